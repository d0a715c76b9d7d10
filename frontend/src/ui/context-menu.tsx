import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  Suspense,
  useState,
} from 'react'
import type { Point } from './context-menu-popup.tsx'
import { useLongPress } from './long-press.ts'

/**
 * The menu for a right click or a long press. Its code is loaded when it first opens, all of it before anything shows:
 * a popup that gets its items later would be placed as an empty one.
 */
export function ContextMenu(props: {
  area: ReactElement<HTMLAttributes<HTMLElement>>
  /** A `ContextMenuPopup` at this point, with items from `menu.tsx`. */
  popup: (point: Point) => ReactNode
}) {
  const { area, popup } = props
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
      {point !== null && <Suspense>{popup(point)}</Suspense>}
    </>
  )
}
