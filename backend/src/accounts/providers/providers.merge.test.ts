import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { person, withoutAdmins } from '../../../tests/support/admin.ts'
import { Browser, signedIn } from '../../../tests/support/browser.ts'
import { come, open, visit } from '../../../tests/support/come.ts'
import { assertProblem } from '../../../tests/support/problem.ts'
import { CLIENT, startProvider, type TestProvider } from '../../../tests/support/provider.ts'
import { startService, type TestService } from '../../../tests/support/service.ts'
import { createWorkspace, inWorkspace } from '../../../tests/support/workspaces.ts'
import { COMMAND_LINE } from '../../admin/crud/acts.ts'
import { invite } from '../../admin/crud/invitations.ts'
import { changeSignUp } from '../../admin/crud/sign-up.ts'
import { disableUser, enableUser } from '../../admin/crud/users.ts'

const URL_OF_SERVICE = 'http://localhost:8000'
const callback = (id: string) => `${URL_OF_SERVICE}/api/auth/providers/${id}/callback`

let service: TestService
let work: TestProvider
let people = 0

before(async () => {
  const ids = ['work', 'known', 'staff']
  work = await startProvider(ids.map(callback), [`${URL_OF_SERVICE}/sign-in`])
  const common = { issuer: work.issuer, ...CLIENT }
  service = await startService({
    OIDC_PROVIDERS: JSON.stringify([
      { id: 'work', name: 'Work', ...common },
      { id: 'known', name: 'Known only', sign_up: false, ...common },
      { id: 'staff', name: 'Staff', allowed_groups: ['staff'], admin_groups: ['chiefs'], ...common },
    ]),
  })
})
after(async () => {
  await service.close()
  await work.close()
})

/** Somebody whom the provider knows, and who comes next. */
function newPerson(claims: Record<string, unknown> = {}): { sub: string; email: string } {
  people += 1
  const person = { sub: `person-${people}`, email: `person${people}@example.com` }
  work.user = { ...person, email_verified: true, name: 'Grace Hopper', ...claims }
  return person
}

const userOf = async (browser: Browser) => (await browser.get('/get-session')).data?.user
const lettersTo = (email: string) => service.letters.filter(({ to }) => to === email)
async function age(browser: Browser): Promise<void> {
  const { id } = (await browser.get('/get-session')).data.session
  await service.db.pool.query(
    `UPDATE sessions SET created_at = created_at - interval '1 hour', proven_at = proven_at - interval '1 hour' WHERE id = $1`,
    [id],
  )
}
const roleOf = async (email: string) =>
  (await service.db.pool.query('SELECT role FROM users WHERE email = $1', [email])).rows[0]?.role

describe('signing in at a provider', () => {
  test('makes an account the first time, and opens the same one from then on', async () => {
    const { email } = newPerson()
    const browser = new Browser(service)
    assert.equal(await come(browser, work, 'work', { to: '/projects/7?task=1' }), '/projects/7?task=1')
    const user = await userOf(browser)
    assert.deepEqual(
      [user.email, user.name, user.emailVerified, user.twoFactorEnabled],
      [email, 'Grace Hopper', true, false],
    )
    const answer = await service.inject({
      url: '/api/me/tasks',
      headers: { authorization: `Bearer ${await browser.token()}` },
    })
    assert.equal(answer.statusCode, 200)
    const other = new Browser(service)
    assert.equal(await come(other, work, 'work'), '/')
    assert.equal((await userOf(other)).id, user.id)
    const { password, providers } = (await other.get('/list-sign-in-methods')).data
    assert.equal(password, false)
    assert.equal(providers.length, 1)
    const { id, createdAt, lastUsedAt, ...linked } = providers[0]
    assert.deepEqual(linked, { provider: 'work', name: 'Work', label: email, offered: true })
    assert.ok(id !== '' && lastUsedAt >= createdAt)
  })

  test('finds the account although the address there has changed', async () => {
    const { sub } = newPerson()
    const browser = new Browser(service)
    await come(browser, work, 'work')
    const { id, email } = await userOf(browser)
    work.user = { sub, email: 'moved@example.com', email_verified: true }
    const again = new Browser(service)
    await come(again, work, 'work')
    const user = await userOf(again)
    assert.deepEqual([user.id, user.email], [id, email], 'the address here is changed here')
  })

  test('is refused to a disabled user, and leaves no session', async () => {
    newPerson()
    const browser = new Browser(service)
    await come(browser, work, 'work')
    const { id } = await userOf(browser)
    await disableUser(id, { db: service.db, by: COMMAND_LINE, now: new Date() })
    const again = new Browser(service)
    assert.equal(await come(again, work, 'work'), '/sign-in?problem=disabled&provider=work')
    assert.equal(await userOf(again), undefined)
    const { rows } = await service.db.pool.query('SELECT FROM sessions WHERE user_id = $1', [id])
    assert.equal(rows.length, 0)
    await enableUser(id, { db: service.db, by: COMMAND_LINE, now: new Date() })
    assert.equal(await come(again, work, 'work'), '/')
  })

  test('makes an account where one must be invited, for whom the provider knows by an invited address', async () => {
    const who = { db: service.db, by: COMMAND_LINE, now: new Date() }
    const { auth } = service.config
    await changeSignUp({ mode: 'invited', domains: [] }, auth, { match: null, noneMatch: [] }, who)
    try {
      newPerson()
      const stranger = await come(new Browser(service), work, 'work')
      assert.equal(stranger, '/sign-in?problem=sign_up_closed&provider=work')
      const { email } = newPerson()
      // Members of a workspace invite to it, not to sign up at a provider.
      const host = await service.newUser('host')
      const home = inWorkspace(service, host, await createWorkspace(service, host))
      const body = { role: 'viewer', email }
      assert.equal((await home.call('POST', '/invitations', body)).statusCode, 201)
      assert.equal(await come(new Browser(service), work, 'work'), stranger)
      await invite(email, auth.signUp, who)
      assert.equal(await come(new Browser(service), work, 'work'), '/')
      const { rows } = await service.db.pool.query('SELECT FROM invitations WHERE email = $1', [email])
      assert.equal(rows.length, 0, 'it is used up')
    } finally {
      await changeSignUp({ mode: null, domains: [] }, auth, { match: null, noneMatch: [] }, who)
    }
  })

  test('stores no token in the clear, and none that opens anything there', async () => {
    newPerson()
    const browser = new Browser(service)
    await come(browser, work, 'work')
    const { id } = await userOf(browser)
    const { rows } = await service.db.pool.query(
      'SELECT access_token, refresh_token, accounts.id_token FROM accounts WHERE user_id = $1',
      [id],
    )
    assert.deepEqual(rows, [{ access_token: null, refresh_token: null, id_token: null }])
    const sessions = await service.db.pool.query('SELECT id_token FROM sessions WHERE user_id = $1', [id])
    assert.ok(!String(sessions.rows[0].id_token).startsWith('ey'))
    const { rows: verifications } = await service.db.pool.query(
      "SELECT count(*)::int FROM verifications WHERE value LIKE '%verifier%'",
    )
    assert.equal(verifications[0].count, 0)
  })

  test('is listed for the sign-in page, without anything secret', async () => {
    const answer = await new Browser(service).get('/providers')
    assert.deepEqual(answer.data[0], { id: 'work', name: 'Work', preset: null, kind: 'provider' })
    assert.ok(!answer.payload.includes(CLIENT.client_secret))
    assertProblem(
      await new Browser(service).post('/sign-in/provider', { provider: 'other' }),
      404,
      'NOT_FOUND',
    )
  })

  test('asks for PKCE, a nonce and a state, and never shows the secret', async () => {
    const { data } = await new Browser(service).post('/sign-in/provider', { provider: 'work' })
    const { searchParams } = new URL(data.url)
    assert.equal(searchParams.get('code_challenge_method'), 'S256')
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.ok((searchParams.get(name) ?? '').length > 20, name)
    assert.ok(!data.url.includes(encodeURIComponent(CLIENT.client_secret)))
  })

  test('that the user declines there leads back to the sign-in page', async (t) => {
    newPerson()
    work.declines = true
    t.after(() => {
      work.declines = false
    })
    const browser = new Browser(service)
    assert.equal(
      await come(browser, work, 'work', { to: '/trash' }),
      '/sign-in?problem=declined&provider=work&to=%2Ftrash',
    )
    assert.equal(await userOf(browser), undefined)
  })
})

describe('a provider', () => {
  test('may be closed to those without an account', async () => {
    newPerson()
    assert.equal(
      await come(new Browser(service), work, 'known'),
      '/sign-in?problem=sign_up_closed&provider=known',
    )
  })

  test('lets in only its groups, and says who is an administrator', async () => {
    const { sub, email } = newPerson({ groups: ['guests'] })
    const refused = '/sign-in?problem=not_allowed&provider=staff'
    assert.equal(await come(new Browser(service), work, 'staff'), refused)
    await person(service, 'admin')
    const grace = { sub, email, email_verified: true }
    const stages = [
      { groups: ['staff', 'chiefs'], role: 'admin' },
      { groups: ['chiefs'], role: 'admin' },
      { groups: 'staff', role: 'user' },
    ]
    for (const { groups, role } of stages) {
      work.user = { ...grace, groups }
      assert.equal(await come(new Browser(service), work, 'staff'), '/', String(groups))
      assert.equal(await roleOf(email), role, String(groups))
    }
    work.user = { ...grace, groups: [] }
    assert.equal(await come(new Browser(service), work, 'staff'), refused)
  })

  test('takes the role from all administrators but the last, also when they come at the same time', async () => {
    await withoutAdmins(service)
    const chiefs = [newPerson({ groups: ['chiefs'] })]
    await come(new Browser(service), work, 'staff')
    chiefs.push(newPerson({ groups: ['chiefs'] }))
    await come(new Browser(service), work, 'staff')
    const answers = []
    for (const { sub, email } of chiefs) {
      work.user = { sub, email, email_verified: true, groups: ['staff'] }
      const browser = new Browser(service)
      answers.push({ browser, answer: await visit(browser, work, 'staff') })
    }
    const pages = await Promise.all(answers.map(({ browser, answer }) => open(browser, answer)))
    assert.deepEqual(
      pages.map(({ headers }) => headers.location),
      ['/', '/'],
      'both are let in',
    )
    const roles = await Promise.all(chiefs.map(({ email }) => roleOf(email)))
    assert.deepEqual(roles.toSorted(), ['admin', 'user'])
    assert.equal(
      service.logged.filter(({ msg }) => /^the only administrator is in none/.test(String(msg))).length,
      1,
    )
  })

  test('without groups of administrators leaves the role as it is', async () => {
    const { email } = newPerson()
    await come(new Browser(service), work, 'work')
    await service.db.pool.query("UPDATE users SET role = 'admin' WHERE email = $1", [email])
    await come(new Browser(service), work, 'work')
    assert.equal(await roleOf(email), 'admin')
  })

  test('that is down when the service starts is asked again when it is needed', async (t) => {
    const late = await startProvider([callback('late')])
    t.after(() => late.close())
    late.isDown = true
    const early = await startService({
      OIDC_ISSUER: late.issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_PROVIDERS: JSON.stringify([{ id: 'late', issuer: late.issuer, ...CLIENT }]),
    })
    t.after(() => early.close())
    const browser = new Browser(early)
    const answer = await browser.post('/sign-in/provider', { provider: 'late' })
    assertProblem(answer, 503, 'PROVIDER_UNAVAILABLE')
    assert.ok(answer.headers['retry-after'] !== undefined)
    assert.equal((await browser.signUp('local@example.com')).statusCode, 200, 'passwords work meanwhile')
    late.isDown = false
    assert.equal(await come(browser, late, 'late'), '/')
    const back = await visit(new Browser(early), late, 'late')
    late.isDown = true
    const lost = new Browser(early)
    const begun = await lost.post('/sign-in/provider', { provider: 'late' })
    assert.equal(begun.statusCode, 200, 'what it says about itself is remembered')
    const { state } = Object.fromEntries(new URL(begun.data.url).searchParams)
    back.searchParams.set('state', String(state))
    const ended = await open(lost, back)
    assert.equal(ended.headers.location, '/sign-in?problem=unavailable&provider=late')
    const lines = early.logged.filter(({ msg }) => msg === 'sign-in provider')
    assert.deepEqual(
      lines.map(({ provider, trouble }) => [provider, trouble]),
      [
        ['late', 'unavailable'],
        ['late', 'unavailable'],
      ],
    )
  })

  test('is signed out of along with this service', async () => {
    newPerson()
    const browser = new Browser(service)
    const cookies = new Map<string, string>()
    await come(browser, work, 'work', { cookies })
    const { data } = await browser.post('/sign-out')
    const url = new URL(data.url)
    assert.equal(url.origin, work.issuer)
    assert.equal(url.searchParams.get('post_logout_redirect_uri'), `${URL_OF_SERVICE}/sign-in`)
    const page = await fetch(url, {
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') },
    })
    assert.equal(page.status, 200, 'the provider accepts the hint')
    assert.equal((await browser.get('/token')).statusCode, 401)
  })

  test('is not asked when somebody signs out who came by a password', async () => {
    const browser = await signedIn(service, 'by-password@example.com')
    assert.deepEqual((await browser.post('/sign-out')).data, { success: true })
  })
})

describe('an account at a provider', () => {
  test('is added by its owner, who is signed in, has proved it lately, and is told', async () => {
    const { email } = newPerson({ email: 'at-work@example.com' })
    const browser = await signedIn(service, `owner-${email}`)
    await age(browser)
    assertProblem(await browser.post('/providers/link', { provider: 'work' }), 403, 'FRESH_PROOF_REQUIRED')
    await browser.post('/prove', { password: 'correct horse battery' })
    const where = '/settings/account?linked=work'
    assert.equal(await come(browser, work, 'work', { path: '/providers/link' }), where)
    const [letter] = lettersTo(`owner-${email}`)
    assert.match(String(letter?.text), /Signing in with Work \(at-work@example\. com\) was added/)
    assert.equal(await come(browser, work, 'work', { path: '/providers/link' }), where, 'twice is once')
    assert.equal(lettersTo(`owner-${email}`).length, 1)
    const other = new Browser(service)
    await come(other, work, 'work')
    assert.equal((await userOf(other)).email, `owner-${email}`)
  })

  test('opens one account here, not two', async () => {
    newPerson()
    await come(new Browser(service), work, 'work')
    const other = await signedIn(service, 'other-owner@example.com')
    assert.equal(
      await come(other, work, 'work', { path: '/providers/link' }),
      '/settings/account?problem=linked_elsewhere&provider=work',
    )
  })

  test('is removed again, but never the only way to sign in', async () => {
    const { email } = newPerson()
    const browser = new Browser(service)
    await come(browser, work, 'work')
    const [{ id }] = (await browser.get('/list-sign-in-methods')).data.providers
    assertProblem(await browser.post('/providers/unlink', { id }), 409, 'CONFLICT')
    const user = await userOf(browser)
    await service.db.pool.query(
      "INSERT INTO accounts (id, user_id, account_id, provider_id) VALUES ($1, $2, 'gone', 'no-longer-offered')",
      [`gone-${user.id}`, user.id],
    )
    assertProblem(await browser.post('/providers/unlink', { id }), 409, 'CONFLICT')
    await service.db.pool.query(
      `INSERT INTO passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
       VALUES ($1, $1, '', $1, 0, 'singleDevice', false)`,
      [user.id],
    )
    const stranger = await signedIn(service, `stranger-${email}`)
    assertProblem(await stranger.post('/providers/unlink', { id }), 409, 'CONFLICT')
    await age(browser)
    assertProblem(await browser.post('/providers/unlink', { id }), 403, 'FRESH_PROOF_REQUIRED')
    await come(browser, work, 'work', { path: '/providers/prove' })
    assert.equal((await browser.post('/providers/unlink', { id })).statusCode, 200)
    assert.match(String(lettersTo(email)[0]?.text), /Signing in with Work was removed/)
    assert.equal((await browser.get('/list-sign-in-methods')).data.providers.length, 1)
  })

  test('keeps the last passkey removable', async () => {
    newPerson()
    const browser = new Browser(service)
    await come(browser, work, 'work')
    const { id } = await userOf(browser)
    await service.db.pool.query(
      `INSERT INTO passkeys (id, user_id, public_key, credential_id, counter, device_type, backed_up)
       VALUES ($1, $1, '', $1, 0, 'singleDevice', false)`,
      [id],
    )
    assert.equal((await browser.post('/passkey/delete-passkey', { id })).statusCode, 200)
  })
})

describe('a fresh proof', () => {
  const key = async (browser: Browser) =>
    service.inject({
      method: 'POST',
      url: '/api/me/keys',
      headers: { authorization: `Bearer ${await browser.token()}` },
      payload: { name: 'Phone', scopes: ['tasks:read'] },
    })

  test('is given at the provider, by who has no password', async () => {
    newPerson()
    const browser = new Browser(service)
    const cookies = new Map<string, string>()
    await come(browser, work, 'work', { cookies })
    assert.equal((await key(browser)).statusCode, 201)
    await age(browser)
    assertProblem(await key(browser), 403, 'FRESH_PROOF_REQUIRED')
    assertProblem(await browser.post('/delete-user', {}), 403, 'FRESH_PROOF_REQUIRED')
    work.asked.length = 0
    assert.equal(await come(browser, work, 'work', { path: '/providers/prove', cookies }), '/proved')
    assert.ok(
      work.asked.some((path) => path.startsWith('/interaction/')),
      'who is signed in there is asked again',
    )
    assert.equal((await key(browser)).statusCode, 201)
    assert.equal((await browser.post('/delete-user', {})).statusCode, 200)
  })

  test('is not signing in at a provider that let the user in without asking', async (t) => {
    newPerson()
    work.tamper = (claims) => ({ ...claims, auth_time: Number(claims.iat) - 24 * 3600 })
    t.after(() => {
      work.tamper = undefined
    })
    const browser = new Browser(service)
    assert.equal(await come(browser, work, 'work'), '/')
    assertProblem(await key(browser), 403, 'FRESH_PROOF_REQUIRED')
    const refused = '/proved?problem=invalid&provider=work'
    assert.equal(await come(browser, work, 'work', { path: '/providers/prove' }), refused)
    work.tamper = ({ auth_time: _, ...claims }) => claims
    assert.equal(await come(browser, work, 'work', { path: '/providers/prove' }), refused)
    assertProblem(await key(browser), 403, 'FRESH_PROOF_REQUIRED')
  })

  test('is not given by somebody else there', async () => {
    newPerson()
    const browser = new Browser(service)
    await come(browser, work, 'work')
    await age(browser)
    newPerson()
    assert.equal(
      await come(browser, work, 'work', { path: '/providers/prove' }),
      '/proved?problem=not_linked&provider=work',
    )
    assertProblem(await key(browser), 403, 'FRESH_PROOF_REQUIRED')
  })
})
