import type { QuickAdd } from '@docket/sdk'

/** The body in which a line is sent, except for `preview`. */
export type LineBody = Omit<QuickAdd, 'preview'>

/** What a task gets unless the line says otherwise: the values of the list it is added to. */
export type LineDefaults = NonNullable<QuickAdd['defaults']>
