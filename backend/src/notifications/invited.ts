import { statement } from '../database/statement.ts'
import { STANDING, tokenOf } from '../workspaces/crud/invitations.ts'
import type { NotifierContext } from './context.ts'
import { eachOf } from './each.ts'
import type { News } from './news.ts'
import { namesOf, readersAmong } from './readers.ts'
import { tell } from './tell.ts'

/**
 * Tells users that they are invited to a workspace, where the invitation names their address. Only who has shown that it is
 * theirs is told: the way there has the token, and anybody can sign up with the address of somebody else. All others have it
 * from the letter, or from who invites.
 */

const FOUND = 100

interface Invited {
  id: string
  workspace: string
  inviter: string
  at: string
  /** The user whose address it is; null if there is none yet. */
  user: string | null
}

const lookAround = statement<{ now: string }>(
  'notification_invited',
  `SELECT invitation.id, invitation.workspace_id AS workspace, invitation.invited_by AS inviter,
     invitation.created_at AS at, (
       SELECT guest.id FROM users guest
       WHERE guest.email = invitation.email AND guest.email_verified
     ) AS user
   FROM ${STANDING} AND NOT invitation.told AND invitation.email IS NOT NULL
   ORDER BY invitation.created_at LIMIT ${FOUND}`,
)

const selectName = statement<{ workspace: string }>(
  'notification_workspace_name',
  'SELECT name FROM workspaces WHERE id = :workspace AND name IS NOT NULL',
)

const markTold = statement<{ workspace: string; id: string }>(
  'notification_invitation_told',
  'UPDATE member_invitations SET told = true WHERE workspace_id = :workspace AND id = :id',
)

/** @returns whether there was something */
export async function tellInvited(context: NotifierContext, now: Date): Promise<boolean> {
  const { db } = context
  const found = await db.finder.query<Invited>(lookAround({ now: now.toISOString() }))
  if (found.length === 0) return false
  const [readers, names] = await Promise.all([
    readersAmong(
      db.finder,
      found.flatMap(({ user }) => user ?? []),
    ),
    namesOf(
      db.finder,
      found.map(({ inviter }) => inviter),
    ),
  ])
  const failed = await eachOf(context, new Map(found.map((each) => [each, each])), async (invited) => {
    const { workspace, id, user } = invited
    const reader = user === null ? undefined : readers.get(user)
    const [named] = await db.finder.query<{ name: string }>(selectName({ workspace }))
    if (reader !== undefined && named !== undefined) {
      const actor = names.get(invited.inviter) ?? null
      await tell(context, reader, [newsOf(context.secret, invited, { workspace: named.name, actor })], now)
    }
    await db.finder.query(markTold({ workspace, id }))
  })
  return failed.length < found.length
}

function newsOf(
  secret: string,
  { id, workspace: workspaceId, inviter: cause, at }: Invited,
  names: { workspace: string; actor: string | null },
): News {
  return {
    kind: 'invitation',
    source: `invitation ${id}`,
    workspaceId,
    cause,
    ...names,
    task: null,
    at: new Date(at),
    link: `/invitations/${tokenOf(secret, id)}`,
  }
}
