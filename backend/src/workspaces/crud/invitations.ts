import { createHash, createHmac, randomUUID } from 'node:crypto'
import { once } from '../../changelog/idempotency-keys.ts'
import { runUnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { madeWith } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import { tooManyRequests } from '../../core/limits.ts'
import { isAtLeast, ROLES, type Role } from '../../core/roles.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { ROW_LIMIT, repeat } from '../../database/row-limit.ts'
import { statement } from '../../database/statement.ts'
import { linkOf, memberInvitationLetter } from '../letters.ts'
import type { InvitationOptions } from '../options.ts'
import type { Invitation, InvitationCreate, InvitationCreated } from '../schemas.ts'
import { listMembers, requireRole } from './members.ts'
import { readWorkspace } from './workspaces.ts'

/**
 * Invitations are no data of the workspace: they are not in its change log, which shows who joined. What an invitation's
 * link contains follows from the server's secret, so a repeated request is answered with the same.
 */

const DAY = 24 * 60 * 60 * 1000
const BY_DEFAULT = 7 * DAY
/** The same date of the next year is not too far. */
const LONGEST = 366 * DAY
const MOST_INVITATIONS = 100
/** Letters, of one user and of one workspace. */
const LETTERS_PER_HOUR = 50

const COLUMNS = ['id', 'role', 'email', 'invited_by', 'created_at', 'expires_at', 'uses_left']
  .map((column) => `invitation.${column}`)
  .join(', ')

const MAY_INVITE = ROLES.filter((role) => isAtLeast(role, 'admin')).map((role) => `'${role}'`)

/** Those that can be accepted: not over, nor used up, and of somebody who may still invite to a workspace that exists. */
export const STANDING = `member_invitations invitation
   JOIN users host ON host.id = invitation.invited_by AND host.disabled_at IS NULL
   JOIN memberships inviter ON inviter.workspace_id = invitation.workspace_id
     AND inviter.user_id = invitation.invited_by AND inviter.role IN (${MAY_INVITE})
   WHERE invitation.expires_at > :now::timestamptz AND invitation.uses_left > 0`

/** What the link of an invitation contains. */
export const tokenOf = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(`workspace invitation ${id}`).digest('base64url')

export const hashOfToken = (token: string): Buffer => createHash('sha256').update(token).digest()

const selectInvitations = statement<{ workspace: string; now: string }>(
  'member_invitations_list',
  `SELECT ${COLUMNS} FROM ${STANDING} AND invitation.workspace_id = :workspace
   ORDER BY invitation.created_at DESC, invitation.id`,
)

/** Those that can still be accepted, newest first. */
export const listInvitations = (workspaceId: string, db: Queryable, now: Date): Promise<Invitation[]> =>
  db.query(selectInvitations({ workspace: workspaceId, now: now.toISOString() }))

const insertInvitation = statement<{
  workspace: string
  id: string
  role: Role
  hash: Buffer
  email: string | null
  invited_by: string
  created_at: string
  expires_at: string
  uses_left: number
  made_with: string | null
}>(
  'member_invitation_insert',
  `INSERT INTO member_invitations
     (workspace_id, id, role, hash, email, invited_by, created_at, expires_at, uses_left, sign_ups_left,
      made_with)
   VALUES (:workspace, :id, :role, :hash, :email, :invited_by, :created_at::timestamptz, :expires_at::timestamptz,
     :uses_left, :uses_left, :made_with)`,
)

/**
 * Invites somebody; for an address, by mail as well, if there is mail.
 * @param accepts `Accept-Language` of the request, for whoever has chosen no language
 * @throws DocketError CONFLICT for a user's own workspace, if there are too many, or if users have no addresses;
 * VALIDATION_ERROR for a time that has passed or is too far; RATE_LIMITED for too many letters
 */
export async function invite(
  db: Database,
  write: Write,
  { role, email, expires_at, uses }: InvitationCreate,
  { secret, publicUrl, addresses, mail }: InvitationOptions,
  accepts?: string | undefined,
): Promise<{ invitation: InvitationCreated; replayed: boolean }> {
  const { actor, at } = write
  const given = ({ id, ...invitation }: Invitation): InvitationCreated => {
    const token = tokenOf(secret, id)
    const mailed = invitation.email !== null && mail.available
    return { id, ...invitation, token, url: linkOf(publicUrl, token), mailed }
  }
  const outcome = await once(actor.workspaceId, db, write, () =>
    runUnitOfWork(actor.workspaceId, db, write, async (unit) => {
      const { name: workspace } = await readWorkspace(actor, unit)
      if (workspace === null) {
        throw new DocketError('CONFLICT', 'Nobody else can enter your own workspace. Create one to share.')
      }
      await requireRole(actor, unit, 'admin')
      if (email !== undefined && addresses === 'none') {
        throw new DocketError(
          'CONFLICT',
          'This server knows no e-mail addresses: leave `email` out, and pass the token on.',
        )
      }
      if ((await listInvitations(actor.workspaceId, unit, at)).length >= MOST_INVITATIONS) {
        throw new DocketError(
          'CONFLICT',
          `A workspace can have at most ${MOST_INVITATIONS} invitations. Revoke one first.`,
        )
      }
      const invitation: Invitation = {
        ...{ id: randomUUID(), role, email: email?.toLowerCase() ?? null, invited_by: actor.userId },
        ...{ created_at: unit.at, expires_at: expiryOf(expires_at, at), uses_left: uses },
      }
      const hash = hashOfToken(tokenOf(secret, invitation.id))
      const row = { workspace: actor.workspaceId, hash, ...invitation, made_with: madeWith(actor) }
      await unit.query(insertInvitation(row))
      if (given(invitation).mailed) await countLetter(unit, write, mail)
      unit.answer(unit.revision, invitation)
      const inviter = (await listMembers(actor, unit)).find(({ id }) => id === actor.userId)?.name ?? ''
      return { invitation, names: { workspace, inviter } }
    }),
  )
  if (outcome.replayed) return { invitation: given(outcome.answer as Invitation), replayed: true }
  const { names, ...made } = outcome.result
  const invitation = given(made.invitation)
  if (invitation.email !== null && invitation.mailed) {
    const reader = { to: invitation.email, account: { email: invitation.email }, accepts }
    mail.post(reader, (to, language) =>
      memberInvitationLetter(to, invitation.url, names, invitation, language),
    )
  }
  return { invitation, replayed: false }
}

/** @throws DocketError VALIDATION_ERROR */
function expiryOf(wanted: string | undefined, at: Date): string {
  const expires = wanted === undefined ? at.getTime() + BY_DEFAULT : Date.parse(wanted)
  if (expires <= at.getTime()) throw invalidExpiry('Must be in the future.')
  if (expires > at.getTime() + LONGEST) throw invalidExpiry('Must be within a year.')
  return new Date(expires).toISOString()
}

const invalidExpiry = (msg: string): DocketError =>
  new DocketError('VALIDATION_ERROR', `body.expires_at: ${msg}`, {
    errors: [{ loc: ['body', 'expires_at'], msg, type: 'out_of_range' }],
  })

/** Counted with the invitation, or not at all. @throws DocketError RATE_LIMITED */
async function countLetter(
  unit: Queryable,
  { actor, at }: Write,
  { count }: InvitationOptions['mail'],
): Promise<void> {
  if (count === undefined) return
  const limit = { rate: LETTERS_PER_HOUR / 3600, burst: LETTERS_PER_HOUR }
  for (const key of [`user ${actor.userId}`, `workspace ${actor.workspaceId}`]) {
    const verdict = await count(unit, `invitations of ${key}`, limit, at.getTime())
    if (!verdict.allowed) throw tooManyRequests('invitations', limit, verdict)
  }
}

export const deleteInvitation = statement<{ workspace: string; id: string }>(
  'member_invitation_delete',
  'DELETE FROM member_invitations WHERE workspace_id = :workspace AND id = :id RETURNING id',
)

/** @throws DocketError NOT_FOUND */
export async function revokeInvitation(db: Database, write: Write, id: string): Promise<void> {
  const { actor } = write
  await runUnitOfWork(actor.workspaceId, db, write, async (unit) => {
    if (actor.role !== undefined) await requireRole(actor, unit, 'admin')
    const gone = await unit.query(deleteInvitation({ workspace: actor.workspaceId, id }))
    if (gone.length === 0) throw noInvitation()
  })
}

/** The same, whatever is wrong with it. */
export const noInvitation = () => new DocketError('NOT_FOUND', 'No such invitation.')

const forgetOld = statement<{ now: string }>(
  'member_invitations_prune',
  `DELETE FROM member_invitations WHERE (workspace_id, id) IN (
     SELECT workspace_id, id FROM member_invitations
     WHERE expires_at <= :now::timestamptz OR uses_left = 0 LIMIT ${ROW_LIMIT}
   ) RETURNING 1`,
)

export const pruneMemberInvitations = (db: Queryable, now: Date): Promise<void> =>
  repeat(db, forgetOld({ now: now.toISOString() }))
