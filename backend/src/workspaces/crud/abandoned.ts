import { lockIdentity } from '../../changelog/identity-lock.ts'
import { runUnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Actor } from '../../core/auth.ts'
import { type Database, inTransaction } from '../../database/connection.ts'
import { ROW_LIMIT } from '../../database/row-limit.ts'
import { statement } from '../../database/statement.ts'
import { deleteConversationsOf, findSuccessor, inherit, listMembers } from './members.ts'
import { eraseWorkspace, lockWorkspace } from './workspaces.ts'

/**
 * Shared workspaces that nobody owns, and what was said in them by who is no member. The service leaves none, but whoever
 * deletes users by hand in the database does, and on a distributed one a crash may: users and workspaces are on different
 * nodes.
 */

/** Milliseconds within which a workspace is surely made, on every node. */
const BEING_MADE = 60 * 60 * 1000

const selectSome = statement<{ after: string; before: string }>(
  'workspaces_to_look_at',
  `SELECT id FROM workspaces WHERE name IS NOT NULL AND id > :after AND created_at < :before::timestamptz
   ORDER BY id LIMIT ${ROW_LIMIT}`,
)

const selectOwned = statement<{ ids: readonly string[] }>(
  'workspaces_with_owner',
  "SELECT workspace_id AS id FROM memberships WHERE workspace_id = ANY (:ids::text[]) AND role = 'owner'",
)

/** Gives each an owner, or deletes it if it has no members either. */
export async function settleAbandoned(db: Database, now: Date): Promise<void> {
  const before = new Date(now.getTime() - BEING_MADE).toISOString()
  const failures: unknown[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const found: { id: string }[] = await db.reader.query(selectSome({ after, before }))
    const ids = found.map(({ id }) => id)
    const owned = await db.reader.query<{ id: string }>(selectOwned({ ids }))
    await forgetConversations(db, ids)
    const abandoned = new Set(ids).difference(new Set(owned.map((each) => each.id)))
    for (const id of abandoned) await settle(id, db, now).catch((error) => failures.push(error))
    after = ids.length < ROW_LIMIT ? undefined : ids.at(-1)
  }
  // One that cannot be settled now holds up no other.
  if (failures.length > 0)
    throw new AggregateError(failures, 'Some workspaces without an owner are still so.')
}

const selectSpeakers = statement<{ ids: readonly string[] }>(
  'conversation_members',
  `SELECT DISTINCT user_id AS workspace, member_id AS member FROM conversations
   WHERE user_id = ANY (:ids::text[]) AND member_id IS NOT NULL`,
)

const selectMembers = statement<{ ids: readonly string[] }>(
  'memberships_in',
  'SELECT workspace_id AS workspace, user_id AS member FROM memberships WHERE workspace_id = ANY (:ids::text[])',
)

/** Deletes what was said to the assistant by who is no member any more. */
async function forgetConversations(db: Database, ids: readonly string[]): Promise<void> {
  type Pair = { workspace: string; member: string }
  const speakers = await db.reader.query<Pair>(selectSpeakers({ ids }))
  if (speakers.length === 0) return
  const members = await db.reader.query<Pair>(selectMembers({ ids }))
  const present = new Set(members.map(({ workspace, member }) => `${workspace} ${member}`))
  for (const { workspace, member } of speakers) {
    if (!present.has(`${workspace} ${member}`)) {
      await db.query(deleteConversationsOf({ workspace, id: member }))
    }
  }
}

async function settle(id: string, db: Database, at: Date): Promise<void> {
  await db.queue.run(id, () =>
    db.unhurried(async (tx) => {
      await tx.query(lockWorkspace({ id }))
      await tx.query(lockIdentity({ workspace: id }))
      const within = inTransaction(db, tx)
      const members = await listMembers(inShared(id, ''), tx)
      if (members.some(({ role }) => role === 'owner')) return
      const successor = await findSuccessor(tx, members, { workspaceId: id, leaving: null })
      if (successor === undefined) return await eraseWorkspace(id, tx)
      // The log names who becomes the owner as the actor: nobody else is there.
      const write = { actor: inShared(id, successor.id), at, key: null }
      await runUnitOfWork(id, within, write, (unit) => inherit(unit, successor))
    }),
  )
  db.signals.wrote(id)
}

const inShared = (workspaceId: string, userId: string): Actor => ({
  ...{ userId, workspaceId, kind: 'user', id: userId, scopes: new Set(), role: 'owner' },
})
