import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { type Listed, onceFor, type Resource, type Resources } from '../resource.ts'

/** Everything that a workspace has, part by part: the start for a client that will follow the changes. */

export type Row = Record<string, unknown> & {
  id?: number
  revision?: number
  at?: string
  updated_at?: string
}

/** Reads a page of a resource's rows, those after the values `first` and `second` of its key columns. */
export const pageOf = onceFor(({ name, rows }: Listed) =>
  statement<{ workspace: string; limit: number; first: number; second: number }>(
    `state_${name}`,
    `SELECT * FROM (${rows.select}) AS part WHERE ${
      rows.key.length === 1
        ? `${rows.key[0]} > :first AND :second::bigint IS NOT NULL`
        : `(${rows.key.join(', ')}) > (:first::bigint, :second::bigint)`
    } ORDER BY ${rows.key.join(', ')} LIMIT :limit`,
  ),
)

/** Where in the state a page begins: in the part with which place, after which row. */
export interface StateCursor {
  part: number
  after: number[]
}

export const STATE_BEGINS: StateCursor = { part: 0, after: [0, 0] }

/**
 * Reads from `place` on, at most `limit` things of the resources that are named.
 * @returns what was found, and the place after it; null when that was all
 */
export async function readState(
  workspaceId: string,
  db: Queryable,
  resources: Resources,
  { place, limit, names }: { place: StateCursor; limit: number; names: readonly string[] },
): Promise<{ found: { resource: Resource; row: Row }[]; next: StateCursor | null }> {
  const found: { resource: Resource; row: Row }[] = []
  for (const resource of resources.synced) {
    if (resource.sync < place.part || !names.includes(resource.name)) continue
    const [first = 0, second = 0] = resource.sync === place.part ? place.after : []
    const wanted = limit - found.length
    const rows = await db.query<Row>(
      pageOf(resource)({ workspace: workspaceId, limit: wanted + 1, first, second }),
    )
    for (const row of rows.slice(0, wanted)) found.push({ resource, row })
    if (rows.length > wanted) {
      const last = rows[wanted - 1]
      const after = last === undefined ? [first, second] : resource.rows.key.map((name) => Number(last[name]))
      return { found, next: { part: resource.sync, after } }
    }
  }
  return { found, next: null }
}
