import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { prune } from '../../src/pruning.ts'
import { portOf } from '../support/citus-cluster.ts'
import { assertProblem } from '../support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../support/workspaces.ts'

/** What people do, where their workspaces are on different nodes, and who they are is on a third. */

let service: TestService
let ada: TestUser
/** An editor of the shared workspace. */
let bob: TestUser
/** A workspace of Ada's that is on another node than her own. */
let home = ''
let adaHome: TestUser
let bobHome: TestUser

before(async () => {
  service = await startService()
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  const own = await portOf(ada.id, service.db.pool)
  // Chance decides about the node.
  do {
    home = await createWorkspace(service, ada)
  } while ((await portOf(home, service.db.pool)) === own)
  await join(service, home, { owner: ada, guest: bob, role: 'editor' })
  ;[adaHome, bobHome] = [inWorkspace(service, ada, home), inWorkspace(service, bob, home)]
})
after(() => service.close())

/** What an answer has, which is no refusal. */
function dataOf({ statusCode, payload, data }: Answer) {
  assert.ok(statusCode < 300, payload)
  return data
}
const made = async (who: TestUser, path: string, body: object, headers = {}) =>
  dataOf(await who.call('POST', path, body, headers))
const read = async (who: TestUser, path: string) => dataOf(await who.call('GET', path))
const titlesIn = (tasks: { title: string }[]): string[] => tasks.map(({ title }) => title).sort()
const titlesOf = async (who: TestUser) => titlesIn((await read(who, '/tasks?limit=500')).tasks)

/** A workspace's log has as many changes as its revision says. */
async function assertWholeLog(workspace: string): Promise<void> {
  const { rows } = await service.db.pool.query(
    `SELECT revision::int AS latest, (SELECT count(*) FROM changes WHERE user_id = $1)::int AS logged
     FROM workspaces WHERE id = $1`,
    [workspace],
  )
  assert.equal(rows[0].logged, rows[0].latest)
}

test('create: many at once in both workspaces, each of which counts for itself', async () => {
  const [first, second] = await Promise.all([service.newUser(), service.newUser()])
  const users = [first, second, adaHome, bobHome]
  await Promise.all(
    users.flatMap((user) =>
      Array.from({ length: 5 }, (_, number) =>
        made(user, '/tasks', { title: `${number}`, labels: ['home'], due: { date: '2026-12-01' } }),
      ),
    ),
  )
  for (const [user, workspace, count] of [
    [first, first.id, 5],
    [second, second.id, 5],
    [adaHome, home, 10],
  ] as const) {
    const { tasks } = await read(user, '/tasks')
    const ids = tasks.map(({ id }: { id: number }) => id).sort((one: number, other: number) => one - other)
    assert.deepEqual(
      ids,
      Array.from({ length: count }, (_, index) => index + 1),
    )
    await assertWholeLog(workspace)
  }
})

test('patch: of two who edit what both have read, one is refused', async () => {
  const task = await made(adaHome, '/tasks', { title: 'Paint' })
  const { headers } = await bobHome.call('GET', `/tasks/${task.id}`)
  const match = { 'if-match': String(headers.etag) }
  const answers = await Promise.all([
    adaHome.call('PATCH', `/tasks/${task.id}`, { priority: 'high' }, match),
    bobHome.call('PATCH', `/tasks/${task.id}`, { assignees: [bob.id] }, match),
  ])
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 412])
  const assigned = await withToken(service, bob, 'GET', '/api/assigned')
  const isBobs = answers[1]?.statusCode === 200
  assert.equal(JSON.stringify(dataOf(assigned)).includes('Paint'), isBobs)
})

test('undo: of a write of many tasks, and of the undo', async () => {
  const operations = ['Sow', 'Water', 'Reap'].map((title) => ({
    ...{ method: 'POST', path: '/tasks', body: { title } },
  }))
  const { write } = await made(bobHome, '/batch', { operations })
  const all = await titlesOf(bobHome)
  const undone = await made(bobHome, '/undo', { revision: write })
  assert.deepEqual(
    await titlesOf(bobHome),
    all.filter((title) => !['Sow', 'Water', 'Reap'].includes(title)),
  )
  await made(adaHome, '/undo', { revision: undone.write })
  assert.deepEqual(await titlesOf(adaHome), all)
  await assertWholeLog(home)
})

test('batch: all of it or nothing, whatever it writes', async () => {
  const operations = [
    { method: 'POST', path: '/projects', body: { name: 'Garden' } },
    { method: 'POST', path: '/tasks', body: { title: 'Seeds', project_id: { id_of: 0 }, labels: ['green'] } },
    { method: 'POST', path: '/tasks/$1/notes', body: { body: 'By @bob' } },
  ]
  const latest = async () => (await read(adaHome, '/changes?since=0&limit=500')).next_since
  const before = await latest()
  const fails = { method: 'PATCH', path: '/tasks/999999', body: { title: 'Nothing' } }
  const refused = await adaHome.call('POST', '/batch', { operations: [...operations, fails] })
  assertProblem(refused, 404, 'NOT_FOUND')
  assert.equal(await latest(), before)

  const { results } = await made(adaHome, '/batch', { operations })
  const [project, task, note] = results.map(({ body }: { body: object }) => body)
  assert.equal(task.project_id, project.id)
  assert.deepEqual((await read(bobHome, `/tasks/${task.id}/notes`)).notes, [note])
})

test('transfer: to a workspace on another node and back, while others go the other way', async () => {
  const root = await made(ada, '/tasks', { title: 'Move in', due: { date: '2026-12-01' } })
  await made(ada, '/tasks', { title: 'Pack', parent_id: root.id })
  await made(ada, `/tasks/${root.id}/notes`, { body: 'Boxes' })
  const other = await made(adaHome, '/tasks', { title: 'Comes home' })
  const [there, here] = await Promise.all([
    made(ada, `/tasks/${root.id}/transfer`, { workspace_id: home }),
    made(adaHome, `/tasks/${other.id}/transfer`, { workspace_id: ada.id }),
  ])
  const moved = await read(bobHome, `/tasks/${there.id}`)
  assert.deepEqual([moved.title, moved.due, moved.user_id], ['Move in', { date: '2026-12-01' }, home])
  assert.equal((await read(bobHome, `/tasks/${there.id}/notes`)).notes[0].body, 'Boxes')
  assert.equal((await read(ada, `/tasks/${here.id}`)).title, 'Comes home')
  assertProblem(await ada.call('GET', `/tasks/${root.id}`), 404, 'NOT_FOUND')

  await made(ada, '/undo', { revision: there.write })
  assert.equal((await read(ada, `/tasks/${root.id}`)).title, 'Move in')
  assertProblem(await bobHome.call('GET', `/tasks/${there.id}`), 404, 'NOT_FOUND')
  for (const workspace of [ada.id, home]) await assertWholeLog(workspace)
})

test('membership: invited, given another role, assigned, removed, with what that takes along', async () => {
  const cem = await service.newUser('cem')
  const cemHome = inWorkspace(service, cem, home)
  await join(service, home, { owner: ada, guest: cem, role: 'viewer' })
  assertProblem(await cemHome.call('POST', '/tasks', { title: 'No' }), 403, 'AUTH_FORBIDDEN')
  dataOf(await adaHome.call('PATCH', `/members/${cem.id}`, { role: 'editor' }))
  const task = await made(adaHome, '/tasks', { title: 'For Cem', assignees: [cem.id] })
  const workspacesOf = async () =>
    dataOf(await withToken(service, cem, 'GET', '/api/workspaces')).workspaces.map(
      ({ id }: { id: string }) => id,
    )
  assert.deepEqual(await workspacesOf(), [cem.id, home])
  dataOf(await adaHome.call('DELETE', `/members/${cem.id}`))
  assert.deepEqual(await workspacesOf(), [cem.id])
  assertProblem(await cemHome.call('POST', '/tasks', { title: 'No more' }), 403, 'AUTH_FORBIDDEN')
  assert.deepEqual((await read(adaHome, `/tasks/${task.id}`)).assignees, [])
})

test('restore: a project with its tasks, and a task of its own, from the trash', async () => {
  const project = await made(adaHome, '/projects', { name: 'Roof' })
  const task = await made(adaHome, '/tasks', { title: 'Tiles', project_id: project.id })
  await made(adaHome, `/tasks/${task.id}/notes`, { body: 'Red' })
  dataOf(await bobHome.call('DELETE', `/tasks/${task.id}`))
  dataOf(await bobHome.call('DELETE', `/projects/${project.id}`))
  assert.equal((await read(adaHome, '/trash')).items[0].resource, 'project')
  await made(adaHome, `/projects/${project.id}/restore`, {})
  await made(adaHome, `/tasks/${task.id}/restore`, {})
  assert.equal((await read(bobHome, `/tasks/${task.id}`)).title, 'Tiles')
  assert.equal((await read(bobHome, `/tasks/${task.id}/notes`)).notes[0].body, 'Red')
})

test("export: of a person, with their keys and workspaces; of the workspace, with its members' names", async () => {
  await made(ada, '/tasks', { title: 'Of her own' })
  await made(ada, '/keys', { name: 'Script', scopes: ['tasks:read'] })
  const own = await read(ada, '/export')
  assert.ok(own.tasks.some(({ title }: { title: string }) => title === 'Of her own'))
  for (const known of ['Script', home]) assert.ok(JSON.stringify(own).includes(known), known)
  const shared = await read(adaHome, '/export')
  assert.equal(shared.workspace.id, home)
  assert.deepEqual(shared.members.map(({ name }: { name: string }) => name).sort(), ['ada', 'bob'])
  assert.deepEqual(titlesIn(shared.tasks), await titlesOf(adaHome))
})

test('idempotency: a key counts once in each workspace, however often it arrives at once', async () => {
  const send = (who: TestUser, body: object) => who.call('POST', '/tasks', body, { 'idempotency-key': 'one' })
  const body = { title: 'Once' }
  const answers = await Promise.all(
    [ada, adaHome, bob].flatMap((who) => [1, 2, 3, 4].map(() => send(who, body))),
  )
  for (const { statusCode } of answers) assert.ok([201, 409].includes(statusCode), `${statusCode}`)
  for (const who of [ada, adaHome, bob]) {
    const again = await send(who, body)
    assert.deepEqual([again.statusCode, again.headers['idempotency-replayed']], [201, 'true'])
    assert.equal((await titlesOf(who)).filter((title) => title === 'Once').length, 1)
    assertProblem(await send(who, { title: 'Other' }), 422, 'VALIDATION_ERROR')
  }
})

test('prunes: what is past its time goes on every node, and nothing else', async () => {
  const counts = async () =>
    (
      await service.db.pool.query(
        `SELECT (SELECT count(*) FROM idempotency_keys)::int AS keys, (SELECT count(*) FROM trash)::int AS trash,
           (SELECT count(*) FROM changes)::int AS changes, (SELECT count(*) FROM tasks)::int AS tasks,
           (SELECT count(DISTINCT user_id) FROM trash)::int AS places`,
      )
    ).rows[0]
  for (const who of [ada, adaHome]) {
    const { id } = await made(who, '/tasks', { title: 'Gone' }, { 'idempotency-key': 'gone' })
    dataOf(await who.call('DELETE', `/tasks/${id}`))
  }
  const before = await counts()
  assert.ok(before.places > 1 && before.keys > 1)
  service.clock.advance(400 * 24 * 60 * 60 * 1000)
  const warnings: unknown[] = []
  await prune(service.db, service.config, service.clock.now(), {
    warn: (told: unknown) => warnings.push(told),
  })
  assert.deepEqual(warnings, [])
  assert.deepEqual(await counts(), { keys: 0, trash: 0, changes: 0, tasks: before.tasks, places: 0 })
})
