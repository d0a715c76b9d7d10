import type { Language } from '@docket/grammar/lines/language.ts'
import { de as deLines } from '@docket/grammar/lines/languages/de.ts'
import { en as enLines } from '@docket/grammar/lines/languages/en.ts'
import { ur as urLines } from '@docket/grammar/lines/languages/ur.ts'
import { compiled, type Reader } from './forms.ts'
import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import { ur } from './languages/ur.ts'

/** The languages in which commands are read, each with its vocabulary of lines (quick add). */
export const READERS: Record<Language, Reader> = {
  en: compiled(en, enLines.vocabulary),
  de: compiled(de, deLines.vocabulary),
  ur: compiled(ur, urLines.vocabulary),
}
