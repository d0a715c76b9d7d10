import type { Actor, Scope } from '../core/auth.ts'
import type { Change } from './schemas.ts'

export type { Change } from './schemas.ts'

/** Who may see which changes: a change shows its resource, and so needs the scope that reading the resource needs. */

const READ_SCOPES: Record<Change['resource'] | 'webhook', Scope> = {
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

/** What reading a resource of the change log needs; one that is not known here is for the account alone. */
export function readScopeOf(resource: string): Scope {
  return (READ_SCOPES as Record<string, Scope | undefined>)[resource] ?? 'account'
}

/** Whether the actor may see changes of the resource. */
export function canRead(actor: Pick<Actor, 'scopes'>, resource: string): boolean {
  return actor.scopes.has(readScopeOf(resource))
}
