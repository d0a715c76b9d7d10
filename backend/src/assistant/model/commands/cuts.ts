import { type Reader, whole } from './forms.ts'
import { type Seen, seen, written } from './text.ts'

/** Where a line may be two: two commands, or two tasks to be added. */

/** Most places between two commands that are tried. */
const MOST_CUTS = 6

export const cutsIn = (line: Seen, { cut }: Pick<Reader, 'cut'>): RegExpExecArray[] =>
  [...line.folded.matchAll(new RegExp(cut, 'gu'))].slice(0, MOST_CUTS)

/** The tasks of a list within a line. */
export const itemsOf = (text: string, reader: Reader): string[] =>
  /[,;،؛]/u.test(text)
    ? text
        .split(/[,;،؛]/u)
        .map((item) => item.trim())
        .filter(Boolean)
    : apart(text, reader)

/** Two tasks where each is complete by itself: `buy bread and call Ada`, but not `bread and butter`. */
export function apart(text: string, reader: Reader): string[] {
  const { before, after } = reader.apart
  // Quoted text is one task.
  if (/["“„«]/u.test(text)) return [text]
  const line = seen(text)
  for (const { 0: separator, index } of cutsIn(line, reader)) {
    const from = index + separator.length
    if (!whole(before).test(line.folded.slice(0, index)) || !whole(after).test(line.folded.slice(from)))
      continue
    return [written(line, 0, index), ...apart(written(line, from, line.folded.length), reader)]
  }
  return [text]
}
