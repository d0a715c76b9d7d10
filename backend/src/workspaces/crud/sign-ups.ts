import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { hashOfToken, STANDING } from './invitations.ts'

/**
 * Where not everybody may sign up, who is invited to a workspace may. That uses nothing of the invitation, which is accepted
 * later; but no more accounts are made with it than may accept it.
 */

const takeSignUp = statement<{ hash: Buffer; email: string; now: string }>(
  'member_invitation_sign_up',
  `UPDATE member_invitations SET sign_ups_left = sign_ups_left - 1
   WHERE hash = :hash AND sign_ups_left > 0 AND EXISTS (
     SELECT FROM ${STANDING} AND invitation.hash = :hash
       AND (invitation.email IS NULL OR invitation.email = lower(:email))
   ) RETURNING id`,
)

const returnSignUp = statement<{ hash: Buffer }>(
  'member_invitation_sign_up_return',
  'UPDATE member_invitations SET sign_ups_left = sign_ups_left + 1 WHERE hash = :hash',
)

/** Takes one of the sign-ups of an invitation, before the account is made. @returns whether there was one */
export async function claimSignUp(
  db: Queryable,
  { token, email, now }: { token: string; email: string; now: Date },
): Promise<boolean> {
  const taken = await db.query(takeSignUp({ hash: hashOfToken(token), email, now: now.toISOString() }))
  return taken.length > 0
}

/** Gives it back where no account was made. */
export async function returnSignUpOf(db: Queryable, token: string): Promise<void> {
  await db.query(returnSignUp({ hash: hashOfToken(token) }))
}
