import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { HOSTILE, messageFor } from '../../../tests/support/messages.ts'
import { parseMail } from '../../../tests/support/mime.ts'
import { startMailServer, type TestMailServer } from '../../../tests/support/smtp.ts'
import { TestTimers } from '../../../tests/support/timers.ts'
import { createMailer, type Mailer } from '../../accounts/mail.ts'
import type { Message } from '../model/message.ts'
import { emailCarrier } from './email.ts'
import { lineOf } from './parts.ts'

/** Letters as they arrive at a real mail server. */

const SIGNAL = new AbortController().signal
const TO = { kind: 'email', address: 'ann@example.com' } as const
const ARRIVED = { statusCode: null, error: null, isGone: false, retryAfter: null }
const mailerTo = (smtpUrl: string | undefined, production = true) =>
  createMailer({ production, mail: { smtpUrl, from: 'Docket <docket@example.com>' } }, () => {})

let server: TestMailServer
let mailer: Mailer
let count = 0
before(async () => {
  server = await startMailServer()
  mailer = mailerTo(server.url)
})
after(async () => {
  mailer.close()
  await server.close()
})

async function arrived(message: Message) {
  assert.deepEqual(await emailCarrier(mailer)(TO, message, SIGNAL), ARRIVED)
  count += 1
  const { headers, parts } = parseMail((await server.received(count)).at(-1) ?? '')
  return { headers, plain: parts['text/plain'] ?? '', html: parts['text/html'] ?? '' }
}

describe('a letter', () => {
  test('has the headers of automatic mail that can be ended, and of a thread', async () => {
    const { headers } = await arrived(messageFor())
    const names = ['to', 'subject', 'message-id', 'references', 'in-reply-to', 'auto-submitted']
    assert.deepEqual(
      [...names, 'list-unsubscribe', 'list-unsubscribe-post'].map((name) => headers[name]),
      [
        ...['ann@example.com', 'Buy milk', '<msg_abc-1@docket.example>'],
        ...['<dG9waWM_-1@docket.example>', '<dG9waWM_-1@docket.example>', 'auto-generated'],
        ...['<https://docket.example/api/unsubscribe?token=t>', 'List-Unsubscribe=One-Click'],
      ],
    )
  })

  for (const language of LANGUAGES) {
    test(`says the same as text and HTML (${language})`, async () => {
      const { plain, html } = await arrived(messageFor({ language, text: 'Jetzt fällig · ابھی' }))
      for (const part of [plain, html]) {
        assert.ok(part.includes('Jetzt fällig · ابھی'))
        for (const url of ['act#token-done', 'act#token-snooze_tomorrow', 'w/1/tasks/7', 'unsubscribe#t'])
          assert.ok(part.includes(`https://docket.example/${url}`), url)
        // Scanners open links: none acts at once.
        assert.ok(!part.includes('/api/'))
      }
      assert.ok(html.includes(`<html lang="${language}" dir="${language === 'ur' ? 'rtl' : 'ltr'}">`))
      const words = { en: ['Open', 'No more'], de: ['Öffnen', 'Keine'], ur: ['کھولیں', 'مزید'] }[language]
      for (const word of words) assert.ok(plain.includes(word) && html.includes(word), word)
    })
  }

  test('needs neither text nor offers', async () => {
    const { plain, html } = await arrived(messageFor({ text: '', offers: [] }))
    assert.match(plain, /^Buy milk\r?\n\r?\nOpen:/)
    assert.doesNotMatch(html, /class="acts"|<p><\/p>/)
  })

  for (const [name, title] of Object.entries(HOSTILE)) {
    test(`keeps a title with ${name} in its place`, async () => {
      const label = '"><script>'
      const { headers, html } = await arrived(
        messageFor({ title, text: title, offers: [{ act: 'done', label, token: 't' }] }),
      )
      assert.equal(headers.subject, lineOf(title))
      assert.deepEqual([headers.bcc, headers.to], [undefined, 'ann@example.com'])
      assert.doesNotMatch(headers.subject ?? '', /[\n\r\p{Cc}\p{Bidi_Control}]/u)
      assert.doesNotMatch(html, /<script|<img|<b>|<p>b/)
      const tags = html.match(/<\/?[a-z0-9]+/g)
      const { html: plainly } = await arrived(
        messageFor({ offers: [{ act: 'done', label: 'Done', token: 't' }] }),
      )
      assert.deepEqual(tags, plainly.match(/<\/?[a-z0-9]+/g))
    })
  }
})

describe('a letter that is not sent', () => {
  const refusing = (responseCode: number) =>
    startMailServer(() => Promise.reject(Object.assign(new Error('ann@ is over quota'), { responseCode })))

  for (const [status, words] of [
    [550, 'The mail server refuses this e-mail address.'],
    [554, 'The mail server refuses this e-mail address.'],
    [451, 'The mail server answered 451.'],
  ] as const) {
    test(`as the server answers ${status}`, async () => {
      const other = await refusing(status)
      const to = mailerTo(other.url)
      assert.deepEqual(await emailCarrier(to)(TO, messageFor(), SIGNAL), {
        ...{ statusCode: status, error: words, isGone: false, retryAfter: null },
      })
      to.close()
      await other.close()
    })
  }

  test('as there is no server, or nothing listens there', async () => {
    const none = await emailCarrier(mailerTo(undefined))(TO, messageFor(), SIGNAL)
    assert.equal(none.error, 'This server sends no e-mail.')
    const gone = await startMailServer()
    await gone.close()
    const { error } = await emailCarrier(mailerTo(gone.url))(TO, messageFor(), SIGNAL)
    assert.equal(error, 'The mail server cannot be reached.')
  })

  test('as the server is slow, or the service stops', async (t) => {
    const timers = new TestTimers(t)
    const { promise, resolve } = Promise.withResolvers<void>()
    const slow = await startMailServer(() => {
      timers.advance(60_000)
      return promise
    })
    const to = mailerTo(slow.url)
    const late = await emailCarrier(to)(TO, messageFor(), SIGNAL)
    assert.equal(late.error, 'The mail server did not answer in time.')
    const stopped = await emailCarrier(to)(TO, messageFor(), AbortSignal.abort())
    assert.deepEqual([stopped.statusCode, stopped.error], [null, 'The attempt was ended.'])
    resolve()
    to.close()
    await slow.close()
  })
})
