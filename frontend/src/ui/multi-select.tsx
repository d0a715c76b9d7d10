import { Select as Base } from '@base-ui/react/select'
import clsx from 'clsx'
import { Check, ChevronsUpDown } from 'lucide-react'
import { formatList } from '../i18n/format.ts'
import { useOpening } from './back.ts'
import { ITEM, POPUP, POSITIONER } from './popup.ts'
import type { SelectOption } from './select.tsx'

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
      <Base.Trigger
        {...rest}
        className="inline-flex h-control min-w-0 items-center gap-2 rounded-control border border-edge bg-canvas ps-3 pe-2 text-start transition-colors hover:bg-hover touch:h-touch"
      >
        <Base.Value className={clsx('min-w-0 flex-1 truncate', labels.length === 0 && 'text-muted')}>
          {() => (labels.length === 0 ? placeholder : formatList(labels, 'disjunction'))}
        </Base.Value>
        <Base.Icon className="text-muted">
          <ChevronsUpDown aria-hidden size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={POSITIONER}>
          <Base.Popup className={clsx(POPUP, 'min-w-(--anchor-width) p-1')}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={ITEM}>
                <Base.ItemText className="min-w-0 flex-1 truncate">{option.label}</Base.ItemText>
                <Base.ItemIndicator className="ms-2 text-accent-ink">
                  <Check aria-hidden size={14} />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
