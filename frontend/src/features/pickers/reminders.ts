import type { Reminder, When } from '@docket/sdk'
import { formatInstant, formatTime } from '../../i18n/format.ts'
import { t } from '../../i18n/t.ts'

/** The minutes offered, before a time and before a whole day, which counts from its start. */
export const BEFORE_TIME = [0, 5, 15, 30, 60, 1440] as const
export const BEFORE_DAY = [0, 6 * 60, 15 * 60, 1440] as const

const DAY = 1440
const HOUR = 60

export const isSame = (a: Reminder, b: Reminder): boolean =>
  'at' in a ? 'at' in b && a.at === b.at : 'minutes_before' in b && a.minutes_before === b.minutes_before

/** "30 minutes before", "The day before at 18:00" */
export function reminderText(reminder: Reminder, due: When | null, zone: string): string {
  if ('at' in reminder) return formatInstant(reminder.at, zone)
  const minutes = reminder.minutes_before
  const isDay = due !== null && due.time === undefined
  if (minutes === 0) return isDay ? t('pickers.remind.midnight') : t('pickers.remind.atTime')
  const before = { time: formatTime({ hour: (DAY - minutes) / HOUR, minute: 0 }) }
  if (isDay && minutes === 6 * HOUR) return t('pickers.remind.eveningBefore', before)
  if (isDay && minutes === 15 * HOUR) return t('pickers.remind.morningBefore', before)
  if (minutes % DAY === 0) return t('pickers.remind.days', { count: minutes / DAY })
  if (minutes % HOUR === 0) return t('pickers.remind.hours', { count: minutes / HOUR })
  return t('pickers.remind.minutes', { count: minutes })
}
