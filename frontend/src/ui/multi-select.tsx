import { Select as Base } from '@base-ui/react/select'
import clsx from 'clsx'
import { formatList } from '../i18n/format.ts'
import { useOpening } from './back.ts'
import { OpenMark, Options, type SelectOption, TRIGGER } from './options.tsx'

export interface MultiSelectProps {
  values: readonly string[]
  options: readonly SelectOption<string>[]
  onChange: (values: string[]) => void
  /** Shown while nothing is chosen. */
  placeholder: string
  'aria-label': string
}

/** A choice of several options; it stays open while they are ticked. */
export function MultiSelect({ values, options, onChange, placeholder, ...rest }: MultiSelectProps) {
  const labels = options.filter(({ value }) => values.includes(value)).map(({ label }) => label)
  return (
    <Base.Root
      multiple
      items={options}
      value={[...values]}
      modal={false}
      {...useOpening({})}
      onValueChange={(next: string[]) => onChange(next)}
    >
      <Base.Trigger {...rest} className={TRIGGER}>
        <Base.Value className={clsx('min-w-0 flex-1 truncate', labels.length === 0 && 'text-muted')}>
          {() => (labels.length === 0 ? placeholder : formatList(labels, 'disjunction'))}
        </Base.Value>
        <OpenMark />
      </Base.Trigger>
      <Options options={options} />
    </Base.Root>
  )
}
