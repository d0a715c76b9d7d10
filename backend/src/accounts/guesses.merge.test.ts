import assert from 'node:assert/strict'
import { after, before, describe, mock, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'

/** Time stands still unless a test moves it. */
const GUESSES = 5
const SETTINGS = { RATE_LIMIT_AUTH: 'on', RATE_LIMIT_PASSWORD: String(GUESSES) }
/** Milliseconds after which one more guess is allowed. */
const INTERVAL = 3_600_000 / GUESSES

let service: TestService
let addresses = 0
let people = 0

before(async () => {
  mock.timers.enable({ apis: ['Date'], now: Date.now() })
  service = await startService(SETTINGS)
})
after(async () => {
  mock.timers.reset()
  await service.close()
})

/** An address that nobody has used. */
function newAddress(): string {
  addresses += 1
  return `198.51.${Math.floor(addresses / 200)}.${addresses % 200}`
}

const stranger = (at = service): Browser => new Browser(at, newAddress())

/** A new account, and the browser in which its user signed in. */
async function owner(): Promise<{ email: string; browser: Browser; address: string }> {
  people += 1
  const email = `owner${people}@example.com`
  await signedIn(service, email)
  await service.db.pool.query('DELETE FROM sessions')
  const address = newAddress()
  const browser = new Browser(service, address)
  assert.equal((await browser.signIn(email)).statusCode, 200)
  return { email, browser, address }
}

const guess = (email: string, browser = stranger()) => browser.signIn(email, 'not it at all')

/** Guesses until no more are answered. @returns how many were */
async function exhaust(email: string, browserOf: () => Browser = stranger): Promise<number> {
  for (let count = 0; count <= 2 * GUESSES; count += 1) {
    const { statusCode } = await guess(email, browserOf())
    if (statusCode === 429) return count
    assert.equal(statusCode, 401)
    // The limit per address is another one.
    await service.db.pool.query("DELETE FROM rate_limits WHERE key NOT LIKE 'password %'")
  }
  assert.fail('all were answered')
}

/** The same browser somewhere else. */
function moved({ cookies }: Browser): Browser {
  const there = stranger()
  for (const [name, value] of cookies) there.cookies.set(name, value)
  return there
}

describe("guessing one account's password from many addresses", () => {
  test('is limited, with Retry-After', async () => {
    const { email } = await owner()
    assert.equal(await exhaust(email), GUESSES)
    const refused = await guess(email)
    assertProblem(refused, 429, 'RATE_LIMITED')
    assert.equal(refused.headers['retry-after'], String(INTERVAL / 1000))
    assert.equal(refused.headers.ratelimit, `"password";r=0;t=${INTERVAL / 1000}`)
    assert.equal(refused.headers['ratelimit-policy'], `"password";q=${GUESSES};w=3600`)
    assert.equal((await stranger().signIn(email)).statusCode, 429, 'even the right one is not judged')
    mock.timers.tick(INTERVAL - 1)
    assert.equal((await guess(email)).statusCode, 429)
    mock.timers.tick(1)
    assert.equal((await guess(email)).statusCode, 401)
    assert.equal((await guess(email)).statusCode, 429)
  })

  test('is limited when guesses come concurrently and to several instances', async (t) => {
    const { email } = await owner()
    const url = String(service.config.database.url)
    const other = await startService(SETTINGS, () => url)
    t.after(() => other.close())
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => guess(email, stranger(index % 2 === 0 ? service : other))),
    )
    assert.equal(answers.filter(({ statusCode }) => statusCode === 401).length, GUESSES)
  })

  test('is not helped by spelling the email address differently', async () => {
    const { email } = await owner()
    await exhaust(email)
    assert.equal((await guess(email.toUpperCase())).statusCode, 429)
  })

  test('does not count against another account', async () => {
    const [{ email }, vic] = [await owner(), await owner()]
    await exhaust(email)
    assert.equal((await guess(vic.email)).statusCode, 401)
  })

  test('gets the same answers when there is no such account', async () => {
    const { email } = await owner()
    const form = ({ statusCode, headers, data }: Answer) => ({
      statusCode,
      headers: Object.entries(headers).filter(
        ([name]) => name.startsWith('ratelimit') || name === 'retry-after',
      ),
      data: { ...data, request_id: '', timestamp: '' },
    })
    assert.equal(await exhaust('nobody@example.com'), GUESSES)
    await exhaust(email)
    assert.deepEqual(form(await guess('nobody@example.com')), form(await guess(email)))
  })

  test('stores no email address in the database', async () => {
    const { email } = await owner()
    await guess(email)
    const { rows } = await service.db.pool.query("SELECT key FROM rate_limits WHERE key LIKE 'password %'")
    assert.ok(rows.length > 0)
    for (const { key } of rows) assert.doesNotMatch(key, /@|198\.51/)
  })
})

test('correct passwords do not count as guesses', async () => {
  const { email } = await owner()
  for (let count = 0; count <= GUESSES; count += 1)
    assert.equal((await stranger().signIn(email)).statusCode, 200)
  assert.equal(await exhaust(email), GUESSES)
})

describe('strangers cannot lock out', () => {
  test('a browser that signed in before, from any address; it has its own limit', async () => {
    const { email, browser } = await owner()
    await browser.post('/sign-out')
    await exhaust(email)
    assert.equal((await moved(browser).signIn(email)).statusCode, 200)
    assert.equal(await exhaust(email, () => moved(browser)), GUESSES)
    assert.equal((await moved(browser).signIn(email)).statusCode, 429)
  })

  test('a browser that signed in before the account changed its email address', async () => {
    const { email, browser } = await owner()
    const changed = `changed.${email}`
    await browser.post('/sign-out')
    await service.db.pool.query('UPDATE users SET email = $1 WHERE email = $2', [changed, email])
    await exhaust(changed)
    assert.equal((await moved(browser).signIn(changed)).statusCode, 200)
  })

  test("the IP address of a session, without the browser's cookie too; it has its own limit", async () => {
    const { email, browser, address } = await owner()
    await exhaust(email)
    const sameAddress = () => new Browser(service, address)
    assert.equal(await exhaust(email, sameAddress), GUESSES)
    assert.equal((await sameAddress().signIn(email)).statusCode, 429)
    assert.equal((await browser.signIn(email)).statusCode, 200)
  })

  test('a user who resets the password by mail', async () => {
    const { email } = await owner()
    await exhaust(email)
    const elsewhere = stranger()
    assert.equal((await elsewhere.signIn(email)).statusCode, 429)
    assert.equal((await elsewhere.post('/request-password-reset', { email })).statusCode, 200)
    await service.settled()
    const token = /^[\w-]{20,}$/m.exec(service.letters.findLast(({ to }) => to === email)?.text ?? '')?.[0]
    const newPassword = 'another horse battery'
    assert.equal((await elsewhere.post('/reset-password', { newPassword, token })).statusCode, 200)
    assert.equal((await elsewhere.signIn(email, newPassword)).statusCode, 200)
    assert.equal((await stranger().signIn(email, newPassword)).statusCode, 429)
  })

  test('a browser shared by several people, for each of the last five', async () => {
    const shared = stranger()
    const emails: string[] = []
    for (let count = 0; count < 6; count += 1) {
      const { email } = await owner()
      emails.push(email)
      await service.db.pool.query("DELETE FROM rate_limits WHERE key NOT LIKE 'password %'")
      assert.equal((await shared.signIn(email)).statusCode, 200)
      await shared.post('/sign-out')
    }
    await service.db.pool.query('DELETE FROM sessions')
    for (const [index, email] of emails.entries()) {
      await exhaust(email)
      assert.equal((await guess(email, moved(shared))).statusCode, index === 0 ? 429 : 401, email)
    }
    const { size } = shared.cookies
    assert.equal(size, 1)
  })
})

describe('the device cookie', () => {
  const nameOf = ({ cookies }: Browser) => [...cookies.keys()].find((name) => name.endsWith('device')) ?? ''

  test('is ignored when it was tampered with', async () => {
    const { email, browser } = await owner()
    await exhaust(email)
    const value = browser.cookies.get(nameOf(browser)) ?? ''
    for (const forged of [`x${value}`, value.replace('~', '~~'), value.split('.')[0] ?? '', '~', '']) {
      const thief = stranger()
      thief.cookies.set(nameOf(browser), forged)
      assert.equal((await guess(email, thief)).statusCode, 429, forged)
    }
  })

  test('grants no access, and scripts cannot read it', async () => {
    const { email, browser } = await owner()
    const alone = stranger()
    alone.cookies.set(nameOf(browser), browser.cookies.get(nameOf(browser)) ?? '')
    assert.equal((await alone.get('/token')).statusCode, 401)
    const { cookies } = await stranger().signIn(email)
    const cookie = cookies.find(({ name }) => name.endsWith('device'))
    assert.deepEqual([cookie?.httpOnly, cookie?.sameSite], [true, 'Lax'])
  })

  test('is not set after a wrong password', async () => {
    const { email } = await owner()
    assert.equal((await guess(email)).cookies.length, 0)
  })
})

for (const [path, body] of [
  ['/change-password', { currentPassword: 'not it at all', newPassword: 'another horse battery' }],
  ['/delete-user', { password: 'not it at all' }],
] as const) {
  test(`${path} accepts as many wrong passwords from a session, whatever strangers do`, async () => {
    const { email, browser } = await owner()
    const elsewhere = stranger()
    await elsewhere.signIn(email)
    await exhaust(email)
    const statuses: number[] = []
    for (let count = 0; count <= GUESSES; count += 1) {
      await service.db.pool.query("DELETE FROM rate_limits WHERE key NOT LIKE 'password %'")
      statuses.push((await browser.post(path, body)).statusCode)
    }
    assert.deepEqual(statuses, [...Array(GUESSES).fill(400), 429])
    await service.db.pool.query("DELETE FROM rate_limits WHERE key NOT LIKE 'password %'")
    assert.equal((await elsewhere.post(path, body)).statusCode, 400)
    const right = { ...body, currentPassword: PASSWORD, password: PASSWORD }
    const { currentPassword: _, newPassword: __, ...deletion } = right as Record<string, string>
    const { password: ___, ...change } = right
    const answer = await elsewhere.post(path, path === '/delete-user' ? deletion : change)
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.equal((await stranger().post(path, body)).statusCode, 401)
  })
}
