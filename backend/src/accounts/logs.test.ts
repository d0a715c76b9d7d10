import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Browser, linkOf, signedIn } from '../../tests/support/browser.ts'
import { startProxy } from '../../tests/support/proxy.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { startMailServer, type TestMailServer, textOf } from '../../tests/support/smtp.ts'

/** A whole journey with its errors, followed by a search for everything that no log may hold. */

const EMAIL = 'marker-address@example.com'
const PASSWORD = 'marker-password'
const NEW_PASSWORD = 'marker-renewed'
const TITLE = 'marker-title'

let mail: TestMailServer
let service: TestService

before(async () => {
  mail = await startMailServer()
  service = await startService({ SMTP_URL: mail.url, NODE_ENV: 'production', RATE_LIMIT_AUTH: 'off' })
})
after(async () => {
  await service.close()
  await mail.close()
})

function holdsNone(logged: Record<string, unknown>[], secrets: string[]): void {
  assert.ok(logged.length > 0)
  const lines = logged.map((line) => JSON.stringify(line))
  for (const secret of secrets) {
    assert.ok(secret.length > 5, `a secret is missing: ${secret}`)
    for (const line of lines) assert.ok(!line.includes(secret), `${secret} in ${line}`)
  }
}

test('a journey writes no secret to the log', async () => {
  const browser = new Browser(service)
  await browser.signUp(EMAIL, PASSWORD)
  const letter = textOf((await mail.received(1))[0] ?? '')
  const verification = /#(\S+)/.exec(letter)?.[1] ?? ''
  await browser.signUp(EMAIL, PASSWORD)
  await browser.signIn(EMAIL, 'marker-wrong')
  await browser.signIn(EMAIL, PASSWORD)
  await browser.verify(letter)
  await browser.signIn(EMAIL, PASSWORD)
  const session = [...browser.cookies.values()][0] ?? ''
  const jwt = await browser.token()
  const headers = { authorization: `Bearer ${jwt}` }
  const made = await service.inject({
    method: 'POST',
    url: '/api/me/tasks',
    headers,
    payload: { title: TITLE },
  })
  assert.equal(made.statusCode, 201)
  const payload = { name: 'marker-key-name', scopes: ['tasks:read'] }
  const { key } = (await service.inject({ method: 'POST', url: '/api/me/keys', headers, payload })).data
  await service.inject({ url: '/api/me/keys', headers: { authorization: `Bearer ${key}` } })
  await service.inject({ url: `/api/me/tasks?title=${TITLE}`, headers })
  await service.inject({ method: 'POST', url: '/api/me/tasks', headers, payload: { title: [TITLE] } })

  await browser.post('/request-password-reset', { email: EMAIL, redirectTo: '/marker-page' })
  // In whatever order they arrive.
  await service.settled()
  const letters = await mail.received(3)
  const reset = linkOf(textOf(letters.findLast((letter) => letter.includes('Reset your password')) ?? ''))
  const opened = await browser.get(reset)
  const token = /token=([\w-]+)/.exec(String(opened.headers.location))?.[1] ?? ''
  await browser.post('/reset-password', { token, newPassword: NEW_PASSWORD })
  await browser.post('/reset-password', { token, newPassword: NEW_PASSWORD })
  await browser.signIn(EMAIL, NEW_PASSWORD)
  await browser.post('/update-user', { name: 'marker-name' }, { origin: 'https://marker-origin.example' })
  await browser.post('/change-email', { newEmail: EMAIL, callbackURL: 'https://marker-callback.example' })
  await browser.post('/delete-user', { password: NEW_PASSWORD })
  await service.inject({ url: '/api/me/tasks', headers })

  const session2 = [...browser.cookies.values()][0] ?? session
  holdsNone(service.logged, [
    ...[EMAIL, PASSWORD, NEW_PASSWORD, TITLE, session, session.split('.')[0] ?? '', session2],
    ...[jwt, key, token, verification, String(service.config.database.url), service.config.auth.secret],
    ...['marker-'],
  ])
})

test('database errors that quote values write no secret to the log', async () => {
  const { token } = await service.newUser()
  const from = service.logged.length
  await service.db.pool.query(
    `CREATE FUNCTION quote_it() RETURNS trigger LANGUAGE plpgsql AS $$
       BEGIN RAISE 'refused: %', NEW USING DETAIL = NEW::text; END $$;
     CREATE TRIGGER quote_task BEFORE INSERT ON tasks FOR EACH ROW EXECUTE FUNCTION quote_it();
     CREATE TRIGGER quote_user BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION quote_it();
     CREATE TRIGGER quote_reset BEFORE INSERT ON verifications FOR EACH ROW EXECUTE FUNCTION quote_it()`,
  )
  const headers = { authorization: `Bearer ${token}` }
  const task = await service.inject({
    method: 'POST',
    url: '/api/me/tasks',
    headers,
    payload: { title: TITLE },
  })
  assert.equal(task.statusCode, 500)
  assert.equal(task.data.detail, 'An internal error occurred. It has been logged.')
  const email = 'marker-second@example.com'
  await new Browser(service).signUp(email, PASSWORD)
  await service.db.pool.query('DROP TRIGGER quote_user ON users')
  await new Browser(service).signUp(email, PASSWORD)
  const reset = await new Browser(service).post('/request-password-reset', { email })
  assert.equal(reset.statusCode, 500)
  await service.db.pool.query('DROP FUNCTION quote_it CASCADE')
  const logged = service.logged.slice(from)
  assert.ok(logged.some(({ err }) => (err as { code?: string } | undefined)?.code === 'P0001'))
  holdsNone(logged, ['marker-', TITLE, token])
})

test('an outage does not write the database address to the log', async (t) => {
  const proxy = await startProxy()
  t.after(() => proxy.close())
  const cut = await startService({}, (url) => {
    const address = new URL(proxy.through(url))
    address.searchParams.set('application_name', 'marker-application')
    return address.href
  })
  t.after(() => cut.close())
  proxy.state = 'down'
  assert.equal((await new Browser(cut).signUp(EMAIL, PASSWORD)).statusCode, 503)
  assert.equal((await cut.inject({ url: '/health' })).statusCode, 503)
  proxy.state = 'up'
  holdsNone(cut.logged, ['marker-', 'postgres://', 'postgresql://'])
})

test('client mistakes are not logged as errors of the service', async () => {
  const browser = await signedIn(service, 'wrong@example.com')
  const from = service.logged.length
  const elsewhere = 'https://elsewhere.example/'
  for (const answer of [
    await browser.post('/sign-in/email', {
      email: 'a@b.example',
      password: PASSWORD,
      callbackURL: elsewhere,
    }),
    await browser.post('/request-password-reset', { email: 'a@b.example', redirectTo: elsewhere }),
    await browser.get(`/reset-password/abcdef?callbackURL=${encodeURIComponent(elsewhere)}`),
    await browser.post('/update-user', { name: 'b' }, { origin: 'https://elsewhere.example' }),
    await browser.post('/change-email', { newEmail: 'wrong@example.com' }),
  ]) {
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, answer.payload)
  }
  const lines = service.logged.slice(from)
  assert.ok(lines.some(({ auth }) => auth !== undefined))
  assert.deepEqual(
    lines.filter(({ level }) => Number(level) > 30),
    [],
  )
})
