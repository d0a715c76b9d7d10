import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { deleteUser } from '../src/accounts/crud.ts'
import { COMMAND_LINE } from '../src/admin/crud/acts.ts'
import { disableUser, enableUser, signOutUser } from '../src/admin/crud/users.ts'
import { Browser, PASSWORD, signedIn } from './support/browser.ts'
import { openChat } from './support/chat.ts'
import { type EventClient, listen, openEvents } from './support/events.ts'
import { type Instance, startInstance } from './support/instance.ts'
import { askToken, connectClient } from './support/mcp/oauth.ts'
import { fallsSilent, startModel } from './support/model.ts'
import { startService, type TestService } from './support/service.ts'

/** Whatever ends a session ends its tokens: on every instance, although no notice from another one reaches it. */

/** Milliseconds after which no token of an ended session is accepted. */
const PROMISED = 2000

let service: TestService
/** Without LISTEN: whatever it knows of the other instance, it has asked the database. */
let deaf: Instance
let origins: string[]
let count = 0

before(async () => {
  service = await startService({ EVENTS_LOOK_SECONDS: '3600' })
  const { config } = service
  deaf = await startInstance({
    ...service,
    config: { ...config, database: { ...config.database, pooler: 'transaction' } },
  })
  origins = [await listen(service.app), await listen(deaf.app)]
})
after(async () => {
  await deaf.close()
  await service.close()
})

interface Person {
  id: string
  email: string
  /** The browser whose session ends. */
  browser: Browser
  token: string
  /** Another session of the same user. */
  other: Browser
}

async function person(): Promise<Person> {
  count += 1
  const email = `person${count}@example.com`
  const browser = await signedIn(service, email)
  const other = new Browser(service)
  await other.signIn(email)
  const { session } = (await browser.get('/get-session')).data
  return { id: session.userId, email, browser, token: await browser.token(), other }
}

const authorization = (token: string) => ({ authorization: `Bearer ${token}` })

const ask = (at: { app: TestService['app'] }, token: string, options: InjectOptions | string) =>
  at.app.inject({
    ...(typeof options === 'string' ? { url: options } : options),
    headers: { accept: 'application/json, text/event-stream', ...authorization(token) },
  })

/** Routes of scope `account`, and those that leave something behind that needs no token. */
const LASTING: InjectOptions[] = [
  {
    method: 'POST',
    url: '/api/me/keys',
    payload: { name: 'K', scopes: ['tasks:read'], expires_in_days: 365 },
  },
  { url: '/api/me/keys' },
  { url: '/api/me/export' },
  { url: '/api/me/clients' },
  { method: 'POST', url: '/api/me/chat', payload: { message: 'hello' } },
  { method: 'POST', url: '/api/me/webhooks', payload: {} },
]

/** Asks again and again: whatever was asked later than promised must be refused. */
async function refusedInTime(at: { app: TestService['app'] }, token: string, ended: number): Promise<void> {
  for (;;) {
    const asked = performance.now()
    const { statusCode } = await ask(at, token, '/api/me/tasks')
    if (statusCode === 401) return
    assert.equal(statusCode, 200)
    assert.ok(asked < ended + PROMISED, 'the token is still accepted')
    await sleep(50)
  }
}

async function endsInTime(client: EventClient): Promise<void> {
  const { data } = await client.seen(({ event }) => event === 'end')
  assert.equal(data.reason, 'revoked')
}

const byOperator = () => ({ db: service.db, by: COMMAND_LINE, now: service.clock.now() })

const WAYS: Record<string, (who: Person) => Promise<unknown>> = {
  'signing out': ({ browser }) => browser.post('/sign-out'),
  'revoking it': async ({ browser, other }) => {
    const { token } = (await browser.get('/get-session')).data.session
    await other.post('/revoke-session', { token })
  },
  'revoking all others': ({ other }) => other.post('/revoke-other-sessions'),
  'revoking all': ({ other }) => other.post('/revoke-sessions'),
  'changing the password': ({ other }) =>
    other.post('/change-password', {
      currentPassword: PASSWORD,
      newPassword: 'another horse battery',
      revokeOtherSessions: true,
    }),
  'resetting the password': async ({ email, other }) => {
    await other.post('/request-password-reset', { email })
    await service.settled()
    const token = /^[\w-]{20,}$/m.exec(service.letters.findLast(({ to }) => to === email)?.text ?? '')?.[0]
    await new Browser(service).post('/reset-password', { newPassword: 'another horse battery', token })
  },
  'its expiry': ({ id }) =>
    service.db.pool.query('UPDATE sessions SET expires_at = $2 WHERE user_id = $1', [
      id,
      service.clock.now().toISOString(),
    ]),
  'deleting the account': ({ browser }) => browser.post('/delete-user', { password: PASSWORD }),
  'an administrator who deletes the account': ({ id }) => deleteUser(id, service.db),
  'an administrator who signs the user out': ({ id }) => signOutUser(id, byOperator()),
  'an administrator who disables the account': ({ id }) => disableUser(id, byOperator()),
  'somebody in the database': ({ id }) =>
    service.db.pool.query('DELETE FROM sessions WHERE user_id = $1', [id]),
}

describe('a session ended by', () => {
  for (const [way, end] of Object.entries(WAYS)) {
    test(`${way}: requests are refused and streams end, on every instance`, {
      timeout: 120_000,
    }, async () => {
      const who = await person()
      const instances = [service, deaf]
      for (const at of instances) assert.equal((await ask(at, who.token, '/api/me/tasks')).statusCode, 200)
      const streams = await Promise.all(origins.map((origin) => openEvents(origin, { token: who.token })))
      const unseen = await who.browser.token()
      await end(who)
      const ended = performance.now()
      await Promise.all([
        ...instances.map((at) => refusedInTime(at, who.token, ended)),
        ...instances.map((at) => refusedInTime(at, unseen, ended)),
        ...streams.map(endsInTime),
      ])
    })

    test(`${way}: is locked out of the account and long-lived grants at once, on every instance`, async () => {
      const who = await person()
      for (const at of [service, deaf])
        assert.equal((await ask(at, who.token, '/api/me/keys')).statusCode, 200)
      await end(who)
      for (const options of LASTING) {
        for (const at of [deaf, service]) {
          const answer = await ask(at, who.token, options)
          assert.equal(answer.statusCode, 401, `${options.url}: ${answer.payload}`)
          assert.equal(answer.json().error_code, 'AUTH_INVALID')
        }
      }
    })
  }

  test("nothing else: the user's other session continues", { timeout: 120_000 }, async () => {
    const who = await person()
    const kept = await who.other.token()
    const stream = await openEvents(origins[1] ?? '', { token: kept })
    const ended = await openEvents(origins[1] ?? '', { token: who.token })
    await who.browser.post('/sign-out')
    await endsInTime(ended)
    assert.equal((await ask(deaf, kept, '/api/me/keys')).statusCode, 200)
    assert.equal(stream.events.at(-1)?.event, 'ready')
    stream.close()
  })
})

test('a token that no instance has seen is refused if it was signed before the end', async () => {
  const { browser, token } = await person()
  await browser.post('/sign-out')
  assert.equal((await ask(deaf, token, '/api/me/tasks')).statusCode, 401)
})

test('a token without a session is valid as long as its user exists', { timeout: 120_000 }, async () => {
  const user = await service.newUser()
  for (const at of [service, deaf]) assert.equal((await ask(at, user.token, '/api/me/keys')).statusCode, 200)
  const stream = await openEvents(origins[1] ?? '', { token: user.token })
  await service.db.pool.query('DELETE FROM users WHERE id = $1', [user.id])
  for (const at of [service, deaf]) assert.equal((await ask(at, user.token, '/api/me/keys')).statusCode, 401)
  await endsInTime(stream)
})

for (const [fate, end] of Object.entries<(who: Person) => Promise<unknown>>({
  deleted: ({ browser }) => browser.post('/delete-user', { password: PASSWORD }),
  disabled: ({ id }) => disableUser(id, byOperator()),
})) {
  test(`clients and keys of a ${fate} user are refused at once, by the API and /mcp`, {
    timeout: 120_000,
  }, async () => {
    const who = await person()
    const { access_token } = await connectClient(service, who.browser, 'tasks:read')
    const payload = { name: 'K', scopes: ['tasks:read'], expires_in_days: 1 }
    const { key } = (await ask(service, who.token, { method: 'POST', url: '/api/me/keys', payload })).json()
    const mcp: InjectOptions = {
      method: 'POST',
      url: '/mcp',
      payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
    }
    const statuses = async () => [
      (await ask(deaf, access_token, mcp)).statusCode,
      (await ask(deaf, key, mcp)).statusCode,
      (await ask(deaf, key, '/api/me/tasks')).statusCode,
    ]
    assert.deepEqual(await statuses(), [200, 200, 200])
    const stream = await openEvents(origins[1] ?? '', { token: key })
    await end(who)
    assert.deepEqual(await statuses(), [401, 401, 401])
    await endsInTime(stream)
  })
}

test('a disabled user keeps keys and clients, which work again once the account is enabled', async () => {
  const who = await person()
  const { access_token, refresh_token, clientId } = await connectClient(
    service,
    who.browser,
    'tasks:read offline_access',
  )
  const refresh = () =>
    askToken(service, {
      ...{ grant_type: 'refresh_token', refresh_token, client_id: clientId },
      resource: `${service.config.publicUrl}/mcp`,
    })
  const payload = { name: 'K', scopes: ['tasks:read'], expires_in_days: 1 }
  const { key } = (await ask(service, who.token, { method: 'POST', url: '/api/me/keys', payload })).json()
  await disableUser(who.id, byOperator())
  assert.equal((await ask(deaf, key, '/api/me/tasks')).statusCode, 401)
  const refused = await refresh()
  assert.deepEqual([refused.statusCode, refused.data.error], [400, 'invalid_grant'])
  await enableUser(who.id, byOperator())
  assert.equal((await ask(deaf, key, '/api/me/tasks')).statusCode, 200)
  const mcp = {
    method: 'POST',
    url: '/mcp',
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  } as const
  assert.equal((await ask(deaf, access_token, mcp)).statusCode, 200)
  assert.equal((await ask(deaf, who.token, '/api/me/tasks')).statusCode, 401, 'the session stays ended')
})

test('a token without a session ends when its user is disabled', { timeout: 120_000 }, async () => {
  const user = await service.newUser()
  const stream = await openEvents(origins[1] ?? '', { token: user.token })
  assert.equal((await ask(deaf, user.token, '/api/me/tasks')).statusCode, 200)
  await disableUser(user.id, byOperator())
  await refusedInTime(deaf, user.token, performance.now())
  await endsInTime(stream)
})

test('an instance asks the database about a session once a second at most, however many requests come', async () => {
  const { token } = await person()
  const started = performance.now()
  const { reader } = deaf.db
  const query = reader.query.bind(reader)
  let asked = 0
  reader.query = (statement) => {
    if (statement.name === 'credentials_fallen') asked += 1
    return query(statement)
  }
  for (let requests = 0; requests < 300; requests += 1)
    assert.equal((await ask(deaf, token, '/api/me/tasks')).statusCode, 200)
  reader.query = query
  assert.ok(asked >= 1 && asked <= 3 + (performance.now() - started) / 500, `${asked} times`)
})

test("an assistant's answer ends with the session that asked for it", { timeout: 120_000 }, async (t) => {
  const model = await startModel()
  const assisted = await startService({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'test' })
  t.after(async () => {
    await assisted.close()
    await model.close()
  })
  const browser = await signedIn(assisted, 'ada@example.com')
  const headers = authorization(await browser.token())
  model.always(fallsSilent)
  const streamed = await openChat(await listen(assisted.app), {
    token: await browser.token(),
    message: 'Hi',
  })
  const whole = assisted.inject({ method: 'POST', url: '/api/me/chat', headers, payload: { message: 'Hi' } })
  while (model.requests.length < 2) await sleep(5)
  await browser.post('/sign-out')
  const { data } = await streamed.seen(({ event }) => event === 'failed')
  assert.deepEqual([data.status, data.error_code], [401, 'AUTH_INVALID'])
  assert.equal((await whole).statusCode, 401)
  while (model.left() < 2) await sleep(5)
})
