import type { Language } from '@docket/grammar/lines/language.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'
import type { Texts } from './wording.ts'

export const TEXTS: Record<Language, Texts> = { en, de, ur }
