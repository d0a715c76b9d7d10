import { runUnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { type Actor, OwnerGone } from '../../core/auth.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { dismiss, findSuccessor, inherit, listMembers } from './members.ts'
import { eraseWorkspace } from './workspaces.ts'

/** What becomes of shared workspaces when an account is deleted. */

const selectShared = statement<{ user: string }>(
  'workspaces_owned_and_shared',
  `SELECT workspace_id AS id FROM memberships
   WHERE user_id = :user AND role = 'owner' AND EXISTS (
     SELECT FROM memberships other WHERE other.workspace_id = memberships.workspace_id AND other.user_id <> :user)`,
)

const selectNames = statement<{ ids: readonly string[] }>(
  'workspaces_names',
  'SELECT name FROM workspaces WHERE id = ANY (:ids::text[]) ORDER BY name',
)

/** The names of the workspaces that a user owns and others are members of. */
export async function ownedAndShared(userId: string, db: Queryable): Promise<string[]> {
  const shared = await db.query<{ id: string }>(selectShared({ user: userId }))
  if (shared.length === 0) return []
  const found = await db.query<{ name: string }>(selectNames({ ids: shared.map(({ id }) => id) }))
  return found.map(({ name }) => name)
}

// Those without anybody else first: to delete them may take long, and nothing of others is locked yet.
const selectJoined = statement<{ user: string }>(
  'memberships_of',
  `SELECT workspace_id AS id FROM memberships
   WHERE user_id = :user
   ORDER BY EXISTS (
     SELECT FROM memberships other WHERE other.workspace_id = memberships.workspace_id AND other.user_id <> :user
   ), workspace_id`,
)

/**
 * Ends a user's memberships: what they owned passes to another member, or is deleted if there is none.
 * @param db within the transaction that deletes the user, and that has locked their own workspace: nobody can join with it
 * @returns the ids of the workspaces
 */
export async function leaveAll(userId: string, db: Database, at: Date): Promise<string[]> {
  const joined = await db.query<{ id: string }>(selectJoined({ user: userId }))
  for (const { id } of joined) {
    await leave(db, id, userId, at).catch((error) => {
      // It was deleted meanwhile.
      if (!(error instanceof OwnerGone)) throw error
    })
  }
  return joined.map(({ id }) => id)
}

async function leave(db: Database, workspaceId: string, userId: string, at: Date): Promise<void> {
  const actor: Actor = { userId, workspaceId, kind: 'user', id: userId, scopes: new Set(), role: 'owner' }
  const isEmpty = await runUnitOfWork(workspaceId, db, { actor, at, key: null }, async (unit) => {
    const members = await listMembers(actor, unit)
    const member = members.find(({ id }) => id === userId)
    if (member === undefined) return false
    const successor = await findSuccessor(unit, members, { workspaceId, leaving: userId })
    if (successor === undefined) return true
    if (member.role === 'owner') await inherit(unit, successor)
    await dismiss(unit, member)
    return false
  })
  // The workspace is still locked: nobody has joined.
  if (isEmpty) await eraseWorkspace(workspaceId, db)
}
