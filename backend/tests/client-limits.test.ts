import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Browser, signedIn } from './support/browser.ts'
import { give, LINES, listen, type McpClient, refusal } from './support/mcp/clients.ts'
import { connectClient, decide, exchangeCode, open, register, requestOf } from './support/mcp/oauth.ts'
import { type Answer, startService, type TestService } from './support/service.ts'

/** The limits that a user sets for an AI client connected by OAuth, besides the scopes that they have agreed to. */

const SCOPES = 'tasks:read tasks:write projects:read'

let service: TestService
let url: URL
let count = 0
const connected: McpClient[] = []

before(async () => {
  service = await startService()
  url = await listen(service)
})
after(async () => {
  for (const client of connected) await client.close()
  await service.close()
})

interface Person {
  browser: Browser
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object): Promise<Answer>
}

async function newPerson(): Promise<Person> {
  count += 1
  const browser = await signedIn(service, `user${count}@example.com`)
  const authorization = `Bearer ${await browser.token()}`
  return {
    browser,
    call: (method, path, payload) =>
      service.inject({
        method,
        url: `/api/me${path}`,
        headers: { authorization },
        ...(payload && { payload }),
      }),
  }
}

const limit = (person: Person, clientId: string, limits: object) =>
  person.call('PUT', `/clients/${clientId}/limits`, limits)

async function connect(token: string): Promise<McpClient> {
  const client = await LINES['2026'](url, { authorization: `Bearer ${token}` })
  connected.push(client)
  return client
}

describe('limits of an AI client', () => {
  test('set before consent apply from its first request', async () => {
    const ada = await newPerson()
    const { id: garden } = (await ada.call('POST', '/projects', { name: 'Garden' })).data
    await ada.call('POST', '/tasks', { title: 'Elsewhere' })
    await ada.call('POST', '/tasks', { title: 'Dig', project_id: garden })
    const { client_id } = (await register(service)).data
    const limits = { project_id: garden, writes_per_hour: 2, confirm_deletes: true }
    assert.equal((await limit(ada, client_id, limits)).statusCode, 204)
    assert.equal((await ada.call('GET', '/clients')).data.count, 0)

    const request = requestOf(service, client_id, SCOPES)
    const page = await open(service, request, ada.browser)
    const decided = await decide(service, page, ada.browser, { accept: true })
    const tokens = (await exchangeCode(service, request, decided.data.url)).data
    const client = await connect(tokens.access_token)
    const titles = (await give(client, 'list_tasks')).tasks.map(({ title }: { title: string }) => title)
    assert.deepEqual(titles, ['Dig'])
    assert.match(await refusal(client, 'delete_task', { task_id: 2 }), /after its user has confirmed it/)
    await give(client, 'add_task', { title: 'Sow' })
    await give(client, 'complete_task', { task_id: 2 })
    assert.match(await refusal(client, 'add_task', { title: 'Reap' }), /The limit is 2 changes an hour/)

    const { clients } = (await ada.call('GET', '/clients')).data
    const { created_at: _, consent_id: __, workspaces, ...shown } = clients[0]
    assert.equal(workspaces.length, 1)
    const scopes = [...SCOPES.split(' '), 'offline_access']
    assert.deepEqual(shown, { id: client_id, name: 'Test client', scopes, ...limits })
    const exported = (await ada.call('GET', '/export')).data.clients
    assert.deepEqual(exported, clients)
  })

  test('set later apply from its next request, and can be removed', async () => {
    const ada = await newPerson()
    const { clientId, access_token } = await connectClient(service, ada.browser, SCOPES)
    const client = await connect(access_token)
    await give(client, 'add_task', { title: 'one' })
    await limit(ada, clientId, { writes_per_hour: 1 })
    assert.match(await refusal(client, 'add_task', { title: 'two' }), /The limit is 1 changes an hour/)
    await limit(ada, clientId, { confirm_deletes: true })
    await give(client, 'add_task', { title: 'two' })
    assert.match(await refusal(client, 'delete_task', { task_id: 1 }), /after its user has confirmed it/)
    await limit(ada, clientId, {})
    await give(client, 'delete_task', { task_id: 1 })
  })

  test('belong to one user, and affect no other', async () => {
    const [ada, bob] = [await newPerson(), await newPerson()]
    const { id: garden } = (await ada.call('POST', '/projects', { name: 'Garden' })).data
    const { clientId, access_token } = await connectClient(service, ada.browser, SCOPES)
    assert.equal((await limit(bob, clientId, { writes_per_hour: 1 })).statusCode, 204)
    const client = await connect(access_token)
    for (const title of ['one', 'two', 'three']) await give(client, 'add_task', { title })
    assert.deepEqual((await bob.call('GET', '/clients')).data, { clients: [], count: 0 })
    const foreign = await limit(bob, clientId, { project_id: garden })
    assert.equal(foreign.statusCode, 422)
    assert.equal((await limit(bob, clientId, { project_id: 999_999 })).payload.length, foreign.payload.length)
    assert.equal((await limit(ada, 'unknown', {})).statusCode, 404)
  })

  test('cannot be set by the client itself, nor by a key', async () => {
    const ada = await newPerson()
    const { clientId, access_token } = await connectClient(service, ada.browser, SCOPES)
    const body = { name: 'Key', scopes: ['tasks:write'] }
    const { key } = (await ada.call('POST', '/keys', body)).data
    for (const [token, status] of [
      [access_token, 401],
      [key, 403],
    ]) {
      const answer = await service.inject({
        method: 'PUT',
        url: `/api/me/clients/${clientId}/limits`,
        headers: { authorization: `Bearer ${token}` },
        payload: {},
      })
      assert.equal(answer.statusCode, status)
    }
  })

  test('are deleted with the account', async () => {
    const ada = await newPerson()
    const { clientId } = await connectClient(service, ada.browser, SCOPES)
    await limit(ada, clientId, { writes_per_hour: 1 })
    const answer = await ada.browser.post('/delete-user', { password: 'correct horse battery' })
    assert.equal(answer.statusCode, 200, answer.payload)
    const { rows } = await service.db.pool.query('SELECT FROM oauth_limits WHERE client_id = $1', [clientId])
    assert.equal(rows.length, 0)
  })
})
