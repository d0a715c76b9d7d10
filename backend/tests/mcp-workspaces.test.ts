import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { letIn } from './support/let-in.ts'
import { connectCurrent, give, LINES, listen, type McpClient, refusal } from './support/mcp/clients.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'
import { createWorkspace, inWorkspace, join } from './support/workspaces.ts'

/** AI clients in the workspaces that they were let into. */

const SCOPES = ['tasks:read', 'tasks:write', 'projects:read']

let service: TestService
let url: URL
let ada: TestUser
/** A workspace that Ada owns. */
let id: string
const connected: McpClient[] = []

before(async () => {
  service = await startService()
  url = await listen(service)
})
after(async () => {
  for (const client of connected) await client.close()
  await service.close()
})
beforeEach(async () => {
  ada = await service.newUser('ada')
  id = await createWorkspace(service, ada)
})

async function connect(token: string): Promise<McpClient> {
  const client = await LINES['2026'](url, { authorization: `Bearer ${token}` })
  connected.push(client)
  return client
}

const clientIn = async (workspaces: string[], user = ada, limits = {}) =>
  await connect((await letIn(service, user, { scopes: SCOPES, workspaces, limits })).mcpToken)

const titlesIn = async (user: TestUser, workspace: string) =>
  (await inWorkspace(service, user, workspace).call('GET', '/tasks')).data.tasks.map(
    ({ title }: { title: string }) => title,
  )

describe('a client that was let into one workspace', () => {
  test('sees the tools as they are without workspaces, wherever it is', async () => {
    const [own, shared] = [await clientIn([ada.id]), await clientIn([id])]
    const tools = await own.listTools()
    assert.deepEqual(await shared.listTools(), tools)
    const takes = ({ inputSchema }: { [member: string]: unknown }) =>
      'workspace' in ((inputSchema as { properties?: object }).properties ?? {})
    assert.ok(!tools.tools.some(takes))
    assert.equal(shared.getInstructions(), own.getInstructions())
    await give(shared, 'add_task', { title: 'Milk' })
    assert.deepEqual(await titlesIn(ada, id), ['Milk'])
    assert.match(await refusal(shared, 'add_task', { title: 'No', workspace: id }), /Unknown argument/)
  })

  test('is not shown what the role of its user does not allow', async () => {
    const bob = await service.newUser('bob')
    await join(service, id, { owner: ada, guest: bob, role: 'viewer' })
    const client = await clientIn([id], bob)
    const names = (await client.listTools()).tools.map(({ name }) => name)
    assert.ok(names.includes('list_tasks') && !names.includes('add_task'))
  })

  test('by a key is in the workspace of the key', async () => {
    const body = { name: 'K', scopes: SCOPES, workspace_id: id }
    const client = await connect((await ada.call('POST', '/keys', body)).data.key)
    await give(client, 'add_task', { title: 'Milk' })
    assert.deepEqual(await titlesIn(ada, id), ['Milk'])
  })

  test('has none any more when its user was removed', async () => {
    const bob = await service.newUser('bob')
    await join(service, id, { owner: ada, guest: bob, role: 'editor' })
    const { mcpToken } = await letIn(service, bob, { scopes: SCOPES, workspaces: [id] })
    await inWorkspace(service, ada, id).call('DELETE', `/members/${bob.id}`)
    const answer = await service.inject({
      method: 'POST',
      url: '/mcp',
      headers: { authorization: `Bearer ${mcpToken}`, accept: 'application/json, text/event-stream' },
      payload: { jsonrpc: '2.0', id: 1, method: 'tools/list' },
    })
    assert.equal(answer.statusCode, 403)
  })
})

describe('a client that was let into several workspaces', () => {
  test('lists them, and no others', async () => {
    await createWorkspace(service, ada, 'Hidden')
    const client = await clientIn([ada.id, id])
    const { workspaces } = await give(client, 'list_workspaces')
    assert.deepEqual(
      workspaces.map(({ id: each, name, role }: Record<string, unknown>) => [each, name, role]),
      [
        [ada.id, null, 'owner'],
        [id, 'Home', 'owner'],
      ],
    )
    assert.match(client.getInstructions() ?? '', /list_workspaces/)
  })

  test('names the one of each call; without a name it is the own one', async () => {
    const client = await clientIn([ada.id, id])
    const { tools } = await client.listTools()
    for (const { name, inputSchema } of tools) {
      const takes = 'workspace' in ((inputSchema as { properties?: object }).properties ?? {})
      assert.equal(takes, name !== 'list_workspaces', name)
    }
    await give(client, 'add_task', { title: 'Own' })
    await give(client, 'add_task', { title: 'Shared', workspace: id })
    assert.deepEqual(await titlesIn(ada, ada.id), ['Own'])
    assert.deepEqual(await titlesIn(ada, id), ['Shared'])
    const listed = await give(client, 'list_tasks', { workspace: id })
    assert.deepEqual(
      listed.tasks.map(({ title }: { title: string }) => title),
      ['Shared'],
    )
  })

  test('moves tasks and projects from one to another, and to no other', async () => {
    const scopes = [...SCOPES, 'projects:write']
    const { mcpToken } = await letIn(service, ada, { scopes, workspaces: [ada.id, id] })
    const client = await connect(mcpToken)
    const hidden = await createWorkspace(service, ada, 'Hidden')
    await give(client, 'add_task', { title: 'Dig' })
    const dry = await give(client, 'transfer_task', { task_id: 1, workspace_id: id, dry_run: true })
    assert.ok(dry.count > 0)
    assert.deepEqual(await titlesIn(ada, id), [])
    assert.match(await refusal(client, 'transfer_task', { task_id: 1, workspace_id: hidden }), /workspace/)
    const moved = await give(client, 'transfer_task', { task_id: 1, workspace_id: id })
    assert.deepEqual([await titlesIn(ada, ada.id), await titlesIn(ada, id)], [[], ['Dig']])
    await give(client, 'undo', { revision: moved.write })
    assert.deepEqual([await titlesIn(ada, ada.id), await titlesIn(ada, id)], [['Dig'], []])

    const there = inWorkspace(service, ada, id)
    const project_id = (await there.call('POST', '/projects', { name: 'Garden' })).data.id
    await there.call('POST', '/tasks', { title: 'Sow', project_id })
    await give(client, 'transfer_project', { project_id, workspace: id, workspace_id: ada.id })
    assert.deepEqual(await titlesIn(ada, id), [])
    assert.deepEqual((await titlesIn(ada, ada.id)).toSorted(), ['Dig', 'Sow'])
  })

  test('finds the members whom it assigns tasks to', async () => {
    const bob = await service.newUser('bob')
    await join(service, id, { owner: ada, guest: bob, role: 'viewer' })
    const client = await clientIn([ada.id, id])
    const { members, me } = await give(client, 'list_members', { workspace: id })
    assert.deepEqual(
      members.map(({ name }: { name: string }) => name),
      ['ada', 'bob'],
    )
    assert.equal(me, ada.id)
    const assignees = [members[1].id]
    await give(client, 'add_task', { title: 'Dig', assignees, workspace: id })
    const mine = { filter: 'assignee = me', workspace: id }
    assert.equal((await give(client, 'list_tasks', mine)).count, 0)
    const theirs = { filter: 'assignee = bob', workspace: id }
    assert.deepEqual((await give(client, 'list_tasks', theirs)).tasks[0].assignees, assignees)
  })

  test('must name one if the own one is not among them', async () => {
    const other = await createWorkspace(service, ada, 'Other')
    const client = await clientIn([id, other])
    assert.match(await refusal(client, 'add_task', { title: 'No' }), /name one of them/)
    await give(client, 'add_task', { title: 'Yes', workspace: other })
    assert.deepEqual(await titlesIn(ada, other), ['Yes'])
    assert.deepEqual((await client.listResources()).resources, [])
  })

  test('cannot tell a workspace that it was not let into from one that does not exist', async () => {
    const [bob, hidden] = [await service.newUser('bob'), await createWorkspace(service, ada, 'Hidden')]
    const client = await clientIn([ada.id, id])
    const call = (workspace: unknown) => client.callTool({ name: 'list_tasks', arguments: { workspace } })
    const refused = await call('f'.repeat(32))
    assert.equal(refused.isError, true)
    for (const elsewhere of [hidden, bob.id, '', 5]) assert.deepEqual(await call(elsewhere), refused)
  })

  test('may do in each what the role there allows', async () => {
    const bob = await service.newUser('bob')
    await join(service, id, { owner: ada, guest: bob, role: 'viewer' })
    const client = await clientIn([bob.id, id], bob)
    await give(client, 'add_task', { title: 'Own' })
    assert.match(await refusal(client, 'add_task', { title: 'No', workspace: id }), /takes the role editor/)
  })

  test('has a deletion confirmed for the workspace that it was asked for', async () => {
    const { mcpToken } = await letIn(service, ada, {
      ...{ scopes: SCOPES, workspaces: [ada.id, id], limits: { confirm_deletes: true } },
    })
    const asked: string[] = []
    const client = await connectCurrent(
      url,
      { authorization: `Bearer ${mcpToken}` },
      { versionNegotiation: { mode: 'auto' }, capabilities: { elicitation: { form: {} } } },
    )
    connected.push(client)
    client.setRequestHandler('elicitation/create', ({ params }) => {
      asked.push(params.message)
      return { action: 'accept', content: { confirm: true } }
    })
    await ada.call('POST', '/tasks', { title: 'Own' })
    await inWorkspace(service, ada, id).call('POST', '/tasks', { title: 'Shared' })
    await give(client, 'delete_task', { task_id: 1, workspace: id })
    assert.equal(asked.length, 1)
    assert.match(asked[0] ?? '', /Shared/)
    assert.deepEqual([await titlesIn(ada, ada.id), await titlesIn(ada, id)], [['Own'], []])
  })

  test('has its writes counted in each, and undone', async () => {
    const client = await letIn(service, ada, {
      ...{ scopes: SCOPES, workspaces: [ada.id, id], limits: { writes_per_hour: 1 } },
    })
    const tools = await connect(client.mcpToken)
    await give(tools, 'add_task', { title: 'A', workspace: id })
    assert.match(await refusal(tools, 'add_task', { title: 'B', workspace: id }), /The limit is 1 changes/)
    await inWorkspace(service, ada, id).call('POST', '/undo', { since: 0, by: client.grantId })
    assert.deepEqual(await titlesIn(ada, id), [])
  })
})
