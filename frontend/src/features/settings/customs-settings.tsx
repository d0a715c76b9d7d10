import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { useActions, useReplica, useToday } from '../../data/index.ts'
import { firstDayOfWeek, formatLongDay, formatShortDay, formatTime, weekdays } from '../../i18n/format.ts'
import { nameOfLanguage } from '../../i18n/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Select } from '../../ui/select.tsx'
import { Setting } from '../page/sections.tsx'
import { BEFORE_TIME, reminderText } from '../pickers/reminders.ts'

/** Stands for what was not chosen. */
const AUTO = 'auto' as const
const CLOCKS = ['h23', 'h12'] as const
const ORDERS = ['dmy', 'mdy', 'ymd'] as const
/** A day by which the order of dates can be told, in the current year. */
const SAMPLE = { month: 4, day: 23 }

/** The first day of the week, the clock and the order of dates, with a sample of all. */
export function CustomsSettings() {
  const { t } = useTranslation()
  const { week_start, hour_cycle, date_format } = useReplica((state) => state.preferences)
  const edit = useEdit()
  const year = Temporal.PlainDate.from(useToday()).year
  const sample = { year, ...SAMPLE }
  const auto = { value: AUTO, label: t('settings.time.auto') }
  return (
    <>
      <p className="mb-2 text-muted" aria-live="polite">
        {t('settings.time.sample', {
          date: formatLongDay(sample),
          short: formatShortDay(sample, sample),
          time: formatTime({ hour: 18, minute: 30 }),
          day: weekdays('long').find(({ day }) => day === firstDayOfWeek())?.name,
        })}
      </p>
      <Setting label={t('settings.time.week')} hint={t('settings.time.weekHint')}>
        <Select
          aria-label={t('settings.time.week')}
          value={String(week_start ?? AUTO)}
          options={[auto, ...weekdays('long').map(({ day, name }) => ({ value: String(day), label: name }))]}
          onChange={(day) => edit({ week_start: day === AUTO ? null : Number(day) })}
        />
      </Setting>
      <Setting label={t('settings.time.clock')}>
        <Select
          aria-label={t('settings.time.clock')}
          value={hour_cycle ?? AUTO}
          options={[auto, ...CLOCKS.map((value) => ({ value, label: t(`settings.time.clocks.${value}`) }))]}
          onChange={(clock) => edit({ hour_cycle: clock === AUTO ? null : clock })}
        />
      </Setting>
      <Setting label={t('settings.time.order')} hint={t('settings.time.orderHint')}>
        <Select
          aria-label={t('settings.time.order')}
          value={date_format ?? AUTO}
          options={[auto, ...ORDERS.map((value) => ({ value, label: t(`settings.time.orders.${value}`) }))]}
          onChange={(order) => edit({ date_format: order === AUTO ? null : order })}
        />
      </Setting>
    </>
  )
}

const NONE = 'none'

/** What lines that are typed to add tasks get, and how they are read. */
export function LineSettings() {
  const { t } = useTranslation()
  const { time_zone, default_reminder, line_language } = useReplica((state) => state.preferences)
  const edit = useEdit()
  const notices = new Set([...BEFORE_TIME, ...(default_reminder === undefined ? [] : [default_reminder])])
  return (
    <>
      <Setting label={t('settings.time.reminder')} hint={t('settings.time.reminderHint')}>
        <Select
          aria-label={t('settings.time.reminder')}
          value={String(default_reminder ?? NONE)}
          options={[
            { value: NONE, label: t('settings.time.noReminder') },
            ...[...notices].map((minutes_before) => ({
              value: String(minutes_before),
              label: reminderText({ minutes_before }, null, time_zone),
            })),
          ]}
          onChange={(minutes) => edit({ default_reminder: minutes === NONE ? null : Number(minutes) })}
        />
      </Setting>
      <Setting label={t('settings.time.lines')} hint={t('settings.time.linesHint')}>
        <Select
          aria-label={t('settings.time.lines')}
          value={line_language ?? AUTO}
          options={[
            { value: AUTO, label: t('settings.time.anyLanguage') },
            ...LANGUAGES.map((value) => ({ value, label: nameOfLanguage(value) })),
          ]}
          onChange={(language) => edit({ line_language: language === AUTO ? null : language })}
        />
      </Setting>
    </>
  )
}

function useEdit() {
  const actions = useActions()
  return (patch: Parameters<typeof actions.editPreferences>[0]) => actions.editPreferences(patch)
}
