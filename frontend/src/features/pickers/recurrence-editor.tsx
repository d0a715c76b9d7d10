import type { When } from '@docket/sdk'
import { Check, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { type Task, useToday } from '../../data/index.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { RecurrencePreview } from './recurrence-preview.tsx'
import { type Plan, planOf, planOfEvery, ruleOf } from './rule.ts'
import { RuleForm } from './rule-form.tsx'
import { planText, ruleText } from './rule-text.ts'

export interface Recurrence {
  recurrence: string | null
  recurrence_from: Task['recurrence_from']
  /** The first date, from which a rule counts. */
  due: When | null
}

interface EditorProps {
  value: Recurrence
  onChange: (value: Recurrence) => void
}

/** First the usual rules, one press each; after them the form for all others. */
export function RecurrenceEditor({ value, onChange }: EditorProps) {
  const { t } = useTranslation()
  const today = useToday()
  const [plan, setPlan] = useState<Plan>()
  const start = value.due ?? { date: today }
  const usual = usualPlans(Temporal.PlainDate.from(start.date))
  const { recurrence } = value
  const isUsual = recurrence === null || usual.some((one) => ruleOf(one) === recurrence)

  const choose = (rule: string | null, from = value.recurrence_from) => {
    if (rule === null) onChange({ ...value, recurrence: null })
    else onChange({ recurrence: rule, recurrence_from: from, due: start })
  }

  if (plan !== undefined) {
    return (
      <RuleForm
        plan={plan}
        from={value.recurrence_from}
        start={start}
        onBack={() => setPlan(undefined)}
        onDone={(rule, from) => choose(rule, from)}
      />
    )
  }
  const custom =
    (recurrence === null ? undefined : planOf(recurrence)) ?? planOfEvery('WEEKLY', { interval: 2 })
  return (
    <div className="-m-2 flex flex-col">
      <Line isChosen={recurrence === null} onChoose={() => choose(null)}>
        {t('pickers.rule.none')}
      </Line>
      {usual.map((one) => (
        <Line key={ruleOf(one)} isChosen={ruleOf(one) === recurrence} onChoose={() => choose(ruleOf(one))}>
          {planText(one)}
        </Line>
      ))}
      {recurrence !== null && !isUsual && (
        <Line isChosen onChoose={() => choose(recurrence)}>
          {ruleText(recurrence)}
          {planOf(recurrence) === undefined && (
            <code className="block break-all font-mono text-muted text-small" dir="ltr">
              {recurrence}
            </code>
          )}
        </Line>
      )}
      <Line onChoose={() => setPlan(custom)}>
        <span className="flex items-center">
          <span className="flex-1">{t('pickers.rule.custom')}</span>
          <ChevronRight aria-hidden size={14} className="text-muted rtl:-scale-x-100" />
        </span>
      </Line>
      {recurrence !== null && (
        <div className="mt-1 border-line border-t px-2 pt-3 pb-1">
          <RecurrencePreview recurrence={recurrence} from={value.recurrence_from} start={start} />
        </div>
      )}
    </div>
  )
}

function Line(props: { isChosen?: boolean; onChoose: () => void; children: ReactNode }) {
  const { isChosen = false, onChoose, children } = props
  return (
    <button
      type="button"
      aria-current={isChosen || undefined}
      onClick={onChoose}
      className="flex min-h-8 items-center gap-2 rounded-control px-2 py-1 text-start transition-colors hover:bg-hover active:bg-pressed touch:min-h-touch"
    >
      <span className="min-w-0 flex-1">{children}</span>
      {isChosen && <Check aria-hidden size={14} className="shrink-0 text-accent-ink" />}
    </button>
  )
}

/** The rules people choose most, based on the first date of the series. */
function usualPlans(start: Temporal.PlainDate): Plan[] {
  const weekday = start.dayOfWeek
  const nth = Math.ceil(start.day / 7)
  return [
    planOfEvery('DAILY'),
    planOfEvery('WEEKLY', { weekdays: [1, 2, 3, 4, 5] }),
    planOfEvery('WEEKLY', { weekdays: [weekday] }),
    planOfEvery('MONTHLY', { monthDay: { day: start.day } }),
    // Not every month has a fifth one.
    planOfEvery('MONTHLY', { monthDay: { nth: nth > 4 ? -1 : nth, weekday } }),
    planOfEvery('YEARLY', { date: { month: start.month, day: start.day } }),
  ]
}
