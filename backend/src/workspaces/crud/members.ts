import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
import { type Actor, roleTooLow } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import { notYours } from '../../core/memberships.ts'
import { checkPreconditions, type Preconditions } from '../../core/preconditions.ts'
import { isAtLeast, type Role } from '../../core/roles.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { removeKeysFor } from '../../keys/crud.ts'
import { unassignTasks } from '../../tasks/crud/relations.ts'
import { switchOffOf } from '../../webhooks/crud.ts'
import type { Member, MemberResponse } from '../schemas.ts'
import { admitOwner, quotasOf, takeQuotas } from './owning.ts'
import { roleFinder } from './roles.ts'

const MOST_MEMBERS = 500
/** What spans a user's workspaces asks each of them: lists, streams and what is assigned to them. */
const MOST_JOINED = 500

const COLUMNS = 'member.user_id AS id, member.role, member.joined_at, member.revision'

/** The members of a shared workspace, as its change log shows them; none for a user's own. */
export const SELECT_MEMBERS = `SELECT ${COLUMNS} FROM memberships member WHERE member.workspace_id = :workspace`

const selectMembers = statement<{ workspace: string }>(
  'members_list',
  `SELECT ${COLUMNS}, users.name FROM memberships member JOIN users ON users.id = member.user_id
   WHERE member.workspace_id = :workspace ORDER BY member.joined_at, member.user_id`,
)

const selectOwner = statement<{ user: string }>(
  'member_of_own',
  `SELECT id, 'owner' AS role, created_at AS joined_at, 0 AS revision, name FROM users WHERE id = :user`,
)

/** Who joined first comes first. */
export const listMembers = (actor: Actor, db: Queryable): Promise<MemberResponse[]> =>
  actor.role === undefined
    ? db.query(selectOwner({ user: actor.userId }))
    : db.query(selectMembers({ workspace: actor.workspaceId }))

const insertMember = statement<{
  workspace: string
  id: string
  role: Role
  joined_at: string
  revision: number
}>(
  'member_insert',
  `INSERT INTO memberships (workspace_id, user_id, role, joined_at, revision)
   VALUES (:workspace, :id, :role, :joined_at::timestamptz, :revision)`,
)
const updateMember = statement<{ workspace: string; id: string; role: Role; revision: number }>(
  'member_update',
  'UPDATE memberships SET role = :role, revision = :revision WHERE workspace_id = :workspace AND user_id = :id',
)
const deleteMember = statement<{ workspace: string; id: string }>(
  'member_delete',
  'DELETE FROM memberships WHERE workspace_id = :workspace AND user_id = :id',
)

/** What a member has said to the assistant there. */
export const deleteConversationsOf = statement<{ workspace: string; id: string }>(
  'member_conversations_delete',
  'DELETE FROM conversations WHERE user_id = :workspace AND member_id = :id',
)

const deleteInvitationsBy = statement<{ workspace: string; id: string }>(
  'member_invitations_delete',
  'DELETE FROM member_invitations WHERE workspace_id = :workspace AND invited_by = :id',
)

// Nor do they give its tasks away.
const deleteLinksBy = statement<{ workspace: string; id: string }>(
  'public_links_of_member',
  'DELETE FROM public_links WHERE workspace_id = :workspace AND made_by = :id',
)

/**
 * The role that the request was admitted with may have ended since: here, it stays until the end of the transaction.
 * @throws DocketError AUTH_FORBIDDEN
 */
export async function requireRole({ workspaceId, userId }: Actor, tx: Queryable, least: Role): Promise<void> {
  const role = await roleFinder(tx)(workspaceId, userId)
  if (role === undefined) throw notYours()
  if (!isAtLeast(role, least)) throw roleTooLow(least)
}

const countJoined = statement<{ user: string }>(
  'memberships_count',
  'SELECT count(*)::int AS joined FROM memberships WHERE user_id = :user',
)

/**
 * @param unit while the user's own workspace is locked as well, so that none is counted twice
 * @throws DocketError CONFLICT if the workspace has too many, or the user is a member of too many
 */
export async function addMember(unit: UnitOfWork, userId: string, role: Role): Promise<Member> {
  const { length } = await unit.query(selectMembers({ workspace: unit.workspaceId }))
  if (length >= MOST_MEMBERS) {
    throw new DocketError('CONFLICT', `A workspace can have at most ${MOST_MEMBERS} members.`)
  }
  const [{ joined } = { joined: 0 }] = await unit.query<{ joined: number }>(countJoined({ user: userId }))
  if (joined >= MOST_JOINED) {
    const detail = `You can be a member of at most ${MOST_JOINED} shared workspaces. Leave one first.`
    throw new DocketError('CONFLICT', detail)
  }
  const member: Member = { id: userId, role, joined_at: unit.at, revision: unit.nextRevision() }
  await unit.query(insertMember({ workspace: unit.workspaceId, ...member }))
  unit.log({ resource: 'member', id: userId, revision: member.revision, before: null, after: member })
  return member
}

/** Who is no admin any more invites nobody, themselves least of all, shows nothing to strangers, and has nothing sent to them. */
async function endPowers(unit: UnitOfWork, id: string): Promise<void> {
  await unit.query(deleteInvitationsBy({ workspace: unit.workspaceId, id }))
  await unit.query(deleteLinksBy({ workspace: unit.workspaceId, id }))
  await switchOffOf(unit, id)
}

export async function setRole(
  unit: UnitOfWork,
  { name: _, ...before }: MemberResponse,
  role: Role,
): Promise<Member> {
  const after: Member = { ...before, role, revision: unit.nextRevision() }
  await unit.query(updateMember({ workspace: unit.workspaceId, ...after }))
  unit.log({ resource: 'member', id: after.id, revision: after.revision, before, after })
  if (!isAtLeast(role, 'admin')) await endPowers(unit, after.id)
  return after
}

export async function dismiss(unit: UnitOfWork, { name: _, ...before }: MemberResponse): Promise<void> {
  // Before the member, so that an undo of all that an admin did ends where it should: members are not undone.
  await unassignTasks(unit, before.id)
  await unit.query(deleteMember({ workspace: unit.workspaceId, id: before.id }))
  await unit.query(deleteConversationsOf({ workspace: unit.workspaceId, id: before.id }))
  unit.log({ resource: 'member', id: before.id, revision: unit.nextRevision(), before, after: null })
  await endPowers(unit, before.id)
}

/** Makes a member the owner whom nobody asked: it may be more than they could have made. */
export async function inherit(unit: UnitOfWork, successor: MemberResponse): Promise<void> {
  await takeQuotas(unit, unit.workspaceId, await quotasOf(unit, successor.id))
  await setRole(unit, successor, 'owner')
}

/** All members while the workspace is locked, with the one that a request names. @throws DocketError NOT_FOUND */
async function find(unit: UnitOfWork, id: string, conditions: Preconditions) {
  const all = await listMembers(unit.actor, unit)
  const member = all.find((each) => each.id === (id === 'me' ? unit.actor.userId : id))
  if (member === undefined) throw new DocketError('NOT_FOUND', 'No such member.')
  checkPreconditions(conditions, member.revision, () => member)
  // What the actor was when the request came may have changed since.
  const own = all.find((each) => each.id === unit.actor.userId)?.role
  if (own === undefined) throw new DocketError('NOT_FOUND', 'No such member.')
  return { all, member, own }
}

/**
 * Changes a member's role; one that is the same writes nothing. `owner` hands the ownership over.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, AUTH_FORBIDDEN, CONFLICT (the only owner, or one who may own no more)
 */
export async function changeRole(
  db: Database,
  write: Write,
  id: string,
  role: Role,
  conditions: Preconditions,
): Promise<MemberResponse> {
  return await runUnitOfWork(write.actor.workspaceId, db, write, async (unit) => {
    const { all, member, own } = await find(unit, id, conditions)
    if (member.role === role) return member
    if (!isAtLeast(own, 'admin')) throw roleTooLow('admin')
    if (member.role === 'owner')
      throw new DocketError('CONFLICT', 'Hand the ownership over first, by making another member the owner.')
    if (role === 'owner') {
      if (own !== 'owner') throw roleTooLow('owner')
      // This locks their own workspace after the shared one: in a deadlock with the deletion of their account, one is retried.
      const allowed = { configured: db.quotas.workspaces, who: 'They' } as const
      await takeQuotas(unit, unit.workspaceId, await admitOwner(unit, member.id, allowed))
      for (const owner of all.filter((each) => each.role === 'owner')) await setRole(unit, owner, 'admin')
    }
    return { ...(await setRole(unit, member, role)), name: member.name }
  })
}

/**
 * Removes a member; everybody may leave but the owner.
 * @throws DocketError NOT_FOUND, PRECONDITION_FAILED, AUTH_FORBIDDEN, CONFLICT (the owner)
 */
export async function removeMember(
  db: Database,
  write: Write,
  id: string,
  conditions: Preconditions,
): Promise<void> {
  const removed = await runUnitOfWork(write.actor.workspaceId, db, write, async (unit) => {
    const { member, own } = await find(unit, id, conditions)
    if (member.role === 'owner') {
      throw new DocketError(
        'CONFLICT',
        'The owner cannot leave: hand the ownership over, or delete the workspace.',
      )
    }
    if (member.id !== unit.actor.userId && !isAtLeast(own, 'admin')) throw roleTooLow('admin')
    await removeKeysFor(unit, db, write, member.id)
    await dismiss(unit, member)
    return member.id
  })
  // Their own log has grown, if they had keys.
  db.signals.wrote(removed)
}

const selectEnabled = statement<{ workspace: string }>(
  'members_enabled',
  `SELECT member.user_id AS id FROM memberships member JOIN users ON users.id = member.user_id
   WHERE member.workspace_id = :workspace AND users.disabled_at IS NULL`,
)

/**
 * Who owns a workspace once its owner is gone: the highest role, and of these who joined first. A disabled user does only if
 * there is nobody else.
 * @param leaving who is going; null: the owner is gone already
 */
export async function findSuccessor(
  tx: Queryable,
  members: readonly MemberResponse[],
  { workspaceId, leaving }: { workspaceId: string; leaving: string | null },
): Promise<MemberResponse | undefined> {
  const rows = await tx.query<{ id: string }>(selectEnabled({ workspace: workspaceId }))
  const enabled = new Set(rows.map(({ id }) => id))
  const others = members.filter(({ id }) => id !== leaving)
  return highest(others.filter(({ id }) => enabled.has(id))) ?? highest(others)
}

const highest = (members: readonly MemberResponse[]): MemberResponse | undefined =>
  members.find((one) => members.every((other) => isAtLeast(one.role, other.role)))
