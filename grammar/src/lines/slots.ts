import type { Vocabulary, Words } from './grammar.ts'

/** What the `{slots}` of phrases match, and what that says. */

export interface Slot {
  /** A regular expression. */
  pattern: string
  says(text: string): object
}

const SPACE = ' +'
/** Units that no series has. */
const CLOCK: readonly string[] = ['minutes', 'hours']
const MONTH_DAY = '(?:3[01]|[12]\\d|0?[1-9])'
const YEAR = '(?:19|20|21)\\d\\d'
const ZONE =
  'utc|gmt|(?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific)/[a-z_/+-]{1,40}'

/** A pattern in which a space stands for one or more spaces, and ` ?` for any number. */
export const spaced = (pattern: string): string =>
  pattern.replaceAll(/ (?![?*+])/g, SPACE).replaceAll(' ?', ' *')

/** A pattern for the words of the tables; the longest match first. */
export const oneOf = (...tables: Words<unknown>[]): string =>
  tables
    .flatMap((words) => Object.keys(words))
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('.', '\\.').replaceAll(' ', SPACE))
    .join('|') || '(?!)'

/** A word as the tables spell it. */
const key = (text: string): string => text.replaceAll(/ +/g, ' ')

/** Numbers in digits or words. */
export function numbersOf({ numbers, articles }: Vocabulary) {
  const words = { ...numbers, ...articles }
  return {
    pattern: `\\d{1,4}|${oneOf(words)}`,
    of: (text: string): number => words[key(text)] ?? Number(text.replace(',', '.')),
  }
}

export function slotsOf(vocabulary: Vocabulary): Record<string, Slot> {
  const { weekdays, shortWeekdays, habits, months, numbers, articles, ordinals } = vocabulary
  const { ordinalMark, monthDays, other, units, parts, halves } = vocabulary
  const and = spaced(vocabulary.and)
  const andAgain = `(?:${and})${spaced(vocabulary.again)}`
  const listOf = (item: string, by = `(?:${and})`, least = 0) => `(?:${item})(?:${by}(?:${item})){${least},6}`
  const separator = new RegExp(and)

  const allWeekdays = { ...weekdays, ...shortWeekdays, ...habits }
  const periods = Object.fromEntries(Object.entries(units).filter(([, unit]) => !CLOCK.includes(unit)))
  const words = { ...numbers, ...articles, ...ordinals }
  const number = (text: string) => {
    const [digits] = /^\d+/.exec(text) ?? []
    return digits === undefined ? words[key(text)] : Number(digits)
  }
  const as = (pattern: string, member: string, value: (text: string) => unknown): Slot => ({
    pattern,
    says: (text) => ({ [member]: value(text) }),
  })
  const word = (table: Words<unknown>, member: string) => as(oneOf(table), member, (text) => table[key(text)])
  const weekday = (text: string) => allWeekdays[key(text)]
  const eachWeekday = (text: string) => text.split(new RegExp(andAgain)).map(weekday)
  const monthDay = (text: string) => monthDays[key(text)] ?? number(text)

  const amount = `\\d{1,4}|${oneOf(numbers, articles)}`
  const anyWeekday = oneOf(weekdays, shortWeekdays)
  const ordinal = `${MONTH_DAY}(?:${ordinalMark})`
  const nth = `[1-5](?:${ordinalMark})|${oneOf(ordinals)}`
  // `2nd and 4th tuesday`, `first monday and third friday`
  const place = (least: number) => `${listOf(nth, undefined, least)} +(?:${anyWeekday})`
  const inPlaces = new RegExp(`(?<nth>${nth})|(?<weekday>${anyWeekday})`, 'g')
  /** Each weekday with the numbers before it. */
  const placesIn = (text: string) => {
    let nths: number[] = []
    return [...text.matchAll(inPlaces)].flatMap(({ groups = {} }) => {
      if (groups.nth !== undefined) {
        nths.push(number(groups.nth) ?? 0)
        return []
      }
      const of = nths.map((each) => ({ nth: each, weekday: weekday(groups.weekday ?? '') ?? 0 }))
      nths = []
      return of
    })
  }
  return {
    weekday: word(weekdays, 'weekday'),
    short: word(shortWeekdays, 'weekday'),
    anyday: as(anyWeekday, 'weekday', weekday),
    weekdays: as(listOf(anyWeekday, andAgain), 'weekdays', eachWeekday),
    habits: as(listOf(oneOf(habits)), 'weekdays', eachWeekday),
    month: word(months, 'month'),
    m: as('1[0-2]|0?[1-9]', 'month', number),
    day: as(`${MONTH_DAY}(?:${ordinalMark})?`, 'day', number),
    dayth: as(ordinal, 'day', number),
    d: as(MONTH_DAY, 'day', number),
    days: as(listOf(`${ordinal}|${oneOf(monthDays)}`), 'days', (text) => text.split(separator).map(monthDay)),
    first: as(MONTH_DAY, 'first', number),
    second: as(MONTH_DAY, 'second', number),
    year: as(YEAR, 'year', Number),
    iso: {
      pattern: `${YEAR}-\\d\\d-\\d\\d`,
      says: (text) => {
        const [year, month, day] = text.split('-').map(Number)
        return { year, month, day }
      },
    },
    n: as(amount, 'n', number),
    other: as(other, 'n', () => 2),
    th: as(`\\d{1,2}(?:${ordinalMark})|${oneOf(ordinals)}`, 'n', number),
    places: as(listOf(place(0)), 'places', placesIn),
    several: as(listOf(place(1)), 'places', placesIn),
    /** One or two words that are not understood. */
    gap: as(
      `(?!(?:${anyWeekday}) )[^ ,.;:!?]+(?: +(?!(?:${anyWeekday}) )[^ ,.;:!?]+)?`,
      'unclear',
      () => true,
    ),
    times: as(amount, 'times', number),
    more: as(amount, 'more', number),
    unit: word(units, 'unit'),
    period: word(periods, 'unit'),
    also: word(units, 'also'),
    hour: {
      pattern: '2[0-3]|1\\d|0?\\d',
      says: (text) => ({ hour: Number(text), ...(text.length > 1 && { exact: true }) }),
    },
    spoken: as(`1[0-2]|0?[1-9]|${oneOf(numbers)}`, 'hour', number),
    minute: as('[0-5]\\d', 'minute', Number),
    half: word(halves, 'half'),
    from: { pattern: '', says: (text) => ({ split: text.length }) },
    tohour: as('2[0-3]|1\\d|0?\\d', 'toHour', Number),
    tospoken: as(`1[0-2]|0?[1-9]|${oneOf(numbers)}`, 'toHour', number),
    tominute: as('[0-5]\\d', 'toMinute', Number),
    tohalf: word(halves, 'toHalf'),
    part: word(parts, 'part'),
    zone: as(ZONE, 'zone', String),
  }
}

/** What the groups say that languages put into their own patterns, since words differ in number and place. */
export const GROUPS: Record<string, object> = {
  starts: { role: 'start' },
  ends: { role: 'end' },
  completion: { completion: true },
  done: { completion: true },
}
