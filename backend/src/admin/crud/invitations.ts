import { randomUUID } from 'node:crypto'
import { hasAdministrator } from '../../accounts/crud/administrators.ts'
import { hashOfToken, newToken } from '../../accounts/crud/sign-up.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { SignUpMode } from '../../settings/sign-up.ts'
import { type Administrator, act } from './acts.ts'

/** Invitations, and the link that makes the first administrator. */

const DAY = 24 * 60 * 60 * 1000
const INVITATION = 7 * DAY
const FIRST_LINK = DAY

export interface InvitationRow {
  id: string
  email: string
  invited_by: string | null
  created_at: string
  expires_at: string
}

const SHOWN = 'id, email, invited_by, created_at, expires_at'

const selectInvitations = statement<{ now: string }>(
  'invitations_list',
  `SELECT ${SHOWN} FROM invitations WHERE email IS NOT NULL AND expires_at > :now::timestamptz
   ORDER BY created_at DESC, id`,
)

/** Newest first. */
export const listInvitations = (db: Queryable, now: Date): Promise<InvitationRow[]> =>
  db.query(selectInvitations({ now: now.toISOString() }))

const selectTaken = statement<{ email: string }>(
  'invitation_taken',
  'SELECT FROM users WHERE email = lower(:email)',
)

interface NewInvitation {
  [name: string]: string | Buffer | null
  id: string
  hash: Buffer
  email: string | null
  invited_by: string | null
  created_at: string
  expires_at: string
}

// A new invitation of the same address takes the place of the former.
const putInvitation = statement<NewInvitation>(
  'invitation_put',
  `INSERT INTO invitations (id, hash, email, invited_by, created_at, expires_at)
   VALUES (:id, :hash, lower(:email), :invited_by, :created_at::timestamptz, :expires_at::timestamptz)
   ON CONFLICT (email) DO UPDATE SET id = EXCLUDED.id, hash = EXCLUDED.hash, invited_by = EXCLUDED.invited_by,
     created_at = EXCLUDED.created_at, expires_at = EXCLUDED.expires_at
   RETURNING ${SHOWN}`,
)

interface Who {
  db: Database
  by: Administrator
  now: Date
}

/**
 * @param configured who may sign up, unless administrators have decided otherwise
 * @returns the invitation, and what its link contains
 * @throws DocketError CONFLICT if the address has an account, or nobody may sign up
 */
export async function invite(
  email: string,
  configured: SignUpMode,
  { db, by, now }: Who,
): Promise<InvitationRow & { token: string }> {
  const token = newToken()
  return await act(db, by, now, async ({ tx, settings, record, by: invited_by }) => {
    if ((settings.mode ?? configured) === 'closed') {
      throw new DocketError('CONFLICT', 'Nobody may sign up, invited or not: sign-up is closed.')
    }
    if ((await tx.query(selectTaken({ email }))).length > 0) {
      throw new DocketError('CONFLICT', 'This address has an account already.')
    }
    const [row] = await tx.query<InvitationRow>(
      putInvitation({
        ...{ id: randomUUID(), hash: hashOfToken(token), email, invited_by },
        created_at: now.toISOString(),
        expires_at: new Date(now.getTime() + INVITATION).toISOString(),
      }),
    )
    if (row === undefined) throw new Error('The invitation was not made.')
    await record('user.invite', { id: null, email: row.email })
    return { ...row, token }
  })
}

const deleteInvitation = statement<{ id: string }>(
  'invitation_delete',
  'DELETE FROM invitations WHERE id = :id AND email IS NOT NULL RETURNING email',
)

/** @throws DocketError NOT_FOUND */
export async function uninvite(id: string, { db, by, now }: Who): Promise<void> {
  await act(db, by, now, async ({ tx, record }) => {
    const [row] = await tx.query<{ email: string }>(deleteInvitation({ id }))
    if (row === undefined) throw new DocketError('NOT_FOUND', 'No such invitation.')
    await record('user.uninvite', { id: null, email: row.email })
  })
}

/**
 * What the link contains by which its reader becomes the first administrator; undefined if there is one. Each instance
 * that starts has a link of its own.
 */
export async function firstLink(db: Queryable, now: Date): Promise<string | undefined> {
  if (await hasAdministrator(db)) return undefined
  const token = newToken()
  await db.query(
    putInvitation({
      ...{ id: randomUUID(), hash: hashOfToken(token), email: null, invited_by: null },
      created_at: now.toISOString(),
      expires_at: new Date(now.getTime() + FIRST_LINK).toISOString(),
    }),
  )
  return token
}

const useLink = statement<{ user: string; hash: Buffer; now: string }>(
  'first_link_use',
  `WITH link AS (
     SELECT FROM invitations WHERE email IS NULL AND hash = :hash AND expires_at > :now::timestamptz
   ), made AS (
     UPDATE users SET role = 'admin' FROM link WHERE users.id = :user AND disabled_at IS NULL
     RETURNING users.id, users.email
   ), used AS (DELETE FROM invitations USING made WHERE invitations.email IS NULL)
   SELECT id, email FROM made`,
)

/**
 * Makes the user the first administrator; all such links are then void.
 * @throws DocketError CONFLICT if there is an administrator; AUTH_FORBIDDEN if there is no such link
 */
export async function claimAdministration(
  userId: string,
  token: string,
  { db, address, now }: { db: Database; address: string; now: Date },
): Promise<void> {
  await act(db, { id: null, address }, now, async ({ tx, record }) => {
    if (await hasAdministrator(tx)) {
      throw new DocketError('CONFLICT', 'There is an administrator already, who can make you one.')
    }
    const hash = hashOfToken(token)
    const [user] = await tx.query<{ id: string; email: string }>(
      useLink({ user: userId, hash, now: now.toISOString() }),
    )
    if (user === undefined) {
      throw new DocketError(
        'AUTH_FORBIDDEN',
        'The link was used or has expired. The next start of the service shows a new one.',
      )
    }
    await record('admin.claim', user)
  })
}
