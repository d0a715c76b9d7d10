import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { type Admin, person } from '../../tests/support/admin.ts'
import { codeOf, secretOf } from '../../tests/support/authenticator.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { startMailServer, textOf } from '../../tests/support/smtp.ts'
import { factorsLetter, invitationLetter, testLetter } from './letters.ts'

/** In which language administrators' letters are written. */

let service: TestService
let ada: Admin

before(async () => {
  service = await startService()
  ada = await person(service, 'admin')
})
after(() => service.close())

const choose = async ({ token }: Admin, language: string) =>
  assert.equal(
    (
      await service.inject({
        method: 'PATCH',
        url: '/api/me/preferences',
        headers: { authorization: `Bearer ${token}` },
        payload: { language },
      })
    ).statusCode,
    200,
  )

describe('a letter', () => {
  test('that tests the mail is in the language of whoever tests it', async () => {
    const german = { 'accept-language': 'de' }
    await ada.ask('POST', '/mail/test', undefined, german)
    assert.equal(service.letters.at(-1)?.subject, 'Eine Testnachricht von Docket')
    await choose(ada, 'ur')
    await ada.ask('POST', '/mail/test', undefined, german)
    assert.equal(service.letters.at(-1)?.subject, 'Docket کا ایک آزمائشی پیغام')
  })

  test('that tells of a removed app is in the language of its reader', async () => {
    const bob = await person(service)
    await choose(bob, 'de')
    const secret = secretOf((await bob.browser.post('/two-factor/enable', {})).data.totpURI)
    await bob.browser.post('/two-factor/verify-totp', { code: await codeOf(secret) })
    const answer = await ada.ask('POST', `/users/${bob.id}/reset-factors`, undefined, {
      'accept-language': 'en',
    })
    assert.equal(answer.statusCode, 204, answer.payload)
    const { to, text } = service.letters.at(-1) ?? { to: '', text: '' }
    assert.equal(to, bob.email)
    assert.match(text, /^Die Administration hat die Authenticator-App /)
  })

  test('that invites is in that of the request: whoever is invited has chosen none', async (t) => {
    const server = await startMailServer()
    const mailing = await startService({ SMTP_URL: server.url })
    t.after(async () => {
      await mailing.close()
      await server.close()
    })
    const chief = await person(mailing, 'admin')
    const body = { email: 'new@example.com' }
    const { data } = await chief.ask('POST', '/invitations', body, { 'accept-language': 'de' })
    assert.equal(data.mailed, true)
    const [letter = ''] = await server.received(1)
    assert.match(textOf(letter), /um mit dieser E-Mail-Adresse dein Konto zu erstellen/)
  })

  test('has its own words in each language, and the same link', () => {
    const link = 'https://docket.example/sign-up#token'
    const letters = LANGUAGES.flatMap((language) => [
      factorsLetter('a@example.com', language),
      invitationLetter('a@example.com', link, language),
      testLetter('a@example.com', link, language),
    ])
    assert.equal(new Set(letters.map(({ text }) => text)).size, letters.length)
    for (const { text } of letters) assert.match(text, /\n-- \n\S[^\n]{40,}\n$/)
    assert.equal(letters.filter(({ text }) => text.includes(link)).length, 2 * LANGUAGES.length)
  })
})
