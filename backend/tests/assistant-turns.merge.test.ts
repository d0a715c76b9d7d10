import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { openChat } from './support/chat.ts'
import { createDatabase } from './support/database.ts'
import { startInstance } from './support/instance.ts'
import {
  calls,
  type FakeModel,
  fallsSilent,
  says,
  startModel,
  stopsAfter,
  waitsFor,
} from './support/model.ts'
import { startProcess, TRUSTING, tokenFor } from './support/process.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'
import { TestTimers } from './support/timers.ts'

/** One turn at a time in a conversation, each counted once, whichever side stops in the middle of it. */

let model: FakeModel
let service: TestService
let origin: string
let ada: TestUser

before(async () => {
  model = await startModel()
  service = await startService({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'fake' })
  origin = await service.app.listen({ port: 0, host: '127.0.0.1' })
  ada = await service.newUser()
})
after(async () => {
  await service.close()
  await model.close()
})

const say = (user: TestUser, message: string, conversation_id: number | null = null, headers = {}) =>
  user.call('POST', '/chat', { message, conversation_id }, headers)

const lastMessage = async (user: TestUser, conversation: number) =>
  (await user.call('GET', `/conversations/${conversation}/messages`)).data.messages[0]

/** Waits until the model has had `count` requests. */
async function asked(count: number): Promise<void> {
  while (model.requests.length < count) await delay(5)
}

/** Makes the instance that works on a conversation count as gone. */
const outlive = (conversation: number, user = ada) =>
  service.db.pool.query(
    "UPDATE conversations SET busy_until = now() - interval '1 second' WHERE user_id = $1 AND id = $2",
    [user.id, conversation],
  )

describe('a stream', () => {
  test('sends text and tool calls in order, and ends with the whole turn', async () => {
    model.script(calls(['add_task', { title: 'Buy milk' }]), says('I have added it.'))
    const client = await openChat(origin, { token: ada.token, message: 'Add milk' })
    await client.ended
    assert.equal(client.status, 200)
    assert.match(String(client.headers.get('content-type')), /^text\/event-stream/)
    assert.equal(client.headers.get('cache-control'), 'no-store')
    const [started] = client.events
    assert.equal(started?.event, 'started')
    const statuses = client.events
      .filter(({ event }) => event === 'call')
      .map(({ data }) => [data.id, data.status])
    assert.deepEqual(statuses, [
      ['c2_1', 'running'],
      ['c2_1', 'done'],
    ])
    const text = client.events.filter(({ event }) => event === 'text').map(({ data }) => data.delta)
    assert.ok(text.length > 1, 'it comes in pieces')
    const done = client.events.at(-1)
    assert.equal(done?.event, 'done')
    assert.deepEqual(done?.data.response, text.join(''))
    assert.deepEqual(
      { conversation_id: done?.data.conversation_id, message_id: done?.data.message_id },
      started?.data,
    )
    const { role: _, id: __, content, ...kept } = await lastMessage(ada, started?.data.conversation_id)
    const { conversation_id: ___, message_id: ____, response, ...shown } = done?.data ?? {}
    assert.deepEqual({ content, ...kept }, { content: response, ...shown })
  })

  test('is refused like any other request', async () => {
    const client = await openChat(origin, { token: ada.token, message: 'Hi', conversation_id: 999 })
    assert.equal(client.status, 404)
    assert.match(String(client.headers.get('content-type')), /problem\+json/)
  })

  test('stops the model when its client leaves, and keeps what was done and said', async () => {
    const left = model.left()
    model.script(calls(['add_task', { title: 'Stays' }]), stopsAfter('I have '))
    const client = await openChat(origin, { token: ada.token, message: 'Add' })
    const { data } = await client.seen(({ event }) => event === 'started')
    await client.seen(({ event, data: { delta } }) => event === 'text' && delta.includes('have'))
    client.close()
    for (;;) {
      const message = await lastMessage(ada, data.conversation_id)
      if (message.status !== 'running') {
        assert.deepEqual(
          [message.status, message.content, message.tool_calls[0].status],
          ['interrupted', 'I have ', 'done'],
        )
        break
      }
      await delay(5)
    }
    while (model.left() === left) await delay(5)
    assert.equal((await say(ada, 'Go on', data.conversation_id)).statusCode, 200)
  })

  test('ends when its conversation is deleted, and changes nothing more', async () => {
    const gate = Promise.withResolvers<void>()
    model.script(waitsFor(gate.promise, calls(['add_task', { title: 'Too late' }])))
    const client = await openChat(origin, { token: ada.token, message: 'Add' })
    const { data } = await client.seen(({ event }) => event === 'started')
    assert.equal((await ada.call('DELETE', `/conversations/${data.conversation_id}`)).statusCode, 204)
    gate.resolve()
    await client.ended
    const last = client.events.at(-1)
    assert.deepEqual([last?.event, last?.data.status, last?.data.error_code], ['failed', 409, 'CONFLICT'])
    const { data: found } = await ada.call('GET', '/tasks?q=late')
    assert.equal(found.count, 0)
  })

  test('ends when its user is deleted', async () => {
    const user = await service.newUser()
    const gate = Promise.withResolvers<void>()
    model.script(waitsFor(gate.promise, calls(['add_task', { title: 'Too late' }])))
    const client = await openChat(origin, { token: user.token, message: 'Add' })
    await client.seen(({ event }) => event === 'started')
    await service.db.pool.query('DELETE FROM users WHERE id = $1', [user.id])
    gate.resolve()
    await client.ended
    assert.equal(client.events.at(-1)?.event, 'failed')
  })
})

describe('one turn at a time', () => {
  test('a second message during an answer gets 409, at any instance', async () => {
    const other = await startInstance(service)
    const { data } = await say(ada, 'Hello')
    const gate = Promise.withResolvers<void>()
    const before = model.requests.length
    model.script(waitsFor(gate.promise, says('First.')))
    const first = say(ada, 'One', data.conversation_id)
    await asked(before + 1)
    const second = await say(ada, 'Two', data.conversation_id)
    assert.deepEqual([second.statusCode, second.data.error_code], [409, 'CONFLICT'])
    assert.ok(Number(second.headers['retry-after']) >= 1)
    const elsewhere = await other.app.inject({
      method: 'POST',
      url: '/api/me/chat',
      headers: { authorization: `Bearer ${ada.token}` },
      payload: { message: 'Three', conversation_id: data.conversation_id },
    })
    assert.equal(elsewhere.statusCode, 409)
    assert.equal((await lastMessage(ada, data.conversation_id)).status, 'running')
    gate.resolve()
    assert.equal((await first).data.response, 'First.')
    const { data: list } = await ada.call('GET', `/conversations/${data.conversation_id}/messages`)
    assert.equal(list.count, 4)
    await other.close()
  })

  test('a conversation continues at another instance, with its history', async () => {
    const { data } = await say(ada, 'My favourite colour is teal')
    const other = await startInstance(service)
    const answer = await other.app.inject({
      method: 'POST',
      url: '/api/me/chat',
      headers: { authorization: `Bearer ${ada.token}` },
      payload: { message: 'Which colour?', conversation_id: data.conversation_id },
    })
    assert.equal(answer.statusCode, 200)
    assert.ok(model.requests.at(-1)?.messages.some(({ content }) => content?.includes('teal')))
    await other.close()
  })

  test('fifty concurrent messages make fifty conversations, each with its own answer', async () => {
    const user = await service.newUser()
    const echo = (
      response: Parameters<ReturnType<typeof says>>[0],
      request: { messages: { content: string | null }[] },
    ) => says(`You said ${request.messages.at(-1)?.content}`)(response, request as never)
    model.always(echo)
    const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => say(user, `number ${index}`)))
    model.always(undefined)
    for (const [index, { statusCode, data, payload }] of answers.entries()) {
      assert.equal(statusCode, 200, payload)
      assert.equal(data.response, `You said number ${index}`)
    }
    const ids = answers.map(({ data }) => data.conversation_id).sort((one, other) => one - other)
    assert.deepEqual(
      ids,
      Array.from({ length: 50 }, (_, index) => index + 1),
    )
  })

  test('fifty concurrent messages to one conversation run one by one, or get 409', async () => {
    const user = await service.newUser()
    const { data } = await say(user, 'Begin')
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => say(user, `number ${index}`, data.conversation_id)),
    )
    const answered = answers.filter(({ statusCode }) => statusCode === 200)
    assert.ok(answered.length >= 1)
    for (const { statusCode } of answers) assert.ok([200, 409].includes(statusCode))
    const { data: list } = await user.call('GET', `/conversations/${data.conversation_id}/messages`)
    assert.equal(list.count, 2 + 2 * answered.length)
    assert.deepEqual(
      list.messages.map(({ id }: { id: number }) => id).reverse(),
      Array.from({ length: list.count }, (_, index) => index + 1),
    )
  })
})

describe('an Idempotency-Key', () => {
  test('returns the first answer again, and does nothing twice', async () => {
    const user = await service.newUser()
    const key = { 'idempotency-key': 'once' }
    model.script(calls(['add_task', { title: 'Once' }]), says('Added.'))
    const first = await say(user, 'Add once', null, key)
    const before = model.requests.length
    const second = await say(user, 'Add once', null, key)
    assert.deepEqual(second.data, first.data)
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.equal(model.requests.length, before)
    assert.equal((await user.call('GET', '/tasks')).data.count, 1)
    assert.equal((await user.call('GET', '/conversations')).data.count, 1)
    const streamed = await say(user, 'Add once', null, { ...key, accept: 'text/event-stream' })
    assert.match(streamed.payload, /^event: started\n.*\n\nevent: done\n/)

    const changed = await say(user, 'Add twice', null, key)
    assert.deepEqual([changed.statusCode, changed.data.error_code], [422, 'VALIDATION_ERROR'])
    await user.call('DELETE', `/conversations/${first.data.conversation_id}`)
    assert.equal((await say(user, 'Add once', null, key)).statusCode, 404)
  })

  test('is refused while the first request is in flight, at any instance', async () => {
    const key = { 'idempotency-key': 'busy' }
    const other = await startInstance(service)
    const gate = Promise.withResolvers<void>()
    const before = model.requests.length
    model.script(waitsFor(gate.promise, says('At last.')))
    const first = say(ada, 'Slow', null, key)
    await asked(before + 1)
    assert.equal((await say(ada, 'Slow', null, key)).statusCode, 409)
    const elsewhere = () =>
      other.app.inject({
        method: 'POST',
        url: `/api/${ada.id}/chat`,
        headers: { authorization: `Bearer ${ada.token}`, ...key },
        payload: { message: 'Slow', conversation_id: null },
      })
    assert.equal((await elsewhere()).statusCode, 409)
    gate.resolve()
    const answer = await first
    assert.deepEqual((await elsewhere()).json(), answer.data)
    assert.equal(model.requests.length, before + 1)
    await other.close()
  })
})

describe('an interrupted turn', () => {
  /** A turn whose instance is gone after it has done one thing and before the next. */
  async function abandoned(user: TestUser) {
    const before = model.requests.length
    model.script(calls(['add_task', { title: 'Done' }]), fallsSilent)
    const other = await startInstance(service)
    const url = await other.app.listen({ port: 0, host: '127.0.0.1' })
    const client = await openChat(url, {
      token: user.token,
      message: 'Add',
      headers: { 'idempotency-key': 'left' },
    })
    const { data } = await client.seen(({ event }) => event === 'started')
    await asked(before + 2)
    return { other, client, conversation: data.conversation_id as number }
  }

  test('is shown as interrupted once its instance is gone, and another continues', async () => {
    const user = await service.newUser()
    const { other, conversation } = await abandoned(user)
    assert.equal((await lastMessage(user, conversation)).status, 'running')
    await outlive(conversation, user)
    const message = await lastMessage(user, conversation)
    assert.deepEqual([message.status, message.tool_calls[0].status], ['interrupted', 'done'])
    const again = await say(user, 'Go on', conversation)
    assert.equal(again.statusCode, 200, again.payload)
    await other.close()
    // The instance that was taken for gone has changed nothing more.
    assert.equal((await lastMessage(user, conversation)).content, again.data.response)
    const { data } = await user.call('GET', `/conversations/${conversation}/messages`)
    assert.equal(data.messages[2].status, 'interrupted')
  })

  test('changes nothing more, although its instance was only slow', async () => {
    const user = await service.newUser()
    const gate = Promise.withResolvers<void>()
    const before = model.requests.length
    const other = await startInstance(service)
    const url = await other.app.listen({ port: 0, host: '127.0.0.1' })
    model.script(waitsFor(gate.promise, calls(['add_task', { title: 'Too late' }])))
    const client = await openChat(url, { token: user.token, message: 'Add' })
    await asked(before + 1)
    await outlive(1, user)
    const { data } = await say(user, 'Go on', 1)
    assert.equal(data.status, 'complete')
    gate.resolve()
    await client.ended
    const last = client.events.at(-1)
    assert.deepEqual([last?.event, last?.data.status], ['failed', 409])
    assert.equal((await user.call('GET', '/tasks')).data.count, 0)
    const { data: list } = await user.call('GET', '/conversations/1/messages')
    assert.deepEqual(
      list.messages
        .filter(({ role }: { role: string }) => role === 'assistant')
        .map(({ status }: { status: string }) => status),
      ['complete', 'interrupted'],
    )
    await other.close()
  })

  test('is settled by the log: a call in flight was carried out, or was not', async () => {
    const user = await service.newUser()
    const { other, conversation } = await abandoned(user)
    await other.close()
    const put = (since: number) =>
      service.db.pool.query(
        `UPDATE messages SET status = 'running', tool_calls = $3::json WHERE user_id = $1 AND conversation_id = $2 AND id = 2`,
        [
          user.id,
          conversation,
          JSON.stringify([
            {
              id: 'c2_1',
              name: 'add_task',
              arguments: { title: 'Done' },
              status: 'running',
              detail: null,
              changes: [],
              change_count: 0,
              found: [],
              since,
            },
          ]),
        ],
      )
    await put(0)
    await outlive(conversation, user)
    const [done] = (await lastMessage(user, conversation)).tool_calls
    assert.deepEqual([done.status, done.change_count, done.changes[0].name], ['done', 1, 'Done'])
    await put(1)
    await outlive(conversation, user)
    const [undone] = (await lastMessage(user, conversation)).tool_calls
    assert.deepEqual([undone.status, undone.change_count], ['refused', 0])
    assert.equal('since' in undone, false)
  })

  test('is stored before the service stops', async () => {
    const user = await service.newUser()
    const { other, client, conversation } = await abandoned(user)
    await other.close()
    await client.ended
    assert.deepEqual(
      [client.events.at(-1)?.event, client.events.at(-1)?.data.status],
      ['done', 'interrupted'],
    )
    assert.equal((await lastMessage(user, conversation)).status, 'interrupted')
  })

  test('is there once after a kill, and the conversation continues', async (t) => {
    const database = await createDatabase()
    t.after(() => database.drop())
    const environment = {
      DATABASE_URL: database.url,
      NODE_ENV: 'test',
      ASSISTANT_URL: model.url,
      ASSISTANT_MODEL: 'fake',
      ...TRUSTING,
    }
    const doomed = await startProcess(environment)
    t.after(() => doomed.child.kill('SIGKILL'))
    const client = new pg.Client({ connectionString: database.url })
    await client.on('error', () => {}).connect()
    t.after(() => client.end())
    await client.query("INSERT INTO users (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')")
    const token = await tokenFor('ada')
    const send = async (url: string, message: string, conversation_id: number | null) => {
      const response = await fetch(`${url}/api/me/chat`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': message.replaceAll(' ', ''),
        },
        body: JSON.stringify({ message, conversation_id }),
      })
      // biome-ignore lint/suspicious/noExplicitAny: tests assert whatever they read of the answer
      return { status: response.status, headers: response.headers, data: (await response.json()) as any }
    }
    const before = model.requests.length
    model.script(calls(['add_task', { title: 'Survives' }]), fallsSilent)
    const broken = assert.rejects(send(doomed.url, 'Add it', null))
    await asked(before + 2)
    doomed.child.kill('SIGKILL')
    await doomed.ended
    await broken

    const next = await startProcess(environment)
    t.after(() => next.child.kill('SIGKILL'))
    // As long as the instance may merely be slow, the turn counts as under way: here, however long the next took to start.
    await client.query("UPDATE conversations SET busy_until = now() + interval '1 hour'")
    assert.equal((await send(next.url, 'Add it', null)).status, 409)
    assert.equal((await send(next.url, 'Go on', 1)).status, 409)
    await client.query("UPDATE conversations SET busy_until = now() - interval '1 second'")
    const again = await send(next.url, 'Add it', null)
    assert.deepEqual(
      [again.status, again.headers.get('idempotency-replayed'), again.data.status],
      [200, 'true', 'interrupted'],
    )
    assert.deepEqual(
      again.data.tool_calls.map(({ status, change_count }: Record<string, unknown>) => [
        status,
        change_count,
      ]),
      [['done', 1]],
    )
    const gone = await send(next.url, 'Go on', 1)
    assert.equal(gone.status, 200, JSON.stringify(gone.data))
    const { rows } = await client.query('SELECT title FROM tasks')
    assert.deepEqual(rows, [{ title: 'Survives' }])
  })
})

test('an answer ends when it takes too long', async (t) => {
  const timers = new TestTimers(t)
  model.script(stopsAfter('Well, '))
  const client = await openChat(origin, { token: ada.token, message: 'Hello' })
  await client.seen(({ event }) => event === 'text')
  timers.advance(service.config.assistant.turn)
  const { data } = await client.seen(({ event }) => event === 'done')
  assert.deepEqual([data.status, data.response], ['interrupted', 'Well, '])
})
