import { userIsGone } from '../core/auth.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

// The id stays behind: an outside issuer may go on signing tokens for it, and old ones are still about.
const deleteById = statement<{ id: string }>(
  'user_delete',
  `WITH gone AS (DELETE FROM users WHERE id = :id RETURNING id)
   INSERT INTO deleted_users (user_id) SELECT id FROM gone
   ON CONFLICT (user_id) DO UPDATE SET deleted_at = now()
   RETURNING user_id`,
)

const provision = statement<{ id: string; email: string; issued_at: string }>(
  'user_provision',
  `WITH gone AS (
     SELECT deleted_at >= :issued_at::timestamptz AS since FROM deleted_users WHERE user_id = :id
   ), made AS (
     INSERT INTO users (id, name, email) SELECT :id, '', :email WHERE NOT EXISTS (SELECT FROM gone WHERE since)
     ON CONFLICT DO NOTHING RETURNING id
   )
   SELECT EXISTS (SELECT FROM gone WHERE since) AS gone,
          EXISTS (SELECT FROM gone) AND EXISTS (SELECT FROM made) AS returned`,
)

/** Deletes the user and, by foreign keys, everything of theirs, in one statement. */
export async function deleteUser(userId: string, db: Queryable): Promise<void> {
  await db.query(deleteById({ id: userId }))
}

/**
 * Makes sure that a user of an outside issuer has a row.
 * @param issuedAt when the token was signed, as Unix time in seconds
 * @returns whether it is the first row of a user who had been deleted
 * @throws DocketError AUTH_INVALID when the user was deleted after the token was signed
 */
export async function provisionUser(userId: string, db: Queryable, issuedAt: number): Promise<boolean> {
  const email = `${userId}@users.invalid`
  const issued_at = new Date(issuedAt * 1000).toISOString()
  const [row] = await db.query<{ gone: boolean; returned: boolean }>(
    provision({ id: userId, email, issued_at }),
  )
  if (row?.gone) throw userIsGone()
  return row?.returned === true
}

const forgetResets = statement<{ id: string }>('resets_forget', 'DELETE FROM verifications WHERE value = :id')

/** Voids every mailed token that could still reset the user's password. */
export async function forgetResetTokens(userId: string, db: Queryable): Promise<void> {
  await db.query(forgetResets({ id: userId }))
}

const findUser = statement<{ who: string }>(
  'user_find',
  'SELECT id, email FROM users WHERE id = :who OR email = lower(:who)',
)

/** The user with this id or e-mail address. */
export async function findUserBy(
  who: string,
  db: Queryable,
): Promise<{ id: string; email: string } | undefined> {
  const [user] = await db.query<{ id: string; email: string }>(findUser({ who }))
  return user
}

const EXPORTED = {
  user: 'SELECT id, name, email, email_verified, image, created_at, updated_at, revision, time_zone, preferences_revision FROM users WHERE id = $1',
  sessions:
    'SELECT id, created_at, updated_at, expires_at, ip_address, user_agent FROM sessions WHERE user_id = $1 ORDER BY created_at, id',
  accounts:
    'SELECT id, provider_id, account_id, created_at, updated_at FROM accounts WHERE user_id = $1 ORDER BY created_at, id',
  keys: 'SELECT id, name, start, scopes, created_at, expires_at, last_used_at, revision FROM api_keys WHERE user_id = $1 ORDER BY revision',
  idempotency_keys:
    'SELECT key, revision, created_at FROM idempotency_keys WHERE user_id = $1 ORDER BY revision',
  projects:
    'SELECT id, name, color, archived, position, created_at, updated_at, revision FROM projects WHERE user_id = $1 ORDER BY id',
  labels:
    'SELECT id, name, color, position, created_at, updated_at, revision FROM labels WHERE user_id = $1 ORDER BY id',
  views:
    'SELECT id, name, filter, sort, position, created_at, updated_at, revision FROM views WHERE user_id = $1 ORDER BY id',
}

/** Lists that may be long: read in pages, which go on behind the last row's key. */
const EXPORTED_LISTS = {
  tasks: {
    key: ['id'],
    text: 'SELECT id, title, description, complete, created_at, updated_at, revision FROM tasks WHERE user_id = $1 AND id > $2 ORDER BY id LIMIT 1000',
  },
  notes: {
    key: ['task_id', 'id'],
    text: 'SELECT task_id, id, body, actor_kind, actor_id, created_at, updated_at, revision FROM notes WHERE user_id = $1 AND (task_id, id) > ($2, $3) ORDER BY task_id, id LIMIT 1000',
  },
  occurrences: {
    key: ['task_id', 'id'],
    text: 'SELECT task_id, id, status, due, recurrence_id, at, actor_kind, actor_id FROM occurrences WHERE user_id = $1 AND (task_id, id) > ($2, $3) ORDER BY task_id, id LIMIT 1000',
  },
  changes: {
    key: ['revision'],
    text: 'SELECT revision, at, actor_kind, actor_id, resource, resource_id, before, after FROM changes WHERE user_id = $1 AND revision > $2 ORDER BY revision LIMIT 1000',
  },
}

/**
 * Everything that is held of the user, as the pieces of one JSON document. Secrets (password, tokens, keys) are
 * not in it: they are held as hashes, or are themselves the way in. No connection is kept between the pieces,
 * so a slow reader holds up nobody; what the user writes meanwhile may or may not be in it.
 * @throws DocketError AUTH_INVALID when the user is gone
 */
export async function exportUser(userId: string, db: Queryable, now: Date): Promise<AsyncGenerator<string>> {
  const read = (name: string, text: string, ...values: unknown[]) =>
    db.query<Record<string, unknown>>({ name: `export_${name}`, text, values })
  const [user] = await read('user', EXPORTED.user, userId)
  if (user === undefined) throw userIsGone()

  async function* pieces(): AsyncGenerator<string> {
    yield `{"exported_at":${JSON.stringify(now)},"user":${JSON.stringify(user)}`
    const { user: _, ...short } = EXPORTED
    for (const [name, text] of Object.entries(short)) {
      yield `,"${name}":${JSON.stringify(await read(name, text, userId))}`
    }
    for (const [name, { key, text }] of Object.entries(EXPORTED_LISTS)) {
      yield `,"${name}":[`
      let rows = await read(name, text, userId, ...key.map(() => 0))
      while (rows.length > 0) {
        yield rows.map((row) => JSON.stringify(row)).join()
        const last = rows.at(-1)
        rows = await read(name, text, userId, ...key.map((column) => last?.[column]))
        if (rows.length > 0) yield ','
      }
      yield ']'
    }
    yield '}'
  }
  return pieces()
}
