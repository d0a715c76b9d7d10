import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Admin, person, withoutAdmins } from '../../tests/support/admin.ts'
import { Browser, PASSWORD } from '../../tests/support/browser.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { firstLink } from './crud/invitations.ts'

/** Who gets in: sign-up, invitations, and the link that makes the first administrator. */

let service: TestService
let ada: Admin
let count = 0

before(async () => {
  service = await startService()
  ada = await person(service, 'admin')
})
after(() => service.close())

const signUp = (email: string, invitation?: string) =>
  new Browser(service).post('/sign-up/email', {
    ...{ name: 'New', email, password: PASSWORD },
    ...(invitation === undefined ? {} : { invitation }),
  })
const someone = () => {
  count += 1
  return `new${count}@example.com`
}
const decide = (body: object, headers = {}) => ada.ask('PUT', '/sign-up', body, headers)
const invited = async (email: string): Promise<string> => {
  const { data } = await ada.ask('POST', '/invitations', { email })
  return String(data.link).split('#')[1] ?? ''
}

describe('sign-up', () => {
  test('is as configured, until administrators decide otherwise, and again when they leave it', async () => {
    const { data, headers } = await ada.ask('GET', '/sign-up')
    assert.deepEqual([data.mode, data.overridden], ['open', false])
    const closed = await decide({ mode: 'closed' }, { 'if-match': headers.etag as string })
    assert.equal(closed.statusCode, 200, closed.payload)
    assert.deepEqual([closed.data.mode, closed.data.configured.mode], ['closed', 'open'])
    assert.equal((await decide({ mode: 'open' }, { 'if-match': headers.etag as string })).statusCode, 412)
    const refused = await signUp(someone())
    assert.deepEqual([refused.statusCode, refused.data.error_code], [403, 'AUTH_FORBIDDEN'])
    assert.equal((await ada.ask('POST', '/invitations', { email: someone() })).statusCode, 409)
    await decide({ mode: null })
    assert.equal((await signUp(someone())).statusCode, 200)
    const [, action] = (await ada.ask('GET', '/audit-log')).data.actions
    assert.deepEqual([action.action, action.details.mode], ['sign_up.change', 'closed'])
  })

  test('of domains needs verified addresses', async () => {
    assert.equal((await decide({ mode: 'domains', domains: ['corp.example'] })).statusCode, 409)
    assert.equal((await decide({ mode: 'domains', domains: [] })).statusCode, 422)
    assert.equal((await decide({ mode: 'domains', domains: ['Corp.example'] })).statusCode, 422)
  })

  test('of domains lets in these, and who is invited', async (t) => {
    const other = await startService({
      ...{ SIGN_UP: 'domains', SIGN_UP_DOMAINS: 'corp.example', EMAIL_VERIFICATION: 'required' },
    })
    t.after(() => other.close())
    const join = (email: string) =>
      new Browser(other).post('/sign-up/email', { name: 'New', email, password: PASSWORD })
    assert.equal((await join('a@corp.example')).statusCode, 200)
    assert.equal((await join('b@CORP.example')).statusCode, 200)
    for (const email of [
      'a@evil.example',
      'a@sub.corp.example',
      'a@notcorp.example',
      'corp.example@evil.example',
    ])
      assert.equal((await join(email)).statusCode, 403, email)
  })
})

describe('an invitation', () => {
  before(() => decide({ mode: 'invited' }))
  after(() => decide({ mode: null }))

  test('lets its address sign up, once', async () => {
    const email = someone()
    assert.equal((await signUp(email)).statusCode, 403)
    const token = await invited(email.toUpperCase())
    assert.equal((await ada.ask('GET', '/invitations')).data.invitations[0].email, email)
    assert.equal((await signUp(email, token)).statusCode, 200)
    assert.equal((await ada.ask('GET', '/invitations')).data.count, 0)
    // Even once the account is gone.
    await service.db.pool.query('DELETE FROM users WHERE email = $1', [email])
    assert.equal((await signUp(email, token)).statusCode, 403)
  })

  test('is of no use for another address, once it has expired, was replaced or withdrawn', async () => {
    const email = someone()
    const token = await invited(email)
    assert.equal((await signUp(someone(), token)).statusCode, 403)
    assert.equal((await signUp(`${email}.evil`, token)).statusCode, 403)
    const newer = await invited(email)
    assert.equal((await signUp(email, token)).statusCode, 403)
    const [{ id }] = (await ada.ask('GET', '/invitations')).data.invitations
    assert.equal((await ada.ask('DELETE', `/invitations/${id}`)).statusCode, 204)
    assert.equal((await ada.ask('DELETE', `/invitations/${id}`)).statusCode, 404)
    assert.equal((await signUp(email, newer)).statusCode, 403)
    const late = await invited(email)
    await service.db.pool.query("UPDATE invitations SET expires_at = now() - interval '1 second'")
    assert.equal((await signUp(email, late)).statusCode, 403)
    assert.equal((await ada.ask('GET', '/invitations')).data.count, 0)
  })

  test('is refused for an address that has an account', async () => {
    assert.equal((await ada.ask('POST', '/invitations', { email: ada.email })).statusCode, 409)
  })

  test('is kept only as a hash', async () => {
    const token = await invited(someone())
    const { rows } = await service.db.pool.query('SELECT invitations::text AS row FROM invitations')
    assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(token))
  })
})

describe('the link of the first start', () => {
  const claim = (who: Admin, token: string) =>
    service.inject({
      method: 'POST',
      url: '/api/me/administration',
      headers: { authorization: `Bearer ${who.token}` },
      payload: { token },
    })
  const link = async () => (await firstLink(service.db, service.clock.now())) ?? ''
  before(() => withoutAdmins(service))
  after(async () => {
    await withoutAdmins(service)
    await service.db.pool.query("UPDATE users SET role = 'admin' WHERE id = $1", [ada.id])
  })

  test('makes who has it the administrator, once', async () => {
    const [one, other] = [await link(), await link()]
    const [bob, eve] = [await person(service), await person(service)]
    assert.equal((await claim(eve, 'guessed')).statusCode, 403)
    const [first, second] = await Promise.all([claim(bob, one), claim(eve, one)])
    assert.deepEqual([first.statusCode, second.statusCode].sort(), [204, 409])
    const winner = first.statusCode === 204 ? bob : eve
    assert.equal((await winner.ask('GET', '/users')).statusCode, 200)
    assert.equal((await claim(eve, other)).statusCode, 409, 'there is an administrator')
    assert.equal(await firstLink(service.db, service.clock.now()), undefined)
    const [action] = (await winner.ask('GET', '/audit-log')).data.actions
    assert.deepEqual([action.action, action.target_id], ['admin.claim', winner.id])
    await withoutAdmins(service)
    assert.equal((await claim(eve, other)).statusCode, 403, 'all links are void since')
  })

  test('expires', async () => {
    await withoutAdmins(service)
    const token = await link()
    await service.db.pool.query("UPDATE invitations SET expires_at = now() - interval '1 second'")
    assert.equal((await claim(await person(service), token)).statusCode, 403)
  })

  test('lets its reader sign up although sign-up is closed, until there is an administrator', async (t) => {
    const closed = await startService({ SIGN_UP: 'closed' })
    t.after(() => closed.close())
    const token = (await firstLink(closed.db, closed.clock.now())) ?? ''
    const join = (email: string, invitation?: string) =>
      new Browser(closed).post('/sign-up/email', {
        ...{ name: 'New', email, password: PASSWORD },
        ...(invitation === undefined ? {} : { invitation }),
      })
    assert.equal((await join('a@example.com')).statusCode, 403)
    assert.equal((await join('a@example.com', token)).statusCode, 200)
    await person(closed, 'admin')
    assert.equal((await join('b@example.com', token)).statusCode, 403)
  })

  test('is nothing for a key, or without a fresh proof', async () => {
    await withoutAdmins(service)
    const token = await link()
    const bob = await person(service)
    await service.db.pool.query(
      "UPDATE sessions SET created_at = created_at - interval '1 hour' WHERE user_id = $1",
      [bob.id],
    )
    assert.equal((await claim(bob, token)).data.error_code, 'FRESH_PROOF_REQUIRED')
  })
})
