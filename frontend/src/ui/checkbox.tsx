import { Checkbox as Base } from '@base-ui/react/checkbox'
import clsx from 'clsx'
import { Check, Minus } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

export interface CheckboxProps extends Omit<ComponentProps<typeof Base.Root>, 'className' | 'children'> {
  /** Text beside it; without it, give `aria-label`. */
  children?: ReactNode
  className?: string
}

export function Checkbox({ children, className, indeterminate = false, ...rest }: CheckboxProps) {
  const box = (
    <Base.Root
      {...rest}
      indeterminate={indeterminate}
      className={clsx(
        'inline-grid size-4 shrink-0 place-items-center rounded-small border border-edge bg-canvas text-on-accent transition-colors touch:size-5',
        'hover:border-ink data-checked:border-accent data-indeterminate:border-accent data-checked:bg-accent data-indeterminate:bg-accent data-disabled:opacity-60',
        'forced-colors:data-checked:text-[Highlight]',
        children === undefined && className,
      )}
    >
      <Base.Indicator>
        {indeterminate ? (
          <Minus aria-hidden size={12} strokeWidth={3} />
        ) : (
          <Check aria-hidden size={12} strokeWidth={3} />
        )}
      </Base.Indicator>
    </Base.Root>
  )
  if (children === undefined) return box
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's checkbox contains its input.
    <label className={clsx('inline-flex min-h-6 items-center gap-2 touch:min-h-touch', className)}>
      {box}
      <span className="min-w-0">{children}</span>
    </label>
  )
}
