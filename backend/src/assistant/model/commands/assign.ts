import type { Assignment } from './command.ts'
import { type Reader, whole } from './forms.ts'
import { readTarget } from './target.ts'
import { type Seen, seen, written } from './text.ts'

/** Cuts what was said into a task and the names of members; which of the ways is meant, only the members tell. */

/** Most words of names. */
const MOST_WORDS = 12

/**
 * @param anywhere whether nothing need stand between a task and a member
 * @returns the ways with a word between them first, then those with the most words of names
 */
export function waysIn(text: string, { to, expressions }: Reader, anywhere: boolean): Assignment[] {
  const line = seen(text)
  const [between, member] = to
  const cut = (at: RegExp, isAfter: boolean) =>
    [...line.folded.matchAll(at)].flatMap((found) => waysAt(line, found, isAfter))
  const said = cut(new RegExp(between, 'gu'), member === 'after')
  const bare = anywhere ? cut(/ /gu, true).toSorted((one, other) => wordsIn(other) - wordsIn(one)) : []
  return [...said, ...bare].filter(
    (way) => wordsIn(way) <= MOST_WORDS && !expressions.asks.test(seen(way.task).folded),
  )
}

const wordsIn = ({ names }: Assignment): number => names.split(' ').length

/** @param isAfter whether the way with the names after the task comes first */
function waysAt(line: Seen, { 0: between, index }: RegExpExecArray, isAfter: boolean): Assignment[] {
  const left = written(line, 0, index).trim()
  const right = written(line, index + between.length, line.folded.length).trim()
  if (left === '' || right === '') return []
  const ways = [
    { task: left, names: right },
    { task: right, names: left },
  ]
  return isAfter ? ways : ways.toReversed()
}

/** The way that removes whoever the task is assigned to: `assign it to nobody`. */
export const toNobody = (ways: readonly Assignment[], { nobody }: Reader): Assignment | undefined =>
  ways.find(({ names }) => whole(nobody).test(seen(names).folded))

export const isMe = (names: string, { me }: Reader): boolean => whole(me).test(seen(names).folded)

/** Whether the words can only be those of a task: a number, `it`, `the report`. */
export const isOnlyTask = (text: string, reader: Reader): boolean =>
  readTarget(text, reader).is !== 'words' ||
  reader.expressions.determiners.test(seen(text).folded) ||
  reader.expressions.several.test(seen(text).folded)

/** What was most likely said as names, where no member is called so. */
export function likelyNames(ways: readonly Assignment[], reader: Reader): string {
  const likely = ways.filter(({ task, names }) => isOnlyTask(task, reader) && !isOnlyTask(names, reader))
  const [shortest] = (likely.length > 0 ? likely : ways).toSorted(
    (one, other) => wordsIn(one) - wordsIn(other),
  )
  return shortest?.names ?? ''
}
