import type { QuickAdd } from '@docket/sdk'

/** What a line is sent with, besides whether it is a preview. */
export type LineBody = Omit<QuickAdd, 'preview'>

/** What a task gets unless the line says otherwise: those of the list it is added to. */
export type LineDefaults = NonNullable<QuickAdd['defaults']>

const READ: readonly string[] = ['en', 'de', 'ur'] satisfies QuickAdd['language'][]

/** The language in which lines are read: that of the app, if the service knows it. */
export const languageOf = (language: string): NonNullable<QuickAdd['language']> =>
  READ.includes(language) ? (language as NonNullable<QuickAdd['language']>) : 'en'
