import type { When } from '@docket/sdk'
import type { Task } from '../../data/index.ts'
import { dayOf } from '../../data/index.ts'
import { formatDay, formatTime } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'

export interface DueText {
  text: string
  /** How urgent it is. */
  tone: 'overdue' | 'today' | 'later'
}

/**
 * When a task is due, in the user's time zone: "Tomorrow, 15:00".
 * @param showsDay false if a heading gives the day already
 */
export function dueText(task: Task, today: string, zone: string, showsDay = true): DueText | undefined {
  const { due, due_at, complete } = task
  if (due === null) return undefined
  const day = dayOf(due, zone)
  const isPast = day < today || (due_at !== null && Date.parse(due_at) < Date.now())
  const tone = complete ? 'later' : isPast ? 'overdue' : day === today ? 'today' : 'later'
  const parts = showsDay ? [formatDay(Temporal.PlainDate.from(day), Temporal.PlainDate.from(today))] : []
  const time = timeOf(due, due_at, zone)
  if (time !== undefined) parts.push(formatTime(time))
  if (parts.length === 0) return undefined
  return {
    text: parts.length === 2 ? t('tasks.dayAndTime', { day: parts[0], time: parts[1] }) : parts.join(),
    tone,
  }
}

/** The time in the user's zone. In that zone itself it is the time as set, even in a night that skips it. */
function timeOf(
  { time, time_zone }: When,
  due_at: string | null,
  zone: string,
): Temporal.PlainTime | undefined {
  if (time === undefined || due_at === null) return undefined
  if (time_zone === undefined || time_zone === zone) return Temporal.PlainTime.from(time)
  return Temporal.Instant.from(due_at).toZonedDateTimeISO(zone).toPlainTime()
}
