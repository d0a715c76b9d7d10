import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import webPush from 'web-push'
import type { PushService } from '../../../tests/support/push-service.ts'
import { DELIVERED, MESSAGE, type Pushing, startPushing } from '../../../tests/support/pushing.ts'
import { TestTimers } from '../../../tests/support/timers.ts'
import type { Carrier, Outcome, Target } from '../model/message.ts'
import { vapidSubject } from './web-push.ts'

/** What becomes of a message to a browser when the push service does not take it, or must not be reached. */

const GIGABYTE = 1024 ** 3

let pushing: Pushing

before(async () => {
  pushing = await startPushing()
})
afterEach(() => {
  pushing.service.answer = () => ({ status: 201 })
})
after(() => pushing.close())

function answered(answer: PushService['answer'], carrier?: Carrier): Promise<Outcome> {
  pushing.service.answer = answer
  return pushing.send(MESSAGE, carrier && { carrier })
}

describe('the push service', () => {
  for (const status of [404, 410]) {
    test(`says by ${status} that the browser is no longer subscribed`, async () => {
      assert.deepEqual(await answered(() => ({ status })), {
        ...{ statusCode: status, error: `Answered ${status}.` },
        ...{ isGone: true, retryAfter: null },
      })
    })
  }

  test('does not know the subscription', async () => {
    const target = { ...pushing.browser(), endpoint: `${pushing.service.origin}/push/unknown` }
    const { statusCode, isGone } = await pushing.send(MESSAGE, { target })
    assert.deepEqual([statusCode, isGone], [404, true])
  })

  for (const status of [400, 413, 500, 503]) {
    test(`fails with ${status}, which says nothing of the subscription`, async () => {
      assert.deepEqual(await answered(() => ({ status })), {
        ...{ statusCode: status, error: `Answered ${status}.` },
        ...{ isGone: false, retryAfter: null },
      })
    })
  }

  test('says when to come again', async () => {
    const outcome = await answered(() => ({ status: 429, headers: { 'retry-after': '120' } }))
    assert.deepEqual(outcome, {
      ...{ statusCode: 429, error: 'Answered 429.' },
      ...{ isGone: false, retryAfter: 120_000 },
    })
  })

  for (const status of [301, 307, 308]) {
    test(`is not left by a redirect (${status})`, async () => {
      const { requests } = pushing.service
      const location = pushing.service.subscribe().endpoint
      const outcome = await answered(() => ({ status, headers: { location } }))
      assert.deepEqual([outcome.statusCode, outcome.isGone], [status, false])
      assert.equal(outcome.error, `Answered ${status}; redirects are not followed.`)
      assert.equal(pushing.service.requests, requests + 1)
    })
  }

  test('refuses a sender with other keys than the browser subscribed with', async () => {
    const carrier = pushing.carrierFor({ vapid: async () => webPush.generateVAPIDKeys() })
    const { statusCode, isGone } = await pushing.send(MESSAGE, { carrier })
    assert.deepEqual([statusCode, isGone], [403, false])
  })

  test('is not waited for longer than an attempt may take', async (t) => {
    const timers = new TestTimers(t)
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const outcome = await answered(() => {
      timers.advance(60_000)
      return promise
    })
    resolve(undefined)
    assert.deepEqual(outcome, {
      ...{ statusCode: null, error: 'The request timed out.' },
      ...{ isGone: false, retryAfter: null },
    })
  })

  test('is not waited for when the attempt is aborted', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const stopping = new AbortController()
    pushing.service.answer = () => {
      stopping.abort()
      return promise
    }
    const outcome = await pushing.send(MESSAGE, { signal: stopping.signal })
    resolve(undefined)
    assert.deepEqual([outcome.statusCode, outcome.isGone], [null, false])
    assert.ok(outcome.error)
  })

  test('may answer with a gigabyte, of which next to nothing is read', { timeout: 120_000 }, async () => {
    const { promise: closed, resolve } = Promise.withResolvers<number>()
    const outcome = await answered((response) => {
      const chunk = Buffer.alloc(64 * 1024)
      let written = 0
      response.writeHead(201, { 'content-length': GIGABYTE })
      response.on('close', () => resolve(written)).on('drain', write)
      function write(): void {
        while (written < GIGABYTE && !response.destroyed) {
          written += chunk.length
          if (!response.write(chunk)) return
        }
      }
      write()
      return Promise.resolve(undefined)
    })
    assert.deepEqual(outcome, DELIVERED)
    assert.ok((await closed) < GIGABYTE / 16)
  })
})

describe('nothing is sent', () => {
  /** The outcome, and how many requests came. */
  async function attempt(carrier: Carrier, target: Target): Promise<[Outcome, number]> {
    const { requests } = pushing.service
    return [await pushing.send(MESSAGE, { carrier, target }), pushing.service.requests - requests]
  }
  const failed = (error: string): Outcome => ({ statusCode: null, error, isGone: false, retryAfter: null })

  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]']) {
    test(`to a private address: ${host}`, async () => {
      const endpoint = `http://${host}:${pushing.service.port}/push/x`
      const [outcome, requests] = await attempt(pushing.carrierFor({ allowedHosts: [] }), {
        ...pushing.browser(),
        endpoint,
      })
      assert.match(outcome.error ?? '', /is not a public address\.$/)
      assert.deepEqual([outcome.statusCode, outcome.isGone, requests], [null, false, 0])
    })
  }

  test('to keys of a browser that are none', async () => {
    for (const p256dh of ['', 'AAAA', Buffer.alloc(65, 4).toString('base64url')]) {
      const target = { ...pushing.browser(), p256dh }
      assert.deepEqual(await attempt(pushing.carrierFor(), target), [failed('It could not be sent.'), 0])
    }
  })

  test('without keys of the service', async () => {
    const carrier = pushing.carrierFor({ vapid: () => Promise.reject(new Error('no database')) })
    assert.deepEqual(await attempt(carrier, pushing.browser()), [failed('It could not be sent.'), 0])
  })

  test('to a kind of target that is not known', async () => {
    const target = { kind: 'pigeon' } as unknown as Target
    assert.deepEqual(await attempt(pushing.carrierFor(), target), [failed('It could not be sent.'), 0])
  })

  test('after the carrier was closed', async () => {
    const carrier = pushing.carrierFor()
    await carrier.close()
    const [outcome, requests] = await attempt(carrier, pushing.browser())
    assert.deepEqual([outcome.statusCode, requests], [null, 0])
    assert.ok(outcome.error)
  })
})

describe('the operator of a push service reaches this one', () => {
  for (const [publicUrl, from, subject] of [
    ['https://tasks.example.com', 'Docket <a@example.com>', 'https://tasks.example.com'],
    ['http://tasks.example.com', 'Docket <a@example.com>', 'mailto:a@example.com'],
    ['https://localhost:8443', '"Docket <x>" <a@example.com>', 'mailto:a@example.com'],
    ['http://127.0.0.1:8000', ' a@example.com ', 'mailto:a@example.com'],
  ] as const) {
    test(`${publicUrl}, ${from}: ${subject}`, () => {
      assert.equal(vapidSubject(publicUrl, from), subject)
    })
  }
})
