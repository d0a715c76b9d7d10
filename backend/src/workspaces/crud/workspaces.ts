import { once } from '../../changelog/idempotency-keys.ts'
import { lockIdentity } from '../../changelog/identity-lock.ts'
import type { Restorable } from '../../changelog/restorable.ts'
import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { whyMissing } from '../../changelog/statements.ts'
import type { Write } from '../../changelog/write.ts'
import type { Actor } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import { newWorkspaceId } from '../../core/memberships.ts'
import { checkPreconditions, type Preconditions } from '../../core/preconditions.ts'
import { type Database, inTransaction, type Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { removeAllKeysFor } from '../../keys/crud.ts'
import { checkZone, moveLocalTimes } from '../../preferences/crud.ts'
import { moveFloatingTasks } from '../../tasks/crud/relations.ts'
import type {
  ListedWorkspace,
  Workspace,
  WorkspaceCreate,
  WorkspacePatch,
  WorkspaceResponse,
} from '../schemas.ts'
import { addMember, requireRole } from './members.ts'
import { admitOwner, type OwnerQuotas } from './owning.ts'

const COLUMNS =
  'workspaces.id, workspaces.name, workspaces.time_zone, workspaces.created_at, workspaces.own_revision AS revision'

/** The row of a shared workspace, as its change log shows it; none for a user's own. */
export const SELECT_WORKSPACE = `SELECT ${COLUMNS} FROM workspaces WHERE id = :workspace AND name IS NOT NULL`

const selectWorkspace = statement<{ id: string }>(
  'workspace_select',
  `SELECT ${COLUMNS} FROM workspaces WHERE id = :id`,
)

/** @throws DocketError AUTH_INVALID if it is gone */
export async function readWorkspace(actor: Actor, db: Queryable): Promise<WorkspaceResponse> {
  const [workspace] = await db.query<Omit<WorkspaceResponse, 'role'>>(
    selectWorkspace({ id: actor.workspaceId }),
  )
  if (workspace === undefined) throw await whyMissing(actor.workspaceId, db, 'workspace')
  return { ...workspace, role: actor.role ?? 'owner' }
}

const selectJoined = statement<{ user: string }>(
  'workspaces_joined',
  `SELECT workspace_id AS id, role, (
     SELECT count(*)::int FROM memberships member WHERE member.workspace_id = own.workspace_id
   ) AS member_count
   FROM memberships own WHERE user_id = :user`,
)

const selectSome = statement<{ ids: readonly string[] }>(
  'workspaces_some',
  `SELECT ${COLUMNS} FROM workspaces WHERE id = ANY (:ids::text[])`,
)

type Joined = Pick<ListedWorkspace, 'id' | 'role' | 'member_count'>

/** Those that the user, or the client that acts for them, may enter: the user's own first, then shared ones by name. */
export async function listWorkspaces(
  { userId, workspaces }: Pick<Actor, 'userId' | 'workspaces'>,
  db: Queryable,
): Promise<ListedWorkspace[]> {
  const joined = await db.query<Joined>(selectJoined({ user: userId }))
  const own: Joined = { id: userId, role: 'owner', member_count: 1 }
  const open = [own, ...joined].filter(({ id }) => workspaces?.has(id) !== false)
  const all = new Map(open.map((each) => [each.id, each]))
  const found = await db.query<Omit<WorkspaceResponse, 'role'>>(selectSome({ ids: [...all.keys()] }))
  const shown = found.map((workspace) => ({ ...workspace, ...(all.get(workspace.id) ?? own) }))
  const place = ({ id, name }: WorkspaceResponse) => (id === userId ? '' : (name ?? '').toLowerCase())
  return shown.toSorted(
    (one, other) => place(one).localeCompare(place(other)) || one.id.localeCompare(other.id),
  )
}

const insertWorkspace = statement<OwnerQuotas & { id: string; name: string; zone: string; at: string }>(
  'workspace_insert',
  `INSERT INTO workspaces (id, name, time_zone, created_at, quota_tasks, quota_storage)
   VALUES (:id, :name, :zone, :at::timestamptz, :tasks::bigint, :storage::bigint)`,
)

const updateWorkspace = statement<{ id: string; name: string; zone: string; revision: number }>(
  'workspace_update',
  'UPDATE workspaces SET name = :name, time_zone = :zone, own_revision = :revision WHERE id = :id',
)

/**
 * Makes a workspace that the user owns.
 * @throws DocketError VALIDATION_ERROR for a time zone that the database does not know; CONFLICT if the user owns too many
 */
export async function createWorkspace(
  db: Database,
  write: Write,
  input: WorkspaceCreate,
): Promise<{ workspace: WorkspaceResponse; replayed: boolean }> {
  const { actor } = write
  const outcome = await once(actor.userId, db, write, () =>
    // The idempotency key is kept in the user's own workspace.
    runUnitOfWork(actor.userId, db, write, async (own) => {
      const quotas = await admitOwner(own, actor.userId, { configured: db.quotas.workspaces, who: 'You' })
      const zone = input.time_zone ?? own.timeZone
      await checkZone(zone, own)
      const id = newWorkspaceId()
      await own.query(insertWorkspace({ id, name: input.name, zone, at: own.at, ...quotas }))
      const within = { ...write, actor: { ...actor, workspaceId: id, role: 'owner' as const }, key: null }
      const workspace = await runUnitOfWork(id, inTransaction(db, own), within, async (unit) => {
        const made = await putWorkspace(unit, null, {
          id,
          name: input.name,
          time_zone: zone,
          created_at: own.at,
        })
        await addMember(unit, actor.userId, 'owner')
        return { ...made, role: 'owner' as const }
      })
      own.answer(own.revision, workspace)
      return workspace
    }),
  )
  if (!outcome.replayed) db.signals.wrote(outcome.result.id)
  return outcome.replayed
    ? { workspace: outcome.answer as WorkspaceResponse, replayed: true }
    : { workspace: outcome.result, replayed: false }
}

async function putWorkspace(
  unit: UnitOfWork,
  before: Workspace | null,
  state: Omit<Workspace, 'revision'>,
): Promise<Workspace> {
  const { id, name, time_zone: zone } = state
  const after = { ...state, revision: unit.nextRevision() }
  await unit.query(updateWorkspace({ id, name, zone, revision: after.revision }))
  unit.log({ resource: 'workspace', id, revision: after.revision, before, after })
  return after
}

/**
 * Applies `patch`; one that changes nothing writes nothing.
 * @throws DocketError PRECONDITION_FAILED, CONFLICT (a user's own), VALIDATION_ERROR (unknown time zone)
 */
export async function editWorkspace(
  db: Database,
  write: Write,
  patch: WorkspacePatch,
  conditions: Preconditions,
): Promise<WorkspaceResponse> {
  const { actor } = write
  return await runUnitOfWork(actor.workspaceId, db, write, async (unit) => {
    const { role, ...before } = await readWorkspace(actor, unit)
    checkPreconditions(conditions, before.revision, () => ({ ...before, role }))
    if (before.name === null) {
      throw new DocketError(
        'CONFLICT',
        'Your own workspace has no name, and its time zone is one of your preferences.',
      )
    }
    await requireRole(actor, unit, 'admin')
    const now = { ...before, name: before.name }
    const next = { ...now, name: patch.name ?? now.name, time_zone: patch.time_zone ?? now.time_zone }
    if (next.name === now.name && next.time_zone === now.time_zone) return { ...now, role }
    if (next.time_zone !== now.time_zone) await checkZone(next.time_zone, unit)
    return { ...(await changeWorkspace(unit, now, next)), role }
  })
}

async function changeWorkspace(unit: UnitOfWork, now: Workspace, next: Workspace): Promise<Workspace> {
  const after = await putWorkspace(unit, now, next)
  if (after.time_zone !== now.time_zone) {
    unit.timeZone = after.time_zone
    await moveFloatingTasks(unit)
    await moveLocalTimes(unit, after.time_zone)
  }
  return after
}

const selectNamed = statement<{ workspace: string }>('workspace_shared', SELECT_WORKSPACE)

/** Its name and time zone are taken back; that it was made is not, since a workspace is deleted with everything in it. */
export const restorableWorkspace: Restorable = {
  resource: 'workspace',
  stateOf: (snapshot) => snapshot as never,
  snapshotOf: (state) => state,
  read: (unit) => unit.query(selectNamed({ workspace: unit.workspaceId })),
  async rewrite(unit, changes) {
    for (const { before, after } of changes as readonly Record<'before' | 'after', Workspace | null>[]) {
      if (before === null || after === null)
        throw new DocketError('CONFLICT', 'That a workspace was made cannot be undone. Delete it instead.')
      await changeWorkspace(unit, before, after)
    }
  },
}

export const lockWorkspace = statement<{ id: string }>(
  'workspace_delete_lock',
  'SELECT FROM workspaces WHERE id = :id FOR UPDATE',
)
const deleteMemberships = statement<{ id: string }>(
  'workspace_delete_memberships',
  'DELETE FROM memberships WHERE workspace_id = :id',
)
const deleteInvitations = statement<{ id: string }>(
  'workspace_delete_invitations',
  'DELETE FROM member_invitations WHERE workspace_id = :id',
)
const deleteLinks = statement<{ id: string }>(
  'workspace_delete_links',
  'DELETE FROM public_links WHERE workspace_id = :id',
)
const deleteById = statement<{ id: string }>(
  'workspace_delete',
  'DELETE FROM workspaces WHERE id = :id AND name IS NOT NULL',
)

/**
 * Deletes a shared workspace with everything in it: first what may take long, while nothing of anybody is locked.
 * @param tx a transaction in which it is locked
 * @param between what is done before the memberships end
 */
export async function eraseWorkspace(
  id: string,
  tx: Queryable,
  between: () => Promise<void> = async () => {},
): Promise<void> {
  await tx.query(deleteById({ id }))
  await between()
  for (const part of [deleteMemberships, deleteInvitations, deleteLinks]) await tx.query(part({ id }))
}

/**
 * Deletes a shared workspace, in one transaction, which may take long. Keys for it are revoked, each in its user's log.
 * @throws DocketError PRECONDITION_FAILED, CONFLICT (a user's own), AUTH_FORBIDDEN (no longer the owner)
 */
export async function deleteWorkspace(
  db: Database,
  write: Pick<Write, 'actor' | 'at'>,
  conditions: Preconditions,
): Promise<void> {
  const { actor } = write
  const { workspaceId: id } = actor
  const holders = await db.queue.run(id, () =>
    db.unhurried(async (tx) => {
      await tx.query(lockWorkspace({ id }))
      await tx.query(lockIdentity({ workspace: id }))
      const workspace = await readWorkspace(actor, tx)
      checkPreconditions(conditions, workspace.revision, () => workspace)
      if (workspace.name === null) {
        throw new DocketError(
          'CONFLICT',
          'Your own workspace is deleted with your account, and not without it.',
        )
      }
      await requireRole(actor, tx, 'owner')
      let revoked: string[] = []
      await eraseWorkspace(id, tx, async () => {
        revoked = await removeAllKeysFor(id, inTransaction(db, tx), write)
      })
      return revoked
    }),
  )
  for (const each of [id, ...holders]) db.signals.wrote(each)
}
