/** The languages that a line is read in. */
export const LANGUAGES = ['en', 'de', 'ur'] as const
export type Language = (typeof LANGUAGES)[number]
