import { ALIASES as ALIASES_OF_FIELDS } from '../../task-fields/model/derived.ts'
import { type Filter, presentIn } from './ast.ts'
import { KEYS, type KeyName } from './keys.ts'
import { storedLocally } from './local-times.ts'
import { type Location, mistake, nearest } from './mistake.ts'

/** The order of a list: `due,-priority`. Absent values come last either way; ties are decided by the newest first. */

export interface SortKey {
  readonly key: KeyName
  readonly descending: boolean
  /** Whether there may be tasks in the list that lack it. */
  readonly optional: boolean
  /** Another expression than the key's own, where that is known to be the same. */
  readonly sql?: string
}
/** Its last key is always the id, so that no two tasks are equal. */
export type Sort = readonly SortKey[]

const MAX_SORT_KEYS = 5
export const MAX_SORT_LENGTH = 200
export const NEWEST_FIRST: Sort = [{ key: 'id', descending: true, optional: false }]

const ALIASES = new Map([...ALIASES_OF_FIELDS, ['created', 'created_at'], ['updated', 'updated_at']])
const IN_QUERY = ['query', 'sort']

/**
 * @param loc where the text came from, for the error
 * @throws DocketError VALIDATION_ERROR with the `position` of the first mistake
 */
export function parseSort(text: string, loc: Location = IN_QUERY): Sort {
  const wrong = (offset: number, sentence: string) => mistake({ text, offset, sentence, type: 'sort', loc })
  if (text.length > MAX_SORT_LENGTH) {
    throw wrong(MAX_SORT_LENGTH, `A sort has at most ${MAX_SORT_LENGTH} characters.`)
  }
  const sort: SortKey[] = []
  let offset = 0
  for (const part of text.split(',')) {
    const start = offset + (part.length - part.trimStart().length)
    const descending = part.trim().startsWith('-')
    const word = part.trim().slice(descending ? 1 : 0)
    const name = keyOf(word)
    if (name === undefined) throw wrong(start, unknown(word))
    if (sort.some(({ key }) => key === name)) throw wrong(start, `“${name}” occurs twice.`)
    if (sort.length === MAX_SORT_KEYS) throw wrong(start, `A sort has at most ${MAX_SORT_KEYS} keys.`)
    sort.push({ key: name, descending, optional: KEYS[name].optional })
    offset += part.length + 1
  }
  // No two tasks have the same id: keys after it decide nothing.
  const last = sort.findIndex(({ key }) => key === 'id')
  return last === -1 ? [...sort, ...NEWEST_FIRST] : sort.slice(0, last + 1)
}

/** The order as in a query. Cursors carry it: one of another order would skip and repeat tasks. */
export const sortName = (sort: Sort): string =>
  sort.map(({ key, descending }) => (descending ? `-${key}` : key)).join()

function keyOf(word: string): KeyName | undefined {
  const written = word.toLowerCase()
  const name = ALIASES.get(written) ?? written
  return Object.hasOwn(KEYS, name) ? (name as KeyName) : undefined
}

function unknown(word: string): string {
  const names = Object.keys(KEYS)
  if (word === '') return `Expected one of ${names.join(', ')}; found nothing.`
  const near = nearest(word, names)
  const hint = near === undefined ? `Use one of ${names.join(', ')}.` : `Did you mean “${near}”?`
  return `Tasks cannot be sorted by “${[...word].slice(0, 40).join('')}”. ${hint}`
}

/** The same order, given what `filter` lets through: an index that holds only tasks with a date can then provide it. */
export function sortWithin(sort: Sort, filter: Filter): Sort {
  // A field has the same name in both.
  const present: ReadonlySet<string> = presentIn(filter)
  return sort.map((part) => (present.has(part.key) ? { ...part, optional: false } : part))
}

/** The same order, as those have it who are in another time zone. @param zone the parameter with its name */
export const sortIn = (zone: string, sort: Sort): Sort =>
  sort.map((part) => {
    const stored = storedLocally(part.key)
    return stored === undefined ? part : { ...part, sql: stored.in(zone) }
  })

/** Whether the order may be another in another time zone. */
export const dependsOnZone = (sort: Sort): boolean => sort.some(({ key }) => storedLocally(key) !== undefined)

/** The expression on the row `task`. */
export const sqlOf = ({ key, sql }: SortKey): string => sql ?? KEYS[key].sql

/** What follows ORDER BY, on the row `task`. */
export function orderBy(sort: Sort): string {
  return sort
    .map((part) => {
      const { descending, optional } = part
      // Where nothing is absent, NULLS LAST would only prevent an index that is read backwards from giving the order.
      const nulls = optional ? ' NULLS LAST' : ''
      return `${sqlOf(part)}${descending ? ' DESC' : ''}${nulls}`
    })
    .join(', ')
}
