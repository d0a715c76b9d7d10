import { LRUCache } from 'lru-cache'
import { type Actor, userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type Circumstance, circumstancesOf, type Filter } from '../filters/model/ast.ts'
import { labels } from '../labels/crud.ts'
import type { Calendar } from '../preferences/model.ts'
import { projects } from '../projects/crud.ts'
import { peopleFor } from '../tasks/crud/people.ts'
import { views } from '../views/crud.ts'
import { viewQueryOf } from '../views/model.ts'
import { followCounts } from './follow.ts'
import { type Count, type Counted, type Counts, countAll, countFilters, type Filters } from './passes.ts'
import type { CountsResponse } from './schemas.ts'

/**
 * Counts the workspace's tasks in one snapshot. All of them are read only where nothing is known; the counts at an earlier
 * revision are brought up to date from the change log, and time passes over few of them.
 */

const NONE: Count = { open: 0, complete: 0 }

interface Owner {
  created_at: string
  revision: number
  /** The workspace's time zone. */
  zone: string
  /** The present time by the clock of whoever asks: `2026-11-20 09:00:00.123`. */
  wall: string
}

const findOwner = statement<{ workspace: string; now: string; zone: string | null }>(
  'count_owner',
  `SELECT created_at, revision, time_zone AS zone,
     to_char(:now::timestamptz AT TIME ZONE coalesce(:zone::text, time_zone), 'YYYY-MM-DD HH24:MI:SS.MS') AS wall
   FROM workspaces WHERE id = :workspace`,
)

const findPassed = statement<{ workspace: string; from: string; to: string }>(
  'count_passed',
  `SELECT EXISTS (
     SELECT FROM tasks WHERE user_id = :workspace AND due_local IS NOT NULL
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

/** @param calendar how days are reckoned, where that is not how the workspace does */
export type CountTasks = (actor: Actor, now: Date, calendar?: Calendar) => Promise<CountsResponse>

/** Returns the function that counts the tasks of a workspace. It throws AUTH_INVALID when that is gone. */
export function createCounter(db: Database): CountTasks {
  const known = new LRUCache<string, Known>({
    maxSize: CAPACITY,
    sizeCalculation: ({ counts }) =>
      10 + counts.ofProjects.size + counts.ofLabels.size + counts.ofFilters.size,
  })
  const atOneMoment = 'ISOLATION LEVEL REPEATABLE READ READ ONLY'

  // A user's requests queue behind each other, without holding connections.
  return (actor, now, calendar) => {
    // What a view counts may depend on whom it asks for `me`, and on where that is.
    const key = JSON.stringify([actor.workspaceId, actor.userId, calendar])
    return db.queue.run(`counts of ${actor.userId}`, async () => {
      const counted = await db.transaction(
        (tx) => count(tx, actor, { now, calendar }, known.get(key)),
        atOneMoment,
      )
      known.set(key, counted)
      return counted.answer
    })
  }
}

async function count(
  tx: Queryable,
  actor: Actor,
  { now, calendar }: Pick<Counted, 'now' | 'calendar'>,
  earlier: Known | undefined,
): Promise<Known> {
  const { workspaceId } = actor
  const [owner] = await tx.query<Owner>(
    findOwner({ workspace: workspaceId, now: now.toISOString(), zone: calendar?.zone ?? null }),
  )
  if (owner === undefined) throw userIsGone()
  // A user who was deleted may return, with a workspace of the same id.
  const known = earlier?.owner.created_at === owner.created_at ? earlier : undefined
  const isSame = known?.owner.revision === owner.revision
  const kept: Filters =
    known === undefined ? new Map() : await keptOf(tx, { workspaceId, calendar }, known, owner)
  if (known !== undefined && isSame && kept.size === known.filters.size) return known

  const all = await views.list(workspaceId, tx)
  const asked = all.map((view) => ({ id: view.id, text: view.filter, filter: filterOf(view) }))
  const filters: Filters = new Map(
    asked.flatMap(({ text, filter }) => (filter == null ? [] : [[text, filter] as const])),
  )
  const lasting: Filters = new Map([...filters].filter(([text]) => kept.has(text)))
  const counted = { workspaceId, now, calendar, people: await peopleFor(actor, tx, [...filters.values()]) }
  const range = { since: known?.owner.revision ?? 0, until: owner.revision }
  const followed =
    known && (await followCounts(tx, { ...counted, zone: owner.zone }, range, known.counts, lasting))
  const counts = followed ?? (await countAll(tx, counted, filters))
  const missing: Filters = new Map([...filters].filter(([text]) => !counts.ofFilters.has(text)))
  for (const [text, number] of await countFilters(tx, counted, missing)) {
    counts.ofFilters.set(text, number)
  }
  return { owner, counts, filters, answer: await answerOf(workspaceId, tx, owner, counts, asked) }
}

/** The filters whose counts still hold, but for what the log tells. */
async function keptOf(
  tx: Queryable,
  { workspaceId, calendar }: Pick<Counted, 'workspaceId' | 'calendar'>,
  known: Known,
  owner: Owner,
): Promise<Filters> {
  const { wall, revision } = known.owner
  const gone = new Set<Circumstance>(['names'])
  if (wall !== owner.wall) gone.add('time')
  if (wall.slice(0, 10) !== owner.wall.slice(0, 10)) gone.add('date')
  if (revision !== owner.revision) gone.add('others')
  const all = [...known.filters].map(([text, filter]) => ({ text, filter, on: circumstancesOf(filter) }))
  if (calendar?.zone !== undefined && gone.has('time')) {
    // What is stored is the time in the workspace's zone: it does not tell which times have passed in another.
    gone.add('due')
  } else if (gone.has('time') && all.some(({ on }) => on.has('due'))) {
    // A clock may have been set back.
    const [from = wall, to = wall] = [wall, owner.wall].toSorted()
    const [row] = await tx.query<{ passed: boolean }>(findPassed({ workspace: workspaceId, from, to }))
    if (row?.passed !== false) gone.add('due')
  }
  return new Map(
    all.flatMap(({ text, filter, on }) => (on.isDisjointFrom(gone) ? [[text, filter] as const] : [])),
  )
}

async function answerOf(
  workspaceId: string,
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
    projects: (await projects.list(workspaceId, tx)).map(({ id }) => ({
      id,
      ...(ofProjects.get(id) ?? NONE),
    })),
    labels: (await labels.list(workspaceId, tx)).map(({ id, name }) => ({
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
