import { createHash } from 'node:crypto'
import { type Word, wordsOf } from './words.ts'

/** What searching means, independent of database and HTTP. */

/** Most code points of a query; the schema refuses longer ones. */
export const MAX_QUERY = 200
/** Further words of a query are ignored. */
const MAX_TERMS = 10
/** Further words of one task are not indexed. */
const MAX_WORDS = 4000

/** One word of a query: a task is found when it has all of them. */
export interface Term {
  text: string
  /** Whether words that begin with it count. */
  prefix: boolean
  /** Wrong letters that are forgiven. */
  typos: number
}

/** The words of a query, each once. Without any there is nothing to find. */
export function termsOf(query: string): Term[] {
  const words = [...wordsOf(query)]
  const terms = new Map<string, Term>()
  for (const [index, { text, kind }] of words.entries()) {
    // The last character of a run is already in its last pair.
    const repeated = kind === 'pair' && isSingle(text) && follows(words[index - 1], words[index])
    if (!repeated)
      terms.set(text, { text, prefix: kind !== 'symbol', typos: kind === 'word' ? typosIn(text) : 0 })
    if (terms.size === MAX_TERMS) break
  }
  return [...terms.values()]
}

const isSingle = (text: string): boolean => /^\P{M}\p{M}*$/u.test(text)
const follows = (before: Word | undefined, after: Word | undefined): boolean =>
  before?.kind === 'pair' && before.end === after?.end

/** Short words are too similar to each other, and a number with another digit is another number. */
function typosIn(text: string): number {
  if (/\p{N}/u.test(text)) return 0
  const { length } = Array.from(text)
  return length < 4 ? 0 : length < 8 ? 1 : 2
}

/**
 * How many letters were added, left out, replaced, or swapped with their neighbour to turn `one` into `other`
 * (optimal string alignment).
 */
export function distance(one: string, other: string): number {
  const [from, to] = [Array.from(one), Array.from(other)]
  const at = (row: readonly number[] | undefined, index: number) => row?.[index] ?? Number.POSITIVE_INFINITY
  const rows: number[][] = [[...to.keys(), to.length]]
  for (const [y, letter] of from.entries()) {
    const row = [y + 1]
    for (const [x, target] of to.entries()) {
      const swapped =
        letter === to[x - 1] && from[y - 1] === target ? at(rows[y - 1], x - 1) + 1 : Number.POSITIVE_INFINITY
      row.push(
        Math.min(
          at(rows[y], x) + (letter === target ? 0 : 1),
          at(rows[y], x + 1) + 1,
          at(row, x) + 1,
          swapped,
        ),
      )
    }
    rows.push(row)
  }
  return at(rows[from.length], to.length)
}

/** A term, and those of the workspace's words that may have been meant by it. */
export interface SoughtTerm extends Term {
  similar: readonly string[]
}

const MAX_SIMILAR = 20

/** Those of `candidates` that differ from the term by no more typos than are forgiven, nearest first. */
export function similarTo(term: Term, candidates: readonly string[]): string[] {
  return candidates
    .map((word) => ({ word, typos: distance(term.text, word) }))
    .filter(({ typos }) => typos > 0 && typos <= term.typos)
    .toSorted((one, other) => one.typos - other.typos)
    .slice(0, MAX_SIMILAR)
    .map(({ word }) => word)
}

/** Start and length of what is to be marked, in Unicode code points as all lengths of the API. */
export type Range = [start: number, length: number]

/** Where `text` has words that `sought` finds, in order and without overlaps. */
export function rangesIn(text: string, sought: readonly SoughtTerm[]): Range[] {
  const found: { start: number; end: number }[] = []
  for (const word of wordsOf(text)) {
    if (!sought.some((term) => finds(term, word))) continue
    const last = found.at(-1)
    if (last !== undefined && word.start <= last.end && word.kind === 'pair')
      last.end = Math.max(last.end, word.end)
    else found.push(word)
  }
  let [unit, point] = [0, 0]
  const pointAt = (index: number) => {
    for (const _ of text.slice(unit, index)) point += 1
    unit = index
    return point
  }
  return found.map(({ start, end }) => {
    const first = pointAt(start)
    return [first, pointAt(end) - first]
  })
}

const finds = ({ text, prefix, similar }: SoughtTerm, word: Word): boolean =>
  (prefix ? word.text.startsWith(text) : word.text === text) || similar.includes(word.text)

/** The texts of a task that are searched. */
export interface Texts {
  title: string
  description: string | null
  notes: string | null
}

/**
 * The task's words as the text of a `tsvector`. A word stands at position 1 with weight A when the title has it,
 * 2 and B for the description, 3 and C for the notes. Each begins with its workspace's `mark`.
 */
export function vectorOf(mark: string, { title, description, notes }: Texts): string {
  const places = new Map<string, string>()
  for (const [place, text] of [
    ['1A', title],
    ['2B', description],
    ['3C', notes],
  ] as const) {
    for (const word of wordsOf(text ?? '')) {
      const before = places.get(word.text)
      if (before === undefined && places.size < MAX_WORDS) places.set(word.text, place)
      else if (before !== undefined && !before.endsWith(place)) places.set(word.text, `${before},${place}`)
    }
  }
  // Words are letters, digits and symbols only: nothing in them has a meaning for PostgreSQL.
  return Array.from(places, ([word, where]) => `'${mark}${word}':${where}`).join(' ')
}

export const MARK_LENGTH = 6

/**
 * Makes the words of different workspaces different entries of the index, so that no search reads another workspace's entries,
 * not even to skip them. Two workspaces with the same mark are still told apart by their ids.
 */
export const markOf = (workspaceId: string): string =>
  createHash('sha256').update(workspaceId).digest('hex').slice(0, MARK_LENGTH)
