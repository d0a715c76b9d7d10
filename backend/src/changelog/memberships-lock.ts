import { statement } from '../database/statement.ts'

/**
 * What holds a shared workspace's memberships, always taken after the workspace's row. The row alone does on
 * PostgreSQL; on Citus it is on another node than they are, and is free a moment before what was written of them can be
 * read.
 */
export const lockMemberships = statement<{ workspace: string }>(
  'memberships_lock',
  'SELECT pg_advisory_xact_lock(hashtextextended(:workspace, 0))',
)
