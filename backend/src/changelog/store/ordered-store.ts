import { userIsGone } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import { evenPositions, hasRoomBetween, positionBetween } from '../../core/order.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { UnitOfWork } from '../run-unit-of-work.ts'
import { type Kind, type Origin, type OwnFields, type Store, storeOf, type Versioned } from './store.ts'

/** Resources that the user puts in order, few enough to be read all at once. */

export interface Ordered extends Versioned {
  /** Fractional key, compared byte by byte. */
  position: string
}

/** How many a workspace may have of each kind. */
export const MOST = 500

/** The neighbour before or after which an item goes. */
export type RelativePosition = { before: number } | { after: number }

export interface OrderedStore<State extends Ordered> extends Store<State> {
  /** In their order. @throws DocketError AUTH_INVALID if the user is gone */
  list(workspaceId: string, db: Queryable): Promise<State[]>
  /**
   * Creates one at the end of the order. @throws DocketError CONFLICT if there are `MOST` already, or one like it
   * exists
   */
  append(unit: UnitOfWork, own: Omit<OwnFields<State>, 'position'>, origin?: Origin): Promise<State>
  /** @throws DocketError VALIDATION_ERROR if the neighbour that `place` names does not exist */
  move(unit: UnitOfWork, before: State, place: RelativePosition): Promise<State>
}

export function orderedStoreOf<State extends Ordered>(kind: Kind<State>): OrderedStore<State> {
  const { resource, table } = kind
  const store = storeOf(kind)
  const select = statement<{ workspace: string }>(
    `${resource}_list`,
    `SELECT own.* FROM workspaces LEFT JOIN (SELECT user_id, ${store.selected} FROM ${table}) own ON own.user_id = workspaces.id
     WHERE workspaces.id = :workspace ORDER BY own.position COLLATE "C", own.id`,
  )

  async function list(workspaceId: string, db: Queryable): Promise<State[]> {
    const rows = await db.query<(State & { user_id: string }) | { user_id: null }>(
      select({ workspace: workspaceId }),
    )
    if (rows.length === 0) throw userIsGone()
    return rows
      .filter((row) => row.user_id !== null)
      .map(({ user_id: _, ...state }) => state as unknown as State)
  }

  /** Changes nothing but the position. */
  const put = (unit: UnitOfWork, state: State, position: string) =>
    store.update(unit, state, { position } as unknown as Partial<OwnFields<State>>)

  return {
    ...store,
    list,

    async append(unit, own, origin) {
      const others = await list(unit.workspaceId, unit)
      if (others.length >= MOST) {
        throw new DocketError(
          'CONFLICT',
          `There are already ${MOST} ${table}, the maximum. Delete one first.`,
        )
      }
      const position = positionBetween(others.at(-1)?.position ?? null, null)
      return store.create(unit, { ...own, position } as unknown as OwnFields<State>, origin)
    },

    async move(unit, before, place) {
      const others = (await list(unit.workspaceId, unit)).filter(({ id }) => id !== before.id)
      const target = 'before' in place ? place.before : place.after
      const found = others.findIndex(({ id }) => id === target)
      if (found === -1) throw noSuchTarget('before' in place ? 'before' : 'after', resource)
      const index = 'before' in place ? found : found + 1
      const low = others[index - 1]?.position ?? null
      const high = others[index]?.position ?? null
      // It is already there.
      if ((low ?? '') < before.position && (high === null || before.position < high)) return before
      if (hasRoomBetween(low, high)) return put(unit, before, positionBetween(low, high))
      return spread(unit, others, before, index)
    },
  }

  /** Makes room by giving all of them new keys; the one that moves is written last. */
  async function spread(unit: UnitOfWork, others: State[], moved: State, index: number): Promise<State> {
    const positions = evenPositions(others.length + 1)
    const [position = ''] = positions.splice(index, 1)
    for (const [at, other] of others.entries()) await put(unit, other, positions[at] ?? '')
    return put(unit, moved, position)
  }
}

function noSuchTarget(member: string, resource: string): DocketError {
  const msg = `No other ${resource} has this id.`
  const errors = [{ loc: ['body', member], msg, type: 'not_found' }]
  return new DocketError('VALIDATION_ERROR', `body.${member}: ${msg}`, { errors })
}
