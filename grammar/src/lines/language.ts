/** The languages in which lines are read. */
export const LANGUAGES = ['en', 'de', 'ur'] as const
export type Language = (typeof LANGUAGES)[number]
