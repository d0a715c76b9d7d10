import { statement } from '../database/statement.ts'

/**
 * What holds what identity has of a workspace: its memberships, invitations, links and keys, and if it is a user's own,
 * the memberships of that user. Whoever reads them to decide what to write takes it, always after the workspace's row.
 * The row alone does on PostgreSQL; on Citus it is on another node, and is free a moment before what was written here
 * can be read. This lock is let go of when all nodes have committed.
 */
export const lockIdentity = statement<{ workspace: string }>(
  'identity_lock',
  'SELECT pg_advisory_xact_lock(hashtextextended(:workspace, 0))',
)
