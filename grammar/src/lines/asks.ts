import type { Grammar } from './grammar.ts'
import { type Piece, READ } from './pieces.ts'

/** `remind me to …`: words that are not part of what is to be done. */

const GAP = `[ ,${READ}]*`

/** @returns a function that finds those words in a line (`folded`) in which dates and the like are blanked out */
export function asksOf({ asks }: Grammar): (line: string) => Piece[] {
  const expressions = asks.map(
    (pattern) => new RegExp(`^${pattern.replaceAll('␣', GAP).replaceAll(/ (?![?*+])/g, ' +')}`, 'd'),
  )
  return (line) => {
    for (const expression of expressions) {
      const found = expression.exec(line)
      if (found === null) continue
      const places = [found.indices?.groups?.a, found.indices?.groups?.b]
      const pieces = places
        .filter((place) => place !== undefined)
        .map(([start, end]) => ({ start, end, value: null }))
      // Something must be left to be done.
      const rest = pieces.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), line)
      if (rest.replaceAll(new RegExp(`[\\s\\p{P}${READ}]`, 'gu'), '') !== '') return pieces
    }
    return []
  }
}
