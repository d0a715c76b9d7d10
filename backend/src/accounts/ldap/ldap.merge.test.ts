import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { Browser, PASSWORD, signedIn } from '../../../tests/support/browser.ts'
import {
  BASE,
  hasSlapd,
  passwordOf,
  READER,
  startLdapjs,
  startSlapd,
  type TestDirectory,
} from '../../../tests/support/directory.ts'
import { assertProblem } from '../../../tests/support/problem.ts'
import { startService, type TestService } from '../../../tests/support/service.ts'

/** Each server that can be had: one comes through npm, OpenLDAP only where it is installed. */
const SERVERS = { ldapjs: startLdapjs, ...(hasSlapd ? { slapd: startSlapd } : {}) }

const SEARCH = {
  LDAP_SEARCH_BASE: `ou=people,${BASE}`,
  LDAP_BIND_DN: READER.dn,
  LDAP_BIND_PASSWORD: READER.password,
}
const DIRECT = { LDAP_USER_DN: `uid={username},ou=people,${BASE}` }
const GROUPS = { LDAP_GROUP_BASE: `ou=groups,${BASE}` }

let addresses = 0
/** A browser at an address that nobody has used. */
function browserOf(service: TestService): Browser {
  addresses += 1
  return new Browser(service, `198.51.${Math.floor(addresses / 200)}.${addresses % 200}`)
}
const enter = (browser: Browser, username: string, password = passwordOf(username)) =>
  browser.post('/sign-in/ldap', { username, password })
const emailOf = async (browser: Browser) => (await browser.get('/get-session')).data?.user.email

for (const [kind, start] of Object.entries(SERVERS)) {
  describe(`a directory (${kind})`, () => {
    async function serviceWith(
      t: TestContext,
      settings: Record<string, string>,
      through: (directory: TestDirectory) => Record<string, string> = ({ tlsUrl }) => ({ LDAP_URL: tlsUrl }),
    ): Promise<TestService & { directory: TestDirectory }> {
      const directory = await start()
      t.after(() => directory.close())
      const service = await startService({
        LDAP_CA_FILE: directory.caFile,
        LDAP_ATTRIBUTE_ID: kind === 'slapd' ? 'entryUUID' : 'employeenumber',
        ...through(directory),
        ...settings,
      })
      t.after(() => service.close())
      return Object.assign(service, { directory })
    }

    for (const [way, settings] of Object.entries({ 'after a search': SEARCH, directly: DIRECT })) {
      test(`signs its users in, ${way}, and makes an account the first time`, async (t) => {
        const service = await serviceWith(t, settings)
        const browser = browserOf(service)
        const answer = await enter(browser, 'ada')
        assert.equal(answer.statusCode, 200, answer.payload)
        const { id, email, name, emailVerified } = answer.data.user
        assert.deepEqual([email, name, emailVerified], ['ada@directory.example', 'ada Person', true])
        // What names are alike, OpenLDAP knows better than the server from npm.
        const names = kind === 'slapd' ? ['ADA', 'ada'] : ['ada']
        for (const name of names) {
          const again = await enter(browserOf(service), name, passwordOf('ada'))
          assert.equal(again.data.user.id, id, name)
        }
        const [linked] = (await browser.get('/list-sign-in-methods')).data.providers
        assert.deepEqual(
          [linked.provider, linked.name, linked.label, linked.offered],
          ['ldap', 'LDAP', 'ada', true],
        )
        for (const other of kind === 'slapd' ? ["o'hara", 'josé'] : ["o'hara"]) {
          assert.equal((await enter(browserOf(service), other)).statusCode, 200, other)
        }
      })

      test(`refuses whoever lacks the password, ${way}`, async (t) => {
        const service = await serviceWith(t, settings)
        const wrong = await enter(browserOf(service), 'ada', 'not it at all')
        assertProblem(wrong, 401, 'AUTH_INVALID')
        const unknown = await enter(browserOf(service), 'nobody', 'not it at all')
        const { request_id: _, timestamp: __, ...one } = wrong.data
        const { request_id: ___, timestamp: ____, ...other } = unknown.data
        assert.deepEqual(one, other)
        assert.equal((await enter(browserOf(service), 'ada', '')).statusCode, 422)
      })

      test(`takes a name as a name, ${way}`, async (t) => {
        const service = await serviceWith(t, settings)
        for (const name of [
          '*',
          'ad*',
          'ada)(uid=*',
          'a*)(|(uid=*',
          `ada,ou=people,${BASE}`,
          'ada\\2a',
          'ada\0',
          'uid=ada',
          ' ada',
        ]) {
          const answer = await enter(browserOf(service), name, passwordOf('ada'))
          assert.ok([401, 422].includes(answer.statusCode), `${JSON.stringify(name)}: ${answer.payload}`)
          assert.equal(answer.cookies.length, 0)
        }
      })

      test(`decides by groups who signs in, and who is an administrator, ${way}`, async (t) => {
        const groups = { ...GROUPS, LDAP_ALLOWED_GROUPS: 'staff', LDAP_ADMIN_GROUPS: 'chiefs; other' }
        const service = await serviceWith(t, { ...settings, ...groups })
        const refused = await enter(browserOf(service), 'cleo')
        assertProblem(refused, 403, 'AUTH_FORBIDDEN')
        assert.equal(refused.data.code, 'NOT_ALLOWED')
        for (const name of ['ada', 'bob'])
          assert.equal((await enter(browserOf(service), name)).statusCode, 200)
        const { rows } = await service.db.pool.query('SELECT name, role FROM users ORDER BY name')
        assert.deepEqual(rows, [
          { name: 'ada Person', role: 'admin' },
          { name: 'bob Person', role: 'user' },
        ])
      })
    }

    test('is asked by whatever its filter says, and never signs in one of two', async (t) => {
      const service = await serviceWith(t, {
        ...SEARCH,
        LDAP_SEARCH_FILTER: '(|(uid={username})(mail={username}))',
      })
      const browser = browserOf(service)
      assert.equal((await enter(browser, 'ada@directory.example', passwordOf('ada'))).statusCode, 200)
      const twin = await enter(browserOf(service), 'twin')
      assert.ok([401, 503].includes(twin.statusCode), twin.payload)
    })

    test('may be closed to those without an account', async (t) => {
      const service = await serviceWith(t, { ...SEARCH, LDAP_SIGN_UP: 'off' })
      const answer = await enter(browserOf(service), 'ada')
      assert.equal(answer.data.code, 'SIGN_UP_CLOSED')
      assert.equal(answer.statusCode, 403)
    })

    test('is asked only over a connection whose certificate is its own', async (t) => {
      const service = await serviceWith(t, { ...SEARCH, LDAP_CA_FILE: '' })
      assertProblem(await enter(browserOf(service), 'ada'), 503, 'PROVIDER_UNAVAILABLE')
      const named = await serviceWith(t, SEARCH, ({ tlsUrl }) => ({
        LDAP_URL: tlsUrl.replace('localhost', '127.0.0.1'),
      }))
      assertProblem(await enter(browserOf(named), 'ada'), 503, 'PROVIDER_UNAVAILABLE')
    })

    test('whose connection begins without encryption is told no password before it is encrypted', async (t) => {
      const service = await serviceWith(t, SEARCH, ({ url }) => ({ LDAP_URL: url }))
      const answer = await enter(browserOf(service), 'ada')
      if (service.directory.startsTls) assert.equal(answer.statusCode, 200, answer.payload)
      else {
        assertProblem(answer, 503, 'PROVIDER_UNAVAILABLE')
        assert.deepEqual(Reflect.get(service.directory, 'passwords'), [])
      }
      const named = await serviceWith(t, SEARCH, ({ url }) => ({
        LDAP_URL: url.replace('localhost', '127.0.0.1'),
      }))
      assertProblem(await enter(browserOf(named), 'ada'), 503, 'PROVIDER_UNAVAILABLE')
      const open = await serviceWith(t, { ...SEARCH, LDAP_START_TLS: 'off' }, ({ url }) => ({
        LDAP_URL: url,
      }))
      assert.equal((await enter(browserOf(open), 'ada')).statusCode, 200)
    })

    test('never opens an account by its e-mail address; its owner adds it', async (t) => {
      const service = await serviceWith(t, SEARCH)
      const owner = await signedIn(service, 'ada@directory.example')
      const refused = await enter(browserOf(service), 'ada')
      assert.equal(refused.statusCode, 403)
      assert.equal(refused.data.code, 'EMAIL_TAKEN')
      await service.db.pool.query("UPDATE sessions SET created_at = created_at - interval '1 hour'")
      const given = { username: 'ada', password: passwordOf('ada') }
      assertProblem(await owner.post('/ldap/link', given), 403, 'FRESH_PROOF_REQUIRED')
      await owner.post('/prove', { password: PASSWORD })
      assert.equal((await owner.post('/ldap/link', { ...given, password: 'no' })).statusCode, 401)
      assert.equal((await owner.post('/ldap/link', given)).statusCode, 200)
      assert.match(String(service.letters.at(-1)?.text), /Signing in with LDAP \(ada\) was added/)
      const browser = browserOf(service)
      await enter(browser, 'ada')
      assert.equal(await emailOf(browser), 'ada@directory.example')
      const other = await signedIn(service, 'other@example.com')
      assert.equal((await other.post('/ldap/link', given)).data.code, 'LINKED_ELSEWHERE')
    })

    test('takes its password for a fresh proof', async (t) => {
      const service = await serviceWith(t, SEARCH)
      const browser = browserOf(service)
      await enter(browser, 'ada')
      await service.db.pool.query("UPDATE sessions SET created_at = created_at - interval '1 hour'")
      assertProblem(await browser.post('/delete-user', {}), 403, 'FRESH_PROOF_REQUIRED')
      const wrong = await browser.post('/prove', { password: passwordOf('bob') })
      assert.deepEqual([wrong.statusCode, wrong.data.code], [400, 'INVALID_PASSWORD'])
      assert.equal((await browser.post('/prove', { password: '' })).statusCode, 400)
      assert.equal((await browser.post('/prove', { password: passwordOf('ada') })).statusCode, 200)
      assert.equal((await browser.post('/delete-user', {})).statusCode, 200)
    })

    test('is followed by a code, where the user has an authenticator app', async (t) => {
      const service = await serviceWith(t, SEARCH)
      const browser = browserOf(service)
      await enter(browser, 'ada')
      const { id } = (await browser.get('/get-session')).data.user
      await service.db.pool.query(
        "INSERT INTO two_factors (id, user_id, secret, backup_codes, verified) VALUES ($1, $1, '', '', true)",
        [id],
      )
      await service.db.pool.query('UPDATE users SET two_factor_enabled = true')
      const other = browserOf(service)
      const answer = await enter(other, 'ada')
      assert.equal(answer.data.twoFactorRedirect, true)
      assert.equal((await other.get('/token')).statusCode, 401)
    })
  })
}

describe('wrong passwords of a directory', () => {
  const GUESSES = 5
  async function limited(t: TestContext): Promise<TestService & { directory: TestDirectory }> {
    const directory = await startLdapjs()
    t.after(() => directory.close())
    const service = await startService({
      RATE_LIMIT_AUTH: 'on',
      RATE_LIMIT_PASSWORD: String(GUESSES),
      LDAP_URL: directory.tlsUrl,
      LDAP_CA_FILE: directory.caFile,
      LDAP_ATTRIBUTE_ID: 'employeenumber',
      ...SEARCH,
    })
    t.after(() => service.close())
    return Object.assign(service, { directory })
  }

  test('are counted for each account, however its name is spelled, and whichever way they come', async (t) => {
    const service = await limited(t)
    const known = browserOf(service)
    assert.equal((await enter(known, 'bob')).statusCode, 200)
    await service.db.pool.query('DELETE FROM sessions')
    const attacker = await signedIn(service, 'attacker@example.com')
    for (const name of ['bob', 'BOB', 'ｂｏｂ']) {
      assert.equal((await enter(browserOf(service), name, 'no')).statusCode, 401)
    }
    for (let index = 0; index < 2; index += 1) {
      await service.db.pool.query("DELETE FROM rate_limits WHERE key NOT LIKE 'password %'")
      const answer = await attacker.post('/ldap/link', { username: 'bob', password: 'no' })
      assert.equal(answer.statusCode, 401, answer.payload)
    }
    const right = { username: 'bob', password: passwordOf('bob') }
    assertProblem(await browserOf(service).post('/sign-in/ldap', right), 429, 'RATE_LIMITED')
    assertProblem(await attacker.post('/ldap/link', right), 429, 'RATE_LIMITED')
    assert.equal((await enter(known, 'bob')).statusCode, 200, 'its user is not locked out')
    assert.equal((await enter(browserOf(service), 'ada')).statusCode, 200, 'nor is anybody else')
  })

  test('are counted by address as well', async (t) => {
    const service = await limited(t)
    const browser = browserOf(service)
    const statuses: number[] = []
    for (const name of ['ada', 'bob', 'cleo', 'dora'])
      statuses.push((await enter(browser, name, 'no')).statusCode)
    assert.deepEqual(statuses, [401, 401, 401, 429])
  })

  test('do not count while the directory cannot be asked', async (t) => {
    const service = await limited(t)
    await service.directory.close()
    t.mock.method(service.directory, 'close', async () => {})
    for (let index = 0; index <= GUESSES; index += 1) {
      assertProblem(await enter(browserOf(service), 'ada'), 503, 'PROVIDER_UNAVAILABLE')
    }
    const lines = JSON.stringify(service.logged)
    assert.match(lines, /"trouble":"unavailable"/)
    for (const secret of [passwordOf('ada'), READER.password, '"ada"']) assert.ok(!lines.includes(secret))
  })
})

test('a server without a directory has no sign-in by one', async (t) => {
  const service = await startService()
  t.after(() => service.close())
  assertProblem(await enter(new Browser(service), 'ada'), 404, 'NOT_FOUND')
})

test('OpenLDAP was there as well', { skip: !hasSlapd && 'slapd is not installed' }, () => {})
