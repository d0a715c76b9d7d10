import type { ReactElement, RefObject } from 'react'

/** How a picker is opened: by its trigger, or from outside at an anchor, as a shortcut does. */
export interface Opening {
  /** The button that opens it. */
  trigger?: ReactElement
  /** Where it stands without a trigger. */
  anchor?: RefObject<Element | null>
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** A popover in which a value is chosen; the value itself is kept by whoever shows it. */
export interface PickerProps<Value> extends Opening {
  value: Value
  onChange: (value: Value) => void
}
