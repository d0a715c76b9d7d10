import type { Point } from './presses.ts'

/** What scrolls while something is dragged near its edge: the page, the sidebar, and the places at the bottom. */
const SCROLLERS = 'main, nav, [data-scrolls]'
/** Pixels from the edge at which it begins, and per second at most. */
const ZONE = 48
const FASTEST = 1200

/** How fast it scrolls, from -1 to 1. */
export function pull(at: number, start: number, end: number): number {
  const depth = at < start + ZONE ? at - start - ZONE : Math.max(0, at - end + ZONE)
  return Math.max(-1, Math.min(1, depth / ZONE))
}

/** Scrolls what is under the pointer. @param seconds since the last time @returns whether anything moved */
export function scrollAt(hit: Element | null, { x, y }: Point, seconds: number): boolean {
  const scroller = hit?.closest(SCROLLERS)
  if (scroller == null) return false
  const { left, right, top, bottom } = scroller.getBoundingClientRect()
  const before = { x: scroller.scrollLeft, y: scroller.scrollTop }
  // The header of a page stays over it, and so do the places to drop.
  const isPage = scroller.matches('main')
  const from = isPage ? (scroller.querySelector('header')?.getBoundingClientRect().bottom ?? top) : top
  const dock = isPage ? document.querySelector('[data-drag-dock]')?.getBoundingClientRect().top : undefined
  const to = Math.min(bottom, dock ?? bottom)
  scroller.scrollBy({
    left: isPage ? 0 : eased(pull(x, left, right)) * FASTEST * seconds,
    top: eased(pull(y, from, to)) * FASTEST * seconds,
    behavior: 'instant',
  })
  return scroller.scrollLeft !== before.x || scroller.scrollTop !== before.y
}

/** Slow at first. */
const eased = (pull: number) => pull * Math.abs(pull)
