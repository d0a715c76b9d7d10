import { type Actor, missingScope, type Scope } from '../../core/auth.ts'
import type { Change } from './schemas.ts'

export type { Change } from './schemas.ts'

/** Who may see which changes: a change shows its resource, and so requires the scope that reading the resource does. */

type Resource = Change['resource']

/** The scope that a token needs to see the changes of a resource. */
const READ_SCOPES: Record<Resource, Scope> = {
  task: 'tasks:read',
  occurrence: 'tasks:read',
  note: 'tasks:read',
  project: 'projects:read',
  label: 'labels:read',
  view: 'views:read',
  preferences: 'preferences:read',
  api_key: 'account',
  webhook: 'webhooks:manage',
}

export const readScopeOf = (resource: Resource): Scope => READ_SCOPES[resource]

export const canRead = (actor: Actor, resource: Resource): boolean => actor.scopes.has(readScopeOf(resource))

/** All resources that the log covers. */
export const RESOURCES = Object.keys(READ_SCOPES) as Resource[]

/** The resources whose changes the actor may see. */
export const visible = (actor: Actor): Resource[] => RESOURCES.filter((resource) => canRead(actor, resource))

/** The same, for a request that is about nothing else. @throws DocketError AUTH_FORBIDDEN when there are none */
export function readable(actor: Actor): Resource[] {
  const resources = visible(actor)
  if (resources.length === 0) throw missingScope('tasks:read')
  return resources
}
