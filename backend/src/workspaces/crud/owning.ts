import { lockIdentity } from '../../changelog/identity-lock.ts'
import { DocketError } from '../../core/errors.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

/**
 * What a shared workspace may hold is what its owner may, and how many they own is a quota too. So a write looks at the row of
 * its own workspace only, and nobody has more by making workspaces, or by handing them over.
 */

/** What goes over to what a user owns; keys are in their own workspace only. */
export type OwnerQuotas = {
  tasks: number | null
  storage: number | null
}

// The row for the quotas, and what identity has of the user for the memberships, so that of several who make or hand over
// workspaces, and an administrator who changes quotas, each sees what the others did.
const lockOwner = statement<{ user: string }>(
  'owner_lock',
  `SELECT quota_tasks AS tasks, quota_storage AS storage, quota_workspaces AS workspaces
   FROM workspaces WHERE id = :user FOR NO KEY UPDATE`,
)

const selectOwned = statement<{ user: string }>(
  'workspaces_owned',
  "SELECT workspace_id AS id FROM memberships WHERE user_id = :user AND role = 'owner'",
)

/**
 * The quotas of a user who comes to own a workspace. They, and what the user owns, stay until the end of the transaction.
 * @throws DocketError NOT_FOUND if the user is gone
 */
export async function quotasOf(
  tx: Queryable,
  userId: string,
): Promise<OwnerQuotas & { workspaces: number | null }> {
  const [row] = await tx.query<OwnerQuotas & { workspaces: number | null }>(lockOwner({ user: userId }))
  if (row === undefined) throw new DocketError('NOT_FOUND', 'No such member.')
  await tx.query(lockIdentity({ workspace: userId }))
  return row
}

/**
 * @param configured how many workspaces a user may own
 * @param who says it to whom the request is from
 * @throws DocketError CONFLICT if the user owns as many as they may; NOT_FOUND if they are gone
 */
export async function admitOwner(
  tx: Queryable,
  userId: string,
  { configured, who }: { configured: number; who: 'You' | 'They' },
): Promise<OwnerQuotas> {
  const { workspaces, ...quotas } = await quotasOf(tx, userId)
  const most = workspaces ?? configured
  const owned = await tx.query(selectOwned({ user: userId }))
  if (owned.length < most) return quotas
  throw new DocketError(
    'CONFLICT',
    who === 'You'
      ? `You may own ${most} shared workspaces on this server. Delete one or hand one over, or ask its administrator for more.`
      : 'They own as many shared workspaces as they may on this server.',
  )
}

const updateQuotas = statement<OwnerQuotas & { ids: readonly string[] }>(
  'workspaces_quotas',
  `UPDATE workspaces SET quota_tasks = :tasks::bigint, quota_storage = :storage::bigint
   WHERE id = ANY (:ids::text[])`,
)

/** Gives a workspace the quotas of who owns it now. What it has above them stays. */
export async function takeQuotas(
  tx: Queryable,
  workspaceId: string,
  { tasks, storage }: OwnerQuotas,
): Promise<void> {
  await tx.query(updateQuotas({ ids: [workspaceId], tasks, storage }))
}

/** Gives the quotas of a user, the row of whose own workspace is locked, to all that they own. */
export async function spreadQuotas(
  tx: Queryable,
  userId: string,
  { tasks, storage }: OwnerQuotas,
): Promise<void> {
  await tx.query(lockIdentity({ workspace: userId }))
  const owned = await tx.query<{ id: string }>(selectOwned({ user: userId }))
  if (owned.length > 0) await tx.query(updateQuotas({ ids: owned.map(({ id }) => id), tasks, storage }))
}
