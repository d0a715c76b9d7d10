import type { When } from '@docket/sdk'
import { Ban } from 'lucide-react'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { useToday } from '../../data/index.ts'
import { firstDayOfWeek, weekdays } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Popover } from '../../ui/popover.tsx'
import { Calendar } from './calendar.tsx'
import type { Opening } from './picker.ts'
import { QUICK_ICONS } from './quick-icons.tsx'
import { TimeFields } from './time-fields.tsx'
import { TypedDate } from './typed-date.tsx'
import { onDay, quickDays } from './when.ts'

export interface DatePickerProps extends Opening {
  /** Null for no date; undefined if several tasks differ. */
  value: When | null | undefined
  onChange: (value: When | null) => void
  /** Where several differ: moves each of them to another day, at its own time. */
  onMove?: (to: (value: When | null) => When) => void
  /** What the date is, such as "Due date". */
  label?: string
}

/** Picks a day, optionally with a time and a time zone. Choosing a day closes it; a time is applied when it closes. */
export function DatePicker(props: DatePickerProps) {
  const { value, onChange, onMove, label, open, onOpenChange, ...place } = props
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  /** Undefined while nothing has been changed. */
  const [draft, setDraft] = useState<When>()
  const first = useRef<HTMLInputElement>(null)
  const setOpen = (next: boolean) => {
    setOpened(next)
    onOpenChange?.(next)
  }
  const finish = (chosen: When | null | undefined) => {
    setDraft(undefined)
    setOpen(false)
    if (chosen !== undefined && JSON.stringify(chosen) !== JSON.stringify(value)) onChange(chosen)
  }
  const chooseDay = (day: Temporal.PlainDate) => {
    const current = draft ?? value
    if (current !== undefined || onMove === undefined) return finish(onDay(current ?? null, day))
    setOpen(false)
    onMove((each) => onDay(each, day))
  }
  return (
    <Popover
      {...place}
      label={label ?? t('pickers.dueDate')}
      open={open ?? opened}
      onOpenChange={(next) => (next ? setOpen(true) : finish(draft ?? value))}
      initialFocus={first}
      className="flex w-64 flex-col gap-2 touch:w-80"
    >
      <Dates value={draft ?? value} onDay={chooseDay} onTime={setDraft} onChoose={finish} first={first} />
    </Popover>
  )
}

interface DatesProps {
  value: When | null | undefined
  onDay: (day: Temporal.PlainDate) => void
  onTime: (value: When) => void
  onChoose: (value: When | null) => void
  first: RefObject<HTMLInputElement | null>
}

function Dates({ value, onDay, onTime, onChoose, first }: DatesProps) {
  const { t } = useTranslation()
  const today = useToday()
  const day = Temporal.PlainDate.from(today)
  return (
    <>
      <TypedDate inputRef={first} onChange={onChoose} />
      <div className="flex flex-col">
        {quickDays(day, firstDayOfWeek()).map(({ name, day }) => (
          <Quick
            key={name}
            icon={QUICK_ICONS[name]}
            name={t(`pickers.quick.${name}`)}
            day={day}
            onChoose={() => onDay(day)}
          />
        ))}
        {value !== null && (
          <Quick icon={<Ban />} name={t('pickers.noDate')} onChoose={() => onChoose(null)} />
        )}
      </div>
      <Calendar
        value={value?.date ?? null}
        today={today}
        onChange={(date) => onDay(Temporal.PlainDate.from(date))}
      />
      <TimeFields value={value ?? null} onChange={onTime} today={today} />
    </>
  )
}

function Quick(props: { icon: ReactNode; name: string; day?: Temporal.PlainDate; onChoose: () => void }) {
  const { icon, name, day, onChoose } = props
  return (
    <button
      type="button"
      onClick={onChoose}
      className="flex h-7 items-center gap-2 rounded-control px-2 text-start transition-colors hover:bg-hover active:bg-pressed touch:h-touch"
    >
      <span aria-hidden className="text-muted *:size-4">
        {icon}
      </span>
      <span className="flex-1">{name}</span>
      {day !== undefined && (
        <span className="text-muted text-small">
          {weekdays('short').find((weekday) => weekday.day === day.dayOfWeek)?.name}
        </span>
      )}
    </button>
  )
}
