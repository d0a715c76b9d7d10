import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { KEY_SCOPES } from '../src/core/scopes.ts'
import { type Credential, createCredentials } from './support/isolation/credentials.ts'
import { DECLARED, type Declaration } from './support/isolation/declarations.ts'
import { createKey, createWorld, rowsOf, signIn, signUp, type World } from './support/isolation/world.ts'
import { type LiveRoute, withRoutes } from './support/routes.ts'
import { type Answer, startService, type TestService } from './support/service.ts'

/** The isolation matrix: every live route × every credential × every user that a path may name. */

let service: TestService
let world: World
let credentials: [name: string, credential: Credential][]
let vicsRows: Record<string, string[]>

const { result, routes } = await withRoutes(() => startService())

before(async () => {
  service = result
  world = await createWorld(service)
  credentials = Object.entries(await createCredentials(service, world))
  vicsRows = await rowsOf(service, world.vic.id)
})
after(() => service.close())

const declarationOf = ({ method, url }: LiveRoute): Declaration | undefined =>
  DECLARED[`${method === 'HEAD' ? 'GET' : method} ${url}`]

type Kind = Declaration['kind']
const ofKind = <K extends Kind>(kind: K) =>
  routes.flatMap((route) => {
    const declared = declarationOf(route)
    return declared?.kind === kind ? [{ ...route, declared: declared as Declaration & { kind: K } }] : []
  })

/** Sends one cell's request; the answer must reveal nothing about Vic. */
async function send(
  cell: string,
  route: { method: string; url: string },
  headers: Record<string, string>,
  body?: object,
): Promise<Answer> {
  const answer = await service.inject({
    method: route.method as 'GET',
    url: route.url,
    headers,
    ...(body === undefined || route.method === 'HEAD' ? {} : { payload: body }),
  })
  const said = JSON.stringify(answer.headers) + answer.payload
  for (const secret of [world.marker, world.vic.id, world.vicKeyId]) {
    assert.ok(!said.includes(secret), `${cell}: shows another user's data`)
  }
  if (route.method === 'HEAD') assert.equal(answer.payload, '', `${cell}: a body to HEAD`)
  return answer
}

/** A refusal's content, without what differs each time. */
function essence(answer: Answer): unknown {
  const { date: _, ratelimit: __, 'x-request-id': ___, ...headers } = answer.headers
  const { timestamp: ____, request_id: _____, ...data } = answer.data ?? {}
  return { status: answer.statusCode, headers: { ...headers, 'content-length': 0 }, data }
}

test('every route has a declared answer, and every declaration a route', () => {
  const live = routes.map(({ method, url }) => `${method === 'HEAD' ? 'GET' : method} ${url}`)
  const undeclared = live.filter((route) => DECLARED[route] === undefined)
  assert.deepEqual(undeclared, [], 'Routes without a declaration in support/isolation/declarations.ts')
  assert.deepEqual(
    Object.keys(DECLARED).filter((route) => !live.includes(route)),
    [],
    'Declarations without a route',
  )
  assert.ok(live.length > 40)
})

describe('under /api/{user_id}', () => {
  /** Every user that the path may name. */
  const paths = (): [name: string, id: string][] => [
    ['ada', world.ada.id],
    ['me', 'me'],
    ['another', world.vic.id],
    ['nobody', world.nobody],
    ['gone', world.gone.id],
  ]

  /** The declared answer of one cell. */
  function expected(
    { subject, scopes = [], refusal }: Credential,
    path: string,
    { scope, status }: Declaration & { kind: 'guarded' },
  ): [status: number, code?: string] {
    if (refusal !== undefined) return [401, refusal]
    if (path !== 'me' && path !== subject) return [403, 'AUTH_FORBIDDEN']
    if (!scopes.includes(scope)) return [403, 'AUTH_FORBIDDEN']
    return [status]
  }

  for (const { method, url, declared } of ofKind('guarded')) {
    test(`${method} ${url}`, async () => {
      for (const [name, credential] of credentials) {
        const refusals = new Map<string, unknown>()
        for (const [path, id] of paths()) {
          const cell = `${method} ${url} of ${path} with ${name}`
          const [status, code] = expected(credential, path, declared)
          const owner = credential.subject === 'tom' ? world.tom : world.ada
          const target =
            status === declared.status && declared.target !== undefined
              ? await declared.target(owner)
              : world.vicIds
          const address = Object.entries({ user_id: id, ...target }).reduce(
            (text, [parameter, value]) => text.replace(`:${parameter}`, value),
            url,
          )
          const body = declared.body?.(target)
          const answer = await send(cell, { method, url: address }, credential.headers, body)
          assert.equal(answer.statusCode, status, cell)
          if (code === undefined) continue
          if (method !== 'HEAD') assert.equal(answer.data.error_code, code, cell)
          if (status === 401) assert.match(String(answer.headers['www-authenticate']), /^Bearer /, cell)
          refusals.set(path, essence(answer))
        }
        assert.deepEqual(refusals.get('another'), refusals.get('nobody'), `${method} ${url} with ${name}`)
        assert.ok(refusals.has('another'), 'a path of another user is always refused')
      }
    })
  }

  test('a key with one scope opens the routes that declare it, and no other', async () => {
    const opened = new Map<string, number>()
    for (const scope of KEY_SCOPES) {
      const { key } = await createKey(world.ada, [scope])
      const headers = { authorization: `Bearer ${key}` }
      for (const { method, url, declared } of ofKind('guarded')) {
        const isOpen = declared.scope === scope
        const target = isOpen ? await declared.target?.(world.ada) : undefined
        const address = Object.entries({ user_id: 'me', ...world.vicIds, ...target }).reduce(
          (text, [parameter, value]) => text.replace(`:${parameter}`, value),
          url,
        )
        const cell = `${method} ${url} with ${scope} alone`
        const answer = await send(cell, { method, url: address }, headers, declared.body?.(target ?? {}))
        if (declared.further === true && isOpen && answer.statusCode === 403) continue
        if (declared.shared === true && !isOpen && answer.statusCode === declared.status) continue
        assert.equal(answer.statusCode, isOpen ? declared.status : 403, cell)
        if (isOpen) opened.set(scope, (opened.get(scope) ?? 0) + 1)
        else if (method !== 'HEAD') {
          const missing = `The token lacks the scope ${declared.scope}.`
          assert.ok(answer.data.detail.endsWith(missing), `${cell}: ${answer.data.detail}`)
        }
      }
    }
    // Each scope, except that for webhooks, opens at least one route.
    for (const scope of KEY_SCOPES.filter((each) => !each.startsWith('webhooks:'))) {
      assert.ok((opened.get(scope) ?? 0) > 0, scope)
    }
  })

  test('a missing scope is named', async () => {
    const key = credentials.find(([name]) => name === 'a key that reads')?.[1]
    const answer = await service.inject({
      method: 'POST',
      url: '/api/me/tasks',
      headers: key?.headers ?? {},
      payload: { title: 'new' },
    })
    assert.match(String(answer.headers['www-authenticate']), /insufficient_scope.*scope="tasks:write"/)
    assert.match(answer.data.detail, /tasks:write/)
  })

  test("another user's key is not found, like one that does not exist", async () => {
    const [theirs, none] = await Promise.all(
      [world.vicKeyId, 'x'.repeat(world.vicKeyId.length)].map((id) =>
        world.ada.call('DELETE', `/keys/${id}`),
      ),
    )
    assert.ok(theirs !== undefined && none !== undefined)
    assert.equal(theirs.statusCode, 404)
    assert.deepEqual(essence(theirs), essence(none))
  })

  test("another user's ids do not exist under one's own path", async () => {
    const lone = await service.newUser()
    const webhook = `/webhooks/${world.vicIds.webhook_id}`
    for (const [method, path, body] of [
      ['GET', '/tasks/1'],
      ['PUT', '/tasks/1', { title: 'x', complete: true }],
      ['PATCH', '/tasks/1', { title: 'x' }],
      ['PATCH', '/tasks/1/complete'],
      ['DELETE', '/tasks/1'],
      ['GET', '/tasks/1/notes'],
      ['POST', '/tasks/1/notes', { body: 'x' }],
      ...['projects', 'labels', 'views', 'tasks/1/notes'].flatMap((list) => {
        const path = `/${list}/${world.vicIds[`${list.replace(/.*\//, '').slice(0, -1)}_id`]}`
        return [
          ['GET', path],
          ['PATCH', path, list.endsWith('notes') ? { body: 'x' } : { name: 'x' }],
          ['DELETE', path],
          ...(list.endsWith('notes') ? [] : ([['POST', `${path}/move`, { before: 1 }]] as const)),
        ] as const
      }),
      ['GET', webhook],
      ['PATCH', webhook, { description: 'x' }],
      ['DELETE', webhook],
      ['GET', `${webhook}/deliveries`],
      ['POST', `${webhook}/deliveries/1/replay`],
      ['POST', `${webhook}/test`],
      ['POST', `${webhook}/rotate-secret`],
    ] as const) {
      assert.equal((await lone.call(method, path, body)).statusCode, 404, `${method} ${path}`)
    }
  })
})

describe('of no workspace', () => {
  for (const { method, url, declared } of ofKind('own')) {
    test(`${method} ${url}`, async () => {
      for (const [name, { headers, refusal, scopes = [] }] of credentials) {
        const cell = `${method} ${url} with ${name}`
        const answer = await send(cell, { method, url: declared.url ?? url }, headers, declared.body?.())
        const [status, code] =
          refusal !== undefined
            ? [401, refusal]
            : scopes.includes(declared.scope ?? 'account')
              ? [declared.status]
              : [403, 'AUTH_FORBIDDEN']
        assert.equal(answer.statusCode, status, cell)
        if (code !== undefined && method !== 'HEAD') assert.equal(answer.data.error_code, code, cell)
      }
    })
  }
})

describe('of administrators', () => {
  let administrator: Record<string, string>
  before(async () => {
    const { id, token } = await signUp(service)
    await service.db.pool.query("UPDATE users SET role = 'admin' WHERE id = $1", [id])
    administrator = { authorization: `Bearer ${token}` }
  })

  for (const { method, url, declared } of ofKind('admin')) {
    test(`${method} ${url}`, async () => {
      const addressFor = (target: Record<string, string>) =>
        Object.entries(target).reduce((text, [name, value]) => text.replace(`:${name}`, value), url)
      const others = { account_id: world.nobody, invitation_id: 'unknown', provider_id: 'unknown' }
      for (const [name, { headers, refusal }] of credentials) {
        const cell = `${method} ${url} with ${name}`
        const answer = await send(cell, { method, url: addressFor(others) }, headers, declared.body?.())
        assert.equal(answer.statusCode, refusal === undefined ? 403 : 401, cell)
        if (method !== 'HEAD') assert.equal(answer.data.error_code, refusal ?? 'AUTH_FORBIDDEN', cell)
      }
      const target = (await declared.target?.(service)) ?? {}
      const answer = await service.inject({
        method: method as 'GET',
        url: addressFor(target),
        headers: administrator,
        ...(declared.body === undefined ? {} : { payload: declared.body() }),
      })
      assert.equal(answer.statusCode, declared.status, answer.payload)
    })
  }
})

describe('of the session', { concurrency: 8 }, () => {
  for (const { method, url: route, declared } of ofKind('session')) {
    test(`${method} ${route}`, async () => {
      const url = declared.url ?? route
      const bearers = credentials.filter(([, { headers }]) => headers.cookie === undefined)
      const bodies = await Promise.all(
        bearers.map(async ([name, { headers }]) => {
          const cell = `${method} ${url} with ${name}`
          const answer = await send(cell, { method, url }, headers, declared.body?.())
          assert.equal(answer.statusCode, declared.without, cell)
          assert.ok(
            answer.cookies.every(({ value }) => value === ''),
            `${cell}: sets a cookie`,
          )
          return JSON.stringify(essence(answer))
        }),
      )
      assert.equal(new Set(bodies).size, 1, 'no bearer makes a difference')

      // A session of a fresh user: some of these routes end the session, or the account.
      const user = await signUp(service)
      const cookie = await signIn(service, user.email)
      if (method === 'POST') {
        for (const origin of [undefined, 'https://evil.example']) {
          const headers = origin === undefined ? { cookie } : { cookie, origin }
          const cell: string = `${method} ${url} with a cookie from ${origin ?? 'nowhere'}`
          const answer = await send(cell, { method, url }, headers, declared.body?.())
          assert.equal(answer.statusCode, 403, cell)
        }
      }
      const own = { cookie, origin: service.config.publicUrl }
      const answer = await send(`${method} ${url} with a cookie`, { method, url }, own, declared.body?.())
      assert.equal(answer.statusCode, declared.status, `with a cookie: ${answer.payload}`)
    })
  }
})

describe('for AI clients', () => {
  const message = {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'list_tasks', arguments: {} },
  }
  for (const { method, url, declared } of ofKind('mcp')) {
    test(`${method} ${url}`, async () => {
      for (const [name, { headers, refusal }] of credentials) {
        const cell = `${method} ${url} with ${name}`
        const accept = { accept: 'application/json, text/event-stream' }
        const body = method === 'POST' ? message : undefined
        const answer = await send(cell, { method, url }, { ...headers, ...accept }, body)
        const isKey = headers.authorization?.startsWith('Bearer docket_') === true
        const status = refusal === undefined && isKey ? declared.status : 401
        assert.equal(answer.statusCode, status, cell)
        if (status === 401) assert.equal(answer.data.error_code, refusal ?? 'AUTH_INVALID', cell)
        if (status === 200)
          assert.equal(answer.payload.includes(world.ada.id), name === 'a key that reads', cell)
      }
    })
  }
})

describe('public', { concurrency: 8 }, () => {
  for (const { method, url, declared } of ofKind('open')) {
    test(`${method} ${url}`, async () => {
      await Promise.all(
        credentials.map(async ([name, { headers }]) => {
          const cell = `${method} ${url} with ${name}`
          const answer = await send(cell, { method, url: declared.url ?? url }, headers, declared.body?.())
          const status = (headers.cookie && declared.withCookie) || declared.status
          assert.equal(answer.statusCode, status, `${cell}: ${answer.payload}`)
        }),
      )
    })
  }
})

describe('OPTIONS', () => {
  test('a preflight of any address gets the same answer, and changes nothing', async () => {
    const addresses = new Set(
      routes.flatMap(({ url }) =>
        [world.ada.id, world.vic.id, world.nobody].map((id) => url.replace(':user_id', id)),
      ),
    )
    for (const url of addresses) {
      for (const [name, { headers }] of credentials) {
        const cell = `OPTIONS ${url} with ${name}`
        const asked = { ...headers, origin: 'https://app.example', 'access-control-request-method': 'DELETE' }
        const answer = await send(cell, { method: 'OPTIONS', url: url === '*' ? '/' : url }, asked)
        assert.equal(answer.statusCode, 204, cell)
        assert.equal(answer.payload, '', cell)
        assert.equal(answer.headers['access-control-allow-credentials'], undefined, cell)
      }
    }
  })

  test('without preflight headers changes nothing either', async () => {
    for (const url of ['/api/me/tasks', `/api/${world.vic.id}/tasks/1`, '/health', '/nothing']) {
      const answer = await send(`OPTIONS ${url}`, { method: 'OPTIONS', url }, {})
      assert.equal(answer.statusCode, 204, `OPTIONS ${url}`)
    }
  })
})

test("afterwards the other user's rows are unchanged", async () => {
  assert.ok((vicsRows.tasks ?? []).length === 3 && (vicsRows.sessions ?? []).length === 1)
  assert.ok((vicsRows.api_keys ?? []).length === 1 && (vicsRows.changes ?? []).length === 12)
  for (const table of ['projects', 'labels', 'views', 'notes', 'webhooks', 'webhook_deliveries', 'channels'])
    assert.equal(vicsRows[table]?.length, 1, table)
  assert.ok(JSON.stringify(vicsRows).includes(world.marker))
  assert.deepEqual(await rowsOf(service, world.vic.id), vicsRows)
})
