import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'

/**
 * The rows to render: those in sight, the heading that they are under, and the active row, which would lose the focus
 * otherwise.
 */
export function stickyRange(range: Range, headings: readonly number[], active: number): number[] {
  const indexes = new Set(defaultRangeExtractor(range))
  const heading = headingAt(headings, range.startIndex)
  if (heading !== undefined) indexes.add(heading)
  if (active >= 0 && active < range.count) indexes.add(active)
  return [...indexes].sort((one, other) => one - other)
}

/** The heading that a row is under. */
export const headingAt = (headings: readonly number[], index: number): number | undefined =>
  headings.findLast((heading) => heading <= index)
