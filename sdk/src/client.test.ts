import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createDocket } from './client.ts'
import { Unreachable } from './problem.ts'

const docketOf = (answer: () => Response) =>
  createDocket({ baseUrl: 'http://docket.example', token: 'token', fetch: async () => answer() })
const ask = (answer: () => Response) =>
  docketOf(answer).api.GET('/api/{user_id}/preferences', { params: { path: { user_id: 'me' } } })

/** A body that breaks off after `text`. */
const broken = (text: string) =>
  new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
    },
    pull(controller) {
      controller.error(new TypeError('terminated'))
    },
  })

describe('an answer', () => {
  test('that breaks off is no answer', async () => {
    const headers = { 'content-type': 'application/json' }
    await assert.rejects(
      ask(() => new Response(broken('{"time_z'), { headers })),
      Unreachable,
    )
  })

  test('from elsewhere, such as a captive portal, is no answer', async () => {
    const headers = { 'content-type': 'text/html; charset=utf-8' }
    await assert.rejects(
      ask(() => new Response('<p>Welcome</p>', { headers })),
      Unreachable,
    )
  })

  test('is returned as it is', async () => {
    const { data } = await ask(() => Response.json({ time_zone: 'UTC', revision: 1 }))
    assert.deepEqual(data, { time_zone: 'UTC', revision: 1 })
    const { response } = await ask(() => new Response(null, { status: 204 }))
    assert.equal(response.status, 204)
  })

  test('without a body is valid, also when the browser gives it an empty one', async () => {
    const empty = Object.defineProperty(new Response(null, { status: 204 }), 'body', { value: broken('') })
    const { response } = await ask(() => empty)
    assert.equal(response.status, 204)
  })
})

test('a token response that breaks off is no answer', async () => {
  const docket = createDocket({
    baseUrl: 'http://docket.example',
    fetch: async () => new Response(broken('{"tok')),
  })
  const asked = docket.api.GET('/api/{user_id}/preferences', { params: { path: { user_id: 'me' } } })
  await assert.rejects(asked, Unreachable)
})

test('a prefetched request is used once, by the same request, and never by a write', async () => {
  const sent: string[] = []
  const begun = new Map([['/api/me/preferences', Promise.resolve(Response.json({ time_zone: 'begun' }))]])
  const docket = createDocket({
    baseUrl: 'http://docket.example',
    token: 'token',
    begun,
    fetch: async (input) => {
      sent.push((input as Request).method)
      return Response.json({ time_zone: 'asked' })
    },
  })
  const params = { path: { user_id: 'me' } }
  const written = await docket.api.PATCH('/api/{user_id}/preferences', { params, body: {} })
  const first = await docket.api.GET('/api/{user_id}/preferences', { params })
  const second = await docket.api.GET('/api/{user_id}/preferences', { params })
  assert.deepEqual(
    [written, first, second].map(({ data }) => data),
    [{ time_zone: 'asked' }, { time_zone: 'begun' }, { time_zone: 'asked' }],
  )
  assert.deepEqual(sent, ['PATCH', 'GET'])
})

test('a prefetched request that failed is as silent as any other', async () => {
  const broken = Promise.reject(new TypeError('terminated'))
  broken.catch(() => {})
  const docket = createDocket({
    baseUrl: 'http://docket.example',
    token: 'token',
    begun: new Map([['/api/me/preferences', broken]]),
    fetch: async () => Response.json({ time_zone: 'asked' }),
  })
  const ask = () => docket.api.GET('/api/{user_id}/preferences', { params: { path: { user_id: 'me' } } })
  await assert.rejects(ask(), Unreachable)
  assert.equal((await ask()).data?.time_zone, 'asked')
})

test('a change is typed by its resource', async () => {
  const task = { id: 7, title: 'Buy milk' }
  const changes = [
    { resource: 'task', resource_id: '7', before: null, after: task },
    { resource: 'project', resource_id: '8', before: { name: 'Garden' }, after: null },
  ]
  const docket = docketOf(() => Response.json({ changes }))
  const { data } = await docket.api.GET('/api/{user_id}/changes', { params: { path: { user_id: 'me' } } })
  const names = data.changes.map((change) => {
    if (change.resource === 'task') return change.after?.title
    // @ts-expect-error: only a task has a title
    assert.equal(change.before?.title, undefined)
    return change.resource === 'project' ? change.before?.name : undefined
  })
  assert.deepEqual(names, ['Buy milk', 'Garden'])
})
