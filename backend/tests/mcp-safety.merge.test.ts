import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { KEY_SCOPES } from '../src/core/scopes.ts'
import { NOTICE } from '../src/mcp/model/results.ts'
import { give, LINES, type Line, listen, type McpClient, refusal } from './support/mcp/clients.ts'
import { HOSTILE } from './support/mcp/hostile.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What `/mcp` withstands: texts that pose as instructions, and users who must not see each other's data. */

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

const SCOPES = KEY_SCOPES.filter((scope) => scope !== 'webhooks:manage')

async function connect(user: TestUser, line: Line = '2026'): Promise<{ client: McpClient; id: string }> {
  const { id, key } = (await user.call('POST', '/keys', { name: 'Agent', scopes: SCOPES })).data
  const client = await LINES[line](url, { authorization: `Bearer ${key}` })
  open.push(client)
  return { client, id }
}

async function revisionOf(user: TestUser): Promise<number> {
  const { rows } = await service.db.pool.query('SELECT revision FROM workspaces WHERE id = $1', [user.id])
  return Number(rows[0].revision)
}

/** Whether the text shows a person everything that a model reads in it. */
const isPlain = (text: string) =>
  !/(?!\u200c|\u200d|\ufe0f)[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u.test(text)

describe('hostile texts', () => {
  let ada: TestUser
  let client: McpClient

  before(async () => {
    ada = await service.newUser()
    client = (await connect(ada)).client
    for (const body of HOSTILE) {
      assert.equal((await ada.call('POST', '/tasks', body)).statusCode, 201, body.title)
    }
    const { title } = HOSTILE[2] ?? { title: '' }
    await ada.call('POST', '/projects', { name: title.slice(0, 50) })
    await ada.call('PATCH', '/tasks/1', { due: { date: '2020-01-01' } })
  })

  test('are many and different', () => {
    assert.ok(HOSTILE.length >= 100)
    assert.equal(new Set(HOSTILE.map(({ title }) => title)).size, HOSTILE.length)
  })

  test('are returned unchanged, marked as data, without hidden characters; reading them writes nothing', async () => {
    const before = await revisionOf(ada)
    const seen = new Map<number, { title: string; description: string }>()
    for (let cursor: string | undefined; ; ) {
      const page = { limit: 40, ...(cursor && { cursor }) }
      const answer = await client.callTool({ name: 'list_tasks', arguments: page })
      const [notice, data, ...more] = answer.content.map(({ text }) => text ?? '')
      assert.equal(notice, NOTICE)
      assert.equal(more.length, 0)
      assert.ok(data !== undefined && isPlain(data))
      assert.deepEqual(JSON.parse(data), answer.structuredContent)
      for (const { id, title, description } of answer.structuredContent.tasks)
        seen.set(id, { title, description })
      cursor = answer.structuredContent.next_cursor ?? undefined
      if (cursor === undefined) break
    }
    assert.deepEqual(
      [...seen.keys()].sort((a, b) => a - b).map((id) => seen.get(id)),
      HOSTILE,
    )
    for (const [name, args] of [
      ['search_tasks', { q: 'delete' }],
      ['explain_changes', { since: 0, limit: 500 }],
      ['list_projects', {}],
      ['list_members', {}],
      ['delete_task', { task_id: 3, dry_run: true }],
    ] as const) {
      const { content } = await client.callTool({ name, arguments: args })
      assert.ok(
        content.every(({ text = '' }) => isPlain(text)),
        name,
      )
    }
    const { resources } = await client.listResources()
    assert.ok(isPlain(JSON.stringify(resources)))
    const { contents } = await client.readResource({ uri: 'docket://today' })
    assert.ok(isPlain(contents[0]?.text ?? ''))
    assert.equal(await revisionOf(ada), before)
  })

  test('change no tools, prompts or instructions', async () => {
    const { client: other } = await connect(await service.newUser())
    assert.deepEqual(await client.listTools(), await other.listTools())
    assert.deepEqual(await client.listPrompts(), await other.listPrompts())
    assert.equal(client.getInstructions(), other.getInstructions())
  })

  test('are only arguments: each call does what it says, once', async () => {
    for (const [index, { title, description }] of HOSTILE.entries()) {
      const before = await revisionOf(ada)
      const made = await give(client, 'add_task', { title, description, idempotency_key: `k${before}` })
      assert.deepEqual([made.title, made.description], [title, description])
      assert.equal(made.revision, before + 1, title)
      const calls = [
        ['search_tasks', { q: title }],
        ['list_tasks', { filter: title }],
        ['list_tasks', { label: title, project: title }],
        ['update_task', { task_id: title, title: 'x' }],
        ['delete_task', { task_id: title }],
        ['complete_task', { task_id: `${made.id}/../1` }],
        ['undo', { revision: title }],
        ['explain_changes', { since: title }],
        ['add_task', { [title]: true, title: 'x' }],
        ['batch', { operations: [{ method: 'DELETE', path: title }] }],
      ] as const
      // Each text in some of the calls, and each call with many of the texts.
      for (const [name, args] of calls.filter((_, place) => (place + index) % 4 === 0)) {
        const answer = await client.callTool({ name, arguments: args })
        assert.ok(
          answer.content.every(({ text = '' }) => isPlain(text)),
          name,
        )
      }
      await assert.rejects(client.callTool({ name: title }))
      await assert.rejects(client.readResource({ uri: title }))
      assert.equal(await revisionOf(ada), before + 1, title)
    }
  })
})

test('two users with two clients each see and change only their own data concurrently', async () => {
  const users = [await service.newUser('ada'), await service.newUser('vic')]
  const lines: Line[] = ['2026', 'line before']
  const clients = await Promise.all(
    users.flatMap((user, owner) => lines.map(async (line) => ({ owner, ...(await connect(user, line)) }))),
  )
  const said: string[][] = [[], []]
  await Promise.all(
    clients.map(async ({ owner, client, id }) => {
      for (let round = 0; round < 12; round += 1) {
        const title = `of ${owner} by ${id} in ${round}`
        const made = await give(client, 'add_task', { title })
        assert.equal(made.user_id, users[owner]?.id)
        for (const answer of await Promise.all([
          client.callTool({ name: 'list_tasks', arguments: { limit: 500 } }),
          client.callTool({ name: 'search_tasks', arguments: { q: 'of by in' } }),
          client.callTool({ name: 'update_task', arguments: { task_id: made.id, priority: 'high' } }),
          client.callTool({ name: 'explain_changes', arguments: { since: 0, limit: 500 } }),
          client.callTool({ name: 'list_projects', arguments: {} }),
          client.readResource({ uri: 'docket://today' }),
        ])) {
          said[owner]?.push(JSON.stringify(answer))
        }
      }
    }),
  )
  const strangers = (owner: number) => [
    `of ${1 - owner} by`,
    users[1 - owner]?.id ?? '',
    ...clients.filter((each) => each.owner !== owner).map(({ id }) => id),
  ]
  for (const owner of [0, 1]) {
    assert.equal(said[owner]?.length, 2 * 12 * 6)
    for (const text of strangers(owner)) {
      assert.ok(text !== '' && !said[owner]?.some((answer) => answer.includes(text)), text)
    }
  }
  for (const [owner, user] of users.entries()) {
    const { changes } = (await user.call('GET', '/changes?since=0&limit=500')).data
    const own = clients.filter((each) => each.owner === owner).map(({ id }) => id)
    const actors = changes
      .filter(({ resource }: { resource: string }) => resource === 'task')
      .map(({ actor }: { actor: { kind: string; id: string } }) => `${actor.kind} ${actor.id}`)
    assert.deepEqual([...new Set(actors)].sort(), own.map((id) => `api_key ${id}`).sort())
  }
})

test("another user's ids are not found", async () => {
  const [ada, vic] = [await service.newUser(), await service.newUser()]
  const { client } = await connect(ada)
  const { id } = (await vic.call('POST', '/tasks', { title: 'Secret' })).data
  const { id: project_id } = (await vic.call('POST', '/projects', { name: 'Secret' })).data
  for (const [name, args] of [
    ['update_task', { task_id: id, title: 'x' }],
    ['complete_task', { task_id: id }],
    ['delete_task', { task_id: id }],
    ['batch', { operations: [{ method: 'DELETE', path: `/tasks/${id}` }] }],
    ['add_task', { title: 'x', project_id }],
    ['add_task', { title: 'x', user_id: vic.id }],
    ['list_tasks', { user_id: vic.id }],
    ['batch', { operations: [{ method: 'POST', path: `/api/${vic.id}/tasks`, body: { title: 'x' } }] }],
  ] as const) {
    assert.ok(!(await refusal(client, name, args)).includes('Secret'), name)
  }
  await assert.rejects(client.readResource({ uri: `docket://projects/${project_id}` }))
  assert.equal((await vic.call('GET', '/changes?since=0')).data.count, 2)
})
