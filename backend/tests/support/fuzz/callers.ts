import { createHmac, randomBytes } from 'node:crypto'
import { createKey, signUp } from '../isolation/world.ts'
import type { TestService, TestUser } from '../service.ts'
import type { FuzzedRequest, Known } from './requests.ts'

/**
 * What the log keeps of a row `made`, as the service writes it: a note's author is one member, and a webhook's position
 * is left out.
 */
const SNAPSHOT = `(to_jsonb(made) - '{user_id,actor_kind,actor_id,author_id,last_delivery_id,secret,endpoint_hash,session_id,made_with,source,times}'::text[]
  - CASE WHEN to_jsonb(made) ? 'last_delivery_id' THEN 'position' ELSE '' END
  || CASE WHEN to_jsonb(made) ? 'actor_kind'
    THEN jsonb_build_object('author', jsonb_build_object('kind', to_jsonb(made) -> 'actor_kind', 'id', to_jsonb(made) -> 'actor_id',
      'user_id', to_jsonb(made) -> 'actor_id'))
    ELSE '{}' END
  || jsonb_build_object('created_at', to_char(made.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'updated_at', to_char(made.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))`

/** The sender of one operation's requests: a user whom no other operation touches. */
export interface Caller {
  known: Known
  /** Ids of what is in the trash. */
  discarded: Known
  /** The headers that authenticate `request`. */
  headersFor(request: FuzzedRequest): Promise<Record<string, string>>
}

const TASKS = 30

/** Further resources of the user, with the columns that each has besides the common ones. */
const FURTHER = [
  ['projects', 'project', 'name, position', "'project ' || n, 'a' || n"],
  ['labels', 'label', 'name, position', "'label ' || n, 'a' || n"],
  ['views', 'view', 'name, position, filter', "'view ' || n, 'a' || n, ''"],
  [
    'webhooks',
    'webhook',
    'url, events, active, secret_version',
    "'https://hooks.example.com/' || n, '{*}', true, 1",
  ],
  [
    'channels',
    'channel',
    'kind, name, url, active',
    "'webhook', 'hook ' || n, 'https://hooks.example.com/', true",
  ],
  [
    'notifications',
    'notification',
    'kind, source, workspace_id, title, text, link, at, late',
    "'overview', 'overview ' || n, $1, 'Your day', '', '/today', now(), false",
  ],
  ['notes', 'note', 'task_id, body, actor_kind, actor_id', "1, 'note ' || n, 'user', $1"],
] as const

export async function createCallers(
  service: TestService,
): Promise<(session: boolean, admin?: boolean) => Promise<Caller>> {
  const pool = service.db.pool
  // Hashing a password is slow: once for all users.
  const { id } = await signUp(service)
  const { rows } = await pool.query<{ password: string }>(
    'SELECT password FROM accounts WHERE user_id = $1',
    [id],
  )
  const password = rows[0]?.password

  /** Signs in without the usual delay, whatever the last request has done to session and account. */
  async function freshCookie(user: TestUser): Promise<string> {
    const token = randomBytes(16).toString('hex')
    await pool.query(
      'INSERT INTO users (id, name, email) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET email = $3',
      [user.id, 'Fuzz', user.email],
    )
    await pool.query(
      `INSERT INTO accounts (id, user_id, account_id, provider_id, password) VALUES ($1, $1, $1, 'credential', $2)
       ON CONFLICT (id) DO UPDATE SET password = $2`,
      [user.id, password],
    )
    await pool.query(
      "INSERT INTO sessions (id, user_id, token, expires_at) VALUES ($1, $2, $1, now() + interval '1 day')",
      [token, user.id],
    )
    const signature = createHmac('sha256', service.config.auth.secret).update(token).digest('base64')
    return `docket.session_token=${encodeURIComponent(`${token}.${signature}`)}`
  }

  return async (session, admin = false) => {
    const user = await service.newUser()
    const accounts: [string, ...string[]] = ['none']
    if (admin) {
      await pool.query("UPDATE users SET role = 'admin' WHERE id = $1", [user.id])
      accounts[0] = (await service.newUser()).id
      for (let count = 0; count < 5; count += 1) accounts.push((await service.newUser()).id)
    }
    if (session) {
      return {
        known: {},
        discarded: {},
        headersFor: async ({ caller }) =>
          caller === 'nobody' ? {} : { cookie: await freshCookie(user), origin: service.config.publicUrl },
      }
    }
    for (let count = 0; count < TASKS; count += 1) {
      const series = { due: { date: '2026-11-20', time: '09:00' }, recurrence: 'FREQ=DAILY' }
      await user.call('POST', '/tasks', { title: `task ${count}`, ...(count % 5 === 0 ? series : {}) })
    }
    await user.call('POST', '/tasks/1/skip')
    const { occurrences } = (await user.call('GET', '/tasks/1/occurrences')).data
    // Their ids are small, like those in the examples of the document.
    for (const [table, resource, columns, values] of FURTHER) {
      await pool.query(
        `WITH owner AS (
           UPDATE workspaces SET revision = revision + 5 WHERE id = $1 RETURNING revision - 5 AS base
         ), made AS (
           INSERT INTO ${table} (user_id, id, revision, created_at, updated_at, ${columns})
           SELECT $1, n, base + n, now(), now(), ${values} FROM owner, generate_series(1, 5) n RETURNING *
         )
         INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
         SELECT $1, revision, now(), 'user', $1, '${resource}', id, ${SNAPSHOT}::json FROM made`,
        [user.id],
      )
    }
    await pool.query(
      `WITH owner AS (UPDATE workspaces SET last_conversation_id = 5 WHERE id = $1), made AS (
         INSERT INTO conversations (user_id, id, title, last_message_id, lease, created_at, updated_at)
         SELECT $1, n, 'conversation ' || n, 2, 1, now(), now() FROM generate_series(1, 5) n RETURNING id
       )
       INSERT INTO messages (user_id, conversation_id, id, role, content, created_at)
       SELECT $1, made.id, n, 'user', 'message', now() FROM made, generate_series(1, 2) n`,
      [user.id],
    )
    // Some of each go to the trash.
    for (const path of ['tasks/4', 'tasks/5', 'projects/5', 'labels/5', 'views/5', 'tasks/1/notes/5']) {
      await user.call('DELETE', `/${path}`)
    }
    for (const id of [1, 2, 3]) await user.call('POST', `/webhooks/${id}/test`)
    const { key } = await createKey(user, ['tasks:read', 'tasks:write'])
    const first = await createKey(user, ['tasks:read'])
    const keyIds: string[] = []
    for (let count = 0; count < 5; count += 1) keyIds.push((await createKey(user, ['tasks:read'])).id)
    const tokens = { user: user.token, key, garbage: 'garbage' }
    return {
      known: {
        user_id: ['me', user.id],
        task_id: ['1', '2', '3', '4', '5', String(TASKS)],
        key_id: [first.id, 'none', ...keyIds],
        occurrence_id: [String(occurrences[0].id)],
        project_id: ['2', '1', '3', '4', '5'],
        label_id: ['2', '1', '3', '4', '5'],
        view_id: ['2', '1', '3', '4', '5'],
        note_id: ['2', '1', '3', '4', '5'],
        resource: ['task', 'project', 'label', 'view', 'note'],
        id: ['4', '5'],
        webhook_id: ['2', '1', '3', '4', '5'],
        channel_id: ['2', '1', '3', '4', '5'],
        notification_id: ['2', '1', '3', '4', '5'],
        delivery_id: ['1'],
        conversation_id: ['1', '2', '3', '4', '5'],
        call_id: ['c2_1'],
        account_id: accounts,
      },
      discarded: {
        task_id: ['4'],
        project_id: ['5'],
        label_id: ['5'],
        view_id: ['5'],
        resource: ['task'],
        id: ['5'],
      },
      headersFor: async ({ caller }) =>
        caller === 'nobody' ? {} : { authorization: `Bearer ${tokens[caller]}` },
    }
  }
}
