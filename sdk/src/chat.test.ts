import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ChatEvent } from './chat.ts'
import { createDocket } from './client.ts'
import { DocketProblem, Unreachable } from './problem.ts'

const ANSWER = { conversation_id: 1, message_id: 2, response: 'Hi', tool_calls: [] }
const event = (name: string, data: unknown) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
const started = event('started', { conversation_id: 1, message_id: 2 })
const stream = (text: string) => new Response(text, { headers: { 'content-type': 'text/event-stream' } })

/** What the client makes of an answer, and the request that it sent. */
async function heard(response: Response) {
  const requests: Request[] = []
  const docket = createDocket({
    baseUrl: 'http://docket.example',
    token: 'token',
    fetch: async (request) => {
      requests.push(request as Request)
      return response
    },
  })
  const events: ChatEvent[] = []
  const body = { message: 'Hello', conversation_id: null }
  const options = { userId: 'ada', body, key: 'k1', signal: new AbortController().signal }
  const listen = async () => {
    for await (const each of docket.chat(options)) events.push(each)
  }
  const error = await listen().catch((reason: unknown) => reason)
  return { events, error, request: requests[0] }
}

describe('a chat', () => {
  test("is requested as a stream, with the user's token and its key", async () => {
    const { request } = await heard(stream(started + event('done', ANSWER)))
    assert.equal(request?.url, 'http://docket.example/api/ada/chat')
    assert.equal(request.headers.get('accept'), 'text/event-stream')
    assert.equal(request.headers.get('idempotency-key'), 'k1')
    assert.deepEqual(await request.json(), { message: 'Hello', conversation_id: null })
  })

  test('arrives piece by piece, and ends with its answer', async () => {
    const call = { id: 'c1', status: 'running' }
    const text = `${started}: still here\n\n${event('call', call)}${event('text', { delta: 'H' })}${event('new', 1)}${event('done', ANSWER)}`
    const { events, error } = await heard(stream(text))
    assert.equal(error, undefined)
    assert.deepEqual(events, [
      { type: 'started', conversation_id: 1, message_id: 2 },
      { type: 'call', call },
      { type: 'text', delta: 'H' },
      { type: 'done', answer: ANSWER },
    ])
  })

  test('that failed throws the reason', async () => {
    const problem = { status: 503, error_code: 'DATABASE_ERROR', detail: 'Later.' }
    const { events, error } = await heard(stream(started + event('failed', problem)))
    assert.equal(events.length, 1)
    assert.ok(error instanceof DocketProblem)
    assert.deepEqual([error.status, error.code, error.message], [503, 'DATABASE_ERROR', 'Later.'])
  })

  test('that was refused throws the reason', async () => {
    const { error } = await heard(Response.json({ error_code: 'CONFLICT', detail: 'Busy.' }, { status: 409 }))
    assert.ok(error instanceof DocketProblem)
    assert.equal(error.code, 'CONFLICT')
  })

  test('that is incomplete, or comes from elsewhere, is no answer', async () => {
    const headers = { 'content-type': 'text/html' }
    const page = new Response(started + event('done', ANSWER), { headers })
    for (const response of [stream(started), page]) {
      const { error } = await heard(response)
      assert.ok(error instanceof Unreachable)
    }
  })
})
