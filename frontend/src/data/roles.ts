import type { Member } from '@docket/sdk'

/** What members of a shared workspace may do, as far as pages go: the service decides. */

/** Each role may do what those before it may. */
export const ROLES = ['viewer', 'commenter', 'editor', 'admin', 'owner'] as const satisfies Member['role'][]
export type Role = (typeof ROLES)[number]

export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)

const NOTES: ReadonlySet<string> = new Set(['noteAdded', 'noteEdited', 'noteDeleted'])

/** The least role for an action. @param what as its summary calls it */
export const leastFor = (what: string): Role => (NOTES.has(what) ? 'commenter' : 'editor')
