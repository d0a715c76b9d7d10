import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import * as current from '@modelcontextprotocol/client'
import * as earlier from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { admitResources } from '../src/accounts/crud/clients.ts'
import { type Browser, signedIn } from './support/browser.ts'
import { listen, type McpClient } from './support/mcp/clients.ts'
import {
  askToken,
  CLIENT,
  decide,
  exchangeCode,
  OAuthProvider,
  open,
  REDIRECT,
  type Request,
  register,
  requestOf,
  signedQuery,
} from './support/mcp/oauth.ts'
import { type Answer, startService, type TestService } from './support/service.ts'

/** When users are asked about an AI client, and how long what they agreed to lasts. */

const RESOURCE = 'http://localhost:8000/mcp'
const WEB = 'https://client.example/cb'

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

async function newClient(redirect = REDIRECT): Promise<string> {
  const { statusCode, payload, data } = await register(service, { ...CLIENT, redirect_uris: [redirect] })
  assert.equal(statusCode, 201, payload)
  return data.client_id
}

function asks(clientId: string, scope: string, redirect: string = REDIRECT): Request {
  const request = requestOf(service, clientId, scope)
  request.query.set('redirect_uri', redirect)
  return request
}

/** The user is asked, and agrees. @returns where the browser lands, with a code */
async function allow(request: Request, browser: Browser): Promise<string> {
  const page = await open(service, request, browser)
  assert.match(page, /^\/consent\?request=/)
  const decided = await decide(service, page, browser, { accept: true })
  assert.equal(decided.statusCode, 200, decided.payload)
  return decided.data.url
}

async function connect(browser: Browser, clientId: string, scope: string) {
  const request = asks(clientId, scope)
  const tokens = await exchangeCode(service, request, await allow(request, browser))
  assert.equal(tokens.statusCode, 200, tokens.payload)
  return tokens.data as { access_token: string; refresh_token: string; scope: string }
}

async function withdraw(browser: Browser, clientId: string): Promise<void> {
  const consents: { id: string; clientId: string }[] = (await browser.get('/oauth2/get-consents')).data
  const consent = consents.find((each) => each.clientId === clientId)
  assert.equal((await browser.post('/oauth2/delete-consent', { id: consent?.id })).statusCode, 200)
}

const refresh = (clientId: string, refresh_token: string): Promise<Answer> =>
  askToken(service, {
    grant_type: 'refresh_token',
    refresh_token,
    client_id: clientId,
    resource: RESOURCE,
  })

/** The names of the tools that a token opens; its status where it opens none. */
async function toolsOf(token: string): Promise<string[] | number> {
  const { statusCode, payload } = await service.inject({
    method: 'POST',
    url: '/mcp',
    headers: { authorization: `Bearer ${token}`, accept: 'application/json, text/event-stream' },
    payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
  })
  return statusCode === 200
    ? [...payload.matchAll(/"name":"(\w+)"/g)].map(([, name]) => `${name}`)
    : statusCode
}

describe('a client that cannot authenticate', () => {
  for (const [what, registered, asked] of [
    ['on the same port', 'http://127.0.0.1:9/cb', 'http://127.0.0.1:9/cb'],
    ['on another port', 'http://127.0.0.1:9/cb', 'http://127.0.0.1:6666/cb'],
    ['by its name', 'http://localhost/cb', 'http://localhost:6666/cb'],
    ['with a scheme of its own', 'com.example.app:/cb', 'com.example.app:/cb'],
  ] as const) {
    test(`needs its user's consent each time: ${what}`, async () => {
      const browser = await newBrowser()
      const clientId = await newClient(registered)
      const first = asks(clientId, 'tasks:read', registered)
      assert.equal((await exchangeCode(service, first, await allow(first, browser))).statusCode, 200)

      const again = asks(clientId, 'tasks:read', asked)
      const landing = await allow(again, browser)
      assert.equal(new URL(landing).searchParams.get('state'), '1e3')
      assert.equal((await exchangeCode(service, again, landing)).statusCode, 200)

      again.query.set('prompt', 'none')
      const refused = new URL(await open(service, again, browser))
      assert.equal(refused.searchParams.get('error'), 'login_required')
      assert.equal(refused.searchParams.get('code'), null)
    })
  }

  test('does not include clients with an https redirect URI, which need consent only once', async () => {
    const browser = await newBrowser()
    const clientId = await newClient(WEB)
    const first = asks(clientId, 'tasks:read', WEB)
    await allow(first, browser)
    const again = asks(clientId, 'tasks:read', WEB)
    const landing = await open(service, again, browser)
    assert.ok(landing.startsWith(`${WEB}?code=`), landing)
    assert.equal((await exchangeCode(service, again, landing)).statusCode, 200)
  })
})

/** The official clients, in the release lines that there are; neither asks for `offline_access` by itself. */
const OFFICIAL = {
  current: (authProvider: OAuthProvider, fetch: typeof globalThis.fetch) => {
    const client = new current.Client({ name: 'test', version: '1' })
    const transport = new current.StreamableHTTPClientTransport(new URL(RESOURCE), { authProvider, fetch })
    return {
      client: client as unknown as McpClient,
      open: () => client.connect(transport),
      finish: (answer: URLSearchParams) => transport.finishAuth(answer),
    }
  },
  'line before': (provider: OAuthProvider, fetch: typeof globalThis.fetch) => {
    const client = new earlier.Client({ name: 'test', version: '1' })
    const authProvider = provider as never
    const transport = new StreamableHTTPClientTransport(new URL(RESOURCE), { authProvider, fetch })
    return {
      client: client as unknown as McpClient,
      open: () => client.connect(transport as never),
      finish: (answer: URLSearchParams) => transport.finishAuth(String(answer.get('code'))),
    }
  },
}

describe('a refresh token', () => {
  for (const [line, connectTo] of Object.entries(OFFICIAL)) {
    test(`saves the user of an official client (${line}) the browser`, async (t) => {
      const own = await startService()
      t.after(() => own.close())
      const { origin } = await listen(own)
      // The public address leads to the port where the service listens.
      const fetchFrom: typeof fetch = (address, init) =>
        fetch(String(address).replace('http://localhost:8000', origin), init)
      const provider = new OAuthProvider(REDIRECT)
      const first = connectTo(provider, fetchFrom)
      await assert.rejects(first.open())
      const query = provider.goTo?.searchParams ?? new URLSearchParams()
      assert.equal(query.get('scope')?.includes('offline_access'), false, 'it does not ask to stay')
      const browser = await signedIn(own, 'ada@example.com')
      const page = await open(own, { clientId: '', scope: '', verifier: '', query }, browser)
      const decided = await decide(own, page, browser, { accept: true })
      await first.finish(new URL(decided.data.url).searchParams)
      provider.goTo = undefined
      const { client, open: connected } = connectTo(provider, fetchFrom)
      await connected()
      t.after(() => client.close())
      await client.listTools()
      const token = provider.tokens()?.access_token

      // Moves the service's clock too.
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + 11 * 60_000 })
      assert.ok((await client.listTools()).tools.length > 0)
      assert.equal(provider.goTo, undefined, 'it sends nobody to a browser')
      assert.notEqual(provider.tokens()?.access_token, token, 'it has renewed its token')
    })
  }

  test('is issued to every client, whatever it registered and requested', async () => {
    const browser = await newBrowser()
    for (const client of [
      CLIENT,
      { ...CLIENT, grant_types: undefined, scope: 'tasks:read' },
      { ...CLIENT, grant_types: ['authorization_code'] },
      { ...CLIENT, scope: '' },
    ]) {
      const registered = await register(service, client)
      assert.equal(registered.statusCode, 201, registered.payload)
      assert.ok(registered.data.scope.split(' ').includes('offline_access'), registered.data.scope)
      const tokens = await connect(browser, registered.data.client_id, 'tasks:read')
      assert.equal(tokens.scope, 'tasks:read offline_access')
      assert.equal(typeof tokens.refresh_token, 'string')
    }
  })

  test('is issued to clients that registered before it existed', async () => {
    const clientId = await newClient()
    const text = `UPDATE oauth_clients SET scopes = '{tasks:read}', grant_types = '{authorization_code}' WHERE client_id = $1`
    await service.db.pool.query(text, [clientId])
    await admitResources(service.db, [RESOURCE])
    const tokens = await connect(await newBrowser(), clientId, 'tasks:read')
    assert.equal((await refresh(clientId, tokens.refresh_token)).statusCode, 200)
  })

  test('works once: using it again revokes all of them', async () => {
    const clientId = await newClient()
    const { refresh_token } = await connect(await newBrowser(), clientId, 'tasks:read')
    const renewed = await refresh(clientId, refresh_token)
    assert.equal(renewed.statusCode, 200)
    assert.notEqual(renewed.data.refresh_token, refresh_token)
    // Until then, its response might have been lost.
    const over = `UPDATE oauth_refresh_tokens SET rotation_replay_expires_at = now() - interval '1 minute'
      WHERE client_id = $1 AND rotated_at IS NOT NULL`
    await service.db.pool.query(over, [clientId])
    assert.equal((await refresh(clientId, refresh_token)).data.error, 'invalid_grant')
    assert.equal((await refresh(clientId, renewed.data.refresh_token)).data.error, 'invalid_grant')
  })

  test('used several times at once gets the same answer each time', async () => {
    const clientId = await newClient()
    const { refresh_token } = await connect(await newBrowser(), clientId, 'tasks:read')
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(clientId, refresh_token)))
    for (const { statusCode, payload } of answers) assert.equal(statusCode, 200, payload)
    const [renewed, ...others] = new Set(answers.map(({ data }) => data.refresh_token))
    assert.deepEqual(others, [])
    assert.equal((await refresh(clientId, String(renewed))).statusCode, 200)
  })

  test('expires after 90 days without use', async () => {
    const clientId = await newClient()
    const { refresh_token } = await connect(await newBrowser(), clientId, 'tasks:read')
    const { rows } = await service.db.pool.query(
      `UPDATE oauth_refresh_tokens SET expires_at = expires_at - interval '90 days' WHERE client_id = $1
       RETURNING expires_at > now() - interval '1 day' AS recent, expires_at <= now() AS over`,
      [clientId],
    )
    assert.deepEqual(rows, [{ recent: true, over: true }])
    assert.equal((await refresh(clientId, refresh_token)).data.error, 'invalid_grant')
  })
})

describe('a revoked consent', () => {
  test('stays revoked after a new consent, for tokens of both kinds and codes', async () => {
    const browser = await newBrowser()
    const clientId = await newClient()
    const old = await connect(browser, clientId, 'tasks:read tasks:write')
    const asked = asks(clientId, 'tasks:read tasks:write')
    const landing = await allow(asked, browser)
    await withdraw(browser, clientId)
    assert.equal(await toolsOf(old.access_token), 401)

    const tokens = await connect(browser, clientId, 'tasks:read')
    assert.equal(Array.isArray(await toolsOf(tokens.access_token)), true)
    assert.equal(await toolsOf(old.access_token), 401, 'the access token')
    assert.equal((await refresh(clientId, old.refresh_token)).data.error, 'invalid_grant')
    const exchanged = await exchangeCode(service, asked, landing)
    assert.deepEqual([exchanged.statusCode, exchanged.data.error], [400, 'invalid_grant'], 'the code')
  })

  test('gives no token for an earlier code, with or without a resource', async () => {
    const browser = await newBrowser()
    const clientId = await newClient()
    for (const resource of [RESOURCE, undefined]) {
      const request = asks(clientId, 'tasks:read')
      if (resource === undefined) request.query.delete('resource')
      const landing = await allow(request, browser)
      await withdraw(browser, clientId)
      const exchanged = await askToken(service, {
        grant_type: 'authorization_code',
        code: String(new URL(landing).searchParams.get('code')),
        redirect_uri: REDIRECT,
        client_id: clientId,
        code_verifier: request.verifier,
        ...(resource && { resource }),
      })
      assert.deepEqual(
        [exchanged.statusCode, exchanged.data.error],
        [400, 'invalid_grant'],
        exchanged.payload,
      )
    }
  })

  test('is not bypassed by an old code, nor affects another client or user', async () => {
    const [ada, bob] = [await newBrowser(), await newBrowser()]
    const [clientId, otherId] = [await newClient(), await newClient()]
    const waiting = await Promise.all(
      (
        [
          [bob, clientId],
          [ada, otherId],
        ] as const
      ).map(async ([browser, id]) => {
        const request = asks(id, 'tasks:read')
        return { request, landing: await allow(request, browser) }
      }),
    )
    await connect(ada, clientId, 'tasks:read')
    await withdraw(ada, clientId)
    for (const { request, landing } of waiting)
      assert.equal((await exchangeCode(service, request, landing)).statusCode, 200)
  })

  test('of another user is like one that does not exist', async () => {
    const [ada, bob] = [await newBrowser(), await newBrowser()]
    await connect(ada, await newClient(), 'tasks:read')
    const [{ id }] = (await ada.get('/oauth2/get-consents')).data
    const answers = [id, 'unknown'].map((each) => bob.post('/oauth2/delete-consent', { id: each }))
    const [foreign, unknown] = await Promise.all(answers)
    assert.deepEqual([foreign?.statusCode, unknown?.statusCode], [404, 404])
    assert.equal(foreign?.data.detail, unknown?.data.detail)
    assert.equal((await ada.get('/oauth2/get-consents')).data.length, 1)
  })
})

test('narrowing a consent also limits earlier tokens', async () => {
  const browser = await newBrowser()
  const clientId = await newClient()
  const wide = await connect(browser, clientId, 'tasks:read tasks:write')
  const asked = asks(clientId, 'tasks:read tasks:write')
  const landing = await allow(asked, browser)
  await connect(browser, clientId, 'tasks:read')
  const tools = await toolsOf(wide.access_token)
  assert.ok(Array.isArray(tools) && tools.includes('list_tasks') && !tools.includes('add_task'), `${tools}`)
  const renewed = await refresh(clientId, wide.refresh_token)
  assert.deepEqual([renewed.statusCode, renewed.data.error], [400, 'invalid_grant'])
  const exchanged = await exchangeCode(service, asked, landing)
  assert.deepEqual([exchanged.statusCode, exchanged.data.error], [400, 'invalid_grant'])
})

describe('a consent decision', () => {
  test('on a tampered request says what is wrong', async () => {
    const browser = await newBrowser()
    const page = await open(service, asks(await newClient(), 'tasks:read'), browser)
    const signed = signedQuery(page)
    const later = new URLSearchParams(signed)
    later.set('exp', String(Number(later.get('exp')) + 1))
    for (const changed of [
      signed.replace('tasks%3Aread', 'tasks%3Awrite'),
      `${later}`,
      'x',
      signed.slice(1),
    ]) {
      const answer = await browser.post('/oauth2/consent', { accept: true, oauth_query: changed })
      assert.equal(answer.statusCode, 400)
      assert.equal(answer.data.code, 'INVALID_SIGNATURE')
      assert.match(
        answer.data.detail,
        /not as it was sent, or over ten minutes old. Start again in the client/,
      )
    }
  })

  test('on a client that is no longer registered says so', async () => {
    const browser = await newBrowser()
    const clientId = await newClient()
    const page = await open(service, asks(clientId, 'tasks:read'), browser)
    await service.db.pool.query('DELETE FROM oauth_clients WHERE client_id = $1', [clientId])
    const answer = await decide(service, page, browser, { accept: true })
    assert.equal(answer.statusCode, 404, answer.payload)
    assert.match(answer.data.detail, /no longer registered/)
  })

  test('may be sent several times at once', async () => {
    const browser = await newBrowser()
    const page = await open(service, asks(await newClient(), 'tasks:read'), browser)
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => decide(service, page, browser, { accept: true })),
    )
    for (const answer of answers) assert.equal(answer.statusCode, 200, answer.payload)
  })
})
