import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../../config.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { SignUpMode } from '../../settings/sign-up.ts'
import { claimSignUp, returnSignUpOf } from '../../workspaces/crud/sign-ups.ts'

/** Who may sign up: as configured, or as administrators have decided since. */

export interface SignUp {
  mode: SignUpMode
  /** Of e-mail addresses; for `domains`. */
  domains: string[]
}

const selectSignUp = statement(
  'sign_up_select',
  'SELECT sign_up AS mode, sign_up_domains AS domains FROM service_settings WHERE id = 1',
)

export async function signUpOf(db: Queryable, { auth }: { auth: Config['auth'] }): Promise<SignUp> {
  const [row] = await db.query<{ mode: SignUpMode | null; domains: string[] }>(selectSignUp({}))
  return row?.mode == null
    ? { mode: auth.signUp, domains: auth.signUpDomains }
    : { mode: row.mode, domains: row.domains }
}

/** What a link contains: nobody can guess it, and the database has only its hash. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const selectInvited = statement<{ email: string; hash: Buffer | null; now: string }>(
  'invitation_of',
  `SELECT email FROM invitations WHERE expires_at > :now::timestamptz AND CASE
     WHEN email IS NULL THEN hash = :hash::bytea
       AND NOT EXISTS (SELECT FROM users WHERE role = 'admin' AND disabled_at IS NULL)
     ELSE email = lower(:email) AND (:hash::bytea IS NULL OR hash = :hash::bytea)
   END`,
)

interface Newcomer {
  email: string
  /** From the link that they opened; `'proven'` if the address is known to be theirs. */
  invitation: string | 'proven' | undefined
}

/** Whether a new account may be made for somebody. The link for the first administrator lets in always. */
export async function mayJoin(
  db: Queryable,
  config: { auth: Config['auth'] },
  { email, invitation }: Newcomer,
  now: Date,
): Promise<boolean> {
  const { mode, domains } = await signUpOf(db, config)
  if (mode === 'open') return true
  if (mode === 'domains' && domains.includes(domainOf(email))) return true
  if (invitation === undefined) return false
  const hash = invitation === 'proven' ? null : hashOfToken(invitation)
  const invited = await db.query<{ email: string | null }>(
    selectInvited({ email, hash, now: now.toISOString() }),
  )
  return invited.some((one) => one.email === null || mode !== 'closed')
}

/**
 * Whether a new account may be made for somebody who signs up by themselves: also by an invitation to a workspace, which
 * its members give. Then one of its sign-ups is taken.
 * @returns undefined if not; else what to call if no account is made
 */
export async function admitNewcomer(
  db: Queryable,
  config: { auth: Config['auth'] },
  { email, invitation }: { email: string; invitation: string | undefined },
  now: Date,
): Promise<(() => Promise<void>) | undefined> {
  if (await mayJoin(db, config, { email, invitation }, now)) return async () => {}
  if (invitation === undefined || (await signUpOf(db, config)).mode === 'closed') return undefined
  if (!(await claimSignUp(db, { token: invitation, email, now }))) return undefined
  return () => returnSignUpOf(db, invitation)
}

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

const forget = statement<{ email: string }>(
  'invitation_accept',
  'DELETE FROM invitations WHERE email = lower(:email)',
)

/** An invitation is used up once there is an account with its address. */
export async function acceptInvitation(db: Queryable, email: string): Promise<void> {
  await db.query(forget({ email }))
}

const forgetOld = statement<{ now: string }>(
  'invitations_prune',
  'DELETE FROM invitations WHERE expires_at <= :now::timestamptz',
)

export async function pruneInvitations(db: Queryable, now: Date): Promise<void> {
  await db.query(forgetOld({ now: now.toISOString() }))
}
