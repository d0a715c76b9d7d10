import { once } from '../../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { type Actor, OwnerGone } from '../../core/auth.ts'
import type { Role } from '../../core/roles.ts'
import { type Database, inTransaction, type Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { InvitationOptions } from '../options.ts'
import type { InvitationShown, WorkspaceResponse } from '../schemas.ts'
import { deleteInvitation, hashOfToken, noInvitation, STANDING } from './invitations.ts'
import { addMember, listMembers } from './members.ts'
import { readWorkspace } from './workspaces.ts'

/** What the invited do about an invitation. What they may not see of it is the same as one that does not exist. */

interface Found {
  workspace_id: string
  id: string
  role: Role
  is_addressed: boolean
  /** The name of who invites. */
  invited_by: string
  expires_at: string
}

// Where addresses are not verified, the token is what shows that it is theirs: it was sent there.
const findByHash = statement<{ hash: Buffer; user: string; verified: boolean; now: string }>(
  'member_invitation_find',
  `SELECT invitation.workspace_id, invitation.id, invitation.role, invitation.email IS NOT NULL AS is_addressed,
     host.name AS invited_by, invitation.expires_at
   FROM ${STANDING} AND invitation.hash = :hash AND (
     invitation.email IS NULL OR invitation.email IN (
       SELECT lower(email) FROM users WHERE id = :user AND (email_verified OR NOT :verified::boolean)
     )
   )`,
)

export interface Guest {
  token: string
  actor: Actor
  addresses: InvitationOptions['addresses']
  now: Date
}

/** @throws DocketError NOT_FOUND for one that has ended, was used up, or is for another address */
async function find(db: Queryable, { token, actor, addresses, now }: Guest): Promise<Found> {
  const [found] = await db.query<Found>(
    findByHash({
      hash: hashOfToken(token),
      user: actor.userId,
      verified: addresses === 'verified',
      now: now.toISOString(),
    }),
  )
  if (found === undefined) throw noInvitation()
  return found
}

/** The user as a member of the workspace that they are invited to. */
const memberOf = (actor: Actor, { workspace_id, role }: Found): Actor => ({
  ...actor,
  workspaceId: workspace_id,
  role,
})

/** @throws DocketError NOT_FOUND */
export async function showInvitation(db: Queryable, guest: Guest): Promise<InvitationShown> {
  const found = await find(db, guest)
  const { name } = await readWorkspace(memberOf(guest.actor, found), db).catch(ifGone)
  const { role, invited_by, expires_at } = found
  return { workspace: { name: name ?? '' }, role, invited_by: { name: invited_by }, expires_at }
}

/** What an answer is, and whether it is that of an earlier request with the same key. */
interface Outcome<Body> {
  body: Body
  replayed: boolean
}

/**
 * Runs `work` while the workspace is locked. The request's key is kept in the user's own workspace: in the one that they
 * are invited to, it would end with it. Their own is locked first, as their account's deletion does: either that finds the
 * membership, or there is no such user here.
 */
async function asGuest<Body>(
  db: Database,
  write: Write,
  guest: Guest,
  work: (unit: UnitOfWork, found: Found) => Promise<Body>,
): Promise<Outcome<Body>> {
  const outcome = await once(write.actor.userId, db, write, async () => {
    const found = await find(db, guest)
    const { workspace_id: id } = found
    const within = { ...write, actor: memberOf(write.actor, found), key: null }
    const body = await runUnitOfWork(write.actor.userId, db, write, async (own) => {
      const inside = inTransaction(db, own)
      // It may have ended while this waited.
      const withPresent = async (unit: UnitOfWork) => work(unit, await find(unit, guest))
      const done = await runUnitOfWork(id, inside, within, withPresent).catch(ifGone)
      own.answer(own.revision, done)
      return done
    })
    db.signals.wrote(id)
    return body
  })
  return outcome.replayed
    ? { body: outcome.answer as Body, replayed: true }
    : { body: outcome.result, replayed: false }
}

const useInvitation = statement<{ workspace: string; id: string }>(
  'member_invitation_use',
  `UPDATE member_invitations SET uses_left = uses_left - 1
   WHERE workspace_id = :workspace AND id = :id AND uses_left > 0 RETURNING id`,
)

/**
 * Makes the user a member. One who is keeps the role, and the invitation is not used.
 * @throws DocketError NOT_FOUND; CONFLICT if the workspace is full
 */
export const accept = (db: Database, write: Write, guest: Guest): Promise<Outcome<WorkspaceResponse>> =>
  asGuest(db, write, guest, async (unit, { id, role }) => {
    const { actor } = unit
    const member = (await listMembers(actor, unit)).find((each) => each.id === actor.userId)
    if (member !== undefined) return await readWorkspace({ ...actor, role: member.role }, unit)
    const used = await unit.query(useInvitation({ workspace: unit.workspaceId, id }))
    if (used.length === 0) throw noInvitation()
    await addMember(unit, actor.userId, role)
    return await readWorkspace(actor, unit)
  })

/** One that names the user's address ends; others may still be accepted by somebody else. @throws DocketError NOT_FOUND */
export const decline = (db: Database, write: Write, guest: Guest): Promise<Outcome<object>> =>
  asGuest(db, write, guest, async (unit, { id, is_addressed }) => {
    if (is_addressed) await unit.query(deleteInvitation({ workspace: unit.workspaceId, id }))
    return {}
  })

/** With its workspace, an invitation is gone; whoever has it still has an account. */
function ifGone(error: unknown): never {
  throw error instanceof OwnerGone ? noInvitation() : error
}
