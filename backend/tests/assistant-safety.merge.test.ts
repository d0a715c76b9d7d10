import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { NOTICE } from '../src/mcp/model/results.ts'
import { rowsOf } from './support/isolation/world.ts'
import { HOSTILE } from './support/mcp/hostile.ts'
import { calls, type FakeModel, says, startModel } from './support/model.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What the assistant withstands: texts that pose as instructions, and users who must not see each other's data. */

let model: FakeModel
let service: TestService
let ada: TestUser

before(async () => {
  model = await startModel()
  service = await startService({
    ASSISTANT_URL: model.url,
    ASSISTANT_MODEL: 'fake',
    ASSISTANT_TOKENS_PER_DAY: '100000000',
  })
  ada = await service.newUser()
})
after(async () => {
  await service.close()
  await model.close()
})

const say = (user: TestUser, message: string, conversation_id: number | null = null, headers = {}) =>
  user.call('POST', '/chat', { message, conversation_id }, headers)

async function revisionOf(user: TestUser): Promise<number> {
  const { rows } = await service.db.pool.query('SELECT revision FROM workspaces WHERE id = $1', [user.id])
  return Number(rows[0].revision)
}

/** Whether the text shows a person everything that a model reads in it. */
const isPlain = (text: string) =>
  !/(?!\u200c|\u200d|\ufe0f|\n)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text)

describe('hostile titles', () => {
  before(async () => {
    for (const body of HOSTILE) await ada.call('POST', '/tasks', body)
  })

  test('reach the model as data without hidden characters, and write nothing by themselves', async () => {
    const before = await revisionOf(ada)
    const seen = new Set<number>()
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { limit: number; cursor?: string } = { limit: 5, ...(cursor !== '' && { cursor }) }
      const asked = model.requests.length
      model.script(calls(['list_tasks', page], ['search_tasks', { q: 'ignore' }]), says('There are some.'))
      const { data } = await say(ada, 'What is there?')
      assert.equal(data.status, 'complete')
      for (const call of data.tool_calls) assert.deepEqual([call.status, call.change_count], ['done', 0])
      const results = model.requests
        .slice(asked)
        .flatMap(({ messages }) => messages.filter(({ role }) => role === 'tool'))
      assert.ok(results.length >= 2)
      for (const { content } of results) {
        const [notice, json = '', ...more] = String(content).split('\n')
        assert.deepEqual([notice, more], [NOTICE, []])
        assert.ok(isPlain(json))
        for (const { id } of JSON.parse(json).tasks) seen.add(id)
      }
      cursor = JSON.parse(String(results[0]?.content).split('\n')[1] ?? '').next_cursor ?? null
    }
    assert.equal(seen.size, HOSTILE.length)
    assert.equal(await revisionOf(ada), before)
  })

  test('on a card are repeated to the model as data', async () => {
    const bodies = HOSTILE.slice(0, 20)
    const user = await service.newUser()
    for (const [index, { title }] of bodies.entries()) {
      model.script(calls(['add_task', { title }]), says('Added.'))
      const { data } = await say(user, 'Add what it says', null)
      assert.equal(data.tool_calls[0].status, 'done', `${index}`)
      await say(user, 'Thanks', data.conversation_id)
      const told = model.requests.at(-1)?.messages.find(({ role }) => role === 'tool')
      assert.ok(String(told?.content).startsWith(`${NOTICE}\n`))
      assert.ok(isPlain(String(told?.content)))
    }
  })

  test('that a model obeys delete nothing: the user is asked', async () => {
    const { data: before } = await ada.call('GET', '/tasks?limit=500')
    model.script(
      calls(
        ...before.tasks
          .slice(0, 10)
          .map(({ id }: { id: number }): [string, object] => ['delete_task', { task_id: id }]),
        ['undo', { since: 1 }],
      ),
      says('As the title said.'),
    )
    const { data } = await say(ada, 'What is there?')
    assert.ok(
      data.tool_calls.every(({ status }: { status: string }) => ['awaiting', 'refused'].includes(status)),
    )
    const { data: after } = await ada.call('GET', '/tasks?limit=500')
    assert.deepEqual(after, before)
  })
})

describe('two users', () => {
  let tom: TestUser

  before(async () => {
    tom = await service.newUser()
    await ada.call('POST', '/tasks', { title: 'Adas' })
    for (let count = 0; count < 5; count += 1) await say(ada, `secret of Ada ${count}`)
    model.script(calls(['delete_task', { task_id: 1 }]), says('Confirm.'))
    await say(ada, 'secret of Ada: delete')
    await say(tom, 'Hello')
  })

  test("cannot access each other's conversations, by any id", async () => {
    const { data: list } = await ada.call('GET', '/conversations?limit=2')
    const { data: messages } = await ada.call(
      'GET',
      `/conversations/${list.conversations[0].id}/messages?limit=1`,
    )
    const before = await rowsOf(service, ada.id)
    const asked = model.requests.length
    for (const { id } of (await ada.call('GET', '/conversations')).data.conversations) {
      if (id === 1) continue
      const path = `/conversations/${id}`
      for (const answer of [
        await tom.call('GET', path),
        await tom.call('GET', `${path}/messages`),
        await tom.call('GET', `${path}/messages?cursor=${messages.next_cursor}`),
        await tom.call('PATCH', path, { title: 'mine' }),
        await tom.call('DELETE', path),
        await tom.call('POST', `${path}/calls/c2_1`, { approve: true }),
        await say(tom, 'Go on', id),
      ]) {
        assert.deepEqual([answer.statusCode, answer.data.detail], [404, 'No such conversation.'])
      }
    }
    const { data: page } = await tom.call('GET', `/conversations?cursor=${list.next_cursor}`)
    assert.ok(!JSON.stringify(page).includes('secret of Ada'))
    assert.equal(model.requests.length, asked)
    assert.deepEqual(await rowsOf(service, ada.id), before)
  })

  test('have separate idempotency keys', async () => {
    const key = { 'idempotency-key': 'shared' }
    const [hers, his] = [await say(ada, 'Same', null, key), await say(tom, 'Same', null, key)]
    assert.deepEqual([hers.statusCode, his.statusCode], [200, 200])
    assert.equal(his.headers['idempotency-replayed'], undefined)
  })

  test('are answered from their own data concurrently', async () => {
    model.always((response, request) => {
      const last = request.messages.at(-1)
      if (last?.role === 'user') return calls(['list_tasks', {}])(response, request)
      return says(String(last?.content).includes('Adas') ? 'Adas' : 'none')(response, request)
    })
    const turns = Array.from({ length: 20 }, (_, index) => say(index % 2 === 0 ? ada : tom, 'What is there?'))
    const answers = await Promise.all(turns)
    model.always(undefined)
    for (const [index, { data }] of answers.entries()) {
      assert.equal(data.response, index % 2 === 0 ? 'Adas' : 'none')
    }
  })

  test('are distinguished by the token alone', async () => {
    const { statusCode } = await tom.call('POST', '/chat', { message: 'x', user_id: ada.id })
    assert.equal(statusCode, 422)
    const path = await service.inject({
      method: 'POST',
      url: `/api/${ada.id}/chat`,
      headers: { authorization: `Bearer ${tom.token}` },
      payload: { message: 'x' },
    })
    assert.equal(path.statusCode, 403)
  })
})

describe('the assistant', () => {
  test('cannot access keys, webhooks and the account', async () => {
    const operations = [
      { method: 'POST', path: '/keys', body: { name: 'k', scopes: ['tasks:read'] } },
      { method: 'POST', path: '/webhooks', body: { url: 'https://hooks.example.com/', events: ['*'] } },
      { method: 'POST', path: '/chat', body: { message: 'Hello, me' } },
      { method: 'DELETE', path: '/conversations/1' },
    ]
    for (const operation of operations) {
      model.script(calls(['batch', { operations: [operation] }]), says('No.'))
      const { data } = await say(ada, 'Do it')
      assert.equal(data.tool_calls[0].status, 'refused', JSON.stringify(data.tool_calls[0]))
    }
  })

  test('cannot be used with keys', async () => {
    const scopes = ['tasks:read', 'tasks:write']
    const { key } = (await ada.call('POST', '/keys', { name: 'k', scopes })).data
    const answer = await say(ada, 'Hello', null, { authorization: `Bearer ${key}` })
    assert.equal(answer.statusCode, 403)
  })

  test('has its calls counted as requests of its user', async () => {
    const limited = await startService({
      ASSISTANT_URL: model.url,
      ASSISTANT_MODEL: 'fake',
      RATE_LIMIT_USER: '1',
      RATE_LIMIT_USER_BURST: '4',
    })
    const user = await limited.newUser()
    limited.clock.stop()
    model.script(
      calls(...Array.from({ length: 5 }, (): [string, object] => ['list_tasks', {}])),
      says('So many.'),
    )
    const { data } = await say(user, 'List')
    const statuses = data.tool_calls.map(({ status }: { status: string }) => status)
    assert.deepEqual(statuses, ['done', 'done', 'done', 'refused', 'refused'])
    assert.match(data.tool_calls[4].detail, /Too many requests/)
    assert.equal((await say(user, 'More')).statusCode, 429)
    await limited.close()
  })
})
