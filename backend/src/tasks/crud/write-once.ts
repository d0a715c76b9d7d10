import { once } from '../../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { isAlone, type Write } from '../../changelog/write.ts'
import type { Database } from '../../database/connection.ts'
import { type Snapshot, shown, USUAL } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'

/** Writes of tasks that take effect once, however often the request is sent. */

/** What a request answers with: what it wrote, or, for a repeat (`write.key`), what it wrote the first time. */
export interface WriteResult {
  task: TaskResponse
  replayed: boolean
  /** Whether the edit was made of an earlier state, and merged with what others had changed since. */
  merged?: boolean
}

/**
 * Runs `work` while the workspace's row is locked, unless the request has been answered before.
 * @param plain writes the same in one statement, unless it needs `work`; it is tried first
 */
export async function writeCounted(
  workspaceId: string,
  db: Database,
  write: Write,
  work: (unit: UnitOfWork) => Promise<TaskResponse>,
  plain?: () => Promise<TaskResponse | 'needs a unit of work'>,
): Promise<WriteResult> {
  const outcome = await once(workspaceId, db, write, () => run(workspaceId, db, write, work, plain), USUAL)
  if (!outcome.replayed) return { task: outcome.result, replayed: false }
  return { task: shown(outcome.after as Snapshot, outcome.timeZone), replayed: true }
}

async function run(
  ...[workspaceId, db, write, work, plain]: Parameters<typeof writeCounted>
): Promise<TaskResponse> {
  if (plain !== undefined && isAlone(write)) {
    // The workspace's longer writes are finished first.
    const task = await db.queue.after(workspaceId, plain)
    db.signals.wrote(workspaceId, typeof task === 'string' ? undefined : task.revision)
    if (task !== 'needs a unit of work') return task
  }
  return await runUnitOfWork(workspaceId, db, write, async (unit) => {
    const task = await work(unit)
    // Recorded even where nothing had to be changed: a repeat must not find something to do.
    if (write.key !== null) unit.answer(task.revision)
    return task
  })
}
