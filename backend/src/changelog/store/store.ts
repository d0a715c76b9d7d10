import { DocketError } from '../../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../../core/preconditions.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { violatedConstraint } from '../../database/failures.ts'
import { type Statement, statement, type Value } from '../../database/statement.ts'
import { once } from '../idempotency-keys.ts'
import { mergePatch } from '../merge.ts'
import type { Restorable, Rewrite } from '../restorable.ts'
import { runUnitOfWork, type UnitOfWork } from '../run-unit-of-work.ts'
import { whyMissing } from '../statements.ts'
import { discard } from '../trash.ts'
import type { Write } from '../write.ts'

/**
 * Resources of the common form: a row of the user whose id is the revision that created it. They are read as the API
 * shows them, changed in TypeScript while the workspace's row is locked, and logged with their state before and after.
 */

/** The members that all of them have. */
export interface Versioned {
  id: number
  created_at: string
  updated_at: string
  /** The revision that last wrote it: its ETag. */
  revision: number
}

/** The members that are a resource's own. */
export type OwnFields<State extends Versioned> = Omit<State, keyof Versioned>

/** Where a resource is: its id, and that of its parent. */
export type Address = { id: number } & Record<string, number>

export interface Kind<State extends Versioned> {
  /** Its name in the change log and in messages. */
  resource: string
  table: string
  /** Its own members that are stored in columns of the same name. */
  columns: readonly (string & keyof OwnFields<State>)[]
  /** Its own members that are objects, with the column of each of their members. */
  nested?: Record<string, Record<string, string>>
  /** The member that holds the id of its parent. */
  within?: string & keyof OwnFields<State>
  /** The message for each of the table's unique indexes that may refuse a row. */
  taken?: Record<string, string>
}

export interface Store<State extends Versioned> {
  readonly resource: string
  readonly table: string
  /** All of the user's rows, and the columns that order them. */
  readonly rows: { select: string; key: readonly [string] | readonly [string, string] }
  /** How its changes are undone. */
  readonly restorable: Restorable
  /** For further statements: the select list of the table's rows. */
  readonly selected: string
  /** @throws DocketError NOT_FOUND, AUTH_INVALID (the user is gone) */
  read(userId: string, db: Queryable, address: Address): Promise<State>
  /** Reads it while the workspace's row is locked. @throws DocketError NOT_FOUND, PRECONDITION_FAILED */
  find(unit: UnitOfWork, address: Address, conditions: Preconditions): Promise<State>
  /**
   * Reads it for an edit, with the part of the patch that is left to apply if it is merged.
   * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, CONFLICT
   */
  findToEdit<Patch extends object>(
    unit: UnitOfWork,
    address: Address,
    patch: Patch,
    conditions: Preconditions,
  ): Promise<{ before: State; patch: Patch; merged: boolean }>
  /** @throws DocketError CONFLICT if something unique is taken */
  create(unit: UnitOfWork, own: OwnFields<State>): Promise<State>
  /** An update that changes nothing writes nothing and takes no revision. @throws DocketError CONFLICT */
  update(unit: UnitOfWork, before: State, change: Partial<OwnFields<State>>): Promise<State>
  /** Moves it to the trash. @param also removes its dependants, which are restored with it */
  remove(unit: UnitOfWork, before: State, also?: () => Promise<void>): Promise<void>
}

export function storeOf<State extends Versioned>(kind: Kind<State>): Store<State> {
  const { resource, table, nested = {}, within, taken } = kind
  const own = [...kind.columns, ...Object.values(nested).flatMap((columns) => Object.values(columns))]
  const all = ['id', ...own, 'created_at', 'updated_at', 'revision']
  const selected = [
    'id',
    ...kind.columns,
    ...Object.entries(nested).map(([member, columns]) => `${objectOf(columns)} AS ${member}`),
    'created_at',
    'updated_at',
    'revision',
  ].join(', ')
  const here = `user_id = :user AND id = :id${within === undefined ? '' : ` AND ${within} = :${within}`}`

  const sql = (action: string, text: string) =>
    statement<Record<string, Value> & { user: string }>(`${resource}_${action}`, text)
  const select = sql('select', `SELECT ${selected} FROM ${table} WHERE ${here}`)
  const insert = sql(
    'insert',
    `INSERT INTO ${table} (user_id, ${all.join(', ')}) VALUES (:user, ${all.map((name) => `:${name}`).join(', ')})`,
  )
  const update = sql(
    'update',
    `UPDATE ${table} SET ${[...own, 'updated_at', 'revision'].map((name) => `${name} = :${name}`).join(', ')}
     WHERE ${here}`,
  )
  const remove = sql('delete', `DELETE FROM ${table} WHERE ${here}`)
  const selectSome = sql(
    'select_some',
    `SELECT ${selected} FROM ${table} WHERE user_id = :user AND id = ANY (:ids::bigint[]) ORDER BY id`,
  )

  /** The column values of a state. */
  function valuesOf(state: State): Record<string, Value> {
    const members = state as unknown as Record<string, Record<string, Value>>
    const values = { ...state } as Record<string, unknown>
    for (const [member, columns] of Object.entries(nested)) {
      for (const [name, column] of Object.entries(columns)) values[column] = members[member]?.[name]
    }
    return values as Record<string, Value>
  }

  async function write(unit: UnitOfWork, query: Statement): Promise<void> {
    try {
      await unit.query(query)
    } catch (error) {
      const detail = taken?.[violatedConstraint(error) ?? '']
      throw detail === undefined ? error : new DocketError('CONFLICT', detail, { cause: error })
    }
  }

  /** Writes a state with the next revision, and logs it. */
  async function put(unit: UnitOfWork, before: State | null, next: State, previous?: number): Promise<State> {
    const revision = unit.nextRevision()
    const state = { ...next, updated_at: unit.at, revision }
    const query = before === null ? insert : update
    await write(unit, query({ user: unit.userId, ...valuesOf(state) }))
    unit.log({ resource, id: state.id, revision, before, after: state, previous })
    return state
  }

  function removeOne(unit: UnitOfWork, before: State, also?: () => Promise<void>): Promise<void> {
    return discard(unit, { resource, id: before.id }, async () => {
      await also?.()
      await write(unit, remove({ user: unit.userId, ...valuesOf(before) }))
      unit.log({ resource, id: before.id, revision: unit.nextRevision(), before, after: null })
    })
  }

  const restorable: Restorable = {
    resource,
    stateOf: (snapshot) => snapshot as never,
    snapshotOf: (state) => state,
    read: (unit, ids) => unit.query(selectSome({ user: unit.userId, ids: ids.map(Number) })),
    async rewrite(unit, changes) {
      for (const { before, after, previous } of changes as readonly (Rewrite &
        Record<'before' | 'after', never>)[]) {
        if (after === null) await removeOne(unit, before)
        else await put(unit, before, after, previous)
      }
    },
  }

  async function find(unit: UnitOfWork, address: Address): Promise<State> {
    const [state] = await unit.query<State>(select({ user: unit.userId, ...address }))
    if (state === undefined) throw new DocketError('NOT_FOUND', `No such ${resource}.`)
    return state
  }

  return {
    resource,
    table,
    rows: {
      select: `SELECT ${selected} FROM ${table} WHERE user_id = :user`,
      key: within === undefined ? ['id'] : [within, 'id'],
    },
    restorable,
    selected,

    async read(userId, db, address) {
      const [state] = await db.query<State>(select({ user: userId, ...address }))
      if (state === undefined) throw await whyMissing(userId, db, resource)
      return state
    },

    async find(unit, address, conditions) {
      const state = await find(unit, address)
      checkPreconditions(conditions, state.revision, () => state)
      return state
    },

    async findToEdit(unit, address, patch, conditions) {
      const before = await find(unit, address)
      const { id } = before
      return { before, ...(await mergePatch(unit, { resource, id }, before, patch, conditions)) }
    },

    async create(unit, own) {
      const id = unit.revision + 1
      return await put(unit, null, { id, ...own, created_at: unit.at } as unknown as State)
    },

    async update(unit, before, change) {
      const isSame = Object.entries(change).every(
        ([name, value]) => value === (before as Record<string, unknown>)[name],
      )
      return isSame ? before : await put(unit, before, { ...before, ...change })
    },

    remove: removeOne,
  }
}

const objectOf = (columns: Record<string, string>): string =>
  `json_build_object(${Object.entries(columns).map(([name, column]) => `'${name}', ${column}`)})`

/**
 * `runUnitOfWork` for a request that may be repeated: its idempotency key takes effect once.
 * @returns the result of `work`, or, on a repeat, the state that answered the first request
 */
export async function writeOnce<State extends Versioned>(
  userId: string,
  db: Database,
  write: Write,
  work: (unit: UnitOfWork) => Promise<State>,
): Promise<{ state: State; replayed: boolean }> {
  const outcome = await once(userId, db, write, () =>
    runUnitOfWork(userId, db, write, async (unit) => {
      const state = await work(unit)
      unit.answer(state.revision)
      return state
    }),
  )
  if (!outcome.replayed) return { state: outcome.result, replayed: false }
  return { state: outcome.after as State, replayed: true }
}
