import type { FindRole } from '../../core/memberships.ts'
import type { Role } from '../../core/roles.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'

const selectRole = statement<{ workspace: string; user: string }>(
  'membership_role',
  'SELECT role FROM memberships WHERE workspace_id = :workspace AND user_id = :user',
)

/** Returns the function that finds a member's role. */
export const roleFinder =
  (db: Queryable): FindRole =>
  async (workspaceId, userId) => {
    const [member] = await db.query<{ role: Role }>(selectRole({ workspace: workspaceId, user: userId }))
    return member?.role
  }
