import { snapshotOf } from '../../changelog/statements.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { PLAIN_COLUMNS } from '../../tasks/crud/rows.ts'
import type { DemoTask } from './titles.ts'

const upsertUser = statement<{ id: string; name: string; email: string }>(
  'seed_user',
  `WITH made AS (
     INSERT INTO users (id, name, email, email_verified) VALUES (:id, :name, :email, true)
     ON CONFLICT (email) DO NOTHING RETURNING id
   )
   SELECT id, true AS new FROM made UNION ALL SELECT id, false FROM users WHERE email = :email`,
)

const replacePassword = statement<{ id: string; user: string; password: string }>(
  'seed_password',
  `WITH known AS (
     UPDATE accounts SET password = :password, updated_at = now()
     WHERE user_id = :user AND provider_id = 'credential' RETURNING id
   )
   INSERT INTO accounts (id, user_id, account_id, provider_id, password)
   SELECT :id, :user, :user, 'credential', :password WHERE NOT EXISTS (SELECT FROM known)`,
)

/**
 * Ensures that there is a user with this address and this password.
 * @param input `id` is used if the user is new; `password` is its hash
 */
export async function upsertDemoUser(
  db: Queryable,
  input: { id: string; name: string; email: string; password: string },
): Promise<{ id: string; new: boolean }> {
  const { id, name, email, password } = input
  const [user] = await db.query<{ id: string; new: boolean }>(upsertUser({ id, name, email }))
  if (user === undefined) throw new Error(`The user ${email} could not be created.`)
  await db.query(replacePassword({ id, user: user.id, password }))
  return user
}

const snapshot = (table: string): string => snapshotOf(PLAIN_COLUMNS, table)

/**
 * What the API would have left behind: each task is created, every third is completed a while later, and all of these
 * events take revisions in chronological order, continuing after the workspace's last change.
 */
const insertTasks = statement<{
  user: string
  titles: readonly string[]
  descriptions: readonly string[]
  now: string
}>(
  'seed_tasks',
  `WITH owner AS MATERIALIZED (
     SELECT id, revision, last_task_id FROM workspaces WHERE id = :user FOR NO KEY UPDATE
   ), span AS MATERIALIZED (
     SELECT since, (:now::timestamptz - since) / (cardinality(:titles::text[]) + 1) AS step
     FROM (SELECT greatest(:now::timestamptz - interval '90 days', max(at)) AS since
           FROM changes WHERE user_id = :user) AS last
   ), planned AS MATERIALIZED (
     SELECT n, owner.last_task_id + n AS id, title, nullif(description, '') AS description,
            date_trunc('milliseconds', since + step * n) AS created_at,
            CASE WHEN n % 3 = 0
              THEN date_trunc('milliseconds', since + step * (n + (n * 37 % 100) / 100.0 * (cardinality(:titles::text[]) - n)))
            END AS completed_at
     FROM owner, span, unnest(:titles::text[], :descriptions::text[]) WITH ORDINALITY AS demo (title, description, n)
   ), event AS MATERIALIZED (
     SELECT n, at, completes, owner.revision + row_number() OVER (ORDER BY at, completes, n) AS revision
     FROM owner, (
       SELECT n, created_at AS at, false AS completes FROM planned
       UNION ALL SELECT n, completed_at, true FROM planned WHERE completed_at IS NOT NULL
     ) AS events
   ), state AS MATERIALIZED (
     SELECT event.completes, event.revision, :user::text AS user_id, planned.id, planned.title, planned.description,
            event.completes AS complete, planned.created_at, event.at AS updated_at
     FROM event JOIN planned USING (n)
   ), counted AS (
     UPDATE workspaces SET revision = workspaces.revision + (SELECT count(*) FROM event),
                      last_task_id = workspaces.last_task_id + (SELECT count(*) FROM planned)
     FROM owner WHERE workspaces.id = owner.id
   ), task AS (
     INSERT INTO tasks (user_id, id, revision, title, description, complete, created_at, updated_at)
     SELECT DISTINCT ON (id) user_id, id, revision, title, description, complete, created_at, updated_at
     FROM state ORDER BY id, revision DESC
   )
   INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after)
   SELECT state.user_id, state.updated_at, 'user', state.user_id, 'task', state.revision, state.id::text,
          CASE WHEN state.completes THEN ${snapshot('old')} END, ${snapshot('state')}
   FROM state LEFT JOIN state AS old ON old.id = state.id AND state.completes AND NOT old.completes`,
)

/** Adds `tasks` to the user's own, with their history, in one statement. */
export async function addDemoTasks(
  userId: string,
  db: Queryable,
  tasks: readonly DemoTask[],
  now: Date,
): Promise<void> {
  await db.query(
    insertTasks({
      user: userId,
      titles: tasks.map(({ title }) => title),
      descriptions: tasks.map(({ description }) => description ?? ''),
      now: now.toISOString(),
    }),
  )
}
