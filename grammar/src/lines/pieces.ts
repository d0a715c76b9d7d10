/** Parts of the line that do not belong to the title. Offsets are in UTF-16 units here; the API counts code points. */

export interface Piece<Value = unknown> {
  start: number
  end: number
  value: Value
}

/** Stands for each unit of what has been read: neither letter, digit nor space. */
export const READ = '\u{e000}'

/** The line with `pieces` blanked out, at the same length. */
export function without(line: string, pieces: readonly Piece[]): string {
  return pieces.reduce(
    (text, { start, end }) => text.slice(0, start) + READ.repeat(end - start) + text.slice(end),
    line,
  )
}

/** What is left of the line when `pieces`, in their order, are taken out. */
export function titleOf(line: string, pieces: readonly Piece[]): string {
  let title = ''
  let from = 0
  for (const { start, end } of pieces) {
    title = closed(title, line.slice(from, start))
    from = end
  }
  // Escapes have done their work.
  return closed(title, line.slice(from))
    .replaceAll(/(?<!\S)\\(?=\S)/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Joins what stood around a gap, with one space, and without the punctuation that belonged to the gap. */
function closed(before: string, after: string): string {
  if (before.trim() === '') return after.replace(/^[\s,;:–—-]+(?=\s|$)/u, '')
  if (before.endsWith('(') && /^\s*\)/u.test(after)) {
    return closed(before.slice(0, -1), after.replace(/^\s*\)/u, ''))
  }
  const right = after.trimStart()
  const isClause = !/^(?:$|[.!?…)؟۔])/u.test(right)
  const left = isClause ? before.trimEnd() : before.replace(/[\s,;:،–—-]+$/u, '')
  return /^(?:$|[,.;:!?…)،۔؟])/u.test(right) ? left + right : `${left} ${right}`
}

/** Joins pieces between which there are only spaces and commas; the result is in the order of the line. */
export function joined(line: string, pieces: readonly Piece[]): Omit<Piece, 'value'>[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of pieces.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last !== undefined && /^[\s,،]*$/u.test(line.slice(last.end, start))) last.end = end
    else all.push({ start, end })
  }
  return all
}
