import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createEmailVerificationToken } from 'better-auth/api'
import { Browser, linkOf, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

/** What is sent by mail, with letters that are kept instead of sent. */

let service: TestService

before(async () => {
  service = await startService({ EMAIL_VERIFICATION: 'required' })
})
after(() => service.close())

/** The last letter to `address`. */
function letterTo(address: string): { subject: string; text: string } {
  const letter = service.letters.findLast(({ to }) => to === address)
  assert.ok(letter !== undefined, `no letter to ${address}`)
  return letter
}

describe('resetting the password', () => {
  const newPassword = 'another horse battery'
  const codeOf = (address: string) => /^[\w-]{20,}$/m.exec(letterTo(address).text)?.[0] ?? ''

  async function askFor(email: string, redirectTo?: string): Promise<Browser> {
    const browser = await signedIn(service, email)
    const answer = await new Browser(service).post('/request-password-reset', { email, redirectTo })
    assert.equal(answer.statusCode, 200)
    return browser
  }

  test('works from the mailed link to a new password, and ends every session', async () => {
    const email = 'reset@example.com'
    const before = await askFor(email, '/reset')
    const opened = await new Browser(service).get(linkOf(letterTo(email).text))
    assert.equal(opened.statusCode, 302)
    const page = new URL(String(opened.headers.location), service.config.publicUrl)
    assert.equal(page.pathname, '/reset')
    const token = page.searchParams.get('token')
    assert.equal(token, codeOf(email))

    const done = await new Browser(service).post('/reset-password', { newPassword, token })
    assert.equal(done.statusCode, 200)
    assert.equal((await before.get('/token')).statusCode, 401)
    assert.equal((await new Browser(service).signIn(email)).statusCode, 401)
    assert.equal((await new Browser(service).signIn(email, newPassword)).statusCode, 200)
  })

  test('gives only a code when no page was named', async () => {
    await askFor('code@example.com')
    assert.doesNotMatch(letterTo('code@example.com').text, /http/)
    assert.match(codeOf('code@example.com'), /^[\w-]{24}$/)
  })

  test('works only once per link', async () => {
    await askFor('once@example.com')
    const body = { newPassword, token: codeOf('once@example.com') }
    assert.equal((await new Browser(service).post('/reset-password', body)).statusCode, 200)
    const again = await new Browser(service).post('/reset-password', body)
    assert.equal(again.statusCode, 400)
    assert.equal(again.data.code, 'INVALID_TOKEN')
  })

  test('works only once when a link is used concurrently', async () => {
    await askFor('many@example.com')
    const body = { newPassword, token: codeOf('many@example.com') }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => new Browser(service).post('/reset-password', body)),
    )
    assert.equal(answers.filter((answer) => answer.statusCode === 200).length, 1)
  })

  test('invalidates the tokens of earlier mails', async () => {
    await askFor('earlier@example.com')
    const earlier = codeOf('earlier@example.com')
    await new Browser(service).post('/request-password-reset', { email: 'earlier@example.com' })
    const later = codeOf('earlier@example.com')
    assert.notEqual(earlier, later)
    await new Browser(service).post('/reset-password', { newPassword, token: later })
    const answer = await new Browser(service).post('/reset-password', { newPassword, token: earlier })
    assert.equal(answer.statusCode, 400)
  })

  test('is refused after an hour', async () => {
    await askFor('late@example.com')
    const token = codeOf('late@example.com')
    await service.db.pool.query(
      "UPDATE verifications SET expires_at = now() - interval '1 second' FROM users WHERE value = users.id AND email = $1",
      ['late@example.com'],
    )
    const answer = await new Browser(service).post('/reset-password', { newPassword, token })
    assert.equal(answer.statusCode, 400)
    assert.equal((await new Browser(service).signIn('late@example.com')).statusCode, 200)
  })

  test('stores no usable token in the database', async () => {
    await askFor('stored@example.com')
    const { rows } = await service.db.pool.query('SELECT v::text AS row FROM verifications v')
    assert.ok(rows.length > 0)
    for (const { row } of rows) assert.ok(!row.includes(codeOf('stored@example.com')))
  })

  test('redirects only to trusted pages', async () => {
    const answer = await new Browser(service).post('/request-password-reset', {
      email: 'reset@example.com',
      redirectTo: 'https://evil.example/reset',
    })
    assert.equal(answer.statusCode, 403)
  })
})

describe('verifying the address', () => {
  test('is required to sign in, when configured so', async () => {
    const email = 'verify@example.com'
    const browser = new Browser(service)
    await browser.signUp(email)
    const refused = await browser.signIn(email)
    assert.equal(refused.statusCode, 403)
    assert.equal(refused.data.code, 'EMAIL_NOT_VERIFIED')

    const verified = await new Browser(service).verify(letterTo(email).text)
    assert.deepEqual([verified.statusCode, verified.data], [200, { status: true }])
    assert.equal(verified.cookies.length, 0, 'a link signs nobody in')
    const signed = await browser.signIn(email)
    assert.equal(signed.statusCode, 200)
    assert.equal(signed.data.user.emailVerified, true)
  })

  test('can be requested again', async () => {
    const email = 'again@example.com'
    await new Browser(service).signUp(email)
    const before = service.letters.filter(({ to }) => to === email).length
    await new Browser(service).post('/send-verification-email', { email, callbackURL: '/welcome' })
    assert.equal(service.letters.filter(({ to }) => to === email).length, before + 1)
    assert.match(letterTo(email).text, /\/verify-email\?callbackURL=%2Fwelcome#/)
    assert.equal((await new Browser(service).verify(letterTo(email).text)).statusCode, 200)
  })

  test('says what is wrong with a link', async () => {
    const browser = new Browser(service)
    const verify = (token: string, callbackURL?: string) =>
      browser.post('/verify-email', { token, callbackURL })
    const invalid = await verify('not.a.token', '/welcome')
    assert.deepEqual([invalid.statusCode, invalid.data.code], [401, 'INVALID_TOKEN'])
    const { secret } = await service.auth.$context
    const nobody = await createEmailVerificationToken(secret, 'nobody@example.com')
    const unknown = await verify(nobody)
    assert.deepEqual([unknown.statusCode, unknown.data.code], [401, 'USER_NOT_FOUND'])
    const over = await verify(await createEmailVerificationToken(secret, 'nobody@example.com', undefined, -1))
    assert.deepEqual([over.statusCode, over.data.code], [401, 'TOKEN_EXPIRED'])
    for (const page of ['https://evil.example', '/.//evil.example']) {
      assert.equal((await verify(nobody, page)).statusCode, 403)
    }
  })

  test('is not required when it is optional', async (t) => {
    const optional = await startService()
    t.after(() => optional.close())
    const browser = new Browser(optional)
    await browser.signUp('optional@example.com')
    assert.equal((await browser.signIn('optional@example.com')).statusCode, 200)
    assert.equal(optional.letters.length, 0)
  })
})

describe('changing the email address', () => {
  test('is approved at the old one, then verified at the new one', async () => {
    const browser = await signedIn(service, 'old@example.com')
    const asked = await browser.post('/change-email', { newEmail: 'new@example.com', callbackURL: '/done' })
    assert.deepEqual([asked.statusCode, asked.data], [200, { status: true }])

    const approval = letterTo('old@example.com')
    assert.match(approval.text, /new@example\.com/)
    assert.ok(!service.letters.some(({ to }) => to === 'new@example.com'), 'nothing before the approval')
    await new Browser(service).verify(approval.text)
    assert.equal((await new Browser(service).signIn('new@example.com')).statusCode, 401, 'not yet')

    assert.equal((await browser.verify(letterTo('new@example.com').text)).statusCode, 200)
    assert.equal((await new Browser(service).signIn('old@example.com')).statusCode, 401)
    const signed = await new Browser(service).signIn('new@example.com')
    assert.equal(signed.data.user.emailVerified, true)
  })

  test('conflicts when the new address was taken meanwhile, and keeps the old one', async () => {
    const browser = await signedIn(service, 'mover@example.com')
    await browser.post('/change-email', { newEmail: 'taken@example.com' })
    await browser.verify(letterTo('mover@example.com').text)
    const verification = letterTo('taken@example.com').text
    await new Browser(service).signUp('taken@example.com')
    const refused = await browser.verify(verification)
    assert.equal(refused.statusCode, 409)
    assert.equal(refused.data.error_code, 'CONFLICT')
    assert.equal((await new Browser(service).signIn('mover@example.com', PASSWORD)).statusCode, 200)
  })

  test('needs a session', async () => {
    const answer = await new Browser(service).post('/change-email', { newEmail: 'x@example.com' })
    assert.equal(answer.statusCode, 401)
  })
})
