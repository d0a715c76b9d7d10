import assert from 'node:assert/strict'
import { createECDH } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { decrypt, type Pushed } from '../../../tests/support/push-service.ts'
import { DELIVERED, MESSAGE, PUBLIC_URL, type Pushing, startPushing } from '../../../tests/support/pushing.ts'
import type { Message } from '../model/message.ts'
import { payloadOf } from './web-push.ts'

/** What a browser gets, from a push service that decrypts as the browser does. */

let pushing: Pushing

before(async () => {
  pushing = await startPushing()
})
after(() => pushing.close())

/** What the browser got of a message that was delivered. */
async function delivered(changes: Partial<Message> = {}, target = pushing.browser()): Promise<Pushed> {
  const { pushed, refused } = pushing.service
  const count = pushed.length
  const outcome = await pushing.send({ ...MESSAGE, ...changes }, { target })
  assert.deepEqual(outcome, DELIVERED, refused.at(-1) ?? '')
  assert.equal(pushed.length, count + 1)
  const last = pushed.at(-1)
  assert.ok(last)
  return last
}

test('the browser of the tests decrypts the example of RFC 8291', () => {
  const key = createECDH('prime256v1')
  key.setPrivateKey('q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94', 'base64url')
  const body =
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN'
  const auth = Buffer.from('BTBZMqHH6r4Tts7J_aSIgg', 'base64url')
  assert.equal(
    decrypt(Buffer.from(body, 'base64url'), key, auth).toString(),
    'When I grow up, I want to be a watermelon',
  )
})

describe('a message', () => {
  test('is delivered, and only the browser can read it', async () => {
    const { text, headers, claims } = await delivered()
    const { unsubscribing: _, language, ...rest } = MESSAGE
    assert.deepEqual(JSON.parse(text), { v: 1, lang: language, ...rest })
    assert.deepEqual(
      [headers.ttl, headers.urgency, headers.topic, headers['content-encoding']],
      ['86400', 'high', MESSAGE.topic, 'aes128gcm'],
    )
    assert.deepEqual([claims.aud, claims.sub], [pushing.service.origin, PUBLIC_URL])
  })

  for (const [language, title, text] of [
    ['en', 'Buy “milk” & <b>bread</b>', 'Two lines\nand a \\ \u0001'],
    ['de', 'Größe prüfen: Übergrößenträger', 'Fällig um 9:00 Uhr'],
    ['ur', 'کرایہ ادا کریں', 'آج صبح ۹ بجے'],
    ['en', '👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301', '🎉'.repeat(20)],
    ['en', 'שלום עולם', '\u202bمرحبا بالعالم\u202c'],
  ] as const) {
    test(`arrives as it was written: ${JSON.stringify(title)}`, async () => {
      const read = JSON.parse((await delivered({ language, title, text })).text)
      assert.deepEqual([read.lang, read.title, read.text], [language, title, text])
    })
  }

  test('of a test is about nothing, and offers nothing', async () => {
    const read = JSON.parse((await delivered({ kind: 'test', about: undefined, offers: [], text: '' })).text)
    assert.deepEqual([read.about, read.offers, read.text], [undefined, [], ''])
  })

  for (const [kind, urgency] of Object.entries({
    ...{ reminder: 'high', due: 'high', overdue: 'high' },
    ...{ assigned: 'normal', comment: 'normal', overview: 'normal', test: 'normal' },
  })) {
    test(`is of ${urgency} urgency if its kind is ${kind}`, async () => {
      assert.equal((await delivered({ kind })).headers.urgency, urgency)
    })
  }

  test('has the topic of its task, so that the newest replaces earlier ones', async () => {
    const target = pushing.browser()
    const first = await delivered({ id: 'msg_1' }, target)
    const second = await delivered({ id: 'msg_2', kind: 'due' }, target)
    const other = await delivered({ id: 'msg_3', topic: 'x'.repeat(32) }, target)
    assert.equal(first.headers.topic, second.headers.topic)
    assert.notEqual(first.headers.topic, other.headers.topic)
  })
})

describe('a message that is too long', () => {
  test('keeps a title of 200 emoji whole, and loses the end of its text', async () => {
    const title = '🦔'.repeat(200)
    const text = '👩🏽‍🚀 '.repeat(100_000)
    const { size, text: payload } = await delivered({ title, text })
    const read = JSON.parse(payload)
    assert.ok(size <= 4096 && size > 4096 - 8, `${size} bytes: no more is cut than must be`)
    assert.equal(read.title, title)
    assert.ok(read.text.endsWith('…') && read.text.isWellFormed())
    assert.ok(text.startsWith(read.text.slice(0, -1)))
    assert.deepEqual(read.offers, MESSAGE.offers)
  })

  test('is cut by the bytes of its JSON, in which some characters are escaped', async () => {
    for (const text of ['"', '\\', '\u0001', '\n"ü🦔', 'a'].map((part) => part.repeat(5000))) {
      const { size, text: payload } = await delivered({ text })
      assert.ok(size <= 4096 && size > 4096 - 16, `${size} bytes`)
      assert.ok(JSON.parse(payload).text.endsWith('…'))
    }
  })

  test('is whole if it just fits', async () => {
    const room = 3993 - Buffer.byteLength(payloadOf({ ...MESSAGE, text: '' }))
    const fits = await delivered({ text: 'a'.repeat(room) })
    assert.deepEqual([fits.size, JSON.parse(fits.text).text], [4096, 'a'.repeat(room)])
    const longer = await delivered({ text: 'a'.repeat(room + 1) })
    assert.deepEqual([longer.size, JSON.parse(longer.text).text], [4096, `${'a'.repeat(room - 3)}…`])
  })

  test('loses its buttons before the end of its title, and that only if it must', async () => {
    const offers = MESSAGE.offers.map((offer) => ({ ...offer, token: 'a'.repeat(900) }))
    const kept = JSON.parse((await delivered({ offers, title: 'T', text: '' })).text)
    assert.deepEqual([kept.offers, kept.title], [[], 'T'])
    const cut = JSON.parse((await delivered({ offers, title: '🦔'.repeat(5000), text: 'text' })).text)
    assert.deepEqual([cut.offers, cut.text], [[], ''])
    assert.match(cut.title, /^🦔+…$/u)
  })
})
