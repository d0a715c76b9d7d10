import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'

/** The language in which the user probably types: that of the app, if lines can be read in it. */
export const languageOf = (language: string): Language => LANGUAGES.find((each) => each === language) ?? 'en'

/** In code points, as for the service. */
export const LONGEST_LINE = 500
