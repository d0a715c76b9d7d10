import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService({}, undefined, { realPasswords: true })
})
after(() => service.close())

describe('sign-up and sign-in', () => {
  test('turn an email address and a password into a token for the API', async () => {
    const browser = new Browser(service)
    const made = await browser.signUp('ada@example.com')
    assert.equal(made.statusCode, 200)
    assert.equal(made.data.token, null)
    assert.equal(made.data.user.email, 'ada@example.com')
    assert.equal(made.cookies.length, 0, 'signing up does not sign in')

    const signed = await browser.signIn('ADA@example.com')
    assert.equal(signed.statusCode, 200)
    assert.equal(signed.headers['cache-control'], 'no-store')
    assert.equal(signed.data.user.id, made.data.user.id)

    const answer = await service.inject({
      url: '/api/me/tasks',
      headers: { authorization: `Bearer ${await browser.token()}` },
    })
    assert.deepEqual(answer.data.tasks, [])
  })

  test('store only a hash of the password', async () => {
    await new Browser(service).signUp('hash@example.com', 'a password to look for')
    const { rows } = await service.db.pool.query(
      "SELECT password FROM accounts JOIN users ON users.id = user_id WHERE email = 'hash@example.com'",
    )
    assert.match(rows[0].password, /^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })

  for (const [what, body] of [
    ['a password of seven characters', { name: 'A', email: 'a@example.com', password: '1234567' }],
    ['what is no address', { name: 'A', email: 'nobody', password: PASSWORD }],
    ['a blank name', { name: ' ', email: 'a@example.com', password: PASSWORD }],
    ['an unknown field', { name: 'A', email: 'a@example.com', password: PASSWORD, emailVerified: true }],
  ] as const) {
    test(`refuse ${what}`, async () => {
      const answer = await new Browser(service).post('/sign-up/email', body)
      assert.equal(answer.statusCode, 422)
      assert.equal(answer.data.error_code, 'VALIDATION_ERROR')
      assert.equal(answer.data.errors.length, 1)
    })
  }

  test('make one account and answer alike when sent concurrently for one address', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => new Browser(service).signUp('race@example.com')),
    )
    assert.deepEqual(
      answers.map((answer) => answer.statusCode),
      answers.map(() => 200),
    )
    const shapes = answers.map(({ data }) => JSON.stringify([Object.keys(data), Object.keys(data.user)]))
    assert.equal(new Set(shapes).size, 1)
    const { rows } = await service.db.pool.query(
      "SELECT count(*) AS made FROM users JOIN accounts ON user_id = users.id WHERE email = 'race@example.com'",
    )
    assert.equal(rows[0].made, 1)
    assert.equal((await new Browser(service).signIn('race@example.com')).statusCode, 200)
  })
})

describe('sessions', () => {
  async function twice(email: string): Promise<[Browser, Browser]> {
    const first = await signedIn(service, email)
    const second = new Browser(service)
    await second.signIn(email)
    return [first, second]
  }
  const isIn = async (browser: Browser) => (await browser.get('/token')).statusCode === 200

  test('sign-out ends the session for good', async () => {
    const browser = await signedIn(service, 'out@example.com')
    const kept = new Map(browser.cookies)
    assert.equal((await browser.post('/sign-out')).statusCode, 200)
    for (const [name, value] of kept) browser.cookies.set(name, value)
    const refused = await browser.get('/token')
    assert.equal(refused.statusCode, 401)
    assert.equal(refused.data.error_code, 'AUTH_INVALID')
    assert.equal((await browser.get('/get-session')).data, null)
  })

  test('do not clear the cookie when expired, since a newer one may be on its way', async () => {
    const browser = await signedIn(service, 'over@example.com')
    await service.db.pool.query(
      "DELETE FROM sessions USING users WHERE users.id = user_id AND email = 'over@example.com'",
    )
    for (const path of ['/get-session', '/token', '/list-sessions'])
      assert.equal((await browser.get(path)).headers['set-cookie'], undefined, path)
  })

  test('are listed with their address and browser', async () => {
    const [first] = await twice('list@example.com')
    const { data } = await first.get('/list-sessions')
    assert.equal(data.length, 2)
    for (const session of data) assert.equal(session.ipAddress, '203.0.113.7')
  })

  test('can be revoked one by one', async () => {
    const [first, second] = await twice('one@example.com')
    const { token } = (await second.get('/get-session')).data.session
    assert.equal((await first.post('/revoke-session', { token })).statusCode, 200)
    assert.deepEqual([await isIn(first), await isIn(second)], [true, false])
  })

  test('cannot be revoked by another user', async () => {
    const [mine] = await twice('mine@example.com')
    const theirs = await signedIn(service, 'theirs@example.com')
    const { token } = (await theirs.get('/get-session')).data.session
    await mine.post('/revoke-session', { token })
    assert.equal(await isIn(theirs), true)
  })

  test('can all be revoked but the current one', async () => {
    const [first, second] = await twice('others@example.com')
    assert.equal((await first.post('/revoke-other-sessions')).statusCode, 200)
    assert.deepEqual([await isIn(first), await isIn(second)], [true, false])
  })

  test('can all be revoked', async () => {
    const [first, second] = await twice('all@example.com')
    assert.equal((await first.post('/revoke-sessions')).statusCode, 200)
    assert.deepEqual([await isIn(first), await isIn(second)], [false, false])
  })

  test('refuses a token that the database cannot store as invalid input', async () => {
    const [first] = await twice('nul@example.com')
    const answer = await first.post('/revoke-session', { token: 'a\0b' })
    assert.equal(answer.statusCode, 422)
  })

  test("changes the user's name", async () => {
    const browser = await signedIn(service, 'name@example.com')
    assert.equal((await browser.post('/update-user', { name: 'Countess' })).statusCode, 200)
    assert.equal((await browser.get('/get-session')).data.user.name, 'Countess')
  })
})

describe('the tour of the web app', () => {
  test('is remembered with the account, for all its sessions', async () => {
    const browser = await signedIn(service, 'tour@example.com')
    const tour = async (of: Browser) => (await of.get('/get-session')).data.user.tour
    assert.equal(await tour(browser), null)
    for (const said of ['add,complete', 'ended']) {
      assert.equal((await browser.post('/update-user', { tour: said })).statusCode, 200)
      const other = new Browser(service)
      await other.signIn('tour@example.com')
      assert.equal(await tour(other), said)
    }
    assert.equal((await browser.get('/get-session')).data.user.name, 'Ada')
  })

  test('is refused if it is no list of steps, or if nothing is said (422)', async () => {
    const browser = await signedIn(service, 'tours@example.com')
    for (const body of [{ tour: 'a b' }, { tour: 'a,'.repeat(200) }, { tour: 7 }, {}]) {
      assert.equal((await browser.post('/update-user', body)).statusCode, 422, JSON.stringify(body))
    }
  })
})

describe('changing the password', () => {
  test('requires the current one, and can end the other sessions', async () => {
    const first = await signedIn(service, 'change@example.com')
    const second = new Browser(service)
    await second.signIn('change@example.com')
    const newPassword = 'another horse battery'
    const wrong = await first.post('/change-password', { currentPassword: 'not it at all', newPassword })
    assert.equal(wrong.statusCode, 400)
    assert.equal(wrong.data.code, 'INVALID_PASSWORD')

    const changed = await first.post('/change-password', {
      currentPassword: PASSWORD,
      newPassword,
      revokeOtherSessions: true,
    })
    assert.equal(changed.statusCode, 200)
    assert.equal((await first.get('/token')).statusCode, 200)
    assert.equal((await second.get('/token')).statusCode, 401)
    assert.equal((await new Browser(service).signIn('change@example.com')).statusCode, 401)
    assert.equal((await new Browser(service).signIn('change@example.com', newPassword)).statusCode, 200)
  })
})

test('closed sign-up says so, and existing users still sign in', async (t) => {
  const closed = await startService({ SIGN_UP: 'closed' })
  t.after(() => closed.close())
  const answer = await new Browser(closed).signUp('late@example.com')
  assert.equal(answer.statusCode, 403)
  assert.equal(answer.data.error_code, 'AUTH_FORBIDDEN')
  assert.match(answer.data.detail, /Signing up is closed/)
  assert.equal((await new Browser(closed).signIn('late@example.com')).statusCode, 401)
})

test('Better Auth endpoints that are not in the OpenAPI document answer 404', async () => {
  for (const path of [
    '/ok',
    '/list-accounts',
    '/delete-user/callback?token=a',
    '/account-info',
    '/oauth2/userinfo',
    '/oauth2/end-session',
    '/oauth2/get-clients',
    '/.well-known/openid-configuration',
  ]) {
    assert.equal((await new Browser(service).get(path)).statusCode, 404, path)
  }
  for (const path of [
    '/sign-in/social',
    '/set-password',
    '/verify-password',
    '/sign-jwt',
    '/update-session',
    '/oauth2/introspect',
    '/oauth2/create-client',
    '/admin/oauth2/create-client',
  ]) {
    assert.equal((await new Browser(service).post(path, {})).statusCode, 404, path)
  }
})
