import type { DateOrder, HourCycle } from '@docket/grammar/shown.ts'
import type en from './locales/en.json'

export type Direction = 'ltr' | 'rtl'
export type Messages = Omit<typeof en, 'meta'> & { meta: { direction: Direction } }

interface Locale {
  language: string
  direction: Direction
  /** The locale of dates and numbers: the browser's variant of the language, such as en-GB. */
  format: string
}

let current: Locale = { language: 'en', direction: 'ltr', format: 'en' }

export function setLocale(language: string, direction: Direction, browser = navigator.languages): void {
  const tags = validTags(browser)
  const own = tags.find((tag) => tag.split('-')[0] === language)
  current = { language, direction, format: own ?? withRegion(language, tags) }
}

/** Without those that `Intl` refuses: a browser started with a locale such as `en_US@posix` has them. */
export const validTags = (tags: readonly string[]): readonly string[] => tags.filter(isTag)

function isTag(tag: string): boolean {
  try {
    new Intl.Locale(tag)
    return true
  } catch {
    return false
  }
}

/** English where the browser knows only German of Germany is that of Germany: with its clock and its weeks. */
function withRegion(language: string, browser: readonly string[]): string {
  const region = browser.map((tag) => new Intl.Locale(tag).region).find((region) => region !== undefined)
  return region === undefined ? language : new Intl.Locale(language, { region }).toString()
}

export const locale = (): Readonly<Locale> => current

/** What the user has chosen, whatever the language has. */
export interface Customs {
  /** 1 for Monday to 7 for Sunday. */
  week_start?: number | undefined
  hour_cycle?: HourCycle | undefined
  date_format?: DateOrder | undefined
}

let chosen: Customs = {}

export function setCustoms(customs: Customs): void {
  chosen = customs
}

export const customs = (): Readonly<Customs> => chosen
