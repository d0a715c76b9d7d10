import { ContextMenu as Base } from '@base-ui/react/context-menu'
import clsx from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'
import { useOpening } from './back.ts'
import { POPUP, POSITIONER } from './popup.ts'

export interface Point {
  x: number
  y: number
}

export interface ContextMenuPopupProps {
  /** Where it opens; a new point opens it again. */
  point: Point
  /** Its name for screen readers, where it is not the menu of the element that was pressed. */
  label?: string
  finalFocus?: (() => HTMLElement | null) | undefined
  children: ReactNode
}

/** The popup of `ContextMenu`. Base UI's trigger would have to be the whole area; this one takes its place. */
export function ContextMenuPopup({ point, label, finalFocus, children }: ContextMenuPopupProps) {
  const trigger = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const where = { bubbles: true, cancelable: true, clientX: point.x, clientY: point.y }
    trigger.current?.dispatchEvent(new MouseEvent('contextmenu', where))
  }, [point])
  return (
    <Base.Root {...useOpening({})}>
      <Base.Trigger ref={trigger} hidden />
      <Base.Portal>
        <Base.Positioner className={POSITIONER}>
          <Base.Popup aria-label={label} finalFocus={finalFocus} className={clsx(POPUP, 'min-w-48 p-1')}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
