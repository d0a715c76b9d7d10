import { setTimeout as delay } from 'node:timers/promises'
import type { ClientBase, Pool } from 'pg'
import { lockMemberships } from '../../src/changelog/memberships-lock.ts'

/** Of all databases' locks, only those that wait for this connection: other tests wait for locks of their own. */
const WAITING = 'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))'
/** The same on a Citus cluster, where most locks are on other nodes. */
const WAITING_ACROSS = `${WAITING} UNION ALL SELECT FROM citus_lock_waits WHERE blocking_gpid = citus_backend_gpid()`
const IS_CITUS = "SELECT to_regclass('citus_lock_waits') IS NOT NULL AS yes"

/** Waits until others wait for what `holder` has locked. @param others how many, at least */
export async function waitedFor(holder: ClientBase, others = 1): Promise<void> {
  const isCitus = (await holder.query<{ yes: boolean }>(IS_CITUS)).rows[0]?.yes === true
  const waiting = isCitus ? WAITING_ACROSS : WAITING
  while ((await holder.query(waiting)).rows.length < others) await delay(5)
}

/**
 * Does `change` as another instance would, while `start` begins something that waits for the workspace.
 * @returns what was begun, once that has ended
 */
export async function whileLocked<Result>(
  { pool }: { pool: Pool },
  workspace: string,
  start: () => Promise<Result>,
  change: (query: (text: string, ...values: unknown[]) => Promise<unknown>) => Promise<unknown>,
): Promise<Result> {
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM workspaces WHERE id = $1 FOR UPDATE', [workspace])
    await holder.query(lockMemberships({ workspace }))
    const started = start()
    await waitedFor(holder)
    await change((text, ...values) => holder.query(text, values))
    await holder.query('COMMIT')
    return await started
  } finally {
    holder.release()
  }
}
