import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { ConfigError, loadConfig } from '../config.ts'

const SECRET = 'a secret that must not be shown'
const load = (environment: Record<string, string>) =>
  loadConfig({ BETTER_AUTH_SECRET: 'a secret that is only good for tests', ...environment }).auth

function isRefused(environment: Record<string, string>, message: RegExp): void {
  assert.throws(
    () => load(environment),
    (error) => error instanceof ConfigError && message.test(error.message) && !error.message.includes(SECRET),
  )
}
const listed = (...providers: object[]) => ({ OIDC_PROVIDERS: JSON.stringify(providers) })

describe('sign-in providers', () => {
  test('are none unless configured', () => {
    const { providers, directory } = load({})
    assert.deepEqual([providers, directory], [[], undefined])
  })

  test('need no more than the client for a preset', () => {
    const client = (name: string) => ({ [`${name}_CLIENT_ID`]: 'docket', [`${name}_CLIENT_SECRET`]: SECRET })
    const { providers } = load({
      ...client('GOOGLE'),
      ...client('GITHUB'),
      ...client('MICROSOFT'),
      MICROSOFT_ISSUER: 'https://login.microsoftonline.com/3f1c0d52-0000-4000-8000-000000000000/v2.0',
      ...client('KEYCLOAK'),
      KEYCLOAK_ISSUER: 'https://keycloak.example.com/realms/home',
      ...client('AUTHENTIK'),
      AUTHENTIK_ISSUER: 'https://authentik.example.com/application/o/docket/',
      ...client('AUTHELIA'),
      AUTHELIA_ISSUER: 'https://auth.example.com',
      ...client('OIDC'),
      OIDC_ISSUER: 'https://id.example.com',
    })
    assert.deepEqual(
      providers.map(({ id, name, scopes }) => [id, name, scopes.join(' ')]),
      [
        ['google', 'Google', 'openid email profile'],
        ['github', 'GitHub', 'read:user user:email'],
        ['microsoft', 'Microsoft', 'openid email profile'],
        ['keycloak', 'Keycloak', 'openid email profile'],
        ['authentik', 'authentik', 'openid email profile'],
        ['authelia', 'Authelia', 'openid email profile groups'],
        ['oidc', 'id.example.com', 'openid email profile'],
      ],
    )
    assert.equal(providers[4]?.issuer, 'https://authentik.example.com/application/o/docket/')
    assert.ok(providers.every(({ signUp, trustEmail }) => signUp === undefined && !trustEmail))
  })

  test('can be as many as the list has, each with all options, in a file as well', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'docket-providers-'))
    t.after(() => rm(folder, { recursive: true }))
    const file = join(folder, 'providers.json')
    await writeFile(file, JSON.stringify([{ preset: 'github', client_id: 'a', allowed_groups: ['org'] }]))
    const { providers } = load({
      SIGN_UP: 'closed',
      OIDC_PROVIDERS_FILE: file,
      ...listed(
        { id: 'one', issuer: 'https://one.example', client_id: 'a' },
        { id: 'two', issuer: 'https://two.example', client_id: 'a', sign_up: true },
      ),
    })
    assert.deepEqual(
      providers.map(({ id, signUp }) => [id, signUp]),
      [
        ['one', undefined],
        ['two', true],
        ['github', undefined],
      ],
    )
    assert.ok(providers[2]?.scopes.includes('read:org'))
    isRefused({ OIDC_PROVIDERS_FILE: folder }, /^OIDC_PROVIDERS_FILE cannot be read: EISDIR\.$/)
  })

  test('are refused if they are incomplete, and their secrets are never shown', () => {
    isRefused({ OIDC_PROVIDERS: `[{"client_secret":"${SECRET}"` }, /^OIDC_PROVIDERS must be a JSON array\.$/)
    isRefused(listed({ client_secret: SECRET }), /^OIDC_PROVIDERS\.0\.client_id: /)
    isRefused(listed({ id: 'a', client_id: 'a', client_secret: SECRET }), /"a" lacks its issuer/)
    isRefused(listed({ id: 'a', client_id: 'a', issuer: 'a', secret: SECRET }), /OIDC_PROVIDERS\.0/)
    isRefused(listed({ client_id: 'a', issuer: 'https://a.example' }), /an id or a preset is missing/)
    isRefused(listed({ id: 'ldap', client_id: 'a', issuer: 'https://a.example' }), /is taken/)
    isRefused({ GOOGLE_CLIENT_SECRET: SECRET }, /^GOOGLE_CLIENT_ID is missing\.$/)
    isRefused({ KEYCLOAK_CLIENT_ID: 'a' }, /^KEYCLOAK_ISSUER is missing\.$/)
    const twice = { id: 'google', client_id: 'a', issuer: 'https://a.example' }
    isRefused({ GOOGLE_CLIENT_ID: 'a', ...listed(twice) }, /have the id "google"/)
  })

  for (const tenant of ['common', 'organizations']) {
    test(`are refused if anybody can make tokens of theirs: ${tenant}`, () => {
      const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`
      isRefused({ MICROSOFT_ISSUER: issuer, MICROSOFT_CLIENT_ID: 'a' }, /must name one tenant by its id/)
      isRefused(listed({ preset: 'microsoft', issuer, client_id: 'a' }), /must name one tenant by its id/)
    })
  }
})

describe('a directory', () => {
  const url = { LDAP_URL: 'ldap://ldap.example.com' }

  test('is encrypted unless told otherwise', () => {
    const direct = { ...url, LDAP_USER_DN: 'uid={username},dc=example' }
    assert.equal(load(direct).directory?.startTls, true)
    assert.equal(load({ ...direct, LDAP_START_TLS: 'off' }).directory?.startTls, false)
    assert.equal(load({ ...direct, LDAP_URL: 'ldaps://ldap.example.com' }).directory?.startTls, false)
  })

  test('is refused if it is half configured', () => {
    isRefused(url, /either LDAP_USER_DN or LDAP_SEARCH_BASE/)
    isRefused({ LDAP_USER_DN: 'uid={username}' }, /^LDAP_URL is missing\.$/)
    isRefused({ ...url, LDAP_USER_DN: 'uid=ada' }, /^LDAP_USER_DN must contain \{username\}\.$/)
    const search = { ...url, LDAP_SEARCH_BASE: 'dc=example' }
    isRefused({ ...search, LDAP_SEARCH_FILTER: '(uid=ada)' }, /^LDAP_SEARCH_FILTER must contain/)
    isRefused({ ...search, LDAP_BIND_PASSWORD: SECRET }, /belong together/)
    isRefused({ ...search, LDAP_ALLOWED_GROUPS: 'staff' }, /^LDAP_GROUP_BASE is missing/)
    isRefused({ ...search, LDAP_CA_FILE: '/nowhere' }, /^LDAP_CA_FILE cannot be read: ENOENT\.$/)
    isRefused({ LDAP_URL: 'http://ldap.example.com' }, /^LDAP_URL: must look like ldaps/)
  })
})
