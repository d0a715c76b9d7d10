import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'
import { codeOf as codeBy, STEP, secretOf } from '../../tests/support/authenticator.ts'
import { Browser, signedIn } from '../../tests/support/browser.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

/** Time stands still unless a test moves it. */
const GUESSES = 4

let service: TestService
let people = 0
let addresses = 0

before(async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.now() })
  service = await startService({ RATE_LIMIT_AUTH: 'on', RATE_LIMIT_PASSWORD: String(GUESSES) })
})
after(async () => {
  mock.timers.reset()
  await service.close()
})

/** The limit per address is another one. */
const forgetAddresses = () =>
  service.db.pool.query("DELETE FROM rate_limits WHERE key NOT SIMILAR TO '(password|code|used) %'")

interface Owner {
  email: string
  browser: Browser
  secret: string
  recovery: string[]
}

/** The code of the app `steps` half minutes from now. */
const codeOf = ({ secret }: Pick<Owner, 'secret'>, steps = 0) => codeBy(secret, steps)

/** A user with an authenticator app. */
async function owner(): Promise<Owner> {
  people += 1
  const email = `app${people}@example.com`
  await forgetAddresses()
  const browser = await signedIn(service, email)
  const begun = await browser.post('/two-factor/enable', {})
  assert.equal(begun.statusCode, 200, begun.payload)
  const { totpURI, backupCodes: recovery } = begun.data
  const secret = secretOf(totpURI)
  const done = await browser.post('/two-factor/verify-totp', { code: await codeOf({ secret }) })
  assert.equal(done.statusCode, 200, done.payload)
  mock.timers.tick(3 * STEP)
  return { email, browser, secret, recovery }
}

function stranger(): Browser {
  addresses += 1
  return new Browser(service, `198.51.100.${addresses}`)
}

/** A browser in which the password was given. */
async function halfIn({ email }: Owner, browser = stranger()): Promise<Browser> {
  await forgetAddresses()
  const answer = await browser.signIn(email)
  assert.equal(answer.statusCode, 200, answer.payload)
  assert.deepEqual(answer.data, { twoFactorRedirect: true, twoFactorMethods: ['totp'] })
  return browser
}

const isIn = async (browser: Browser) => (await browser.get('/token')).statusCode === 200
const send = (browser: Browser, code: string) => browser.post('/two-factor/verify-totp', { code })

describe('the codes of an authenticator app', () => {
  test('are taken besides the password', async () => {
    const ada = await owner()
    const browser = await halfIn(ada)
    assert.equal(await isIn(browser), false)
    assert.equal((await send(browser, await codeOf(ada))).statusCode, 200)
    assert.equal(await isIn(browser), true)
  })

  test('are accepted half a minute early or late, and no further', async () => {
    for (const [steps, status] of [
      [-2, 401],
      [-1, 200],
      [1, 200],
      [2, 401],
    ] as const) {
      const ada = await owner()
      const answer = await send(await halfIn(ada), await codeOf(ada, steps))
      assert.equal(answer.statusCode, status, `${steps}`)
    }
  })

  test('work once, in whatever browser, while they last', async () => {
    const ada = await owner()
    const code = await codeOf(ada, 1)
    assert.equal((await send(await halfIn(ada), code)).statusCode, 200)
    for (let step = 0; step < 3; step += 1) {
      const thief = await halfIn(ada)
      const answer = await send(thief, code)
      assert.equal(answer.statusCode, 401, `after ${step} steps`)
      assert.equal(answer.data.code, 'INVALID_CODE')
      assert.equal(await isIn(thief), false)
      mock.timers.tick(STEP)
    }
    const next = await codeOf(ada)
    assert.equal((await send(await halfIn(ada), next)).statusCode, 200)
    assert.equal((await ada.browser.post('/prove', { code: next })).statusCode, 401, 'nor as a proof')
  })

  test('work once although they come at the same time', async () => {
    const ada = await owner()
    const browsers = [await halfIn(ada), await halfIn(ada), await halfIn(ada)]
    const code = await codeOf(ada)
    const answers = await Promise.all(browsers.map((browser) => send(browser, code)))
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1)
  })

  test('are guessed no more often than passwords, with as many browsers as one likes', async () => {
    const ada = await owner()
    await service.db.pool.query('DELETE FROM sessions')
    let judged = 0
    for (let count = 0; count <= GUESSES; count += 1) {
      const answer = await send(await halfIn(ada), '000000')
      if (answer.statusCode === 401) judged += 1
      else assertProblem(answer, 429, 'RATE_LIMITED')
    }
    assert.equal(judged, GUESSES)
    await forgetAddresses()
    // Who has signed in before in this browser is not kept out by that.
    const known = await halfIn(ada, ada.browser)
    assert.equal((await send(known, await codeOf(ada))).statusCode, 200)
  })

  test('are a fresh proof', async () => {
    const ada = await owner()
    await service.db.pool.query("UPDATE sessions SET created_at = created_at - interval '1 hour'")
    assertProblem(await ada.browser.post('/two-factor/disable', {}), 403, 'FRESH_PROOF_REQUIRED')
    assert.equal((await ada.browser.post('/prove', { code: '000000' })).statusCode, 401)
    assert.equal((await ada.browser.post('/prove', { code: await codeOf(ada) })).statusCode, 200)
    assert.equal((await ada.browser.post('/two-factor/disable', {})).statusCode, 200)
    await forgetAddresses()
    const browser = stranger()
    assert.equal((await browser.signIn(ada.email)).data.user.email, ada.email)
  })

  test('are no proof, and no begin, of who has no app', async () => {
    people += 1
    await forgetAddresses()
    const browser = await signedIn(service, `app${people}@example.com`)
    assert.equal((await browser.post('/prove', { code: '000000' })).statusCode, 400)
    const begun = await browser.post('/two-factor/enable', {})
    const secret = secretOf(begun.data.totpURI)
    assert.equal((await browser.post('/prove', { code: await codeOf({ secret }) })).statusCode, 400)
    assert.equal((await browser.get('/list-sign-in-methods')).data.authenticator, false)
  })

  test('are begun and ended with a fresh proof only, of which mail tells', async () => {
    const ada = await owner()
    const told = () =>
      service.letters
        .filter(({ to }) => to === ada.email)
        .map(({ text }) => text)
        .join()
    assert.match(told(), /now takes a code/)
    await ada.browser.post('/two-factor/disable', {})
    assert.match(told(), /no longer takes a code/)
    await service.db.pool.query("UPDATE sessions SET created_at = created_at - interval '1 hour'")
    for (const path of ['enable', 'disable', 'generate-backup-codes']) {
      const answer = await ada.browser.post(`/two-factor/${path}`, {})
      assertProblem(answer, 403, 'FRESH_PROOF_REQUIRED')
    }
  })

  test('are asked for on every device: none is ever trusted', async () => {
    const ada = await owner()
    const browser = await halfIn(ada)
    const trusting = await browser.post('/two-factor/verify-totp', {
      code: await codeOf(ada),
      trustDevice: true,
    })
    assert.equal(trusting.statusCode, 422)
  })
})

describe('a recovery code', () => {
  test('stands for a code once, and mail tells of it', async () => {
    const ada = await owner()
    const [code = ''] = ada.recovery
    const browser = await halfIn(ada)
    assert.equal((await browser.post('/two-factor/verify-backup-code', { code })).statusCode, 200)
    assert.equal(await isIn(browser), true)
    assert.equal((await browser.get('/list-sign-in-methods')).data.recoveryCodes, 9)
    const letter = service.letters.findLast(({ to }) => to === ada.email)
    assert.match(letter?.text ?? '', /recovery code .* was used/)
    const again = await halfIn(ada)
    assert.equal((await again.post('/two-factor/verify-backup-code', { code })).statusCode, 401)
    assert.equal(await isIn(again), false)
  })

  test('is void once there are new ones', async () => {
    const ada = await owner()
    const renewed = await ada.browser.post('/two-factor/generate-backup-codes', {})
    assert.equal(renewed.statusCode, 200, renewed.payload)
    const old = { code: ada.recovery[0] }
    assert.equal((await (await halfIn(ada)).post('/two-factor/verify-backup-code', old)).statusCode, 401)
    const code = renewed.data.backupCodes[0]
    assert.equal((await (await halfIn(ada)).post('/two-factor/verify-backup-code', { code })).statusCode, 200)
  })

  test('and the secret of the app are readable in no row', async () => {
    const ada = await owner()
    const { rows } = await service.db.pool.query('SELECT * FROM two_factors')
    for (const secret of [ada.secret, ...ada.recovery]) assert.ok(!JSON.stringify(rows).includes(secret))
  })
})
