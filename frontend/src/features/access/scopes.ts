import type { ApiKeyCreate } from '@docket/sdk'

/** What a key may have. */
export type KeyScope = ApiKeyCreate['scopes'][number]
/** Those for the user's own data, which clients may have, too. */
export type Scope = Exclude<KeyScope, 'admin'>

/** The resources and the actions that the scopes of a key combine. */
export const RESOURCES = ['tasks', 'projects', 'labels', 'views', 'preferences'] as const
export const ACTIONS = ['read', 'write'] as const

export const READING: readonly Scope[] = RESOURCES.map((resource) => `${resource}:read` as const)
export const ALL: readonly Scope[] = [
  ...RESOURCES.flatMap((resource) => ACTIONS.map((action) => `${resource}:${action}` as const)),
  'webhooks:manage',
]

/** The scopes that have a meaning for a key limited to one project; see docs/contracts/auth-flow.md. */
const IN_ONE_PROJECT: ReadonlySet<KeyScope> = new Set([
  'tasks:read',
  'tasks:write',
  'projects:read',
  'labels:read',
  'labels:write',
  'views:read',
])

export const isOffered = (scope: KeyScope, projectId: number | null): boolean =>
  projectId === null || IN_ONE_PROJECT.has(scope)
