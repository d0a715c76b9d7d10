import { Select as Base } from '@base-ui/react/select'
import clsx from 'clsx'
import { useOpening } from './back.ts'
import { OpenMark, Options, type SelectOption, TRIGGER } from './options.tsx'

export interface SelectProps<Value extends string | number> {
  value: Value
  options: readonly SelectOption<Value>[]
  onChange: (value: Value) => void
  /** Its name, unless a `Field` around it gives one. */
  'aria-label'?: string
  id?: string
  disabled?: boolean
  className?: string
}

export function Select<Value extends string | number>(props: SelectProps<Value>) {
  const { value, options, onChange, className, ...rest } = props
  const chosen = options.find((option) => option.value === value)
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={props.disabled ?? false}
      modal={false}
      {...useOpening({})}
      onValueChange={(next: Value | null) => next !== null && onChange(next)}
    >
      <Base.Trigger
        {...rest}
        className={clsx(TRIGGER, 'data-invalid:border-danger-ink data-disabled:opacity-60', className)}
      >
        {chosen?.icon}
        <Base.Value className="min-w-0 flex-1 truncate" />
        <OpenMark />
      </Base.Trigger>
      <Options options={options} />
    </Base.Root>
  )
}
