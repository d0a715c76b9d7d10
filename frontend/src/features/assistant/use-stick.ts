import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end within which the user counts as not having scrolled away. */
const NEAR = 48

export interface Stick {
  /** Whether the newest is in sight, and is kept there. */
  isAtEnd: boolean
  /** Whether something has arrived since it was last in sight. */
  hasNews: boolean
  toEnd(): void
}

/**
 * Keeps the newest in sight while text arrives, unless the user has scrolled away; additions at the start move nothing.
 * @param first identifies the start: changes when something older is added
 * @param newest identifies the end: changes when something is added or continued there
 */
export function useStick(
  area: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  first: unknown,
  newest: string,
): Stick {
  const [seen, setSeen] = useState(newest)
  const [isAtEnd, setAtEnd] = useState(true)
  const sticks = useRef(true)
  /** The distance of the end from the top of the visible part. */
  const fromEnd = useRef(0)

  useEffect(() => {
    const element = area.current
    const inside = content.current
    if (element === null || inside === null) return
    const onScroll = () => {
      fromEnd.current = element.scrollHeight - element.scrollTop
      sticks.current = fromEnd.current - element.clientHeight < NEAR
      setAtEnd(sticks.current)
    }
    const observer = new ResizeObserver(() => {
      if (sticks.current) element.scrollTop = element.scrollHeight
      onScroll()
    })
    observer.observe(inside)
    observer.observe(element)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', onScroll)
    }
  }, [area, content])

  // biome-ignore lint/correctness/useExhaustiveDependencies: older messages were added above.
  useLayoutEffect(() => {
    const element = area.current
    if (element !== null && !sticks.current) element.scrollTop = element.scrollHeight - fromEnd.current
  }, [first, area])

  if (isAtEnd && seen !== newest) setSeen(newest)
  return {
    isAtEnd,
    hasNews: seen !== newest,
    toEnd: () => area.current?.scrollTo({ top: area.current.scrollHeight }),
  }
}
