import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { LANGUAGES, type Language } from '@docket/grammar/lines/language.ts'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import {
  alreadySignedUpLetter,
  changeLetter,
  type Happening,
  postingBy,
  resetLetter,
  securityLetter,
  verificationLetter,
} from './mail.ts'

/** In which language letters are written. */

let service: TestService

before(async () => {
  service = await startService({ EMAIL_VERIFICATION: 'required' })
})
after(() => service.close())

function lastTo(address: string): { subject: string; text: string } {
  const letter = service.letters.findLast(({ to }) => to === address)
  assert.ok(letter !== undefined, `no letter to ${address}`)
  return letter
}

async function choose(browser: Browser, language: Language): Promise<void> {
  const { statusCode, payload } = await service.inject({
    method: 'PATCH',
    url: '/api/me/preferences',
    headers: { authorization: `Bearer ${await browser.token()}` },
    payload: { language },
  })
  assert.equal(statusCode, 200, payload)
}

const accepting = (language: string) => ({ 'accept-language': language })

describe('a letter is written', () => {
  test('in the language that its reader has chosen, whatever the request accepts', async () => {
    const email = 'urdu@example.com'
    const browser = await signedIn(service, email)
    await choose(browser, 'ur')
    await new Browser(service).post('/request-password-reset', { email }, accepting('de'))
    assert.equal(lastTo(email).subject, 'اپنا پاس ورڈ دوبارہ مقرر کریں')
    const token = /^[\w-]{20,}$/m.exec(lastTo(email).text)?.[0]
    await new Browser(service).post('/reset-password', { newPassword: 'another horse', token })
    assert.match(lastTo(email).text, /^آپ کے Docket اکاؤنٹ کا پاس ورڈ اس پتے/)
  })

  test('in that of the request, where nothing was chosen', async () => {
    const email = 'any@example.com'
    const browser = await signedIn(service, email)
    await browser.post(
      '/change-password',
      { currentPassword: PASSWORD, newPassword: 'another horse' },
      accepting('fr, de;q=0.8, en;q=0.5'),
    )
    assert.equal(lastTo(email).subject, 'Wie du dich anmeldest, hat sich geändert')
    assert.match(lastTo(email).text, /^Das Passwort deines Docket-Kontos wurde geändert\.\n/)
  })

  test('in that of the request for whoever signs up', async () => {
    const body = { name: 'Ada', email: 'new@example.com', password: PASSWORD }
    await new Browser(service).post('/sign-up/email', body, accepting('de-AT'))
    assert.equal(lastTo(body.email).subject, 'Bestätige deine E-Mail-Adresse')
    await new Browser(service).post('/send-verification-email', { email: body.email }, accepting('ur-PK'))
    assert.equal(lastTo(body.email).subject, 'اپنے ای میل پتے کی تصدیق کریں')
  })

  test('in English, where nothing is known', async () => {
    const email = 'english@example.com'
    await signedIn(service, email)
    await new Browser(service).post('/request-password-reset', { email }, accepting('fr'))
    assert.equal(lastTo(email).subject, 'Reset your password')
  })

  test('in the chosen one for every address of the account, the former and the next', async () => {
    const [email, newEmail] = ['before@example.com', 'after@example.com']
    const browser = await signedIn(service, email)
    await choose(browser, 'de')
    await browser.post('/change-email', { newEmail }, accepting('en'))
    assert.match(lastTo(email).text, /soll in after@example\.com geändert werden/)
    await new Browser(service).verify(lastTo(email).text, accepting('en'))
    assert.equal(lastTo(newEmail).subject, 'Bestätige deine E-Mail-Adresse')
    await new Browser(service).verify(lastTo(newEmail).text, accepting('en'))
    assert.match(lastTo(email).text, /wurde in after@example\.com geändert/)
  })
})

describe('every letter', () => {
  const happenings: Happening[] = [
    ({ passwordChanged }) => passwordChanged,
    ({ passwordReset }) => passwordReset({ api_key: 1, webhook: 2 }, false),
    ({ passwordReset }) => passwordReset({ channel: 1 }, true),
    ({ passkeyAdded }) => passkeyAdded,
    ({ passkeyRemoved }) => passkeyRemoved,
    ({ codesOn }) => codesOn,
    ({ codesOff }) => codesOff,
    ({ newRecoveryCodes }) => newRecoveryCodes,
    ({ recoveryCodeUsed }) => recoveryCodeUsed,
    ({ emailChanged }) => emailChanged('b@example.com'),
    ({ providerAdded }) => providerAdded('Work', 'ada'),
    ({ providerRemoved }) => providerRemoved('Work'),
  ]
  const URL = 'https://docket.example/x'
  const all = (language: Language) => [
    verificationLetter('a@example.com', URL, language),
    resetLetter('a@example.com', URL, 'code', language),
    resetLetter('a@example.com', `${URL}?callbackURL=`, 'code', language),
    changeLetter('a@example.com', 'b@example.com', URL, language),
    alreadySignedUpLetter('a@example.com', language),
    ...happenings.map((happening) => securityLetter('a@example.com', happening, language)),
  ]

  test('has its own words in each language', () => {
    const texts = LANGUAGES.flatMap((language) => all(language).map(({ text }) => text))
    assert.equal(new Set(texts).size, texts.length)
  })

  test('ends with why its reader gets it', () => {
    const ends = LANGUAGES.flatMap((language) => all(language).map(({ text }) => text.split('\n-- \n')[1]))
    for (const end of ends) assert.match(end ?? '', /^\S[^\n]{40,}[.۔]\n$/)
    assert.equal(new Set(ends).size, 3 * LANGUAGES.length)
  })

  test('makes no link of what somebody is called at a provider', () => {
    for (const language of LANGUAGES) {
      const happening: Happening = ({ providerAdded }) => providerAdded('Work', 'https://evil.test\n/me')
      assert.doesNotMatch(securityLetter('a@example.com', happening, language).text, /https?:\/\/|evil\.test/)
    }
  })

  test('names the same links, codes, addresses and providers in each', () => {
    const named = ({ text }: { text: string }) =>
      text.match(/https:\S+|\bcode$|\S+@\w+\.com|Work|\(.*ada.*\)/gm)
    const plain = (language: Language) =>
      all(language).map((letter) => named({ text: letter.text.replaceAll(/[\u2068\u2069]/gu, '') }))
    assert.deepEqual(plain('de'), plain('en'))
    assert.deepEqual(plain('ur'), plain('en'))
  })
})

test('a letter is sent all the same if it cannot be asked what was chosen', async () => {
  const sent: string[] = []
  const errors: string[] = []
  const work: Promise<unknown>[] = []
  const post = postingBy({
    mailer: { available: true, send: async ({ subject }) => void sent.push(subject), close: () => {} },
    db: { query: () => Promise.reject(new Error('gone')) } as never,
    log: { error: (_: unknown, message: string) => void errors.push(message) } as never,
    inBackground: (promise) => void work.push(promise),
  })
  post({ to: 'a@example.com', account: { id: 'a' }, accepts: 'de' }, alreadySignedUpLetter)
  await Promise.all(work)
  assert.deepEqual(sent, ['Du hast schon ein Konto'])
  assert.deepEqual(errors, ['the language of a letter is not known'])
})
