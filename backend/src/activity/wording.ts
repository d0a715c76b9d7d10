import type { Role } from '../core/roles.ts'
import type { Action } from './model.ts'

/** Something that was changed, as a sentence names it. */
export interface Thing {
  /** Its title, already isolated and quoted; null if it has none, or none that may be told. */
  title: string | null
  /** The name of its resource in the change log. */
  resource: string
}

/** How activity is said in one language. Names and titles are passed in already isolated. */
export interface Texts {
  /** Who is no member any more. */
  former: string
  /** Who has no name. */
  nameless: string
  webhook: string
  quotes: readonly [open: string, close: string]
  roles: Record<Role, string>
  /** A thing as the object of a sentence: with its title, or without. */
  thing(thing: Thing): string
  /** @param whom members, where there are any */
  sentences: Record<Action, (who: string, what: string, whom: string) => string>
  /** Where a member did it with themselves alone. */
  ofOneself: Record<'assigned' | 'unassigned', (who: string, what: string) => string>
  roleChanged(who: string, whose: string, role: string): string
  /** The object of a sentence about a member who is none any more. */
  someMember: string
  /** The same where a task is assigned to them. */
  toSomeMember: string
}
