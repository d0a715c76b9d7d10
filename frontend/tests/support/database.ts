import pg from 'pg'
import type { App } from './app.ts'

/** What no request can do to the service's data: time that passes, and what only its operator does. */

export async function inDatabase({ databaseUrl }: App, text: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(text, values)
  } finally {
    await client.end()
  }
}

/** Lets an hour pass for the sessions of the user, who then has to prove again that it is them. */
export const letAnHourPass = (app: App, { email }: { email: string }): Promise<void> =>
  inDatabase(
    app,
    `UPDATE sessions SET created_at = sessions.created_at - interval '1 hour', proven_at = proven_at - interval '1 hour'
     FROM users WHERE users.id = user_id AND email = $1`,
    [email],
  )
