import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import webPush from 'web-push'
import { type PushService, type Subscription, startPushService } from './support/push-service.ts'

/** The push service of the tests is no better than what it refuses. */

let service: PushService

before(async () => {
  service = await startPushService()
})
after(() => service.close())

const KEYS = webPush.generateVAPIDKeys()
const OTHER = webPush.generateVAPIDKeys()
const SUBJECT = 'mailto:docket@example.com'
const now = () => Math.floor(Date.now() / 1000)

interface Push {
  headers: Record<string, string>
  body: Buffer
}

/** As it should be. */
function valid({ endpoint, keys }: Subscription): Push {
  const vapidDetails = { subject: SUBJECT, ...KEYS }
  const { headers, body } = webPush.generateRequestDetails({ endpoint, keys }, 'hello', { vapidDetails })
  const { 'Content-Length': _, ...rest } = headers
  return { headers: { ...rest, TTL: '60' }, body: body ?? Buffer.alloc(0) }
}

const authorized = (audience: string, { exp = now() + 60, subject = SUBJECT, keys = KEYS } = {}) => {
  const { publicKey, privateKey } = keys
  return webPush.getVapidHeaders(audience, subject, publicKey, privateKey, 'aes128gcm', exp).Authorization
}

const flipped = (body: Buffer, at: number): Buffer => {
  const copy = Buffer.from(body)
  copy.writeUInt8((copy.at(at) ?? 0) ^ 1, at < 0 ? copy.length + at : at)
  return copy
}

async function push(change: (push: Push) => Partial<Push>): Promise<number> {
  const subscription = service.subscribe(KEYS.publicKey)
  const right = valid(subscription)
  const { headers, body } = { ...right, ...change(right) }
  const { status } = await fetch(subscription.endpoint, {
    method: 'POST',
    headers,
    body: new Uint8Array(body),
  })
  return status
}

const withHeader = (name: string, value: string) =>
  push(({ headers }) => ({ headers: { ...headers, [name]: value } }))

test('what is right is taken', async () => {
  assert.equal(await push((right) => right), 201)
  assert.deepEqual([service.pushed.at(-1)?.text, service.pushed.at(-1)?.claims.sub], ['hello', SUBJECT])
})

describe('refused is', () => {
  for (const [name, value] of [
    ['TTL', 'soon'],
    ['Urgency', 'now'],
    ['Topic', 'x'.repeat(33)],
    ['Topic', 'a b'],
    ['Content-Encoding', 'aesgcm'],
  ] as const) {
    test(`${name}: ${value}`, async () => assert.equal(await withHeader(name, value), 400))
  }

  test('a message without TTL', async () => {
    assert.equal(await push(({ headers: { TTL: _, ...headers } }) => ({ headers })), 400)
  })

  for (const [what, authorization] of Object.entries({
    'another audience': () => authorized('https://push.example.com'),
    'an end that is past': () => authorized(service.origin, { exp: now() - 1 }),
    'keys of somebody else': () => authorized(service.origin, { keys: OTHER }),
    'the signature of somebody else': () =>
      authorized(service.origin, { keys: { ...OTHER, publicKey: KEYS.publicKey } }),
  })) {
    test(`a token with ${what}`, async () =>
      assert.equal(await withHeader('Authorization', authorization()), 403))
  }

  test('a message without a token', async () => {
    assert.equal(await withHeader('Authorization', 'Bearer x'), 401)
  })

  test('a body that was changed, in its header, its text or its tag', async () => {
    for (const at of [0, 30, 90, -1]) {
      assert.equal(await push(({ body }) => ({ body: flipped(body, at) })), 400)
    }
  })

  test('a body that is too large', async () => {
    assert.equal(await push(({ body }) => ({ body: Buffer.concat([body, Buffer.alloc(4096)]) })), 413)
  })

  test('a message for nobody', async () => {
    assert.equal((await fetch(`${service.origin}/push/x`, { method: 'POST', body: 'x' })).status, 404)
  })

  test('and nothing of all that was pushed', () => assert.equal(service.pushed.length, 1))
})
