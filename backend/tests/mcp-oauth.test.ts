import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pruneClients } from '../src/accounts/crud/clients.ts'
import { pruneSessions } from '../src/accounts/crud.ts'
import { signedIn } from './support/browser.ts'
import { give, LINES, listen, refusal } from './support/mcp/clients.ts'
import {
  askToken,
  connectClient,
  decide,
  exchangeCode,
  open,
  REDIRECT,
  register,
  requestOf,
  signedQuery,
} from './support/mcp/oauth.ts'
import { type Answer, startService, type TestService } from './support/service.ts'

/** How users authorise AI clients, from the first refusal to the last. */

const RESOURCE = 'http://localhost:8000/mcp'

let service: TestService
let url: URL
let count = 0

before(async () => {
  service = await startService()
  url = await listen(service)
})
after(() => service.close())

const newBrowser = () => {
  count += 1
  return signedIn(service, `user${count}@example.com`)
}

const rest = (token: string, path = '/tasks') =>
  service.inject({ url: `/api/me${path}`, headers: { authorization: `Bearer ${token}` } })

const mcp = (token: string): Promise<Answer> =>
  service.inject({
    method: 'POST',
    url: '/mcp',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json, text/event-stream' },
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  })

const codeOf = (landing: string) => new URL(landing).searchParams.get('code')

test('the whole flow: discovery, registration, consent, use, refresh, revocation', async () => {
  const refused = await service.inject({ method: 'POST', url: '/mcp', payload: {} })
  assert.equal(refused.statusCode, 401)
  const challenge = String(refused.headers['www-authenticate'])
  const metadataUrl = new URL(/resource_metadata="([^"]+)"/.exec(challenge)?.[1] ?? '')
  const resource = (await service.inject({ url: metadataUrl.pathname })).data
  assert.equal(resource.resource, RESOURCE)
  assert.deepEqual(resource.authorization_servers, ['http://localhost:8000'])
  const server = (await service.inject({ url: '/.well-known/oauth-authorization-server' })).data
  assert.equal(server.issuer, 'http://localhost:8000')
  assert.deepEqual(server.code_challenge_methods_supported, ['S256'])
  for (const name of ['authorization', 'token', 'registration', 'revocation'])
    assert.ok(server[`${name}_endpoint`].startsWith('http://localhost:8000/api/auth/oauth2/'), name)

  const registered = await register(service)
  assert.equal(registered.statusCode, 201)
  assert.equal(registered.data.client_secret, undefined)
  const browser = await newBrowser()
  const request = requestOf(service, registered.data.client_id, 'tasks:read tasks:write offline_access')
  const page = await open(service, request)
  assert.match(page, /^\/consent\?request=[\w-]+$/)
  assert.equal(new URLSearchParams(signedQuery(page)).get('state'), '1e3')
  const decided = await decide(service, page, browser, { accept: true })
  const landing = new URL(decided.data.url)
  assert.equal(landing.origin + landing.pathname, REDIRECT)
  assert.equal(landing.searchParams.get('state'), '1e3')
  assert.equal(landing.searchParams.get('iss'), 'http://localhost:8000')
  const tokens = await exchangeCode(service, request, decided.data.url)
  assert.equal(tokens.headers['cache-control'], 'no-store')
  const { access_token, refresh_token } = tokens.data

  const client = await LINES['2026'](url, { authorization: `Bearer ${access_token}` })
  try {
    const made = await give(client, 'add_task', { title: 'By a client' })
    const { changes } = await give(client, 'explain_changes', { since: 0 })
    assert.deepEqual(changes[0].actor, { kind: 'oauth_client', id: request.clientId })
    assert.match(await refusal(client, 'list_projects'), /lacks the scope projects:read/)
    assert.equal((await give(client, 'undo', { since: 0 })).count, 1)
    const own = await rest(await browser.token(), '/trash')
    assert.deepEqual(own.data.items[0].deleted_by, { kind: 'oauth_client', id: request.clientId })
    assert.equal(made.user_id, own.data.items[0].state.user_id)
  } finally {
    await client.close()
  }

  const refresh = (token: string) =>
    askToken(service, {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: request.clientId,
      resource: RESOURCE,
    })
  const renewed = await refresh(refresh_token)
  assert.equal(renewed.statusCode, 200, renewed.payload)
  assert.equal((await mcp(renewed.data.access_token)).statusCode, 200)
  const revoked = await askToken(
    service,
    { token: renewed.data.refresh_token, token_type_hint: 'refresh_token', client_id: request.clientId },
    'revoke',
  )
  assert.equal(revoked.statusCode, 200)
  assert.equal((await refresh(renewed.data.refresh_token)).data.error, 'invalid_grant')
})

describe('a token', () => {
  test('of a client opens only /mcp, and one of a session only the API', async () => {
    const browser = await newBrowser()
    const { access_token } = await connectClient(service, browser, 'tasks:read')
    const session = await browser.token()
    assert.deepEqual(
      [(await mcp(access_token)).statusCode, (await rest(access_token)).statusCode],
      [200, 401],
    )
    assert.deepEqual([(await mcp(session)).statusCode, (await rest(session)).statusCode], [401, 200])
    for (const path of ['/keys', '/events', '/export'])
      assert.equal((await rest(access_token, path)).statusCode, 401, path)
    const asCookie = await service.inject({
      url: '/api/auth/token',
      headers: { authorization: `Bearer ${access_token}` },
    })
    assert.equal(asCookie.statusCode, 401)
  })

  test('is only for /mcp, whatever a client requests', async () => {
    const browser = await newBrowser()
    const { data } = await register(service)
    const request = requestOf(service, data.client_id, 'tasks:read')
    for (const resource of ['http://localhost:8000', 'http://localhost:8000/', 'https://evil.example']) {
      request.query.set('resource', resource)
      const landing = new URL(await open(service, request, browser))
      assert.equal(landing.searchParams.get('error'), 'invalid_target', resource)
    }
    request.query.delete('resource')
    const decided = await decide(service, await open(service, request, browser), browser, { accept: true })
    const form = {
      grant_type: 'authorization_code',
      code: String(codeOf(decided.data.url)),
      redirect_uri: REDIRECT,
      client_id: request.clientId,
      code_verifier: request.verifier,
    }
    const tokens = await askToken(service, form)
    const token = tokens.data.access_token ?? 'none'
    assert.equal((await rest(token)).statusCode, 401)
    assert.equal((await mcp(token)).statusCode, 401)
  })

  test('ends when its user disconnects the client', async () => {
    const browser = await newBrowser()
    const tokens = await connectClient(service, browser, 'tasks:read offline_access')
    const { access_token, clientId } = tokens
    const consents = (await browser.get('/oauth2/get-consents')).data
    assert.deepEqual(
      consents.map((consent: { clientId: string; scopes: string[] }) => [consent.clientId, consent.scopes]),
      [[clientId, ['tasks:read', 'offline_access']]],
    )
    const other = await newBrowser()
    assert.ok((await other.post('/oauth2/delete-consent', { id: consents[0].id })).statusCode >= 400)
    assert.equal((await mcp(access_token)).statusCode, 200)
    assert.equal((await browser.post('/oauth2/delete-consent', { id: consents[0].id })).statusCode, 200)
    assert.equal((await mcp(access_token)).statusCode, 401)
    const form = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token, client_id: clientId }
    const renewed = await askToken(service, { ...form, resource: RESOURCE })
    assert.equal(renewed.data.error, 'invalid_grant', 'not even when it is let in again')
  })

  test('may do what the user granted, not what the client requested', async () => {
    const browser = await newBrowser()
    const { data } = await register(service)
    const request = requestOf(service, data.client_id, 'tasks:read tasks:write')
    const page = await open(service, request, browser)
    const decided = await decide(service, page, browser, { accept: true, scope: 'tasks:read' })
    const { access_token } = (await exchangeCode(service, request, decided.data.url)).data
    const client = await LINES['2026'](url, { authorization: `Bearer ${access_token}` })
    try {
      assert.equal((await give(client, 'list_tasks')).count, 0)
      assert.match(await refusal(client, 'add_task', { title: 'T' }), /lacks the scope tasks:write/)
    } finally {
      await client.close()
    }
  })

  test('never covers the account or webhooks', async () => {
    const browser = await newBrowser()
    const { data } = await register(service)
    for (const scope of ['account', 'webhooks:manage', 'tasks:read openid']) {
      const landing = new URL(await open(service, requestOf(service, data.client_id, scope), browser))
      assert.equal(landing.searchParams.get('error'), 'invalid_scope', scope)
    }
  })
})

describe('a code', () => {
  test('works once, for its client, with its verifier and redirect URI', async () => {
    const browser = await newBrowser()
    const [first, second] = [(await register(service)).data, (await register(service)).data]
    const newCode = async () => {
      const request = requestOf(service, first.client_id, 'tasks:read')
      const page = await open(service, request, browser)
      // After the first consent there is no consent page.
      const landing = page.startsWith('/consent')
        ? (await decide(service, page, browser, { accept: true })).data.url
        : page
      return { request, landing }
    }
    for (const wrong of [
      { code_verifier: 'x'.repeat(43) },
      { client_id: second.client_id },
      { redirect_uri: 'http://127.0.0.1:33418/other' },
      { code_verifier: '' },
    ]) {
      const { request, landing } = await newCode()
      const answer = await askToken(service, {
        grant_type: 'authorization_code',
        code: String(codeOf(landing)),
        redirect_uri: REDIRECT,
        client_id: request.clientId,
        code_verifier: request.verifier,
        resource: RESOURCE,
        ...wrong,
      })
      assert.ok(answer.statusCode >= 400, JSON.stringify(wrong))
      assert.equal(answer.data.access_token, undefined)
    }
    const { request, landing } = await newCode()
    assert.equal((await exchangeCode(service, request, landing)).statusCode, 200)
    assert.ok((await exchangeCode(service, request, landing)).statusCode >= 400)
  })

  test('needs PKCE', async () => {
    const browser = await newBrowser()
    const { data } = await register(service)
    for (const change of [
      (query: URLSearchParams) => query.delete('code_challenge'),
      (query: URLSearchParams) => query.set('code_challenge_method', 'plain'),
    ]) {
      const request = requestOf(service, data.client_id, 'tasks:read')
      change(request.query)
      if (!request.query.has('code_challenge')) request.query.delete('code_challenge_method')
      const landing = new URL(await open(service, request, browser), 'http://localhost')
      assert.equal(landing.searchParams.get('error'), 'invalid_request')
    }
  })

  test('is sent only to a registered redirect URI', async () => {
    const browser = await newBrowser()
    const { data } = await register(service)
    for (const address of ['https://evil.example/', 'http://127.0.0.1:33418/other', 'javascript:alert(1)']) {
      const request = requestOf(service, data.client_id, 'tasks:read')
      request.query.set('redirect_uri', address)
      const landing = await open(service, request, browser)
      assert.match(landing, /^http:\/\/localhost:8000\/consent\?error=invalid_re/)
    }
  })
})

describe('consent', () => {
  test('needs a signed-in user, this page, and the unchanged request', async () => {
    const browser = await newBrowser()
    const { data } = await register(service)
    const request = requestOf(service, data.client_id, 'tasks:read')
    const page = await open(service, request, browser)
    const accept = { accept: true }
    assert.equal((await decide(service, page, browser, accept, 'https://evil.example')).statusCode, 403)
    const stranger = await newBrowser()
    stranger.cookies.clear()
    assert.equal((await decide(service, page, stranger, accept)).statusCode, 401)
    const forged = signedQuery(page).replace('tasks%3Aread', 'tasks%3Awrite')
    const forgedPage = `/consent?request=${Buffer.from(forged).toString('base64url')}`
    assert.equal((await decide(service, forgedPage, browser, accept)).statusCode, 400)
    const more = { accept: true, scope: 'tasks:read tasks:write' }
    assert.equal((await decide(service, page, browser, more)).statusCode, 400)
    const declined = await decide(service, page, browser, { accept: false })
    const landing = new URL(declined.data.url)
    assert.equal(landing.searchParams.get('error'), 'access_denied')
    assert.equal(landing.searchParams.get('code'), null)
    assert.deepEqual((await browser.get('/oauth2/get-consents')).data, [])
  })
})

test('unapproved clients and expired grants are deleted', async () => {
  const kept = await connectClient(service, await newBrowser(), 'tasks:read offline_access')
  const { client_id: unwanted } = (await register(service)).data
  const left = async (table: string) => {
    const text = `SELECT client_id FROM ${table} WHERE client_id = ANY ($1)`
    const { rows } = await service.db.pool.query(text, [[kept.clientId, unwanted]])
    return rows.map(({ client_id }) => client_id).sort()
  }
  const DAY = 24 * 60 * 60 * 1000
  const inDays = (days: number) => pruneClients(service.db, new Date(Date.now() + days * DAY))
  await inDays(6)
  assert.deepEqual(await left('oauth_clients'), [kept.clientId, unwanted].sort())
  await inDays(8)
  assert.deepEqual(await left('oauth_clients'), [kept.clientId])
  assert.deepEqual(await left('oauth_refresh_tokens'), [kept.clientId])
  await inDays(91)
  assert.deepEqual(await left('oauth_refresh_tokens'), [])
  assert.deepEqual(await left('oauth_consents'), [kept.clientId])
})

test('expired sessions are deleted, and the clients approved in them stay', async () => {
  const browser = await newBrowser()
  const { clientId, refresh_token } = await connectClient(service, browser, 'tasks:read offline_access')
  const signedInFor = async () => {
    const text =
      'SELECT count(*)::int AS count FROM sessions JOIN oauth_consents USING (user_id) WHERE client_id = $1'
    return (await service.db.pool.query(text, [clientId])).rows[0].count
  }
  const inDays = (days: number) =>
    pruneSessions(service.db, new Date(Date.now() + days * 24 * 60 * 60 * 1000))
  await inDays(6)
  assert.equal(await signedInFor(), 1)
  await inDays(8)
  assert.equal(await signedInFor(), 0)
  const renewed = await askToken(service, {
    grant_type: 'refresh_token',
    refresh_token,
    client_id: clientId,
    resource: RESOURCE,
  })
  assert.equal(renewed.statusCode, 200, renewed.payload)
})

test('with an external issuer there are only API keys', async () => {
  const outside = await startService({ BETTER_AUTH_PUBLIC_KEY_URL: 'https://issuer.example/jwks' })
  try {
    for (const path of ['/.well-known/oauth-authorization-server', '/api/auth/oauth2/authorize'])
      assert.equal((await outside.inject({ url: path })).statusCode, 404, path)
    const answer = await outside.inject({ method: 'POST', url: '/mcp', payload: {} })
    assert.equal(answer.statusCode, 401)
    assert.ok(!String(answer.headers['www-authenticate']).includes('resource_metadata'))
  } finally {
    await outside.close()
  }
})

test("a client's token expires after ten minutes", async () => {
  const { access_token } = await connectClient(service, await newBrowser(), 'tasks:read')
  assert.equal((await mcp(access_token)).statusCode, 200)
  service.clock.advance(10 * 60_000)
  assert.equal((await mcp(access_token)).statusCode, 401)
})
