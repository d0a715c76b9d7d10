import { cloneElement, type ReactElement } from 'react'

export interface TooltipProps {
  label: string
  /** Keys that do the same: `['Ctrl', 'K']`. */
  keys?: readonly string[] | undefined
  side?: TooltipSide
  /** The element that it explains, which has an accessible name of its own. */
  children: ReactElement<Marks>
}
interface Marks {
  'data-tooltip'?: string
  'data-tooltip-keys'?: string | undefined
  'data-tooltip-side'?: TooltipSide | undefined
}
export type TooltipSide = 'top' | 'bottom' | 'inline-start' | 'inline-end'

/**
 * Explains an element on hover. It only marks the element: one `TooltipLayer` shows the tooltips of the whole page, so
 * that a list with thousands of buttons does not have thousands of tooltips.
 */
export function Tooltip({ label, keys, side, children }: TooltipProps) {
  return cloneElement(children, {
    'data-tooltip': label,
    'data-tooltip-keys': keys === undefined ? undefined : JSON.stringify(keys),
    'data-tooltip-side': side,
  })
}
