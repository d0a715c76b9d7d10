import { once, type Write } from '../../database/changes.ts'
import type { Database } from '../../database/connection.ts'
import { type Together, writeTogether } from '../../database/together.ts'
import { type Snapshot, shown } from '../model/state.ts'
import type { TaskResponse } from '../schemas.ts'

/** Writes of tasks that count once, however often they are sent. */

/** What a request answers with: what it wrote, or on a repeat (`write.key`) what it wrote first. */
export interface Written {
  task: TaskResponse
  replayed: boolean
  /** Whether the edit was made of an earlier state, and others had changed the task since. */
  merged?: boolean
}

/** Does `work`, unless the request has been answered before. */
export async function counted(
  userId: string,
  db: Database,
  write: Write,
  work: () => Promise<TaskResponse>,
): Promise<Written> {
  const outcome = await once(userId, db, write, work)
  if (!outcome.replayed) return { task: outcome.result, replayed: false }
  return { task: shown(outcome.after as Snapshot, outcome.timeZone), replayed: true }
}

/** The same of what is done while the user's row is locked. */
export function writeCounted(
  userId: string,
  db: Database,
  write: Write,
  work: (together: Together) => Promise<TaskResponse>,
): Promise<Written> {
  return counted(userId, db, write, () =>
    writeTogether(userId, db, write, async (together) => {
      const task = await work(together)
      // Also where nothing had to be changed: a repeat must not find something to do.
      if (write.key !== null) together.answer(task.revision)
      return task
    }),
  )
}
