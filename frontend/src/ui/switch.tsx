import { Switch as Base } from '@base-ui/react/switch'
import clsx from 'clsx'
import type { ComponentProps } from 'react'

export interface SwitchProps extends Omit<ComponentProps<typeof Base.Root>, 'className'> {
  className?: string
}

/** A switch, for settings that take effect at once. Name it by `aria-label`, or by a `Field` around it. */
export function Switch({ className, ...rest }: SwitchProps) {
  return (
    <Base.Root
      {...rest}
      className={clsx(
        'inline-flex h-6 w-10 shrink-0 rounded-full border border-edge bg-sunken p-0.5 transition-colors',
        'data-checked:border-accent data-checked:bg-accent data-disabled:opacity-60',
        className,
      )}
    >
      <Base.Thumb className="size-4.5 rounded-full bg-edge transition-transform data-checked:translate-x-4 data-checked:bg-on-accent rtl:data-checked:-translate-x-4 forced-colors:bg-[ButtonText]" />
    </Base.Root>
  )
}
