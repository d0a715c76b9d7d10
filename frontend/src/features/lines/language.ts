import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import { locale } from '../../i18n/locale.ts'

/** The language in which the user probably types: that of the app, if lines can be read in it. */
export const languageOf = (language: string): Language => LANGUAGES.find((each) => each === language) ?? 'en'

/** What is sent with a line, so that the service reads it as it was read here. */
export const writtenIn = (language: string) => ({ language: languageOf(language), locale: locale().format })

/** In code points, as for the service. */
export const LONGEST_LINE = 500
