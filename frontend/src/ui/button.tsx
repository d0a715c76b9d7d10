import { Button as Base } from '@base-ui/react/button'
import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Spinner } from './spinner.tsx'

const BUTTON =
  'relative inline-flex shrink-0 select-none items-center justify-center rounded-control font-medium transition-colors'
const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover forced-colors:border',
  secondary: 'border border-frame bg-canvas text-ink hover:bg-hover active:bg-pressed',
  ghost: 'text-ink hover:bg-hover active:bg-pressed data-popup-open:bg-pressed',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover forced-colors:border',
}
const SIZES = {
  small: 'h-7 gap-1.5 px-2 touch:h-9',
  medium: 'h-control gap-2 px-3 touch:h-touch',
  large: 'h-10 gap-2 px-4 touch:h-touch',
}

export interface ButtonProps extends Omit<ComponentProps<typeof Base>, 'className'> {
  variant?: keyof typeof VARIANTS
  size?: keyof typeof SIZES
  icon?: ReactNode
  /** Work is in progress: the button keeps the focus and cannot be pressed. */
  busy?: boolean
  className?: string
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  busy = false,
  disabled = false,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <Base
      {...rest}
      disabled={disabled || busy}
      focusableWhenDisabled={busy}
      aria-busy={busy || undefined}
      className={clsx(
        BUTTON,
        'data-disabled:pointer-events-none data-disabled:opacity-60',
        VARIANTS[variant],
        SIZES[size],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </Base>
  )
}

/** The `className` of a link that looks like a button, for what leads somewhere instead of doing something. */
export const buttonLink = (variant: keyof typeof VARIANTS, size: keyof typeof SIZES = 'large'): string =>
  clsx(BUTTON, VARIANTS[variant], SIZES[size])
