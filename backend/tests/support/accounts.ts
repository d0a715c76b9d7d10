import { createHmac, randomBytes } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import pg from 'pg'
import { PASSWORD } from './browser.ts'

let hash: Promise<string> | undefined

/**
 * Makes accounts of a service that runs as a process in its database: its own forms hash the password for each, which
 * takes longer than most tests.
 * @param secret the service's `BETTER_AUTH_SECRET`
 */
export function accountsIn(databaseUrl: string, secret: string) {
  const db = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  // A pool says it has ended before its connections have: the drop of the database may still end one.
  db.on('error', () => {})

  /** @returns the id of an account that signs in with `PASSWORD` */
  async function create(email: string): Promise<string> {
    hash ??= hashPassword(PASSWORD)
    const id = randomBytes(16).toString('hex')
    await db.query(
      `WITH made AS (INSERT INTO users (id, name, email) VALUES ($1, 'Ada', $2) RETURNING id)
       INSERT INTO accounts (id, user_id, account_id, provider_id, password)
       SELECT id, id, id, 'credential', $3 FROM made`,
      [id, email, await hash],
    )
    return id
  }

  /** @returns the cookie of a new session */
  async function enter(userId: string): Promise<{ name: string; value: string }> {
    const [id, token] = [randomBytes(16).toString('hex'), randomBytes(24).toString('hex')]
    await db.query(
      "INSERT INTO sessions (id, user_id, token, expires_at) VALUES ($1, $2, $3, now() + interval '7 days')",
      [id, userId, token],
    )
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return { name: 'docket.session_token', value: encodeURIComponent(`${token}.${signature}`) }
  }

  return { create, enter, close: () => db.end() }
}
