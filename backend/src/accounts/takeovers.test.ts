import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

/** Ways in which other services were taken over, each tried here. */

const NEW = 'another horse battery'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const lastTo = (address: string): string => {
  const letter = service.letters.findLast(({ to }) => to === address)
  assert.ok(letter !== undefined, `no letter to ${address}`)
  return letter.text
}
const codeIn = (text: string): string => /^[\w-]{20,}$/m.exec(text)?.[0] ?? ''

describe('a link of a mail', () => {
  test('that changes the address signs nobody in', async () => {
    const email = 'mover@example.com'
    const browser = await signedIn(service, email)
    await browser.post('/change-email', { newEmail: 'moved@example.com' })
    await new Browser(service).verify(lastTo(email))
    const stranger = new Browser(service)
    const opened = await stranger.verify(lastTo('moved@example.com'))
    assert.equal(opened.statusCode, 200)
    assert.equal((await stranger.get('/token')).statusCode, 401)
    const sessions = await browser.get('/list-sessions')
    assert.equal(sessions.data.length, 1, 'there is no session besides')
    assert.equal((await browser.get('/get-session')).data.user.email, 'moved@example.com')
  })

  for (const host of ['evil.example', 'localhost.evil.example:8000', 'localhost:8000@evil.example']) {
    test(`that resets the password never leads to the host that a request names: ${host}`, async () => {
      const email = `host-${host.replace(/\W/g, '-')}@example.com`
      await signedIn(service, email)
      const body = { email, redirectTo: '/reset-password' }
      const headers = {
        host,
        'x-forwarded-host': host,
        'x-forwarded-proto': 'https',
        forwarded: `host=${host}`,
      }
      await new Browser(service).post('/request-password-reset', body, headers)
      const links = lastTo(email).match(/https?:\/\/\S+/g) ?? []
      assert.equal(links.length, 1)
      assert.equal(new URL(String(links[0])).origin, service.config.publicUrl)
    })
  }

  const elsewhere = [
    ...['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', 'evil.example'],
    ...['/.//evil.example', '/..//evil.example', '/a/..//evil.example', '/%2e//evil.example'],
    ...['/%2f%2fevil.example', '/.%5Cevil.example', '/a/..%2f/evil.example', '/%09/evil.example'],
  ]
  for (const page of elsewhere) {
    test(`never leads on to somebody else's page: ${page}`, async () => {
      const email = 'redirect@example.com'
      const asked = await new Browser(service).post('/request-password-reset', { email, redirectTo: page })
      assert.equal(asked.statusCode, 403, asked.payload)
      const callback = encodeURIComponent(page)
      const opened = await new Browser(service).get(`/reset-password/unknown?callbackURL=${callback}`)
      assert.equal(opened.statusCode, 403)
      const signed = await new Browser(service).post('/sign-in/email', {
        email,
        password: PASSWORD,
        callbackURL: page,
      })
      assert.equal(signed.statusCode, 403)
    })
  }
})

describe('an account that a stranger made with the address of somebody else', () => {
  test('keeps none of the ways to sign in of the stranger once its owner resets the password', async () => {
    const email = 'victim@example.com'
    const stranger = new Browser(service)
    await stranger.signUp(email)
    await stranger.signIn(email)
    const { id } = (await stranger.get('/get-session')).data.user
    await service.db.pool.query(
      `INSERT INTO passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
       VALUES ($1, $1, '', $1, 0, 'singleDevice', false)`,
      [id],
    )
    await service.db.pool.query(
      "INSERT INTO accounts (id, user_id, account_id, provider_id) VALUES ('strange', $1, 'stranger', 'google')",
      [id],
    )
    await service.db.pool.query(
      "INSERT INTO two_factors (id, user_id, secret, backup_codes, verified) VALUES ($1, $1, '', '', true)",
      [id],
    )
    await service.db.pool.query('UPDATE users SET two_factor_enabled = true WHERE id = $1', [id])

    const owner = new Browser(service)
    await owner.post('/request-password-reset', { email })
    const reset = { newPassword: NEW, token: codeIn(lastTo(email)) }
    assert.equal((await owner.post('/reset-password', reset)).statusCode, 200)
    assert.equal((await stranger.get('/token')).statusCode, 401)
    assert.equal((await owner.signIn(email, NEW)).statusCode, 200)
    const { passkeys, authenticator } = (await owner.get('/list-sign-in-methods')).data
    assert.deepEqual([passkeys, authenticator], [[], false])
    const { rows } = await service.db.pool.query('SELECT provider_id FROM accounts WHERE user_id = $1', [id])
    assert.deepEqual(rows, [{ provider_id: 'credential' }])
  })

  test('but who has confirmed the address keeps them', async () => {
    const email = 'confirmed@example.com'
    const browser = await signedIn(service, email)
    const { id } = (await browser.get('/get-session')).data.user
    await service.db.pool.query(
      `INSERT INTO passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
       VALUES ($1, $1, '', $1, 0, 'singleDevice', false)`,
      [id],
    )
    await browser.post('/request-password-reset', { email })
    await browser.post('/reset-password', { newPassword: NEW, token: codeIn(lastTo(email)) })
    await browser.signIn(email, NEW)
    assert.equal((await browser.get('/list-sign-in-methods')).data.passkeys.length, 1)
  })
})

describe('mail', () => {
  const letters = (address: string) =>
    service.letters
      .filter(({ to, subject }) => to === address && /has changed/.test(subject))
      .map(({ text }) => text)

  test('tells the owner that the password was changed, and that it was reset', async () => {
    const email = 'told@example.com'
    const browser = await signedIn(service, email)
    await browser.post('/change-password', { currentPassword: 'not it at all', newPassword: NEW })
    assert.equal(letters(email).length, 0)
    await browser.post('/change-password', { currentPassword: PASSWORD, newPassword: NEW })
    assert.match(letters(email).join(), /password .* was changed/)
    await browser.post('/request-password-reset', { email })
    await browser.post('/reset-password', { newPassword: PASSWORD, token: codeIn(lastTo(email)) })
    assert.match(letters(email).join(), /password .* was reset/)
  })

  test('tells the former address that it was changed', async () => {
    const email = 'former@example.com'
    const browser = await signedIn(service, email)
    await browser.post('/change-email', { newEmail: 'latter@example.com' })
    await browser.verify(lastTo(email))
    assert.equal(letters(email).length, 0)
    await browser.verify(lastTo('latter@example.com'))
    assert.match(letters(email).join(), /changed to latter@example\.com/)
    assert.equal(letters('latter@example.com').length, 0)
  })
})
