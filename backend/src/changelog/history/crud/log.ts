import { DocketError } from '../../../core/errors.ts'
import type { Queryable } from '../../../database/connection.ts'
import { statement } from '../../../database/statement.ts'
import { type ChangeRow, shownChange } from '../../changes/crud.ts'
import type { Change } from '../../changes/schemas.ts'
import { pastOf } from '../../past.ts'
import { onceFor, type Resources, type Trashed } from '../../resource.ts'
import { whyMissing } from '../../statements.ts'
import { changeColumns, EARLIER } from '../../stored-states.ts'

/** The history of one resource. */

/** The revision that last wrote a resource or, if it is in the trash, the one that removed it. */
const findLatest = onceFor(({ name, trash: { table } }: Trashed) =>
  statement<{ workspace: string; id: string }>(
    `history_latest_${name}`,
    `SELECT revision FROM ${table} WHERE user_id = :workspace AND id = :id::text::bigint UNION ALL
     SELECT revision FROM trash WHERE user_id = :workspace AND resource = '${name}' AND resource_id = :id`,
  ),
)

/** Which resource is meant. */
export interface Address {
  resource: Trashed
  id: number
  /** The other ids of its path, by the names of its members that must be equal to them. */
  parents: Record<string, number>
}

/** Whether it belongs to what its path says. */
export const isWithin = ({ parents }: Address, snapshot: object): boolean =>
  Object.entries(parents).every(([name, id]) => (snapshot as Record<string, unknown>)[name] === id)

const selectHistory = statement<{
  workspace: string
  resource: string
  /** The name of its changes from before it was moved here. */
  past: string
  id: string
  start: number
  limit: number
}>(
  'history_list',
  `WITH RECURSIVE chain AS (
     SELECT *, 1 AS depth FROM changes
     WHERE user_id = :workspace AND revision = :start AND resource IN (:resource, :past) AND resource_id = :id
     UNION ALL
     SELECT earlier.*, depth + 1 FROM chain change CROSS JOIN LATERAL (
       SELECT * FROM changes WHERE user_id = :workspace AND revision = ${EARLIER} OFFSET 0
     ) earlier WHERE depth < :limit
   )
   SELECT ${changeColumns('chain')}, workspaces.time_zone
   FROM chain JOIN workspaces ON workspaces.id = :workspace ORDER BY chain.depth`,
)

/**
 * The changes of a resource, newest first, as far back as the log goes.
 * @param query.start the revision to begin at, one of the resource's own; the latest when undefined
 * @returns the changes and where the next page begins
 * @throws DocketError NOT_FOUND
 */
export async function listHistory(
  workspaceId: string,
  db: Queryable,
  resources: Resources,
  address: Address,
  query: { start?: number | undefined; limit: number },
): Promise<{ changes: Change[]; next: number | null }> {
  const { resource, id } = address
  const { name } = resource
  let { start } = query
  if (start === undefined) {
    const [latest] = await db.query<{ revision: number }>(
      findLatest(resource)({ workspace: workspaceId, id: String(id) }),
    )
    if (latest === undefined) throw await whyMissing(workspaceId, db, name)
    start = latest.revision
  }
  const rows = await db.query<ChangeRow>(
    selectHistory({
      ...{ workspace: workspaceId, resource: name, past: pastOf(name), id: String(id) },
      ...{ start, limit: query.limit + 1 },
    }),
  )
  // Its changes in other workspaces are its own.
  for (const row of rows) row.resource = name
  const [newest] = rows
  const states = newest && resources.statesOf(newest)
  const state = states?.after ?? states?.before
  if (state != null && !isWithin(address, state)) throw new DocketError('NOT_FOUND', `No such ${name}.`)
  const changes = rows.slice(0, query.limit).map((row) => shownChange(row, resources))
  return { changes, next: rows[query.limit]?.revision ?? null }
}
