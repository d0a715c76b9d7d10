import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../../tests/support/browser.ts'
import { come, open, visit } from '../../../tests/support/come.ts'
import { CLIENT, startProvider, type TestProvider } from '../../../tests/support/provider.ts'
import { startService, type TestService } from '../../../tests/support/service.ts'

/** Ways in which services were taken over through their sign-in providers, each tried here. */

const callback = (id: string) => `http://localhost:8000/api/auth/providers/${id}/callback`

let service: TestService
let good: TestProvider
/** A provider that the operator trusts as well, and that somebody else has got hold of. */
let evil: TestProvider
let people = 0

before(async () => {
  good = await startProvider([callback('good')])
  evil = await startProvider([callback('evil'), callback('good')])
  service = await startService({
    OIDC_PROVIDERS: JSON.stringify([
      { id: 'good', issuer: good.issuer, ...CLIENT },
      { id: 'evil', issuer: evil.issuer, ...CLIENT },
    ]),
  })
})
after(async () => {
  await service.close()
  await Promise.all([good.close(), evil.close()])
})
afterEach(() => {
  for (const provider of [good, evil]) Object.assign(provider, { tamper: undefined, forge: false })
})

function newPerson(provider: TestProvider, claims: Record<string, unknown> = {}): string {
  people += 1
  const email = `victim${people}@example.com`
  provider.user = { sub: `victim-${people}`, email, email_verified: true, ...claims }
  return email
}
const isSignedIn = async (browser: Browser) => (await browser.get('/token')).statusCode === 200

async function assertRefused(
  browser: Browser,
  page: string,
  problem: string,
  provider = 'good',
): Promise<void> {
  assert.equal(page, `/sign-in?problem=${problem}&provider=${provider}`)
  assert.equal(await isSignedIn(browser), false)
}

describe('an account that exists', () => {
  test('is never opened by its e-mail address, verified or not', async () => {
    for (const email_verified of [true, false]) {
      const email = newPerson(good, { email_verified })
      const owner = await signedIn(service, email)
      const browser = new Browser(service)
      await assertRefused(
        browser,
        await come(browser, good, 'good'),
        email_verified ? 'email_taken' : 'email_unverified',
      )
      good.user = { ...good.user, email: email.toUpperCase(), email_verified: true }
      await assertRefused(browser, await come(browser, good, 'good'), 'email_taken')
      assert.deepEqual((await owner.get('/list-sign-in-methods')).data.providers, [])
    }
  })

  test('that a stranger made beforehand is not handed to its owner, who would share it', async () => {
    const email = newPerson(good)
    const stranger = new Browser(service)
    await stranger.signUp(email)
    const owner = new Browser(service)
    await assertRefused(owner, await come(owner, good, 'good'), 'email_taken')
  })

  test('of one provider is not opened by the same address or the same id at another', async () => {
    newPerson(good)
    await come(new Browser(service), good, 'good')
    evil.user = good.user
    const browser = new Browser(service)
    await assertRefused(browser, await come(browser, evil, 'evil'), 'email_taken', 'evil')
    evil.user = { ...good.user, email: 'someone-else@example.com' }
    const other = new Browser(service)
    assert.equal(await come(other, evil, 'evil'), '/')
    assert.equal((await other.get('/get-session')).data.user.email, 'someone-else@example.com')
  })

  test('of a provider is not opened by another issuer that has taken its place', async () => {
    newPerson(good)
    const former = await signedIn(service, 'former-issuer@example.com')
    const { id } = (await former.get('/get-session')).data.user
    for (const account of [good.user.sub, `https://former.example ${good.user.sub}`]) {
      await service.db.pool.query(
        "INSERT INTO accounts (id, user_id, account_id, provider_id) VALUES ($1, $2, $1, 'good')",
        [account, id],
      )
    }
    const browser = new Browser(service)
    await come(browser, good, 'good')
    assert.notEqual((await browser.get('/get-session')).data.user.id, id)
  })
})

describe('an address that nobody has verified', () => {
  for (const [what, claims] of Object.entries({
    'the provider says so': { email_verified: false },
    'the provider does not say': { email_verified: undefined },
    'the provider says it in words': { email_verified: 'false' },
  })) {
    test(`makes no account: ${what}`, async () => {
      newPerson(good, claims)
      const browser = new Browser(service)
      await assertRefused(browser, await come(browser, good, 'good'), 'email_unverified')
    })
  }

  test('nor does none at all', async () => {
    newPerson(good, { email: undefined })
    const browser = new Browser(service)
    await assertRefused(browser, await come(browser, good, 'good'), 'email_missing')
  })
})

describe('an ID token', () => {
  const hour = 3600
  const LIES: Record<string, (claims: Record<string, unknown>) => Record<string, unknown>> = {
    'of another issuer': (claims) => ({ ...claims, iss: 'https://evil.example' }),
    'for another client': (claims) => ({ ...claims, aud: 'another' }),
    'for another client as well, without saying which asked': (claims) => ({
      ...claims,
      aud: ['docket', 'another'],
    }),
    'of another attempt (nonce)': (claims) => ({ ...claims, nonce: 'another' }),
    'without a nonce': ({ nonce: _, ...claims }) => claims,
    'that has expired': (claims) => ({
      ...claims,
      iat: Number(claims.iat) - 2 * hour,
      exp: Number(claims.iat) - hour,
    }),
    'without an end': ({ exp: _, ...claims }) => claims,
    'about somebody else than the user info': (claims) => ({ ...claims, sub: 'another' }),
  }
  for (const [what, tamper] of Object.entries(LIES)) {
    test(`${what} signs nobody in`, async () => {
      newPerson(good)
      good.tamper = tamper
      const browser = new Browser(service)
      await assertRefused(browser, await come(browser, good, 'good'), 'invalid')
    })
  }

  test('signed with a key that the provider does not publish signs nobody in', async () => {
    newPerson(good)
    good.forge = true
    const browser = new Browser(service)
    await assertRefused(browser, await come(browser, good, 'good'), 'invalid')
  })

  test('signed with a new key of the provider does, at once', async () => {
    newPerson(good)
    await come(new Browser(service), good, 'good')
    await good.rotate()
    const browser = new Browser(service)
    assert.equal(await come(browser, good, 'good'), '/')
  })

  test('signed with no key at all signs nobody in', async () => {
    newPerson(good)
    good.unsigned = true
    const browser = new Browser(service)
    await assertRefused(
      browser,
      await come(browser, good, 'good').finally(() => {
        good.unsigned = false
      }),
      'invalid',
    )
  })
})

describe('an answer of a provider', () => {
  test('is worth nothing in another browser than the one that set out', async () => {
    newPerson(good)
    const back = await visit(new Browser(service), good, 'good')
    const victim = new Browser(service)
    await assertRefused(victim, String((await open(victim, back)).headers.location), 'again')
    const busy = new Browser(service)
    await visit(busy, good, 'good')
    await assertRefused(busy, String((await open(busy, back)).headers.location), 'again')
  })

  test('counts once, even when it is sent twice at the same time', async () => {
    newPerson(good)
    const browser = new Browser(service)
    const back = await visit(browser, good, 'good')
    const answers = await Promise.all([open(browser, back), open(browser, back), open(browser, back)])
    const pages = answers.map(({ headers }) => headers.location).toSorted()
    const again = '/sign-in?problem=again&provider=good'
    assert.deepEqual(pages, ['/', again, again])
    assert.equal((await open(browser, back)).headers.location, again)
  })

  test('whose code was used already signs nobody in', async () => {
    newPerson(good)
    const used = await visit(new Browser(service), good, 'good')
    const thief = new Browser(service)
    const spent = new Browser(service)
    const first = await visit(spent, good, 'good')
    await open(spent, first)
    const own = await visit(thief, good, 'good')
    own.searchParams.set('code', first.searchParams.get('code') ?? '')
    await assertRefused(thief, String((await open(thief, own)).headers.location), 'invalid')
    // A code that nobody has used yet belongs to another verifier (PKCE).
    const second = new Browser(service)
    const other = await visit(second, good, 'good')
    other.searchParams.set('code', used.searchParams.get('code') ?? '')
    await assertRefused(second, String((await open(second, other)).headers.location), 'invalid')
  })

  test('is not taken at the address of another provider (mix-up)', async () => {
    newPerson(good)
    newPerson(evil)
    const browser = new Browser(service)
    const back = await visit(browser, evil, 'evil')
    back.pathname = back.pathname.replace('/evil/', '/good/')
    await assertRefused(browser, String((await open(browser, back)).headers.location), 'again')
    // Its `iss` names who has answered.
    const mixed = new Browser(service)
    const honest = await visit(mixed, good, 'good')
    for (const iss of [evil.issuer, undefined]) {
      if (iss === undefined) honest.searchParams.delete('iss')
      else honest.searchParams.set('iss', iss)
      const asked = good.asked.length
      const other = new Browser(service)
      const own = await visit(other, good, 'good')
      if (iss === undefined) own.searchParams.delete('iss')
      else own.searchParams.set('iss', iss)
      const reached = good.asked.length
      await assertRefused(other, String((await open(other, own)).headers.location), 'invalid')
      assert.ok(asked < reached)
      assert.equal(good.asked.length, reached, 'the code goes to nobody')
    }
  })

  test('ends after ten minutes', async () => {
    newPerson(good)
    const browser = new Browser(service)
    const back = await visit(browser, good, 'good')
    await service.db.pool.query("UPDATE verifications SET expires_at = expires_at - interval '11 minutes'")
    await assertRefused(browser, String((await open(browser, back)).headers.location), 'again')
  })

  test('to a link is worth nothing in another session, or once that has ended', async () => {
    newPerson(good)
    const attacker = await signedIn(service, 'attacker@example.com')
    const back = await visit(attacker, good, 'good', { path: '/providers/link' })
    await attacker.post('/sign-out')
    assert.equal(
      (await open(attacker, back)).headers.location,
      '/settings/account?problem=again&provider=good',
    )
    const victim = await signedIn(service, 'linked-victim@example.com')
    const own = await visit(victim, good, 'good', { path: '/providers/link' })
    await victim.signIn('linked-victim@example.com', PASSWORD)
    assert.equal((await open(victim, own)).headers.location, '/settings/account?problem=again&provider=good')
    assert.deepEqual((await victim.get('/list-sign-in-methods')).data.providers, [])
  })

  test('to a link signs nobody in', async () => {
    newPerson(good)
    const browser = await signedIn(service, 'linker@example.com')
    const before = (await browser.get('/get-session')).data.session.id
    await come(browser, good, 'good', { path: '/providers/link' })
    assert.equal((await browser.get('/get-session')).data.session.id, before)
  })
})

describe('somebody else’s page', () => {
  for (const to of ['//evil.example/', '/\\evil.example', '/.//evil.example', '/%09/evil.example/..//x']) {
    test(`is never where signing in leads to: ${to}`, async () => {
      newPerson(good)
      const page = await come(new Browser(service), good, 'good', { to })
      const landed = new URL(page, 'http://localhost:8000/')
      assert.equal(landed.origin, 'http://localhost:8000', page)
      assert.ok(!page.startsWith('//'), page)
    })
  }

  for (const to of ['https://evil.example/', 'javascript:alert(1)', 'evil', '/\n/evil.example', '/a b']) {
    test(`is refused where a page of this app is expected: ${JSON.stringify(to)}`, async () => {
      const answer = await new Browser(service).post('/sign-in/provider', { provider: 'good', to })
      assert.equal(answer.statusCode, 422)
    })
  }

  test('cannot set out in the name of a user', async () => {
    const headers = { origin: 'https://evil.example' }
    const browser = await signedIn(service, 'forced@example.com')
    for (const path of ['/sign-in/provider', '/providers/link', '/providers/prove']) {
      assert.equal((await browser.post(path, { provider: 'good' }, headers)).statusCode, 403, path)
    }
  })
})

test('the endpoints of the library that would sign in or link otherwise are closed', async () => {
  const browser = await signedIn(service, 'closed@example.com')
  for (const path of [
    '/sign-in/social',
    '/sign-in/oauth2',
    '/link-social',
    '/oauth2/link',
    '/unlink-account',
  ]) {
    assert.equal((await browser.post(path, { provider: 'good', providerId: 'good' })).statusCode, 404, path)
  }
  for (const path of ['/callback/good', '/oauth2/callback/good', '/list-accounts', '/account-info']) {
    assert.equal((await browser.get(path)).statusCode, 404, path)
  }
})

test('neither codes nor tokens nor addresses are in the log', () => {
  const log = JSON.stringify(service.logged)
  assert.ok(service.logged.some(({ msg }) => msg === 'sign-in provider'))
  for (const secret of ['code=', 'state=', 'eyJ', CLIENT.client_secret, 'victim1@']) {
    assert.ok(!log.includes(secret), secret)
  }
})
