import {
  cloneElement,
  type HTMLAttributes,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'
import type { Point } from './context-menu-popup.tsx'
import { loadOnDemand } from './load.ts'
import { useLongPress } from './long-press.ts'

const ContextMenuPopup = lazy(() =>
  loadOnDemand(async () => ({ default: (await import('./context-menu-popup.tsx')).ContextMenuPopup })),
)

/** The menu for a right click or a long press, with items from `menu.tsx`. Its code is loaded when it first opens. */
export function ContextMenu(props: {
  area: ReactElement<HTMLAttributes<HTMLElement>>
  /** What gets the focus when it closes; otherwise what had it before. */
  finalFocus?: () => HTMLElement | null
  children: ReactNode
}) {
  const { area, finalFocus, children } = props
  const [point, setPoint] = useState<Point | null>(null)
  const longPress = useLongPress(setPoint)
  return (
    <>
      {cloneElement(area, {
        ...longPress,
        style: { ...area.props.style, WebkitTouchCallout: 'none' },
        onContextMenu: (event) => {
          event.preventDefault()
          setPoint({ x: event.clientX, y: event.clientY })
        },
      })}
      {point !== null && (
        <Suspense>
          <ContextMenuPopup point={point} finalFocus={finalFocus}>
            {children}
          </ContextMenuPopup>
        </Suspense>
      )}
    </>
  )
}
