import { type Notification, useReplica } from '../../data/index.ts'
import type { Due } from './plan.ts'

/** Whether a notification tells of this reminder, or of a later one of the same task. */
export const isOf = (
  { kind, task_id, workspace_id, at }: Notification,
  due: Pick<Due, 'taskId' | 'at'>,
  userId: string,
): boolean =>
  task_id === due.taskId && workspace_id === userId && kind === 'reminder' && Date.parse(at) >= due.at

/** Whether the user has read a notification of this reminder, or acted on it, wherever that was. */
export function useTold(userId: string): (due: Due) => boolean {
  const notifications = useReplica((state) => state.notifications)
  return (due) =>
    [...notifications.values()].some(
      (each) => isOf(each, due, userId) && (each.read_at !== null || each.acted !== null),
    )
}
