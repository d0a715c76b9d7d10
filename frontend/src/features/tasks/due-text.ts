import i18next from 'i18next'
import type { Task } from '../../data/index.ts'
import { dayOf } from '../../data/index.ts'
import { formatDay, formatTime } from '../../i18n/format.ts'

export interface DueText {
  text: string
  /** How near it is. */
  tone: 'overdue' | 'today' | 'later'
}

/**
 * When a task is due, where the user is: "Tomorrow, 15:00".
 * @param showsDay false where a heading says the day already
 */
export function dueText(task: Task, today: string, zone: string, showsDay = true): DueText | undefined {
  const { due, due_at, complete } = task
  if (due === null) return undefined
  const day = dayOf(due, zone)
  const isPast = day < today || (due_at !== null && Date.parse(due_at) < Date.now())
  const tone = complete ? 'later' : isPast ? 'overdue' : day === today ? 'today' : 'later'
  const parts = showsDay ? [formatDay(Temporal.PlainDate.from(day), Temporal.PlainDate.from(today))] : []
  if (due_at !== null) {
    parts.push(formatTime(Temporal.Instant.from(due_at).toZonedDateTimeISO(zone).toPlainTime()))
  }
  if (parts.length === 0) return undefined
  return {
    text:
      parts.length === 2 ? i18next.t('tasks.dayAndTime', { day: parts[0], time: parts[1] }) : parts.join(),
    tone,
  }
}
