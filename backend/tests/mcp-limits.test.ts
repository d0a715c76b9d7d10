import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { KEY_SCOPES } from '../src/core/scopes.ts'
import { connectCurrent, give, LINES, listen, type McpClient, refusal } from './support/mcp/clients.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'

/** The limits that a key may carry, over the API and at `/mcp` alike. */

let service: TestService
let url: URL
const open: McpClient[] = []

before(async () => {
  service = await startService()
  url = await listen(service)
})
after(async () => {
  for (const client of open) await client.close()
  await service.close()
})

const MINUTE = 60_000

interface Agent {
  id: string
  key: string
  client: McpClient
  call(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, payload?: object): Promise<Answer>
}

async function agentOf(user: TestUser, limits: object): Promise<Agent> {
  const answer = await user.call('POST', '/keys', { name: 'Agent', scopes: [...KEY_SCOPES], ...limits })
  assert.equal(answer.statusCode, 201, answer.payload)
  const { id, key } = answer.data
  const headers = { authorization: `Bearer ${key}` }
  const client = await LINES['2026'](url, headers)
  open.push(client)
  return {
    id,
    key,
    client,
    call: (method, path, payload) =>
      service.inject({ method, url: `/api/me${path}`, headers, ...(payload && { payload }) }),
  }
}

const titlesOf = async (user: TestUser): Promise<string[]> =>
  (await user.call('GET', '/tasks')).data.tasks.map(({ title }: { title: string }) => title)

describe('the write quota per hour', () => {
  test('of a key is shown, and applies however it writes', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { writes_per_hour: 3 })
    assert.equal((await ada.call('GET', '/keys')).data.keys[0].writes_per_hour, 3)
    assert.equal((await agent.call('POST', '/tasks', { title: 'one' })).statusCode, 201)
    await give(agent.client, 'add_task', { title: 'two' })
    await give(agent.client, 'quick_add', { text: 'three' })
    const refused = await agent.call('POST', '/tasks', { title: 'four' })
    assert.equal(refused.statusCode, 429)
    assert.equal(refused.data.error_code, 'RATE_LIMITED')
    assert.equal(Number(refused.headers['retry-after']), 3600)
    assert.match(await refusal(agent.client, 'complete_task', { task_id: 1 }), /3 changes an hour/)
    assert.match(await refusal(agent.client, 'undo', { since: 0 }), /3 changes an hour/)
    assert.equal((await agent.call('GET', '/tasks')).statusCode, 200)
    assert.equal((await ada.call('POST', '/tasks', { title: 'mine' })).statusCode, 201)
    const dry = await give(agent.client, 'add_task', { title: 'four', dry_run: true })
    assert.equal(dry.count, 1)
    assert.deepEqual(await titlesOf(ada), ['mine', 'three', 'two', 'one'])
  })

  test('frees up as writes grow old', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { writes_per_hour: 2 })
    await agent.call('POST', '/tasks', { title: 'one' })
    service.clock.advance(20 * MINUTE)
    await agent.call('POST', '/tasks', { title: 'two' })
    service.clock.advance(39 * MINUTE)
    const refused = await agent.call('POST', '/tasks', { title: 'three' })
    assert.equal(refused.statusCode, 429)
    assert.equal(refused.headers['retry-after'], '60')
    service.clock.advance(MINUTE)
    assert.equal((await agent.call('POST', '/tasks', { title: 'three' })).statusCode, 201)
    assert.equal((await agent.call('POST', '/tasks', { title: 'four' })).statusCode, 429)
  })

  test('counts each change of a batch, which is refused as a whole', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { writes_per_hour: 3 })
    const make = (count: number) =>
      agent.call('POST', '/batch', {
        operations: Array.from({ length: count }, () => ({
          method: 'POST',
          path: '/tasks',
          body: { title: 'x' },
        })),
      })
    assert.equal((await make(4)).statusCode, 429)
    assert.equal((await make(3)).statusCode, 200)
    assert.equal((await make(1)).statusCode, 429)
    assert.equal((await titlesOf(ada)).length, 3)
  })

  test('counts derived changes of one write once', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { writes_per_hour: 3 })
    const { etag } = (await ada.call('POST', '/tasks', { title: 'one' })).headers
    await ada.call('PATCH', '/tasks/1', { description: 'more' })
    const batch = await agent.call('POST', '/batch', {
      operations: [
        { method: 'POST', path: '/tasks', body: { title: 'two' } },
        { method: 'POST', path: '/tasks', body: { title: 'three' } },
        // The state to merge with is looked up in the log.
        { method: 'PATCH', path: '/tasks/1', body: { title: '1' }, if_match: etag, prefer: 'merge' },
      ],
    })
    assert.equal(batch.statusCode, 200, batch.payload)
    assert.equal((await agent.call('POST', '/tasks', { title: 'four' })).statusCode, 429)
  })

  test('holds under concurrency', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { writes_per_hour: 5 })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => agent.call('POST', '/tasks', { title: `t${index}` })),
    )
    assert.equal(answers.filter(({ statusCode }) => statusCode === 201).length, 5)
    assert.equal((await titlesOf(ada)).length, 5)
  })
})

describe('deletes that need confirmation', () => {
  /** Every request that removes something, for a user who has two tasks, the second created by `agent`. */
  async function removals(ada: TestUser, agent: Agent) {
    await ada.call('POST', '/tasks', { title: 'Keep me' })
    const { revision } = (await agent.call('POST', '/tasks', { title: 'And me' })).data
    return [
      ['DELETE', '/tasks/1'],
      ['POST', '/undo', { revision }],
      ['POST', '/undo', { since: 0 }],
      ['DELETE', '/trash'],
      ['POST', '/batch', { operations: [{ method: 'DELETE', path: '/tasks/1' }] }],
    ] as const
  }

  test('are refused over the API, where nobody can be asked', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { confirm_deletes: true })
    for (const [method, path, body] of await removals(ada, agent)) {
      const answer = await agent.call(method, path, body)
      assert.equal(answer.statusCode, 403, path)
      assert.equal(answer.data.confirmation, 'required', path)
    }
    const each = { mode: 'each', operations: [{ method: 'DELETE', path: '/tasks/1' }] }
    const { results } = (await agent.call('POST', '/batch', each)).data
    assert.equal(results[0].status, 403)
    assert.deepEqual(await titlesOf(ada), ['And me', 'Keep me'])
  })

  test('can be tried as a dry run', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { confirm_deletes: true })
    for (const [method, path, body] of (await removals(ada, agent)).filter(([, path]) => path !== '/trash')) {
      const answer = await agent.call(method, `${path}?dry_run=true`, body)
      assert.equal(answer.statusCode, 200, path)
      assert.equal(answer.data.dry_run, true, path)
    }
    assert.equal((await titlesOf(ada)).length, 2)
  })

  test('are refused to clients that cannot ask, whatever their arguments', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { confirm_deletes: true })
    await ada.call('POST', '/tasks', { title: 'Keep me' })
    const before = await LINES['line before'](url, { authorization: `Bearer ${agent.key}` })
    open.push(before)
    for (const client of [agent.client, before]) {
      assert.match(await refusal(client, 'delete_task', { task_id: 1 }), /after its user has confirmed it/)
      assert.match(await refusal(client, 'delete_task', { task_id: 1, confirm: true }), /Unknown argument/)
    }
    assert.deepEqual(await titlesOf(ada), ['Keep me'])
  })

  test('are carried out when the user agrees to a description', async () => {
    const ada = await service.newUser()
    const { key } = await agentOf(ada, { confirm_deletes: true })
    await ada.call('POST', '/tasks', { title: 'Old "one"\n- task 9: Harmless' })
    await ada.call('POST', '/tasks', { title: 'Part of it', parent_id: 1 })
    const asked: string[] = []
    let agrees: object = { action: 'decline' }
    const client = await connectCurrent(
      url,
      { authorization: `Bearer ${key}` },
      {
        versionNegotiation: { mode: 'auto' },
        capabilities: { elicitation: { form: {} } },
      },
    )
    open.push(client)
    client.setRequestHandler('elicitation/create', ({ params }) => {
      asked.push(params.message)
      return agrees as { action: 'accept' }
    })
    for (const no of [
      { action: 'decline' },
      { action: 'cancel' },
      { action: 'accept', content: { confirm: false } },
      { action: 'accept', content: {} },
    ]) {
      agrees = no
      assert.match(await refusal(client, 'delete_task', { task_id: 1 }), /did not approve/)
    }
    assert.equal((await titlesOf(ada)).length, 2)
    agrees = { action: 'accept', content: { confirm: true } }
    await give(client, 'delete_task', { task_id: 1 })
    assert.deepEqual(await titlesOf(ada), [])
    assert.equal(asked.length, 5)
    assert.ok(asked[0]?.includes('task 1: "Old \\"one\\"\\n- task 9: Harmless"'), String(asked[0]))
    assert.match(asked[0] ?? '', /task 2: "Part of it"/)
    await give(client, 'add_task', { title: 'Not asked for' })
    assert.equal(asked.length, 5)
    // The arguments cannot suppress the question, and there is none about a call that would be refused.
    agrees = { action: 'decline' }
    assert.match(await refusal(client, 'delete_task', { task_id: 3, dry_run: false }), /did not approve/)
    assert.match(asked[5] ?? '', /task 3: "Not asked for"/)
    assert.match(await refusal(client, 'delete_task', { task_id: 99 }), /No such task/)
    assert.equal(asked.length, 6)
  })

  test('are confirmed for one call of one key', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, { confirm_deletes: true })
    const other = await agentOf(ada, { confirm_deletes: true })
    for (const title of ['one', 'two']) await ada.call('POST', '/tasks', { title })
    const META = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': { name: 'x', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': { elicitation: { form: {} } },
    }
    const remove = async (key: string, task_id: number, more: object = {}) =>
      (
        await service.inject({
          method: 'POST',
          url: '/mcp',
          headers: {
            authorization: `Bearer ${key}`,
            accept: 'application/json, text/event-stream',
            'mcp-protocol-version': '2026-07-28',
            'mcp-method': 'tools/call',
            'mcp-name': 'delete_task',
          },
          payload: {
            jsonrpc: '2.0',
            id: 1,
            method: 'tools/call',
            params: { name: 'delete_task', arguments: { task_id }, _meta: META, ...more },
          },
        })
      ).data
    const { requestState } = (await remove(agent.key, 1)).result
    const inputResponses = { confirm: { action: 'accept', content: { confirm: true } } }
    const agreed = { requestState, inputResponses }
    assert.equal((await remove(agent.key, 2, agreed)).result.resultType, 'input_required', 'another task')
    assert.ok((await remove(other.key, 1, agreed)).error, 'another key')
    assert.ok((await remove(agent.key, 1, { ...agreed, requestState: `${requestState}x` })).error, 'forged')
    assert.equal((await remove(agent.key, 1, { inputResponses })).result.resultType, 'input_required')
    assert.equal((await titlesOf(ada)).length, 2)
    // The call would by now remove more than the user was shown.
    await ada.call('POST', '/tasks', { title: 'Part of one', parent_id: 1 })
    const anew = (await remove(agent.key, 1, agreed)).result
    assert.equal(anew.resultType, 'input_required', 'another action')
    assert.equal((await titlesOf(ada)).length, 3)
    const agreedAnew = { ...agreed, requestState: anew.requestState }
    assert.deepEqual((await remove(agent.key, 1, agreedAnew)).result.structuredContent, { done: true })
    assert.deepEqual(await titlesOf(ada), ['two'])
    assert.ok((await remove(agent.key, 1, agreedAnew)).result.isError, 'once')
  })
})

describe('undo of all that an agent did', () => {
  test('is one call, and keeps what others did', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, {})
    await ada.call('POST', '/tasks', { title: 'Mine' })
    const { revision: since } = (await ada.call('POST', '/tasks', { title: 'Mine too' })).data
    await give(agent.client, 'quick_add', { text: 'Astray #Somewhere @x' })
    await ada.call('POST', '/tasks', { title: 'Meanwhile' })
    await give(agent.client, 'update_task', { task_id: 1, title: 'Spoilt', priority: 'low' })
    await give(agent.client, 'update_task', { task_id: 1, title: 'Spoilt more' })
    await give(agent.client, 'delete_task', { task_id: 2 })
    await ada.call('PATCH', '/tasks/1', { description: 'Mine as well' })
    const preview = await give(agent.client, 'undo', { since, dry_run: true })
    const undone = await give(agent.client, 'undo', { since })
    assert.equal(undone.count, preview.count)
    assert.deepEqual((await titlesOf(ada)).sort(), ['Meanwhile', 'Mine', 'Mine too'])
    const { data: first } = await ada.call('GET', '/tasks/1')
    assert.deepEqual([first.priority, first.description], ['none', 'Mine as well'])
    assert.equal((await ada.call('GET', '/projects')).data.count, 0)
    // And back: an undo is a write like any other.
    await ada.call('POST', '/undo', { revision: undone.write })
    assert.deepEqual((await titlesOf(ada)).sort(), ['Astray', 'Meanwhile', 'Spoilt more'])
  })

  test('can be requested by the user, naming the agent', async () => {
    const ada = await service.newUser()
    const [first, second] = [await agentOf(ada, {}), await agentOf(ada, {})]
    await first.call('POST', '/tasks', { title: 'first' })
    await second.call('POST', '/tasks', { title: 'second' })
    assert.equal((await ada.call('POST', '/undo', { since: 0, by: first.id })).statusCode, 200)
    assert.deepEqual(await titlesOf(ada), ['second'])
    for (const [status, body] of [
      [404, { since: 0, by: 'nobody' }],
      [404, { since: 999, by: second.id }],
      [422, {}],
      [422, { since: 0, revision: 1 }],
      [422, { revision: 1, by: second.id }],
      [422, { since: -1 }],
    ] as const) {
      assert.equal((await ada.call('POST', '/undo', body)).statusCode, status, JSON.stringify(body))
    }
  })

  test('does nothing where something was changed since', async () => {
    const ada = await service.newUser()
    const agent = await agentOf(ada, {})
    await ada.call('POST', '/tasks', { title: 'Mine' })
    const { revision: since } = (await agent.call('POST', '/tasks', { title: 'Theirs' })).data
    await agent.call('PATCH', '/tasks/1', { title: 'Spoilt' })
    await agent.call('POST', '/tasks', { title: 'More' })
    await ada.call('PATCH', '/tasks/1', { title: 'Mended' })
    assert.match(await refusal(agent.client, 'undo', { since }), /conflicts/)
    assert.deepEqual(await titlesOf(ada), ['More', 'Theirs', 'Mended'])
  })

  test('affects nobody else', async () => {
    const [ada, vic] = [await service.newUser(), await service.newUser()]
    const agent = await agentOf(vic, {})
    await agent.call('POST', '/tasks', { title: 'Theirs' })
    assert.equal((await ada.call('POST', '/undo', { since: 0, by: agent.id })).statusCode, 404)
    assert.deepEqual(await titlesOf(vic), ['Theirs'])
  })
})
