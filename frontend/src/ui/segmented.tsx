import { Radio } from '@base-ui/react/radio'
import { RadioGroup as Base } from '@base-ui/react/radio-group'
import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface SegmentedProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
  className?: string
}

/** A choice between a few options, all of them visible: light, dark, or the system's theme. */
export function Segmented<Value extends string>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, className } = props
  return (
    <Base
      aria-label={label}
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className={clsx('inline-flex max-w-full flex-wrap gap-0.5 rounded-control bg-pressed p-0.5', className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          render={<span />}
          className="inline-flex h-7 items-center gap-1.5 rounded-small border border-transparent px-2.5 font-medium text-muted transition-colors hover:text-ink data-checked:bg-canvas data-checked:text-ink data-checked:shadow-thumb touch:h-10 forced-colors:data-checked:border-[Highlight]"
        >
          {option.label}
        </Radio.Root>
      ))}
    </Base>
  )
}
