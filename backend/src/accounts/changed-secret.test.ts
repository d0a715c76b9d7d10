import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { person } from '../../tests/support/admin.ts'
import { codeOf, secretOf } from '../../tests/support/authenticator.ts'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { come } from '../../tests/support/come.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { CLIENT, startProvider, type TestProvider } from '../../tests/support/provider.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'
import { operator } from '../cli/testing.ts'

/** What is encrypted, or derived, with a secret that the service no longer has. */

const NEW_SECRET = 'another secret that is only good for tests'
const URL_OF_SERVICE = 'http://localhost:8000'
const GUESSES = 3

let service: TestService
/** The same service with another secret, on the same database. */
let restarted: TestService
let work: TestProvider
let people = 0

before(async () => {
  work = await startProvider([`${URL_OF_SERVICE}/api/auth/providers/work/callback`], [])
  const environment = {
    RATE_LIMIT_PASSWORD: String(GUESSES),
    OIDC_PROVIDERS: JSON.stringify([{ id: 'work', name: 'Work', issuer: work.issuer, ...CLIENT }]),
  }
  service = await startService(environment)
  const { url = '' } = service.config.database
  restarted = await startService({ ...environment, BETTER_AUTH_SECRET: NEW_SECRET }, () => url)
})
after(async () => {
  await restarted.close()
  await service.close()
  await work.close()
})

interface Owner {
  email: string
  secret: string
  recovery: string[]
  /** A session that began under the new secret. */
  browser: Browser
}

/** Somebody who set up an authenticator app before the secret was changed. */
async function owner(): Promise<Owner> {
  people += 1
  const email = `owner${people}@example.com`
  const before = await signedIn(service, email)
  const browser = new Browser(restarted)
  assert.equal((await browser.signIn(email)).statusCode, 200)
  const begun = await before.post('/two-factor/enable', {})
  const secret = secretOf(begun.data.totpURI)
  const done = await before.post('/two-factor/verify-totp', { code: await codeOf(secret) })
  assert.equal(done.statusCode, 200, done.payload)
  return { email, secret, recovery: begun.data.backupCodes, browser }
}

/** A browser in which the password was given. */
async function halfIn({ email }: Owner): Promise<Browser> {
  const browser = new Browser(restarted)
  assert.equal((await browser.signIn(email)).data.twoFactorRedirect, true)
  return browser
}

function isUnreadable(answer: Answer): void {
  assertProblem(answer, 409, 'CONFLICT')
  assert.equal(answer.data.code, 'CODES_UNREADABLE')
  assert.match(answer.data.detail, /secret of this server was changed.*passkey.*administrator/)
}

const warnings = () =>
  restarted.logged.filter(({ level, msg }) => level === 40 && /another BETTER_AUTH_SECRET/.test(String(msg)))

describe('after the secret was changed', () => {
  test('a code, or a recovery code, is said to be no longer checkable, as often as it is sent', async () => {
    const ada = await owner()
    const browser = await halfIn(ada)
    for (let count = 0; count <= GUESSES; count += 1) {
      isUnreadable(await browser.post('/two-factor/verify-totp', { code: await codeOf(ada.secret) }))
      isUnreadable(await browser.post('/two-factor/verify-backup-code', { code: ada.recovery[0] }))
    }
    assert.equal((await browser.get('/token')).statusCode, 401)
    isUnreadable(await ada.browser.post('/prove', { code: await codeOf(ada.secret) }))
    // With the old secret it works as before.
    const former = new Browser(service)
    await former.signIn(ada.email)
    const code = await codeOf(ada.secret, 1)
    assert.equal((await former.post('/two-factor/verify-totp', { code })).statusCode, 200)
  })

  test('the log names the cause once', async () => {
    for (const ada of [await owner(), await owner()]) {
      isUnreadable(await (await halfIn(ada)).post('/two-factor/verify-totp', { code: '000000' }))
    }
    assert.equal(warnings().length, 1)
    assert.match(String(warnings()[0]?.msg), /docket users reset-factors/)
  })

  test('who is signed in sees it, and sets the app up anew', async () => {
    const { email, browser } = await owner()
    const methods = async () => (await browser.get('/list-sign-in-methods')).data
    assert.deepEqual(
      [(await methods()).authenticator, (await methods()).codesUnreadable, (await methods()).recoveryCodes],
      [true, true, 0],
    )
    assert.equal((await browser.post('/prove', { password: PASSWORD })).statusCode, 200)
    assert.equal((await browser.post('/two-factor/disable', {})).statusCode, 200)
    const begun = await browser.post('/two-factor/enable', {})
    const secret = secretOf(begun.data.totpURI)
    const code = await codeOf(secret)
    assert.equal((await browser.post('/two-factor/verify-totp', { code })).statusCode, 200)
    assert.deepEqual([(await methods()).codesUnreadable, (await methods()).recoveryCodes], [false, 10])
    const other = new Browser(restarted)
    await other.signIn(email)
    const [recovery] = begun.data.backupCodes
    assert.equal((await other.post('/two-factor/verify-backup-code', { code: recovery })).statusCode, 200)
  })

  test('new recovery codes work, although the app does not', async () => {
    const ada = await owner()
    const { data } = await ada.browser.post('/two-factor/generate-backup-codes', {})
    const browser = await halfIn(ada)
    isUnreadable(await browser.post('/two-factor/verify-totp', { code: '000000' }))
    const [code] = data.backupCodes
    assert.equal((await browser.post('/two-factor/verify-backup-code', { code })).statusCode, 200)
  })

  test('a repeated request for an API key does not show another one in its place', async () => {
    const ada = await service.newUser()
    const ask = (at: TestService) =>
      at.inject({
        method: 'POST',
        url: '/api/me/keys',
        headers: { authorization: `Bearer ${ada.token}`, 'idempotency-key': 'the-key' },
        payload: { name: 'K', scopes: ['tasks:read'] },
      })
    const { key } = (await ask(service)).data
    const again = await ask(restarted)
    assertProblem(again, 409, 'CONFLICT')
    assert.match(again.data.detail, /secret of this server was changed/)
    // The key itself is stored as a hash, and still works.
    const tasks = await restarted.inject({
      url: '/api/me/tasks',
      headers: { authorization: `Bearer ${key}` },
    })
    assert.equal(tasks.statusCode, 200)
  })

  test('what a sign-in at a provider left encrypted keeps nobody from signing out, or in', async () => {
    work.user = { sub: 'grace', email: 'grace@example.com', email_verified: true, name: 'Grace' }
    const browser = new Browser(restarted)
    assert.equal(await come(browser, work, 'work'), '/')
    // As the former secret would have encrypted it.
    await restarted.db.pool.query(
      "UPDATE sessions SET id_token = repeat('00', 64) WHERE id_token IS NOT NULL",
    )
    const out = await browser.post('/sign-out')
    assert.deepEqual([out.statusCode, out.data], [200, { success: true }])
    const begun = await browser.post('/sign-in/provider', { provider: 'work' })
    assert.equal(begun.statusCode, 200, begun.payload)
    await restarted.db.pool.query("UPDATE verifications SET value = repeat('00', 64)")
    const state = new URL(begun.data.url).searchParams.get('state')
    const back = await browser.get(`/providers/work/callback?state=${state}&code=x`)
    assert.equal(back.headers.location, '/sign-in?problem=again&provider=work')
  })
})

describe('the second factor is removed', () => {
  /** The password alone signs in, once nothing of the former app is left. */
  async function signsInByPassword({ email }: Owner): Promise<void> {
    const browser = new Browser(restarted)
    const answer = await browser.signIn(email)
    assert.equal(answer.data.user?.email, email, answer.payload)
    const { authenticator, codesUnreadable } = (await browser.get('/list-sign-in-methods')).data
    assert.deepEqual([authenticator, codesUnreadable], [false, false])
  }
  const lastAct = async () =>
    (await restarted.db.pool.query('SELECT * FROM admin_actions ORDER BY id DESC LIMIT 1')).rows[0]

  test('by an administrator: sessions end, mail tells, the audit log says so', async () => {
    const ada = await owner()
    const chief = await person(restarted, 'admin')
    const id = (await ada.browser.get('/get-session')).data.user.id
    const user = (await chief.ask('GET', `/users/${id}`)).data
    assert.equal(user.two_factor, true)
    const pending = await halfIn(ada)
    assert.equal((await chief.ask('POST', `/users/${id}/reset-factors`)).statusCode, 204)
    assert.equal((await chief.ask('GET', `/users/${id}`)).data.two_factor, false)
    assert.equal((await ada.browser.get('/get-session')).data, null)
    const letter = restarted.letters.findLast(({ to }) => to === ada.email)
    assert.match(letter?.text ?? '', /administrator removed the authenticator app/)
    const { action, target, actor, details } = await lastAct()
    assert.deepEqual([action, target, actor], ['user.reset_factors', ada.email, chief.email])
    assert.ok(details.sessions >= 1)
    // A sign-in that waited for a code begins anew.
    const late = await pending.post('/two-factor/verify-totp', { code: await codeOf(ada.secret) })
    assert.equal(late.statusCode, 400, late.payload)
    await signsInByPassword(ada)
    // There is none left: nothing is done, and nobody is signed out.
    assert.equal((await chief.ask('POST', `/users/${id}/reset-factors`)).statusCode, 204)
    assert.equal((await chief.ask('GET', `/users/${id}`)).data.sessions, 1)
    assert.equal((await lastAct()).target, ada.email)
    assert.equal((await chief.ask('POST', '/users/nobody/reset-factors')).statusCode, 404)
  })

  test('on the command line', async () => {
    const ada = await owner()
    const run = operator({
      DATABASE_URL: service.config.database.url ?? '',
      BETTER_AUTH_SECRET: NEW_SECRET,
    })
    const { code, out, notes } = await run('users', 'reset-factors', ada.email)
    assert.equal(code, 0, notes)
    assert.match(out, new RegExp(`^Removed the authenticator app of ${ada.email}`))
    const { action, target, actor } = await lastAct()
    assert.deepEqual([action, target, actor], ['user.reset_factors', ada.email, null])
    await signsInByPassword(ada)
    const again = await run('users', 'reset-factors', ada.email)
    assert.deepEqual([again.code, again.out], [0, `${ada.email} has no authenticator app.`])
  })
})
