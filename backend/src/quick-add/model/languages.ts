import type { Language } from './language.ts'
import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import { ur } from './languages/ur.ts'
import { finderOf } from './phrases.ts'

/** The function that finds the phrases of each language; a line is read in one language. */
export const FINDERS: Record<Language, ReturnType<typeof finderOf>> = {
  en: finderOf(en),
  de: finderOf(de),
  ur: finderOf(ur),
}
