import type { SignMistake } from '@docket/grammar/filters/tokens.ts'
import { DocketError, type FieldError } from '../../core/errors.ts'
import { type FieldName, KINDS } from './fields.ts'

export type Location = FieldError['loc']

/** What the sentence says, for clients that word it themselves. */
export type MistakeDetails =
  | { kind: 'unknown_field'; found: string; near: string | null }
  /** `found` is null for the end of the text. */
  | { kind: 'unexpected'; found: string | null; expected: Expected }
  | SignMistake
  | { kind: 'too_long' | 'too_deep' | 'too_many'; most: number }

/** What was expected instead: `more` for and, or, or the end; `member` for another item of a list, or its end. */
export type Expected =
  | { what: 'more' | 'more_or_close' | 'field' | 'in' | 'list' | 'member' }
  | { what: 'operator'; field: FieldName; operators: readonly string[] }
  /** A value of this kind, or `none` where the field may be absent. */
  | { what: 'value'; of: keyof typeof KINDS; none: boolean }

const WORDS = {
  more: 'and, or, or the end',
  more_or_close: 'and, or, or “)”',
  field: 'the name of a field',
  in: '“in” after “not”',
  list: '“(”',
  member: '“,” or “)”',
}

export function wordsFor(expected: Expected): string {
  if (expected.what === 'operator') return `one of ${expected.operators.join(' ')} after “${expected.field}”`
  if (expected.what === 'value') return KINDS[expected.of].takes + (expected.none ? ', or none' : '')
  return WORDS[expected.what]
}

/** What is wrong with `text`, for the client: the first mistake, and where it is. */
export interface Mistake {
  text: string
  /** Where in `text`, in UTF-16 code units as JavaScript counts; the client gets code points. */
  offset: number
  /** What was expected and what was found instead. */
  sentence: string
  about?: MistakeDetails
  /** Kind of the mistake. */
  type: 'filter' | 'sort'
  /** Where the text came from, like `['query', 'filter']`. */
  loc: Location
}

/**
 * A 422 error with `position`: 0 is the first character, counted in Unicode code points like all lengths of the API.
 * Its member `mistake` is `about`.
 */
export function mistake({ text, offset, sentence, about, type, loc }: Mistake): DocketError {
  const position = [...text.slice(0, offset)].length
  const detail = `${loc.join('.')}, character ${position + 1}: ${sentence}`
  return new DocketError('VALIDATION_ERROR', detail, {
    errors: [{ loc, msg: sentence, type }],
    members: { position, ...(about === undefined ? {} : { mistake: about }) },
  })
}

/** The one of `names` that may have been meant by `word`. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const allowed = word.length <= 4 ? 1 : 2
  const [best] = names
    .map((name) => ({ name, distance: distance(word.toLowerCase(), name) }))
    .filter((candidate) => candidate.distance <= allowed)
    .sort((one, other) => one.distance - other.distance)
  return best?.name
}

/** How many letters must be changed, added or dropped (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1]
    for (let column = 1; column < row.length; column += 1) {
      const replaced = Number(row[column - 1]) + (letter === to[column - 1] ? 0 : 1)
      next.push(Math.min(replaced, Number(row[column]) + 1, Number(next[column - 1]) + 1))
    }
    row = next
  }
  return Number(row.at(-1))
}
