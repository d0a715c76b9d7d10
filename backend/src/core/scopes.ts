/** What tokens may do. */

/** What a token may do with the user's own data. */
export const KEY_SCOPES = [
  'tasks:read',
  'tasks:write',
  'projects:read',
  'projects:write',
  'labels:read',
  'labels:write',
  'views:read',
  'views:write',
  'preferences:read',
  'preferences:write',
  'notifications:read',
  'notifications:write',
  'channels:read',
  'channels:write',
  'webhooks:manage',
] as const

/**
 * With these, data leaves the workspace, or is told of elsewhere, for as long as what was made by them exists. Nobody
 * has them unasked: never the assistant, and a client only where it names them, if at all.
 */
const OUTWARD: ReadonlySet<string> = new Set(['preferences:write', 'channels:write', 'webhooks:manage'])
/** The scopes of whoever has not asked for any, and of the assistant. */
export const UNASKED_SCOPES = KEY_SCOPES.filter((scope) => !OUTWARD.has(scope))

/**
 * Of these, API keys are granted a subset: `admin` only to administrators, and never to clients or the assistant.
 * `account` is reserved for the user.
 */
export const GRANTED_SCOPES = [...KEY_SCOPES, 'admin'] as const
export type Scope = (typeof GRANTED_SCOPES)[number] | 'account'

/** What each scope allows, as shown to a user who creates an API key. */
export const SCOPE_MEANINGS: Record<(typeof GRANTED_SCOPES)[number], string> = {
  'tasks:read': 'read tasks with their notes, occurrences and counts, and the change log',
  'tasks:write': 'create, change and delete tasks and notes',
  'projects:read': 'read projects',
  'projects:write': 'create, change, reorder and delete projects',
  'labels:read': 'read labels',
  'labels:write': 'create, change, reorder and delete labels; use a new label in a task',
  'views:read': 'read views; list tasks by a view',
  'views:write': 'create, change, reorder and delete views',
  'preferences:read': 'read preferences',
  'preferences:write': 'change preferences',
  'notifications:read': 'read notifications, which may tell of tasks in all workspaces of the user',
  'notifications:write': 'mark notifications as read, act on them, and delete them',
  'channels:read': 'read where the user is notified, and what was delivered there',
  'channels:write': 'decide where the user is notified: whatever they are told is then sent there',
  'webhooks:manage': 'manage webhooks',
  admin: 'administer the service (`/api/admin`), as long as the user is an administrator',
}
