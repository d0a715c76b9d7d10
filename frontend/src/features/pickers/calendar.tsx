import clsx from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { firstDayOfWeek, formatLongDay, formatMonth, formatNumber, weekdays } from '../../i18n/format.ts'
import { locale } from '../../i18n/locale.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { briefWeekdays, weeksOf } from './when.ts'

export interface CalendarProps {
  /** Such as `2026-11-21`. */
  value: string | null
  onChange: (date: string) => void
  today: string
}

/** A month as a grid of days: arrows move by a day, Page Up and Page Down by a month, with Shift by a year. */
export function Calendar({ value, onChange, today }: CalendarProps) {
  const { t } = useTranslation()
  const [cursor, setCursor] = useState(() => Temporal.PlainDate.from(value ?? today))
  /** Whether the keyboard moved the cursor: then the focus follows it. */
  const isMoving = useRef(false)
  const focused = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    if (value !== null) setCursor(Temporal.PlainDate.from(value))
  }, [value])
  // In a layout effect, before the next key can arrive: Enter presses what has the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the cursor.
  useLayoutEffect(() => {
    if (isMoving.current) focused.current?.focus()
    isMoving.current = false
  }, [cursor])

  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(cursor, event)
    if (next === undefined) return
    event.preventDefault()
    isMoving.current = true
    setCursor(next)
  }

  return (
    <div>
      <div className="flex items-center pb-1">
        <p aria-live="polite" className="flex-1 ps-2 font-medium">
          {formatMonth(cursor)}
        </p>
        <IconButton
          size="small"
          label={t('pickers.previousMonth')}
          icon={<ChevronLeft aria-hidden size={16} className="rtl:-scale-x-100" />}
          onClick={() => setCursor(cursor.subtract({ months: 1 }))}
        />
        <IconButton
          size="small"
          label={t('pickers.nextMonth')}
          icon={<ChevronRight aria-hidden size={16} className="rtl:-scale-x-100" />}
          onClick={() => setCursor(cursor.add({ months: 1 }))}
        />
      </div>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of buttons is a grid.
        role="grid"
        aria-label={formatMonth(cursor)}
        className="w-full table-fixed"
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {briefWeekdays().map(({ day, name }, index) => (
              <th
                key={day}
                scope="col"
                abbr={weekdays('long')[index]?.name}
                className="h-6 font-normal text-muted text-small"
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(cursor, firstDayOfWeek()).map((week) => (
            <tr key={week[0]?.toString()}>
              {week.map((day) => {
                const date = day.toString()
                const isCursor = day.equals(cursor)
                return (
                  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a grid cell can be selected.
                  <td key={date} aria-selected={date === value} className="p-0 text-center">
                    <button
                      ref={isCursor ? focused : undefined}
                      type="button"
                      tabIndex={isCursor ? 0 : -1}
                      aria-label={formatLongDay(day)}
                      aria-current={date === today ? 'date' : undefined}
                      onClick={() => onChange(date)}
                      className={clsx(
                        'inline-grid size-7 place-items-center rounded-control tabular-nums transition-colors touch:size-10',
                        date === value
                          ? 'bg-accent font-medium text-on-accent hover:bg-accent-hover'
                          : 'hover:bg-hover active:bg-pressed',
                        date !== value && day.month !== cursor.month && 'text-faint',
                        date !== value && date === today && 'font-strong text-accent-ink',
                      )}
                    >
                      {formatNumber(day.day)}
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function moved(day: Temporal.PlainDate, { key, shiftKey }: KeyboardEvent): Temporal.PlainDate | undefined {
  const forward = locale().direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const inWeek = (day.dayOfWeek - firstDayOfWeek() + 7) % 7
  if (key === 'ArrowLeft' || key === 'ArrowRight') return day.add({ days: key === forward ? 1 : -1 })
  if (key === 'ArrowUp') return day.subtract({ weeks: 1 })
  if (key === 'ArrowDown') return day.add({ weeks: 1 })
  if (key === 'Home') return day.subtract({ days: inWeek })
  if (key === 'End') return day.add({ days: 6 - inWeek })
  const step = shiftKey ? { years: 1 } : { months: 1 }
  if (key === 'PageUp') return day.subtract(step)
  return key === 'PageDown' ? day.add(step) : undefined
}
