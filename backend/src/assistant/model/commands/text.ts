/** A text as patterns see it, and the way back to what was written. */

export interface Seen {
  /** What was written. */
  text: string
  /** In lower case, with one kind of spaces, quotes, digits and letters, single spaces, and no invisible characters. */
  folded: string
  /** Where each unit of `folded` begins and ends in `text`. */
  starts: readonly number[]
  ends: readonly number[]
}

const LETTERS: Readonly<Record<string, string>> = { ي: 'ی', ك: 'ک', '’': "'", '‘': "'", '`': "'" }
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu

export function seen(text: string): Seen {
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  // Invisible characters belong to what follows them or, before a space or the end, to what precedes them.
  let unseenFrom: number | undefined
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const end = index + cluster.length
    if (/^\p{Cf}/u.test(cluster)) {
      unseenFrom ??= index
      continue
    }
    const isSpace = /^\s/u.test(cluster)
    if (unseenFrom !== undefined && isSpace && ends.length > 0) ends[ends.length - 1] = index
    if (isSpace && (folded === '' || folded.endsWith(' '))) {
      unseenFrom = undefined
      continue
    }
    const start = isSpace ? index : (unseenFrom ?? index)
    unseenFrom = undefined
    for (const unit of isSpace ? ' ' : foldedCluster(cluster)) {
      for (let each = 0; each < unit.length; each += 1) {
        starts.push(start)
        ends.push(end)
      }
      folded += unit
    }
  }
  if (unseenFrom !== undefined && ends.length > 0) ends[ends.length - 1] = text.length
  return { text, folded, starts, ends }
}

function foldedCluster(cluster: string): string {
  const letter = cluster.normalize('NFC').toLowerCase()
  const digit = /^[٠-٩۰-۹]$/.test(letter) ? String(letter.charCodeAt(0) % 16) : letter
  return LETTERS[digit] ?? digit
}

/** The original text of a part of the folded text. */
export const written = ({ text, starts, ends }: Seen, start: number, end: number): string =>
  start >= end ? '' : text.slice(starts[start], ends[end - 1])

export const part = (whole: Seen, start: number, end: number): Seen => seen(written(whole, start, end))
