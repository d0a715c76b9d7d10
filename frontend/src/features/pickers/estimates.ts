import { locale } from '../../i18n/locale.ts'

/** How long a task will take, in minutes, as people type it. */

/** The estimates offered. */
export const USUAL = [5, 15, 30, 60, 120, 240, 480] as const
/** Minutes in 365 days, the most that the service takes. */
const MOST = 365 * 24 * 60

const HOUR = 60
const PARTS = /(\d+(?:[.,]\d+)?)\s*([\p{L}\p{M}]*)\.?\s*/guy
const CLOCK = /^(\d{1,2}):([0-5]\d)$/

/**
 * What was typed may mean these estimates, the likeliest first: "1h 30m", "1,5 h", "1:30", "90 Minuten". A number alone
 * may be minutes or hours.
 */
export function estimatesFor(typed: string): number[] {
  const text = typed
    .trim()
    .toLowerCase()
    // The digits of Urdu and Arabic.
    .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
  const [, hours, minutes] = CLOCK.exec(text) ?? []
  const found = hours === undefined ? sumsOf(text) : [Number(hours) * HOUR + Number(minutes)]
  return [...new Set(found.map(Math.round))].filter((value) => value >= 1 && value <= MOST)
}

function sumsOf(text: string): number[] {
  const parts = [...text.matchAll(PARTS)]
  const [[all, amount = '', word = ''] = [''], [rest, more = '', moreWord = ''] = [''], third] = parts
  if (all === '' || third !== undefined || all.length + rest.length !== text.length) return []
  const value = Number(amount.replace(',', '.'))
  if (rest !== '')
    return word !== '' && isIn('hour', word) && (moreWord === '' || isIn('minute', moreWord))
      ? [value * HOUR + Number(more.replace(',', '.'))]
      : []
  if (word === '') return Number.isInteger(value) ? [value, value * HOUR] : [value * HOUR]
  return [...(isIn('minute', word) ? [value] : []), ...(isIn('hour', word) ? [value * HOUR] : [])]
}

/** Whether the word, or what is typed of it so far, names the unit in the app's language or in English. */
function isIn(unit: 'hour' | 'minute', word: string): boolean {
  return [locale().format, 'en-GB'].some((language) =>
    (['narrow', 'short', 'long'] as const).some((unitDisplay) => {
      const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay })
      return [1, 2].some((count) =>
        format
          .formatToParts(count)
          .some(({ type, value }) => type === 'unit' && value.toLowerCase().startsWith(word)),
      )
    }),
  )
}

/** As lines of every language understand it: "1h30m". */
export const brief = (minutes: number): string =>
  [
    minutes >= HOUR ? `${Math.floor(minutes / HOUR)}h` : '',
    minutes % HOUR > 0 ? `${minutes % HOUR}m` : '',
  ].join('')
