import type { LucideIcon } from 'lucide-react'
import type { TFunction } from '../i18n/t.ts'
import { mayEdit } from './editing.ts'

/** In the order of the list shown by `?`. */
export const GROUPS = ['general', 'go', 'list', 'task', 'select'] as const
export type Group = (typeof GROUPS)[number]

/**
 * Something that a user can do, declared once: keys, menus, buttons, the palette and the list shown by `?` follow from
 * it. `Context` is what it is done with: the tasks, the list, the app.
 */
export interface Entry<Context> {
  /** Its name in the palette and in the list shown by `?`. */
  title: (t: TFunction) => string
  /** Its name in menus and on buttons, if that is another one. */
  label?: (t: TFunction, context: Context) => string
  icon?: LucideIcon
  /** Whether the icon points to a side, and so to the other one from right to left. */
  isDirected?: boolean
  /** `n`, `g t`, `mod+k`, …, see `keys.ts`: alternatives, of which the first is shown. */
  keys: readonly string[]
  group: Group
  /** Whether it only moves around, so that the palette does not offer it. */
  isMotion?: true
  /** Whether its keys also work in text fields. Only for `mod+` and the like. */
  inFields?: boolean
  isDangerous?: boolean
  /** Whether it changes something, so that it takes a role that may. By default, those for tasks do. */
  edits?: boolean
  /** Whether there is something for it to do. Always, if left out. */
  when?: (context: Context) => boolean
  run: (context: Context) => void
}

export interface Command<Context, Id extends string = string> extends Entry<Context> {
  id: Id
}

/** Gives each entry its name as its id. */
export const commandsFor =
  <Context>() =>
  <Id extends string>(entries: Record<Id, Entry<Context>>): Readonly<Record<Id, Command<Context>>> =>
    Object.fromEntries(
      Object.entries<Entry<Context>>(entries).map(([id, entry]) => [id, { ...entry, id }]),
    ) as Record<Id, Command<Context>>

/** What a menu or a button calls the command. */
export const labelOf = <Context>(command: Command<Context>, t: TFunction, context: Context): string =>
  command.label?.(t, context) ?? command.title(t)

/** Whether the user's role allows the command. */
export const isAllowed = ({ edits, group }: Pick<Command<never>, 'edits' | 'group'>): boolean =>
  mayEdit() || !(edits ?? group === 'task')

export const isOffered = <Context>(command: Command<Context>, context: Context): boolean =>
  isAllowed(command) && command.when?.(context) !== false
