/** How dates and times are shown to those who have chosen an order or a clock: in the web app, and by the assistant. */

export type DateOrder = 'dmy' | 'mdy' | 'ymd'
export type HourCycle = 'h12' | 'h23'

export interface Shown {
  order?: DateOrder | undefined
  clock?: HourCycle | undefined
}

/** What preferences mean for what is shown. */
export const shownOf = (chosen: {
  date_format?: DateOrder | undefined
  hour_cycle?: HourCycle | undefined
}): Shown => ({ order: chosen.date_format, clock: chosen.hour_cycle })

/** The order in which a language writes dates in numbers, or its region does: `en-GB`. */
export function orderIn(locale: string): DateOrder {
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' }).formatToParts(0)
  const placeOf = (name: string) => parts.findIndex(({ type }) => type === name)
  if (placeOf('year') < placeOf('day') && placeOf('year') < placeOf('month')) return 'ymd'
  return placeOf('day') < placeOf('month') ? 'dmy' : 'mdy'
}

/** The options of a format of times, with the clock that was chosen. */
export const clockOf = ({ clock }: Shown): Intl.DateTimeFormatOptions =>
  clock === undefined ? {} : { hourCycle: clock }

/**
 * A date as `format` writes it, in the order that was chosen: "Fri, 20 Nov 2026", "Fri, Nov 20, 2026" or
 * "Fri, 2026-11-20", each in the words of the format's language. What has no day of a month stays as it is.
 */
export function dateIn(format: Intl.DateTimeFormat, instant: number, order: DateOrder | undefined): string {
  if (order === undefined) return format.format(instant)
  const parts = format.formatToParts(instant)
  const placeOf = (type: string) => parts.findIndex((part) => part.type === type)
  const [day, month] = [placeOf('day'), placeOf('month')]
  const isDayFirst = day < month && placeOf('year') !== 0
  if (day === -1 || month === -1 || (order !== 'ymd' && isDayFirst === (order === 'dmy'))) {
    return parts.map(({ value }) => value).join('')
  }
  return weekdayOf(parts, placeOf('weekday')) + dateOf(parts, format, instant, order)
}

type Parts = readonly Intl.DateTimeFormatPart[]

const partOf = (parts: Parts, type: string): string => parts.find((part) => part.type === type)?.value ?? ''

/** The weekday with what the language writes after it, if it begins with that. */
function weekdayOf(parts: Parts, place: number): string {
  if (place === -1) return ''
  const after = place === 0 ? parts[1] : undefined
  return `${parts[place]?.value ?? ''}${after?.type === 'literal' ? after.value : ', '}`
}

function dateOf(parts: Parts, format: Intl.DateTimeFormat, instant: number, order: DateOrder): string {
  if (order === 'ymd') return isoIn(format.resolvedOptions().timeZone).format(instant)
  const [day, month, year] = ['day', 'month', 'year'].map((type) => partOf(parts, type))
  const isInDigits = /^\p{N}+$/u.test(month ?? '')
  const date = order === 'dmy' ? [day, month] : [month, day]
  if (isInDigits) return [...date, ...(year ? [year] : [])].join('/')
  return date.join(' ') + (year ? `${order === 'dmy' ? ' ' : ', '}${year}` : '')
}

const isos = new Map<string, Intl.DateTimeFormat>()

/** Swedes write dates like ISO 8601. */
function isoIn(timeZone: string): Intl.DateTimeFormat {
  const iso = isos.get(timeZone) ?? new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeZone })
  isos.set(timeZone, iso)
  return iso
}
