import { styleText } from 'node:util'
import stringWidth from 'string-width'
import { readEnvironment } from '../config.ts'
import { visible } from '../mcp/model/results.ts'
import type { Terminal } from './command.ts'

/** How results look on a terminal. What others wrote never reaches it raw: a title may hold escape sequences. */

/** The terminal that standard output leads to. */
export function terminalOf(environment: Record<string, string | undefined> = readEnvironment()): Terminal {
  const { isTTY, columns } = process.stdout
  const plain = environment.NO_COLOR || environment.TERM === 'dumb'
  return {
    colour: isTTY === true && !plain,
    width: isTTY === true ? columns : undefined,
    asks: process.stdin.isTTY === true && process.stderr.isTTY === true,
  }
}

/** A text of somebody's as one line in which nothing is hidden. */
export const shown = (text: string): string =>
  // The marks of right-to-left texts do no harm.
  visible(text.replace(/[\u200e\u200f]/g, '').replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' '))

/** Several lines of a message, each of them shown. */
export const shownLines = (text: string): string => text.split('\n').map(shown).join('\n')

/** JSON in which no text hides anything: what is invisible is escaped, and so the same to a program. */
export const safeJson = (data: unknown): string =>
  JSON.stringify(data, null, 2).split('\n').map(visible).join('\n')

export type Style = Parameters<typeof styleText>[0]

export function styled(terminal: Terminal, style: Style | undefined, text: string): string {
  return terminal.colour && style !== undefined ? styleText(style, text, { validateStream: false }) : text
}

export interface Cell {
  text: string
  style?: Style | undefined
}

const GAP = 2
const LEAST = 12
const segments = new Intl.Segmenter()

/**
 * Rows of equal cells, aligned by the columns that their characters take. On a terminal too narrow, the column
 * `flexible` gives way.
 */
export function table(rows: Cell[][], flexible: number, terminal: Terminal): string {
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column]?.text ?? ''))),
  )
  const whole = widths.reduce((sum, width) => sum + width, GAP * (columns - 1))
  const wide = widths[flexible] ?? 0
  if (terminal.width !== undefined && whole > terminal.width) {
    widths[flexible] = Math.min(wide, Math.max(LEAST, wide - (whole - terminal.width)))
  }
  const cellText = ({ text, style }: Cell, column: number, isLast: boolean) => {
    const width = widths[column] ?? 0
    const fitting = column === flexible ? cut(text, width) : text
    const padding = isLast ? '' : ' '.repeat(width - stringWidth(fitting))
    return styled(terminal, style, fitting) + padding
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => cellText(cell, column, column === columns - 1))
        .join(' '.repeat(GAP))
        .trimEnd(),
    )
    .join('\n')
}

/** At most `width` columns of a text. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  let taken = 0
  for (const { segment } of segments.segment(text)) {
    taken += stringWidth(segment)
    if (taken > width - 1) break
    kept += segment
  }
  return `${kept}…`
}
