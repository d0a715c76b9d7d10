import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Pixels from the end within which one has not scrolled away. */
const NEAR = 48

export interface Stick {
  /** Whether the newest is in sight, and stays so. */
  isAtEnd: boolean
  /** Whether something came since it was. */
  hasNews: boolean
  toEnd(): void
}

/**
 * Keeps the newest in sight while text comes, unless somebody has scrolled away; what is added at the beginning moves nothing.
 * @param first what stands at the beginning: another one when something older was added
 * @param newest what stands at the end: another one when something was added or went on there
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
  /** How far the end was from the top of what is in sight. */
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

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is older came in above.
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
