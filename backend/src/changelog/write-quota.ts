import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { Write } from './write.ts'

const HOUR = 60 * 60 * 1000

// Revisions follow time, so the scan ends with the first older change.
const recentChanges = statement<{
  workspace: string
  kind: string
  actor: string
  since: string
  first: number
}>(
  'pace_recent',
  `SELECT count(*)::int AS count, min(at) AS oldest FROM changes
   WHERE user_id = :workspace AND actor_kind = :kind AND actor_id = :actor AND at > :since::timestamptz
     AND revision < :first AND revision > coalesce((
       SELECT revision FROM changes WHERE user_id = :workspace AND at <= :since::timestamptz
       ORDER BY revision DESC LIMIT 1
     ), 0)`,
)

/**
 * Limits an actor to a number of changes within an hour. The log is the count, so it covers all instances and survives
 * restarts; the caller holds the lock on the workspace's row.
 * @param more changes that a write logs: those from the revision `first` on, some of which may be in the log already
 * @throws DocketError RATE_LIMITED
 */
export async function checkWriteQuota(
  workspaceId: string,
  db: Queryable,
  { actor, at }: Write,
  { first, count: more }: { first: number; count: number },
): Promise<void> {
  const { writesPerHour: most, kind, id } = actor
  if (most === undefined) return
  const since = new Date(at.getTime() - HOUR).toISOString()
  const [recent] = await db.query<{ count: number; oldest: string | null }>(
    recentChanges({ workspace: workspaceId, kind, actor: id, since, first }),
  )
  const { count = 0, oldest = null } = recent ?? {}
  if (count + more <= most) return
  const wait = oldest === null ? HOUR : Date.parse(oldest) + HOUR - at.getTime()
  throw new DocketError(
    'RATE_LIMITED',
    `The limit is ${most} changes an hour: ${count} have been made, and this request would make ${more} more.`,
    { headers: { 'retry-after': String(Math.max(1, Math.ceil(wait / 1000))) } },
  )
}
