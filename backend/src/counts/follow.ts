import { changeColumns, type StoredChange, statesOf } from '../changelog/stored-states.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { rowOf } from '../tasks/crud/states.ts'
import { type Snapshot, stateOf, USUAL } from '../tasks/model/state.ts'
import { type Count, type Counted, type Counts, countAll, type Filters } from './passes.ts'

/** Brings known counts up to date from the change log: what the tasks that were written counted before, and count now. */

/** More changes than this are not followed: counting anew takes no longer. */
const MOST = 500

/** Changes of these do not change what a task counts for; those of tasks themselves are followed. */
const UNRELATED: readonly string[] = [
  ...['occurrence', 'note', 'view', 'member', 'api_key', 'webhook', 'channel', 'notification'],
]

const selectChanges = statement<{ workspace: string; since: number; until: number }>(
  'count_changes',
  `SELECT ${changeColumns('changes')} FROM changes
   WHERE user_id = :workspace AND revision > :since AND revision <= :until ORDER BY changes.revision LIMIT ${MOST}`,
)

/**
 * @param since the revision of the known counts
 * @param until the workspace's revision
 * @param filters those among them that the task alone decides
 * @returns undefined if the log does not tell: there are too many changes, or it was cut, or something else was written
 * that decides what tasks count for
 */
export async function followCounts(
  tx: Queryable,
  { zone, ...counted }: Counted & { zone: string },
  range: { since: number; until: number },
  known: Counts,
  filters: Filters,
): Promise<Counts | undefined> {
  const { since, until } = range
  if (until < since || until - since > MOST) return undefined
  const changes = await tx.query<StoredChange & { resource: string }>(
    selectChanges({ workspace: counted.workspaceId, since, until }),
  )
  if (changes.length < until - since) return undefined
  const [before, after]: [object[], object[]] = [[], []]
  for (const change of changes) {
    if (UNRELATED.includes(change.resource)) continue
    // What was erased from the log is not known any more.
    if (change.resource !== 'task' || (change.before === null && change.after === null)) return undefined
    const states = statesOf(change, USUAL)
    if (states.before !== null) before.push(rowOf(stateOf(states.before as Snapshot), zone))
    if (states.after !== null) after.push(rowOf(stateOf(states.after as Snapshot), zone))
  }
  if (before.length + after.length === 0) return onlyOf(known, filters)
  const less = await countAll(tx, { ...counted, rows: before }, filters)
  const more = await countAll(tx, { ...counted, rows: after }, filters)
  return {
    ofProjects: moved(known.ofProjects, less.ofProjects, more.ofProjects),
    ofLabels: moved(known.ofLabels, less.ofLabels, more.ofLabels),
    ofFilters: new Map(
      [...filters.keys()].map((text) => [text, at(known, text) - at(less, text) + at(more, text)]),
    ),
  }
}

const at = ({ ofFilters }: Counts, text: string): number => ofFilters.get(text) ?? 0

function onlyOf(known: Counts, filters: Filters): Counts {
  return { ...known, ofFilters: new Map([...filters.keys()].map((text) => [text, at(known, text)])) }
}

function moved<Key>(
  known: ReadonlyMap<Key, Count>,
  less: ReadonlyMap<Key, Count>,
  more: ReadonlyMap<Key, Count>,
): Map<Key, Count> {
  const now = new Map(known)
  for (const [sign, counts] of [
    [-1, less],
    [1, more],
  ] as const) {
    for (const [key, { open, complete }] of counts) {
      const before = now.get(key) ?? NONE
      now.set(key, { open: before.open + sign * open, complete: before.complete + sign * complete })
    }
  }
  return now
}

const NONE: Count = { open: 0, complete: 0 }
