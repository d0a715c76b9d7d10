import type { Task } from '../../data/index.ts'

/** When reminders are due. */

export interface Due {
  /** Identifies the task and the moment: each reminder is shown once. */
  key: string
  taskId: number
  /** Milliseconds since 1970. */
  at: number
}

const MINUTE = 60_000

/** All reminders of open tasks, in the order in which they are due. @param zone IANA name of the user's zone */
export function remindersOf(tasks: Iterable<Task>, zone: string): Due[] {
  const found: Due[] = []
  for (const task of tasks) {
    // A task without its real id has no key that is the same in other windows.
    if (task.reminders.length === 0 || task.complete || task.id < 0) continue
    const due = dueInstant(task, zone)
    for (const reminder of task.reminders) {
      const at = 'at' in reminder ? Date.parse(reminder.at) : due - reminder.minutes_before * MINUTE
      if (!Number.isNaN(at)) found.push({ key: `${task.id}@${at}`, taskId: task.id, at })
    }
  }
  return found.sort((a, b) => a.at - b.at)
}

/** The instant that "before" counts from: for a whole day, its start. NaN without a date. */
function dueInstant({ due, due_at }: Task, zone: string): number {
  if (due_at !== null) return Date.parse(due_at)
  if (due === null) return Number.NaN
  return Temporal.PlainDate.from(due.date).toZonedDateTime(zone).epochMilliseconds
}
