import { isolated } from '../../core/locale.ts'
import type { Ask, Member } from '../model/commands/command.ts'
import { type Reader, whole } from '../model/commands/forms.ts'
import { seen } from '../model/commands/text.ts'
import { membersOf, type Session, Unclear } from './session.ts'
import { namesText } from './texts.ts'

/** Finds the members who are named. */

export type Named =
  | { is: 'members'; members: Member[] }
  /** One of these is meant. */
  | { is: 'several'; name: string; members: Member[] }
  | { is: 'none' }

/** Most words of one name. */
const LONGEST = 6

/** The members whom the words name, if they name nothing else: `Ada`, `Ada Lovelace and me`. */
export function namedIn(text: string, members: readonly Member[], reader: Reader): Named {
  const words = wordsOf(text)
  const { named, end } = namedFrom(words, 0, members, reader)
  return end === words.length ? named : { is: 'none' }
}

const wordsOf = (text: string): string[] => text.split(/[\s,،]+/u).filter(Boolean)

/** The members named from a word on, and where that ends. */
function namedFrom(
  words: readonly string[],
  start: number,
  members: readonly Member[],
  reader: Reader,
): { named: Named; end: number } {
  const and = whole(reader.and)
  const found = new Map<string, Member>()
  let end = start
  for (let at = start; at < words.length; ) {
    if (at > start && and.test(` ${seen(words[at] ?? '').folded} `)) {
      at += 1
      continue
    }
    const called = longestFrom(words, at, members, reader)
    if (called === undefined) break
    const [only, ...others] = called.members
    const name = words.slice(at, called.end).join(' ')
    if (only === undefined || others.length > 0) {
      return { named: { is: 'several', name, members: called.members }, end: called.end }
    }
    found.set(only.id, only)
    at = called.end
    end = at
  }
  return { named: found.size === 0 ? { is: 'none' } : { is: 'members', members: [...found.values()] }, end }
}

function longestFrom(words: readonly string[], start: number, members: readonly Member[], reader: Reader) {
  for (let end = Math.min(words.length, start + LONGEST); end > start; end -= 1) {
    const called = calledSo(words.slice(start, end).join(' '), members, reader)
    if (called.length > 0) return { members: called, end }
  }
  return undefined
}

/** By their whole name; then the user; then by a part of their names. */
function calledSo(said: string, members: readonly Member[], { me }: Reader): Member[] {
  const name = folded(said)
  if (name === '') return []
  const full = members.filter((member) => nameOf(member) === name)
  if (full.length > 0) return full
  if (whole(me).test(name)) return members.filter(({ isMe }) => isMe)
  return members.filter((member) => ` ${nameOf(member)} `.includes(` ${name} `))
}

const names = new WeakMap<Member, string>()

function nameOf(member: Member): string {
  const known = names.get(member) ?? folded(member.name)
  names.set(member, known)
  return known
}

/** Without what may stand around a name. */
const folded = (text: string): string =>
  seen(text)
    .folded.replaceAll(/^[+@"'“„«]+|["'”“»]+$/gu, '')
    .trim()

/** Most names that are listed. */
const MOST = 20

export function noMember({ texts }: Session, said: string, members: readonly Member[]): string {
  const names = members.slice(0, MOST).map(({ name }) => isolated(name))
  return texts.noMember(isolated(said), [...names, ...(members.length > MOST ? ['…'] : [])].join(texts.comma))
}

export const severalMembers = (
  { texts }: Session,
  { name, members }: Extract<Named, { is: 'several' }>,
): string =>
  texts.severalMembers(
    isolated(name),
    namesText(
      members.map((member) => member.name),
      texts,
      isolated,
    ),
  )

/** Most words of what is to be shown at which a name is looked for. */
const MOST_WORDS = 30

/** With the names of members for the words that name them. @throws Unclear, Refused */
export async function withMembers(session: Session, ask: Ask, reader: Reader): Promise<Ask> {
  const { assignee } = ask
  if (assignee?.is !== 'said') return ask
  const members = await membersOf(session)
  const words = wordsOf(assignee.words)
  for (let start = 0; start < Math.min(words.length, MOST_WORDS); start += 1) {
    const { named, end } = namedFrom(words, start, members, reader)
    if (named.is === 'none' || (start > 0 && end < words.length)) continue
    if (named.is === 'several') throw new Unclear(severalMembers(session, named))
    const rest = [...words.slice(0, start), ...words.slice(end)].join(' ')
    const names = named.members.map(({ name }) => name)
    return {
      ...ask,
      assignee: named.members.every(({ isMe }) => isMe) ? { is: 'me' } : { is: 'members', names },
      words: ask.words === assignee.words ? rest : ask.words,
    }
  }
  if (assignee.sure) throw new Unclear(noMember(session, assignee.words, members))
  return { ...ask, assignee: null }
}
