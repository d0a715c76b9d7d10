import type { Actor } from '../../core/auth.ts'

/** Whose conversations: a user's, in their own workspace or in one that they share. Other members know nothing of them. */
export type Owner = Pick<Actor, 'userId' | 'workspaceId' | 'role'>

export type OwnerParameters = {
  workspace: string
  /** Null in a user's own workspace. */
  member: string | null
}

export const ownerParameters = ({ userId, workspaceId, role }: Owner): OwnerParameters => ({
  workspace: workspaceId,
  member: role === undefined ? null : userId,
})

/** SQL: a row of `conversations` is the owner's. */
export const IS_THEIRS = 'user_id = :workspace AND member_id IS NOT DISTINCT FROM :member::text'
