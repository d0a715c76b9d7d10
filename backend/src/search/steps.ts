import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Queryable } from '../database/connection.ts'
import { type Statement, statement } from '../database/statement.ts'
import { MARK_LENGTH, markOf, vectorOf } from './model.ts'

/**
 * One step of an index: it reads some tasks and writes their part of the index in a single statement, which takes effect
 * only if the index is still where the step began. So indexers of several instances may race: one wins, the others look
 * again.
 */

/** Tasks or changes of one step, which then takes about 100 ms. */
export const STEP = 1000
/** Tasks whose words are cut before other requests get a turn. */
const AT_ONCE = 200
/** Most characters of a task's notes that are searched, the newest first. */
const NOTES = 20_000

/** How many tasks or changes the index (`state`) of a user lacks, at most. */
export const BEHIND = `CASE
  WHEN state.revision IS NULL THEN workspaces.last_task_id
  ELSE workspaces.revision - state.revision + coalesce(workspaces.last_task_id - state.scanned, 0) END`

export const selectState = statement<{ user: string }>(
  'search_state',
  `SELECT workspaces.revision AS latest, state.revision, state.scanned, ${BEHIND} AS behind
   FROM workspaces LEFT JOIN search_state state ON state.user_id = workspaces.id WHERE workspaces.id = :user`,
)

export interface State {
  /** The user's revision now. */
  latest: number
  /** The revision that the index has reached; null before there is an index. */
  revision: number | null
  scanned: number | null
  /** How many tasks or changes the index lacks, at most. */
  behind: number
}

/** Starts an index: the scan of all tasks covers what was written up to the present revision, the log what follows. */
const beginState = statement<{ user: string }>(
  'search_begin',
  `INSERT INTO search_state (user_id, revision, scanned)
   SELECT id, revision, 0 FROM workspaces WHERE id = :user
   ON CONFLICT (user_id) DO NOTHING RETURNING user_id`,
)

/** The constraint that refuses an index for a user who is gone. */
export const OWNER = 'search_state_user_id_users_id_fk'

const TEXTS = `task.title, task.description, (
  SELECT left(string_agg(note.body, E'\\n' ORDER BY note.id DESC), ${NOTES}) FROM notes note
  WHERE note.user_id = :user AND note.task_id = task.id) AS notes`

/** The next tasks, and those that an earlier index still has; tasks without a title are gone. */
const readTasks = statement<{ user: string; after: number }>(
  'search_scan',
  `WITH known AS MATERIALIZED (
     (SELECT id FROM tasks WHERE user_id = :user AND id > :after ORDER BY id LIMIT ${STEP})
     UNION
     (SELECT task_id FROM search_documents WHERE user_id = :user AND task_id > :after ORDER BY task_id LIMIT ${STEP})
     ORDER BY id LIMIT ${STEP}
   )
   SELECT known.id, ${TEXTS} FROM known LEFT JOIN LATERAL (
     SELECT * FROM tasks WHERE tasks.user_id = :user AND tasks.id = known.id OFFSET 0
   ) task ON true ORDER BY known.id`,
)

/** The next part of the log, and the tasks that it touches as they are now; tasks without a title are gone. */
const readChanges = statement<{ user: string; after: number }>(
  'search_changes',
  `WITH log AS MATERIALIZED (
     SELECT revision, CASE resource WHEN 'task' THEN resource_id::bigint
       WHEN 'note' THEN (coalesce(after, before) ->> 'task_id')::bigint END AS task_id
     FROM changes WHERE user_id = :user AND revision > :after ORDER BY revision LIMIT ${STEP}
   ), span AS (SELECT min(revision) AS first, max(revision) AS last FROM log)
   SELECT span.first, span.last, touched.task_id AS id, ${TEXTS}
   FROM span LEFT JOIN (SELECT DISTINCT task_id FROM log WHERE task_id IS NOT NULL) touched ON true
     -- OFFSET is an optimisation fence: planned while there are few tasks, the join would scan all of them per change.
     LEFT JOIN LATERAL (
       SELECT * FROM tasks WHERE tasks.user_id = :user AND tasks.id = touched.task_id OFFSET 0
     ) task ON true`,
)

type IndexProgress = { user: string; revision: number; scanned: number | null }
/** Advances the state, if it is still where the step began. */
const move = (set: string): string => `
  moved AS (
    UPDATE search_state SET ${set}
    WHERE user_id = :user AND revision = :revision AND scanned IS NOT DISTINCT FROM :scanned::bigint
    RETURNING user_id
  )`

const writeStep = statement<
  IndexProgress & {
    new_revision: number
    new_scanned: number | null
    ids: readonly number[]
    vectors: readonly string[]
    gone: readonly number[]
  }
>(
  'search_write',
  `WITH ${move('revision = :new_revision, scanned = :new_scanned::bigint')},
   given AS MATERIALIZED (
     SELECT moved.user_id, given.task_id, given.words
     FROM moved, unnest(:ids::bigint[], :vectors::text[]::tsvector[]) AS given(task_id, words)
   ), old AS MATERIALIZED (
     SELECT document.words FROM moved JOIN search_documents document USING (user_id)
     WHERE document.task_id = ANY (:ids::bigint[] || :gone::bigint[])
   ), removed AS (
     DELETE FROM search_documents document USING moved
     WHERE document.user_id = moved.user_id AND document.task_id = ANY (:gone::bigint[])
   ), written AS (
     INSERT INTO search_documents AS document (user_id, task_id, words) SELECT * FROM given
     ON CONFLICT (user_id, task_id) DO UPDATE SET words = excluded.words WHERE document.words <> excluded.words
   ), changed AS (
     SELECT substr(lexeme, ${MARK_LENGTH + 1}) AS word, sum(change)::int AS change FROM (
       SELECT unnest(tsvector_to_array(words)) AS lexeme, 1 AS change FROM given
       UNION ALL SELECT unnest(tsvector_to_array(words)), -1 FROM old
     ) AS lexemes GROUP BY lexeme HAVING sum(change) <> 0
   ), counted AS MATERIALIZED (
     -- One index lookup per word: a join might read the whole vocabulary, however little has changed.
     SELECT word, change + coalesce((
       SELECT known.tasks FROM search_words known WHERE known.user_id = :user AND known.word = changed.word
     ), 0) AS tasks FROM changed
   ), forgotten AS (
     DELETE FROM search_words WHERE user_id = :user AND word = ANY (ARRAY (SELECT word FROM counted WHERE tasks = 0))
   ), known AS (
     INSERT INTO search_words (user_id, word, tasks) SELECT :user, word, tasks FROM counted WHERE tasks > 0
     ON CONFLICT (user_id, word) DO UPDATE SET tasks = excluded.tasks
   )
   SELECT user_id FROM moved`,
)

/** Starts reading all tasks again; rows of the index that stay the same are not rewritten. */
const beginAnew = statement<IndexProgress>(
  'search_begin_anew',
  `WITH ${move('revision = (SELECT workspaces.revision FROM workspaces WHERE id = :user), scanned = 0')} SELECT user_id FROM moved`,
)

/** A row without an id only gives the span of the log; without a title, the task is gone. */
interface ChangedTask {
  id: number | null
  title: string | null
  description: string | null
  notes: string | null
}

/** Reads what comes next for the user's index. @returns the statement that writes it, and returns a row if it took effect */
export async function nextStep(userId: string, db: Queryable, state: State): Promise<Statement> {
  const { revision, scanned } = state
  if (revision === null) return beginState({ user: userId })
  const from = { user: userId, revision, scanned }
  if (scanned !== null) {
    const found = await db.query<ChangedTask>(readTasks({ user: userId, after: scanned }))
    const last = found.length === STEP ? (found.at(-1)?.id ?? null) : null
    return writeStep({ ...from, ...(await rowsOf(userId, found)), new_revision: revision, new_scanned: last })
  }
  const touched = await db.query<ChangedTask & { first: number | null; last: number }>(
    readChanges({ user: userId, after: revision }),
  )
  const [span] = touched
  // Revisions have no gaps: where the next one is missing, the log was cut, and all tasks have to be read again.
  if (span?.first !== revision + 1) return beginAnew(from)
  return writeStep({
    ...from,
    ...(await rowsOf(userId, touched)),
    new_revision: span.last,
    new_scanned: null,
  })
}

async function rowsOf(userId: string, found: readonly ChangedTask[]) {
  const mark = markOf(userId)
  const rows = { ids: [] as number[], vectors: [] as string[], gone: [] as number[] }
  for (const [index, { id, title, description, notes }] of found.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await othersFirst()
    if (id === null) continue
    if (title === null) rows.gone.push(id)
    else {
      rows.ids.push(id)
      rows.vectors.push(vectorOf(mark, { title, description, notes }))
    }
  }
  return rows
}
