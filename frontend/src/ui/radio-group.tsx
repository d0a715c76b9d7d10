import { Radio } from '@base-ui/react/radio'
import { RadioGroup as Base } from '@base-ui/react/radio-group'
import clsx from 'clsx'
import type { ReactNode } from 'react'

export interface RadioOption<Value extends string> {
  value: Value
  label: ReactNode
  description?: ReactNode
}

export interface RadioGroupProps<Value extends string> {
  /** The group's name for screen readers. */
  label: string
  value: Value
  options: readonly RadioOption<Value>[]
  onChange: (value: Value) => void
  className?: string
}

export function RadioGroup<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: RadioGroupProps<Value>) {
  return (
    <Base
      aria-label={label}
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className={clsx('flex flex-col gap-1', className)}
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's radio contains its input.
        <label key={option.value} className="flex min-h-8 items-start gap-2 py-1.5 touch:min-h-touch">
          <Radio.Root
            value={option.value}
            className="mt-0.5 inline-grid size-4 shrink-0 place-items-center rounded-full border border-edge bg-canvas transition-colors hover:border-ink data-checked:border-accent data-checked:bg-accent"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-on-accent forced-colors:bg-[Highlight]" />
          </Radio.Root>
          <span className="min-w-0">
            {option.label}
            {option.description !== undefined && (
              <span className="block text-muted text-small">{option.description}</span>
            )}
          </span>
        </label>
      ))}
    </Base>
  )
}
