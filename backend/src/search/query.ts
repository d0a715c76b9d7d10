import { markOf, type SoughtTerm, type Term } from './model.ts'

/** The SQL of a search: which tasks are found, and how well they fit. */

/** Points by how well a word fits (as it is, as a beginning, misspelt) and by where it stands. */
const FITS = { exact: 10, prefix: 7, similar: 3 }
const PLACES = { A: 10, B: 4, C: 2 }

/** When more tasks are found, only the newest are ranked: looking at each of 100,000 would take 100 ms. */
const RANKED = 5000

/** SQL: the workspace's tasks, which an index gives in the order of `title_key`. */
export const tasksByTitle = (workspace: string): string => `(
  SELECT task.*, document.title_key FROM search_documents document
  JOIN tasks task ON task.user_id = ${workspace} AND task.id = document.task_id WHERE document.user_id = ${workspace})`

/** SQL: whether the index has all that the workspace has written, whose row is in `workspaces`. */
export const hasAll = (workspace: string): string => `EXISTS (SELECT FROM search_state state
  WHERE state.user_id = ${workspace} AND state.scanned IS NULL AND state.revision = workspaces.revision)`

/** What is searched in the tasks of a workspace; the function that `createSearch` returns prepares it. */
export interface Search {
  workspaceId: string
  /** The only project whose notes are shown; the tasks found are limited to it by a condition. */
  projectId?: number | undefined
  sought: readonly SoughtTerm[]
  /** Whether the index has all that was written before; else tasks may be missing, or found by what they no longer say. */
  isComplete: boolean
  /** Whether more tasks are likely to be found than can be ranked. */
  common: boolean
}

/** A place in the ranking: after the task that has these points. */
export interface Position {
  score: number
  id: number
}

/**
 * A query for the best hits, best first, and of equally good ones the newer first: `task_id` and `score`.
 * @param values of the statement that it will be part of; its own are appended
 * @param options.condition SQL on `task` and its owner in `workspaces`, whose parameters are in `values` already
 * @param options.after continues after this hit: a task that nobody changes meanwhile is neither skipped nor repeated
 */
export function rankedHits(
  { workspaceId, sought, common }: Search,
  values: unknown[],
  options: { limit: number; condition?: string | undefined; after?: Position | undefined },
): string {
  const { limit, condition, after } = options
  const parameter = (value: unknown, type: string) => `$${values.push(value)}::${type}`
  const workspace = parameter(workspaceId, 'text')
  const query = parameter(tasksQuery(workspaceId, sought), 'tsquery')
  const scores = scoresOf(workspaceId, sought).map(({ ways, least }) => {
    const cases = ways.map(
      ({ query, points }) => `WHEN words @@ ${parameter(query, 'tsquery')} THEN ${points}`,
    )
    return cases.length === 0 ? String(least) : `CASE ${cases.join(' ')} ELSE ${least} END`
  })
  const where = `document.user_id = ${workspace} AND (${condition ?? 'true'})`
  // Called as a function, the match does not use the index: with so many hits, going back from the newest is faster.
  const hits = common
    ? `${where} AND ts_match_vq(document.words, ${query}) ORDER BY document.task_id DESC LIMIT ${RANKED}`
    : `${where} AND document.words @@ ${query}`
  const select = 'SELECT document.task_id, document.words FROM search_documents document'
  const tasks = 'JOIN tasks task ON task.user_id = document.user_id AND task.id = document.task_id'
  // OFFSET keeps the owner's row outside the subquery: what a filter needs of it is computed once.
  const found =
    condition === undefined
      ? `(${select} WHERE ${hits}) AS found`
      : `workspaces CROSS JOIN LATERAL (${select} ${tasks} WHERE ${hits} OFFSET 0) AS found WHERE workspaces.id = ${workspace}`
  const place = after && `(${parameter(after.score, 'int')}, ${parameter(after.id, 'bigint')})`
  return `SELECT task_id, score FROM (
      SELECT task_id, ${scores.join(' + ') || '0'} AS score FROM ${found}
    ) AS hit WHERE ${place === undefined ? 'true' : `(score, task_id) < ${place}`}
    ORDER BY score DESC, task_id DESC LIMIT ${parameter(limit, 'int')}`
}

/** A word as the index has it. Words are letters, digits and symbols only: nothing in them has a meaning there. */
const lexemeOf = (workspaceId: string) => {
  const mark = markOf(workspaceId)
  return (word: string, flags = '') => `'${mark}${word}'${flags && `:${flags}`}`
}

/** The `tsquery` of tasks that have the word of a term, or one that starts with it. */
export const termQuery = (workspaceId: string, { text, prefix }: Term): string =>
  lexemeOf(workspaceId)(text, prefix ? '*' : '')

/** The `tsquery` of tasks that have every word, or one similar to it. */
function tasksQuery(workspaceId: string, sought: readonly SoughtTerm[]): string {
  const lexeme = lexemeOf(workspaceId)
  const ways = ({ text, prefix, similar }: SoughtTerm) =>
    [lexeme(text, prefix ? '*' : ''), ...similar.map((word) => lexeme(word))].join(' | ')
  return sought.map((term) => `(${ways(term)})`).join(' & ')
}

/** The `tsquery` of tasks whose notes have any of the words. */
export function notesQuery(workspaceId: string, sought: readonly SoughtTerm[]): string {
  const lexeme = lexemeOf(workspaceId)
  const ways = ({ text, prefix, similar }: SoughtTerm) =>
    [lexeme(text, prefix ? '*C' : 'C'), ...similar.map((word) => lexeme(word, 'C'))].join(' | ')
  return sought.map(ways).join(' | ')
}

/** For each word the ways to fit, best first. The worst (`least`) needs no test: the task was found by something. */
function scoresOf(workspaceId: string, sought: readonly SoughtTerm[]) {
  const lexeme = lexemeOf(workspaceId)
  return sought.map(({ text, prefix, similar }) => {
    const cases = Object.entries(PLACES).flatMap(([place, share]) => {
      const all = [
        { points: FITS.exact * share, query: lexeme(text, place) },
        { points: FITS.prefix * share, query: lexeme(text, `*${place}`) },
        { points: FITS.similar * share, query: similar.map((word) => lexeme(word, place)).join(' | ') },
      ]
      return all.filter((_, way) => way === 0 || (way === 1 ? prefix : similar.length > 0))
    })
    const sorted = cases.toSorted((one, other) => other.points - one.points)
    return { ways: sorted.slice(0, -1), least: sorted.at(-1)?.points ?? 0 }
  })
}
