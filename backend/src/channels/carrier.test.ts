import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import webPush from 'web-push'
import { type PushService, startPushService } from '../../tests/support/push-service.ts'
import { type Receiver, startReceiver } from '../../tests/support/receiver.ts'
import { destinations } from '../core/destinations.ts'
import type { Letter } from '../core/letter.ts'
import { createSender } from '../core/sender.ts'
import { createCarrier } from './carrier.ts'
import type { Carrier, Message, Target } from './model/message.ts'

/** Over real connections: what each kind of channel sends, decoded as its receiver does. */

const keys = webPush.generateVAPIDKeys()
const letters: Letter[] = []
let push: PushService
let receiver: Receiver
const carriers: Carrier[] = []

function carrierFor(allowedHosts: string[]): Carrier {
  const carrier = createCarrier({
    sender: createSender({ destinations: destinations({ allowedHosts, production: false }) }),
    mailer: { available: true, send: async (letter) => void letters.push(letter), close: () => {} },
    vapid: async () => keys,
    publicUrl: 'http://localhost:8000',
    mailFrom: 'Docket <docket@example.com>',
    clock: () => new Date('2026-11-25T03:00:00Z'),
  })
  carriers.push(carrier)
  return carrier
}

before(async () => {
  push = await startPushService(keys.publicKey)
  receiver = await startReceiver()
})
after(async () => {
  for (const carrier of carriers) await carrier.close()
  await push.close()
  await receiver.close()
})

const MESSAGE: Message = {
  id: 'msg_1',
  topic: 'topic_1',
  kind: 'reminder',
  title: 'Milk "2%"\r\nBcc: x@example.com \u202egnp',
  text: '<b>Today</b> & [now](x)',
  language: 'en',
  url: 'https://docket.example/tasks/1',
  acting: { endpoint: 'https://docket.example/api/acts', page: 'https://docket.example/act' },
  offers: [
    { act: 'done', label: 'Done', token: 'a.b' },
    { act: 'snooze_tomorrow', label: 'Tomorrow', token: 'c' },
  ],
  unsubscribing: { endpoint: 'https://docket.example/u/1', page: 'https://docket.example/stop' },
  at: '2026-11-25T03:00:00.000Z',
  about: { notificationId: 7, workspaceId: 'w', taskId: 1 },
}
const TITLE = 'Milk "2%" Bcc: x@example.com  gnp'

const deliver = (target: Target, message = MESSAGE, allowed = ['127.0.0.1']) =>
  carrierFor(allowed).send(target, message, new AbortController().signal)
const sentBody = () => JSON.parse(receiver.requests.at(-1)?.body ?? '')

describe('web push', () => {
  const target = (): Target => ({ kind: 'web_push', ...push.subscription })

  test('is signed, encrypted, and says how urgent it is', async () => {
    push.reply = { status: 201 }
    const outcome = await deliver(target())
    assert.deepEqual(outcome, { statusCode: 201, error: null, isGone: false, retryAfter: null })
    const { headers, claims, text } = push.pushed.at(-1) ?? assert.fail()
    assert.deepEqual([headers.ttl, headers.urgency, headers.topic], ['86400', 'high', 'topic_1'])
    assert.deepEqual([claims.aud, claims.sub], [push.origin, 'mailto:docket@example.com'])
    assert.deepEqual([JSON.parse(text).title, JSON.parse(text).offers], [TITLE, MESSAGE.offers])
  })

  test('is cut between code points', async () => {
    await deliver(target(), { ...MESSAGE, title: '🦊'.repeat(5000), text: '"\n'.repeat(5000) })
    const { bytes, text } = push.pushed.at(-1) ?? assert.fail()
    assert.ok(bytes.length <= 4096)
    assert.match(JSON.parse(text).title, /^🦊+…$/u)
  })

  for (const [status, isGone] of [
    [404, true],
    [410, true],
    [429, false],
    [500, false],
    [307, false],
  ] as const) {
    test(`${status} ${isGone ? 'ends the subscription' : 'does not'}`, async () => {
      const before = push.pushed.length
      push.reply = { status, headers: { 'retry-after': '30', location: '/push/2' } }
      const outcome = await deliver(target())
      assert.deepEqual([outcome.statusCode, outcome.isGone, outcome.retryAfter], [status, isGone, 30_000])
      assert.notEqual(outcome.error, null)
      assert.equal(push.pushed.length, before + 1)
    })
  }
})

test('ntfy gets JSON at its root, with what can be done', async () => {
  const url = receiver.url.replace('/hook', '/below/mine')
  assert.equal((await deliver({ kind: 'ntfy', url, token: 'tk' })).error, null)
  assert.equal(receiver.requests.at(-1)?.path, '/below/')
  assert.equal(receiver.requests.at(-1)?.headers.authorization, 'Bearer tk')
  const { topic, title, actions, sequence_id } = sentBody()
  assert.deepEqual([topic, title, sequence_id, actions.length], ['mine', TITLE, 'msg_1', 1])
  assert.deepEqual([actions[0].url, actions[0].body], [MESSAGE.acting.endpoint, '{"token":"a.b"}'])
})

test('Gotify gets Markdown in which text stays text', async () => {
  assert.equal((await deliver({ kind: 'gotify', url: receiver.url, token: 'key' })).error, null)
  assert.equal(receiver.requests.at(-1)?.path, '/hook/message')
  assert.equal(receiver.requests.at(-1)?.headers['x-gotify-key'], 'key')
  assert.ok(sentBody().message.includes('&lt;b&gt;'))
  assert.ok(sentBody().message.includes('\\[now\\]\\(x\\)'))
  assert.ok(sentBody().message.includes('(<https://docket.example/act#a.b>)'))
})

test('a webhook gets what its secret proves', async () => {
  const key = Buffer.from('a secret of some bytes')
  const target: Target = { kind: 'webhook', url: receiver.url, secret: `whsec_${key.toString('base64')}` }
  assert.equal((await deliver(target)).error, null)
  const { headers, body } = receiver.requests.at(-1) ?? assert.fail()
  const signed = `msg_1.${headers['webhook-timestamp']}.${body}`
  assert.equal(
    headers['webhook-signature'],
    `v1,${createHmac('sha256', key).update(signed).digest('base64')}`,
  )
  assert.deepEqual([sentBody().type, sentBody().data.task_id], ['notification.reminder', 1])
  receiver.reply = () => ({ status: 410 })
  assert.equal((await deliver(target)).isGone, true)
  receiver.reply = () => ({ status: 204 })
})

test('an e-mail is one line of subject, escaped HTML, and can be ended', async () => {
  for (const language of ['en', 'de', 'ur'] as const) {
    assert.equal(
      (await deliver({ kind: 'email', address: 'a@b.example' }, { ...MESSAGE, language })).error,
      null,
    )
    const letter = letters.at(-1) ?? assert.fail()
    assert.equal(letter.subject, TITLE)
    assert.ok(letter.html?.includes('&lt;b&gt;Today'))
    assert.ok(letter.html?.includes(`lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}"`))
    assert.equal(letter.headers?.['List-Unsubscribe'], '<https://docket.example/u/1>')
    assert.match(letter.messageId ?? '', /^<\w+@example\.com>$/)
  }
})

test('nothing is sent to a private address', async () => {
  const before = receiver.requests.length
  for (const target of [
    { kind: 'web_push', ...push.subscription },
    { kind: 'ntfy', url: receiver.url, token: null },
    { kind: 'gotify', url: receiver.url, token: 'key' },
    { kind: 'webhook', url: receiver.url, secret: 'whsec_YQ==' },
  ] satisfies Target[]) {
    assert.match((await deliver(target, MESSAGE, [])).error ?? '', /not a public address/)
  }
  assert.equal(receiver.requests.length, before)
})

test('a webhook is not redirected to a private address', async () => {
  receiver.reply = () => ({ status: 307, headers: { location: 'http://10.0.0.1/' } })
  const outcome = await deliver({ kind: 'webhook', url: receiver.url, secret: 'whsec_YQ==' })
  receiver.reply = () => ({ status: 204 })
  assert.match(outcome.error ?? '', /10\.0\.0\.1 is not a public address/)
})
