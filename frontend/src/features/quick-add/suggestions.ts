import type { Task } from '../../data/index.ts'
import { brief, estimatesFor, USUAL } from '../pickers/estimates.ts'

/** Suggestions for what follows `#`, `@`, `!`, `~` or `+` at the caret. */

export interface Named {
  id: number
  name: string
  color: string | null
}
export type Suggestion =
  | { kind: 'project' | 'label'; key: string; name: string; color: string | null }
  | { kind: 'member'; key: string; name: string; id: string }
  | { kind: 'priority'; key: string; name: string; priority: Task['priority'] }
  | { kind: 'estimate'; key: string; name: string; minutes: number }

const SIGNS = ['#', '@', '!', '~', '+'] as const
type Sign = (typeof SIGNS)[number]

export interface TriggerWord {
  sign: Sign
  /** The text after the sign, up to the caret. */
  query: string
  /** Where the sign is, in UTF-16 code units, as in the field. */
  start: number
}

const MOST = 6
/** A sign is preceded by nothing, a space or an opening bracket, as for the service; a plus between words is none. */
const WORD = /(?<![^\s(])([#@!~]|\+(?!\s))((?:[^#@!~+]|(?<=[^\s(])[~+]|\+(?=\s))*)$/u

/** The word with a sign that the caret is in. Names may contain spaces, so it can be long. */
export function wordAt(line: string, caret: number): TriggerWord | null {
  const [, found, query = ''] = WORD.exec(line.slice(0, caret)) ?? []
  const sign = SIGNS.find((known) => known === found)
  if (sign === undefined) return null
  return { sign, query: query.replace(/^["“„]/u, ''), start: caret - query.length - 1 }
}

export function suggestionsFor(
  { sign, query }: TriggerWord,
  known: {
    projects: readonly Named[]
    labels: readonly Named[]
    /** Those who can be assigned; nobody in the user's own workspace. */
    members: readonly { id: string; name: string }[]
    priorities: readonly (readonly [Task['priority'], string])[]
  },
): Suggestion[] {
  if (sign === '!') {
    const fits = known.priorities.filter(([, name]) => startsWith(name, query))
    if (fits.some(([, name]) => name.toLowerCase() === query.toLowerCase())) return []
    return fits.map(([priority, name]) => ({ kind: 'priority', key: priority, name, priority }))
  }
  if (sign === '~') {
    return estimatesAt(query).map((minutes) => {
      const name = brief(minutes)
      return { kind: 'estimate', key: name, name, minutes }
    })
  }
  if (sign === '+') {
    return fitting(known.members, query).map(({ id, name }) => ({ kind: 'member', key: id, name, id }))
  }
  const kind = sign === '#' ? 'project' : 'label'
  const all = sign === '#' ? known.projects : known.labels
  return fitting(all, query).map(({ id, name, color }) => ({ kind, key: `${kind}${id}`, name, color }))
}

/** What the word may name, those that begin with it first; nothing once it is written. */
function fitting<One extends { name: string }>(all: readonly One[], query: string): One[] {
  const fits = all.filter(({ name }) =>
    // With a space, only a name that begins like that is meant; otherwise it is the rest of the line.
    query.includes(' ') ? startsWith(name, query) : includes(name, query),
  )
  const ranked = fits.toSorted(
    (a, b) => Number(startsWith(b.name, query)) - Number(startsWith(a.name, query)),
  )
  const [first, ...others] = ranked
  const isWritten = first?.name.toLowerCase() === query.toLowerCase()
  if (isWritten && !others.some(({ name }) => startsWith(name, query))) return []
  return ranked.slice(0, MOST)
}

/** The usual estimates, and those that a number may mean: without a unit it is text. With one, there is nothing to add. */
function estimatesAt(query: string): readonly number[] {
  if (query === '') return USUAL.slice(0, MOST)
  if (!/^[\p{Nd}.,:]+$/u.test(query)) return []
  const usual = USUAL.filter((minutes) => startsWith(brief(minutes), query))
  return [...new Set([...estimatesFor(query), ...usual])].slice(0, MOST)
}

/** The line with the suggestion in place of the word, and where the caret goes. */
export function withSuggestion(line: string, caret: number, word: TriggerWord, name: string) {
  const rest = line.slice(caret).replace(/^ /, '')
  const head = `${line.slice(0, word.start)}${word.sign}${name} `
  return { line: head + rest, caret: head.length }
}

const startsWith = (name: string, query: string) => name.toLowerCase().startsWith(query.toLowerCase())
const includes = (name: string, query: string) => name.toLowerCase().includes(query.toLowerCase())
