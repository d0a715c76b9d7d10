import { measureElement, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useDensity } from '../../browser/density.ts'
import { usePainted } from '../../browser/painted.ts'
import { usePrinting } from '../../browser/printing.ts'
import { useElsewhere } from '../../data/index.ts'
import { MAIN_ID } from '../page/frame.ts'
import type { Keyboard } from './keyboard.ts'
import type { Row } from './rows.ts'
import type { Selection } from './selection.ts'
import { headingAt, stickyRange } from './sticky.ts'

/** The number of rows rendered beyond those in sight, once those are painted. */
const OVERSCAN = 12
/** The most rows that are printed, some forty pages: each has to be rendered, and the window waits. */
export const MOST_PRINTED = 1_000
/** Heights in rem, as in `tokens.css`. */
const ROW = 2.5
const COMPACT_ROW = 2
const HEADER = 3.5
const BAR = 4

/** Locates rows, as distances from the top of the list. */
export interface RowGeometry {
  startOf(index: number): number
  rowAt(offset: number): { index: number; start: number; end: number } | undefined
}

/** Which rows to render, and where. The page scrolls, and follows the keyboard. @param area that contains the rows */
export function useVisibleRows(
  area: RefObject<HTMLElement | null>,
  rows: readonly Row[],
  selection: Selection,
  keyboard: Keyboard,
) {
  const [rem] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize))
  const row = useDensity() === 'compact' ? COMPACT_ROW : ROW
  const headings = useMemo(() => rows.flatMap((row, index) => (row.kind === 'group' ? [index] : [])), [rows])
  const [margin, setMargin] = useState(0)
  const isBelow = useElsewhere() !== undefined
  const isPainted = usePainted()
  const isPrinting = usePrinting()
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    // Used until it is measured, so that rows are rendered with the list and not after it.
    initialRect: { width: innerWidth, height: innerHeight },
    estimateSize: () => row * rem,
    measureElement: sizeOf,
    // A new function would lay out all rows again.
    getItemKey: useCallback((index: number) => rows[index]?.key ?? index, [rows]),
    overscan: isPainted ? OVERSCAN : 0,
    scrollMargin: margin,
    // The page's header and a heading stay over the rows at the top, the bulk bar may be over them at the bottom.
    scrollPaddingStart: (headings.length > 0 ? HEADER + row : HEADER) * rem,
    scrollPaddingEnd: BAR * rem,
    rangeExtractor: (range) =>
      isPrinting
        ? Array.from({ length: Math.min(range.count, MOST_PRINTED) }, (_, index) => index)
        : stickyRange(range, headings, selection.indexOf(selection.active())),
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is above the list comes and goes with its rows.
  useLayoutEffect(() => {
    const measure = () => area.current !== null && setMargin(offsetWithin(area.current, scroller()))
    measure()
    addEventListener('resize', measure)
    // Above a list of another workspace stands that of one's own, which grows and shrinks by itself.
    const page = isBelow ? area.current?.closest(`#${MAIN_ID} > *`) : undefined
    const observer = page == null ? undefined : new ResizeObserver(measure)
    if (page != null) observer?.observe(page)
    return () => {
      removeEventListener('resize', measure)
      observer?.disconnect()
    }
  }, [area, rows, isBelow])

  useEffect(() => {
    let last = selection.active()
    return selection.subscribe(() => {
      if (selection.active() === last) return
      last = selection.active()
      const index = selection.indexOf(last)
      if (index !== -1 && keyboard.isHere()) virtualizer.scrollToIndex(index)
    })
  }, [selection, virtualizer, keyboard])

  const geometry = useMemo(
    (): RowGeometry => ({
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
    geometry,
    /** The number of rows that are not printed. */
    left: isPrinting ? Math.max(0, rows.length - MOST_PRINTED) : 0,
  }
}

/**
 * The height of a row. A new one is taken to have the estimated height until the ResizeObserver reports, still before
 * the paint: measuring it at once would force another layout.
 */
function sizeOf(
  row: Element,
  told: ResizeObserverEntry | undefined,
  virtualizer: Virtualizer<HTMLElement, Element>,
): number {
  const thought = virtualizer.measurementsCache[virtualizer.indexFromElement(row)]?.size
  return told === undefined && thought !== undefined ? thought : measureElement(row, told, virtualizer)
}

/** The number of rows that fit on the screen. */
export function pageSize(): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Math.max(1, Math.floor((scroller()?.clientHeight ?? 0) / (ROW * rem)) - 3)
}

const scroller = (): HTMLElement | null => document.getElementById(MAIN_ID)

function offsetWithin(element: HTMLElement, scrolled: HTMLElement | null): number {
  if (scrolled === null) return 0
  return element.getBoundingClientRect().top - scrolled.getBoundingClientRect().top + scrolled.scrollTop
}
