import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { signedIn } from './support/browser.ts'
import { CLIENT, open, REDIRECT, register, requestOf } from './support/mcp/oauth.ts'
import { startService, type TestService } from './support/service.ts'

/** What AI clients may register, which is open to everyone. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

describe('registration', () => {
  test('accepts minimal clients, on loopback and elsewhere', async () => {
    for (const uri of [REDIRECT, 'http://localhost/cb', 'http://[::1]:4000/', 'https://client.example/cb']) {
      const answer = await register(service, { ...CLIENT, redirect_uris: [uri] })
      assert.equal(answer.statusCode, 201, uri)
    }
  })

  test('refuses redirect URIs that could lead anywhere', async () => {
    for (const uri of ['http://evil.example/cb', 'javascript:alert(1)', 'data:text/html,x', 'cb', '']) {
      const answer = await register(service, { ...CLIENT, redirect_uris: [uri] })
      assert.equal(answer.statusCode, 400, uri)
    }
    for (const payload of ['{', '[]', '{}', 'null', JSON.stringify({ ...CLIENT, redirect_uris: 'x' })]) {
      const answer = await service.inject({
        method: 'POST',
        url: '/api/auth/oauth2/register',
        headers: { 'content-type': 'application/json' },
        payload,
      })
      assert.equal(answer.statusCode, 400, payload)
    }
  })

  test('stores only what is needed: no URL that the service would call, nothing large', async () => {
    const { statusCode, data } = await register(service, {
      ...CLIENT,
      backchannel_logout_uri: 'https://inside.example/do',
      jwks_uri: 'https://client.example/jwks',
      contacts: Array.from({ length: 100 }, () => 'x'.repeat(100)),
    })
    assert.equal(statusCode, 201)
    const { rows } = await service.db.pool.query('SELECT * FROM oauth_clients WHERE client_id = $1', [
      data.client_id,
    ])
    const { backchannel_logout_uri, jwks_uri, contacts } = rows[0]
    assert.deepEqual([backchannel_logout_uri, jwks_uri, contacts ?? []], [null, null, []])
    for (const [status, more] of [
      [400, { client_name: 'x'.repeat(101) }],
      [400, { redirect_uris: Array.from({ length: 11 }, (_, index) => `${REDIRECT}/${index}`) }],
      [400, { token_endpoint_auth_method: 'private_key_jwt' }],
      [413, { client_uri: 'x'.repeat(20_000) }],
    ] as const) {
      assert.equal((await register(service, { ...CLIENT, ...more })).statusCode, status)
    }
  })

  test('creates no client that could skip consent', async () => {
    const browser = await signedIn(service, 'ada@example.com')
    const { statusCode, data } = await register(service, {
      ...CLIENT,
      skip_consent: true,
      require_pkce: false,
    })
    if (statusCode !== 201) return
    const page = await open(service, requestOf(service, data.client_id, 'tasks:read'), browser)
    assert.match(page, /^\/consent/)
  })

  test('refuses ambiguous redirect URIs', async () => {
    for (const uri of [
      'https://*.example/cb',
      'https://%2a.example/cb',
      'https://%2A.example/cb',
      'https://client.example/*',
      'https://client.example/cb?to=*',
      'http://127.0.0.1:*/cb',
      'com.example.*:/cb',
      'https://client.example/cb#part',
      'https://client.example/cb#',
      'https://user@client.example/cb',
      'https://user:password@client.example/cb',
      'https://client.example\\@evil.example/cb',
      'https://cli\tent.example/cb',
      'https://client.example/ cb',
      ' https://client.example/cb',
      'https:client.example/cb',
      'https:/client.example/cb',
      'https:///client.example/cb',
      'http://client.example/cb',
      'http://127.0.0.1.evil.example/cb',
      'http://localhost.evil.example/cb',
      'http://192.168.0.7/cb',
    ]) {
      for (const redirect_uris of [[uri], [REDIRECT, uri]]) {
        const answer = await register(service, { ...CLIENT, redirect_uris })
        assert.deepEqual([answer.statusCode, answer.data.error], [400, 'invalid_redirect_uri'], uri)
      }
    }
  })

  test('refuses an invisible name', async () => {
    for (const client_name of [
      '',
      ' ',
      '\t\n',
      '\u200b',
      '\u202e',
      '\u2066\u2069 \u200f',
      '\u2800',
      '\ufeff',
    ]) {
      const answer = await register(service, { ...CLIENT, client_name })
      assert.deepEqual(
        [answer.statusCode, answer.data.error],
        [400, 'invalid_client_metadata'],
        JSON.stringify(client_name),
      )
      assert.match(answer.data.error_description, /something in it must be visible/)
    }
    for (const client_name of ['Claude', 'کلائنٹ', '👩\u200d🔧', undefined])
      assert.equal((await register(service, { ...CLIENT, client_name })).statusCode, 201)
  })
})

test('NUL is refused wherever a client may write, before it reaches the database', async () => {
  const { client_id } = (await register(service)).data
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const json = { 'content-type': 'application/json' }
  for (const [path, headers, payload] of [
    ['register', json, '{"client_name":"a\\u0000b","redirect_uris":["http://localhost:1/"]}'],
    ['register', json, '{"client_name":"a","redirect_uris":["http://localhost:1/\\u0000"]}'],
    ['revoke', form, 'token=x&client_id=%00'],
    ['revoke', form, `token=\0&client_id=${client_id}`],
    ['token', form, `grant_type=refresh_token&refresh_token=%00&client_id=${client_id}`],
  ] as const) {
    const answer = await service.inject({ method: 'POST', url: `/api/auth/oauth2/${path}`, headers, payload })
    assert.equal(answer.statusCode, 400, `${path} ${payload}`)
    assert.equal(answer.data.error, 'invalid_request')
  }
  const asked = await service.inject({ url: '/api/auth/oauth2/authorize?client_id=%00&response_type=code' })
  assert.equal(asked.statusCode, 400)
})
