import type { When } from '@docket/sdk'
import { Calendar, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReplica, useToday } from '../../data/index.ts'
import { firstDayOfWeek, formatDay, formatTime, weekdays } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { MenuItem } from '../../ui/menu.tsx'
import { QUICK_ICONS } from './quick-icons.tsx'
import { atMoment, laterToday, onDay, quickDays } from './when.ts'

export interface SnoozeItemsProps {
  /** @param to returns the new due date of a task, given the present one */
  onMove: (to: (due: When | null) => When) => void
  /** Called to choose any other date. */
  onChoose: () => void
  /** The keys that do so, too. */
  keys: readonly string[] | undefined
}

/** Menu items that put tasks off: to later today, or to another day at the same time. */
export function SnoozeItems({ onMove, onChoose, keys }: SnoozeItemsProps) {
  const { t } = useTranslation()
  const today = Temporal.PlainDate.from(useToday())
  const zone = useReplica((state) => state.preferences.time_zone)
  const later = laterToday(Temporal.Now.zonedDateTimeISO(zone))
  const weekdayOf = (day: Temporal.PlainDate) =>
    weekdays('short').find((weekday) => weekday.day === day.dayOfWeek)?.name
  return (
    <>
      {later !== null && (
        <MenuItem icon={<Small icon={<Clock />} />} onSelect={() => onMove((due) => atMoment(due, later))}>
          <Choice name={t('pickers.quick.later')} when={formatTime(later.toPlainTime())} />
        </MenuItem>
      )}
      {quickDays(today, firstDayOfWeek()).map(({ name, day }) => (
        <MenuItem
          key={name}
          icon={<Small icon={QUICK_ICONS[name]} />}
          onSelect={() => onMove((due) => onDay(due, day))}
        >
          <Choice name={t(`pickers.quick.${name}`)} when={weekdayOf(day) ?? formatDay(day, today)} />
        </MenuItem>
      ))}
      <MenuItem icon={<Small icon={<Calendar />} />} keys={keys} onSelect={onChoose}>
        {t('tasks.chooseDate')}
      </MenuItem>
    </>
  )
}

const Small = ({ icon }: { icon: ReactNode }) => <span className="*:size-3.5">{icon}</span>

function Choice({ name, when }: { name: string; when: string }) {
  return (
    <span className="flex items-baseline justify-between gap-4">
      <span className="truncate">{name}</span>
      <span className="text-muted text-small">{when}</span>
    </span>
  )
}
