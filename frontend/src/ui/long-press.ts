import { type TouchEvent, useEffect, useRef } from 'react'
import type { Point } from './context-menu-popup.tsx'
import { isDragging } from './dragging.ts'

/** The duration in milliseconds, and the pixels by which a finger may move meanwhile. */
const DELAY = 500
const TOLERANCE = 10

/** For systems such as iOS, where a long press fires no `contextmenu`. @returns the handlers for an element */
export function useLongPress(run: (point: Point) => void) {
  const start = useRef<Point>({ x: 0, y: 0 })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hasRun = useRef(false)
  const cancel = () => clearTimeout(timer.current)
  useEffect(() => () => clearTimeout(timer.current), [])
  return {
    onTouchStart({ touches }: TouchEvent) {
      cancel()
      hasRun.current = false
      const touch = touches.item(0)
      if (touch === null || touches.length > 1) return
      const point = { x: touch.clientX, y: touch.clientY }
      start.current = point
      timer.current = setTimeout(() => {
        if (isDragging()) return
        hasRun.current = true
        run(point)
      }, DELAY)
    },
    onTouchMove({ touches }: TouchEvent) {
      const { x, y } = start.current
      const touch = touches.item(0)
      if (touch === null || Math.hypot(touch.clientX - x, touch.clientY - y) > TOLERANCE) cancel()
    },
    onTouchEnd(event: TouchEvent) {
      cancel()
      // Otherwise it would also be a click on what lies below.
      if (hasRun.current) event.preventDefault()
    },
    onTouchCancel: cancel,
  }
}
