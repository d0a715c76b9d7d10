import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { withRoutes } from '../../tests/support/routes.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let folder: string
let service: TestService
let routes: { method: string; url: string }[]
let user: TestUser

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-methods-'))
  await mkdir(join(folder, 'assets'))
  for (const file of ['index.html', 'sw.js', '.secret', 'assets/main-abc.js', 'assets/main-abc.js.br']) {
    await writeFile(join(folder, file), file)
  }
  const started = await withRoutes(() => startService({}, undefined, { web: folder }))
  service = started.result
  routes = started.routes
  user = await service.newUser()
})
after(async () => {
  await service.close()
  await rm(folder, { recursive: true })
})

const ask = (method: string, url: string, more: object = {}) =>
  service.inject({ method: method as 'GET', url, ...more })

describe('a method that a route does not have', () => {
  for (const [method, url, allow] of [
    ['DELETE', '/health', 'GET, HEAD'],
    ['PATCH', '/docs', 'GET, HEAD'],
    ['POST', '/openapi.json', 'GET, HEAD'],
    ['POST', '/api/me/tasks/7', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['POST', '/api/me/tasks/no-id-at-all', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['POST', '/api/me/tasks/7?as_of=3', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['POST', '/api/m%65/t%61sks/7', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['POST', 'http://docket.example/api/me/tasks/7', 'DELETE, GET, HEAD, PATCH, PUT'],
    ['PUT', '/api/me/tasks', 'GET, HEAD, POST'],
    ['PROPFIND', '/api/me/tasks', 'GET, HEAD, POST'],
    ['GET', '/api/me/batch', 'POST'],
    ['POST', '/api/me', 'DELETE, GET, HEAD, PATCH'],
    ['DELETE', '/api/workspaces', 'GET, HEAD, POST'],
    ['GET', '/api/auth/sign-in/email', 'POST'],
    ['POST', '/api/auth/token', 'GET'],
    ['GET', '/api/auth/oauth2/token', 'POST'],
    ['POST', '/.well-known/oauth-protected-resource', 'GET'],
    ['PUT', '/mcp', 'DELETE, GET, POST'],
    ['POST', '/', 'GET, HEAD'],
    ['POST', '/today', 'GET, HEAD'],
    ['PUT', '/sw.js', 'GET, HEAD'],
    ['DELETE', '/assets/main-abc.js', 'GET, HEAD'],
  ] as const) {
    test(`${method} ${url}`, async () => {
      const answer = await ask(method, url)
      assertProblem(answer, 405, 'METHOD_NOT_ALLOWED')
      assert.equal(answer.headers.allow, allow)
      assert.equal(answer.data.detail, `This address does not support ${method}, only ${allow}.`)
    })
  }

  test('answers 405 for every route, and Allow lists exactly its methods', async () => {
    const methods = new Map<string, string[]>()
    for (const { method, url } of routes) methods.set(url, [...(methods.get(url) ?? []), method])
    let count = 0
    for (const [url, has] of methods) {
      if (url.includes('*')) continue
      // No route has this method.
      const { statusCode, headers } = await ask(
        'LOCK',
        url.replace(':user_id', 'me').replaceAll(/:\w+/g, '7'),
      )
      assert.equal(statusCode, 405, url)
      const allowed = String(headers.allow).split(', ')
      assert.deepEqual(
        has.filter((method) => !allowed.includes(method)),
        [],
        url,
      )
      count += 1
    }
    assert.ok(count > 60)
  })

  test('is refused before authentication and validation', async () => {
    for (const [type, payload] of [
      ['application/json', '{'],
      ['application/json', `"${'x'.repeat(2_000_000)}"`],
      ['text/csv', 'a,b'],
    ]) {
      const answer = await ask('POST', '/health', { headers: { 'content-type': type }, payload })
      assertProblem(answer, 405, 'METHOD_NOT_ALLOWED')
    }
  })

  test('answers the same for all users and ids, whoever asks', async () => {
    await user.call('POST', '/tasks', { title: 'Buy milk' })
    const said = async (url: string, token?: string) => {
      const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
      const { statusCode, headers: answered, data } = await ask('POST', url, { headers })
      return [statusCode, answered.allow, answered['www-authenticate'], data.detail, data.error_code]
    }
    const first = await said(`/api/${user.id}/tasks/1`, user.token)
    assert.equal(first[0], 405)
    for (const url of [`/api/${user.id}/tasks/1`, `/api/${user.id}/tasks/9`, '/api/nobody/tasks/1']) {
      for (const token of [undefined, user.token, 'wrong']) assert.deepEqual(await said(url, token), first)
    }
  })
})

describe('an unknown path answers 404 with every method', () => {
  for (const url of [
    '/api',
    '/api/nothing',
    '/api/me/nothing',
    '/api/me/tasks/7/nothing',
    '/api/auth/nothing',
    '/health/nothing',
    '/mcp/nothing',
    '/docs/nothing',
    '/gone.js',
    '/.secret',
    '/assets/',
    '/assets/gone.js',
    '/assets/..%2fsw.js',
    '/assets/%00',
  ]) {
    test(url, async () => {
      for (const method of ['POST', 'DELETE', 'LOCK']) {
        const answer = await ask(method, url)
        assertProblem(answer, 404, 'NOT_FOUND')
        assert.equal(answer.headers.allow, undefined)
      }
    })
  }
})

describe('a path that cannot name a workspace', () => {
  test('is unknown, whoever asks, while a token that is none is refused as everywhere', async () => {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const headers = { authorization: `Bearer ${user.token}` }
      for (const more of [{}, { headers }]) {
        assertProblem(await ask(method, '/api/nothing', more), 404, 'NOT_FOUND')
      }
      const wrong = { headers: { authorization: 'Bearer wrong' } }
      assertProblem(await ask(method, '/api/nothing', wrong), 401, 'AUTH_INVALID')
    }
  })

  test('may be the id of a user that an external issuer gave: to them it is their workspace', async () => {
    const id = 'nothing'
    await service.db.pool.query("INSERT INTO users (id, name, email) VALUES ($1, '', 'n@example.com')", [id])
    const token = await service.sign({ sub: id, user_id: id, email: 'n@example.com' })
    const own = await ask('GET', `/api/${id}`, { headers: { authorization: `Bearer ${token}` } })
    assert.deepEqual([own.statusCode, own.data.id], [200, id])
    const other = await ask('GET', `/api/${id}`, { headers: { authorization: `Bearer ${user.token}` } })
    assertProblem(other, 404, 'NOT_FOUND')
  })

  test('is not what somebody may not enter: that answers the same, there or not', async () => {
    const other = await service.newUser()
    const headers = { authorization: `Bearer ${user.token}` }
    for (const id of [other.id, 'f'.repeat(32), 'Z'.repeat(32)]) {
      assertProblem(await ask('GET', `/api/${id}`, { headers }), 403, 'AUTH_FORBIDDEN')
      assertProblem(await ask('GET', `/api/${id}`), 401, 'AUTH_MISSING')
    }
  })
})

test('an unknown path counts towards the address limit like any request', async (t) => {
  const limited = await startService({ RATE_LIMIT_ADDRESS: '1', RATE_LIMIT_ADDRESS_BURST: '2' })
  t.after(() => limited.close())
  limited.clock.stop()
  const codes = []
  for (const url of ['/health', '/api/me/tasks/7', '/health']) {
    codes.push((await limited.inject({ method: 'POST', url })).statusCode)
  }
  assert.deepEqual(codes, [405, 405, 429])
})
