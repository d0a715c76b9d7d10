import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EventClient, listen, openEvents } from './support/events.ts'
import { type Instance, startInstance } from './support/instance.ts'
import { letIn } from './support/let-in.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'
import { createWorkspace, inWorkspace, join } from './support/workspaces.ts'

/** What ends a membership, or a role, ends what hangs on it: on every instance, although no notice reaches it. */

/** Milliseconds after which nothing is admitted any more. */
const PROMISED = 2000
const SCOPES = ['tasks:read', 'tasks:write']

let service: TestService
/** Without LISTEN: whatever it knows of the other instance, it has asked the database. */
let deaf: Instance
let origins: string[]
let ada: TestUser
let bob: TestUser
let id: string

before(async () => {
  service = await startService({ EVENTS_LOOK_SECONDS: '3600' })
  const { config } = service
  deaf = await startInstance({
    ...service,
    config: { ...config, database: { ...config.database, pooler: 'transaction' } },
  })
  origins = [await listen(service.app), await listen(deaf.app)]
})
after(async () => {
  await deaf.close()
  await service.close()
})
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  id = await createWorkspace(service, ada)
  await join(service, id, { owner: ada, guest: bob, role: 'editor' })
})

const there = (user: TestUser) => inWorkspace(service, user, id)

/** What Bob has in the workspace: his session, a key and a client, of which the last may be elsewhere too. */
async function credentials(): Promise<
  Record<'session' | 'key' | 'client', { token: string; clientId?: string }>
> {
  const body = { name: 'K', scopes: SCOPES, workspace_id: id }
  const { key } = (await bob.call('POST', '/keys', body)).data
  const client = await letIn(service, bob, { scopes: SCOPES, workspaces: [bob.id, id] })
  return { session: bob, key: { token: key }, client }
}

const status = async (at: { app: TestService['app'] }, token: string, payload?: object): Promise<number> => {
  const url = `/api/${id}/tasks`
  const headers = { authorization: `Bearer ${token}` }
  const answer =
    payload === undefined
      ? await at.app.inject({ url, headers })
      : await at.app.inject({ method: 'POST', url, headers, payload })
  return answer.statusCode
}

/** Asks again and again: whatever was asked later than promised must be refused. */
async function refusedInTime(token: string, ended: number, payload?: object): Promise<void> {
  for (const at of [service, deaf]) {
    for (;;) {
      const asked = performance.now()
      const answered = await status(at, token, payload)
      if (answered === 401 || answered === 403) break
      assert.ok(asked < ended + PROMISED, `still admitted: ${answered}`)
      await sleep(50)
    }
  }
}

async function endsInTime(streams: EventClient[]): Promise<void> {
  for (const stream of streams) {
    const { data } = await stream.seen(({ event }) => event === 'end')
    assert.equal(data.reason, 'revoked')
  }
}

const streamsOf = (token: string) =>
  Promise.all(origins.map((origin) => openEvents(origin, { token, userId: id })))

describe('a member', () => {
  test('who is removed loses session, key and client there, with every stream', async () => {
    const all = Object.values(await credentials())
    const streams = (await Promise.all(all.map(({ token }) => streamsOf(token)))).flat()
    for (const { token } of all) for (const at of [service, deaf]) assert.equal(await status(at, token), 200)
    assert.equal((await there(ada).call('DELETE', `/members/${bob.id}`)).statusCode, 204)
    const ended = performance.now()
    for (const { token } of all) await refusedInTime(token, ended)
    await endsInTime(streams)
    for (const { token } of all.slice(-1)) {
      const own = await deaf.app.inject({
        url: '/api/me/tasks',
        headers: { authorization: `Bearer ${token}` },
      })
      assert.equal(own.statusCode, 200)
    }
  })

  test('who is demoted writes no more, nor do key and client; streams begin anew with the new role', async () => {
    const all = Object.values(await credentials())
    const streams = (await Promise.all(all.map(({ token }) => streamsOf(token)))).flat()
    for (const { token } of all)
      for (const at of [service, deaf]) assert.equal(await status(at, token, { title: 'A' }), 201)
    assert.equal((await there(ada).call('PATCH', `/members/${bob.id}`, { role: 'viewer' })).statusCode, 200)
    const ended = performance.now()
    for (const { token } of all) {
      await refusedInTime(token, ended, { title: 'B' })
      assert.equal(await status(service, token), 200)
    }
    await endsInTime(streams)
    for (const { token } of all) for (const stream of await streamsOf(token)) stream.close()
  })
})

describe('a client', () => {
  test('that is let out of a workspace loses it, with every stream, and keeps the other', async () => {
    const { client } = await credentials()
    const streams = await streamsOf(client.token)
    const own = await openEvents(origins[0] ?? '', { token: client.token })
    await bob.call('PUT', `/clients/${client.clientId}/limits`, { workspaces: [bob.id] })
    await refusedInTime(client.token, performance.now())
    await endsInTime(streams)
    await bob.call('POST', '/tasks', { title: 'Own' })
    await own.seen(({ event }) => event === 'change')
    own.close()
  })

  test("that is let out of its user's own workspace loses that", async () => {
    const { client } = await credentials()
    const own = await openEvents(origins[1] ?? '', { token: client.token })
    await bob.call('PUT', `/clients/${client.clientId}/limits`, { workspaces: [id] })
    await endsInTime([own])
    assert.equal(await status(deaf, client.token), 200)
  })
})

test('streams end when the workspace is deleted', async () => {
  const all = Object.values(await credentials())
  const streams = (await Promise.all(all.map(({ token }) => streamsOf(token)))).flat()
  assert.equal((await there(ada).call('DELETE', '')).statusCode, 204)
  const ended = performance.now()
  for (const { token } of all) await refusedInTime(token, ended)
  await endsInTime(streams)
})
