import assert from 'node:assert/strict'
import { createECDH, randomBytes } from 'node:crypto'
import { after, afterEach, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startTestNotifier, type TestNotifier } from '../../tests/support/notifier.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { pruneSessions } from '../accounts/crud.ts'
import { COMMAND_LINE } from '../admin/crud/acts.ts'
import { disableUser, signOutUser } from '../admin/crud/users.ts'

/** Browsers are notified no longer than the sessions stand with which they asked for it, unless those merely expire. */

let service: TestService
const notifiers: TestNotifier[] = []
let count = 0

before(async () => {
  service = await startService()
})
after(() => service.close())
afterEach(async () => {
  for (const one of notifiers.splice(0)) await one.close()
})

function another(): TestNotifier {
  const started = startTestNotifier(service)
  notifiers.push(started)
  return started
}

interface Person {
  id: string
  email: string
  laptop: Browser
  phone: Browser
}

/** Subscribes as the browser that has this token. */
function subscribe(token: string, name: string) {
  const keys = {
    p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  }
  return service.inject({
    method: 'POST',
    url: '/api/me/channels',
    headers: { authorization: `Bearer ${token}` },
    payload: {
      kind: 'web_push',
      name,
      endpoint: `https://push.example.com/${randomBytes(8).toString('hex')}`,
      keys,
    },
  })
}

const sessionOf = async (browser: Browser) => (await browser.get('/get-session')).data.session

/** Has channels of a laptop and a phone, of a tablet whose session has expired since, and two that no session made. */
async function person(): Promise<Person> {
  count += 1
  const email = `person${count}@example.com`
  const laptop = await signedIn(service, email)
  const [phone, tablet] = [new Browser(service), new Browser(service)]
  for (const browser of [phone, tablet]) await browser.signIn(email)
  for (const [name, browser] of Object.entries({ laptop, phone, tablet }))
    assert.equal((await subscribe(await browser.token(), name)).statusCode, 201)
  const { userId: id } = await sessionOf(laptop)
  await subscribe(await service.sign({ sub: id, user_id: id, email }), 'by token')
  await service.inject({
    method: 'POST',
    url: '/api/me/channels',
    headers: { authorization: `Bearer ${await laptop.token()}` },
    payload: { kind: 'ntfy', name: 'ntfy', url: 'https://ntfy.example.com/topic' },
  })
  const expired = await sessionOf(tablet)
  await service.db.pool.query(`UPDATE sessions SET expires_at = now() - interval '1 hour' WHERE id = $1`, [
    expired.id,
  ])
  await pruneSessions(service.db.finder, service.clock.now())
  return { id, email, laptop, phone }
}

async function channelsOf({ id }: Pick<Person, 'id'>): Promise<string[]> {
  const { rows } = await service.db.pool.query<{ name: string }>(
    'SELECT name FROM channels WHERE user_id = $1 AND active ORDER BY id',
    [id],
  )
  return rows.map(({ name }) => name)
}

const byOperator = () => ({ db: service.db, by: COMMAND_LINE, now: service.clock.now() })
const NEW = { currentPassword: PASSWORD, newPassword: 'another horse battery' }

/** What ends, and which browsers are notified all the same; a reset of the password ends all channels. */
const WAYS: Record<string, [end: (who: Person) => Promise<unknown>, stay: string[]]> = {
  'signing out': [({ laptop }) => laptop.post('/sign-out'), ['phone', 'tablet']],
  'revoking one': [
    async ({ laptop, phone }) => phone.post('/revoke-session', { token: (await sessionOf(laptop)).token }),
    ['phone', 'tablet'],
  ],
  'revoking all others': [({ phone }) => phone.post('/revoke-other-sessions'), ['phone', 'tablet']],
  'revoking all': [({ phone }) => phone.post('/revoke-sessions'), ['tablet']],
  'changing the password': [({ phone }) => phone.post('/change-password', NEW), ['laptop', 'phone']],
  'changing the password and revoking': [
    ({ phone }) => phone.post('/change-password', { ...NEW, revokeOtherSessions: true }),
    [],
  ],
  'resetting the password': [
    async ({ email, phone }) => {
      await phone.post('/request-password-reset', { email })
      await service.settled()
      const token = /^[\w-]{20,}$/m.exec(service.letters.findLast(({ to }) => to === email)?.text ?? '')?.[0]
      await new Browser(service).post('/reset-password', { newPassword: NEW.newPassword, token })
    },
    [],
  ],
  'an administrator who signs the user out': [({ id }) => signOutUser(id, byOperator()), []],
  'an administrator who disables the account': [({ id }) => disableUser(id, byOperator()), []],
  'its expiry': [
    async ({ id }) => {
      await service.db.pool.query(
        `UPDATE sessions SET expires_at = now() - interval '1 hour' WHERE user_id = $1`,
        [id],
      )
      await pruneSessions(service.db.finder, service.clock.now())
    },
    ['laptop', 'phone', 'tablet'],
  ],
}

describe('when sessions end by', () => {
  for (const [way, [end, stay]] of Object.entries(WAYS)) {
    test(`${way}, of browsers stay: ${stay.join(', ') || 'none'}`, async () => {
      const [who, other] = [await person(), await person()]
      await end(who)
      const by = [another(), another()]
      await Promise.all(by.map((each) => each.worker.look()))
      const others = way === 'resetting the password' ? [] : ['by token', 'ntfy']
      assert.deepEqual(await channelsOf(who), [...stay, ...others])
      assert.deepEqual(await channelsOf(other), ['laptop', 'phone', 'tablet', 'by token', 'ntfy'])
      assert.deepEqual(
        by.flatMap(({ warnings }) => warnings),
        [],
      )
      assert.deepEqual((await service.db.pool.query('SELECT FROM ended_sessions')).rowCount, 0)
    })
  }
})

test('nothing that waits is sent to it', async () => {
  const who = await person()
  const { rows } = await service.db.pool.query(
    "SELECT id FROM channels WHERE user_id = $1 AND name = 'laptop'",
    [who.id],
  )
  const asked = await service.inject({
    method: 'POST',
    url: `/api/me/channels/${rows[0].id}/test`,
    headers: { authorization: `Bearer ${await who.phone.token()}` },
  })
  assert.equal(asked.statusCode, 202, asked.payload)
  await who.laptop.post('/sign-out')
  const by = another()
  await by.look()
  assert.deepEqual(by.carried, [])
  const changes = await service.inject({
    url: '/api/me/changes',
    headers: { authorization: `Bearer ${await who.phone.token()}` },
  })
  const last = changes.json().changes.at(-1)
  assert.deepEqual(
    [last.resource, last.resource_id, last.after, last.actor.kind],
    ['channel', String(rows[0].id), null, 'service'],
  )
})

test('a browser that signs in again and subscribes anew is notified until that session ends', async () => {
  const { id, email, laptop, phone } = await person()
  const again = new Browser(service)
  await again.signIn(email)
  const keys = {
    p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  }
  const payload = { kind: 'web_push', name: 'kiosk', endpoint: 'https://push.example.com/kiosk', keys }
  for (const browser of [phone, again]) {
    const headers = { authorization: `Bearer ${await browser.token()}` }
    assert.equal(
      (await service.inject({ method: 'POST', url: '/api/me/channels', headers, payload })).statusCode,
      201,
    )
  }
  await phone.post('/sign-out')
  await another().look()
  assert.deepEqual(await channelsOf({ id }), ['laptop', 'tablet', 'by token', 'ntfy', 'kiosk'])
  await again.post('/sign-out')
  await another().look()
  assert.deepEqual(await channelsOf({ id }), ['laptop', 'tablet', 'by token', 'ntfy'])
  await laptop.post('/sign-out')
})

test('a session that has just ended subscribes no browser', async () => {
  const { id, laptop } = await person()
  const token = await laptop.token()
  assert.equal((await subscribe(token, 'before')).statusCode, 201)
  const { id: session } = await sessionOf(laptop)
  await service.db.pool.query('DELETE FROM sessions WHERE id = $1', [session])
  // An instance believes for two seconds that it stands.
  assert.equal((await subscribe(token, 'after')).statusCode, 401)
  await another().look()
  assert.deepEqual(await channelsOf({ id }), ['phone', 'tablet', 'by token', 'ntfy'])
})

test('a deleted account leaves nothing to end', async () => {
  const { id, laptop, phone } = await person()
  await phone.post('/sign-out')
  await laptop.post('/delete-user', { password: PASSWORD })
  assert.equal((await service.db.pool.query('SELECT FROM users WHERE id = $1', [id])).rowCount, 0)
  assert.equal((await service.db.pool.query('SELECT FROM ended_sessions')).rowCount, 0)
})
