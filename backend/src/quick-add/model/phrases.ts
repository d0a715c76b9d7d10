import type { Grammar, Phrase, Vocabulary, Words } from './grammar.ts'
import type { Piece } from './pieces.ts'
import type { Said } from './says.ts'

/** Finds the phrases of a language in a line. Every expression is bounded: none can take long. */

/**
 * Letters, digits and marks, more or less: with the exact classes, which reach beyond 16 bits, the expressions take a
 * hundred times as long to build.
 */
const WORD =
  '\\w\\u00aa-\\u02af\\u0300-\\u05ff\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u1fff\\u2c00-\\u2dff\\u3040-\\ud7ff\\uf900-\\ufdff\\ufe70-\\ufefc'
/** No word, number, price or address goes on before a phrase, nor behind it. */
const WORD_STARTS = new RegExp(`(?<![${WORD}$€£@#&+=/\\\\'’.-]|\\d[:,])(?=[${WORD}@])`, 'g')
const AFTER = `(?![${WORD}%$€£&+=/\\\\]|['’][${WORD}]|[-.–][${WORD}]|[,:]\\d)`
const SPACE = ' +'
/** What may follow what counts only at the end of a clause: nothing, punctuation or another reading. */
const ENDS = new RegExp(`^ *(?:$|[.!?…)\\]–—۔؟-](?![${WORD}])|[,;:،؛\\ue000])`)
/** Beside another reading it is less likely something else. */
const FOLLOWS = /\ue000 *$/
/** Units that no series has. */
const CLOCK: readonly string[] = ['minutes', 'hours']

const spaced = (pattern: string): string => pattern.replaceAll(/ (?![?*+])/g, SPACE).replaceAll(' ?', ' *')

const oneOf = (...tables: Words<unknown>[]): string =>
  tables
    .flatMap((words) => Object.keys(words))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', '\\.').replaceAll(' ', SPACE))
    .join('|') || '(?!)'

function slotsOf(vocabulary: Vocabulary): Record<string, string> {
  const { weekdays, shortWeekdays, habits, months, numbers, articles, ordinals } = vocabulary
  const { ordinalMark, other, units, parts, halves, and } = vocabulary
  const periods = Object.fromEntries(Object.entries(units).filter(([, unit]) => !CLOCK.includes(unit)))
  const weekday = `(?:${oneOf(weekdays, shortWeekdays)})`
  const monthDay = '(?:3[01]|[12]\\d|0?[1-9])'
  const listOf = (item: string) => `${item}(?:(?:${spaced(and)})${item}){0,6}`
  const n = `\\d{1,4}|${oneOf(numbers, articles)}`
  return {
    weekday: oneOf(weekdays),
    short: oneOf(shortWeekdays),
    anyday: weekday,
    weekdays: listOf(weekday),
    month: oneOf(months),
    habits: listOf(`(?:${oneOf(habits)})`),
    n,
    more: n,
    times: n,
    other,
    nth: `[1-5](?:${ordinalMark})|${oneOf(ordinals)}`,
    th: `\\d{1,2}(?:${ordinalMark})|${oneOf(ordinals)}`,
    day: `${monthDay}(?:${ordinalMark})?`,
    dayth: `${monthDay}(?:${ordinalMark})`,
    days: listOf(`${monthDay}(?:${ordinalMark})`),
    first: monthDay,
    second: monthDay,
    d: monthDay,
    m: '1[0-2]|0?[1-9]',
    year: '(?:19|20|21)\\d\\d',
    iso: '(?:19|20|21)\\d\\d-\\d\\d-\\d\\d',
    unit: oneOf(units),
    also: oneOf(units),
    period: oneOf(periods),
    hour: '2[0-3]|1\\d|0?\\d',
    spoken: `1[0-2]|0?[1-9]|${oneOf(numbers)}`,
    minute: '[0-5]\\d',
    half: oneOf(halves),
    part: oneOf(parts),
    zone: 'utc|gmt|(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific)/[a-z_/+-]{1,40}',
  }
}

type Groups = Record<string, string | undefined>

/** What the slots of a phrase say. */
function sayingOf(vocabulary: Vocabulary) {
  const { weekdays, shortWeekdays, habits, months, articles, ordinals, units, parts, halves } = vocabulary
  const numbers = { ...vocabulary.numbers, ...articles }
  const days = { ...weekdays, ...shortWeekdays, ...habits }
  const key = (text: string) => text.replaceAll(/ +/g, ' ')
  const number = (text: string) => {
    const digits = /^\d+/.exec(text)?.[0]
    return digits === undefined ? (numbers[key(text)] ?? ordinals[key(text)]) : Number(digits)
  }
  const separator = new RegExp(spaced(vocabulary.and))
  const weekdaysIn = (text: string) => text.split(separator).map((name) => days[key(name)])
  const read: Record<string, (text: string) => object> = {
    weekday: (text) => ({ weekday: days[key(text)] }),
    short: (text) => ({ weekday: days[key(text)] }),
    anyday: (text) => ({ weekday: days[key(text)] }),
    weekdays: (text) => ({ weekdays: weekdaysIn(text) }),
    habits: (text) => ({ weekdays: weekdaysIn(text) }),
    month: (text) => ({ month: months[key(text)] }),
    n: (text) => ({ n: number(text) }),
    more: (text) => ({ more: number(text) }),
    times: (text) => ({ times: number(text) }),
    other: () => ({ n: 2 }),
    th: (text) => ({ n: number(text) }),
    nth: (text) => ({ nth: number(text) }),
    day: (text) => ({ day: number(text) }),
    dayth: (text) => ({ day: number(text) }),
    days: (text) => ({ days: (text.match(/\d+/g) ?? []).map(Number) }),
    first: (text) => ({ first: number(text) }),
    second: (text) => ({ second: number(text) }),
    d: (text) => ({ day: number(text) }),
    m: (text) => ({ month: number(text) }),
    year: (text) => ({ year: Number(text) }),
    iso: (text) => {
      const [year, month, day] = text.split('-').map(Number)
      return { year, month, day }
    },
    unit: (text) => ({ unit: units[key(text)] }),
    also: (text) => ({ also: units[key(text)] }),
    period: (text) => ({ unit: units[key(text)] }),
    hour: (text) => ({ hour: Number(text), ...(text.length > 1 && { exact: true }) }),
    spoken: (text) => ({ hour: number(text) }),
    minute: (text) => ({ minute: Number(text) }),
    half: (text) => ({ half: halves[key(text)] }),
    part: (text) => ({ part: parts[key(text)] }),
    zone: (text) => ({ zone: text }),
    starts: () => ({ role: 'start' }),
    ends: () => ({ role: 'end' }),
    completion: () => ({ completion: true }),
    done: () => ({ completion: true }),
  }
  return (groups: Groups): object =>
    Object.assign(
      {},
      ...Object.entries(groups).map(([slot, text]) => (text === undefined ? {} : read[slot]?.(text))),
    )
}

export type Kind = keyof Said

/** A phrase in a line. */
export type Found<Of extends Kind = Kind> = { [K in Of]: Piece<Said[K]> & { kind: K } }[Of]

type Candidate = Found & { shy: Phrase<unknown>[2] }

/** @returns a function that finds all phrases of `kinds` in a line, in their order */
export function finderOf(grammar: Grammar) {
  const { vocabulary, before, after, names, determiners, beginnings } = grammar
  const slots = slotsOf(vocabulary)
  const saying = sayingOf(vocabulary)
  const filled = (pattern: string) =>
    spaced(pattern).replaceAll(/\{([a-z]+)\}/g, (_, slot: string) => `(?<${slot}>${slots[slot]})`)
  const compile = (pattern: string) => new RegExp(pattern + AFTER, 'y')
  const dated = (pattern: string) => {
    const part = pattern.includes('{part}') ? '' : '(?: *{part})?'
    return compile(filled(`${before}(?:${pattern})${part}${after}`))
  }
  const plain = (pattern: string) => compile(filled(`(?:${pattern})`))
  const compiled = (kind: Kind, phrases: readonly Phrase<object>[], of: (pattern: string) => RegExp) =>
    phrases.map(([pattern, says, shy]) => ({ kind, expression: of(pattern), says, shy }))
  const phrases = [
    ...compiled('reminder', grammar.reminders, plain),
    ...compiled('rule', grammar.rules, plain),
    ...compiled('length', grammar.lengths, plain),
    ...compiled('date', grammar.dates, dated),
    ...compiled('time', grammar.times, plain),
  ]

  const begins = new RegExp(`^ +(?:${beginnings})(?![${WORD}])`)
  const named = new RegExp(`(?<![${WORD}])(?:${names}) +$`)
  const determined = new RegExp(`(?<![${WORD}])(?:${determiners}) +$`)

  function counts(line: string, { shy, start, end }: Candidate): boolean {
    if (shy === undefined) return true
    const before = line.slice(0, start)
    if (determined.test(before)) return false
    const rest = line.slice(end)
    return ENDS.test(rest) || ((shy === 'apart' || FOLLOWS.test(before)) && begins.test(rest))
  }

  /** Those that begin at `start`. */
  function candidatesAt(line: string, start: number, kinds: readonly Kind[]): Candidate[] {
    const isNamed = named.test(line.slice(0, start))
    return phrases.flatMap(({ kind, expression, says, shy }) => {
      if (!kinds.includes(kind) || (kind === 'date' && isNamed)) return []
      expression.lastIndex = start
      const { 0: text, groups = {} } = expression.exec(line) ?? {}
      if (text === undefined) return []
      const value = { ...says, ...saying(groups) }
      const candidate = { kind, shy, start, end: start + text.length, value } as Candidate
      return counts(line, candidate) ? [candidate] : []
    })
  }

  /** Those that do not overlap: at each place the longest. */
  return (line: string, kinds: readonly Kind[]): Found[] => {
    const found: Found[] = []
    for (const { index: start } of line.matchAll(WORD_STARTS)) {
      if (start < (found.at(-1)?.end ?? 0)) continue
      const longest = candidatesAt(line, start, kinds).sort((a, b) => b.end - a.end)[0]
      if (longest !== undefined) found.push(longest)
    }
    return found
  }
}
