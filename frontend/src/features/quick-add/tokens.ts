import type { QuickAddReading } from '@docket/sdk'
import { stretchesOf } from './readings.ts'
import { wordAt } from './suggestions.ts'

/** What buttons put into the line. Places are in UTF-16 code units, as in the field. */

export interface Placed {
  line: string
  caret: number
}

/** The signs that buttons put into the line. */
export type Placeable = '#' | '@' | '!' | '+'

/** Puts a sign at the caret, ready for a name. */
export function withSign(line: string, caret: number, sign: Placeable): Placed {
  const word = wordAt(line, caret)
  // It was pressed before.
  if (word?.sign === sign && word.query === '') return { line, caret }
  const before = line.slice(0, caret)
  const head = `${before}${before === '' || /[\s(]$/.test(before) ? '' : ' '}${sign}`
  const after = line.slice(caret)
  return { line: `${head}${after === '' || after.startsWith(' ') ? '' : ' '}${after}`, caret: head.length }
}

/** Puts words at the end of the line. */
export function withWords(line: string, words: string): Placed {
  const before = line.trimEnd()
  const next = `${before}${before === '' ? '' : ' '}${words} `
  return { line: next, caret: next.length }
}

/** The line without what was read as one of these kinds. */
export function withoutKind(
  line: string,
  readings: readonly QuickAddReading[],
  kind: QuickAddReading['kind'],
): string {
  const left = stretchesOf(
    line,
    readings.filter((reading) => reading.kind === kind),
  ).filter((stretch) => stretch.kind === null)
  return left
    .map(({ text }) => text)
    .join('')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}

/** The repetitions that a button offers; their words are texts, which the line reads like any others. */
export const REPEATS = {
  daily: 'FREQ=DAILY',
  weekdays: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  weekly: 'FREQ=WEEKLY',
  monthly: 'FREQ=MONTHLY',
  yearly: 'FREQ=YEARLY',
} as const
export type Repeat = keyof typeof REPEATS
