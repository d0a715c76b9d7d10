import { markOf, type Sought } from './model.ts'

/** The SQL of a search: which tasks are found, and how well. */

/** Points by how well a word fits (as it is, as a beginning, misspelt) and by where it stands. */
const FITS = { exact: 10, prefix: 7, similar: 3 }
const PLACES = { A: 10, B: 4, C: 2 }

/** When more are found, only the newest are ranked: looking at each of 100,000 would take 100 ms. */
const RANKED = 5000

/** What is sought in the tasks of a user; `createSearch` gives what makes it. */
export interface Search {
  userId: string
  sought: readonly Sought[]
  /** Whether more tasks are likely found than can be ranked. */
  common: boolean
}

/** SQL with its parameters. */
export interface Fragment {
  sql: string
  values: unknown[]
}

/** A place in the ranking: after the task that has these points. */
export interface Position {
  score: number
  id: number
}

/**
 * A query for the best hits, best first, newer ones before older ones that are as good: `task_id` and `score`.
 * @param options.condition SQL on `task` and its owner `users`, given the number that its first parameter has
 * @param options.after goes on after this hit; what others write meanwhile neither skips nor repeats an unchanged task
 */
export function rankedHits(
  search: Search,
  options: {
    limit: number
    condition?: ((first: number) => Fragment) | undefined
    after?: Position | undefined
  },
): Fragment {
  const values: unknown[] = []
  const parameter = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const user = parameter(search.userId, 'text')
  const query = parameter(tasksQuery(search.userId, search.sought), 'tsquery')
  const score = scoresOf(search.userId, search.sought)
    .map(
      ({ cases, least }) =>
        `CASE ${cases.map(({ query, points }) => `WHEN words @@ ${parameter(query, 'tsquery')} THEN ${points}`).join(' ')} ELSE ${least} END`,
    )
    .join(' + ')
  const after =
    options.after === undefined
      ? 'true'
      : `(score, task_id) < (${parameter(options.after.score, 'int')}, ${parameter(options.after.id, 'bigint')})`
  const limit = parameter(options.limit, 'int')
  const condition = options.condition?.(values.length + 1)
  const joined =
    condition === undefined
      ? ''
      : `JOIN tasks task ON task.user_id = document.user_id AND task.id = document.task_id
         JOIN users ON users.id = document.user_id`
  const where = `document.user_id = ${user} AND (${condition?.sql ?? 'true'})`
  // As a function the match is no business of the index: with so many hits, going back from the newest task is faster.
  const hits = search.common
    ? `WHERE ${where} AND ts_match_vq(document.words, ${query}) ORDER BY document.task_id DESC LIMIT ${RANKED}`
    : `WHERE ${where} AND document.words @@ ${query}`
  return {
    sql: `SELECT task_id, score FROM (
      SELECT task_id, ${score || '0'} AS score
      FROM (SELECT document.task_id, document.words FROM search_documents document ${joined} ${hits}) AS found
    ) AS hit WHERE ${after} ORDER BY score DESC, task_id DESC LIMIT ${limit}`,
    values: [...values, ...(condition?.values ?? [])],
  }
}

/** A word as the index has it. Words are letters, digits and symbols only: nothing in them means anything there. */
const lexemeOf = (userId: string) => {
  const mark = markOf(userId)
  return (word: string, flags = '') => `'${mark}${word}'${flags && `:${flags}`}`
}

/** The `tsquery` of tasks that have every word, or one like it. */
function tasksQuery(userId: string, sought: readonly Sought[]): string {
  const lexeme = lexemeOf(userId)
  const ways = ({ text, prefix, similar }: Sought) =>
    [lexeme(text, prefix ? '*' : ''), ...similar.map((word) => lexeme(word))].join(' | ')
  return sought.map((term) => `(${ways(term)})`).join(' & ')
}

/** The `tsquery` of tasks whose notes have any of the words. */
export function notesQuery(userId: string, sought: readonly Sought[]): string {
  const lexeme = lexemeOf(userId)
  const ways = ({ text, prefix, similar }: Sought) =>
    [lexeme(text, prefix ? '*C' : 'C'), ...similar.map((word) => lexeme(word, 'C'))].join(' | ')
  return sought.map(ways).join(' | ')
}

/** For each word what to try, from the best to the worst. That needs no trying: the task was found by something. */
function scoresOf(userId: string, sought: readonly Sought[]) {
  const lexeme = lexemeOf(userId)
  return sought.map(({ text, prefix, similar }) => {
    const cases = Object.entries(PLACES).flatMap(([place, share]) => {
      const ways = [
        { points: FITS.exact * share, query: lexeme(text, place) },
        { points: FITS.prefix * share, query: lexeme(text, `*${place}`) },
        { points: FITS.similar * share, query: similar.map((word) => lexeme(word, place)).join(' | ') },
      ]
      return ways.filter((_, way) => way === 0 || (way === 1 ? prefix : similar.length > 0))
    })
    const sorted = cases.toSorted((one, other) => other.points - one.points)
    return { cases: sorted.slice(0, -1), least: sorted.at(-1)?.points ?? 0 }
  })
}
