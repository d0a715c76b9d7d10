import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { Browser } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { startMailServer, textOf } from '../../tests/support/smtp.ts'
import { createMailer, type Letter } from './mail.ts'

const NEW = { name: 'Ada', email: 'marked-address@example.com', password: 'marked-password' }

async function serviceWith(t: TestContext, environment: Record<string, string>): Promise<TestService> {
  const service = await startService(environment)
  t.after(() => service.close())
  return service
}

/** The log lines about mail, after checking that none reveals a secret. */
function mailLines(service: TestService): Record<string, unknown>[] {
  const all = JSON.stringify(service.logged)
  for (const secret of [NEW.email, NEW.password, 'verify-email?token=']) assert.ok(!all.includes(secret), all)
  return service.logged.filter(({ msg }) => msg === 'mail was not sent')
}

describe('with a mail server', () => {
  test('sends a link that verifies the address, without which sign-in is refused', async (t) => {
    const server = await startMailServer()
    t.after(() => server.close())
    const service = await serviceWith(t, { SMTP_URL: server.url, MAIL_FROM: 'Docket <docket@example.org>' })
    const browser = new Browser(service)
    assert.equal((await browser.signUp(NEW.email)).statusCode, 200)
    const [letter = ''] = await server.received(1)
    assert.match(letter, /^From: Docket <docket@example\.org>\r$/m)
    assert.match(letter, /^To: marked-address@example\.com\r$/m)
    assert.equal((await browser.signIn(NEW.email)).statusCode, 403)
    await browser.verify(textOf(letter))
    assert.equal((await browser.signIn(NEW.email)).statusCode, 200)
    assert.deepEqual(mailLines(service), [])
  })

  test("tells an account's owner by mail, not in the answer, that somebody signed up again", async (t) => {
    const server = await startMailServer()
    t.after(() => server.close())
    const service = await serviceWith(t, { SMTP_URL: server.url })
    await new Browser(service).signUp(NEW.email)
    await new Browser(service).signUp(NEW.email)
    const letters = await server.received(2)
    assert.match(letters.join(), /You already have an account/)
  })

  test('answers all the same when the server is down, and logs the reason without the recipient', async (t) => {
    const gone = await startMailServer()
    await gone.close()
    const service = await serviceWith(t, { SMTP_URL: gone.url })
    for (const [path, body] of [
      ['/sign-up/email', NEW],
      ['/send-verification-email', { email: NEW.email }],
      ['/request-password-reset', { email: NEW.email }],
    ] as const) {
      assert.equal((await new Browser(service).post(path, body)).statusCode, 200, path)
    }
    await service.settled()
    const lines = mailLines(service)
    assert.equal(lines.length, 3)
    for (const { mail } of lines) assert.equal((mail as { code: string }).code, 'ESOCKET')
  })

  test('logs a refused recipient without the address', async (t) => {
    const server = await startMailServer(async () => {
      throw Object.assign(new Error(`No such user ${NEW.email}`), { responseCode: 550 })
    })
    t.after(() => server.close())
    const service = await serviceWith(t, { SMTP_URL: server.url })
    assert.equal((await new Browser(service).post('/sign-up/email', NEW)).statusCode, 200)
    await service.settled()
    const [line] = mailLines(service)
    assert.deepEqual(line?.mail, { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 })
  })

  test('does not wait for a mail server that does not answer', async (t) => {
    const held = Promise.withResolvers<void>()
    const server = await startMailServer(() => held.promise)
    t.after(() => server.close())
    const service = await serviceWith(t, { SMTP_URL: server.url })
    // The server accepts nothing until all three have been answered.
    for (const [path, body] of [
      ['/sign-up/email', NEW],
      ['/send-verification-email', { email: NEW.email }],
      ['/request-password-reset', { email: NEW.email }],
    ] as const) {
      assert.equal((await new Browser(service).post(path, body)).statusCode, 200, path)
    }
    held.resolve()
    assert.equal((await server.received(3)).length, 3)
  })
})

describe('without a mail server', () => {
  test('logs the mail in development', async () => {
    const logged: Letter[] = []
    const mailer = createMailer(
      { production: false, mail: { smtpUrl: undefined, from: 'a@b' } },
      (letter) => void logged.push(letter),
    )
    assert.equal(mailer.available, true)
    await mailer.send({ to: 'a@example.com', cause: 'anybody', subject: 's', text: 'the link' })
    assert.equal(logged[0]?.text, 'the link')
    mailer.close()
  })

  test('in production names the features that need mail, and does without them', async (t) => {
    const service = await serviceWith(t, { NODE_ENV: 'production' })
    const browser = new Browser(service)
    assert.equal((await browser.signUp(NEW.email)).statusCode, 200)
    assert.equal((await browser.signIn(NEW.email)).statusCode, 200)
    for (const [path, body] of [
      ['/request-password-reset', { email: NEW.email }],
      ['/send-verification-email', { email: NEW.email }],
      ['/change-email', { newEmail: 'other@example.com' }],
    ] as const) {
      const answer = await browser.post(path, body)
      assert.equal(answer.statusCode, 403, path)
      assert.equal(answer.data.error_code, 'AUTH_FORBIDDEN')
      assert.match(answer.data.detail, /SMTP_URL/)
    }
    assert.equal(service.letters.length, 0)
    assert.deepEqual(mailLines(service), [])
  })
})
