import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { Browser, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let service: TestService
let browser: Browser

// Each test has its own clock: some move it by days.
beforeEach(async () => {
  service = await startService({ BETTER_AUTH_URL: 'https://docket.example.org' })
  browser = await signedIn(service, 'ada@example.com')
})
afterEach(() => service.close())

const statusWith = async (token: string) =>
  (await service.inject({ url: '/api/me/tasks', headers: { authorization: `Bearer ${token}` } })).statusCode

const jwks = async () => (await service.inject({ url: '/api/auth/jwks' })).data.keys

describe('the session token', () => {
  test('names its user, issuer, audience and expiry, and nothing else', async () => {
    const token = await browser.token()
    const { user, session } = (await browser.get('/get-session')).data
    const { alg, kid, ...restOfHeader } = decodeProtectedHeader(token)
    assert.equal(alg, 'EdDSA')
    assert.ok(kid !== undefined)
    assert.deepEqual(restOfHeader, {})
    const { iat = 0, exp = 0, ...claims } = decodeJwt(token)
    assert.equal(exp - iat, 15 * 60)
    assert.deepEqual(claims, {
      sub: user.id,
      user_id: user.id,
      email: 'ada@example.com',
      session_id: session.id,
      iss: 'https://docket.example.org',
      aud: 'https://docket.example.org',
    })
  })

  test('also comes with the session, is never cached, and is not readable from other origins', async () => {
    const origin = 'https://elsewhere.example.org'
    const { headers } = await browser.get('/get-session', { origin })
    const token = String(headers['set-auth-jwt'])
    assert.equal(await statusWith(token), 200)
    assert.equal(decodeJwt(token).email, 'ada@example.com')
    assert.equal(headers['cache-control'], 'no-store')
    assert.doesNotMatch(String(headers['access-control-expose-headers']), /jwt/i)
    const nobody = await new Browser(service).get('/get-session')
    assert.equal(nobody.headers['set-auth-jwt'], undefined)
  })

  test('is verified by the published JWKS, which may be cached', async () => {
    const answer = await service.inject({ url: '/api/auth/jwks' })
    assert.equal(answer.headers['cache-control'], 'public, max-age=300')
    const { payload } = await jwtVerify(await browser.token(), createLocalJWKSet(answer.data))
    assert.equal(payload.email, 'ada@example.com')
    for (const key of answer.data.keys) {
      assert.deepEqual(Object.keys(key).sort(), ['alg', 'crv', 'kid', 'kty', 'x'], 'no private part')
    }
  })

  test('is only issued for a session', async () => {
    const answer = await service.inject({ url: '/api/auth/token' })
    assert.equal(answer.statusCode, 401)
    assert.match(String(answer.headers['www-authenticate']), /^Bearer/)
    const byToken = await service.inject({
      url: '/api/auth/token',
      headers: { authorization: `Bearer ${await browser.token()}` },
    })
    assert.equal(byToken.statusCode, 401, 'a token makes no further tokens')
  })

  test('is refused after 15 minutes, even from the cache', async () => {
    const token = await browser.token()
    assert.equal(await statusWith(token), 200)
    service.clock.advance(14 * MINUTE)
    assert.equal(await statusWith(token), 200)
    service.clock.advance(MINUTE)
    assert.equal(await statusWith(token), 401)
  })
})

describe('the signing key', () => {
  /** A token valid for two days, so that the key decides. */
  const longToken = async () => {
    const { user } = (await browser.get('/get-session')).data
    return service.sign({
      sub: user.id,
      exp: Math.floor(service.clock.now().getTime() / 1000) + 2 * 24 * 3600,
    })
  }
  const kidOf = (token: string) => decodeProtectedHeader(token).kid

  test('rotates without a restart; the previous key verifies during the grace period and not after', async () => {
    const before = await longToken()
    const kid = kidOf(before)
    assert.equal(await statusWith(before), 200)
    const expired = new Date(service.clock.now().getTime() - 1000)
    await service.db.pool.query('UPDATE jwks SET expires_at = $1 WHERE id = $2', [expired, kid])
    const next = await longToken()
    assert.notEqual(kidOf(next), kid)
    const published = (await jwks()).map((key: { kid: string }) => key.kid)
    assert.deepEqual(published.sort(), [kid, kidOf(next)].sort())

    service.clock.advance(DAY - MINUTE)
    assert.deepEqual([await statusWith(before), await statusWith(next)], [200, 200])
    service.clock.advance(2 * MINUTE)
    assert.deepEqual([await statusWith(before), await statusWith(next)], [401, 200])
  })

  test('is published only as long as it verifies', async () => {
    const kid = kidOf(await longToken())
    await service.db.pool.query("UPDATE jwks SET expires_at = now() - interval '23 hours' WHERE id = $1", [
      kid,
    ])
    assert.ok((await jwks()).some((key: { kid: string }) => key.kid === kid))
    await service.db.pool.query("UPDATE jwks SET expires_at = now() - interval '25 hours' WHERE id = $1", [
      kid,
    ])
    assert.ok(!(await jwks()).some((key: { kid: string }) => key.kid === kid))
  })

  test('is trusted for at most a minute after removal, even for cached tokens', async () => {
    const token = await longToken()
    assert.equal(await statusWith(token), 200)
    await service.db.pool.query('DELETE FROM jwks WHERE id = $1', [kidOf(token)])
    // Used all the time, so that what is remembered is renewed as late as possible.
    for (let second = 0; second < 60; second += 10) {
      await statusWith(token)
      service.clock.advance(10_000)
    }
    assert.equal(await statusWith(token), 401)
  })

  test('is stored encrypted', async () => {
    await longToken()
    const { rows } = await service.db.pool.query('SELECT private_key FROM jwks')
    for (const { private_key } of rows) assert.doesNotMatch(private_key, /"d"/)
  })

  test('is looked up only by well-formed key ids; others never reach the database', async () => {
    const token = await longToken()
    const [, payload, signature] = token.split('.')
    for (const kid of [undefined, 'a\0b', '../jwks', 'x'.repeat(100), 'unknown']) {
      const header = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url')
      assert.equal(await statusWith(`${header}.${payload}.${signature}`), 401, String(kid))
    }
  })
})
