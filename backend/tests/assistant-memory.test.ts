import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import {
  calls,
  type FakeModel,
  type ModelRequest,
  refuses,
  says,
  startModel,
  waitsFor,
} from './support/model.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'

/** What the model costs, and how much of a long conversation it is sent again. */

let model: FakeModel

before(async () => {
  model = await startModel()
})
after(() => model.close())

const say = (user: TestUser, message: string, conversation_id: number | null = null, headers = {}) =>
  user.call('POST', '/chat', { message, conversation_id }, headers)

describe('the budget', () => {
  let service: TestService

  before(async () => {
    service = await startService({
      ASSISTANT_URL: model.url,
      ASSISTANT_MODEL: 'fake',
      ASSISTANT_TOKENS_PER_DAY: '1000',
    })
  })
  after(() => service.close())

  const used = async (user: TestUser) => (await user.call('GET', '/assistant')).data.tokens.used

  test('is shown, and counts what the provider reports', async () => {
    const user = await service.newUser()
    const { data: none } = await user.call('GET', '/assistant')
    assert.equal(none.model, 'fake')
    assert.deepEqual([none.tokens.used, none.tokens.limit], [0, 1000])
    const tomorrow = new Date(service.clock.now().getTime() + 24 * 60 * 60 * 1000)
    assert.equal(none.tokens.resets_at, `${tomorrow.toISOString().slice(0, 10)}T00:00:00.000Z`)
    model.script(says('Hi.', [600, 50]))
    await say(user, 'Hello')
    assert.equal(await used(user), 650)
  })

  test('that is spent lets the reader answer, for this user only, until the next day', async () => {
    const [ada, tom] = [await service.newUser(), await service.newUser()]
    for (let count = 0; count < 2; count += 1) {
      model.script(says('Hi.', [600, 50]))
      assert.equal((await say(ada, 'Hello')).data.answered_by, 'model')
    }
    const before = model.requests.length
    const { data } = await say(ada, 'Add buy milk')
    assert.deepEqual([data.answered_by, data.notice, data.status], ['reader', 'budget_spent', 'complete'])
    assert.equal(model.requests.length, before)
    assert.equal(await used(ada), 1300)
    assert.equal((await say(tom, 'Hello')).data.answered_by, 'model')
    service.clock.advance(24 * 60 * 60 * 1000)
    const token = await service.sign({ sub: ada.id, user_id: ada.id, email: ada.email })
    const fresh = await say(ada, 'Hello', null, { authorization: `Bearer ${token}` })
    assert.equal(fresh.data.answered_by, 'model')
  })

  test('cannot be overdrawn concurrently', async () => {
    const user = await service.newUser()
    const gate = Promise.withResolvers<void>()
    const before = model.requests.length
    model.always(waitsFor(gate.promise, says('Hi.', [900, 200])))
    const answers: Promise<Answer>[] = Array.from({ length: 20 }, () => say(user, 'Hello'))
    // All but the request that waits for the model.
    while ((await finished(answers)) < 19) await delay(5)
    gate.resolve()
    model.always(undefined)
    const by = (await Promise.all(answers)).map(({ data }) => data.answered_by)
    assert.equal(by.filter((who) => who === 'model').length, 1)
    assert.equal(model.requests.length - before, 1)
    assert.equal(await used(user), 1100)
  })

  test('that runs out ends the answer, and keeps what was done', async () => {
    const user = await service.newUser()
    model.script(calls(['add_task', { title: 'First' }]))
    await service.db.pool.query('INSERT INTO assistant_usage (user_id, day, tokens) VALUES ($1, $2, 950)', [
      user.id,
      service.clock.now().toISOString().slice(0, 10),
    ])
    const { data } = await say(user, 'Add first')
    assert.deepEqual([data.status, data.answered_by, data.notice], ['interrupted', 'model', 'budget_spent'])
    assert.equal(data.tool_calls[0].status, 'done')
  })

  test('is estimated where the provider reports nothing, and is free where it refused', async () => {
    const user = await service.newUser()
    model.script(refuses(400))
    await say(user, 'Hello')
    assert.equal(await used(user), 0)
    model.script(says('Hi.', null))
    await say(user, 'Hello')
    assert.ok((await used(user)) > 500, 'the tools alone are as long')
  })
})

/** How many of the answers have settled. */
async function finished(answers: readonly Promise<unknown>[]): Promise<number> {
  const pending = Symbol('pending')
  const states = await Promise.all(answers.map((answer) => Promise.race([answer, Promise.resolve(pending)])))
  return states.filter((state) => state !== pending).length
}

describe('a long conversation', () => {
  let service: TestService
  let user: TestUser
  let conversation: number

  before(async () => {
    service = await startService({
      ASSISTANT_URL: model.url,
      ASSISTANT_MODEL: 'fake',
      ASSISTANT_TOKENS_PER_DAY: '10000000',
    })
    user = await service.newUser()
    model.script(says('I will remember that.'))
    const { data } = await say(user, 'My cat is called Minka')
    conversation = data.conversation_id
  })
  after(() => service.close())

  const isSummary = ({ tools, messages }: ModelRequest) =>
    tools === undefined && /summary/.test(String(messages[0]?.content))
  const sizeOf = ({ messages }: ModelRequest) => JSON.stringify(messages.slice(1)).length

  /** Asserts that each tool's result follows the call that it belongs to. */
  function assertPaired({ messages }: ModelRequest): void {
    const open = new Set<string>()
    for (const message of messages) {
      if (message.role === 'tool')
        assert.ok(open.delete(message.tool_call_id ?? ''), 'a result without its call')
      else assert.equal(open.size, 0, 'a call without its result')
      for (const { id } of message.tool_calls ?? []) open.add(id)
    }
    assert.equal(open.size, 0)
  }

  /** Says something long `count` times; each message is answered after a tool call. */
  async function goOn(count: number): Promise<ModelRequest[]> {
    const before = model.requests.length
    model.always((response, request) => {
      if (isSummary(request)) return says('The cat is called Minka.')(response, request)
      const last = request.messages.at(-1)
      return last?.role === 'user'
        ? calls(['list_projects', {}])(response, request)
        : says('Yes.')(response, request)
    })
    for (let index = 0; index < count; index += 1) {
      const { data, payload } = await say(user, `${index} ${'x'.repeat(3900)}`, conversation)
      assert.equal(data.status, 'complete', payload)
    }
    model.always(undefined)
    return model.requests.slice(before)
  }

  test('is sent to the model as a summary and its last messages', async () => {
    const requests = await goOn(9)
    for (const request of requests) {
      assertPaired(request)
      if (!isSummary(request)) assert.ok(sizeOf(request) < 32_000, String(sizeOf(request)))
    }
    const summaries = requests.filter(isSummary)
    assert.equal(summaries.length, 1)
    assert.match(JSON.stringify(summaries[0]?.messages), /Minka/)
    const after = requests.slice(requests.findIndex(isSummary) + 1)
    assert.ok(after.length > 0)
    for (const { messages } of after) {
      assert.match(String(messages[0]?.content), /The cat is called Minka/)
      assert.equal(messages[1]?.role, 'user')
      assert.doesNotMatch(JSON.stringify(messages.slice(1)), /Minka/)
    }
  })

  test('extends its summary from the previous one', async () => {
    const requests = await goOn(6)
    const [summary] = requests.filter(isSummary)
    assert.match(
      JSON.stringify(summary?.messages),
      /Summary of what was before:\\\\nThe cat is called Minka|Summary of what was before:\\nThe cat is called Minka/,
    )
  })

  test('continues without a summary when none can be made', async () => {
    const other = await service.newUser()
    let id: number | null = null
    model.always((response, request) =>
      isSummary(request) ? refuses(400)(response, request) : says('Yes.')(response, request),
    )
    for (let index = 0; index < 9; index += 1) {
      const { data } = await say(other, `${index} ${'x'.repeat(3900)}`, id)
      assert.deepEqual([data.status, data.answered_by], ['complete', 'model'])
      id = data.conversation_id
    }
    model.always(undefined)
    const last = model.requests.at(-1)
    assert.ok(last !== undefined && sizeOf(last) < 20_000)
    assert.match(String(last.messages.at(-1)?.content), /^8 x/)
    assert.doesNotMatch(JSON.stringify(last.messages), /"0 x/)
  })

  test('is shown to its user in full', async () => {
    const { data } = await user.call('GET', `/conversations/${conversation}/messages?limit=500`)
    assert.equal(data.messages.at(-1).content, 'My cat is called Minka')
  })
})
