import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { type Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { type DatabaseProxy, startProxy } from '../../tests/support/proxy.ts'
import { type Answer, startService, type TestService } from '../../tests/support/service.ts'
import { TestTimers } from '../../tests/support/timers.ts'

let timers: TestTimers
let proxy: DatabaseProxy
let service: TestService
let browser: Browser

before(async () => {
  timers = new TestTimers()
  proxy = await startProxy()
  service = await startService({ DATABASE_POOL_SIZE: '5' }, proxy.through)
  browser = await signedIn(service, 'ada@example.com')
})
after(async () => {
  proxy.state = 'up'
  await service.close()
  await proxy.close()
  timers.restore()
})

/** While the database is frozen: what is asked of it takes too long. */
const late = <Result>(work: Promise<Result>) => timers.outlast(service.config.database.timeout, work)

/** Not while a look at sessions is on its way: its answer would never come, and those to later reads come after it. */
async function thaw(): Promise<void> {
  while (service.db.usage().reading > 0) await late(turn())
  proxy.state = 'up'
}

const email = 'ada@example.com'
const REQUESTS: Record<string, () => Promise<Answer>> = {
  'sign-up': () => browser.signUp('new@example.com'),
  'sign-in': () => browser.signIn(email),
  token: () => browser.get('/token'),
  'get-session': () => browser.get('/get-session'),
  'list-sessions': () => browser.get('/list-sessions'),
  'revoke-sessions': () => browser.post('/revoke-sessions'),
  'change-password': () =>
    browser.post('/change-password', { currentPassword: PASSWORD, newPassword: PASSWORD }),
  'change-email': () => browser.post('/change-email', { newEmail: 'other@example.com' }),
  'request-password-reset': () => browser.post('/request-password-reset', { email }),
  'reset-password': () =>
    browser.post('/reset-password', { newPassword: PASSWORD, token: 'abcdefghijklmnopqrstuvwx' }),
  'send-verification-email': () => browser.post('/send-verification-email', { email }),
  'delete-user': () => browser.post('/delete-user', { password: PASSWORD }),
  jwks: () => browser.get('/jwks'),
}

function isOutage(answer: Answer, what: string): void {
  assert.equal(answer.statusCode, 503, what)
  assert.equal(answer.data.error_code, 'DATABASE_ERROR', what)
  assert.ok(Number(answer.headers['retry-after']) > 0)
  assert.equal(answer.cookies.length, 0, 'nobody is signed out by an outage')
}

/** Connections from before the outage may first have to be found broken. */
async function worksAgain(): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    if ((await browser.get('/token')).statusCode === 200) return
  }
  assert.fail('it does not work again')
}

describe('while the database is down', () => {
  for (const [what, ask] of Object.entries(REQUESTS)) {
    test(`${what} answers 503, changes nothing, and works again afterwards`, async () => {
      proxy.state = 'down'
      const answer = await ask()
      proxy.state = 'up'
      isOutage(answer, what)
      await worksAgain()
    })
  }
})

describe('while the database is frozen', () => {
  for (const [what, ask] of Object.entries(REQUESTS)) {
    test(`${what} answers 503, changes nothing, and works again afterwards`, async () => {
      proxy.state = 'frozen'
      const answer = await late(ask())
      await thaw()
      isOutage(answer, what)
      await worksAgain()
    })
  }
})

test('transactions that could not begin leak no connection', async () => {
  const signUps = (round: string) =>
    Promise.all([0, 1].map((index) => browser.signUp(`${round}-${index}@example.com`)))
  for (const round of ['first', 'second', 'third']) {
    proxy.state = 'frozen'
    for (const answer of await late(signUps(round))) isOutage(answer, round)
    await thaw()
  }
  await worksAgain()
  for (const answer of await signUps('last')) assert.equal(answer.statusCode, 200)
})

test('a connection cut inside a transaction ends the transaction, not the process', async (t) => {
  const { password } = await service.auth.$context
  const hash = password.hash
  t.mock.method(password, 'hash', async (text: string) => {
    const hashed = await hash(text)
    proxy.state = 'down'
    // Turns of the event loop in which nothing is sent on the connection, so that its end is an event and not an
    // answer.
    for (let turns = 0; turns < 20; turns += 1) await turn()
    proxy.state = 'up'
    return hashed
  })
  isOutage(await browser.signUp('cut@example.com'), 'sign-up')
  t.mock.restoreAll()
  await worksAgain()
  assert.equal((await browser.signUp('cut@example.com')).statusCode, 200)
  assert.equal((await browser.signIn('cut@example.com')).statusCode, 200)
})
