import { setTimeout as delay } from 'node:timers/promises'
import type { ClientBase, Pool } from 'pg'
import { lockIdentity } from '../../src/changelog/identity-lock.ts'

/** Of all databases' locks, only those that wait for this connection: other tests wait for locks of their own. */
const WAITING = 'SELECT FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))'
/** The same on a Citus cluster, where most locks are on other nodes. */
const WAITING_ACROSS = `${WAITING} UNION ALL SELECT FROM citus_lock_waits WHERE blocking_gpid = citus_backend_gpid()`
const IS_CITUS = "SELECT to_regclass('citus_lock_waits') IS NOT NULL AS yes"

/**
 * Waits until others wait for what `holder` has locked.
 * @param others how many, at least
 * @param isOver whether nobody will any more
 */
export async function waitedFor(holder: ClientBase, others = 1, isOver = () => false): Promise<void> {
  const isCitus = (await holder.query<{ yes: boolean }>(IS_CITUS)).rows[0]?.yes === true
  const waiting = isCitus ? WAITING_ACROSS : WAITING
  while (!isOver() && (await holder.query(waiting)).rows.length < others) await delay(5)
}

type Change = (query: (text: string, ...values: unknown[]) => Promise<unknown>) => Promise<unknown>

/**
 * Does `change` as another instance would, while `start` begins something that waits for the workspace.
 * @returns what was begun, once that has ended
 */
export const whileLocked = <Result>(
  db: { pool: Pool },
  workspace: string,
  start: () => Promise<Result>,
  change: Change,
): Promise<Result> =>
  whileHeld(
    db,
    async (holder) => {
      await holder.query('SELECT FROM workspaces WHERE id = $1 FOR UPDATE', [workspace])
      await holder.query(lockIdentity({ workspace }))
    },
    start,
    change,
    { surely: true },
  )

/**
 * The same at a moment that only a cluster has: the other instance's transaction has ended on the node of the workspace,
 * whose row is free, and what it has changed of identity cannot be read yet.
 */
export const whileCommitting = <Result>(
  db: { pool: Pool },
  workspace: string,
  start: () => Promise<Result>,
  change: Change,
): Promise<Result> => whileHeld(db, (holder) => holder.query(lockIdentity({ workspace })), start, change)

/**
 * @param lock what the other instance holds when something begins
 * @param options.surely whether that waits in any case; otherwise, it may also end without, which is then its mistake
 */
export async function whileHeld<Result>(
  { pool }: { pool: Pool },
  lock: (holder: ClientBase) => Promise<unknown>,
  start: () => Promise<Result>,
  change: Change,
  { surely = false } = {},
): Promise<Result> {
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await lock(holder)
    let isOver = false
    const started = start().finally(() => {
      isOver = true
    })
    await waitedFor(holder, 1, () => isOver && !surely)
    await change((text, ...values) => holder.query(text, values))
    await holder.query('COMMIT')
    return await started
  } finally {
    holder.release()
  }
}
