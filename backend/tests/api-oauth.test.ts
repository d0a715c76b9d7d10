import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Browser, signedIn } from './support/browser.ts'
import { listen, openEvents } from './support/events.ts'
import { askToken, decide, open, REDIRECT, register, requestOf } from './support/mcp/oauth.ts'
import { type Answer, startService, type TestService } from './support/service.ts'

/** Programs that use the API itself for a user who let them in, as the command line does. */

const API = 'http://localhost:8000/api'
const MCP = 'http://localhost:8000/mcp'
const SCOPES = 'tasks:read tasks:write projects:read projects:write'

let service: TestService
let count = 0

before(async () => {
  service = await startService()
})
after(() => service.close())

const newBrowser = () => {
  count += 1
  return signedIn(service, `user${count}@example.com`)
}

interface Tokens {
  clientId: string
  access_token: string
  refresh_token: string
}

async function connect(browser: Browser, { scope = SCOPES, resources = [API] } = {}): Promise<Tokens> {
  const { data } = await register(service)
  const request = requestOf(service, data.client_id, scope)
  request.query.delete('resource')
  for (const resource of resources) request.query.append('resource', resource)
  const decided = await decide(service, await open(service, request, browser), browser, { accept: true })
  const tokens = await askToken(service, {
    grant_type: 'authorization_code',
    code: String(new URL(decided.data.url).searchParams.get('code')),
    redirect_uri: REDIRECT,
    client_id: request.clientId,
    code_verifier: request.verifier,
    resource: API,
  })
  assert.equal(tokens.statusCode, 200, tokens.payload)
  return { clientId: request.clientId, ...tokens.data }
}

const api = (
  token: string,
  path = '/tasks',
  method: 'GET' | 'POST' | 'DELETE' = 'GET',
  payload?: object,
): Promise<Answer> =>
  service.inject({
    method,
    url: `/api/me${path}`,
    headers: { authorization: `Bearer ${token}` },
    ...(payload && { payload }),
  })

const mcp = async (token: string): Promise<number> =>
  (
    await service.inject({
      method: 'POST',
      url: '/mcp',
      headers: { authorization: `Bearer ${token}`, accept: 'application/json, text/event-stream' },
      payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
    })
  ).statusCode

describe('a token for the API', () => {
  test('is announced where clients look for it', async () => {
    const { data } = await service.inject({ url: '/.well-known/oauth-protected-resource/api' })
    assert.equal(data.resource, API)
    assert.deepEqual(data.authorization_servers, ['http://localhost:8000'])
  })

  test('opens what its user has agreed to, in the name of the client, and nothing else', async () => {
    const { clientId, access_token } = await connect(await newBrowser())
    assert.equal((await api(access_token, '/tasks', 'POST', { title: 'By a program' })).statusCode, 201)
    const { data } = await api(access_token, '/changes')
    assert.deepEqual(data.changes.at(-1).actor, { kind: 'oauth_client', id: clientId })
    const refused = await api(access_token, '/labels')
    assert.equal(refused.statusCode, 403)
    assert.match(refused.data.detail, /lacks the scope labels:read/)
    for (const path of ['/keys', '/export', '/clients', '/webhooks'])
      assert.equal((await api(access_token, path)).statusCode, 403, path)
    assert.equal(await mcp(access_token), 401)
    const asSession = await service.inject({
      url: '/api/auth/token',
      headers: { authorization: `Bearer ${access_token}` },
    })
    assert.equal(asSession.statusCode, 401)
  })

  test('keeps to the limits that its user has set', async () => {
    const browser = await newBrowser()
    const { clientId, access_token } = await connect(browser)
    const { data: task } = await api(access_token, '/tasks', 'POST', { title: 'Stays' })
    const limits = { project_id: null, writes_per_hour: null, confirm_deletes: true }
    const set = await service.inject({
      method: 'PUT',
      url: `/api/me/clients/${clientId}/limits`,
      headers: { authorization: `Bearer ${await browser.token()}` },
      payload: limits,
    })
    assert.equal(set.statusCode, 204, set.payload)
    assert.equal((await api(access_token, `/tasks/${task.id}`, 'DELETE')).statusCode, 403)
  })

  test('is renewed for the API or, if both were asked for, for /mcp', async () => {
    const { clientId, access_token, refresh_token } = await connect(await newBrowser(), {
      resources: [API, MCP],
    })
    assert.deepEqual([(await api(access_token)).statusCode, await mcp(access_token)], [200, 401])
    const renew = (token: string, resource: string) =>
      askToken(service, {
        grant_type: 'refresh_token',
        refresh_token: token,
        client_id: clientId,
        resource,
      })
    const second = await renew(refresh_token, MCP)
    assert.equal(second.statusCode, 200, second.payload)
    assert.deepEqual(
      [(await api(second.data.access_token)).statusCode, await mcp(second.data.access_token)],
      [401, 200],
    )
    const third = await renew(second.data.refresh_token, API)
    assert.equal((await api(third.data.access_token)).statusCode, 200)
  })

  test('ends at once with the consent, and so does its event stream', async (t) => {
    const browser = await newBrowser()
    const { access_token } = await connect(browser)
    const stream = await openEvents(await listen(service.app), { token: access_token })
    t.after(() => stream.close())
    const [consent] = (await browser.get('/oauth2/get-consents')).data
    const withdrawn = await browser.post('/oauth2/delete-consent', { id: consent.id })
    assert.equal(withdrawn.statusCode, 200, withdrawn.payload)
    assert.equal((await api(access_token)).statusCode, 401)
    await stream.ended
  })

  test('is given up by the client itself when it revokes its refresh token', async () => {
    const browser = await newBrowser()
    const { clientId, access_token, refresh_token } = await connect(browser)
    const form = { token: refresh_token, token_type_hint: 'refresh_token', client_id: clientId }
    const foreign = await register(service)
    await askToken(service, { ...form, client_id: foreign.data.client_id }, 'revoke')
    assert.equal((await api(access_token)).statusCode, 200)
    assert.equal((await askToken(service, form, 'revoke')).statusCode, 200)
    assert.equal((await api(access_token)).statusCode, 401)
    assert.deepEqual((await browser.get('/oauth2/get-consents')).data, [])
  })
})
