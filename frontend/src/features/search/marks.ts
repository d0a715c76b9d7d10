import { folded } from '../../text/rank.ts'

/** Ranges to be marked in texts. Positions are in Unicode code points, as in the service. */

/** The start of a range and its length. */
export type Range = readonly number[]

/** Where the words occur in the text, ignoring case and accents. */
export function rangesOf(text: string, words: readonly string[]): Range[] {
  const points = [...text].map(folded)
  const whole = points.join('')
  // For each character of the folded text, the index of the code point that it came from.
  const origin = points.flatMap((point, index) => Array.from({ length: point.length }, () => index))
  const isMarked = new Array<boolean>(points.length).fill(false)
  for (const word of words) {
    for (let at = whole.indexOf(word); at >= 0 && word !== ''; at = whole.indexOf(word, at + word.length)) {
      for (const index of origin.slice(at, at + word.length)) isMarked[index] = true
    }
  }
  const ranges: Range[] = []
  for (let start = isMarked.indexOf(true); start >= 0; start = isMarked.indexOf(true, start)) {
    let end = start
    while (isMarked[end]) end += 1
    ranges.push([start, end - start])
    start = end
  }
  return ranges
}

export interface Piece {
  text: string
  marked: boolean
}

export function piecesOf(text: string, ranges: readonly Range[]): Piece[] {
  const points = [...text]
  const pieces: Piece[] = []
  let at = 0
  for (const [start = 0, length = 0] of ranges) {
    if (start > at) pieces.push({ text: points.slice(at, start).join(''), marked: false })
    pieces.push({ text: points.slice(start, start + length).join(''), marked: true })
    at = start + length
  }
  if (at < points.length) pieces.push({ text: points.slice(at).join(''), marked: false })
  return pieces
}

const BEFORE = 32
const AFTER = 120

/** The part of a long text around the first mark, in one line. */
export function snippetOf(text: string, ranges: readonly Range[]): { text: string; ranges: Range[] } {
  const points = [...text.replaceAll(/\s/gu, ' ')]
  const [first = 0] = ranges[0] ?? []
  const start = first > BEFORE ? first - BEFORE : 0
  const cut = points.slice(start, first + AFTER)
  const lead = start > 0 ? '…' : ''
  return {
    text: `${lead}${cut.join('')}`,
    ranges: ranges
      .filter(([at = 0]) => at < first + AFTER)
      .map(([at = 0, length = 0]) => [at - start + lead.length, Math.min(length, first + AFTER - at)]),
  }
}
