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
  const own = browser.find((tag) => tag.split('-')[0] === language)
  current = { language, direction, format: own ?? language }
}

export const locale = (): Readonly<Locale> => current
