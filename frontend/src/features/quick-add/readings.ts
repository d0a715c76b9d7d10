import type { QuickAddReading } from '@docket/sdk'

/** What is read from a line, and where. Positions are in Unicode code points. */

export const codePoints = (text: string): number => [...text].length

/** The readings whose text is still in its place: as typing goes on, the last answer is for an earlier line. */
export function standing(readings: readonly QuickAddReading[], line: string): QuickAddReading[] {
  const points = [...line]
  return readings.filter(({ text, start, end }) => points.slice(start, end).join('') === text)
}

export interface TextRun {
  text: string
  kind: QuickAddReading['kind'] | null
}

/** The line divided into stretches, each with what is read from it. */
export function stretchesOf(line: string, readings: readonly QuickAddReading[]): TextRun[] {
  const points = [...line]
  const stretches: TextRun[] = []
  let at = 0
  for (const { kind, start, end } of readings.toSorted((a, b) => a.start - b.start)) {
    if (start < at) continue
    if (start > at) stretches.push({ text: points.slice(at, start).join(''), kind: null })
    stretches.push({ text: points.slice(start, end).join(''), kind })
    at = end
  }
  if (at < points.length) stretches.push({ text: points.slice(at).join(''), kind: null })
  return stretches
}

export interface Meaning {
  reading: QuickAddReading
  /** The parts of the line that express it together, such as `tomorrow` and `at 9`. */
  texts: string[]
}

/** One meaning for each thing that is read, however many parts of the line express it. */
export function meaningsOf(readings: readonly QuickAddReading[]): Meaning[] {
  const meanings = new Map<string, Meaning>()
  for (const reading of readings) {
    const key = JSON.stringify([reading.kind, reading.value])
    const meaning = meanings.get(key) ?? { reading, texts: [] }
    meaning.texts.push(reading.text)
    meanings.set(key, meaning)
  }
  return [...meanings.values()]
}

const BULLET = /^\s*(?:[-*•–—]|\d{1,3}[.)])?\s*(?:\[[ xX]?\])?\s+|^\s+/

/** The lines of a pasted list, without its bullets and boxes. */
export function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => ` ${line}`.replace(BULLET, '').trim())
    .filter((line) => line !== '')
}
