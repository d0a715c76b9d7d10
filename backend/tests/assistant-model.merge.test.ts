import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { openChat } from './support/chat.ts'
import { listen } from './support/events.ts'
import {
  breaksAfter,
  calls,
  endsAfter,
  type FakeModel,
  type ModelReply,
  refuses,
  says,
  sends,
  speaksForever,
  startModel,
  stopsAfter,
} from './support/model.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'
import { TestTimers } from './support/timers.ts'

/** The assistant with a language model: what it does with the model's answers, and when there is none. */

let model: FakeModel
let service: TestService
let ada: TestUser

before(async () => {
  model = await startModel()
})
after(() => model.close())

const start = async (settings: Record<string, string> = {}) =>
  startService({
    ASSISTANT_URL: model.url,
    ASSISTANT_MODEL: 'fake',
    ASSISTANT_API_KEY: 'secret',
    ...settings,
  })

const chat = (message: string, conversation_id: number | null = null) =>
  ada.call('POST', '/chat', { message, conversation_id })

const tasks = async (): Promise<string[]> =>
  (await ada.call('GET', '/tasks')).data.tasks.map(({ title }: { title: string }) => title)

/** The last tool result that the model was sent. */
const lastResult = () =>
  String(model.requests.at(-1)?.messages.findLast(({ role }) => role === 'tool')?.content)

describe('an answer', () => {
  before(async () => {
    service = await start()
    ada = await service.newUser()
  })
  after(() => service.close())

  test('is what the model says', async () => {
    model.script(says('Good morning, Ada.'))
    const { data, statusCode, payload } = await chat('Good morning')
    assert.equal(statusCode, 200, payload)
    assert.deepEqual(
      [data.response, data.status, data.answered_by, data.notice],
      ['Good morning, Ada.', 'complete', 'model', null],
    )
    const asked = model.requests.at(-1)
    assert.deepEqual(
      [asked?.model, asked?.path, asked?.authorization, asked?.stream],
      ['fake', '/v1/chat/completions', 'Bearer secret', true],
    )
    assert.equal(asked?.messages.at(-1)?.content, 'Good morning')
  })

  test("tells the model the user's time and zone", async () => {
    const berlin = await service.newUser()
    await berlin.call('PATCH', '/preferences', { time_zone: 'Europe/Berlin' })
    await berlin.call('POST', '/chat', { message: 'Hallo', language: 'de' })
    const told = String(model.requests.at(-1)?.messages[0]?.content)
    assert.match(told, /Europe\/Berlin/)
    assert.match(told, /German/)
    assert.match(told, new RegExp(String(service.clock.now().getUTCFullYear())))
  })

  test('follows the results of tools, which act as the assistant', async () => {
    model.script(calls(['add_task', { title: 'Buy milk' }]), says('Added.'))
    const { data } = await chat('Add milk')
    assert.equal(data.response, 'Added.')
    const [call] = data.tool_calls
    assert.deepEqual(
      [call.name, call.status, call.change_count, call.changes[0].name, call.changes[0].action],
      ['add_task', 'done', 1, 'Buy milk', 'created'],
    )
    assert.deepEqual(await tasks(), ['Buy milk'])
    assert.match(lastResult(), /^The result follows as JSON/)
    const { data: log } = await ada.call('GET', '/changes?since=0')
    assert.deepEqual(log.changes.at(-1).actor, { kind: 'assistant', id: String(data.conversation_id) })
    assert.equal(log.changes.at(-1).revision, call.changes[0].revision)
  })

  test('may take several steps and calls; everything in a conversation is undone at once', async () => {
    const by = await service.newUser()
    const { data: before } = await by.call('POST', '/tasks', { title: 'Mine' })
    model.script(
      calls(['add_task', { title: 'One' }], ['add_task', { title: 'Two' }]),
      calls(['list_tasks', {}]),
      calls(['complete_task', { task_id: 2 }]),
      says('There are two.'),
    )
    const { data } = await by.call('POST', '/chat', { message: 'Add two' })
    assert.equal(data.status, 'complete')
    assert.deepEqual(
      data.tool_calls.map(({ id, status, change_count, found }: Record<string, unknown>) => [
        id,
        status,
        change_count,
        found,
      ]),
      [
        ['c2_1', 'done', 1, []],
        ['c2_2', 'done', 1, []],
        ['c2_3', 'done', 0, [3, 2, 1]],
        ['c2_4', 'done', 1, []],
      ],
    )
    const undone = await by.call('POST', '/undo', {
      since: before.revision,
      by: String(data.conversation_id),
    })
    assert.equal(undone.statusCode, 200, undone.payload)
    assert.equal((await by.call('GET', '/tasks')).data.count, 1)
  })

  test('has the earlier messages and each call with its result', async () => {
    model.script(calls(['add_task', { title: 'Water the roses' }]), says('Added.'))
    const { data } = await chat('Add water the roses')
    model.script(says('You asked for the roses.'))
    await chat('What did I ask for?', data.conversation_id)
    const { messages } = model.requests.at(-1) ?? { messages: [] }
    assert.deepEqual(
      messages.map(({ role }) => role),
      ['system', 'user', 'assistant', 'tool', 'assistant', 'user'],
    )
    const [called] = messages[2]?.tool_calls ?? []
    assert.equal(called?.function.name, 'add_task')
    assert.match(called?.id ?? '', /^[a-zA-Z0-9]{9}$/)
    assert.equal(messages[3]?.tool_call_id, called?.id)
    assert.match(String(messages[3]?.content), /Water the roses/)
  })

  test('truncates long results, and says what is left out', async () => {
    const many = await service.newUser()
    const operations = Array.from({ length: 100 }, (_, index) => ({
      method: 'POST',
      path: '/tasks',
      body: { title: `task ${index}`, description: 'x'.repeat(900) },
    }))
    await many.call('POST', '/batch', { operations })
    model.script(calls(['list_tasks', {}]), says('Many.'))
    await many.call('POST', '/chat', { message: 'List' })
    assert.ok(lastResult().length < 17_000)
    const { tasks: told, left_out, ...rest } = JSON.parse(lastResult().split('\n')[1] ?? '')
    assert.ok(told.length > 5)
    assert.match(left_out, new RegExp(`^${100 - told.length} more tasks`))
    assert.ok(!('next_cursor' in rest), 'the next page would not go on where it was cut')
  })
})

describe('a model that lies', () => {
  before(async () => {
    service = await start({ ASSISTANT_TIMEOUT_SECONDS: '600', ASSISTANT_TURN_SECONDS: '600' })
    ada = await service.newUser()
    await ada.call('POST', '/tasks', { title: 'Mine' })
  })
  after(() => service.close())

  const refusedCalls: [what: string, reply: ModelReply, detail: RegExp][] = [
    ['a tool that there is not', calls(['drop_tables', {}]), /no tool .*drop_tables/],
    ['a tool by a hostile name', calls(['add task"}\n\u0000'.repeat(50), {}]), /no tool/],
    ['arguments of the wrong form', calls(['update_task', { task_id: { a: 1 } }]), /must not be an object/],
    ['arguments that are missing', calls(['delete_task', {}]), /task_id is missing/],
    [
      'a field that there is not',
      calls(['add_task', { title: 'x', owner: 'me' }]),
      /Unknown argument .*owner/,
    ],
    ['another user', calls(['add_task', { title: 'x', user_id: 'tom' }]), /Unknown argument .*user_id/],
    ['a task that there is not', calls(['complete_task', { task_id: 99 }]), /No such task/],
    ['a value that is not valid', calls(['add_task', { title: '' }]), /blank|at least/i],
    ['an address in place of an id', calls(['complete_task', { task_id: '1/../../../tom' }]), /integer/],
    ['arguments without end', calls(['add_task', { title: 'x'.repeat(50_000) }]), /too long/],
    [
      'arguments that nest without end',
      calls(['batch', `${'{"a":'.repeat(50)}1${'}'.repeat(50)}`]),
      /too deep/,
    ],
    [
      'an operation on another user in a batch',
      calls(['batch', { operations: [{ method: 'POST', path: '/../tom/tasks', body: { title: 'x' } }] }]),
      /./,
    ],
    [
      'an operation that is not one of a batch',
      calls(['batch', { operations: [{ method: 'POST', path: '/keys', body: { name: 'k', scopes: [] } }] }]),
      /./,
    ],
  ]
  for (const [what, reply, detail] of refusedCalls) {
    test(`naming ${what} is told so, and changes nothing`, async () => {
      model.script(reply, says('I could not.'))
      const { data, payload } = await chat('Do something')
      assert.equal(data.status, 'complete', payload)
      const [call] = data.tool_calls
      assert.equal(call.status, 'refused', payload)
      assert.match(call.detail, detail)
      assert.match(lastResult(), detail)
      assert.deepEqual(await tasks(), ['Mine'])
    })
  }

  for (const args of ['not json', '[1, 2]', '"text"', 'null', '{"title": "x"', '{"title": "\\ud800"}']) {
    test(`sending ${args} as arguments is told so`, async () => {
      model.script(calls(['add_task', args]), says('I could not.'))
      const { data } = await chat('Do something')
      assert.deepEqual([data.status, data.response], ['complete', 'I could not.'])
      assert.deepEqual(await tasks(), ['Mine'])
    })
  }

  test('calling tools without end: the last step is text only, and at most twenty calls run', async () => {
    const asked = model.requests.length
    model.always(calls(['list_tasks', {}]))
    const { data } = await chat('List')
    assert.equal(model.requests.length - asked, 8)
    assert.equal(model.requests.at(-1)?.tool_choice, 'none')
    assert.equal(data.tool_calls.length, 7)
    model.always(calls(...Array.from({ length: 15 }, (): [string, object] => ['list_tasks', {}])))
    const more = await chat('List')
    assert.deepEqual([more.data.tool_calls.length, more.data.status], [20, 'interrupted'])
    model.always(undefined)
  })

  test('talking without end is cut off, and its connection is closed', async () => {
    const left = model.left()
    model.script(speaksForever)
    const { data } = await chat('Talk')
    assert.deepEqual([data.response.length, data.status], [16_000, 'interrupted'])
    while (model.left() === left) await new Promise((resolve) => setImmediate(resolve))
  })

  test('talking too much and then staying connected is disconnected', { timeout: 300_000 }, async () => {
    const left = model.left()
    model.script(stopsAfter('x'.repeat(17_000)))
    const { data } = await chat('Talk')
    assert.deepEqual([data.response.length, data.status], [16_000, 'interrupted'])
    while (model.left() === left) await new Promise((resolve) => setImmediate(resolve))
  })

  test('sending characters that cannot be stored is cleaned up', async () => {
    model.script(says('a\u0000b\ud800c'))
    const { data } = await chat('Talk')
    assert.equal(data.response, 'ab\ufffdc')
    const { data: kept } = await ada.call('GET', `/conversations/${data.conversation_id}/messages`)
    assert.equal(kept.messages[0].content, data.response)
  })

  test('reporting negative token counts is not believed', async () => {
    const before = (await ada.call('GET', '/assistant')).data.tokens.used
    model.script(says('Cheap.', [-1_000_000, -5]))
    await chat('Talk')
    model.script(says('Dear.', [1e15, 1e15]))
    await chat('Talk')
    const { used } = (await ada.call('GET', '/assistant')).data.tokens
    assert.ok(used > before && used < 100_000, String(used))
  })
})

describe('a model that fails', () => {
  let timers: TestTimers
  let origin: string
  /** Has the model count as silent for too long. */
  const isSilent = () => timers.advance(service.config.assistant.timeout)
  before(async () => {
    timers = new TestTimers()
    service = await start()
    origin = await listen(service.app)
  })
  after(async () => {
    await service.close()
    timers.restore()
  })
  beforeEach(async () => {
    ada = await service.newUser()
    // Ends any run of failures from earlier tests.
    model.script(says('Here.'))
    assert.equal((await chat('Are you there?')).data.response, 'Here.')
  })

  const failures: [what: string, reply: ModelReply, asked: number][] = [
    ['answers 500', refuses(500), 3],
    ['answers 429', refuses(429), 3],
    ['answers 401', refuses(401), 1],
    ['answers 400', refuses(400), 1],
    ['breaks the connection', (response) => response.destroy(), 3],
    ['sends a page', sends('<html>Bad gateway</html>', 'text/html'), 3],
    ['sends events that are no JSON', sends('data: {"choices": [\n\ndata: nonsense\n\n'), 3],
    ['sends events of another kind', sends('data: {"hello": "world"}\n\n'), 3],
    ['sends an error', sends('data: {"error": {"message": "overloaded"}}\n\n'), 3],
    ['sends nothing', sends(''), 3],
    ['ends in the middle of nothing', endsAfter(''), 3],
    [
      'leads elsewhere',
      (response) => response.writeHead(302, { location: `${model.url}/elsewhere` }).end(),
      3,
    ],
    ['says nothing at all', says(''), 1],
    ['never answers', () => isSilent(), 1],
  ]
  for (const [what, reply, asked] of failures) {
    test(`${what}: the reader answers, and says why`, async () => {
      const before = model.requests.length
      model.always(reply)
      const { data, payload } = await chat('Hello')
      model.always(undefined)
      assert.deepEqual(
        [data.answered_by, data.notice, data.status],
        ['reader', 'model_unreachable', 'complete'],
        payload,
      )
      assert.notEqual(data.response, '')
      assert.equal(model.requests.length - before, asked)
    })
  }

  test('is retried as long as nothing was shown', async () => {
    model.script(refuses(503), endsAfter(''), says('Third time.'))
    const { data } = await chat('Hello')
    assert.deepEqual([data.response, data.answered_by], ['Third time.', 'model'])
  })

  for (const [what, reply] of [
    ['breaks off', breaksAfter('Well, ')],
    ['ends too early', endsAfter('Well, ')],
    ['falls silent', stopsAfter('Well, ')],
  ] as const) {
    test(`${what} in the middle: the text so far stays, without a retry or the reader`, async () => {
      const before = model.requests.length
      model.script(reply)
      const client = await openChat(origin, { token: ada.token, message: 'Hello' })
      await client.seen(({ event }) => event === 'text')
      if (what === 'falls silent') isSilent()
      const { data } = await client.seen(({ event }) => event === 'done')
      assert.deepEqual([data.response, data.status, data.answered_by], ['Well, ', 'failed', 'model'])
      assert.equal(model.requests.length - before, 1)
    })
  }

  test('after a change keeps the change, and does not repeat it', async () => {
    model.script(calls(['add_task', { title: 'Once' }]), refuses(500), refuses(500), refuses(500))
    const { data } = await chat('Add once')
    assert.deepEqual([data.status, data.answered_by, data.tool_calls[0].status], ['failed', 'model', 'done'])
    assert.deepEqual(await tasks(), ['Once'])
  })

  test('in the middle of a tool call runs no tool', async () => {
    model.script((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      const call = {
        index: 0,
        id: 'a',
        type: 'function',
        function: { name: 'add_task', arguments: '{"title":"x"}' },
      }
      response.write(`data: ${JSON.stringify({ choices: [{ delta: { tool_calls: [call] } }] })}\n\n`)
      setImmediate(() => response.destroy())
    })
    await chat('Add')
    assert.deepEqual(await tasks(), [])
  })

  test('leaves no content in the log', async () => {
    model.script(refuses(400))
    await chat('my most secret wish')
    model.script(says('a most secret answer'))
    await chat('my most secret wish')
    assert.doesNotMatch(JSON.stringify(service.logged), /most secret/)
  })
})

describe('a model that keeps failing', () => {
  before(async () => {
    service = await start()
    ada = await service.newUser()
  })
  after(() => service.close())

  test('is not called for a while, and then tried again', async (t) => {
    model.always(refuses(401))
    for (let count = 0; count < 5; count += 1) await chat('Hello')
    const before = model.requests.length
    const { data } = await chat('Hello')
    assert.deepEqual([data.answered_by, data.notice], ['reader', 'model_unreachable'])
    assert.equal(model.requests.length, before, 'it was not asked')
    model.always(undefined)
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() + service.config.assistant.pause })
    assert.equal((await chat('Hello')).data.answered_by, 'model')
  })
})
