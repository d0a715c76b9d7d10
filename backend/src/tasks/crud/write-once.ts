import { once } from '../../changelog/idempotency-keys.ts'
import { runUnitOfWork, type UnitOfWork } from '../../changelog/run-unit-of-work.ts'
import type { Write } from '../../changelog/write.ts'
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

/** Runs `work`, unless the request has been answered before. */
export async function counted(
  userId: string,
  db: Database,
  write: Write,
  work: () => Promise<TaskResponse>,
): Promise<WriteResult> {
  const outcome = await once(userId, db, write, work, USUAL)
  if (!outcome.replayed) return { task: outcome.result, replayed: false }
  return { task: shown(outcome.after as Snapshot, outcome.timeZone), replayed: true }
}

/** Like `counted`, but `work` runs while the workspace's row is locked. */
export function writeCounted(
  userId: string,
  db: Database,
  write: Write,
  work: (unit: UnitOfWork) => Promise<TaskResponse>,
): Promise<WriteResult> {
  return counted(userId, db, write, () =>
    runUnitOfWork(userId, db, write, async (unit) => {
      const task = await work(unit)
      // Recorded even where nothing had to be changed: a repeat must not find something to do.
      if (write.key !== null) unit.answer(task.revision)
      return task
    }),
  )
}
