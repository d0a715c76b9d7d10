import { type Token, tokensOf, Unreadable } from '@docket/grammar/filters/tokens.ts'
import { hasEitherMonth, monthAndDay } from '@docket/grammar/lines/days.ts'
import { FIELDS, fieldNamed } from './fields.ts'

const NUMBERS = /^(\d\d?)\/(\d\d?)\/(\d{4})$/

/**
 * The filter with dates like 3/4/2027 written so that they mean one day, whoever reads them later.
 * @param dayFirst whether the user writes the day before the month
 */
export function withClearDates(filter: string, dayFirst: boolean): string {
  if (!hasEitherMonth(filter)) return filter
  const tokens = readable(filter)
  let clear = ''
  let end = 0
  for (const [index, { type, text, offset }] of tokens.entries()) {
    const [, first, second, year] = (type === 'word' && NUMBERS.exec(text)) || []
    if (year === undefined || !hasEitherMonth(text) || !isDay(tokens[index - 2], tokens[index - 1])) continue
    const { month, day } = monthAndDay(Number(first), Number(second), dayFirst)
    const date = [year, ...[month, day].map((each) => String(each).padStart(2, '0'))].join('-')
    clear += filter.slice(end, offset) + date
    end = offset + text.length
  }
  return clear + filter.slice(end)
}

function readable(filter: string): Token[] {
  try {
    return tokensOf(filter)
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

/** Whether what follows is compared with a field that has days: `due <= …`. */
function isDay(field: Token | undefined, sign: Token | undefined): boolean {
  const name = field?.type === 'word' ? fieldNamed(field.text) : undefined
  return sign?.type === 'symbol' && name !== undefined && FIELDS[name].kind === 'moment'
}
