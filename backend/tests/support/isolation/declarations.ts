import { randomBytes } from 'node:crypto'
import type { Scope } from '../../../src/core/scopes.ts'
import type { TestUser } from '../service.ts'
import { ADMINISTRATION, type Administration } from './administration.ts'
import { createKey, PASSWORD } from './world.ts'

/** What each route answers to whom: written by hand, so that a change in a route's answers is noticed. */

/** Answers everybody alike. */
interface Open {
  kind: 'open'
  status: number
  /** The status with a session, where that makes a difference. */
  withCookie?: number
  /** Below the route's own address, for one that ends in `*` or has parameters. */
  url?: string
  body?: () => object
}

/** Acts for the session in the cookie; bearer tokens are ignored. */
interface Session {
  kind: 'session'
  /** The status for a request without a session. */
  without: number
  /** The status for a request with the cookie. */
  status: number
  /** Below the route's own address, for one that has parameters. */
  url?: string
  body?: () => object
}

/** Under `/api/{user_id}`: for the token's own user, with a scope. */
export interface Guarded {
  kind: 'guarded'
  scope: Scope
  /** Whether a key without this scope is admitted too, for what its own scopes cover. */
  shared?: boolean
  /** Whether it needs further scopes: a webhook requires those for reading what it sends. */
  further?: boolean
  status: number
  /** @param target what `target` created */
  body?: (target: Record<string, string>) => object
  /** Creates what the request names, owned by `owner`. */
  target?: (owner: TestUser) => Promise<Record<string, string>>
}

/** For the token's own user, whom no path names. */
interface Own {
  kind: 'own'
  /** By default `account`, which no key has. */
  scope?: Scope
  status: number
  /** Below the route's own address, for one that has parameters. */
  url?: string
  body?: () => object
}

/** For AI clients: accepts keys, but no token of the API. */
interface Mcp {
  kind: 'mcp'
  /** The status for a key. */
  status: number
}

/** Answers preflights for every URL, and nothing else. */
interface Preflight {
  kind: 'preflight'
}

export type Declaration = Open | Session | Guarded | Own | Mcp | Preflight | Administration

const open = (status = 200, rest: Partial<Open> = {}): Open => ({ kind: 'open', status, ...rest })
const session = (body?: () => object, rest: Partial<Session> = {}): Session => ({
  kind: 'session',
  without: 401,
  status: 200,
  ...(body === undefined ? {} : { body }),
  ...rest,
})
const guarded = (scope: Scope, status: number, rest: Partial<Guarded> = {}): Guarded => ({
  kind: 'guarded',
  scope,
  status,
  ...rest,
})

const own = (status = 200, rest: Partial<Own> = {}): Own => ({ kind: 'own', status, ...rest })

const someEmail = () => `${randomBytes(6).toString('hex')}@example.com`
const newTask = async (owner: TestUser) => {
  const { data } = await owner.call('POST', '/tasks', { title: 'target' })
  return { task_id: String(data.id) }
}
/** A random name, since names are unique. */
const someName = () => randomBytes(6).toString('hex')
const made = async (owner: TestUser, path: string, body: object) =>
  String((await owner.call('POST', path, body)).data.id)
const newProject = async (owner: TestUser) => ({
  project_id: await made(owner, '/projects', { name: 'target' }),
})
const newLabel = async (owner: TestUser) => ({
  label_id: await made(owner, '/labels', { name: someName() }),
})
const newView = async (owner: TestUser) => ({
  view_id: await made(owner, '/views', { name: someName(), filter: '' }),
})
const newNote = async (owner: TestUser) => {
  const { task_id } = await newTask(owner)
  return { task_id, note_id: await made(owner, `/tasks/${task_id}/notes`, { body: 'target' }) }
}
const recurringTask = async (owner: TestUser) => {
  const body = { title: 'target', due: { date: '2026-11-20' }, recurrence: 'FREQ=DAILY' }
  const { data } = await owner.call('POST', '/tasks', body)
  return { task_id: String(data.id) }
}
const oneTurnTaken = async (owner: TestUser) => {
  const { task_id } = await recurringTask(owner)
  await owner.call('POST', `/tasks/${task_id}/skip`)
  const { data } = await owner.call('GET', `/tasks/${task_id}/occurrences`)
  return { task_id, occurrence_id: String(data.occurrences[0].id) }
}
const newLink = async (owner: TestUser) => {
  const { project_id } = await newProject(owner)
  const { data } = await owner.call('GET', '/links')
  // The number of links per workspace is limited, and the matrix needs many.
  if (data.count > 90) await owner.call('DELETE', `/links/${data.links.at(-1).id}`)
  return { link_id: await made(owner, '/links', { project_id: Number(project_id) }) }
}
const accessOfKey = async (owner: TestUser) => ({ kind: 'api_key', id: (await newKey(owner)).key_id })
const NO_ACCESS = () => ({ access: [] })
const newKey = async (owner: TestUser) => ({ key_id: (await createKey(owner, ['tasks:read'])).id })

const WEBHOOK = { url: 'https://hooks.example.com/', events: ['*'] }
const newWebhook = async (owner: TestUser) => {
  const { data } = await owner.call('GET', '/webhooks')
  // The number of webhooks per user is limited, and the matrix needs many.
  const last = data.webhooks?.at(-1)
  if (data.count > 15) await owner.call('DELETE', `/webhooks/${last.id}`)
  return { webhook_id: await made(owner, '/webhooks', WEBHOOK) }
}
const newDelivery = async (owner: TestUser) => {
  const { webhook_id } = await newWebhook(owner)
  return { webhook_id, delivery_id: await made(owner, `/webhooks/${webhook_id}/test`, {}) }
}

const CHANNEL = { kind: 'webhook', name: 'target', url: 'https://hooks.example.com/' }
const newChannel = async (owner: TestUser) => {
  const { data } = await owner.call('GET', '/channels')
  // The number of channels per user is limited, and the matrix needs many.
  if (data.count > 15) await owner.call('DELETE', `/channels/${data.channels.at(-1).id}`)
  return { channel_id: await made(owner, '/channels', CHANNEL) }
}
/** Nobody makes notifications but the service: `createWorld` has given everybody some. */
const someNotification = async (owner: TestUser) => {
  const { data } = await owner.call('GET', '/notifications?limit=1')
  return { notification_id: String(data.notifications[0].id) }
}

const newConversation = async (owner: TestUser) => {
  const { data } = await owner.call('POST', '/chat', { message: 'Hello' })
  return { conversation_id: String(data.conversation_id), call_id: 'c2_1' }
}

const NOWHERE = '0123456789abcdef0123456789abcdef'
const CONVERSATION = '/api/:user_id/conversations/:conversation_id'
const TASK = '/api/:user_id/tasks/:task_id'
const HOOK = '/api/:user_id/webhooks/:webhook_id'
const WAY = '/api/:user_id/channels/:channel_id'
const TOLD = '/api/:user_id/notifications/:notification_id'

const NOTES = `${TASK}/notes`

/** A list and its items: each item is read, changed and deleted at its own URL. */
const collection = (
  kind: 'tasks' | 'projects' | 'labels' | 'views' | 'channels',
  path: string,
  parameter: string,
  target: NonNullable<Guarded['target']>,
  create: () => object,
  patch: () => object,
): Record<string, Declaration> => ({
  [`POST ${path}`]: guarded(`${kind}:write`, 201, { body: create }),
  [`GET ${path}/:${parameter}`]: guarded(`${kind}:read`, 200, { target }),
  [`PATCH ${path}/:${parameter}`]: guarded(`${kind}:write`, 200, { target, body: patch }),
  [`DELETE ${path}/:${parameter}`]: guarded(`${kind}:write`, 204, { target }),
})

/** Moves one before another. */
const move = (
  kind: 'projects' | 'labels' | 'views',
  parameter: string,
  target: NonNullable<Guarded['target']>,
): Declaration =>
  guarded(`${kind}:write`, 200, {
    target: async (owner) => ({ other: (await target(owner))[parameter] ?? '', ...(await target(owner)) }),
    body: ({ other }) => ({ before: Number(other ?? 1) }),
  })

async function discarded(owner: TestUser) {
  const { task_id: id = '' } = await newTask(owner)
  await owner.call('DELETE', `/tasks/${id}`)
  return { resource: 'task', id }
}

/** The history of one thing, and restoring it from the trash. */
const past = (
  path: string,
  kind: 'tasks' | 'projects' | 'labels' | 'views',
  target: NonNullable<Guarded['target']>,
): Record<string, Declaration> => ({
  [`GET ${path}/history`]: guarded(`${kind}:read`, 200, { target }),
  [`POST ${path}/restore`]: guarded(`${kind}:write`, 200, {
    target: async (owner) => {
      const ids = await target(owner)
      const address = Object.entries(ids).reduce((text, [name, id]) => text.replace(`:${name}`, id), path)
      await owner.call('DELETE', address.replace('/api/:user_id', ''))
      return ids
    },
  }),
})

/** HEAD answers like GET and is not listed. */
export const DECLARED: Record<string, Declaration> = {
  ...ADMINISTRATION,
  // A link that nobody was given.
  'POST /api/:user_id/administration': guarded('account', 403, { body: () => ({ token: 'unknown' }) }),
  'GET /': open(),
  'GET /errors': open(),
  'GET /docket.css': open(),
  'GET /health': open(),
  'GET /health/ready': open(),
  'GET /health/live': open(),
  'GET /openapi.json': open(),
  'POST /mcp': { kind: 'mcp', status: 200 },
  'GET /.well-known/oauth-protected-resource': open(),
  'GET /.well-known/oauth-protected-resource/mcp': open(),
  'GET /.well-known/oauth-protected-resource/api': open(),
  'GET /.well-known/oauth-authorization-server': open(),
  'GET /api/auth/oauth2/authorize': open(302),
  'GET /api/auth/oauth2/ask': open(302),
  'GET /api/auth/error': open(302),
  'POST /api/auth/oauth2/token': open(415, { body: () => ({ json: true }) }),
  'POST /api/auth/oauth2/revoke': open(415, { body: () => ({ json: true }) }),
  // An empty registration is refused.
  'POST /api/auth/oauth2/register': open(400, { body: () => ({}) }),
  'GET /api/auth/oauth2/public-client': session(undefined, {
    status: 404,
    url: '/api/auth/oauth2/public-client?client_id=unknown',
  }),
  'GET /api/auth/oauth2/get-consents': session(),
  'POST /api/auth/oauth2/consent': session(
    () => ({ accept: true, oauth_query: 'client_id=unknown&sig=unknown' }),
    { without: 400, status: 400 },
  ),
  'POST /api/auth/oauth2/delete-consent': session(() => ({ id: 'unknown' }), { status: 404 }),
  // `/mcp` has no sessions.
  'GET /mcp': { kind: 'mcp', status: 405 },
  'DELETE /mcp': { kind: 'mcp', status: 405 },

  'GET /docs': open(),
  'GET /docs/': open(),
  'GET /docs/json': open(),
  'GET /docs/yaml': open(),
  'GET /docs/reference.css': open(),
  'GET /docs/reference.js': open(),
  'GET /docs/scalar.js': open(),
  'OPTIONS *': { kind: 'preflight' },

  'POST /api/auth/sign-up/email': open(200, {
    body: () => ({ name: 'New', email: someEmail(), password: PASSWORD }),
  }),
  'POST /api/auth/sign-in/email': open(401, { body: () => ({ email: someEmail(), password: PASSWORD }) }),
  // No provider and no directory is set up.
  'POST /api/auth/sign-in/ldap': open(404, { body: () => ({ username: 'ada', password: PASSWORD }) }),
  'POST /api/auth/ldap/link': open(404, { body: () => ({ username: 'ada', password: PASSWORD }) }),
  'GET /api/auth/providers': open(),
  'POST /api/auth/sign-in/provider': open(404, { body: () => ({ provider: 'unknown' }) }),
  'POST /api/auth/providers/link': session(() => ({ provider: 'unknown' }), { status: 404 }),
  'POST /api/auth/providers/prove': session(() => ({ provider: 'unknown' }), { status: 404 }),
  'POST /api/auth/providers/unlink': session(() => ({ id: 'unknown' }), { status: 409 }),
  'GET /api/auth/providers/:provider/callback': open(404, { url: '/api/auth/providers/unknown/callback' }),
  'GET /api/auth/passkey/generate-authenticate-options': open(),
  'POST /api/auth/passkey/verify-authentication': open(400, {
    body: () => ({ response: { id: 'unknown' } }),
  }),
  // Without a password before it, or an app.
  'POST /api/auth/two-factor/verify-totp': open(401, { withCookie: 400, body: () => ({ code: '000000' }) }),
  'POST /api/auth/two-factor/verify-backup-code': open(401, {
    withCookie: 400,
    body: () => ({ code: 'unknown' }),
  }),
  'GET /api/auth/jwks': open(),
  'POST /api/auth/request-password-reset': open(200, { body: () => ({ email: someEmail() }) }),
  'GET /api/auth/reset-password/:token': open(302, {
    url: '/api/auth/reset-password/unknown?callbackURL=/',
  }),
  'POST /api/auth/reset-password': open(400, { body: () => ({ newPassword: PASSWORD, token: 'unknown' }) }),
  // A signed-in user may request it only for their own address.
  'POST /api/auth/send-verification-email': open(200, {
    withCookie: 400,
    body: () => ({ email: someEmail() }),
  }),
  'POST /api/auth/verify-email': open(401, { body: () => ({ token: 'unknown' }) }),

  'POST /api/auth/sign-out': session(undefined, { without: 200 }),
  'GET /api/auth/token': session(),
  'GET /api/auth/get-session': session(undefined, { without: 200 }),
  'GET /api/auth/list-sessions': session(),
  'POST /api/auth/revoke-session': session(() => ({ token: 'unknown' })),
  'POST /api/auth/revoke-other-sessions': session(),
  'POST /api/auth/revoke-sessions': session(),
  'POST /api/auth/prove': session(() => ({ password: PASSWORD })),
  'GET /api/auth/list-sign-in-methods': session(),
  'GET /api/auth/passkey/generate-register-options': session(),
  'POST /api/auth/passkey/verify-registration': session(
    () => ({ name: 'Phone', response: { id: 'unknown' } }),
    { status: 400 },
  ),
  'POST /api/auth/passkey/update-passkey': session(() => ({ id: 'unknown', name: 'Phone' }), { status: 404 }),
  'POST /api/auth/passkey/delete-passkey': session(() => ({ id: 'unknown' }), { status: 404 }),
  'POST /api/auth/two-factor/enable': session(() => ({})),
  'POST /api/auth/two-factor/disable': session(() => ({})),
  // There are none without an app.
  'POST /api/auth/two-factor/generate-backup-codes': session(() => ({}), { status: 400 }),
  'POST /api/auth/update-user': session(() => ({ name: 'Renamed' })),
  'POST /api/auth/change-password': session(() => ({
    currentPassword: PASSWORD,
    newPassword: `${PASSWORD} staple`,
  })),
  'POST /api/auth/change-email': session(() => ({ newEmail: someEmail() })),
  'POST /api/auth/delete-user': session(() => ({ password: PASSWORD })),

  'GET /api/workspaces': own(),
  'GET /api/assigned': own(),
  'GET /api/events': own(200, { scope: 'tasks:read' }),
  'POST /api/workspaces': own(201, { body: () => ({ name: 'new' }) }),
  'GET /api/invitations/:token': own(404, { url: '/api/invitations/unknown' }),
  'POST /api/invitations/:token/accept': own(404, { url: '/api/invitations/unknown/accept' }),
  'POST /api/invitations/:token/decline': own(404, { url: '/api/invitations/unknown/decline' }),
  // Nobody else can enter a user's own workspace; of shared ones, see `roles.merge.test.ts`.
  'GET /api/:user_id': guarded('account', 200),
  'PATCH /api/:user_id': guarded('account', 409, { body: () => ({ name: 'renamed' }) }),
  'DELETE /api/:user_id': guarded('account', 409),
  'GET /api/:user_id/members': guarded('tasks:read', 200),
  'PATCH /api/:user_id/members/:member_id': guarded('account', 404, { body: () => ({ role: 'viewer' }) }),
  'DELETE /api/:user_id/members/:member_id': guarded('account', 404),
  'GET /api/:user_id/invitations': guarded('account', 200),
  'POST /api/:user_id/invitations': guarded('account', 409, { body: () => ({ role: 'viewer' }) }),
  'DELETE /api/:user_id/invitations/:invitation_id': guarded('account', 404),
  'GET /api/:user_id/links': guarded('account', 200),
  'POST /api/:user_id/links': guarded('account', 201, {
    target: newProject,
    body: ({ project_id }) => ({ project_id: Number(project_id ?? 1) }),
  }),
  'GET /api/:user_id/links/:link_id': guarded('account', 200, { target: newLink }),
  'PATCH /api/:user_id/links/:link_id': guarded('account', 200, {
    target: newLink,
    body: () => ({ shows: { done: true } }),
  }),
  'DELETE /api/:user_id/links/:link_id': guarded('account', 204, { target: newLink }),
  // A link that nobody was given; what one shows is in `links/public.test.ts`.
  'GET /api/links/:token': open(404, { url: '/api/links/unknown' }),
  'GET /api/links/:token/tasks': open(404, { url: '/api/links/unknown/tasks' }),

  'GET /api/:user_id/tasks': guarded('tasks:read', 200),
  'POST /api/:user_id/tasks': guarded('tasks:write', 201, { body: () => ({ title: 'new' }) }),
  [`GET ${TASK}`]: guarded('tasks:read', 200, { target: newTask }),
  [`PUT ${TASK}`]: guarded('tasks:write', 200, {
    target: newTask,
    body: () => ({ title: 'put', complete: true }),
  }),
  [`PATCH ${TASK}`]: guarded('tasks:write', 200, { target: newTask, body: () => ({ title: 'patched' }) }),
  [`DELETE ${TASK}`]: guarded('tasks:write', 204, { target: newTask }),
  [`PATCH ${TASK}/complete`]: guarded('tasks:write', 200, { target: newTask }),
  [`POST ${TASK}/move`]: guarded('tasks:write', 200, {
    target: async (owner) => ({ ...(await newTask(owner)), ...(await newTask(owner)) }),
    body: () => ({ before: 1 }),
  }),
  // Nobody may enter that workspace. Where they may, `transfers/` has tests.
  [`POST ${TASK}/transfer`]: guarded('tasks:write', 422, {
    target: newTask,
    body: () => ({ workspace_id: NOWHERE }),
  }),
  [`POST ${TASK}/skip`]: guarded('tasks:write', 200, { target: recurringTask }),
  [`GET ${TASK}/occurrences`]: guarded('tasks:read', 200, { target: newTask }),
  [`DELETE ${TASK}/occurrences/:occurrence_id`]: guarded('tasks:write', 200, { target: oneTurnTaken }),
  'POST /api/:user_id/quick-add': guarded('tasks:write', 201, { body: () => ({ text: 'new @errand' }) }),
  'POST /api/:user_id/recurrence/preview': guarded('tasks:read', 200, {
    body: () => ({ recurrence: 'FREQ=DAILY', start: { date: '2026-11-20' } }),
  }),

  'GET /api/:user_id/projects': guarded('projects:read', 200),
  ...collection(
    'projects',
    '/api/:user_id/projects',
    'project_id',
    newProject,
    () => ({ name: 'new' }),
    () => ({ name: 'patched' }),
  ),
  'GET /api/:user_id/labels': guarded('labels:read', 200),
  ...collection(
    'labels',
    '/api/:user_id/labels',
    'label_id',
    newLabel,
    () => ({ name: someName() }),
    () => ({ name: someName() }),
  ),
  'GET /api/:user_id/views': guarded('views:read', 200),
  ...collection(
    'views',
    '/api/:user_id/views',
    'view_id',
    newView,
    () => ({ name: someName(), filter: '' }),
    () => ({ name: someName() }),
  ),
  'GET /api/:user_id/notes': guarded('tasks:read', 200, { target: newNote }),
  [`GET ${NOTES}`]: guarded('tasks:read', 200, { target: newTask }),
  ...collection(
    'tasks',
    NOTES,
    'note_id',
    newNote,
    () => ({ body: 'new' }),
    () => ({ body: 'patched' }),
  ),
  [`POST ${NOTES}`]: guarded('tasks:write', 201, { target: newTask, body: () => ({ body: 'new' }) }),
  'POST /api/:user_id/projects/:project_id/transfer': guarded('projects:write', 422, {
    target: newProject,
    body: () => ({ workspace_id: NOWHERE }),
  }),
  'POST /api/:user_id/projects/:project_id/move': move('projects', 'project_id', newProject),
  'POST /api/:user_id/labels/:label_id/move': move('labels', 'label_id', newLabel),
  'POST /api/:user_id/views/:view_id/move': move('views', 'view_id', newView),
  'GET /api/:user_id/counts': guarded('tasks:read', 200),
  'GET /api/:user_id/preferences': guarded('preferences:read', 200),
  'PATCH /api/:user_id/preferences': guarded('preferences:write', 200, {
    body: () => ({ time_zone: 'Europe/Berlin' }),
  }),

  // The batch itself needs no scope: its operation does.
  'POST /api/:user_id/batch': guarded('tasks:write', 200, {
    body: () => ({ operations: [{ method: 'POST', path: '/tasks', body: { title: 'new' } }] }),
  }),

  'GET /api/:user_id/changes': guarded('tasks:read', 200, { shared: true }),
  'GET /api/:user_id/activity': guarded('tasks:read', 200, { shared: true }),
  ...past(TASK, 'tasks', newTask),
  ...past(`${NOTES}/:note_id`, 'tasks', newNote),
  ...past('/api/:user_id/projects/:project_id', 'projects', newProject),
  ...past('/api/:user_id/labels/:label_id', 'labels', newLabel),
  ...past('/api/:user_id/views/:view_id', 'views', newView),
  'POST /api/:user_id/undo': guarded('tasks:write', 200, {
    target: async (owner) => ({
      revision: String((await owner.call('POST', '/tasks', { title: 'ordinary' })).data.revision),
    }),
    body: ({ revision }) => ({ revision: Number(revision ?? 1) }),
  }),
  'GET /api/:user_id/trash': guarded('tasks:read', 200, { shared: true }),
  'DELETE /api/:user_id/trash': guarded('tasks:write', 204, { shared: true, target: discarded }),
  'DELETE /api/:user_id/trash/:resource/:id': guarded('tasks:write', 204, { target: discarded }),
  'GET /api/:user_id/webhooks': guarded('webhooks:manage', 200),
  'POST /api/:user_id/webhooks': guarded('webhooks:manage', 201, {
    further: true,
    // Makes room for another webhook first.
    target: newWebhook,
    body: () => WEBHOOK,
  }),
  [`GET ${HOOK}`]: guarded('webhooks:manage', 200, { further: true, target: newWebhook }),
  [`PATCH ${HOOK}`]: guarded('webhooks:manage', 200, {
    further: true,
    target: newWebhook,
    body: () => ({ description: 'patched' }),
  }),
  [`DELETE ${HOOK}`]: guarded('webhooks:manage', 204, { further: true, target: newWebhook }),
  [`POST ${HOOK}/rotate-secret`]: guarded('webhooks:manage', 200, { further: true, target: newWebhook }),
  [`POST ${HOOK}/test`]: guarded('webhooks:manage', 202, { further: true, target: newWebhook }),
  [`GET ${HOOK}/deliveries`]: guarded('webhooks:manage', 200, { further: true, target: newDelivery }),
  [`POST ${HOOK}/deliveries/:delivery_id/replay`]: guarded('webhooks:manage', 202, {
    further: true,
    target: newDelivery,
  }),
  'GET /api/:user_id/channels': guarded('channels:read', 200),
  'GET /api/:user_id/channels/options': guarded('channels:read', 200),
  ...collection(
    'channels',
    '/api/:user_id/channels',
    'channel_id',
    newChannel,
    () => CHANNEL,
    () => ({ name: 'patched' }),
  ),
  'POST /api/:user_id/channels': guarded('channels:write', 201, {
    // Makes room for another channel first.
    target: newChannel,
    body: () => CHANNEL,
  }),
  [`GET ${WAY}/secret`]: guarded('channels:write', 200, { target: newChannel }),
  [`POST ${WAY}/test`]: guarded('channels:write', 202, { target: newChannel }),
  [`GET ${WAY}/deliveries`]: guarded('channels:read', 200, { target: newChannel }),
  'GET /api/:user_id/notifications': guarded('notifications:read', 200),
  'POST /api/:user_id/notifications/read': guarded('notifications:write', 200, {
    body: () => ({ until: 1_000_001 }),
  }),
  [`GET ${TOLD}`]: guarded('notifications:read', 200, { target: someNotification }),
  [`PATCH ${TOLD}`]: guarded('notifications:write', 200, {
    target: someNotification,
    body: () => ({ read: true }),
  }),
  [`DELETE ${TOLD}`]: guarded('notifications:write', 204, { target: someNotification }),
  // It tells of no task.
  [`POST ${TOLD}/act`]: guarded('notifications:write', 409, {
    target: someNotification,
    body: () => ({ act: 'done' }),
  }),
  'POST /api/acts': open(404, { body: () => ({ token: 'unknown' }) }),
  'POST /api/acts/shown': open(404, { body: () => ({ token: 'unknown' }) }),
  'POST /api/unsubscribe/:token': open(404, { url: '/api/unsubscribe/unknown' }),
  'GET /api/:user_id/events': guarded('tasks:read', 200, { shared: true }),
  'GET /api/:user_id/keys': guarded('account', 200),
  'POST /api/:user_id/keys': guarded('account', 201, {
    body: () => ({ name: 'new', scopes: ['tasks:read'] }),
  }),
  'DELETE /api/:user_id/keys/:key_id': guarded('account', 204, { target: newKey }),
  'GET /api/:user_id/assistant': guarded('account', 200),
  'POST /api/:user_id/chat': guarded('account', 200, { body: () => ({ message: 'Hello' }) }),
  'GET /api/:user_id/conversations': guarded('account', 200),
  [`GET ${CONVERSATION}`]: guarded('account', 200, { target: newConversation }),
  [`PATCH ${CONVERSATION}`]: guarded('account', 200, {
    target: newConversation,
    body: () => ({ title: 'patched' }),
  }),
  [`DELETE ${CONVERSATION}`]: guarded('account', 204, { target: newConversation }),
  [`GET ${CONVERSATION}/messages`]: guarded('account', 200, { target: newConversation }),
  // A call that awaits the user's decision would need a model.
  [`POST ${CONVERSATION}/calls/:call_id`]: guarded('account', 404, {
    target: newConversation,
    body: () => ({ approve: true }),
  }),
  'GET /api/:user_id/export': guarded('account', 200),
  'GET /api/:user_id/access': guarded('account', 200),
  // Without a body it would end the credentials of the matrix.
  'DELETE /api/:user_id/access': guarded('account', 204, { body: NO_ACCESS }),
  'DELETE /api/:user_id/access/:kind/:id': guarded('account', 204, { target: accessOfKey }),
  'GET /api/:user_id/clients': guarded('account', 200),
  // Clients belong to nobody; the limits that a user sets for one are that user's alone.
  'PUT /api/:user_id/clients/:client_id/limits': guarded('account', 404, {
    target: async () => ({ client_id: 'unknown' }),
    body: () => ({ confirm_deletes: true }),
  }),
}
