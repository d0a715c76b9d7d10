import { type Token, tokensOf, Unreadable } from '@docket/grammar/filters/tokens.ts'
import {
  FIELDS,
  type FieldName,
  fieldNamed,
  PRIORITIES,
  type Relation,
  relationsOf,
  takesSeveral,
  takesValue,
} from './fields.ts'

/** Reads filters as rows, and writes rows as filters. What a filter means never changes on the way. */

export interface FilterRow {
  readonly field: FieldName
  readonly relation: Relation
  /** As the language writes them: `"home office"`, `today + 7d`, `3` for the id of a project, `none`. */
  readonly values: readonly string[]
}

export interface FilterRows {
  readonly join: 'and' | 'or'
  readonly rows: readonly FilterRow[]
}

const SIGNS = {
  is: '=',
  not: '!=',
  below: '<',
  atMost: '<=',
  above: '>',
  atLeast: '>=',
  contains: '~',
} as const
const RELATIONS: Readonly<Record<string, Relation>> = Object.fromEntries(
  Object.entries(SIGNS).map(([relation, sign]) => [sign, relation as Relation]),
)
const OPPOSITES: Partial<Record<Relation, Relation>> = {
  is: 'not',
  contains: 'lacks',
  none: 'some',
}
const RESERVED = ['and', 'or', 'not', 'in']
/** Words that end a day in several words. */
const ENDS = ['and', 'or', 'not']
const ID = /^[1-9]\d{0,14}$/
const PLAIN = /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u
const OFFSET = /^(.*\S)\s*([+-])\s*(\d{1,3}[hdwmy])$/i

/** Whether the row says something; one without its value is not written. */
export const isWhole = ({ field, relation, values }: FilterRow): boolean =>
  values.length > 0 || !takesValue(FIELDS[field].kind, relation)

export function writeRows({ join, rows }: FilterRows): string {
  return rows.filter(isWhole).map(written).join(` ${join} `)
}

function written({ field, relation, values }: FilterRow): string {
  const [value = ''] = values
  if (FIELDS[field].kind === 'flag') return relation === 'not' ? `not ${field}` : field
  if (relation === 'none' || relation === 'some') return `${field} ${relation === 'none' ? '=' : '!='} none`
  if (relation === 'lacks') return `not ${field} ~ ${value}`
  if (values.length > 1) return `${field} ${relation === 'not' ? 'not in' : 'in'} (${values.join(', ')})`
  return `${field} ${SIGNS[relation]} ${value}`
}

/** Writes a text as a value; only quoted, nothing in it has a meaning of its own. */
export function quoted(text: string): string {
  if (PLAIN.test(text) && ![...RESERVED, 'none'].includes(text.toLowerCase())) return text
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}

/** Only unquoted, `me` is the user. */
export const memberNamed = (name: string): string =>
  name.toLowerCase() === 'me' ? `"${name}"` : quoted(name)

/** The text of a value as the language writes it. */
export const textOf = (value: string): string =>
  value.startsWith('"') ? value.slice(1, -1).replace(/\\(["\\])/g, '$1') : value

/** @returns undefined for a filter that no rows can show, or that has a mistake */
export function readRows(filter: string): FilterRows | undefined {
  try {
    const reader = new Reader(tokensOf(filter))
    return filter.trim() === '' ? { join: 'and', rows: [] } : reader.read()
  } catch (error) {
    if (error instanceof Unreadable || error instanceof NoRows) return undefined
    throw error
  }
}

class NoRows extends Error {}

class Reader {
  readonly #tokens: readonly Token[]
  #next = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  read(): FilterRows {
    const rows = this.#joined()
    if (this.#peek().type !== 'end') throw new NoRows()
    return rows
  }

  /** Conditions with only `and`, or only `or`, between them. */
  #joined(): FilterRows {
    const first = this.#single()
    const join = ['and', 'or'].find((word) => this.#isNext(word))
    if (join === undefined) return first
    const rows = [only(first)]
    while (this.#take(join)) rows.push(only(this.#single()))
    if (this.#isNext('and') || this.#isNext('or')) throw new NoRows()
    return { join: join === 'or' ? 'or' : 'and', rows }
  }

  #single(): FilterRows {
    if (this.#take('not')) {
      const { relation, ...row } = only(this.#single())
      const opposite = OPPOSITES[relation]
      if (opposite === undefined) throw new NoRows()
      return { join: 'and', rows: [{ ...row, relation: opposite }] }
    }
    if (!this.#take('(')) return { join: 'and', rows: [this.#condition()] }
    const rows = this.#joined()
    if (!this.#take(')')) throw new NoRows()
    return rows
  }

  #condition(): FilterRow {
    const token = this.#advance()
    if (token.type !== 'word') throw new NoRows()
    const signed = rowOfSign(token.text)
    if (signed !== undefined) return signed
    const field = fieldNamed(token.text)
    if (field === undefined) throw new NoRows()
    if (FIELDS[field].kind === 'flag') return this.#flag(field)
    if (this.#isNext('in') || this.#isNext('not')) return this.#oneOf(field)
    const relation = RELATIONS[this.#advance().text]
    if (relation === undefined) throw new NoRows()
    return rowOf(field, relation, [this.#value(field)])
  }

  #flag(field: FieldName): FilterRow {
    const { type, text } = this.#peek()
    if (type !== 'symbol' || (text !== '=' && text !== '!=')) return { field, relation: 'is', values: [] }
    this.#advance()
    const value = this.#advance().text.toLowerCase()
    if (value !== 'true' && value !== 'false') throw new NoRows()
    return { field, relation: (value === 'true') === (text === '=') ? 'is' : 'not', values: [] }
  }

  #oneOf(field: FieldName): FilterRow {
    const relation = this.#take('not') ? 'not' : 'is'
    // `due in 7 days` is a day, and no list.
    const isDay =
      FIELDS[field].kind === 'moment' && relation === 'is' && this.#tokens[this.#next + 1]?.text !== '('
    if (isDay) return rowOf(field, 'is', [this.#value(field)])
    if (!this.#take('in') || !this.#take('(') || !takesSeveral(FIELDS[field].kind, relation))
      throw new NoRows()
    const values = [this.#value(field)]
    while (this.#take(',')) values.push(this.#value(field))
    if (!this.#take(')')) throw new NoRows()
    return rowOf(field, relation, values)
  }

  #value(field: FieldName): Token {
    const token = this.#advance()
    const isDay = FIELDS[field].kind === 'moment'
    if (token.type === 'quoted') return token
    if (token.type !== 'word' || (isDay ? ENDS : RESERVED).includes(token.text.toLowerCase()))
      throw new NoRows()
    if (!isDay) return token
    const words = [token.text]
    while (this.#peek().type === 'word' && !ENDS.includes(this.#peek().text.toLowerCase())) {
      words.push(this.#advance().text)
    }
    return { ...token, text: words.join(' ').replace(OFFSET, '$1 $2 $3') }
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { type: 'end', text: '', offset: 0 }
  }

  #advance(): Token {
    const token = this.#peek()
    this.#next += 1
    return token
  }

  #isNext(text: string): boolean {
    const token = this.#peek()
    return token.type !== 'quoted' && token.text.toLowerCase() === text
  }

  #take(text: string): boolean {
    if (!this.#isNext(text)) return false
    this.#next += 1
    return true
  }
}

function only({ rows }: FilterRows): FilterRow {
  const [row, other] = rows
  if (row === undefined || other !== undefined) throw new NoRows()
  return row
}

/** A sign as in quick add: `p1`, `#Home`, `@work`. */
function rowOfSign(word: string): FilterRow | undefined {
  if (/^p[1-4]$/i.test(word)) return rowOf('priority', 'is', [{ type: 'word', text: word, offset: 0 }])
  const field = { '#': 'project', '@': 'label' }[word.charAt(0)]
  if (field === undefined || word.length === 1) return undefined
  return { field: field as FieldName, relation: 'is', values: [quoted(word.slice(1))] }
}

function rowOf(field: FieldName, relation: Relation, tokens: readonly Token[]): FilterRow {
  const { kind, optional } = FIELDS[field]
  const [token] = tokens
  const isNone = token?.type === 'word' && token.text.toLowerCase() === 'none'
  if (isNone && optional && !takesSeveral(kind, relation) && (relation === 'is' || relation === 'not')) {
    return { field, relation: relation === 'is' ? 'none' : 'some', values: [] }
  }
  if (!relationsOf(field).includes(relation)) throw new NoRows()
  return { field, relation, values: tokens.map((value) => valueIn(field, relation, value)) }
}

function valueIn(field: FieldName, relation: Relation, { type, text }: Token): string {
  const { kind } = FIELDS[field]
  const word = text.toLowerCase()
  if (type === 'word' && word === 'none' && takesSeveral(kind, relation)) return 'none'
  switch (kind) {
    case 'text':
      return quoted(text)
    case 'choice':
      return field === 'project' && takesSeveral(kind, relation) && type === 'word' && ID.test(text)
        ? text
        : quoted(text)
    case 'member':
      return type === 'word' && word === 'me' ? 'me' : memberNamed(text)
    case 'priority': {
      const name = /^p[1-4]$/.test(word) ? PRIORITIES[Number(word[1]) - 1] : word
      if (name === undefined || !PRIORITIES.includes(name)) throw new NoRows()
      return name
    }
    case 'count':
      if (!ID.test(text)) throw new NoRows()
      return text
    case 'moment':
      return type === 'quoted' ? `"${text.replace(/["\\]/g, '\\$&')}"` : text
    default:
      throw new NoRows()
  }
}
