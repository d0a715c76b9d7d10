import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { TestClock } from '../../tests/support/clock.ts'
import { startIssuer, type TestIssuer } from '../../tests/support/issuer.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'
import { deleteUser } from './crud.ts'

/** `BETTER_AUTH_PUBLIC_KEY_URL`: tokens come from an external issuer, and Docket has no accounts of its own. */

let issuer: TestIssuer
let service: TestService

before(async () => {
  issuer = await startIssuer(new TestClock().now)
  service = await startService({ BETTER_AUTH_PUBLIC_KEY_URL: issuer.jwksUrl })
})
after(async () => {
  await service.close()
  await issuer.close()
})

const get = (token: string, path = '/tasks', at = service): Promise<Answer> =>
  at.inject({ url: `/api/me${path}`, headers: { authorization: `Bearer ${token}` } })
const create = (token: string): Promise<Answer> =>
  service.inject({
    method: 'POST',
    url: '/api/me/tasks',
    headers: { authorization: `Bearer ${token}` },
    payload: { title: 'T' },
  })
const rows = async (id: string) =>
  (await service.db.pool.query('SELECT email FROM users WHERE id = $1', [id])).rows

describe('a token of an external issuer', () => {
  test('gives API access to a user who was never seen before', async () => {
    const token = await issuer.sign('oidc|ada')
    assert.deepEqual(await rows('oidc|ada'), [])
    assert.equal((await create(token)).statusCode, 201)
    assert.deepEqual((await get(token)).data.tasks[0].user_id, 'oidc|ada')
    assert.deepEqual(await rows('oidc|ada'), [{ email: 'oidc|ada@users.invalid' }])
  })

  test("makes one user row when a new user's first requests come concurrently", async () => {
    const tokens = await Promise.all(Array.from({ length: 10 }, (_, jti) => issuer.sign('at-once', { jti })))
    const answers = await Promise.all(tokens.map((token) => get(token)))
    for (const answer of answers) assert.equal(answer.statusCode, 200)
  })

  test('must have the configured issuer and audience', async () => {
    assert.equal((await get(await issuer.sign('ada', { iss: 'https://evil.example' }))).statusCode, 401)
    assert.equal((await get(await issuer.sign('ada', { aud: 'https://other.example' }))).statusCode, 401)
    const own = await service.newUser()
    assert.equal((await own.call('GET', '/tasks')).statusCode, 401, 'own keys count for nothing')
  })

  test('with an algorithm that no key has is refused without reporting the issuer as unavailable', async () => {
    const [, payload, signature] = (await issuer.sign('ada')).split('.')
    for (const alg of ['none', 'HS256', 'XX', undefined]) {
      const header = Buffer.from(JSON.stringify({ alg, kid: 'key-1' })).toString('base64url')
      assert.equal((await get(`${header}.${payload}.${signature}`)).statusCode, 401, String(alg))
    }
  })

  test('may have any of the configured audiences', async (t) => {
    const named = await startService({
      BETTER_AUTH_PUBLIC_KEY_URL: issuer.jwksUrl,
      BETTER_AUTH_ISSUER: 'https://login.example.org/',
      BETTER_AUTH_AUDIENCE: 'docket',
    })
    t.after(() => named.close())
    const token = await issuer.sign('ada', { iss: 'https://login.example.org/', aud: 'docket' })
    assert.equal((await get(token, '/tasks', named)).statusCode, 200)
    assert.equal((await get(await issuer.sign('ada'), '/tasks', named)).statusCode, 401)
  })
})

test("with an external issuer, the endpoints of Docket's own accounts answer 404", async () => {
  for (const url of ['/api/auth/jwks', '/api/auth/token', '/api/auth/get-session']) {
    assert.equal((await service.inject({ url })).statusCode, 404, url)
  }
  const payload = { name: 'A', email: 'a@example.com', password: 'a password' }
  const answer = await service.inject({ method: 'POST', url: '/api/auth/sign-up/email', payload })
  assert.equal(answer.statusCode, 404)
})

test('tokens of a deleted user are refused if issued before, and start a new user if issued later', async () => {
  const hour = 3600
  const now = Math.floor(Date.now() / 1000)
  const remembered = await issuer.sign('returner', { iat: now - hour })
  const unseen = await issuer.sign('returner', { iat: now - hour + 1 })
  const withoutDate = await issuer.sign('returner', { iat: undefined })
  assert.equal((await create(remembered)).statusCode, 201)

  await deleteUser('returner', service.db)
  for (const token of [remembered, unseen, withoutDate]) {
    assert.equal((await get(token)).statusCode, 401)
    assert.equal((await create(token)).statusCode, 401)
  }
  assert.deepEqual(await rows('returner'), [])

  const newer = await issuer.sign('returner', { iat: now + hour })
  assert.deepEqual((await get(newer)).data.tasks, [])
  for (const token of [remembered, unseen, withoutDate]) assert.equal((await get(token)).statusCode, 401)
  assert.equal((await get(newer)).statusCode, 200)
})

test('an external issuer that is down answers 503 with Retry-After', async (t) => {
  const down = await startIssuer(new TestClock().now)
  const token = await down.sign('ada')
  await down.close()
  const cut = await startService({ BETTER_AUTH_PUBLIC_KEY_URL: down.jwksUrl })
  t.after(() => cut.close())
  const answer = await get(token, '/tasks', cut)
  assert.equal(answer.statusCode, 503)
  assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
  assert.match(answer.data.detail, /issuer/)
  assert.equal(answer.headers['retry-after'], '10')
})
