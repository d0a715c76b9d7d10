import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { type GotifyServer, startGotifyServer } from '../../../tests/support/gotify-server.ts'
import { HOSTILE, messageFor } from '../../../tests/support/messages.ts'
import { type NtfyServer, startNtfyServer } from '../../../tests/support/ntfy-server.ts'
import { type Receiver, startReceiver } from '../../../tests/support/receiver.ts'
import { TestTimers } from '../../../tests/support/timers.ts'
import { destinations } from '../../core/destinations.ts'
import { createSender, type Sender } from '../../core/sender.ts'
import { signingSecret } from '../../core/signatures.ts'
import type { Message, Outcome } from '../model/message.ts'
import { gotifyCarrier } from './gotify.ts'
import { ntfyCarrier } from './ntfy.ts'
import { webhookCarrier } from './webhook.ts'

/** Over real connections, to servers that check as the real ones do. */

const SIGNAL = new AbortController().signal
const SECRET = signingSecret(Buffer.alloc(32, 7))
const allowing = (allowedHosts: string[]) =>
  createSender({ destinations: destinations({ allowedHosts, production: false }) })
const sender = allowing(['127.0.0.1'])
const strict = allowing([])

let ntfy: NtfyServer
let gotify: GotifyServer
let receiver: Receiver
before(async () => {
  ntfy = await startNtfyServer({ token: 'tk_1', path: '/push/' })
  gotify = await startGotifyServer('A.b', '/gotify')
  receiver = await startReceiver()
})
after(async () => {
  for (const one of [ntfy, gotify, receiver, sender, strict]) await one.close()
})

const at = (server: Receiver, path: string) => `http://127.0.0.1:${server.port}${path}`
const toNtfy = (message: Message, topic = 'my_topic', token: string | null = 'tk_1') =>
  ntfyCarrier(sender)({ kind: 'ntfy', url: at(ntfy, `/push/${topic}`), token }, message, SIGNAL)
const toGotify = (message: Message, token = 'A.b') =>
  gotifyCarrier(sender)({ kind: 'gotify', url: at(gotify, '/gotify/'), token }, message, SIGNAL)
const ARRIVED = { statusCode: 200, error: null, isGone: false, retryAfter: null }

describe('ntfy', () => {
  test('is told with buttons, and a repetition replaces', async () => {
    assert.deepEqual(await toNtfy(messageFor({ title: 'Old' })), ARRIVED)
    assert.deepEqual(await toNtfy(messageFor()), ARRIVED)
    const [shown, ...others] = ntfy.published.filter(({ sequence_id }) => sequence_id === 'msg_abc-1')
    assert.deepEqual(others, [])
    const { actions, ...rest } = shown ?? {}
    assert.deepEqual(rest, {
      ...{ topic: 'my_topic', sequence_id: 'msg_abc-1', title: 'Buy milk', message: 'Due now', priority: 4 },
      ...{ tags: ['alarm_clock'], click: 'https://docket.example/w/1/tasks/7' },
    })
    assert.deepEqual(
      actions?.map(({ body }) => JSON.parse(body)),
      ['done', 'snooze_10_minutes', 'snooze_1_hour'].map((act) => ({ token: `token-${act}` })),
    )
    assert.equal(actions?.[0]?.url, 'https://docket.example/api/acts')
  })

  test('shows the title where there is no text; a test does not press', async () => {
    await toNtfy(messageFor({ topic: 'plain', kind: 'test', text: '', offers: [], about: undefined }))
    const { message, priority, tags, actions } = ntfy.published.at(-1) ?? {}
    assert.deepEqual([message, priority, tags, actions], ['Buy milk', 3, [], []])
  })

  test('gets no more than it takes', async () => {
    const text = '"\u{1F600}'.repeat(3000)
    assert.deepEqual(await toNtfy(messageFor({ topic: 'long', text })), ARRIVED)
    const { message = '' } = ntfy.published.at(-1) ?? {}
    assert.match(message, /^("\u{1F600})+"?…$/u)
    const bytes = Buffer.byteLength(message)
    assert.ok(bytes > 2990 && bytes <= 3000, String(bytes))
  })

  test('says that a token is not accepted, and that there is no topic', async () => {
    assert.match((await toNtfy(messageFor(), 'my_topic', 'wrong')).error ?? '', /401: the token/)
    assert.match((await toNtfy(messageFor(), 'my_topic', null)).error ?? '', /403: the token/)
    for (const topic of ['a.b', 'ü', 'a'.repeat(65)]) {
      assert.match((await toNtfy(messageFor(), topic)).error ?? '', /name of a topic/)
    }
  })

  test('publishes at the root of a server without a token', async () => {
    const open = await startNtfyServer()
    const target = { kind: 'ntfy', url: at(open, '/mytopic'), token: null } as const
    assert.deepEqual(await ntfyCarrier(sender)(target, messageFor(), SIGNAL), ARRIVED)
    assert.equal(open.published[0]?.topic, 'mytopic')
    await open.close()
  })

  for (const [name, title] of Object.entries(HOSTILE)) {
    test(`takes a title with ${name}`, async () => {
      assert.deepEqual(await toNtfy(messageFor({ title, topic: name })), ARRIVED)
      assert.doesNotMatch(ntfy.published.at(-1)?.title ?? '', /[\n\r\p{Cc}\p{Bidi_Control}]/u)
    })
  }
})

describe('Gotify', () => {
  test('is told with links', async () => {
    assert.deepEqual(await toGotify(messageFor({ text: 'Due *now*\n  1. (soon)' })), ARRIVED)
    const { title, message, priority, extras } = gotify.posted.at(-1) ?? {}
    assert.deepEqual([title, priority], ['Buy milk', 8])
    assert.ok(
      message?.startsWith('Due \\*now\\*\\\n1\\. \\(soon\\)\n\n[Label done](https://docket.example/act#'),
    )
    assert.equal(message?.match(/\]\(https:/g)?.length, 4)
    assert.equal(extras?.['client::notification'].click.url, 'https://docket.example/w/1/tasks/7')
  })

  test('says that a token is not accepted, and that an address is none', async () => {
    assert.match((await toGotify(messageFor(), 'wrong')).error ?? '', /401: the token/)
    const none = { kind: 'gotify', url: 'none', token: 'A.b' } as const
    assert.match((await gotifyCarrier(sender)(none, messageFor(), SIGNAL)).error ?? '', /not valid/)
  })

  for (const [name, title] of Object.entries(HOSTILE)) {
    test(`takes a title with ${name}, and no markdown or HTML of users`, async () => {
      for (const text of ['', title]) {
        const kind = 'comment'
        assert.deepEqual(await toGotify(messageFor({ title, text, kind, offers: [] })), ARRIVED)
        const posted = gotify.posted.at(-1)
        assert.doesNotMatch(posted?.title ?? '', /[\n\r\p{Cc}\p{Bidi_Control}]/u)
        assert.doesNotMatch(posted?.message ?? '', /(?<!\\)[<>[\]()]/)
        assert.equal(posted?.priority, 5)
      }
    })
  }
})

describe('a webhook', () => {
  const send = (message = messageFor(), url = receiver.url, by = sender) =>
    webhookCarrier(by)({ kind: 'webhook', url, secret: SECRET }, message, SIGNAL)

  test('gets JSON that its secret verifies', async () => {
    receiver.reply = () => ({ status: 204 })
    assert.deepEqual(await send(), { ...ARRIVED, statusCode: 204 })
    const { headers = {}, body = '' } = receiver.requests.at(-1) ?? {}
    assert.equal(headers['webhook-id'], 'msg_abc-1')
    assert.deepEqual(new Webhook(SECRET).verify(body, headers as Record<string, string>), {
      type: 'notification.due',
      timestamp: '2026-11-25T09:00:00.000Z',
      data: {
        ...{ id: 12, kind: 'due', title: 'Buy milk', text: 'Due now', workspace_id: 'w', task_id: 7 },
        ...{ url: 'https://docket.example/w/1/tasks/7', at: '2026-11-25T09:00:00.000Z' },
      },
    })
    await send(messageFor({ kind: 'test', about: undefined }))
    const { type, data } = JSON.parse(receiver.requests.at(-1)?.body ?? '')
    assert.deepEqual(
      [type, data.id, data.workspace_id, data.task_id],
      ['notification.test', null, null, null],
    )
  })

  test('is gone when it says so', async () => {
    receiver.reply = () => ({ status: 410 })
    assert.deepEqual(await send(), { ...ARRIVED, statusCode: 410, error: 'Answered 410.', isGone: true })
  })

  test('is not followed to a private address', async () => {
    receiver.reply = () => ({ status: 307, headers: { location: 'http://10.0.0.1/' } })
    const { statusCode, error } = await send()
    assert.deepEqual([statusCode, error], [null, '10.0.0.1 is not a public address.'])
  })
})

const CARRIERS: Record<string, (by: Sender) => Promise<Outcome>> = {
  ntfy: (by) => ntfyCarrier(by)({ kind: 'ntfy', url: at(receiver, '/t'), token: 't' }, messageFor(), SIGNAL),
  gotify: (by) =>
    gotifyCarrier(by)({ kind: 'gotify', url: at(receiver, ''), token: 't' }, messageFor(), SIGNAL),
  webhook: (by) =>
    webhookCarrier(by)({ kind: 'webhook', url: receiver.url, secret: SECRET }, messageFor(), SIGNAL),
}

for (const [name, carry] of Object.entries(CARRIERS)) {
  describe(`${name}: a server`, () => {
    for (const status of [400, 404, 429, 500, 503]) {
      test(`answers ${status}, and says when to come again`, async () => {
        receiver.reply = () => ({ status, headers: { 'retry-after': '7' }, body: 'secret of the server' })
        assert.deepEqual(await carry(sender), {
          ...{ statusCode: status, error: `Answered ${status}.`, isGone: false, retryAfter: 7000 },
        })
      })
    }

    test('at a private address is not asked', async () => {
      const asked = receiver.requests.length
      const { statusCode, error } = await carry(strict)
      assert.deepEqual([statusCode, error], [null, '127.0.0.1 is not a public address.'])
      assert.equal(receiver.requests.length, asked)
    })

    test('that is slow is given up', async (t) => {
      const timers = new TestTimers(t)
      const { promise, resolve } = Promise.withResolvers<void>()
      receiver.reply = () => {
        timers.advance(60_000)
        return promise.then(() => ({ status: 200 }))
      }
      assert.deepEqual((await carry(sender)).error, 'The request timed out.')
      resolve()
    })

    test('whose answer is very long is not read to the end', async () => {
      receiver.reply = () => ({
        status: 200,
        headers: { 'content-length': String(2 ** 30) },
        body: 'x'.repeat(2 ** 20),
      })
      assert.deepEqual(await carry(sender), ARRIVED)
    })

    if (name !== 'webhook')
      test('that redirects does not get the token elsewhere', async () => {
        const asked = receiver.requests.length
        receiver.reply = () => ({ status: 308, headers: { location: receiver.url } })
        assert.deepEqual(await carry(sender), {
          ...ARRIVED,
          statusCode: 308,
          error: 'Answered 308; redirects are not followed.',
        })
        assert.equal(receiver.requests.length, asked + 1)
      })
  })
}
