import type { Failure, UndoEntry } from '../../data/index.ts'
import { formatDay } from '../../i18n/format.ts'
import type { TFunction } from '../../i18n/t.ts'

/** What was done, in the user's language. @param today such as `2026-11-23` */
export function summaryText(
  { what, values: { day, ...values } = {} }: UndoEntry['summary'],
  t: TFunction,
  today: string,
): string {
  const date = day === undefined ? {} : { day: dayText(String(day), today) }
  return t(
    `actions.${what}` as 'actions.taskAdded',
    { count: 1, ...values, ...date } as { count: number; title: string },
  )
}

/** What it did besides, if that should be known; undefined otherwise. */
export function besides({ values = {} }: UndoEntry['summary'], t: TFunction): string | undefined {
  const count = Number(values.subtasks ?? 0)
  return count > 0 ? t('actions.withSubtasks', { count }) : undefined
}

/** @param day such as `2026-12-01` */
export const dayText = (day: string, today: string): string =>
  formatDay(Temporal.PlainDate.from(day), Temporal.PlainDate.from(today))

/** Whether a task was not completed because others block it; taking a completion back never fails for that. */
export const isBlocked = ({ summary, status }: Failure): boolean =>
  summary.what === 'taskCompleted' && summary.undone !== true && status === 409

/** Whether what was pressed in a notification came too late: there is nothing that the user could try again. */
export const isTooLate = ({ summary, status }: Failure): boolean =>
  summary.what === 'notificationActed' && status === 409

/** What could not be saved: that something was done, or that it was taken back. */
export function failureText({ summary }: Failure, t: TFunction, today: string): string {
  const what = summaryText(summary, t, today)
  return t(summary.undone ? 'failures.notUndone' : 'failures.notSaved', { what })
}

/** Why a write could not be saved, in better words than the service's own where there are any. */
export function reasonOf(failure: Failure, t: TFunction): string {
  const { code, status, reason } = failure
  if (isBlocked(failure)) return t('failures.blocked')
  if (isTooLate(failure)) return t('failures.changed')
  if (code === 'FAILING') return t('failures.failing')
  if (code === 'UNCERTAIN') return t('failures.uncertain')
  if (code === 'NOT_FOUND') return t('failures.gone')
  if (code === 'AUTH_FORBIDDEN') return t('failures.forbidden')
  if (code === 'PAYLOAD_TOO_LARGE') return t('failures.tooLarge')
  if (code === 'CONFLICT' && status === 409) return t('failures.conflict')
  return reason
}
