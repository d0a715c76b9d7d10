import type { Vocabulary } from './grammar.ts'
import { LONGEST_ESTIMATE } from './line.ts'
import type { Piece } from './pieces.ts'
import { numbersOf, oneOf } from './slots.ts'

/** How long a task will take: `~30m`, `~1h30`, `~90 min`. Without a unit, `~30` is text. */

/** @returns a function that finds the estimates in a line (`folded`), in minutes */
export function estimatesOf(vocabulary: Vocabulary): (line: string) => Piece<number>[] {
  const { units } = vocabulary
  const wordsFor = (unit: 'minutes' | 'hours') =>
    oneOf(Object.fromEntries(Object.entries(units).filter(([, each]) => each === unit)))
  // The full stop of an abbreviation, not that of the line.
  const stop = '(?:\\.(?= *\\S))?'
  const hour = `(?:${wordsFor('hours')}|h)${stop}`
  const minute = `(?:${wordsFor('minutes')}|min|m)${stop}`
  const { pattern: amount, of: numberOf } = numbersOf(vocabulary)
  const expression = new RegExp(
    `(?<![^\\s(])~(?:(?<hours>\\d{1,3}[.,]\\d{1,2}|${amount}) *${hour}(?:(?<rest>[0-5]\\d)| *(?<more>\\d{1,2}) *${minute})?|(?<minutes>\\d{1,6}|${amount}) *${minute})(?![\\p{L}\\p{N}\\p{M}_])`,
    'gu',
  )
  return (line) =>
    [...line.matchAll(expression)].flatMap(({ 0: text, index, groups = {} }) => {
      const { hours = '0', rest, more, minutes = rest ?? more ?? '0' } = groups
      const value = Math.round(60 * numberOf(hours) + numberOf(minutes))
      return value >= 1 && value <= LONGEST_ESTIMATE
        ? [{ start: index, end: index + text.length, value }]
        : []
    })
}
