import type { ReactElement, RefObject } from 'react'

/** What gets the focus when a picker closes; null for what had it before. */
export type FinalFocus = () => HTMLElement | null

/** How a picker is opened: by its trigger, or from outside at an anchor, for example by a shortcut. */
export interface Opening {
  /** The button that opens it. */
  trigger?: ReactElement
  /** What it is placed beside without a trigger. */
  anchor?: RefObject<Element | null>
  open?: boolean
  onOpenChange?: (open: boolean) => void
  finalFocus?: FinalFocus
}

/** A popover for choosing a value; the parent keeps the value itself. */
export interface PickerProps<Value> extends Opening {
  value: Value
  onChange: (value: Value) => void
}
