import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'

const MINUTES = 15
const KEY = { name: 'Phone', scopes: ['tasks:read'] }
const NEW = 'another horse battery'

let service: TestService
let people = 0

before(async () => {
  service = await startService()
})
after(() => service.close())

/** A user who signed in, or proved who they are, `ago` minutes ago. */
async function owner(ago = MINUTES + 1): Promise<Browser & { email: string }> {
  people += 1
  const email = `proof${people}@example.com`
  const browser = await signedIn(service, email)
  await age(browser, ago)
  return Object.assign(browser, { email })
}

/** Lets minutes pass for the browser's session. */
async function age(browser: Browser, minutes: number): Promise<void> {
  const { id } = (await browser.get('/get-session')).data.session
  await service.db.pool.query(
    `UPDATE sessions SET created_at = created_at - make_interval(mins => $2), proven_at = proven_at - make_interval(mins => $2)
     WHERE id = $1`,
    [id, minutes],
  )
}

async function api(
  browser: Browser,
  method: 'GET' | 'POST',
  path: string,
  payload?: object,
): Promise<Answer> {
  return call(await browser.token(), method, path, payload)
}

function call(token: string, method: 'GET' | 'POST', path: string, payload?: object): Promise<Answer> {
  return service.inject({
    method,
    url: `/api/me${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload === undefined ? {} : { payload }),
  })
}

const GUARDED = {
  'making a key': (browser: Browser) => api(browser, 'POST', '/keys', KEY),
  'the export': (browser: Browser) => api(browser, 'GET', '/export'),
  'changing the address': (browser: Browser) =>
    browser.post('/change-email', { newEmail: 'new@example.com' }),
}

describe('a fresh proof', () => {
  for (const [what, ask] of Object.entries(GUARDED)) {
    test(`is not asked of who has just signed in: ${what}`, async () => {
      const answer = await ask(await owner(MINUTES - 1))
      assert.ok(answer.statusCode < 300, answer.payload)
    })

    test(`is asked of an older session, and given by the password: ${what}`, async () => {
      const browser = await owner()
      assertProblem(await ask(browser), 403, 'FRESH_PROOF_REQUIRED')
      assert.equal((await browser.post('/prove', { password: PASSWORD })).statusCode, 200)
      const answer = await ask(browser)
      assert.ok(answer.statusCode < 300, answer.payload)
      await age(browser, MINUTES + 1)
      assertProblem(await ask(browser), 403, 'FRESH_PROOF_REQUIRED')
    })
  }

  test('holds for one session only', async () => {
    const browser = await owner()
    const other = new Browser(service)
    await other.signIn(browser.email)
    assert.equal((await other.post('/prove', { password: PASSWORD })).statusCode, 200)
    assertProblem(await api(browser, 'POST', '/keys', KEY), 403, 'FRESH_PROOF_REQUIRED')
  })

  test('is not given by a wrong password, and needs a session', async () => {
    const browser = await owner()
    const wrong = await browser.post('/prove', { password: 'not it at all' })
    assert.equal(wrong.statusCode, 400)
    assert.equal(wrong.data.code, 'INVALID_PASSWORD')
    assertProblem(await api(browser, 'POST', '/keys', KEY), 403, 'FRESH_PROOF_REQUIRED')
    assert.equal((await new Browser(service).post('/prove', { password: PASSWORD })).statusCode, 401)
    assert.equal((await browser.post('/prove', {})).statusCode, 422)
  })

  test('is not asked for what only looks', async () => {
    const browser = await owner()
    assert.equal((await api(browser, 'GET', '/keys')).statusCode, 200)
    assert.equal((await api(browser, 'GET', '/clients')).statusCode, 200)
    await age(browser, 2 * 24 * 60)
    assert.equal((await browser.get('/list-sessions')).statusCode, 200)
  })

  test('is the password itself where that is sent along', async () => {
    const browser = await owner()
    const body = { currentPassword: PASSWORD, newPassword: NEW }
    assert.equal((await browser.post('/change-password', body)).statusCode, 200)
    assert.equal((await browser.post('/delete-user', { password: NEW })).statusCode, 200)
  })

  test('takes as long as the operator says', async (t) => {
    const strict = await startService({ PROOF_MINUTES: '1' })
    t.after(() => strict.close())
    const browser = await signedIn(strict, 'strict@example.com')
    await strict.db.pool.query("UPDATE sessions SET created_at = created_at - interval '2 minutes'")
    const answer = await browser.post('/change-email', { newEmail: 'new@example.com' })
    assertProblem(answer, 403, 'FRESH_PROOF_REQUIRED')
  })
})

describe('an API key', () => {
  test('is never a session, and never fresh', async () => {
    const browser = await owner(0)
    const { key } = (await api(browser, 'POST', '/keys', KEY)).data
    const headers = { authorization: `Bearer ${key}` }
    const alone = new Browser(service)
    for (const path of ['/token', '/list-sessions', '/list-sign-in-methods']) {
      assert.equal((await alone.get(path, headers)).statusCode, 401, path)
    }
    assert.equal((await alone.get('/get-session', headers)).data, null)
    for (const [path, body] of [
      ['/prove', { password: PASSWORD }],
      ['/change-email', { newEmail: 'new@example.com' }],
      ['/delete-user', { password: PASSWORD }],
    ] as const) {
      const answer = await alone.post(path, body, headers)
      assert.equal(answer.statusCode, 401, path)
      assert.equal(answer.cookies.length, 0)
    }
    assertProblem(await call(key, 'POST', '/keys', KEY), 403, 'AUTH_FORBIDDEN')
    assertProblem(await call(key, 'GET', '/export'), 403, 'AUTH_FORBIDDEN')
  })
})

describe('the ways to sign in', () => {
  test('are listed for their user', async () => {
    const browser = await owner()
    const answer = await browser.get('/list-sign-in-methods')
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.data.password, true)
  })
})
