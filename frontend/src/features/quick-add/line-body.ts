import type { QuickAdd } from '@docket/sdk'

/** The body in which a line is sent, except for `preview`. */
export type LineBody = Omit<QuickAdd, 'preview'>

/** What a task gets unless the line says otherwise: the values of the list it is added to. */
export type LineDefaults = NonNullable<QuickAdd['defaults']>

const READ: readonly string[] = ['en', 'de', 'ur'] satisfies QuickAdd['language'][]

/** The language in which lines are parsed: that of the app, if the service supports it. */
export const languageOf = (language: string): NonNullable<QuickAdd['language']> =>
  READ.includes(language) ? (language as NonNullable<QuickAdd['language']>) : 'en'
