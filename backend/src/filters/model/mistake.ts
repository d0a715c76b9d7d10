import { DocketError, type FieldError } from '../../core/errors.ts'

export type Location = FieldError['loc']

/** How `text` is wrong, for the client: the first mistake, and where it is. */
export interface Mistake {
  text: string
  /** Where in `text`, in UTF-16 code units as JavaScript counts; the client is told code points. */
  offset: number
  /** What was expected and what was found instead. */
  sentence: string
  /** Kind of the mistake. */
  type: 'filter' | 'sort'
  /** Where the text came from, like `['query', 'filter']`. */
  loc: Location
}

/** 422 with `position`: 0 is the first character, counted in Unicode code points as all lengths of the API. */
export function mistake({ text, offset, sentence, type, loc }: Mistake): DocketError {
  const position = [...text.slice(0, offset)].length
  const detail = `${loc.join('.')}, character ${position + 1}: ${sentence}`
  return new DocketError('VALIDATION_ERROR', detail, {
    errors: [{ loc, msg: sentence, type }],
    members: { position },
  })
}

/** The one of `names` that `word` may have been meant to be. */
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
