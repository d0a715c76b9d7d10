import type { Named, Priority } from './line.ts'
import type { Piece } from './pieces.ts'

/** Labels, projects and priorities: the same signs in every language. */

/** What exists already. */
export type Known = readonly { id: number; name: string }[]

/** Before a sign there is nothing, a space or an opening bracket. */
const BEFORE = '(?<![^\\s(])'
const SIGN = new RegExp(`${BEFORE}[#@](?=\\S)`, 'gu')
const AFTER = '(?![\\p{L}\\p{N}\\p{M}_!])'

const PRIORITIES: Record<string, Priority> = {
  p1: 'urgent',
  p2: 'high',
  p3: 'medium',
  p4: 'low',
  '!!!': 'urgent',
  '!!': 'high',
  '!': 'medium',
  '!urgent': 'urgent',
  '!high': 'high',
  '!medium': 'medium',
  '!low': 'low',
  '!dringend': 'urgent',
  '!hoch': 'high',
  '!mittel': 'medium',
  '!niedrig': 'low',
  '!فوری': 'urgent',
  '!اہم': 'high',
  '!درمیانہ': 'medium',
  '!کم': 'low',
}
const PRIORITY = new RegExp(`${BEFORE}(?:p[1-4]|!{1,3}|!\\p{L}+)${AFTER}`, 'giu')

export function prioritiesIn(line: string): Piece<Priority>[] {
  return [...line.matchAll(PRIORITY)].flatMap(({ 0: sign, index }) => {
    const value = PRIORITIES[sign.toLowerCase()]
    return value === undefined ? [] : [{ start: index, end: index + sign.length, value }]
  })
}

/** What a sign can name. */
export interface NameKind {
  known: Known
  /** Whether something new may have this name. */
  accepts(name: string): boolean
}

interface NamePiece extends Piece<Named> {
  kind: 'project' | 'label'
}

/** The names after signs: in quotation marks, or as long as a known one, or one word. */
export function namesIn(line: string, kinds: Record<NamePiece['kind'], NameKind>): NamePiece[] {
  const pieces: NamePiece[] = []
  for (const { 0: sign, index: start } of line.matchAll(SIGN)) {
    // A name may contain signs.
    if (start < (pieces.at(-1)?.end ?? 0)) continue
    const kind = sign === '#' ? 'project' : 'label'
    const found = nameAt(line.slice(start + 1), kinds[kind])
    if (found === undefined) continue
    pieces.push({ kind, start, end: start + 1 + found.length, value: found.value })
  }
  return pieces
}

function nameAt(rest: string, { known, accepts }: NameKind): { length: number; value: Named } | undefined {
  const [quoted, name = ''] = /^["“„]([^"“”„]+)["“”]/u.exec(rest) ?? []
  if (quoted !== undefined) {
    const value = knownAs(name.trim(), known) ?? { id: null, name: name.trim() }
    return value.id !== null || accepts(value.name) ? { length: quoted.length, value } : undefined
  }
  const longest = longestAt(rest, known)
  if (longest !== undefined) return { length: longest.name.length, value: longest }
  const word = /^[^\s,;"“”„،\u{a66e}\u{e001}]+/u.exec(rest)?.[0].replace(/\p{P}+$/u, '') ?? ''
  // A number alone refers to something else: issue #42.
  if (!/\p{L}|\p{So}/u.test(word) || !accepts(word)) return undefined
  return { length: word.length, value: { id: null, name: word } }
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

const knownAs = (name: string, known: Known): Named | undefined =>
  named(known.find((each) => isSame(each.name, name)))

function longestAt(rest: string, known: Known): Named | undefined {
  const there = known.filter(
    ({ name }) =>
      isSame(rest.slice(0, name.length), name) && !/^[\p{L}\p{N}\p{M}_]/u.test(rest.slice(name.length)),
  )
  return named(there.toSorted((a, b) => b.name.length - a.name.length)[0])
}

/** The id and the name, without anything else that is known. */
const named = (known: Known[number] | undefined): Named | undefined =>
  known === undefined ? undefined : { id: known.id, name: known.name }
