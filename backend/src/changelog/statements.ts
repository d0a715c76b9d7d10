import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Preconditions } from '../core/preconditions.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

/**
 * The change log in SQL. A writing statement takes the user's next revision by updating the workspace's row, which serialises
 * the user's writes, and adds the row of `changes` that records who did what: both or neither.
 */

/**
 * The `INSERT INTO changes` of a statement; `select` yields revision, resource id, the previous revision, and the states
 * before and after as the log stores them (`storedStates`).
 */
export const logChange = (resource: string, select: string): string => `
  INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, previous, before, after)
  SELECT :user, ${AT}, :actor_kind, :actor_id, '${resource}', ${select}`

/** Stores the request's idempotency key, if it has one, with the revision that `source` took. */
export const claimKey = (source: string): string => `
  INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, created_at)
  SELECT :user, :idempotency_key, :fingerprint::bytea, revision, ${AT} FROM ${source}
  WHERE :idempotency_key::text IS NOT NULL`

/** `columns` of `table` as a select list. */
export const columnsOf = (columns: readonly string[], table: string): string =>
  columns.map((name) => `${table}.${name}`).join(', ')

/**
 * `columns` of `table` as the JSON object of the API's response; columns whose name ends in `_at` are instants.
 * @param others SQL for columns whose values come from elsewhere, already in the API's format
 */
export const snapshotOf = (
  columns: readonly string[],
  table: string,
  others: Record<string, string> = {},
): string => {
  const members = columns.map((name) => {
    const column = `${table}.${name}`
    return `'${name}', ${others[name] ?? (name.endsWith('_at') ? instantOf(column) : column)}`
  })
  return `json_build_object(${members.join(', ')})`
}

/** The time of the write as a column value; `:at` itself is the text that the API shows. */
export const AT = ':at::text::timestamptz'

/** The instant in a column, as the API shows it. */
export const instantOf = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/**
 * The start of a statement that changes the row `:id` of a user's `table`. It locks the workspace's row, then the target
 * row, and so reads the latter as the user's last write left it: `old`, with `allowed` for whether the preconditions
 * hold. Every writer locks in this order, so there is no deadlock.
 * @param wanted further columns of `old`, computed from the row
 */
export const lockTarget = (table: string, wanted: string[] = []): string => `
  old AS MATERIALIZED (
    SELECT ${[`${table}.*`, ...wanted].join(', ')},
      (:match::bigint[] IS NULL OR ${table}.revision = ANY (:match::bigint[]))
        AND ${table}.revision <> ALL (:none_match::bigint[]) AS allowed
    FROM workspaces JOIN ${table} ON ${table}.user_id = workspaces.id AND ${table}.id = :id
    WHERE workspaces.id = :user
    FOR NO KEY UPDATE OF workspaces, ${table}
  )`

/** Takes the user's next revision, if the row `old` meets the condition. */
export const nextRevision = (condition = 'old.allowed'): string => `
  UPDATE workspaces SET revision = workspaces.revision + 1 FROM old WHERE workspaces.id = :user AND ${condition}
  RETURNING workspaces.revision`

/** The columns that such a statement selects `FROM old`. */
export const OUTCOME = 'old.allowed'

export interface WriteOutcome {
  allowed: boolean
}

export type TargetParameters<Id> = {
  user: string
  id: Id
  match: readonly number[] | null
  none_match: readonly number[]
}

export const conditionParameters = ({ match, noneMatch }: Preconditions) => ({ match, none_match: noneMatch })

const findOwner = statement<{ user: string }>(
  'workspace_exists',
  'SELECT id FROM workspaces WHERE id = :user',
)

/** Why a row of the user was not found: there is no such `resource`, or the user no longer exists. */
export async function whyMissing(userId: string, db: Queryable, resource: string): Promise<DocketError> {
  const [owner] = await db.query(findOwner({ user: userId }))
  return owner === undefined ? userIsGone() : new DocketError('NOT_FOUND', `No such ${resource}.`)
}
