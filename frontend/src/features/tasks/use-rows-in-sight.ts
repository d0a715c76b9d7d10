import { measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { usePainted } from '../../app/painted.ts'
import { usePrinting } from '../../app/printing.ts'
import { MAIN_ID } from '../../app/shell/app-shell.tsx'
import type { Keyboard } from './keyboard.ts'
import type { Row } from './rows.ts'
import type { Selection } from './selection.ts'
import { headingAt, stickyRange } from './sticky.ts'

/** Rows beyond what is in sight that are drawn already, once those in sight are on the screen. */
const OVERSCAN = 12
/** Rows that are printed, some forty pages: each is drawn for it, and the window waits. */
export const MOST_PRINTED = 1_000
/** Heights in rem, as the tokens say. */
const ROW = 2.5
const HEADER = 3.5
const BAR = 4

/** Where rows are, as distances from the upper end of the list. */
export interface Sight {
  startOf(index: number): number
  rowAt(offset: number): { index: number; start: number; end: number } | undefined
}

/** Which rows are to be drawn, and where. The page scrolls, and follows the keyboard. @param area they stand in */
export function useRowsInSight(
  area: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  selection: Selection,
  keyboard: Keyboard,
) {
  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const headings = useMemo(() => rows.flatMap((row, index) => (row.kind === 'group' ? [index] : [])), [rows])
  const [margin, setMargin] = useState(0)
  const isPainted = usePainted()
  const isPrinting = usePrinting()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    // Until it is measured: rows are drawn with the list then, and not after it.
    initialRect: { width: innerWidth, height: innerHeight },
    estimateSize: () => ROW * rem,
    measureElement: sizeOf,
    // For another function all rows are laid out anew.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: isPainted ? OVERSCAN : 0,
    scrollMargin: margin,
    // The page's header and a heading stay over the rows, the bar of what is selected may stand under them.
    scrollPaddingStart: (headings.length > 0 ? HEADER + ROW : HEADER) * rem,
    scrollPaddingEnd: BAR * rem,
    rangeExtractor: (range) =>
      isPrinting
        ? Array.from({ length: Math.min(range.count, MOST_PRINTED) }, (_, index) => index)
        : stickyRange(range, headings, selection.indexOf(selection.active())),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands over the list comes and goes with its rows.
  useLayoutEffect(() => {
    const measure = () => area.current !== null && setMargin(offsetWithin(area.current, scroller()))
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [area, rows])

  useEffect(() => {
    let last = selection.active()
    return selection.subscribe(() => {
      if (selection.active() === last) return
      last = selection.active()
      const index = selection.indexOf(last)
      if (index !== -1 && keyboard.isHere()) virtualizer.scrollToIndex(index)
    })
  }, [selection, virtualizer, keyboard])

  const sight = useMemo(
    (): Sight => ({
      startOf(index) {
        const item = virtualizer.measurementsCache[index]
        return item === undefined ? virtualizer.getTotalSize() : item.start - margin
      },
      rowAt(offset) {
        const item = virtualizer.getVirtualItemForOffset(offset + margin)
        return item && { index: item.index, start: item.start - margin, end: item.end - margin }
      },
    }),
    [virtualizer, margin],
  )
  const top = virtualizer.getVirtualItemForOffset((virtualizer.scrollOffset ?? 0) + HEADER * rem)?.index ?? 0
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    hasHeadings: headings.length > 0,
    /** The heading that stays over the rows. */
    sticky: headingAt(headings, top),
    sight,
    /** Rows that the paper goes without. */
    left: isPrinting ? Math.max(0, rows.length - MOST_PRINTED) : 0,
  }
}

/**
 * A new row is taken to be as high as was thought, until the browser tells, which it does before it paints: to ask it at
 * once would make it lay the page out once more.
 */
function sizeOf(
  row: Element,
  told: ResizeObserverEntry | undefined,
  virtualizer: Virtualizer<HTMLElement, Element>,
): number {
  const thought = virtualizer.measurementsCache[virtualizer.indexFromElement(row)]?.size
  return told === undefined && thought !== undefined ? thought : measureElement(row, told, virtualizer)
}

/** The rows that fit into the page. */
export function pageSize(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Math.max(1, Math.floor((scroller()?.clientHeight ?? 0) / (ROW * rem)) - 3)
}

const scroller = (): HTMLElement | null => document.getElementById(MAIN_ID)

function offsetWithin(element: HTMLElement, scrolled: HTMLElement | null): number {
  if (scrolled === null) return 0
  return element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top + scrolled.scrollTop
}
