import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { ROLES, type Role } from '../src/core/roles.ts'
import type { Scope } from '../src/core/scopes.ts'
import { DECLARED, type Declaration, type Guarded } from './support/isolation/declarations.ts'
import { createKey } from './support/isolation/world.ts'
import { type LetIn, letIn } from './support/let-in.ts'
import { OPEN } from './support/narrowed/open.ts'
import { withRoutes } from './support/routes.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'
import { createShared, type Shared } from './support/workspaces.ts'

/**
 * Every live route of a workspace × every role × every kind of credential, and those who are no members: written by
 * hand, apart from the code.
 */

const LEAST: Partial<Record<Scope, Role>> = {
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

type Exception = Partial<{ least: Role; status: number; body: () => object }>

const TASK = '/api/:user_id/tasks/:task_id'
/** What is otherwise than its scope says, or than in a user's own workspace. */
const EXCEPTIONS: Record<string, Exception> = {
  [`POST ${TASK}/notes`]: { least: 'commenter' },
  [`PATCH ${TASK}/notes/:note_id`]: { least: 'commenter' },
  [`DELETE ${TASK}/notes/:note_id`]: { least: 'commenter' },
  [`POST ${TASK}/notes/:note_id/restore`]: { least: 'commenter' },
  'GET /api/:user_id': { least: 'viewer' },
  'PATCH /api/:user_id': { least: 'admin', status: 200 },
  'PATCH /api/:user_id/members/:member_id': { least: 'admin' },
  // Everybody may leave; here, another member is named, who is none.
  'DELETE /api/:user_id/members/:member_id': { least: 'viewer' },
  'GET /api/:user_id/invitations': { least: 'admin' },
  'POST /api/:user_id/invitations': { least: 'admin', status: 201 },
  'DELETE /api/:user_id/invitations/:invitation_id': { least: 'admin' },
  'GET /api/:user_id/export': { least: 'admin' },
  'GET /api/:user_id/links': { least: 'admin' },
  'POST /api/:user_id/links': { least: 'admin' },
  'GET /api/:user_id/links/:link_id': { least: 'admin' },
  'PATCH /api/:user_id/links/:link_id': { least: 'admin' },
  'DELETE /api/:user_id/links/:link_id': { least: 'admin' },
  'DELETE /api/:user_id': { least: 'owner', status: 204 },
  // What is said there is between a member and the assistant, which may do no more than that member.
  'POST /api/:user_id/chat': { least: 'viewer' },
  'GET /api/:user_id/assistant': { least: 'viewer' },
  'GET /api/:user_id/conversations': { least: 'viewer' },
  'GET /api/:user_id/conversations/:conversation_id': { least: 'viewer' },
  'PATCH /api/:user_id/conversations/:conversation_id': { least: 'viewer' },
  'DELETE /api/:user_id/conversations/:conversation_id': { least: 'viewer' },
  'GET /api/:user_id/conversations/:conversation_id/messages': { least: 'viewer' },
  'POST /api/:user_id/conversations/:conversation_id/calls/:call_id': { least: 'viewer' },
}
/** Routes of scope `any`, which are judged by what they do. */
const ANY: Record<string, Role> = {
  'GET /api/:user_id/changes': 'viewer',
  'GET /api/:user_id/activity': 'viewer',
  'GET /api/:user_id/events': 'viewer',
  'GET /api/:user_id/trash': 'viewer',
  'DELETE /api/:user_id/trash': 'admin',
  'DELETE /api/:user_id/trash/:resource/:id': 'admin',
}

const READING: Scope[] = ['tasks:read', 'projects:read', 'labels:read', 'views:read']
const WRITING: Scope[] = ['tasks:write', 'projects:write', 'labels:write', 'views:write']
/** What each credential besides the session is granted. */
const GRANTED = {
  'a full key': [...READING, ...WRITING, 'preferences:read', 'preferences:write', 'webhooks:manage'],
  'a narrow key': ['tasks:read'],
  'a key for one project': [...READING, ...WRITING, 'webhooks:manage'],
  'an AI client': [...READING, ...WRITING, 'preferences:read', 'preferences:write'],
} as const satisfies Record<string, readonly Scope[]>
type Kind = keyof typeof GRANTED
const KINDS = Object.keys(GRANTED) as Kind[]

const { result, routes } = await withRoutes(() => startService())
const service: TestService = result
let shared: Shared
let stranger: TestUser

/** A client of the owner, which was let into the owner's own workspace alone. */
let elsewhere: LetIn
/** The tokens of each role, besides that of the session. */
let tokens: Record<Role, Record<Kind, string>>

before(async () => {
  shared = await createShared(service)
  stranger = await service.newUser()
  const project = (await shared.as(shared.members.owner).call('POST', '/projects', { name: 'One' })).data.id
  const entries = ROLES.map(async (role) => [role, await tokensOf(shared.members[role], project)] as const)
  elsewhere = await letIn(service, shared.members.owner, { scopes: GRANTED['an AI client'] })
  tokens = Object.fromEntries(await Promise.all(entries)) as typeof tokens
})

async function tokensOf(user: TestUser, project_id: number): Promise<Record<Kind, string>> {
  const key = async (kind: Kind, more = {}) => {
    const body = { name: kind, scopes: GRANTED[kind], workspace_id: shared.id, ...more }
    return (await user.call('POST', '/keys', body)).data.key as string
  }
  const scopes = GRANTED['an AI client']
  return {
    'a full key': await key('a full key'),
    'a narrow key': await key('a narrow key'),
    'a key for one project': await key('a key for one project', { project_id }),
    'an AI client': (await letIn(service, user, { scopes, workspaces: [shared.id] })).token,
  }
}

after(() => service.close())

const guarded = routes.flatMap(({ method, url }) => {
  const declared: Declaration | undefined = DECLARED[`${method === 'HEAD' ? 'GET' : method} ${url}`]
  return declared?.kind === 'guarded' ? [{ method, url, declared }] : []
})

/** The least role for a route; undefined: it is closed in shared workspaces. */
function leastOf(route: string, scope: Scope): Role | undefined {
  return EXCEPTIONS[route]?.least ?? ANY[route] ?? LEAST[scope]
}

/** Whether a member's key or client may use a route that their role opens. */
function isGranted(route: string, { scope, shared: parts }: Guarded, kind: Kind): boolean {
  if (kind === 'a key for one project' && !OPEN.includes(route)) return false
  const granted: readonly Scope[] = GRANTED[kind]
  // People manage members, invitations and the workspace itself.
  return granted.includes(scope) || (route.startsWith('GET ') && (route in ANY || parts === true))
}

/** A refusal's content, without what differs each time. */
function essence({ statusCode, headers, data }: Answer): unknown {
  const { date: _, ratelimit: __, 'x-request-id': ___, ...rest } = headers
  const { timestamp: ____, request_id: _____, ...problem } = data ?? {}
  return { statusCode, headers: { ...rest, 'content-length': 0 }, problem }
}

async function send(user: { token: string }, method: string, url: string, payload?: object): Promise<Answer> {
  return await service.inject({
    method: method as 'GET',
    url,
    headers: { authorization: `Bearer ${user.token}` },
    ...(payload === undefined || method === 'HEAD' ? {} : { payload }),
  })
}

const addressOf = (url: string, workspace: string, target: Record<string, string>) =>
  Object.entries({ ...SOME, ...target, user_id: workspace }).reduce(
    (text, [name, value]) => text.replace(`:${name}`, value),
    url,
  )
/**
 * Makes what a request is about: the member, unless their role only reads it, or it is on a task and they comment. What
 * one says to the assistant, one says oneself.
 */
const makerIn = ({ as, members }: Shared, role: Role, method: string): TestUser => ({
  ...as(members[role]),
  call: (verb, path, ...rest) => {
    const isReading = ['GET', 'HEAD'].includes(method) && path !== '/chat'
    const isOwners = isReading || (role === 'commenter' && path === '/tasks')
    return as(members[isOwners ? 'owner' : role]).call(verb, path, ...rest)
  },
})

/** Ids for what the request does not get to. */
const SOME = {
  ...{
    task_id: '1',
    key_id: 'unknown',
    client_id: 'unknown',
    occurrence_id: '1',
    project_id: '1',
    label_id: '1',
  },
  ...{ view_id: '1', note_id: '1', resource: 'task', id: '1', webhook_id: '1', delivery_id: '1' },
  ...{
    conversation_id: '1',
    call_id: 'c2_1',
    member_id: 'unknown',
    invitation_id: '00000000-0000-4000-8000-000000000000',
    link_id: '00000000-0000-4000-8000-000000000000',
  },
}

/** Ids of what is not there. */
const ABSENT = {
  ...{ task_id: '987654', occurrence_id: '987654', project_id: '987654', label_id: '987654' },
  ...{ view_id: '987654', note_id: '987654', id: '987654', webhook_id: '987654', delivery_id: '987654' },
}

describe('in a shared workspace', () => {
  for (const { method, url, declared } of guarded) {
    const route = `${method === 'HEAD' ? 'GET' : method} ${url}`
    const exception = EXCEPTIONS[route]
    test(`${method} ${url}`, async () => {
      const least = leastOf(route, declared.scope)
      const status = exception?.status ?? declared.status
      for (const role of ROLES) {
        const cell = `${method} ${url} as ${role}`
        const isAllowed = least !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(least)
        // An event stream never ends by itself.
        if (isAllowed && url.endsWith('/events') && method === 'GET') continue
        const place = isAllowed && route === 'DELETE /api/:user_id' ? await createShared(service) : shared
        const target = isAllowed ? ((await declared.target?.(makerIn(place, role, method))) ?? {}) : {}
        const body = declared.body?.(target)
        const answer = await send(place.members[role], method, addressOf(url, place.id, target), body)
        assert.equal(answer.statusCode, isAllowed ? status : 403, `${cell}: ${answer.payload}`)
        if (!isAllowed && method !== 'HEAD') assert.equal(answer.data.error_code, 'AUTH_FORBIDDEN', cell)
      }
      const body = declared.body?.({})
      for (const role of ROLES) {
        const isAllowed = least !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(least)
        for (const kind of KINDS) {
          const cell = `${method} ${url} as ${role} by ${kind}`
          const mayAsk = isAllowed && isGranted(route, declared, kind)
          // An undo asks for the scopes of what it takes back: other tests do.
          if (url.endsWith('/undo') && isAllowed && !mayAsk) continue
          // Nothing that could be undone.
          const sent = mayAsk && url.endsWith('/undo') ? { since: 987_654 } : body
          const at = addressOf(url, shared.id, ABSENT)
          const answer = await send({ token: tokens[role][kind] }, method, at, sent)
          if (!mayAsk) assert.equal(answer.statusCode, 403, `${cell}: ${answer.payload}`)
          // What the request names is not there: it was let in if it is told that, or what was asked for.
          else assert.ok(![401, 403, 500].includes(answer.statusCode), `${cell}: ${answer.payload}`)
        }
      }
      const own = await createKey(shared.members.owner, ['tasks:read', 'tasks:write'])
      for (const who of [stranger, shared.former, { token: own.key }, elsewhere]) {
        const there = await send(who, method, addressOf(url, shared.id, {}), body)
        const nowhere = await send(who, method, addressOf(url, 'f'.repeat(32), {}), body)
        assert.equal(there.statusCode, 403)
        assert.deepEqual(essence(there), essence(nowhere))
      }
    })
  }
})
