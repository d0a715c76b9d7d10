import { userIsGone } from '../core/auth.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { markOf, type Term } from './model.ts'
import { termQuery } from './query.ts'

/**
 * Which words can be found, and in how many tasks: of a workspace, or of one project. For a project, the tasks themselves
 * are queried: the counts for the workspace would reveal, by what is found and what is not, words outside the project.
 */

/** Whose words. */
export interface Owner {
  workspaceId: string
  projectId: number | undefined
}

/** A word that fewer tasks have, as it is or as a beginning, may be misspelt. */
export const RARE = 10

const countOfUser = statement<{ workspace: string; words: readonly string[]; ends: readonly string[] }>(
  'search_count',
  `SELECT workspaces.last_task_id AS total, counted.tasks
   FROM workspaces LEFT JOIN unnest(:words::text[], :ends::text[]) WITH ORDINALITY AS term(word, bound, number) ON true
   LEFT JOIN LATERAL (
     SELECT coalesce(sum(tasks), 0) AS tasks FROM search_words known
     WHERE known.user_id = :workspace AND known.word >= term.word AND known.word < term.bound
   ) counted ON true
   WHERE workspaces.id = :workspace ORDER BY term.number`,
)

/** FROM and WHERE: the tasks of the project that match `query`. OFFSET keeps the lookup in the index separate. */
const within = (query: string): string => `FROM (
    SELECT task_id FROM search_documents
    WHERE search_documents.user_id = :workspace AND search_documents.words @@ ${query} OFFSET 0
  ) document
  WHERE (SELECT project_id FROM tasks WHERE tasks.user_id = :workspace AND tasks.id = document.task_id) = :project`

/** Counting stops at `RARE`. */
const countOfProject = statement<{ workspace: string; project: number; queries: readonly string[] }>(
  'search_count_within',
  `SELECT workspaces.last_task_id AS total, counted.tasks
   FROM workspaces LEFT JOIN unnest(:queries::text[]) WITH ORDINALITY AS term(query, number) ON true
   LEFT JOIN LATERAL (
     SELECT count(*) AS tasks FROM (SELECT ${within('term.query::tsquery')} LIMIT ${RARE}) AS found
   ) counted ON true
   WHERE workspaces.id = :workspace ORDER BY term.number`,
)

/**
 * Most misspelt words begin with the right letter; for longer words, common trigrams find the rest.
 * @param condition on the `candidate`
 * @param tie the order of words that are equally near
 */
const near = (condition: string, tie: string): string => `
  SELECT term.word AS term, near.word
  FROM unnest(:words::text[], :typos::int[]) AS term(word, typos)
  CROSS JOIN LATERAL (
    SELECT word FROM (
      SELECT word, tasks FROM search_words
      WHERE user_id = :workspace AND word >= left(term.word, 1) AND word < left(term.word, 1) || chr(1114111)
      UNION
      SELECT word, tasks FROM search_words WHERE user_id = :workspace AND word % term.word
    ) AS candidate
    WHERE abs(length(word) - length(term.word)) <= term.typos
      AND levenshtein_less_equal(word, term.word, term.typos + 1) <= term.typos + 1
      AND ${condition}
    ORDER BY levenshtein_less_equal(word, term.word, term.typos + 1), ${tie} LIMIT 200
  ) AS near`

type SimilarityParameters = { workspace: string; words: readonly string[]; typos: readonly number[] }
const findSimilar = statement<SimilarityParameters>('search_similar', near('true', 'tasks DESC, word'))
const findSimilarWithin = statement<SimilarityParameters & { project: number; mark: string }>(
  'search_similar_within',
  near(`EXISTS (SELECT ${within(`quote_literal(:mark::text || candidate.word)::tsquery`)})`, 'word'),
)

/** Appended to a prefix, sorts after every word with that prefix. */
const LAST = '\u{10ffff}'
/** Appended to a word, sorts after it, and before all longer ones. */
const NEXT = '\u0001'

/**
 * In how many tasks each of the terms is, as a word or as the beginning of one; in a project, `RARE` at most.
 * @returns `total`: no fewer than the workspace has tasks
 * @throws DocketError AUTH_INVALID when the user is gone
 */
export async function countTasks(
  { workspaceId: workspace, projectId: project }: Owner,
  db: Queryable,
  terms: readonly Term[],
): Promise<{ total: number; tasksWith: Map<Term, number> }> {
  const query =
    project === undefined
      ? countOfUser({
          workspace,
          words: terms.map(({ text }) => text),
          ends: terms.map(({ text, prefix }) => text + (prefix ? LAST : NEXT)),
        })
      : countOfProject({ workspace, project, queries: terms.map((term) => termQuery(workspace, term)) })
  const counts = await db.query<{ total: number; tasks: number | null }>(query)
  const [first] = counts
  if (first === undefined) throw userIsGone()
  return {
    total: first.total,
    tasksWith: new Map(terms.map((term, index) => [term, counts[index]?.tasks ?? 0])),
  }
}

/** Words that are near enough to be considered, by term. */
export async function similarWords(
  { workspaceId: workspace, projectId: project }: Owner,
  db: Queryable,
  terms: readonly Term[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (terms.length === 0) return found
  const doubtful = { workspace, words: terms.map(({ text }) => text), typos: terms.map(({ typos }) => typos) }
  const query =
    project === undefined
      ? findSimilar(doubtful)
      : findSimilarWithin({ ...doubtful, project, mark: markOf(workspace) })
  for (const { term, word } of await db.query<{ term: string; word: string }>(query)) {
    const words = found.get(term)
    if (words === undefined) found.set(term, [word])
    else words.push(word)
  }
  return found
}
