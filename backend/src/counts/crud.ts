import { LRUCache } from 'lru-cache'
import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type Circumstance, circumstancesOf, type Filter } from '../filters/model/ast.ts'
import { labels } from '../labels/crud.ts'
import { projects } from '../projects/crud.ts'
import { views } from '../views/crud.ts'
import { viewQueryOf } from '../views/model.ts'
import { followCounts } from './follow.ts'
import { type Count, type Counts, countAll, countFilters, type Filters } from './passes.ts'
import type { CountsResponse } from './schemas.ts'

/**
 * Counts the user's tasks in one snapshot. All of them are read only where nothing is known; the counts at an earlier
 * revision are brought up to date from the change log, and time passes over few of them.
 */

const NONE: Count = { open: 0, complete: 0 }

/** The user now, by the clock on their wall: `2026-11-20 09:00:00.123`. */
interface Owner {
  created_at: string
  revision: number
  zone: string
  wall: string
}

const findOwner = statement<{ user: string; now: string }>(
  'count_owner',
  `SELECT created_at, revision, time_zone AS zone, 
     to_char(:now::timestamptz AT TIME ZONE time_zone, 'YYYY-MM-DD HH24:MI:SS.MS') AS wall
   FROM workspaces WHERE id = :user`,
)

const findPassed = statement<{ user: string; from: string; to: string }>(
  'count_passed',
  `SELECT EXISTS (
     SELECT FROM tasks WHERE user_id = :user AND due_local IS NOT NULL
       AND due_local >= :from::timestamp AND due_local < :to::timestamp
   ) AS passed`,
)

/** Counts as they were at a revision and a time. */
interface Known {
  owner: Owner
  counts: Counts
  filters: Filters
  answer: CountsResponse
}

/** Projects, labels and filters of all known counts together. */
const CAPACITY = 200_000

/** Returns the function that counts the tasks of a user. It throws AUTH_INVALID when the user is gone. */
export function createCounter(db: Database): (userId: string, now: Date) => Promise<CountsResponse> {
  const known = new LRUCache<string, Known>({
    maxSize: CAPACITY,
    sizeCalculation: ({ counts }) =>
      10 + counts.ofProjects.size + counts.ofLabels.size + counts.ofFilters.size,
  })
  const atOneMoment = 'ISOLATION LEVEL REPEATABLE READ READ ONLY'

  // A user's requests queue behind each other, without holding connections.
  return (userId, now) =>
    db.queue.run(`counts of ${userId}`, async () => {
      const counted = await db.transaction((tx) => count(userId, tx, now, known.get(userId)), atOneMoment)
      known.set(userId, counted)
      return counted.answer
    })
}

async function count(userId: string, tx: Queryable, now: Date, earlier: Known | undefined): Promise<Known> {
  const [owner] = await tx.query<Owner>(findOwner({ user: userId, now: now.toISOString() }))
  if (owner === undefined) throw userIsGone()
  // An account may be made anew under the same id.
  const known = earlier?.owner.created_at === owner.created_at ? earlier : undefined
  const isSame = known?.owner.revision === owner.revision
  const kept: Filters = known === undefined ? new Map() : await keptOf(userId, tx, known, owner)
  if (known !== undefined && isSame && kept.size === known.filters.size) return known

  const all = await views.list(userId, tx)
  const asked = all.map((view) => ({ id: view.id, text: view.filter, filter: filterOf(view) }))
  const filters: Filters = new Map(
    asked.flatMap(({ text, filter }) => (filter == null ? [] : [[text, filter] as const])),
  )
  const lasting: Filters = new Map([...filters].filter(([text]) => kept.has(text)))
  const range = { since: known?.owner.revision ?? 0, until: owner.revision }
  const followed =
    known && (await followCounts(tx, { userId, now, zone: owner.zone }, range, known.counts, lasting))
  const counts = followed ?? (await countAll(tx, { userId, now }, filters))
  const missing: Filters = new Map([...filters].filter(([text]) => !counts.ofFilters.has(text)))
  for (const [text, number] of await countFilters(tx, { userId, now }, missing)) {
    counts.ofFilters.set(text, number)
  }
  return { owner, counts, filters, answer: await answerOf(userId, tx, owner, counts, asked) }
}

/** The filters whose counts still hold, but for what the log tells. */
async function keptOf(userId: string, tx: Queryable, known: Known, owner: Owner): Promise<Filters> {
  const { wall, revision } = known.owner
  const gone = new Set<Circumstance>()
  if (wall !== owner.wall) gone.add('time')
  if (wall.slice(0, 10) !== owner.wall.slice(0, 10)) gone.add('date')
  if (revision !== owner.revision) gone.add('others')
  const all = [...known.filters].map(([text, filter]) => ({ text, filter, on: circumstancesOf(filter) }))
  if (gone.has('time') && all.some(({ on }) => on.has('due'))) {
    // A clock may have been set back.
    const [from = wall, to = wall] = [wall, owner.wall].toSorted()
    const [row] = await tx.query<{ passed: boolean }>(findPassed({ user: userId, from, to }))
    if (row?.passed !== false) gone.add('due')
  }
  return new Map(
    all.flatMap(({ text, filter, on }) => (on.isDisjointFrom(gone) ? [[text, filter] as const] : [])),
  )
}

async function answerOf(
  userId: string,
  tx: Queryable,
  { revision }: Owner,
  { ofProjects, ofLabels, ofFilters }: Counts,
  asked: readonly { id: number; text: string; filter: Filter | undefined | null }[],
): Promise<CountsResponse> {
  const all = [...ofProjects.values()].reduce(
    (sum, { open, complete }) => ({ open: sum.open + open, complete: sum.complete + complete }),
    NONE,
  )
  return {
    revision,
    all,
    no_project: ofProjects.get(null) ?? NONE,
    projects: (await projects.list(userId, tx)).map(({ id }) => ({ id, ...(ofProjects.get(id) ?? NONE) })),
    labels: (await labels.list(userId, tx)).map(({ id, name }) => ({
      id,
      name,
      ...(ofLabels.get(name) ?? NONE),
    })),
    views: asked.map(({ id, text, filter }) => {
      if (filter === undefined) return { id, tasks: all.open + all.complete }
      return { id, tasks: filter === null ? null : (ofFilters.get(text) ?? null) }
    }),
  }
}

/** The view's filter; null if it was saved when the filter language was another one. */
function filterOf(view: { filter: string; sort: string | null }): Filter | undefined | null {
  try {
    return viewQueryOf(view, () => ['view']).filter
  } catch (error) {
    if (error instanceof DocketError) return null
    throw error
  }
}
