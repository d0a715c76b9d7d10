import type { Database } from '../database/connection.ts'
import { OCCASIONS, occasionsOf } from '../tasks/model/occasions.ts'
import type { Whole } from './crud.ts'
import { hasMovedOn, hasTimes, readToldTasks, type ToldTask } from './told-tasks.ts'

/** The task of which a notification tells, if it still has that time to tell of; open or done. */
export async function taskAsTold(
  db: Pick<Database, 'finder'>,
  { workspace_id, task_id, kind, at, times }: Whole,
): Promise<ToldTask | undefined> {
  if (task_id === null) return undefined
  const [found] = await readToldTasks(workspace_id, db.finder, [task_id])
  if (found === undefined || !isTimed(kind)) return found
  // A reminder at a moment stays where it is.
  if (hasMovedOn(found.task, times)) return undefined
  const has = occasionsOf(found.task, found.zone).some(
    (occasion) => occasion.kind === kind && occasion.at === Date.parse(at),
  )
  return has || hasTimes(found.task, times) ? found : undefined
}

/** Whether it tells of a time of its task. */
export const isTimed = (kind: string): boolean => OCCASIONS.some((each) => each === kind)
