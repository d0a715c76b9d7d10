import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { Indexer } from './indexing.ts'
import { type Range, rangesIn, similarTo, termsOf } from './model.ts'
import { notesQuery, type Search } from './query.ts'
import { countTasks, RARE, similarWords } from './vocabulary.ts'

export type { Indexer } from './indexing.ts'
export { hasAll, type Position, rankedHits, type Search, tasksByTitle } from './query.ts'

/** SQL that has a workspace's index built anew if it has not come as far as a range of the log (`whenErased`). */
export const REBUILD_INDEX = `UPDATE search_state SET revision = workspaces.revision, scanned = 0 FROM workspaces
     WHERE workspaces.id = :workspace AND search_state.user_id = workspaces.id
       AND search_state.revision < (SELECT max(last) FROM range)`

/** With more likely hits than this, only the newest are ranked. */
const COMMON = 10_000
/** Most matching notes that are shown of a task. */
const NOTES = 20

const findNotes = statement<{
  workspace: string
  project: number | null
  tasks: readonly number[]
  query: string
}>(
  'search_notes',
  `SELECT note.task_id, note.id, note.body
   FROM search_documents document CROSS JOIN LATERAL (
     SELECT * FROM notes WHERE user_id = :workspace AND task_id = document.task_id ORDER BY id DESC LIMIT 100
   ) note
   WHERE document.user_id = :workspace AND document.task_id = ANY (:tasks::bigint[])
     AND ts_match_vq(document.words, :query::tsquery)
     -- A task may have left the project since it was found.
     AND (:project::bigint IS NULL OR :project::bigint =
       (SELECT project_id FROM tasks WHERE tasks.user_id = :workspace AND tasks.id = document.task_id))
   ORDER BY note.task_id, note.id DESC`,
)

/**
 * Returns the function that starts a search: it brings the workspace's index up to date with what was written before, unless
 * that takes long, and finds out what the words of the query may be meant for.
 * @param reader where tasks and the index are read
 * @returns a function whose search, given a project, is of that alone: nothing outside changes the answer
 */
export function createSearch(
  indexer: Pick<Indexer, 'catchUp'>,
  reader: Queryable,
): (workspaceId: string, query: string, projectId?: number) => Promise<Search> {
  return async (workspaceId, query, projectId) => {
    const terms = termsOf(query)
    const isComplete = await indexer.catchUp(workspaceId)
    const owner = { workspaceId, projectId }
    const { total, tasksWith } = await countTasks(owner, reader, terms)
    const doubtful = terms.filter((term) => term.typos > 0 && (tasksWith.get(term) ?? 0) < RARE)
    const similar = await similarWords(owner, reader, doubtful)
    const sought = terms.map((term) => ({ ...term, similar: similarTo(term, similar.get(term.text) ?? []) }))
    // This treats words as independent of each other. They are not, but both ways of ranking tolerate the difference.
    const share = [...tasksWith.values()].reduce((part, tasks) => part * Math.min(tasks / total, 1), 1)
    return { ...owner, sought, isComplete, common: share * total > COMMON }
  }
}

/** Where a search found its words; ranges are in code points. */
export interface Matches {
  title: Range[]
  description: Range[]
  /** Newest first; only notes with a match. */
  notes: { id: number; body: string; ranges: Range[] }[]
}

/**
 * What is to be marked in `tasks` (a page of hits), in their order.
 * One statement for all of them, which reads the notes only of tasks whose notes have a word of the search.
 */
export async function matchesIn(
  { workspaceId, projectId, sought }: Search,
  db: Queryable,
  tasks: readonly { id: number; title: string; description: string | null }[],
): Promise<Matches[]> {
  const notes = new Map<number, Matches['notes']>(tasks.map(({ id }) => [id, []]))
  const rows =
    tasks.length === 0
      ? []
      : await db.query<{ task_id: number; id: number; body: string }>(
          findNotes({
            workspace: workspaceId,
            project: projectId ?? null,
            tasks: tasks.map(({ id }) => id),
            query: notesQuery(workspaceId, sought),
          }),
        )
  for (const { task_id, id, body } of rows) {
    const ofTask = notes.get(task_id)
    const ranges = rangesIn(body, sought)
    if (ofTask !== undefined && ofTask.length < NOTES && ranges.length > 0) ofTask.push({ id, body, ranges })
  }
  return tasks.map(({ id, title, description }) => ({
    title: rangesIn(title, sought),
    description: rangesIn(description ?? '', sought),
    notes: notes.get(id) ?? [],
  }))
}
