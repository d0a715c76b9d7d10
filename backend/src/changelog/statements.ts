import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

/** Parts that statements share. */

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

const findOwner = statement<{ workspace: string }>(
  'workspace_exists',
  'SELECT id FROM workspaces WHERE id = :workspace',
)

/** @throws DocketError AUTH_INVALID if the workspace no longer exists */
export async function checkWorkspace(workspaceId: string, db: Queryable): Promise<void> {
  const [owner] = await db.query(findOwner({ workspace: workspaceId }))
  if (owner === undefined) throw userIsGone()
}

/** Why a row of the workspace was not found: there is no such `resource`, or the workspace no longer exists. */
export async function whyMissing(workspaceId: string, db: Queryable, resource: string): Promise<DocketError> {
  const [owner] = await db.query(findOwner({ workspace: workspaceId }))
  return owner === undefined ? userIsGone() : new DocketError('NOT_FOUND', `No such ${resource}.`)
}
