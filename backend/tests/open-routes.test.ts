import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { type LiveRoute, withRoutes } from './support/routes.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What anybody may send without an account costs little: little is read, little is answered, and others do not wait. */

const LARGEST = 16_384
/** Bytes of an answer to what is refused. */
const SHORT = 8_192
/** Routes that answer with a page or a document, whatever the query. */
const PAGES = /^\/(docs|errors|docket\.css|openapi\.json|health|\.well-known|\*|$)|^\/api\/auth\/jwks$/

let service: TestService
let user: TestUser
let port: number
let routes: LiveRoute[]
let writing: LiveRoute[]
/** Those of them that read a body of somebody without a token. */
let open: LiveRoute[]

before(async () => {
  const started = await withRoutes(() => startService())
  service = started.result
  routes = started.routes
  writing = routes.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method))
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  port = (service.app.server.address() as AddressInfo).port
  user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'Still answered' })
  open = (await begun(SAYS_IT_IS_BIG)).filter(([, status]) => status === 413).map(([route]) => route)
})
after(() => service.close())

const pathOf = ({ url }: LiveRoute) => url.replace(':user_id', 'me').replaceAll(/:\w+/g, 'n4Zr8sK2bQnVhY0x')

const headOf = (route: LiveRoute, length: string): string =>
  `${route.method} ${pathOf(route)} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${length}\r\n\r\n`

type Begin = (route: LiveRoute) => string

const SAYS_IT_IS_BIG: Begin = (route) => headOf(route, 'Content-Length: 1000000')
const GROWS: Begin = (route) =>
  `${headOf(route, 'Transfer-Encoding: chunked')}5000\r\n${'x'.repeat(0x5000)}\r\n`

/** What every route that writes answers to this beginning of a request, whose end does not come. */
const begun = (text: Begin): Promise<[LiveRoute, status: number][]> =>
  Promise.all(
    writing.map(async (route): Promise<[LiveRoute, number]> => {
      const socket = beginning(text(route))
      const [first] = await once(socket, 'data')
      socket.destroy()
      return [route, Number(/^HTTP\/1\.1 (\d+)/.exec(String(first))?.[1])]
    }),
  )

function beginning(text: string): Socket {
  const socket = connect(port, '127.0.0.1').on('error', () => {})
  socket.write(text)
  return socket
}

async function send(route: LiveRoute, body: string | undefined, query = '') {
  const answer = await fetch(`http://127.0.0.1:${port}${pathOf(route)}${query}`, {
    ...{ method: route.method, redirect: 'manual', headers: { 'content-type': 'application/json' } },
    ...(body !== undefined && { body }),
  })
  return { status: answer.status, text: await answer.text() }
}

/** Those who are signed in, or only ask how it is, are answered while `attack` goes on. */
async function othersDuring<Result>(attack: Promise<Result>): Promise<Result> {
  const [result, list, health] = await Promise.all([
    attack,
    user.call('GET', '/tasks'),
    fetch(`http://127.0.0.1:${port}/health`),
  ])
  assert.equal(list.data.count, 1)
  assert.equal(health.status, 200)
  return result
}

const nameOf = ({ method, url }: LiveRoute) => `${method} ${url}`

describe('without a token', { concurrency: 1 }, () => {
  test('the routes are those that one expects', () => {
    const names = open.map(nameOf)
    for (const name of ['/api/auth/sign-in/email', '/api/auth/oauth2/register', '/api/acts'])
      assert.ok(names.includes(`POST ${name}`), name)
    assert.ok(open.length < writing.length / 2, `${open.length} of ${writing.length}`)
  })

  for (const [what, text] of [
    ['a body that says it is big', SAYS_IT_IS_BIG],
    ['a body that grows', GROWS],
  ] as const) {
    test(`${what} is refused on every route before it is read`, async () => {
      for (const [route, status] of await othersDuring(begun(text)))
        assert.equal(status, open.includes(route) ? 413 : 401, nameOf(route))
    })
  }

  const members = Array.from({ length: 900 }, (_, index) => [`member${index}`, index])
  const bodies: [string, string][] = [
    ['a deep body', '{"a":['.repeat(LARGEST / 8) + ']}'.repeat(LARGEST / 8)],
    ['a body of many members', JSON.stringify(Object.fromEntries(members))],
    ['a member with a long name', JSON.stringify({ ['x'.repeat(LARGEST - 10)]: 1 })],
    ['a long text', JSON.stringify('x'.repeat(LARGEST - 10))],
    ['a long list', JSON.stringify(Array<number>(LARGEST / 4).fill(1))],
  ]
  for (const [what, body] of bodies) {
    test(`${what} gets a short answer on every open route`, async () => {
      assert.ok(body.length <= LARGEST)
      const answers = await othersDuring(
        Promise.all(open.map(async (route) => [nameOf(route), await send(route, body)] as const)),
      )
      for (const [name, { status, text }] of answers) {
        assert.ok(status < 500, `${name}: ${status} ${text}`)
        assert.ok(text.length < SHORT, `${name}: ${text.length} bytes`)
      }
    })
  }

  test('a query of many members gets a short answer on every route that is read', async () => {
    const query = `?${members
      .slice(0, 500)
      .map(([name, value]) => `${name}=${value}`)
      .join('&')}`
    const reading = routes.filter(({ method, url }) => method === 'GET' && !PAGES.test(url))
    const answers = await othersDuring(
      Promise.all(
        reading.map(async (route) => [nameOf(route), await send(route, undefined, query)] as const),
      ),
    )
    for (const [name, { status, text }] of answers) {
      assert.ok(status < 500, `${name}: ${status} ${text}`)
      assert.ok(text.length < SHORT, `${name}: ${text.length} bytes`)
    }
  })

  test('slow bodies on every open route keep nobody waiting', async (t) => {
    let arrived = 0
    const all = Promise.withResolvers<void>()
    const count = () => {
      arrived += 1
      if (arrived === open.length) all.resolve()
    }
    service.app.server.on('request', count)
    const sockets = open.map((route) => beginning(`${headOf(route, 'Content-Length: 100')}{`))
    t.after(() => {
      service.app.server.off('request', count)
      for (const socket of sockets) socket.destroy()
    })
    await all.promise
    await othersDuring(Promise.resolve())
    assert.ok(sockets.every(({ bytesRead }) => bytesRead === 0))
  })
})

test('a signed-in user too is told of twenty errors, and how many more there are', async () => {
  const many = Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`m${index}`, 1]))
  const answer = await othersDuring(user.call('POST', '/tasks', { title: 'A', ...many }))
  assert.equal(answer.statusCode, 422)
  assert.equal(answer.data.errors.length, 20)
  assert.equal(answer.data.detail, 'body.m0: Unknown field. 20 errors are listed … and 89,980 more.')
  assert.ok(answer.payload.length < SHORT)
})

test('what is sent without a token is counted before it is looked at', async (t) => {
  const limited = await startService({ RATE_LIMIT_LINKS: '1', RATE_LIMIT_LINKS_BURST: '3' })
  t.after(() => limited.close())
  limited.clock.stop()
  const from = (remoteAddress: string, url: string) =>
    limited.inject({ method: 'POST', url, remoteAddress, payload: { unknown: true } })
  for (const url of ['/api/auth/sign-in/email', '/api/acts', '/api/auth/oauth2/register'])
    assert.ok([400, 422].includes((await from('192.0.2.1', url)).statusCode), url)
  for (const route of open) {
    const refused = await from('192.0.2.1', pathOf(route))
    assert.equal(refused.statusCode, 429, nameOf(route))
    assert.match(String(refused.headers['retry-after']), /^\d+$/)
  }
  assert.equal((await from('192.0.2.2', '/api/acts')).statusCode, 422)
  const { statusCode } = await limited.inject({ url: '/api/auth/get-session', remoteAddress: '192.0.2.1' })
  assert.equal(statusCode, 200)
})
