import type { Language } from '@docket/grammar/lines/language.ts'
import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { ur } from './ur.ts'

export type { Words }

const WORDS: Record<Language, Words> = { en, de, ur }

/** The fixed words of a message in its language, and the direction in which they are read. */
export const wordsIn = (language: Language): Words & { dir: 'ltr' | 'rtl' } => ({
  ...WORDS[language],
  dir: language === 'ur' ? 'rtl' : 'ltr',
})
