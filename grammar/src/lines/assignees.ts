import type { Person } from './line.ts'
import type { Piece } from './pieces.ts'

/**
 * Who is to do it: `+me`, `+Ada`, `+"Ada Lovelace"`. Only those who can be assigned are read, since none can be made: any
 * other name stays text.
 */

export interface People {
  /** The id of the user. */
  me: string
  /** All who can be assigned, the user among them. */
  members: readonly Person[]
}

export const NOBODY: People = { me: '', members: [] }

/** The same in every language, as labels and projects are. */
const ME = ['me', 'ich', 'mich', 'mir', 'میں', 'مجھے', 'مجھ']

const SIGN = /(?<![^\s(])\+(?=\S)/gu
const QUOTED = /^["“„«]([^"“”„«»]+)["“”»]/u
const WORD_GOES_ON = /^[\p{L}\p{N}\p{M}_]/u

/** The members after signs: in quotation marks, or as long as a name that is there. */
export function assigneesIn(line: string, people: People): Piece<Person>[] {
  return [...line.matchAll(SIGN)].flatMap(({ index: start }) => {
    const found = personAt(line.slice(start + 1), people)
    return found === undefined ? [] : [{ start, end: start + 1 + found.length, value: found.person }]
  })
}

/** Whether a quotation after a sign is the name of a member. */
export const isAssignee = (quotation: string, people: People): boolean =>
  personAt(quotation.slice(1), people) !== undefined

function personAt(rest: string, { me, members }: People): { length: number; person: Person } | undefined {
  const [quotation, quoted] = QUOTED.exec(rest) ?? []
  if (quotation !== undefined && quoted !== undefined) {
    const person = members.find(({ name }) => isSame(name, quoted.trim()))
    return person && { length: quotation.length, person: shown(person) }
  }
  const starts = (name: string) =>
    name !== '' && isSame(rest.slice(0, name.length), name) && !WORD_GOES_ON.test(rest.slice(name.length))
  const longest = (all: readonly { name: string; person: Person }[]) =>
    all.filter(({ name }) => starts(name)).toSorted((one, other) => other.name.length - one.name.length)[0]
  const named = longest(members.map((person) => ({ name: person.name, person })))
  const user = members.find(({ id }) => id === me)
  const self = user && longest(ME.map((name) => ({ name, person: user })))
  const found = named ?? self ?? byFirstName(members, starts)
  return found && { length: found.name.length, person: shown(found.person) }
}

/** A first name is enough where only one member has it. */
function byFirstName(members: readonly Person[], starts: (name: string) => boolean) {
  const all = members
    .map((person) => ({ name: person.name.split(/\s/u)[0] ?? '', person }))
    .filter(({ name }) => starts(name))
  return all.length === 1 ? all[0] : undefined
}

const isSame = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()
const shown = ({ id, name }: Person): Person => ({ id, name })
