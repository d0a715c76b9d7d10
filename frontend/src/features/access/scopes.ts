import type { ApiKeyCreate } from '@docket/sdk'

/** Those for the user's own data: a key for `/api/admin` is made by the API. */
export type Scope = Exclude<ApiKeyCreate['scopes'][number], 'admin'>

/** The resources and the actions that the scopes of a key combine. */
export const RESOURCES = ['tasks', 'projects', 'labels', 'views', 'preferences'] as const
export const ACTIONS = ['read', 'write'] as const

export const READING: readonly Scope[] = RESOURCES.map((resource) => `${resource}:read` as const)
export const ALL: readonly Scope[] = [
  ...RESOURCES.flatMap((resource) => ACTIONS.map((action) => `${resource}:${action}` as const)),
  'webhooks:manage',
]

/** The scopes that have a meaning for a key limited to one project; see docs/contracts/auth-flow.md. */
const IN_ONE_PROJECT: ReadonlySet<Scope> = new Set([
  'tasks:read',
  'tasks:write',
  'projects:read',
  'labels:read',
  'labels:write',
  'views:read',
])

export const isOffered = (scope: Scope, projectId: number | null): boolean =>
  projectId === null || IN_ONE_PROJECT.has(scope)
