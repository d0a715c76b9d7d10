import type { Grammar, Phrase } from './grammar.ts'
import type { Piece } from './pieces.ts'
import type { PhraseMeanings } from './says.ts'
import { GROUPS, slotsOf, spaced } from './slots.ts'

/** Finds the phrases of a language in a line. Every expression is bounded: none can take long. */

export type Kind = keyof PhraseMeanings

/** A phrase in a line. */
export type Found<Of extends Kind = Kind> = { [K in Of]: Piece<PhraseMeanings[K]> & { kind: K } }[Of]

/**
 * Letters, digits and marks, approximately: with the exact classes, which reach beyond 16 bits, the expressions take a
 * hundred times as long to build.
 */
const WORD =
  '\\w\\u00aa-\\u02af\\u0300-\\u05ff\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u1fff\\u2c00-\\u2dff\\u3040-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefc'
/** A phrase is not part of a word, number, price or address: none adjoins it, neither before nor after. */
const STARTS = new RegExp(`(?<![${WORD}$€£@#&+=/\\\\'’.-]|\\d[:,])(?=[${WORD}@])`, 'g')
const AFTER = `(?![${WORD}%$€£&+=/\\\\]|['’][${WORD}]|[-.–][${WORD}]|[,:]\\d)`
/** What may follow a phrase that counts only at the end of a clause: nothing, punctuation or another reading. */
const CLAUSE_ENDS = new RegExp(`^ *(?:$|[.!?…)\\]–—۔؟-](?![${WORD}])|[,;:،؛\\ue000\\ue001])`)
/** After another reading a phrase is less likely something else. */
const FOLLOWS = /\ue000 *$/

/** @returns a function that finds all phrases of `kinds` in a line (`folded`), in their order */
export function finderOf(grammar: Grammar): (line: string, kinds: readonly Kind[]) => Found[] {
  const phrases = compiled(grammar)
  const { names, range, determiners, beginnings, continuations, vocabulary } = grammar
  const begins = new RegExp(`^ +(?:${beginnings})(?![${WORD}])`)
  const goesOn = new RegExp(`^ +(?:${continuations})(?![${WORD}])`)
  const joins = new RegExp(`^(?:${spaced(vocabulary.and)}| +(?:${grammar.or}|${range}) )`)
  const daysGoOn = new RegExp(
    `^(?:${spaced(vocabulary.and)}| +${grammar.or} +)(?:[a-z]+ +){0,2}\\d{1,2}(?:${vocabulary.ordinalMark || '(?!)'})`,
  )
  const between = `(?:${spaced(vocabulary.and)}| +(?:${grammar.or}) +)(?:(?:${grammar.at}) +)?`
  const clock = ` ?(?:${grammar.clock})`
  /** Several times, as in `at 7am and 7pm`. */
  const timeBefore = new RegExp(`(?:(?:${grammar.at}) *\\d{1,2}|\\d:\\d\\d|\\d${clock})${between}$`)
  const timeAfter = new RegExp(
    `^${between}\\d{1,2}(?:[:.]\\d\\d)?(?:${clock})?(?= *(?:$|[.,;!?)])|${between})`,
  )
  const named = new RegExp(`(?<![${WORD}])(?:${names}) +$`)
  const rangeEnds = new RegExp(`\\d[^ ]* (?:${range}|-|–) $`)
  const rangeGoesOn = new RegExp(`^ (?:${range}|-|–) \\d`)
  const determined = new RegExp(`(?<![${WORD}])(?:${determiners}) +$`)

  function counts(line: string, { kind, start, end }: Found, shy: Phrase<unknown>[2]): boolean {
    const before = line.slice(0, start)
    const rest = line.slice(end)
    if (kind === 'time' && (rangeEnds.test(before) || rangeGoesOn.test(rest))) return false
    if (kind === 'time' && (timeBefore.test(before) || timeAfter.test(rest))) return false
    if (kind === 'date' && rangeEnds.test(before) && /^\d/.test(line.slice(start, end))) return false
    if (shy === undefined) return true
    if (kind === 'rule' && joins.test(rest)) return false
    if (kind === 'date' && daysGoOn.test(rest)) return false
    if (determined.test(before)) return false
    if (CLAUSE_ENDS.test(rest) || (shy === 'inside' && goesOn.test(rest))) return true
    return (shy !== 'alone' || FOLLOWS.test(before)) && begins.test(rest)
  }

  function foundAt(line: string, start: number, kinds: readonly Kind[]): Found[] {
    const isNamed = named.test(line.slice(0, start))
    return phrases.flatMap(({ kind, expression, says, shy }) => {
      if (!kinds.includes(kind) || (kind === 'date' && isNamed)) return []
      expression.lastIndex = start
      const match = expression.exec(line)
      if (match === null) return []
      const piece = { kind, start, end: start + match[0].length, value: says(match.groups ?? {}) } as Found
      return counts(line, piece, shy) ? [piece] : []
    })
  }

  /** Phrases that do not overlap: at each place the longest. */
  return (line, kinds) => {
    const found: Found[] = []
    for (const { index: start } of line.matchAll(STARTS)) {
      if (start < (found.at(-1)?.end ?? 0)) continue
      const [longest] = foundAt(line, start, kinds).sort((a, b) => b.end - a.end)
      if (longest !== undefined) found.push(longest)
    }
    return found
  }
}

/** The phrases of a language as expressions that match at one place. */
function compiled({ vocabulary, before, after, ...phrases }: Grammar) {
  const slots = slotsOf(vocabulary)
  const filled = (pattern: string) =>
    spaced(pattern).replaceAll(/\{([a-z]+)\}/g, (_, name: string) => `(?<${name}>${slots[name]?.pattern})`)
  const plain = (pattern: string) => `(?:${pattern})`
  const dated = (pattern: string) =>
    `${before}(?:${pattern})${pattern.includes('{part}') ? '' : '(?: ?{part})?'}${after}`
  const saying = (groups: Record<string, string | undefined>): object[] =>
    Object.entries(groups).map(([name, text]) =>
      text === undefined ? {} : (GROUPS[name] ?? slots[name]?.says(text) ?? {}),
    )
  const of = (kind: Kind, all: readonly Phrase<object>[], form = plain) =>
    all.map(([pattern, constants, shy]) => ({
      kind,
      expression: new RegExp(filled(form(pattern)) + AFTER, 'y'),
      says: (groups: Record<string, string | undefined>): object =>
        Object.assign({}, constants, ...saying(groups)),
      shy,
    }))
  return [
    ...of('reminder', phrases.reminders),
    ...of('rule', phrases.rules),
    ...of('length', phrases.lengths),
    ...of('date', phrases.dates, dated),
    ...of('time', phrases.times),
    ...of('span', phrases.spans),
  ]
}
