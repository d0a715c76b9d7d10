import { useTranslation } from '../../i18n/use-translation.ts'
import { Field, Input } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'
import type { Plan } from './rule.ts'

interface EndFieldsProps {
  end: Plan['end']
  start: Temporal.PlainDate
  onChange: (end: Plan['end']) => void
}

/** The number of times initially proposed. */
const TIMES = 10

/** When a series ends: never, on a date, or after a number of times. */
export function EndFields({ end, start, onChange }: EndFieldsProps) {
  const { t } = useTranslation()
  const kind = end === null ? 'never' : 'until' in end ? 'until' : 'count'
  const ends = {
    never: null,
    until: { until: start.add({ months: 3 }).toString() },
    count: { count: TIMES },
  }
  return (
    <div className="flex items-end gap-2">
      <Field label={t('pickers.rule.ends')} className="flex-1">
        <Select
          value={kind}
          options={(['never', 'until', 'count'] as const).map((value) => ({
            value,
            label: t(`pickers.rule.endsHow.${value}`),
          }))}
          onChange={(next) => onChange(ends[next])}
        />
      </Field>
      {end !== null && 'until' in end && (
        <Field label={t('pickers.rule.lastDate')} hideLabel className="flex-1">
          <Input
            type="date"
            required
            min={start.toString()}
            value={end.until}
            onChange={({ currentTarget: { value } }) => value !== '' && onChange({ until: value })}
          />
        </Field>
      )}
      {end !== null && 'count' in end && (
        <Field label={t('pickers.rule.howOften')} hideLabel className="w-24">
          <Input
            type="number"
            min={1}
            max={10_000}
            required
            value={end.count}
            onChange={(event) =>
              onChange({ count: Math.max(1, Math.round(event.currentTarget.valueAsNumber || 1)) })
            }
          />
        </Field>
      )}
    </div>
  )
}
