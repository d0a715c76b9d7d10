import { DocketError } from '../../core/errors.ts'
import { checkPreconditions, type Preconditions } from '../../core/preconditions.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { violatedConstraint } from '../../database/failures.ts'
import { type Statement, statement, type Value } from '../../database/statement.ts'
import { once } from '../idempotency-keys.ts'
import { mergePatch } from '../merge.ts'
import type { Restorable, Rewrite, RewriteOptions } from '../restorable.ts'
import { runUnitOfWork, type UnitOfWork } from '../run-unit-of-work.ts'
import { whyMissing } from '../statements.ts'
import { discard } from '../trash.ts'
import type { Write } from '../write.ts'

/**
 * Resources of the common form: a row of the workspace whose id is the revision that created it. They are read as the
 * API shows them, changed in TypeScript while the workspace's row is locked, and logged with their state before and
 * after.
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
  /** SQL for columns that are read otherwise than by their names. */
  reads?: Record<string, string>
  /** The member that holds the id of its parent. */
  within?: string & keyof OwnFields<State>
  /** The column by which public links refer to it: they end with it, for good, even if it is restored. */
  endsLinks?: 'project_id' | 'view_id'
  /** The message for each of the table's unique indexes that may refuse a row. */
  taken?: Record<string, string>
  /** Checks whether the actor may take back changes in this way. @throws DocketError AUTH_FORBIDDEN */
  admitRewrites?(
    unit: UnitOfWork,
    rewrites: readonly Record<'before' | 'after', State | null>[],
    options: RewriteOptions,
  ): Promise<void>
  /** A snapshot with the members that those of earlier versions lack. */
  completed?(snapshot: object, workspaceId: string): State
}

/** What is known of something before it was created here. */
export interface Origin {
  created_at: string
  previous: number | undefined
}

export interface Store<State extends Versioned> {
  readonly resource: string
  readonly table: string
  /** All of the workspace's rows, and the columns that order them. */
  readonly rows: { select: string; key: readonly [string] | readonly [string, string] }
  /** How its changes are undone. */
  readonly restorable: Restorable
  /** A snapshot of the log with the members that those of earlier versions lack. */
  readonly completed: (snapshot: object, workspaceId: string) => State
  /** For further statements: the select list of the table's rows. */
  readonly selected: string
  /** @throws DocketError NOT_FOUND, AUTH_INVALID (the user is gone) */
  read(workspaceId: string, db: Queryable, address: Address): Promise<State>
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
  /**
   * @param origin when it was created, and the revision that its history continues from, if it comes from elsewhere
   * @throws DocketError CONFLICT if something unique is taken
   */
  create(unit: UnitOfWork, own: OwnFields<State>, origin?: Origin): Promise<State>
  /** An update that changes nothing writes nothing and takes no revision. @throws DocketError CONFLICT */
  update(unit: UnitOfWork, before: State, change: Partial<OwnFields<State>>): Promise<State>
  /** Moves it to the trash. @param also removes its dependants, which are restored with it */
  remove(unit: UnitOfWork, before: State, also?: () => Promise<void>): Promise<void>
}

export function storeOf<State extends Versioned>(kind: Kind<State>): Store<State> {
  const {
    resource,
    table,
    nested = {},
    reads = {},
    within,
    taken,
    completed = (snapshot) => snapshot as State,
  } = kind
  const own = [...kind.columns, ...Object.values(nested).flatMap((columns) => Object.values(columns))]
  const all = ['id', ...own, 'created_at', 'updated_at', 'revision']
  const selected = [
    'id',
    ...kind.columns,
    ...Object.entries(nested).map(([member, columns]) => `${objectOf(columns, reads)} AS ${member}`),
    'created_at',
    'updated_at',
    'revision',
  ].join(', ')
  const here = `user_id = :workspace AND id = :id${within === undefined ? '' : ` AND ${within} = :${within}`}`

  const sql = (action: string, text: string) =>
    statement<Record<string, Value> & { workspace: string }>(`${resource}_${action}`, text)
  const select = sql('select', `SELECT ${selected} FROM ${table} WHERE ${here}`)
  const insert = sql(
    'insert',
    `INSERT INTO ${table} (user_id, ${all.join(', ')}) VALUES (:workspace, ${all.map((name) => `:${name}`).join(', ')})`,
  )
  const update = sql(
    'update',
    `UPDATE ${table} SET ${[...own, 'updated_at', 'revision'].map((name) => `${name} = :${name}`).join(', ')}
     WHERE ${here}`,
  )
  const remove = sql('delete', `DELETE FROM ${table} WHERE ${here}`)
  const endLinks =
    kind.endsLinks &&
    sql('end_links', `DELETE FROM public_links WHERE workspace_id = :workspace AND ${kind.endsLinks} = :id`)
  const selectSome = sql(
    'select_some',
    `SELECT ${selected} FROM ${table} WHERE user_id = :workspace AND id = ANY (:ids::bigint[]) ORDER BY id`,
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
    await write(unit, query({ workspace: unit.workspaceId, ...valuesOf(state) }))
    unit.log({ resource, id: state.id, revision, before, after: state, previous })
    return state
  }

  function removeOne(unit: UnitOfWork, before: State, also?: () => Promise<void>): Promise<void> {
    return discard(unit, { resource, id: before.id }, async () => {
      await also?.()
      if (endLinks !== undefined) await unit.query(endLinks({ workspace: unit.workspaceId, id: before.id }))
      await write(unit, remove({ workspace: unit.workspaceId, ...valuesOf(before) }))
      unit.log({ resource, id: before.id, revision: unit.nextRevision(), before, after: null })
    })
  }

  const restorable: Restorable = {
    resource,
    stateOf: (snapshot) => snapshot as never,
    snapshotOf: (state) => state,
    read: (unit, ids) => unit.query(selectSome({ workspace: unit.workspaceId, ids: ids.map(Number) })),
    async rewrite(unit, changes, options) {
      const rewrites = changes as readonly (Rewrite & Record<'before' | 'after', never>)[]
      await kind.admitRewrites?.(unit, rewrites, options)
      for (const { before, after, previous } of rewrites) {
        if (after === null) await removeOne(unit, before)
        else await put(unit, before, after, previous)
      }
    },
  }

  async function find(unit: UnitOfWork, address: Address): Promise<State> {
    const [state] = await unit.query<State>(select({ workspace: unit.workspaceId, ...address }))
    if (state === undefined) throw new DocketError('NOT_FOUND', `No such ${resource}.`)
    return state
  }

  return {
    resource,
    table,
    rows: {
      select: `SELECT ${selected} FROM ${table} WHERE user_id = :workspace`,
      key: within === undefined ? ['id'] : [within, 'id'],
    },
    restorable,
    completed,
    selected,

    async read(workspaceId, db, address) {
      const [state] = await db.query<State>(select({ workspace: workspaceId, ...address }))
      if (state === undefined) throw await whyMissing(workspaceId, db, resource)
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

    async create(unit, own, origin) {
      const id = unit.revision + 1
      const { created_at = unit.at, previous } = origin ?? {}
      return await put(unit, null, { id, ...own, created_at } as unknown as State, previous)
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

/**
 * How changes are taken back of resources that are deleted for good, since what made them work is stored nowhere or must
 * not come back to life: what was made is deleted, and what was deleted stays so.
 */
export const restorableForGood = <State extends Versioned>(
  { restorable }: Pick<Store<State>, 'restorable'>,
  write: {
    edit(unit: UnitOfWork, before: State, after: State): Promise<State>
    remove(unit: UnitOfWork, before: State): Promise<void>
  },
): Restorable => ({
  ...restorable,
  isForGood: true,
  async rewrite(unit, changes) {
    for (const { before, after } of changes as readonly Record<'before' | 'after', never>[]) {
      if (after === null) await write.remove(unit, before)
      else await write.edit(unit, before, after)
    }
  },
})

const objectOf = (columns: Record<string, string>, reads: Record<string, string>): string =>
  `json_build_object(${Object.entries(columns).map(([name, column]) => `'${name}', ${reads[column] ?? column}`)})`

/**
 * `runUnitOfWork` for a request that may be repeated: its idempotency key takes effect once.
 * @returns the result of `work`, or, on a repeat, the state that answered the first request
 */
export async function writeOnce<State extends Versioned>(
  workspaceId: string,
  db: Database,
  write: Write,
  work: (unit: UnitOfWork) => Promise<State>,
): Promise<{ state: State; replayed: boolean }> {
  const outcome = await once(workspaceId, db, write, () =>
    runUnitOfWork(workspaceId, db, write, async (unit) => {
      const state = await work(unit)
      unit.answer(state.revision)
      return state
    }),
  )
  if (!outcome.replayed) return { state: outcome.result, replayed: false }
  return { state: outcome.after as State, replayed: true }
}
