import { Tooltip as Base } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import { Keys } from './kbd.tsx'

export interface TooltipProps {
  label: string
  keys?: readonly string[] | undefined
  side?: 'top' | 'bottom' | 'inline-start' | 'inline-end'
  /** The element that it explains, which has a name of its own. */
  children: ReactElement
}

export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-40">
          <Base.Popup className="flex max-w-form items-center gap-2 rounded-control bg-ink px-2 py-1 text-canvas text-small transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {label}
            {keys !== undefined && <Keys keys={keys} inverted />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** Once one tooltip has come, its neighbours come at once. */
export const TooltipProvider = Base.Provider
