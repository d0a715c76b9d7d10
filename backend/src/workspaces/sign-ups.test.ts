import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type Admin, person } from '../../tests/support/admin.ts'
import { Browser, PASSWORD } from '../../tests/support/browser.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, withToken } from '../../tests/support/workspaces.ts'

/** Who is invited to a workspace may sign up, where not everybody may. */

let service: TestService
let admin: Admin
let ada: TestUser
let id: string
let count = 0

before(async () => {
  service = await startService({ SIGN_UP: 'invited' })
  admin = await person(service, 'admin')
})
after(() => service.close())
beforeEach(async () => {
  ada = await service.newUser('ada')
  id = await createWorkspace(service, ada)
})

const someone = () => {
  count += 1
  return `guest${count}@example.com`
}
const there = () => inWorkspace(service, ada, id)
const invited = async (body: object = {}) =>
  (await there().call('POST', '/invitations', { role: 'viewer', ...body })).data
const signUp = (email: string, invitation?: string, more: object = {}): Promise<Answer> =>
  new Browser(service).post('/sign-up/email', {
    ...{ name: 'New', email, password: PASSWORD },
    ...(invitation === undefined ? {} : { invitation }),
    ...more,
  })
const accounts = async (emails: string[]) =>
  (await service.db.pool.query('SELECT FROM users WHERE email = ANY ($1)', [emails])).rowCount
const refused = async (answer: Promise<Answer>) => assertProblem(await answer, 403, 'AUTH_FORBIDDEN')

describe('an invitation to a workspace', () => {
  test('lets whoever has it sign up, and is still there to be accepted', async () => {
    const email = someone()
    const { token } = await invited()
    await refused(signUp(email))
    assert.equal((await signUp(email, token)).statusCode, 200)
    assert.equal((await there().call('GET', '/invitations')).data.invitations[0].uses_left, 1)
    const browser = new Browser(service)
    assert.equal((await browser.signIn(email)).statusCode, 200)
    const guest = { token: await browser.token() }
    const joined = await withToken(service, guest, 'POST', `/api/invitations/${token}/accept`)
    assert.deepEqual([joined.statusCode, joined.data.id], [200, id])
    await refused(signUp(someone(), token))
  })

  test('for an address lets only that sign up', async () => {
    const email = someone()
    const { token } = await invited({ email: email.toUpperCase() })
    await refused(signUp(someone(), token))
    await refused(signUp(`${email}.evil`, token))
    assert.equal((await signUp(email, token)).statusCode, 200)
  })

  test('makes no more accounts than may accept it, of many who sign up at once', async () => {
    for (const uses of [1, 3]) {
      const { token } = await invited({ uses })
      const emails = Array.from({ length: 10 }, someone)
      const answers = await Promise.all(emails.map((email) => signUp(email, token)))
      assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, uses)
      assert.equal(answers.filter(({ statusCode }) => statusCode === 403).length, 10 - uses)
      assert.equal(await accounts(emails), uses)
    }
  })

  test('is no less for a sign-up that is refused', async () => {
    const { token } = await invited()
    const email = someone()
    const elsewhere = { callbackURL: 'https://evil.example/' }
    assert.equal((await signUp(email, token, elsewhere)).statusCode, 403)
    assert.equal(await accounts([email]), 0)
    assert.equal((await signUp(email, token, { password: 'short' })).statusCode, 422)
    assert.equal((await signUp(email, token)).statusCode, 200)
  })

  test('does not say whether an address has an account', async () => {
    const { token } = await invited({ uses: 2 })
    const [known, unknown] = [await signUp(ada.email, token), await signUp(someone(), token)]
    assert.deepEqual([known.statusCode, unknown.statusCode], [200, 200])
    // As many may sign up afterwards as if it had none.
    await refused(signUp(someone(), token))
  })

  test('lets nobody sign up once it has ended', async () => {
    const [revoked, over, orphan] = [await invited(), await invited(), await invited()]
    await there().call('DELETE', `/invitations/${revoked.id}`)
    await service.db.pool.query('UPDATE member_invitations SET expires_at = $1 WHERE id = $2', [
      service.clock.now(),
      over.id,
    ])
    for (const { token } of [revoked, over]) await refused(signUp(someone(), token))
    await service.db.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [ada.id])
    await refused(signUp(someone(), orphan.token))
    await service.db.pool.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [ada.id])
    const gone = await invited()
    assert.equal((await there().call('DELETE', '')).statusCode, 204)
    await refused(signUp(someone(), gone.token))
    await refused(signUp(someone(), 'guessed'))
  })

  test('lets nobody in where sign-up is closed, and changes nothing where it is open', async () => {
    const { token } = await invited()
    await admin.ask('PUT', '/sign-up', { mode: 'closed' })
    await refused(signUp(someone(), token))
    await admin.ask('PUT', '/sign-up', { mode: 'open' })
    for (const invitation of [token, token, 'anything']) {
      assert.equal((await signUp(someone(), invitation)).statusCode, 200)
    }
    await admin.ask('PUT', '/sign-up', { mode: null })
    assert.equal((await signUp(someone(), token)).statusCode, 200)
  })

  test('lets sign up beside the domains that may, and is accepted once the address is verified', async (t) => {
    const other = await startService({
      ...{ SIGN_UP: 'domains', SIGN_UP_DOMAINS: 'corp.example', EMAIL_VERIFICATION: 'required' },
    })
    t.after(() => other.close())
    const host = await other.newUser('host')
    const home = await createWorkspace(other, host)
    const email = 'guest@elsewhere.example'
    const body = { role: 'editor', email }
    const { token } = (await inWorkspace(other, host, home).call('POST', '/invitations', body)).data
    const browser = new Browser(other)
    const account = { name: 'Guest', email, password: PASSWORD, invitation: token }
    assert.equal((await browser.post('/sign-up/email', account)).statusCode, 200)
    await other.settled()
    const verification = other.letters.findLast(({ subject }) => subject.startsWith('Confirm'))
    await browser.verify(verification?.text ?? '')
    assert.equal((await browser.signIn(email)).statusCode, 200)
    const guest = { token: await browser.token() }
    const joined = await withToken(other, guest, 'POST', `/api/invitations/${token}/accept`)
    assert.deepEqual([joined.statusCode, joined.data.role], [200, 'editor'])
  })
})
