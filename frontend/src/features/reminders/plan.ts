import type { Task } from '../../data/index.ts'

/** When reminders come. */

export interface Due {
  /** Of the task and the moment: each comes once. */
  key: string
  taskId: number
  /** Milliseconds since 1970. */
  at: number
}

const MINUTE = 60_000

/** All reminders of tasks that are open, in the order in which they come. @param zone IANA name of where the user is */
export function remindersOf(tasks: Iterable<Task>, zone: string): Due[] {
  const found: Due[] = []
  for (const task of tasks) {
    // What has no id yet is not known to other windows by the same key.
    if (task.reminders.length === 0 || task.complete || task.id < 0) continue
    const due = dueInstant(task, zone)
    for (const reminder of task.reminders) {
      const at = 'at' in reminder ? Date.parse(reminder.at) : due - reminder.minutes_before * MINUTE
      if (!Number.isNaN(at)) found.push({ key: `${task.id}@${at}`, taskId: task.id, at })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** Where "before" counts from: a whole day from its beginning. NaN without a date. */
function dueInstant({ due, due_at }: Task, zone: string): number {
  if (due_at !== null) return Date.parse(due_at)
  if (due === null) return Number.NaN
  return Temporal.PlainDate.from(due.date).toZonedDateTime(zone).epochMilliseconds
}
