import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { labels } from '../../labels/crud.ts'
import { notes } from '../../notes/crud.ts'
import { projects } from '../../projects/crud.ts'
import { columns } from '../../tasks/crud/rows.ts'
import { views } from '../../views/crud.ts'
import type { SyncedChange } from './schemas.ts'

/** Everything that a user has, part by part: the start for a client that will follow the changes. */

type Resource = SyncedChange['resource']

interface Part {
  resource: Resource
  /** The columns by which the next page continues after the last row. */
  key: readonly [string] | readonly [string, string]
  /** What is selected, and from where. */
  select: string
}

/** Ordered so that what others refer to comes before them. */
const PARTS: readonly Part[] = [
  {
    resource: 'preferences',
    key: ['part'],
    select: `SELECT 1 AS part, time_zone, preferences_revision AS revision, NULL AS at
      FROM users WHERE id = :user`,
  },
  { resource: 'project', key: ['id'], select: listOf(projects.selected, 'projects') },
  { resource: 'label', key: ['id'], select: listOf(labels.selected, 'labels') },
  { resource: 'view', key: ['id'], select: listOf(views.selected, 'views') },
  { resource: 'task', key: ['id'], select: listOf(columns('task'), 'tasks task') },
  { resource: 'note', key: ['task_id', 'id'], select: listOf(notes.selected, 'notes') },
  {
    resource: 'occurrence',
    key: ['task_id', 'id'],
    select: listOf(
      "id, task_id, status, due, recurrence_id, at, json_build_object('kind', actor_kind, 'id', actor_id) AS actor",
      'occurrences',
    ),
  },
]

function listOf(selected: string, table: string): string {
  return `SELECT ${selected} FROM ${table} WHERE user_id = :user`
}

type Row = Record<string, unknown> & { id?: number; revision?: number; at?: string; updated_at?: string }

const pages = PARTS.map(({ resource, key, select }) =>
  statement<{ user: string; limit: number; first: number; second: number }>(
    `state_${resource}`,
    `SELECT * FROM (${select}) AS part WHERE ${
      key.length === 1
        ? `${key[0]} > :first AND :second::bigint IS NOT NULL`
        : `(${key.join(', ')}) > (:first::bigint, :second::bigint)`
    } ORDER BY ${key.join(', ')} LIMIT :limit`,
  ),
)

/** Where in the state a page begins: in which part, after which row. */
export interface StatePlace {
  part: number
  after: number[]
}

export const STATE_BEGINS: StatePlace = { part: 0, after: [0, 0] }

/**
 * Reads from `place` on, at most `limit` things of these resources.
 * @returns what was found, and the place after it; null when that was all
 */
export async function readState(
  userId: string,
  db: Queryable,
  { place, limit, resources }: { place: StatePlace; limit: number; resources: readonly string[] },
): Promise<{ found: { resource: Resource; row: Row }[]; next: StatePlace | null }> {
  const found: { resource: Resource; row: Row }[] = []
  let [first = 0, second = 0] = place.after
  for (let index = place.part; index < PARTS.length; index += 1) {
    const part = PARTS[index]
    const page = pages[index]
    if (part === undefined || page === undefined || !resources.includes(part.resource)) continue
    const wanted = limit - found.length
    const rows = await db.query<Row>(page({ user: userId, limit: wanted + 1, first, second }))
    for (const row of rows.slice(0, wanted)) found.push({ resource: part.resource, row })
    if (rows.length > wanted) {
      const last = rows[wanted - 1]
      const after = last === undefined ? [first, second] : part.key.map((name) => Number(last[name]))
      return { found, next: { part: index, after } }
    }
    ;[first, second] = [0, 0]
  }
  return { found, next: null }
}
