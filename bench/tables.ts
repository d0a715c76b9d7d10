import type { Figures, Spread } from './measure.ts'

/** Cells of the tables of results. */

export const row = (...cells: (string | number)[]): string => `| ${cells.join(' | ')} |`

export const show = (value: number): string =>
  Number.isNaN(value) ? '?' : value < 1 ? value.toFixed(3) : value.toFixed(value < 10 ? 2 : 1)

/** A median with its quartiles; nothing if the time was too short for CPU to be counted. */
export const showSpread = ({ median, from, to }: Spread): string =>
  [median, from, to].every(Number.isFinite)
    ? `${median.toFixed(2)} (${from.toFixed(2)}–${to.toFixed(2)})`
    : '?'

/** Of the columns in `COLUMNS`. */
export const cellsOf = ({ perSecond, p50, p95, p99, app, postgres, both }: Figures): string[] => [
  perSecond.toFixed(0),
  ...[p50, p95, p99, app, postgres, both].map(show),
]

export const COLUMNS = [
  'requests/s',
  'p50',
  'p95',
  'p99',
  'CPU of server',
  'CPU of PostgreSQL',
  'CPU of both',
]

/** The two first lines of a table: so many columns of text, and then figures. */
export const head = (texts: string[], figures: string[]): string =>
  `${row(...texts, ...figures)}\n|${'---|'.repeat(texts.length)}${'---:|'.repeat(figures.length)}`
