import assert from 'node:assert/strict'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'

/** Which headers protect which kind of answer, and what they weigh. */

const MOST = 400
const FROM_BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

const ON_DATA = {
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
}
const ON_PAGES = {
  'content-security-policy':
    "default-src 'self';img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'SAMEORIGIN',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
}
const HSTS = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
const PROTECTING = new Set(Object.keys({ ...ON_PAGES, ...HSTS }))

let folder: string
let service: TestService
let user: TestUser

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-headers-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>')
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  await writeFile(join(folder, 'assets', 'main-abc.js'), 'export const answer = 42')
  service = await startService({}, undefined, { web: folder })
  user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'Weighed' })
})
after(async () => {
  await service.close()
  await rm(folder, { recursive: true })
})

const protecting = ({ headers }: Answer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => PROTECTING.has(name)))

type Ask = () => Promise<Answer>
type Kinds = Record<string, [status: number, type: RegExp, ask: Ask]>

const get =
  (url: string, headers: Record<string, string> = {}): Ask =>
  () =>
    service.inject({ url, headers })
const call =
  (...[method, path, body]: Parameters<TestUser['call']>): Ask =>
  () =>
    user.call(method, path, body)

const JSON_TYPE = /^application\/json/
const PROBLEM = /^application\/problem\+json/

const data: Kinds = {
  'a task': [200, JSON_TYPE, call('GET', '/tasks/1')],
  'a list': [200, JSON_TYPE, call('GET', '/tasks')],
  'a new task': [201, JSON_TYPE, call('POST', '/tasks', { title: 'New' })],
  'a batch': [
    200,
    JSON_TYPE,
    call('POST', '/batch', { operations: [{ method: 'POST', path: '/tasks', body: { title: 'In it' } }] }),
  ],
  'the export': [200, JSON_TYPE, call('GET', '/export')],
  'an event stream': [200, /^text\/event-stream/, call('GET', '/events')],
  'an event stream of all workspaces': [
    200,
    /^text\/event-stream/,
    () => service.inject({ url: '/api/events', headers: { authorization: `Bearer ${user.token}` } }),
  ],
  'an answer of the assistant': [
    200,
    /^text\/event-stream/,
    () => user.call('POST', '/chat', { message: 'What is due?' }, { accept: 'text/event-stream' }),
  ],
  'what is for administrators alone': [
    403,
    PROBLEM,
    () => service.inject({ url: '/api/admin/users', headers: { authorization: `Bearer ${user.token}` } }),
  ],
  'a refusal without a token': [401, PROBLEM, get('/api/me/tasks', FROM_BROWSER)],
  'a refusal of the body': [422, PROBLEM, call('POST', '/tasks', {})],
  'a thing that is not there': [404, PROBLEM, call('GET', '/tasks/999')],
  'an address that is not there': [
    404,
    PROBLEM,
    () => service.inject({ method: 'POST', url: '/api/me/nothing' }),
  ],
  'a method that is not there': [405, PROBLEM, call('PATCH', '/tasks', {})],
  'the health': [200, JSON_TYPE, get('/health')],
  'a refusal of an AI client': [401, PROBLEM, get('/mcp')],
}

const pages: Kinds = {
  'a page of the web app': [200, /^text\/html/, get('/today', FROM_BROWSER)],
  'its script': [200, /javascript/, get('/assets/main-abc.js')],
  'its picture': [200, /svg/, get('/icon.svg')],
  'a file that is not there': [404, PROBLEM, get('/assets/gone.js')],
  'a page of the service': [200, /^text\/html/, get('/errors')],
  'its style sheet': [200, /^text\/css/, get('/docket.css')],
  'the script of the API reference': [200, /javascript/, get('/docs/reference.js')],
  'the OpenAPI document': [200, JSON_TYPE, get('/docs/json')],
  'an address that no page has': [404, PROBLEM, get('/api/me/nothing', FROM_BROWSER)],
  'a redirect to what went wrong': [302, /^/, get('/api/auth/error')],
  'the same, its address written otherwise': [302, /^/, get('/api/%61uth/error')],
  'what a cookie opens': [200, JSON_TYPE, get('/api/auth/get-session')],
  'a redirect to the page of a link': [302, /^/, get('/api/auth/reset-password/x?callbackURL=/')],
  'a redirect to the consent': [302, /^/, get('/api/auth/oauth2/ask?client_id=x')],
}

describe('data has the headers that protect data', () => {
  for (const [kind, [status, type, ask]] of Object.entries(data)) {
    test(kind, async () => {
      const answer = await ask()
      assert.equal(answer.statusCode, status, answer.payload)
      assert.match(String(answer.headers['content-type']), type)
      assert.deepEqual(protecting(answer), ON_DATA)
    })
  }
})

describe('pages, their files, and what cookies open have all of them', () => {
  for (const [kind, [status, type, ask]] of Object.entries(pages)) {
    test(kind, async () => {
      const answer = await ask()
      assert.equal(answer.statusCode, status, answer.payload)
      assert.match(String(answer.headers['content-type'] ?? ''), type)
      assert.deepEqual(protecting(answer), ON_PAGES)
    })
  }

  test('the API reference, with a nonce for its styles', async () => {
    const { 'content-security-policy': policy, ...rest } = protecting(await get('/docs')())
    const { 'content-security-policy': ordinary, ...others } = ON_PAGES
    assert.deepEqual(rest, others)
    assert.match(String(policy), /;style-src 'self' 'nonce-[^']+'$/)
    assert.ok(String(policy).startsWith(ordinary))
  })
})

test('behind https, each answer asks for https', async (t) => {
  const secure = await startService({ BETTER_AUTH_URL: 'https://tasks.example' }, undefined, { web: folder })
  t.after(() => secure.close())
  assert.deepEqual(protecting(await secure.inject({ url: '/health' })), { ...ON_DATA, ...HSTS })
  assert.deepEqual(protecting(await secure.inject({ url: '/', headers: FROM_BROWSER })), {
    ...ON_PAGES,
    ...HSTS,
  })
})

/** The answer to one request on a connection that stays open, as bytes. */
async function onTheWire({ app }: TestService, path: string, token: string): Promise<string> {
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1').setEncoding('latin1')
  await once(socket, 'connect')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) {
    text += chunk
    const [head = '', body = ''] = text.split('\r\n\r\n')
    if (body.length > 0 && body.length === Number(/^content-length: (\d+)/im.exec(head)?.[1])) break
  }
  return text
}

describe(`the headers of a task weigh at most ${MOST} bytes`, () => {
  const settings: Record<string, Record<string, string>> = {
    'in development': {},
    'in production': { NODE_ENV: 'production' },
    'in production behind https': { NODE_ENV: 'production', BETTER_AUTH_URL: 'https://tasks.example' },
  }
  for (const [where, environment] of Object.entries(settings)) {
    test(where, async (t) => {
      // The limits are those of the defaults.
      const limits = { RATE_LIMIT_USER: '', RATE_LIMIT_USER_BURST: '' }
      const weighed = await startService({ ...limits, ...environment })
      t.after(() => weighed.close())
      const owner = await weighed.newUser()
      await owner.call('POST', '/tasks', { title: 'Weighed' })
      await weighed.db.pool.query(`UPDATE tasks SET revision = 99999 WHERE user_id = $1`, [owner.id])
      const answer = await onTheWire(weighed, `/api/${owner.id}/tasks/1`, owner.token)
      assert.match(answer, /^HTTP\/1\.1 200 OK\r\n/)
      const bytes = answer.indexOf('\r\n\r\n') + 4
      assert.ok(bytes <= MOST, `${bytes} bytes:\n${answer.slice(0, bytes)}`)
      for (const name of ['etag', 'ratelimit', 'ratelimit-policy', 'x-content-type-options', 'date']) {
        assert.match(answer, new RegExp(`^${name}: `, 'im'))
      }
    })
  }
})

describe('a cache keeps', () => {
  const cacheControlOf = (answer: Answer) => answer.headers['cache-control']

  test('what can be asked for by its ETag', async () => {
    for (const path of ['/tasks/1', '/tasks', '/preferences']) {
      const answer = await user.call('GET', path)
      assert.deepEqual([answer.statusCode, cacheControlOf(answer)], [200, undefined], path)
      assert.ok(answer.headers.etag, path)
    }
  })

  test('no new key, no secret, no token, no export, and nothing else that has no ETag', async () => {
    const url = 'https://hooks.example.com/a'
    const channel = (await user.call('POST', '/channels', { kind: 'webhook', name: 'A', url })).data.id
    const project = (await user.call('POST', '/projects', { name: 'Shown' })).data.id
    for (const [method, path, body] of [
      ['POST', '/keys', { name: 'A', scopes: ['tasks:read'] }],
      ['POST', '/webhooks', { url, events: ['task.created'] }],
      ['POST', '/links', { project_id: project }],
      ['GET', `/channels/${channel}/secret`],
      ['GET', '/export'],
      ['GET', '/keys'],
      ['GET', '/changes'],
      ['GET', '/tasks/999/history'],
    ] as const) {
      const answer = await user.call(method, path, body)
      assert.ok(answer.statusCode < 300 || answer.statusCode === 404, `${path}: ${answer.payload}`)
      assert.equal(cacheControlOf(answer), 'no-store', path)
    }
    for (const url of ['/health', '/health/live', '/api/auth/get-session'])
      assert.equal(cacheControlOf(await service.inject({ url })), 'no-store', url)
  })
})
