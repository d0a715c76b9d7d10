import assert from 'node:assert/strict'
import { createECDH, randomBytes } from 'node:crypto'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startTestNotifier, type TestNotifier } from '../../tests/support/notifier.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

/** Channels as the API has them: what each kind takes, what is kept secret, and whose they are. */

let service: TestService
let notifier: TestNotifier
let ada: TestUser

before(async () => {
  service = await startService({ WEBHOOK_ALLOWED_HOSTS: 'ntfy.internal' })
  notifier = startTestNotifier(service)
})
after(async () => {
  await notifier.close()
  await service.close()
})
beforeEach(async () => {
  ada = await service.newUser('ada')
  notifier.carried.length = 0
})

const browser = (endpoint = `https://push.example.com/send/${randomBytes(8).toString('hex')}`) => ({
  kind: 'web_push',
  name: 'Chromium on Linux',
  endpoint,
  keys: {
    p256dh: createECDH('prime256v1').generateKeys().toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  },
})
const NTFY = { kind: 'ntfy', name: 'Phone', url: 'https://ntfy.example.com/topic', token: 'tk_verysecret' }
const GOTIFY = { kind: 'gotify', name: 'Gotify', url: 'https://gotify.example.com', token: 'A.verysecret' }
const WEBHOOK = { kind: 'webhook', name: 'Hook', url: 'https://hooks.example.com/' }

const add = (body: object, headers = {}) => ada.call('POST', '/channels', body, headers)
const confirm = (user: TestUser) =>
  service.db.pool.query('UPDATE users SET email_verified = true WHERE id = $1', [user.id])

async function made(body: object): Promise<number> {
  const { statusCode, data, payload } = await add(body)
  assert.equal(statusCode, 201, payload)
  return data.id
}

describe('a channel', () => {
  test('of each kind is made, read, renamed, switched off and deleted', async () => {
    await confirm(ada)
    for (const body of [NTFY, GOTIFY, WEBHOOK, browser(), { kind: 'email', name: 'Mail' }]) {
      const { statusCode, data, headers, payload } = await add(body)
      assert.equal(statusCode, 201, payload)
      assert.deepEqual(
        [data.kind, data.name, data.active, data.inactive_reason],
        [body.kind, body.name, true, null],
      )
      assert.equal(headers.location, `/api/${ada.id}/channels/${data.id}`)
      const path = `/channels/${data.id}`
      assert.deepEqual((await ada.call('GET', path)).data, data)
      const renamed = await ada.call(
        'PATCH',
        path,
        { name: 'Other', active: false },
        { 'if-match': `"${data.revision}"` },
      )
      assert.deepEqual([renamed.data.name, renamed.data.active], ['Other', false])
      const stale = await ada.call('PATCH', path, { name: 'Late' }, { 'if-match': `"${data.revision}"` })
      assert.equal(stale.statusCode, 412)
      assert.equal((await ada.call('DELETE', path)).statusCode, 204)
      assertProblem(await ada.call('GET', path), 404, 'NOT_FOUND')
    }
  })

  test('keeps its secrets: no answer, change, event or export has them', async () => {
    const push = browser()
    for (const body of [NTFY, GOTIFY, push]) await made(body)
    const said = await Promise.all(
      ['/channels', '/changes', '/changes?cursor=', '/export'].map(
        async (path) => (await ada.call('GET', path)).payload,
      ),
    )
    for (const text of said) {
      assert.ok(text.includes('ntfy.example.com'))
      for (const secret of ['verysecret', push.endpoint, push.keys.auth, push.keys.p256dh])
        assert.ok(!text.includes(secret), secret)
    }
    const { rows } = await service.db.pool.query('SELECT secret FROM channels WHERE user_id = $1', [ada.id])
    for (const { secret } of rows)
      assert.ok(!String(secret).includes('verysecret') && !String(secret).includes('push.example'))
  })

  test('made twice with one idempotency key is one', async () => {
    const headers = { 'idempotency-key': 'once' }
    const [first, second] = [await add(NTFY, headers), await add(NTFY, headers)]
    assert.equal(first.data.id, second.data.id)
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.equal((await ada.call('GET', '/channels')).data.count, 1)
  })

  test('of a browser is one, however often it subscribes', async () => {
    const push = browser()
    const id = await made(push)
    await ada.call('PATCH', `/channels/${id}`, { active: false })
    const again = { ...browser(push.endpoint), name: 'Chromium again' }
    assert.equal(await made(again), id)
    const { data } = await ada.call('GET', '/channels')
    assert.deepEqual(
      [data.count, data.channels[0].active, data.channels[0].name],
      [1, true, 'Chromium again'],
    )
    await ada.call('POST', `/channels/${id}/test`)
    await notifier.look()
    assert.deepEqual(notifier.carried[0]?.target, {
      kind: 'web_push',
      endpoint: again.endpoint,
      ...again.keys,
    })
    // Another user of that browser has a channel of their own.
    const bob = await service.newUser('bob')
    assert.equal((await bob.call('POST', '/channels', push)).statusCode, 201)
  })

  test('is one of 20 at most', async () => {
    for (let count = 0; count < 20; count += 1) await made(WEBHOOK)
    assertProblem(await add(WEBHOOK), 409, 'CONFLICT')
  })
})

describe('a request for a channel is refused', () => {
  for (const [what, body] of [
    ['of no kind', { name: 'Phone' }],
    ['of an unknown kind', { kind: 'pigeon', name: 'Phone' }],
    ['without a name', { ...WEBHOOK, name: ' ' }],
    ['with members of another kind', { ...WEBHOOK, token: 'x' }],
    ['without a URL', { kind: 'ntfy', name: 'Phone' }],
    ['with a URL of another protocol', { ...WEBHOOK, url: 'ftp://example.com/' }],
    ['with credentials in the URL', { ...WEBHOOK, url: 'https://a:b@example.com/' }],
    ['with a private address', { ...WEBHOOK, url: 'http://10.1.2.3/' }],
    ['with a loopback name', { ...GOTIFY, url: 'http://localhost:8080' }],
    ['with a metadata address', { ...NTFY, url: 'http://169.254.169.254/latest' }],
    ['with an IPv6 loopback', { ...WEBHOOK, url: 'http://[::1]/' }],
    ['with a private push service', browser('https://192.168.1.2/push')],
    ['with ntfy but no topic', { ...NTFY, url: 'https://ntfy.example.com/' }],
    ['with a token of two lines', { ...NTFY, token: 'a\r\nb' }],
    ['with keys that are none', { ...browser(), keys: { p256dh: 'x', auth: 'y' } }],
    [
      'with a compressed point',
      {
        ...browser(),
        keys: {
          p256dh: randomBytes(65).fill(2, 0, 1).toString('base64url'),
          auth: randomBytes(16).toString('base64url'),
        },
      },
    ],
    ['with a huge name', { ...WEBHOOK, name: 'x'.repeat(101) }],
  ] as const)
    test(what, async () => {
      const answer = await add(body)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.equal((await ada.call('GET', '/channels')).data.count, 0)
    })

  test('by mail, until the address is confirmed', async () => {
    assertProblem(await add({ kind: 'email', name: 'Mail' }), 409, 'CONFLICT')
    await confirm(ada)
    await made({ kind: 'email', name: 'Mail' })
  })

  test('to a host that only this server reaches, unless the operator allows it', async () => {
    assert.equal((await add({ ...NTFY, url: 'http://ntfy.internal/topic' })).statusCode, 201)
  })

  test('in a shared workspace', async () => {
    const { data } = await service.inject({
      ...{ method: 'POST', url: '/api/workspaces', payload: { name: 'Home' } },
      headers: { authorization: `Bearer ${ada.token}` },
    })
    for (const path of ['channels', 'channels/options', 'notifications']) {
      const answer = await service.inject({
        url: `/api/${data.id}/${path}`,
        headers: { authorization: `Bearer ${ada.token}` },
      })
      assertProblem(answer, 403, 'AUTH_FORBIDDEN')
    }
  })
})

describe('the options', () => {
  test('say what there is, with a key that stays', async () => {
    const [first, second] = [
      await ada.call('GET', '/channels/options'),
      await ada.call('GET', '/channels/options'),
    ]
    assert.deepEqual(first.data, second.data)
    assert.deepEqual(first.data.kinds.toSorted(), ['email', 'gotify', 'ntfy', 'web_push', 'webhook'])
    assert.equal(Buffer.from(first.data.push_key, 'base64url').length, 65)
    assert.deepEqual([first.data.email, first.data.email_verified], [ada.email, false])
  })

  test('leave out what the operator does not offer, which is then refused', async () => {
    const lean = await startService({ CHANNELS: 'ntfy' })
    const user = await lean.newUser()
    const { data } = await user.call('GET', '/channels/options')
    assert.deepEqual([data.kinds, data.push_key], [['ntfy'], null])
    assertProblem(await user.call('POST', '/channels', WEBHOOK), 409, 'CONFLICT')
    await lean.close()
  })

  test('offer no e-mail in production without a mail server', async () => {
    const lean = await startService({
      NODE_ENV: 'production',
      EMAIL_VERIFICATION: 'optional',
      BETTER_AUTH_URL: 'https://docket.example.com',
    })
    const user = await lean.newUser()
    assert.ok(!(await user.call('GET', '/channels/options')).data.kinds.includes('email'))
    await lean.close()
  })
})

describe('a test message', () => {
  test('arrives, and is in the list with its outcome', async () => {
    const id = await made(NTFY)
    const sent = await ada.call('POST', `/channels/${id}/test`, undefined, { 'idempotency-key': 'test' })
    assert.deepEqual([sent.statusCode, sent.data.status, sent.data.notification_id], [202, 'pending', null])
    const again = await ada.call('POST', `/channels/${id}/test`, undefined, { 'idempotency-key': 'test' })
    assert.deepEqual(again.data, sent.data)
    await notifier.look()
    assert.equal(notifier.carried.length, 1)
    assert.deepEqual(notifier.carried[0]?.target, { kind: 'ntfy', url: NTFY.url, token: NTFY.token })
    assert.equal(notifier.carried[0]?.message.kind, 'test')
    const { data } = await ada.call('GET', `/channels/${id}/deliveries`)
    assert.deepEqual(
      data.deliveries.map(({ status, attempts, status_code }: Record<string, unknown>) => [
        status,
        attempts,
        status_code,
      ]),
      [['delivered', 1, 200]],
    )
  })

  test('is made once, and says what went wrong', async () => {
    const id = await made(NTFY)
    notifier.outcomes.push({ statusCode: 500, error: 'Answered 500.', isGone: false, retryAfter: null })
    await ada.call('POST', `/channels/${id}/test`)
    await notifier.look()
    const { data } = await ada.call('GET', `/channels/${id}/deliveries`)
    assert.deepEqual([data.deliveries[0].status, data.deliveries[0].error], ['failed', 'Answered 500.'])
  })

  test('is refused while the channel is off, and after twenty within an hour', async () => {
    const id = await made(NTFY)
    for (let count = 0; count < 20; count += 1)
      assert.equal((await ada.call('POST', `/channels/${id}/test`)).statusCode, 202)
    assertProblem(await ada.call('POST', `/channels/${id}/test`), 409, 'CONFLICT')
    await ada.call('PATCH', `/channels/${id}`, { active: false })
    assertProblem(await ada.call('POST', `/channels/${id}/test`), 409, 'CONFLICT')
  })
})

describe('deliveries', () => {
  test('come in pages, newest first', async () => {
    const id = await made(NTFY)
    for (let count = 0; count < 5; count += 1) await ada.call('POST', `/channels/${id}/test`)
    const first = await ada.call('GET', `/channels/${id}/deliveries?limit=3`)
    const ids = (answer: typeof first) => answer.data.deliveries.map((each: { id: number }) => each.id)
    assert.deepEqual(ids(first), [5, 4, 3])
    const second = await ada.call(
      'GET',
      `/channels/${id}/deliveries?limit=3&cursor=${first.data.next_cursor}`,
    )
    assert.deepEqual([ids(second), second.data.next_cursor], [[2, 1], null])
  })

  test("of another user's channel do not exist", async () => {
    const id = await made(NTFY)
    const bob = await service.newUser('bob')
    for (const [method, path] of [
      ['GET', `/channels/${id}`],
      ['GET', `/channels/${id}/deliveries`],
      ['POST', `/channels/${id}/test`],
      ['GET', `/channels/${id}/secret`],
      ['DELETE', `/channels/${id}`],
    ] as const)
      assertProblem(await bob.call(method, path), 404, 'NOT_FOUND')
  })
})

describe('the secret of a webhook', () => {
  test('stays the same, and no other kind has one', async () => {
    const id = await made(WEBHOOK)
    const { data } = await ada.call('GET', `/channels/${id}/secret`)
    assert.match(data.secret, /^whsec_[\w+/]{43}=$/)
    assert.deepEqual((await ada.call('GET', `/channels/${id}/secret`)).data, data)
    await ada.call('POST', `/channels/${id}/test`)
    await notifier.look()
    const sent = notifier.carried.find(({ target: { kind } }) => kind === 'webhook')
    assert.deepEqual(sent?.target, { kind: 'webhook', url: WEBHOOK.url, secret: data.secret })
    assertProblem(await ada.call('GET', `/channels/${await made(NTFY)}/secret`), 409, 'CONFLICT')
  })
})
