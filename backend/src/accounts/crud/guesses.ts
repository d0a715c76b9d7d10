import type { Limit, Verdict } from '../../core/limits.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/**
 * Wrong passwords are counted in Better Auth's table, so over all instances: a leaky bucket per key, as in
 * `core/limits.ts`, whose `last_request` is when it will be empty. Better Auth deletes rows whose time has passed.
 */

const takeGuess = statement<{ key: string; now: number; interval: number; span: number }>(
  'guess_take',
  `WITH taken AS (
     INSERT INTO rate_limits (id, key, count, last_request)
     VALUES (:key, :key, 1, :now::bigint + :interval::bigint)
     ON CONFLICT (key) DO UPDATE SET count = rate_limits.count + 1,
       last_request = greatest(:now::bigint, least(rate_limits.last_request, :now::bigint + :span::bigint))
         + :interval::bigint
     WHERE greatest(:now::bigint, least(rate_limits.last_request, :now::bigint + :span::bigint)) + :interval::bigint
       <= :now::bigint + :span::bigint
     RETURNING last_request
   )
   SELECT true AS allowed, last_request FROM taken
   UNION ALL
   SELECT false, last_request FROM rate_limits WHERE key = :key AND NOT EXISTS (SELECT FROM taken)`,
)

const returnGuess = statement<{ key: string; interval: number }>(
  'guess_return',
  `UPDATE rate_limits SET count = count - 1, last_request = last_request - :interval::bigint WHERE key = :key`,
)

const findAccount = statement<{ who: string; address: string | null }>(
  'guess_account',
  `SELECT id, EXISTS (
     SELECT FROM sessions WHERE sessions.user_id = users.id AND sessions.ip_address = :address
   ) AS known FROM users WHERE email = :who OR id = :who
     OR id = (SELECT user_id FROM accounts WHERE provider_id = 'ldap' AND 'ldap ' || label = :who LIMIT 1)`,
)

const intervalOf = ({ rate }: Limit): number => Math.ceil(1000 / rate)

/** Counts one guess before it is judged: of many at the same time, no more than `limit.burst` are judged. */
export async function countGuess(db: Queryable, key: string, limit: Limit, now: number): Promise<Verdict> {
  const interval = intervalOf(limit)
  const span = interval * limit.burst
  const [row] = await db.query<{ allowed: boolean; last_request: number }>(
    takeGuess({ key, now, interval, span }),
  )
  // A row that another request is just writing is not seen.
  const { allowed, last_request: emptyAt } = row ?? { allowed: false, last_request: now + span }
  const room = now + span - Math.min(emptyAt, now + span)
  if (allowed)
    return {
      allowed,
      remaining: Math.floor(room / interval),
      reset: Math.ceil((emptyAt - now) / 1000),
    }
  return { allowed, remaining: 0, reset: Math.max(1, Math.ceil((interval - room) / 1000)) }
}

/** Takes back a guess that was right, or was not judged. */
export async function uncountGuess(db: Queryable, key: string, limit: Limit): Promise<void> {
  await db.query(returnGuess({ key, interval: intervalOf(limit) }))
}

/** The account with this e-mail address, id or name in the directory, and whether it is known at `address`: whether a session of it began there. */
export async function accountAt(
  db: Queryable,
  who: string,
  address: string | null,
): Promise<{ id: string; known: boolean } | undefined> {
  const [account] = await db.query<{ id: string; known: boolean }>(findAccount({ who, address }))
  return account
}
