import { type Token, tokensOf, Unreadable } from '@docket/grammar/filters/tokens.ts'
import { allOf, anyOf, type Condition, type Filter, not, type Ordering } from './ast.ts'
import { ALIASES, FIELDS, type FieldName, fieldOf, KINDS, type Operator } from './fields.ts'
import { type Expected, type Location, type MistakeDetails, mistake, nearest, wordsFor } from './mistake.ts'
import { startsOffset } from './moments.ts'
import { conditionOn, expectedFor, merge } from './values.ts'

/** Parses the filter language; its grammar is in docs/filters.md. */

/** In Unicode code points. */
export const MAX_FILTER_LENGTH = 2000
/** Each value of a list counts as one. */
export const MAX_CONDITIONS = 100
/** Deepest nesting of parentheses and `not`. */
export const MAX_DEPTH = 20

const IN_QUERY = ['query', 'filter']

/**
 * @param loc where the text came from, for the error
 * @throws DocketError VALIDATION_ERROR with the `position` of the first mistake
 */
export function parseFilter(text: string, loc: Location = IN_QUERY): Filter {
  try {
    if (text.length > MAX_FILTER_LENGTH && [...text].length > MAX_FILTER_LENGTH) {
      const sentence = `A filter can have at most ${MAX_FILTER_LENGTH} characters.`
      throw new Unreadable(text.length, sentence, { kind: 'too_long', most: MAX_FILTER_LENGTH })
    }
    return new Parser(tokensOf(text)).parse()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { offset, message, about }: Unreadable<MistakeDetails> = error
    throw mistake({ text, offset, sentence: message, about, type: 'filter', loc })
  }
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '~': '~',
}
/** Words that end a day in several words, and the most that it may have. */
const ENDS = ['and', 'or', 'not']
const MOST_WORDS = 7
const RESERVED = ['and', 'or', 'not', 'in']

class Parser {
  readonly #tokens: readonly Token[]
  #next = 0
  #depth = 0
  #conditions = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  parse(): Filter {
    const filter = this.#or()
    const after = this.#peek()
    if (after.type !== 'end') {
      const hint = after.type === 'word' ? ' A value of several words must be quoted.' : ''
      throw this.#unexpected({ what: 'more' }, after, lostPlus(after) ?? hint)
    }
    return filter
  }

  #or(): Filter {
    const filters = [this.#and()]
    while (this.#take('or')) filters.push(this.#and())
    return anyOf(filters)
  }

  #and(): Filter {
    const filters = [this.#single()]
    while (this.#take('and')) filters.push(this.#single())
    return allOf(filters)
  }

  #single(): Filter {
    const start = this.#peek()
    if (this.#take('not')) return this.#within(start, () => not(this.#single()))
    if (!this.#take('(')) return this.#condition()
    return this.#within(start, () => {
      const filter = this.#or()
      const after = this.#peek()
      if (!this.#take(')')) throw this.#unexpected({ what: 'more_or_close' }, after, lostPlus(after))
      return filter
    })
  }

  #within(start: Token, read: () => Filter): Filter {
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) {
      const sentence = `Parentheses and not can be nested at most ${MAX_DEPTH} deep.`
      throw new Unreadable(start.offset, sentence, { kind: 'too_deep', most: MAX_DEPTH })
    }
    const filter = read()
    this.#depth -= 1
    return filter
  }

  #condition(): Filter {
    const sign = this.#sign()
    if (sign !== undefined) return sign
    const field = this.#field()
    const { kind } = FIELDS[field]
    const at = this.#peek()
    const operator = this.#operator()
    if (operator === undefined) {
      if (kind === 'flag') return this.#count(at, { is: 'flag', field, value: true })
      throw this.#wrongOperator(field, at)
    }
    const { negated, name } = operator
    if (!KINDS[kind].operators.some((allowed) => allowed === (name === '=' && negated ? '!=' : name))) {
      throw this.#wrongOperator(field, at)
    }
    // `due in 7 days` is a day, and no list.
    const isPhrase = name === 'in' && kind === 'moment' && this.#peek().text !== '('
    if (isPhrase) this.#next -= 1
    const filter =
      name === 'in' && !isPhrase ? this.#list(field) : this.#value(field, name === 'in' ? '=' : name)
    return negated ? not(filter) : filter
  }

  /** Signs as in quick add: `p1`, `#Home`, `@work`. */
  #sign(): Filter | undefined {
    const token = this.#peek()
    const [, sign = '', name = ''] =
      /^(p(?=[1-4]$)|[#@])(.+)$/i.exec(token.type === 'word' ? token.text : '') ?? []
    if (name === '') return undefined
    this.#advance()
    const field = sign === '#' ? 'project' : sign === '@' ? 'label' : 'priority'
    const condition = conditionOn(field, '=', {
      text: field === 'priority' ? token.text : name,
      quoted: true,
    })
    return condition && this.#count(token, condition)
  }

  #field(): FieldName {
    const token = this.#advance()
    const isName = token.type === 'word' && !RESERVED.includes(token.text.toLowerCase())
    if (!isName) throw this.#unexpected({ what: 'field' }, token)
    const field = fieldOf(token.text)
    if (field !== undefined) return field
    const near = nearest(token.text, [...Object.keys(FIELDS), ...Object.keys(ALIASES)]) ?? null
    const hint = near === null ? '' : ` Did you mean “${near}”?`
    const found = shortened(token.text)
    const sentence = `There is no field “${found}”.${hint}`
    throw new Unreadable(token.offset, sentence, { kind: 'unknown_field', found, near })
  }

  #operator(): { name: Ordering | '~' | 'in'; negated: boolean } | undefined {
    const { type, text } = this.#peek()
    const operator = type === 'symbol' ? OPERATORS[text] : undefined
    if (operator !== undefined) {
      this.#advance()
      return operator === '!=' ? { name: '=', negated: true } : { name: operator, negated: false }
    }
    if (this.#take('in')) return { name: 'in', negated: false }
    if (!this.#take('not')) return undefined
    if (!this.#take('in')) throw this.#unexpected({ what: 'in' }, this.#peek())
    return { name: 'in', negated: true }
  }

  #list(field: FieldName): Filter {
    if (!this.#take('(')) throw this.#unexpected({ what: 'list' }, this.#peek())
    const conditions = [this.#value(field, '=')]
    while (this.#take(',')) conditions.push(this.#value(field, '='))
    if (!this.#take(')')) throw this.#unexpected({ what: 'member' }, this.#peek())
    return anyOf(merge(conditions))
  }

  #value(field: FieldName, operator: Ordering | '~'): Condition {
    const phrase = FIELDS[field].kind === 'moment' ? this.#phrase(field, operator) : undefined
    if (phrase !== undefined) return phrase
    const token = this.#advance()
    const quoted = token.type === 'quoted'
    const isValue = quoted || (token.type === 'word' && !RESERVED.includes(token.text.toLowerCase()))
    const expected = expectedFor(field, operator)
    if (!isValue) throw this.#unexpected(expected, token)
    const text = FIELDS[field].kind === 'moment' ? token.text + this.#offset() : token.text
    const condition = conditionOn(field, operator, { text, quoted })
    if (condition === undefined) throw this.#unexpected(expected, { ...token, text })
    return this.#count(token, condition)
  }

  /** A day in several words, the longest that can be read: `in 7 days`, `next friday`. */
  #phrase(field: FieldName, operator: Ordering | '~'): Condition | undefined {
    const start = this.#peek()
    const words = this.#tokens.slice(this.#next, this.#next + MOST_WORDS)
    const end = words.findIndex(({ type, text }) => type !== 'word' || ENDS.includes(text.toLowerCase()))
    for (let count = end === -1 ? words.length : end; count > 1; count -= 1) {
      const text = words
        .slice(0, count)
        .map((word) => word.text)
        .join(' ')
      if (startsOffset(words[1]?.text ?? '')) return undefined
      const condition = conditionOn(field, operator, { text, quoted: false })
      if (condition === undefined) continue
      this.#next += count
      return this.#count(start, condition)
    }
    return undefined
  }

  /** The offset after a moment: `+ 7d`, also without the space. */
  #offset(): string {
    const { type, text } = this.#peek()
    if (type !== 'word' || !startsOffset(text)) return ''
    this.#advance()
    if (text.length > 1) return ` ${text}`
    return ` ${text}${this.#advance().text}`
  }

  #count(at: Token, condition: Condition): Condition {
    this.#conditions += 1
    if (this.#conditions > MAX_CONDITIONS) {
      const sentence = `A filter can have at most ${MAX_CONDITIONS} conditions and values.`
      throw new Unreadable(at.offset, sentence, { kind: 'too_many', most: MAX_CONDITIONS })
    }
    return condition
  }

  #peek(): Token {
    return this.#tokens[this.#next] ?? { type: 'end', text: '', offset: 0 }
  }

  #advance(): Token {
    const token = this.#peek()
    // The end token is never passed.
    if (token.type !== 'end') this.#next += 1
    return token
  }

  /** Consumes a keyword or symbol, if it comes next. */
  #take(text: string): boolean {
    const token = this.#peek()
    if (token.type === 'quoted' || token.text.toLowerCase() !== text) return false
    this.#next += 1
    return true
  }

  #wrongOperator(field: FieldName, found: Token): Unreadable<MistakeDetails> {
    const { operators } = KINDS[FIELDS[field].kind]
    return this.#unexpected({ what: 'operator', field, operators }, found)
  }

  #unexpected(expected: Expected, { type, text, offset }: Token, hint = ''): Unreadable<MistakeDetails> {
    const found = type === 'end' ? null : shortened(text)
    const sentence = `Expected ${wordsFor(expected)}; found ${found === null ? 'the end' : `“${found}”`}.${hint}`
    return new Unreadable(offset, sentence, { kind: 'unexpected', found, expected })
  }
}

/** In a URL a bare + stands for a space: `today + 7d` arrives without it. */
const lostPlus = ({ type, text }: Token): string | undefined =>
  type === 'word' && /^\d{1,3}[hdwmy]$/i.test(text) ? ' In an address, + is written %2B.' : undefined

function shortened(text: string): string {
  const characters = [...text]
  return characters.length <= 40 ? text : `${characters.slice(0, 40).join('')}…`
}
