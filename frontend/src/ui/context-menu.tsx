import { ContextMenu as Base } from '@base-ui/react/context-menu'
import clsx from 'clsx'
import type { ReactElement, ReactNode } from 'react'
import { POPUP, POSITIONER } from './popup.ts'

/** The menu of a right click or a long press; its items are those of `menu.tsx`. */
export function ContextMenu(props: {
  area: ReactElement
  /** What gets the focus when it closes; else what had it before. */
  finalFocus?: () => HTMLElement | null
  children: ReactNode
}) {
  const { area, finalFocus, children } = props
  return (
    <Base.Root>
      <Base.Trigger render={area} />
      <Base.Portal>
        <Base.Positioner className={POSITIONER}>
          <Base.Popup finalFocus={finalFocus} className={clsx(POPUP, 'min-w-48 p-1')}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
