import { Popover as Base } from '@base-ui/react/popover'
import clsx from 'clsx'
import type { ReactElement, ReactNode, RefObject } from 'react'
import { useOpening } from './back.ts'
import { POPUP, POSITIONER } from './popup.ts'

export interface PopoverProps {
  /** What opens it, and what it is placed beside. */
  trigger?: ReactElement
  /** What it is placed beside if something else opens it. */
  anchor?: RefObject<Element | null>
  /** Its name for screen readers. */
  label: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
  className?: string
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** What gets the focus when it opens; by default the first element that can. */
  initialFocus?: RefObject<HTMLElement | null>
  /** What gets the focus when it closes; by default, or where it returns null, what had it before. */
  finalFocus?: (() => HTMLElement | null) | undefined
}

export function Popover(props: PopoverProps) {
  const {
    trigger,
    anchor,
    label,
    children,
    align = 'start',
    side = 'bottom',
    className,
    initialFocus,
    finalFocus,
  } = props
  return (
    <Base.Root {...useOpening(props)}>
      {trigger !== undefined && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          className={POSITIONER}
        >
          <Base.Popup
            aria-label={label}
            initialFocus={initialFocus}
            finalFocus={finalFocus === undefined ? undefined : () => finalFocus() ?? true}
            className={clsx(POPUP, 'p-3', className)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
