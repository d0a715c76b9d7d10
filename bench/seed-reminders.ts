import { sealed } from '../backend/src/channels/secrets.ts'
import { onClient } from './database.ts'

/** Users who each have a channel, and tasks with one reminder each, as the service would have written them. */

export interface Seeded {
  users: number
  /** Milliseconds since 1970 at which reminders are due; they are dealt out to the users in turns. */
  due: readonly number[]
  /** Reminders that are due a year from now and later. */
  future: number
  /** The receiver's. */
  port: number
  /** The service's. */
  secret: string
}

const YEAR = 365 * 24 * 60 * 60_000
const MINUTE = 60_000

export const titleOf = (place: number): string => `Reminder ${place}`

export async function seedReminders(
  url: string,
  { users, due, future, port, secret }: Seeded,
): Promise<void> {
  const later = Date.now() + YEAR
  const all = [...due, ...Array.from({ length: future }, (_, place) => later + place * MINUTE)]
  const each = Math.ceil(all.length / users)
  // It is the same for all: it says that there is no token.
  const kept = await sealed(secret, { kind: 'ntfy', token: null })
  await onClient(url, async (client) => {
    await client.query(
      `INSERT INTO users (id, name, email)
       SELECT 'user' || n, 'A user of the bench', 'user' || n || '@example.com' FROM generate_series(0, $1::int - 1) n`,
      [users],
    )
    await client.query('UPDATE workspaces SET revision = $1 + 1, last_task_id = $1', [each])
    await client.query(
      `INSERT INTO channels (user_id, id, revision, kind, name, url, active, created_at, updated_at, secret)
       SELECT id, 1, 1, 'ntfy', 'Phone', 'http://127.0.0.1:' || $1::int || '/' || id, true, now(), now(), $2 FROM workspaces`,
      [port, kept],
    )
    await client.query(
      `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at, details, tell_at)
       SELECT 'user' || place % $1::int, place / $1::int + 1, place / $1::int + 2, $3 || place, now(), now(),
         json_build_object('reminders', json_build_array(json_build_object('at',
           to_char(to_timestamp(at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))),
         to_timestamp(at / 1000.0)
       FROM (SELECT at, (n - 1)::int AS place FROM unnest($2::float8[]) WITH ORDINALITY AS dues(at, n)) dealt`,
      [users, all, titleOf(0).slice(0, -1)],
    )
    await client.query('VACUUM ANALYZE')
  })
}
