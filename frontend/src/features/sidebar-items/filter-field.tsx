import { CircleCheck } from 'lucide-react'
import type { Ref } from 'react'
import { isDayFirst } from '../../i18n/format.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { Field, Textarea } from '../../ui/field.tsx'
import { withClearDates } from './builder/dates.ts'
import { FilterRowsField } from './builder/filter-rows.tsx'
import { FilterHelp } from './filter-help.tsx'
import { FilterMatches } from './filter-matches.tsx'
import { MistakeText } from './mistake-text.tsx'
import type { FilterCheck } from './use-filter-check.ts'

const LONGEST_FILTER = 2000

export interface FilterFieldProps {
  value: string
  onChange: (value: string) => void
  check: FilterCheck
  /** Called on Enter, which inserts no line break. */
  onEnter?: () => void
  ref?: Ref<HTMLTextAreaElement>
}

/** A filter as rows and in the filter language: each writes the other. With what is wrong with it, and what it finds. */
export function FilterField({ value, onChange, check, onEnter, ref }: FilterFieldProps) {
  const { t } = useTranslation()
  // Joined by `and` to what is already there.
  const take = (example: string) => onChange(value.trim() === '' ? example : `${value.trim()} and ${example}`)
  const isRight = { right: true, wrong: false, empty: true, checking: undefined, unknown: undefined }[
    check.state
  ]
  return (
    <>
      <FilterRowsField filter={value} onChange={onChange} isRight={isRight} />
      <Field
        label={
          <span className="flex items-center justify-between gap-2">
            {t('sidebarItems.filter')}
            <FilterHelp onTake={take} />
          </span>
        }
        error={check.mistake !== undefined && <MistakeText filter={value} mistake={check.mistake} />}
        description={
          check.state === 'right' ? (
            <span className="inline-flex items-center gap-1 text-success-ink">
              <CircleCheck aria-hidden size={12} /> {t('sidebarItems.filterRight')}
            </span>
          ) : check.state === 'wrong' ? undefined : (
            t(check.state === 'unknown' ? 'sidebarItems.filterUnknown' : 'sidebarItems.filterExample')
          )
        }
      >
        <Textarea
          {...(ref === undefined ? {} : { ref })}
          dir="ltr"
          rows={2}
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          maxLength={LONGEST_FILTER}
          className="font-mono"
          value={value}
          onChange={({ target }) => {
            const { value, selectionStart } = target
            const clear = withClearDates(value, isDayFirst())
            onChange(clear)
            if (clear === value) return
            const caret = withClearDates(value.slice(0, selectionStart), isDayFirst()).length
            queueMicrotask(() => target.setSelectionRange(caret, caret))
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            if (onEnter === undefined) event.currentTarget.form?.requestSubmit()
            else onEnter()
          }}
        />
      </Field>
      <FilterMatches check={check} />
    </>
  )
}
