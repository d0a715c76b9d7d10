import type { When } from '@docket/sdk'
import { useState } from 'react'
import type { Task } from '../../data/index.ts'
import { weekdays } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import { RecurrencePreview } from './recurrence-preview.tsx'
import { type MonthDay, type Plan, planOfEvery, ruleOf } from './rule.ts'
import { EndFields } from './rule-end.tsx'
import { monthDayText } from './rule-text.ts'
import { briefWeekdays } from './when.ts'

interface RuleFormProps {
  plan: Plan
  from: Task['recurrence_from']
  start: When
  onBack: () => void
  onDone: (rule: string, from: Task['recurrence_from']) => void
}

/** A form for any plan, part by part, with a preview of its dates. */
export function RuleForm(props: RuleFormProps) {
  const { start, onBack, onDone } = props
  const { t } = useTranslation()
  const [plan, setPlan] = useState(props.plan)
  const [from, setFrom] = useState(props.from)
  const day = Temporal.PlainDate.from(start.date)
  const edit = (parts: Partial<Plan>) => setPlan({ ...plan, ...parts })
  const rule = ruleOf(plan)
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onDone(rule, from)
      }}
    >
      <div className="flex items-end gap-2">
        <Field label={t('pickers.rule.every')} className="w-20">
          <Input
            type="number"
            min={1}
            max={1000}
            required
            value={plan.interval}
            onChange={(event) =>
              edit({ interval: Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1)) })
            }
          />
        </Field>
        <Select
          aria-label={t('pickers.rule.unit')}
          className="flex-1"
          value={plan.frequency}
          options={(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const).map((value) => ({
            value,
            label: t(`pickers.rule.units.${value}`, { count: plan.interval }),
          }))}
          onChange={(frequency) =>
            setPlan(planOfEvery(frequency, { interval: plan.interval, end: plan.end }))
          }
        />
      </div>
      {plan.frequency === 'WEEKLY' && (
        <Weekdays
          chosen={plan.weekdays.length === 0 ? [day.dayOfWeek] : plan.weekdays}
          onChange={(chosen) => edit({ weekdays: chosen })}
        />
      )}
      {plan.frequency === 'MONTHLY' && (
        <MonthDayField plan={plan} day={day} onChange={(monthDay) => edit({ monthDay })} />
      )}
      <EndFields end={plan.end} start={day} onChange={(end) => edit({ end })} />
      <Field label={t('pickers.rule.from')}>
        <Select
          value={from}
          options={(['schedule', 'completion'] as const).map((value) => ({
            value,
            label: t(`pickers.rule.fromWhat.${value}`),
          }))}
          onChange={setFrom}
        />
      </Field>
      <RecurrencePreview recurrence={rule} from={from} start={start} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onBack}>
          {t('common.back')}
        </Button>
        <Button variant="primary" type="submit">
          {t('common.done')}
        </Button>
      </div>
    </form>
  )
}

function Weekdays({ chosen, onChange }: { chosen: readonly number[]; onChange: (days: number[]) => void }) {
  const { t } = useTranslation()
  const brief = briefWeekdays()
  return (
    <fieldset>
      <legend className="pb-1.5 font-medium">{t('pickers.rule.onDays')}</legend>
      <div className="flex flex-wrap gap-1">
        {weekdays('long').map(({ day, name }, index) => {
          const isOn = chosen.includes(day)
          const rest = chosen.filter((other) => other !== day)
          return (
            <button
              key={day}
              type="button"
              aria-pressed={isOn}
              aria-label={name}
              // At least one day stays selected.
              onClick={() => onChange(isOn ? (rest.length === 0 ? [day] : rest) : [...chosen, day])}
              className="grid h-8 min-w-8 place-items-center px-1 rounded-full border border-edge text-small transition-colors hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-on-accent touch:h-9 touch:min-w-9"
            >
              {brief[index]?.name}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

function MonthDayField(props: {
  plan: Plan
  day: Temporal.PlainDate
  onChange: (monthDay: MonthDay) => void
}) {
  const { plan, day, onChange } = props
  const { t } = useTranslation()
  const nth = Math.ceil(day.day / 7)
  const isLast = day.day + 7 > day.daysInMonth
  const offered: MonthDay[] = [
    { day: day.day },
    { day: -1 },
    ...(nth > 4 ? [] : [{ nth, weekday: day.dayOfWeek }]),
    ...(isLast ? [{ nth: -1, weekday: day.dayOfWeek }] : []),
  ]
  const keyOf = (monthDay: MonthDay) => JSON.stringify(monthDay)
  const current = plan.monthDay ?? { day: day.day }
  const monthDays = offered.some((monthDay) => keyOf(monthDay) === keyOf(current))
    ? offered
    : [...offered, current]
  return (
    <Field label={t('pickers.rule.onDay')}>
      <Select
        value={keyOf(current)}
        options={monthDays.map((monthDay) => ({ value: keyOf(monthDay), label: monthDayText(monthDay) }))}
        onChange={(key) => onChange(monthDays.find((monthDay) => keyOf(monthDay) === key) ?? current)}
      />
    </Field>
  )
}
