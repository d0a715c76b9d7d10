import type { Scope } from './scopes.ts'

/** What members of a shared workspace may do. */

/** Each role may do what those before it may. */
export const ROLES = ['viewer', 'commenter', 'editor', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** What each role may do, as shown to those who give it. */
export const ROLE_MEANINGS: Record<Role, string> = {
  viewer: 'read everything',
  commenter: 'write notes, and change their own',
  editor: 'create, change and delete tasks, projects, labels and views, and undo what they did',
  admin:
    'invite, remove and promote members, delete the notes of others, undo what others did, empty the trash, manage webhooks',
  owner: 'hand over the ownership, and delete the workspace',
}

/**
 * The least role that each scope takes in a shared workspace. Those that are missing open a user's own workspace only,
 * unless a route names a role (`config.role`).
 */
const LEAST: Partial<Record<Scope | 'any', Role>> = {
  // What such a route does is judged by scope for each thing that it touches.
  any: 'viewer',
  'tasks:read': 'viewer',
  'projects:read': 'viewer',
  'labels:read': 'viewer',
  'views:read': 'viewer',
  'tasks:write': 'editor',
  'projects:write': 'editor',
  'labels:write': 'editor',
  'views:write': 'editor',
  'webhooks:manage': 'admin',
}

export const isAtLeast = (role: Role, least: Role): boolean => ROLES.indexOf(role) >= ROLES.indexOf(least)

/** The least role for a route; undefined: it belongs to users, not to workspaces that they share. */
export const leastRole = (config: { scope?: Scope | 'any'; role?: Role }): Role | undefined =>
  config.role ?? LEAST[config.scope ?? 'any']

const scopesOf = (role: Role): ReadonlySet<Scope> =>
  new Set(
    (Object.entries(LEAST) as [Scope | 'any', Role][]).flatMap(([scope, least]) =>
      scope !== 'any' && isAtLeast(role, least) ? [scope] : [],
    ),
  )

/** The scopes that each role has in a shared workspace. */
export const SCOPES_OF: Record<Role, ReadonlySet<Scope>> = {
  viewer: scopesOf('viewer'),
  commenter: scopesOf('commenter'),
  editor: scopesOf('editor'),
  admin: scopesOf('admin'),
  owner: scopesOf('owner'),
}
