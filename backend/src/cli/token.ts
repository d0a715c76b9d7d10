import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import { findUserBy } from '../accounts/crud.ts'
import type { Config } from '../config.ts'
import { USER_ID } from '../core/tokens.ts'
import type { Database } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { CommandError, type Input, numberFrom, type Result } from './command.ts'
import { withDatabase } from './with-database.ts'

export async function run(input: Input): Promise<Result> {
  const { config, values, positionals } = input
  const [who = ''] = positionals
  const minutes = numberFrom(values, 'minutes', { fallback: 15, most: 60 * 24 * 365 })
  const secret = secretOf(config)
  const user = await withDatabase(input, async (db) => {
    const found = await findUserBy(who, db)
    if (found !== undefined) return found
    if (values.create === true) return await createUser(db, who)
    throw new CommandError(`There is no user ${who}. Add --create to create one.`)
  })
  const token = await new SignJWT({ user_id: user.id, email: user.email })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(user.id)
    .setIssuer(config.auth.issuer)
    .setAudience(config.auth.audience)
    .setIssuedAt()
    .setExpirationTime(`${minutes} minutes`)
    .sign(new TextEncoder().encode(secret))
  return { text: token, data: { token, user_id: user.id, minutes } }
}

function secretOf({ production, auth }: Config): string {
  if (production) throw new CommandError('These tokens are for development only, and NODE_ENV is production.')
  if (auth.jwtSecret !== undefined) return auth.jwtSecret
  throw new CommandError(
    'Set JWT_SECRET_KEY (32 characters or more) here and for the service: the token is signed with it.',
  )
}

const insertUser = statement<{ id: string; email: string }>(
  'user_create',
  `INSERT INTO users (id, name, email, email_verified) VALUES (:id, split_part(:email, '@', 1), :email, true)
   RETURNING id, email`,
)

async function createUser(db: Database, who: string): Promise<{ id: string; email: string }> {
  const byAddress = who.includes('@')
  const isPossible = byAddress ? z.email().max(254).safeParse(who).success : USER_ID.test(who)
  if (!isPossible) throw new CommandError('This is not a valid e-mail address or user id.')
  const [user] = await db.query<{ id: string; email: string }>(
    insertUser(
      byAddress
        ? { id: randomUUID(), email: who.toLowerCase() }
        : { id: who, email: `${who}@users.invalid`.toLowerCase() },
    ),
  )
  if (user === undefined) throw new CommandError(`The user ${who} could not be created.`)
  return user
}
