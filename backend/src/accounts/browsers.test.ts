import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { Browser, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

const EVIL = 'https://evil.example'
const FRIEND = 'https://app.example.org'

async function serviceWith(t: TestContext, environment: Record<string, string> = {}): Promise<TestService> {
  const service = await startService(environment)
  t.after(() => service.close())
  return service
}

describe('the session cookie', () => {
  test('is Secure, HttpOnly and SameSite over https', async (t) => {
    const service = await serviceWith(t, { BETTER_AUTH_URL: 'https://docket.example.org' })
    const browser = new Browser(service)
    await browser.signUp('a@example.com')
    const [cookie] = [(await browser.signIn('a@example.com')).headers['set-cookie']].flat()
    assert.match(String(cookie), /^__Secure-docket\.session_token=/)
    for (const attribute of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
      assert.ok(String(cookie).split('; ').includes(attribute), `${attribute} in ${cookie}`)
    }
    assert.equal((await browser.get('/token')).statusCode, 200)
  })

  test('has the same attributes over http, except those a browser would refuse there', async (t) => {
    const service = await serviceWith(t)
    const browser = new Browser(service)
    await browser.signUp('a@example.com')
    const [cookie] = [(await browser.signIn('a@example.com')).headers['set-cookie']].flat()
    assert.match(String(cookie), /^docket\.session_token=/)
    assert.ok(String(cookie).includes('HttpOnly') && String(cookie).includes('SameSite=Lax'))
    assert.ok(!String(cookie).includes('Secure'))
  })

  test('does not authenticate API requests by itself', async (t) => {
    const service = await serviceWith(t)
    const browser = await signedIn(service, 'a@example.com')
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join()
    const answer = await service.inject({ url: '/api/me/tasks', headers: { cookie } })
    assert.equal(answer.statusCode, 401)
    assert.equal(answer.data.error_code, 'AUTH_MISSING')
  })
})

describe('a page of another origin', () => {
  test("sends nothing in the user's name", async (t) => {
    const service = await serviceWith(t, { CORS_ORIGINS: FRIEND })
    const browser = await signedIn(service, 'a@example.com')
    for (const headers of [
      { origin: EVIL },
      { origin: 'null' },
      { origin: '' },
      { origin: '', referer: `${EVIL}/a` },
    ]) {
      const answer = await browser.post('/update-user', { name: 'Mallory' }, headers)
      assert.equal(answer.statusCode, 403, JSON.stringify(headers))
      assert.equal(answer.data.error_code, 'AUTH_FORBIDDEN')
    }
    assert.equal((await browser.get('/get-session')).data.user.name, 'Ada')
    const unsaid = await browser.post('/update-user', { name: 'Mallory' }, { origin: '' })
    assert.match(unsaid.data.detail, /^Send the header "Origin: http:\/\/localhost:/)
    const trusted = await browser.post('/update-user', { name: 'Countess' }, { origin: FRIEND })
    assert.equal(trusted.statusCode, 200)
  })

  test('cannot sign anybody in, even without a cookie', async (t) => {
    const service = await serviceWith(t)
    await signedIn(service, 'a@example.com')
    const body = { email: 'a@example.com', password: 'correct horse battery' }
    const answer = await new Browser(service).post('/sign-in/email', body, { origin: EVIL })
    assert.equal(answer.statusCode, 403)
    assert.equal(answer.cookies.length, 0)
  })

  test('cannot send a body that needs no preflight', async (t) => {
    const service = await serviceWith(t)
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answer = await service.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        headers: { 'content-type': type },
        payload: '{"email":"a@example.com","password":"correct horse battery"}',
      })
      assert.equal(answer.statusCode, 415, type)
    }
  })

  test('is never where a link finally redirects to', async (t) => {
    const service = await serviceWith(t)
    const body = { name: 'A', email: 'b@example.com', password: 'a password', callbackURL: `${EVIL}/` }
    assert.equal((await new Browser(service).post('/sign-up/email', body)).statusCode, 403)
    for (const callbackURL of ['//evil.example', '/\\evil.example', `${EVIL}`]) {
      const opened = await new Browser(service).post('/verify-email', { token: 'a', callbackURL })
      assert.equal(opened.statusCode, 403, callbackURL)
    }
  })
})

describe('a page that used another host name of this server', () => {
  const body = { email: 'a@example.com', password: 'correct horse battery' }
  const signInAt = (service: TestService, host: string, origin = `http://${host}`) =>
    new Browser(service).post('/sign-in/email', body, { host, origin })

  test('can sign in and act for the user when no public address is configured', async (t) => {
    const service = await serviceWith(t)
    const browser = await signedIn(service, 'a@example.com')
    for (const host of [
      '127.0.0.1:8000',
      '[::1]:8000',
      '192.168.1.5:8000',
      'nas:8000',
      'nas.local:8000',
      'nas.home.arpa',
    ]) {
      assert.equal((await signInAt(service, host)).statusCode, 200, host)
      const written = await browser.post('/update-user', { name: host }, { host, origin: `http://${host}` })
      assert.equal(written.statusCode, 200, host)
    }
  })

  test('cannot when its name may have been pointed here by somebody else, or when it calls another host', async (t) => {
    const service = await serviceWith(t)
    await signedIn(service, 'a@example.com')
    for (const [host, origin] of [
      ['evil.example', 'http://evil.example'],
      ['127.0.0.1.evil.example:8000', 'http://127.0.0.1.evil.example:8000'],
      ['localhost:8000', 'http://192.168.1.5:8000'],
      ['localhost:8000', 'http://127.0.0.1:8001'],
      // What Better Auth would take for a pattern, or for an app.
      ['*:8000', 'http://*:8000'],
      ['localhost', 'capacitor://localhost'],
      ['a@127.0.0.1:8000', 'http://127.0.0.1:8000'],
    ] as const) {
      const answer = await signInAt(service, host, origin)
      assert.equal(answer.statusCode, 403, origin)
      assert.match(answer.data.detail, /BETTER_AUTH_URL/)
    }
  })

  test('cannot when the public address is configured', async (t) => {
    const service = await serviceWith(t, { BETTER_AUTH_URL: 'http://localhost:8000' })
    await signedIn(service, 'a@example.com')
    assert.equal((await signInAt(service, '127.0.0.1:8000')).statusCode, 403)
    assert.equal((await signInAt(service, 'localhost:8000')).statusCode, 200)
  })
})

describe('CORS', () => {
  const preflight = (service: TestService, origin: string) =>
    service.inject({
      method: 'OPTIONS',
      url: '/api/me/tasks',
      headers: {
        origin,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization, content-type, if-match',
      },
    })
  const allowed = (answer: { headers: Record<string, unknown> }) => [
    answer.headers['access-control-allow-origin'],
    answer.headers['access-control-allow-credentials'],
  ]

  test('in development allows any origin, but never with credentials', async (t) => {
    const service = await serviceWith(t, { NODE_ENV: 'development' })
    const answer = await preflight(service, EVIL)
    assert.equal(answer.statusCode, 204)
    assert.deepEqual(allowed(answer), ['*', undefined])
    assert.match(String(answer.headers['access-control-allow-methods']), /PATCH/)
    assert.match(String(answer.headers['access-control-allow-headers']), /authorization/)
    const got = await service.inject({ url: '/health', headers: { origin: EVIL } })
    assert.deepEqual(allowed(got), ['*', undefined])
    assert.match(String(got.headers['access-control-expose-headers']), /ETag/)
  })

  test('in production allows the configured origins with credentials, and no other', async (t) => {
    const service = await serviceWith(t, {
      NODE_ENV: 'production',
      CORS_ORIGINS: `${FRIEND}, https://b.org/`,
    })
    for (const origin of [FRIEND, 'https://b.org']) {
      assert.deepEqual(allowed(await preflight(service, origin)), [origin, 'true'])
    }
    for (const origin of [EVIL, `${FRIEND}.evil.example`, 'http://app.example.org', 'null']) {
      assert.equal(allowed(await preflight(service, origin))[0], undefined, origin)
      const got = await service.inject({ url: '/health', headers: { origin } })
      assert.equal(allowed(got)[0], undefined, origin)
    }
  })

  test('in production allows no origin when none is configured', async (t) => {
    const service = await serviceWith(t, { NODE_ENV: 'production' })
    assert.equal(allowed(await preflight(service, EVIL))[0], undefined)
    const got = await service.inject({ url: '/health', headers: { origin: EVIL } })
    assert.deepEqual(allowed(got), [undefined, undefined])
  })
})
