import { Select as Base } from '@base-ui/react/select'
import clsx from 'clsx'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useOpening } from './back.ts'
import { ITEM, POPUP, POSITIONER } from './popup.ts'

export interface SelectOption<Value extends string | number> {
  value: Value
  /** Also what typing searches for. */
  label: string
  icon?: ReactNode
}

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
        className={clsx(
          'inline-flex h-control min-w-0 items-center gap-2 rounded-control border border-edge bg-canvas ps-3 pe-2 text-start transition-colors',
          'hover:bg-hover data-invalid:border-danger-ink data-disabled:opacity-60 touch:h-touch',
          className,
        )}
      >
        {chosen?.icon}
        <Base.Value className="min-w-0 flex-1 truncate" />
        <Base.Icon className="text-muted">
          <ChevronsUpDown aria-hidden size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className={POSITIONER}>
          <Base.Popup className={clsx(POPUP, 'min-w-(--anchor-width) p-1')}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={ITEM}>
                {option.icon}
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
