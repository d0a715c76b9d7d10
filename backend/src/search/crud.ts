import { userIsGone } from '../core/auth.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { createIndexer } from './indexing.ts'
import { type Range, rangesIn, similarTo, type Term, termsOf } from './model.ts'
import { notesQuery, type Search } from './query.ts'

export { type Position, rankedHits, type Search } from './query.ts'

/** From so many likely hits on, only the newest are ranked. */
const COMMON = 10_000
/** A word that fewer tasks have, as it is or as a beginning, may be misspelt. */
const RARE = 10

const countTasks = statement<{ user: string; words: readonly string[]; ends: readonly string[] }>(
  'search_count',
  `SELECT users.last_task_id AS total, counted.tasks
   FROM users LEFT JOIN unnest(:words::text[], :ends::text[]) WITH ORDINALITY AS term(word, bound, number) ON true
   LEFT JOIN LATERAL (
     SELECT coalesce(sum(tasks), 0) AS tasks FROM search_words known
     WHERE known.user_id = :user AND known.word >= term.word AND known.word < term.bound
   ) counted ON true
   WHERE users.id = :user ORDER BY term.number`,
)

/** Most of what is mistyped begins with the right letter; of longer words, common trigrams find the rest. */
const findSimilar = statement<{ user: string; words: readonly string[]; typos: readonly number[] }>(
  'search_similar',
  `SELECT term.word AS term, near.word
   FROM unnest(:words::text[], :typos::int[]) AS term(word, typos)
   CROSS JOIN LATERAL (
     SELECT word FROM (
       SELECT word, tasks FROM search_words
       WHERE user_id = :user AND word >= left(term.word, 1) AND word < left(term.word, 1) || chr(1114111)
       UNION
       SELECT word, tasks FROM search_words WHERE user_id = :user AND word % term.word
     ) AS candidate
     WHERE abs(length(word) - length(term.word)) <= term.typos
       AND levenshtein_less_equal(word, term.word, term.typos + 1) <= term.typos + 1
     ORDER BY levenshtein_less_equal(word, term.word, term.typos + 1), tasks DESC, word LIMIT 200
   ) AS near`,
)

/** Of a task's notes that match, so many are shown. */
const NOTES = 20

const findNotes = statement<{ user: string; tasks: readonly number[]; query: string }>(
  'search_notes',
  `SELECT note.task_id, note.id, note.body
   FROM search_documents document CROSS JOIN LATERAL (
     SELECT * FROM notes WHERE user_id = :user AND task_id = document.task_id ORDER BY id DESC LIMIT 100
   ) note
   WHERE document.user_id = :user AND document.task_id = ANY (:tasks::bigint[])
     AND ts_match_vq(document.words, :query::tsquery)
   ORDER BY note.task_id, note.id DESC`,
)

/** Later than every word with a beginning. */
const LAST = '\u{10ffff}'
/** Later than a word, and before all longer ones. */
const NEXT = '\u0001'

/**
 * Gives the function that begins a search: it catches the user's index up with what was written before, and finds
 * out what the words of the query may be meant for.
 * @param reader where tasks and the index are read
 */
export function createSearch(
  db: Database,
  reader: Queryable,
): (userId: string, query: string) => Promise<Search> {
  const catchUp = createIndexer(db, reader)
  return async (userId, query) => {
    const terms = termsOf(query)
    await catchUp(userId)
    const counts = await reader.query<{ total: number; tasks: number | null }>(
      countTasks({
        user: userId,
        words: terms.map(({ text }) => text),
        ends: terms.map(({ text, prefix }) => text + (prefix ? LAST : NEXT)),
      }),
    )
    const [first] = counts
    if (first === undefined) throw userIsGone()
    const tasksWith = new Map(terms.map((term, index) => [term, counts[index]?.tasks ?? 0]))
    const doubtful = terms.filter((term) => term.typos > 0 && (tasksWith.get(term) ?? 0) < RARE)
    const similar = await similarWords(userId, reader, doubtful)
    const sought = terms.map((term) => ({ ...term, similar: similarTo(term, similar.get(term.text) ?? []) }))
    // As if words came independently of each other: they do not, but both ways of ranking bear the difference.
    const share = [...tasksWith.values()].reduce((part, tasks) => part * Math.min(tasks / first.total, 1), 1)
    return { userId, sought, common: share * first.total > COMMON }
  }
}

/** Words of the user's that are near enough to be looked at, by term. */
async function similarWords(
  userId: string,
  db: Queryable,
  terms: readonly Term[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (terms.length === 0) return found
  const rows = await db.query<{ term: string; word: string }>(
    findSimilar({
      user: userId,
      words: terms.map(({ text }) => text),
      typos: terms.map(({ typos }) => typos),
    }),
  )
  for (const { term, word } of rows) {
    const words = found.get(term)
    if (words === undefined) found.set(term, [word])
    else words.push(word)
  }
  return found
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
  { userId, sought }: Search,
  db: Queryable,
  tasks: readonly { id: number; title: string; description: string | null }[],
): Promise<Matches[]> {
  const notes = new Map<number, Matches['notes']>(tasks.map(({ id }) => [id, []]))
  const rows =
    tasks.length === 0
      ? []
      : await db.query<{ task_id: number; id: number; body: string }>(
          findNotes({ user: userId, tasks: tasks.map(({ id }) => id), query: notesQuery(userId, sought) }),
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
