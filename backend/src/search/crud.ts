import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { createIndexer } from './indexing.ts'
import { type Range, rangesIn, similarTo, termsOf } from './model.ts'
import { notesQuery, type Search } from './query.ts'
import { countTasks, RARE, similarWords } from './vocabulary.ts'

export { type Position, rankedHits, type Search } from './query.ts'

/** From so many likely hits on, only the newest are ranked. */
const COMMON = 10_000
/** Of a task's notes that match, so many are shown. */
const NOTES = 20

const findNotes = statement<{
  user: string
  project: number | null
  tasks: readonly number[]
  query: string
}>(
  'search_notes',
  `SELECT note.task_id, note.id, note.body
   FROM search_documents document CROSS JOIN LATERAL (
     SELECT * FROM notes WHERE user_id = :user AND task_id = document.task_id ORDER BY id DESC LIMIT 100
   ) note
   WHERE document.user_id = :user AND document.task_id = ANY (:tasks::bigint[])
     AND ts_match_vq(document.words, :query::tsquery)
     -- A task may have left the project since it was found.
     AND (:project::bigint IS NULL OR :project::bigint =
       (SELECT project_id FROM tasks WHERE tasks.user_id = :user AND tasks.id = document.task_id))
   ORDER BY note.task_id, note.id DESC`,
)

/**
 * Gives the function that begins a search: it catches the user's index up with what was written before, and finds
 * out what the words of the query may be meant for.
 * @param reader where tasks and the index are read
 * @returns where a project is given, of that alone: nothing outside changes the answer
 */
export function createSearch(
  db: Database,
  reader: Queryable,
): (userId: string, query: string, projectId?: number) => Promise<Search> {
  const catchUp = createIndexer(db, reader)
  return async (userId, query, projectId) => {
    const terms = termsOf(query)
    await catchUp(userId)
    const owner = { userId, projectId }
    const { total, tasksWith } = await countTasks(owner, reader, terms)
    const doubtful = terms.filter((term) => term.typos > 0 && (tasksWith.get(term) ?? 0) < RARE)
    const similar = await similarWords(owner, reader, doubtful)
    const sought = terms.map((term) => ({ ...term, similar: similarTo(term, similar.get(term.text) ?? []) }))
    // As if words came independently of each other: they do not, but both ways of ranking bear the difference.
    const share = [...tasksWith.values()].reduce((part, tasks) => part * Math.min(tasks / total, 1), 1)
    return { ...owner, sought, common: share * total > COMMON }
  }
}

/** Where a search found what it sought; ranges are in code points. */
export interface Matches {
  title: Range[]
  description: Range[]
  /** Newest first; only those that have any. */
  notes: { id: number; body: string; ranges: Range[] }[]
}

/**
 * What is to be marked in `tasks` (a page of hits), in their order.
 * One statement for all, which reads notes only of tasks whose notes have a word of the search.
 */
export async function matchesIn(
  { userId, projectId, sought }: Search,
  db: Queryable,
  tasks: readonly { id: number; title: string; description: string | null }[],
): Promise<Matches[]> {
  const notes = new Map<number, Matches['notes']>(tasks.map(({ id }) => [id, []]))
  const rows =
    tasks.length === 0
      ? []
      : await db.query<{ task_id: number; id: number; body: string }>(
          findNotes({
            user: userId,
            project: projectId ?? null,
            tasks: tasks.map(({ id }) => id),
            query: notesQuery(userId, sought),
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
