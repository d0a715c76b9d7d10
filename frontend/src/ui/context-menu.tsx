import { ContextMenu as Base } from '@base-ui/react/context-menu'
import clsx from 'clsx'
import type { ReactElement, ReactNode } from 'react'
import { POPUP, POSITIONER } from './popup.ts'

/** The menu of a right click or a long press; its items are those of `menu.tsx`. */
export function ContextMenu({ area, children }: { area: ReactElement; children: ReactNode }) {
  return (
    <Base.Root>
      <Base.Trigger render={area} />
      <Base.Portal>
        <Base.Positioner className={POSITIONER}>
          <Base.Popup className={clsx(POPUP, 'min-w-48 p-1')}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
