import { Button as Base } from '@base-ui/react/button'
import clsx from 'clsx'
import type { ComponentProps, ReactNode } from 'react'
import { Tooltip } from './tooltip.tsx'

const TONES = {
  muted:
    'text-muted hover:bg-hover hover:text-ink active:bg-pressed aria-pressed:text-accent-ink data-popup-open:bg-pressed',
  inherit: 'hover:bg-current/15 focus-visible:outline-current',
  accent: 'bg-accent text-on-accent hover:bg-accent-hover forced-colors:border',
}

export interface IconButtonProps extends Omit<ComponentProps<typeof Base>, 'className' | 'children'> {
  /** What it does: its name for screen readers and its tooltip. */
  label: string
  icon: ReactNode
  /** Keys that do the same, shown in the tooltip, e.g. `['Ctrl', 'K']`. */
  keys?: readonly string[] | undefined
  size?: 'small' | 'medium'
  /** `inherit` on a coloured surface, `accent` for the most frequent action. */
  tone?: keyof typeof TONES
  className?: string
}

export function IconButton({
  label,
  icon,
  keys,
  size = 'medium',
  tone = 'muted',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <Base
        {...rest}
        aria-label={label}
        className={clsx(
          'inline-grid shrink-0 place-items-center rounded-control transition-colors data-disabled:opacity-50',
          TONES[tone],
          size === 'small' ? 'size-6 touch:size-9' : 'size-control touch:size-touch',
          className,
        )}
      >
        {icon}
      </Base>
    </Tooltip>
  )
}
