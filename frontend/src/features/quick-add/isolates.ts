import type { QuickAddReading } from '@docket/sdk'
import { stretchesOf, type TextRun } from './readings.ts'

/**
 * A line in both directions is drawn with each of its tokens isolated: "@phone #Home" in an Urdu line would otherwise be
 * reordered as one English phrase, with the sign of the first at its far end. The field of a form knows no elements, so
 * characters that are not drawn do it. They are only in the field, and never in the line.
 */

const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'
const ISOLATES = /[\u2066-\u2069]/g
const RIGHT_TO_LEFT = /\p{Script=Arabic}|\p{Script=Hebrew}/u
const LEFT_TO_RIGHT = /\p{Script=Latin}/u
/** A sign with its word: what the service has not read yet, or not as a name. */
const TOKEN = /(?<![^\s(])[#@!][^\s#@!]+/gu

const isolated = (text: string): string => `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`

/** The line as it is in the field. */
export const withoutIsolates = (shown: string): string => shown.replaceAll(ISOLATES, '')

/** The line divided into stretches, as it is to be drawn. */
export function drawnStretches(line: string, readings: readonly QuickAddReading[]): TextRun[] {
  const stretches = stretchesOf(line, readings)
  if (!RIGHT_TO_LEFT.test(line) || !LEFT_TO_RIGHT.test(line)) return stretches
  return stretches.map(({ text, kind }) => ({
    kind,
    text: kind === null ? text.replaceAll(TOKEN, isolated) : isolated(text),
  }))
}

/** The place in the line of a place in the field, both in UTF-16 code units. */
export const placeInLine = (shown: string, place: number): number =>
  withoutIsolates(shown.slice(0, place)).length

/** The place in the field of a place in the line: at the end of a token it is inside, where the token goes on. */
export function placeInField(shown: string, place: number): number {
  let at = 0
  for (let passed = 0; passed < place && at < shown.length; at += 1) {
    if (!/[\u2066-\u2069]/.test(shown.charAt(at))) passed += 1
  }
  return at
}

/**
 * The line after a change in the field. A press that removed nothing but an isolate was meant for the character beside
 * it.
 * @param place of the caret in the line @param kind the `inputType` of the event
 */
export function lineAfter(before: string, shown: string, place: number, kind: string | undefined) {
  const line = withoutIsolates(shown)
  if (line !== before || kind?.startsWith('delete') !== true) return { line, place }
  const [head, tail] = [[...line.slice(0, place)], [...line.slice(place)]]
  if (kind.endsWith('Forward')) tail.shift()
  else head.pop()
  return { line: [...head, ...tail].join(''), place: head.join('').length }
}
