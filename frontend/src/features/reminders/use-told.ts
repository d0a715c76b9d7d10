import { useReplica } from '../../data/index.ts'
import type { Due } from './plan.ts'

/** Whether the user has read a notification of this reminder, or acted on it, wherever that was. */
export function useTold(userId: string): (due: Due) => boolean {
  const notifications = useReplica((state) => state.notifications)
  return ({ taskId, at }) =>
    [...notifications.values()].some(
      (each) =>
        each.task_id === taskId &&
        each.workspace_id === userId &&
        each.kind === 'reminder' &&
        Date.parse(each.at) >= at &&
        (each.read_at !== null || each.acted !== null),
    )
}
