import { browserStorage } from './storage.ts'

/** The page with which the app opens, kept here because it is needed before any data is. */

const STORAGE_KEY = 'docket.start-page'
const PAGE = /^(today|upcoming|inbox|all|(projects|labels|views)\/[1-9]\d{0,14})$/

export const startPage = (): string => {
  const stored = browserStorage.get(STORAGE_KEY) ?? ''
  return PAGE.test(stored) ? `/${stored}` : '/today'
}

/** @param page `today`, or `projects/3`; undefined for the usual one */
export const setStartPage = (page: string | undefined): void => browserStorage.set(STORAGE_KEY, page ?? null)
