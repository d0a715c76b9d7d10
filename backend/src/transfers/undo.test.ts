import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'
import { RESOURCES } from '../app.ts'
import { purgeOutdated } from '../changelog/history/crud/trash.ts'

/** A move to another workspace is undone in both, or in neither. */

let service: TestService
let ada: TestUser
let bob: TestUser
/** Two workspaces of Ada's, in which Bob is an editor. */
let home = ''
let work = ''
let adaHome: TestUser
let adaWork: TestUser
let bobHome: TestUser
let bobWork: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('Ada'), service.newUser('Bob')])
  ;[home, work] = [await createWorkspace(service, ada), await createWorkspace(service, ada, 'Work')]
  for (const id of [home, work]) await join(service, id, { owner: ada, guest: bob, role: 'editor' })
  ;[adaHome, adaWork] = [inWorkspace(service, ada, home), inWorkspace(service, ada, work)]
  ;[bobHome, bobWork] = [inWorkspace(service, bob, home), inWorkspace(service, bob, work)]
})

async function made(who: TestUser, path: string, body: object): Promise<number> {
  const { statusCode, data, payload } = await who.call('POST', path, body)
  assert.ok(statusCode < 300, payload)
  return data.id
}
const read = async (who: TestUser, path: string) => {
  const { statusCode, data, payload } = await who.call('GET', path)
  assert.equal(statusCode, 200, payload)
  return data
}

/** Moves it from work to home. */
async function move(who: TestUser, path: string) {
  const moved = await who.call('POST', `${path}/transfer`, { workspace_id: home })
  assert.equal(moved.statusCode, 200, moved.payload)
  return moved.data as { id: number; write: number }
}
const undo = (who: TestUser, revision: number) => who.call('POST', '/undo', { revision })

async function undone(who: TestUser, revision: number) {
  const { statusCode, data, payload } = await undo(who, revision)
  assert.equal(statusCode, 200, payload)
  return data as { write: number }
}

/** All that a workspace has, without what each write changes. */
async function contents(who: TestUser) {
  const { tasks } = await read(who, '/tasks')
  const { projects } = await read(who, '/projects')
  const notes = (await read(who, '/notes')).notes
  const plain = (all: { id: number }[]) =>
    all
      .map(({ revision: _, updated_at: __, ...kept }: Record<string, unknown>) => kept)
      .sort((one, other) => Number(one.id) - Number(other.id))
  return { tasks: plain(tasks), projects: plain(projects), notes: plain(notes) }
}

const inTrash = async (who: TestUser) =>
  (await read(who, '/trash')).items.map(({ resource, id }: { resource: string; id: number }) => [
    resource,
    id,
  ])

/** A project at work with a task, a subtask, a note, and one outside that waits for it. */
async function garden() {
  const project = await made(adaWork, '/projects', { name: 'Garden' })
  const task = await made(adaWork, '/tasks', {
    ...{ title: 'Dig', project_id: project, labels: ['outside'], assignees: [bob.id] },
    ...{ due: { date: '2030-01-01' }, recurrence: 'FREQ=DAILY' },
  })
  await made(adaWork, '/tasks', { title: 'Deeper', parent_id: task })
  await made(adaWork, '/tasks', { title: 'Plant', blocked_by: [task] })
  await made(bobWork, `/tasks/${task}/notes`, { body: 'Hello @Ada' })
  await adaWork.call('POST', `/tasks/${task}/skip`)
  return { project, task }
}

describe('undoing a move', () => {
  test('brings everything back, and takes it out of where it was', async () => {
    const { project, task } = await garden()
    const had = await contents(adaWork)
    const occurrences = await read(adaWork, `/tasks/${task}/occurrences`)
    const { write, id } = await move(adaWork, `/projects/${project}`)
    const moved = await contents(adaHome)
    await undone(adaWork, write)
    assert.deepEqual(await contents(adaWork), had)
    assert.deepEqual((await read(adaWork, `/tasks/${task}/occurrences`)).count, occurrences.count)
    assert.deepEqual(await contents(adaHome), { tasks: [], projects: [], notes: [] })
    // Where it was, it is deleted, as one thing.
    assert.deepEqual([await inTrash(adaWork), await inTrash(adaHome)], [[], [['project', id]]])
    assert.deepEqual((await adaHome.call('GET', `/projects/${id}`)).data.moved_to, {
      workspace_id: work,
      id: project,
    })
    const told = (await read(adaWork, `/tasks/${task}/history`)).changes.map(
      ({ action }: { action: string }) => action,
    )
    assert.deepEqual(told, ['created', 'deleted', 'updated', 'created'])
    assert.equal(moved.projects.length, 1)
  })

  test('from where it came to is the same', async () => {
    const { project } = await garden()
    const had = await contents(adaWork)
    const { id } = await move(adaWork, `/projects/${project}`)
    const { revision } = await read(adaHome, `/projects/${id}`)
    await undone(adaHome, revision)
    assert.deepEqual(await contents(adaWork), had)
    assert.deepEqual((await contents(adaHome)).tasks, [])
  })

  test('is undone by moving it again, to the same address', async () => {
    const { project } = await garden()
    const { write, id } = await move(adaWork, `/projects/${project}`)
    const moved = await contents(adaHome)
    const back = await undone(adaWork, write)
    await undone(adaWork, back.write)
    assert.deepEqual(await contents(adaHome), moved)
    assert.deepEqual((await contents(adaWork)).projects, [])
    const gone = await adaWork.call('GET', `/projects/${project}`)
    assert.deepEqual(gone.data.moved_to, { workspace_id: home, id })
    assert.deepEqual([await inTrash(adaWork), await inTrash(adaHome)], [[['project', project]], []])
  })

  test('is refused for what changed since, and says what', async () => {
    const task = await made(adaWork, '/tasks', { title: 'Dig' })
    const { id, write } = await move(adaWork, `/tasks/${task}`)
    await bobHome.call('PATCH', `/tasks/${id}`, { title: 'Dig deeper' })
    const refused = await undo(adaWork, write)
    assertProblem(refused, 409, 'CONFLICT')
    const [conflict] = refused.data.conflicts
    assert.equal(conflict.resource, 'task')
    assert.equal(conflict.resource_id, String(id))
    assert.deepEqual(
      conflict.fields.map(({ field }: { field: string }) => field),
      ['title'],
    )
    assert.equal((await read(adaHome, `/tasks/${id}`)).title, 'Dig deeper')
    assert.equal((await contents(adaWork)).tasks.length, 0)
  })

  test('is refused for what was added since', async () => {
    const { project } = await garden()
    const { id, write } = await move(adaWork, `/projects/${project}`)
    const [task] = (await contents(adaHome)).tasks
    await made(bobHome, `/tasks/${task?.id}/notes`, { body: 'New' })
    assertProblem(await undo(adaWork, write), 409, 'CONFLICT')
    await made(bobHome, '/tasks', { title: 'New', project_id: id })
    assertProblem(await undo(adaWork, write), 409, 'CONFLICT')
    assert.equal((await contents(adaHome)).projects.length, 1)
    assert.equal((await contents(adaWork)).projects.length, 0)
  })

  test('happens once', async () => {
    const task = await made(adaWork, '/tasks', { title: 'Dig' })
    const { write, id } = await move(adaWork, `/tasks/${task}`)
    const { revision } = await read(adaHome, `/tasks/${id}`)
    const answers = await Promise.all([undo(adaWork, write), undo(adaHome, revision)])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 409])
    assert.equal((await contents(adaWork)).tasks.length, 1)
    assert.equal((await contents(adaHome)).tasks.length, 0)
    // What has moved again since is not brought back by the first move.
    await move(adaWork, `/tasks/${task}`)
    assertProblem(await undo(adaWork, write), 409, 'CONFLICT')
    assert.equal((await contents(adaWork)).tasks.length, 0)
  })

  test('once by a key, however often it is sent', async () => {
    const task = await made(adaWork, '/tasks', { title: 'Dig' })
    const { write } = await move(adaWork, `/tasks/${task}`)
    const send = () => adaWork.call('POST', '/undo', { revision: write }, { 'idempotency-key': 'u' })
    const first = await send()
    const again = await send()
    assert.equal(first.statusCode, 200, first.payload)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.equal(again.data.write, first.data.write)
  })
})

describe('who undoes a move', () => {
  test('an editor their own, an admin that of others, in both workspaces', async () => {
    const task = await made(adaWork, '/tasks', { title: 'Dig' })
    const byAda = await move(adaWork, `/tasks/${task}`)
    assertProblem(await undo(bobWork, byAda.write), 403, 'AUTH_FORBIDDEN')
    await undone(adaWork, byAda.write)
    const byBob = await move(bobWork, `/tasks/${task}`)
    await undone(bobWork, byBob.write)
    const again = await move(bobWork, `/tasks/${task}`)
    await undone(adaWork, again.write)
  })

  test('who may not write in the other undoes it where they are', async () => {
    const viewer = async (task: number) => {
      const { write } = await move(bobWork, `/tasks/${task}`)
      const demoted = await adaHome.call('PATCH', `/members/${bob.id}`, { role: 'viewer' })
      assert.equal(demoted.statusCode, 200, demoted.payload)
      await undone(bobWork, write)
    }
    const stranger = async (task: number) => {
      const { write } = await move(adaWork, `/tasks/${task}`)
      // Ada may in both; a key of hers opens one.
      const scopes = ['tasks:read', 'tasks:write', 'labels:write', 'projects:write']
      const { data } = await ada.call('POST', '/keys', { name: 'Key', scopes, workspace_id: work })
      const byKey = await withToken(service, { token: data.key }, 'POST', '/api/me/undo', { revision: write })
      assert.equal(byKey.statusCode, 200, byKey.payload)
    }
    for (const [index, takeBack] of [viewer, stranger].entries()) {
      const task = await made(bobWork, '/tasks', { title: 'Dig' })
      await takeBack(task)
      assert.equal((await read(adaWork, `/tasks/${task}`)).title, 'Dig')
      assert.equal((await contents(adaHome)).tasks.length, index + 1)
    }
  })

  test('among all that somebody did since, where they did it', async () => {
    const task = await made(adaWork, '/tasks', { title: 'Dig' })
    const { write, id } = await move(adaWork, `/tasks/${task}`)
    const { statusCode, payload } = await adaWork.call('POST', '/undo', { since: write - 1 })
    assert.equal(statusCode, 200, payload)
    assert.equal((await read(adaWork, `/tasks/${task}`)).title, 'Dig')
    assert.equal((await read(adaHome, `/tasks/${id}`)).title, 'Dig')
  })

  test('what came along is nobody’s doing there', async () => {
    const task = await made(bobWork, '/tasks', { title: 'Draft' })
    await bobWork.call('PATCH', `/tasks/${task}`, { title: 'Dig' })
    const { id } = await move(adaWork, `/tasks/${task}`)
    const { changes } = await read(bobHome, `/tasks/${id}/history`)
    assert.equal(changes.length, 3)
    // Bob made two of them, at work.
    for (const { revision } of changes.slice(1))
      assertProblem(await undo(bobHome, revision), 404, 'NOT_FOUND')
    assertProblem(await bobHome.call('POST', '/undo', { since: 0, by: bob.id }), 404, 'NOT_FOUND')
    assert.equal((await read(adaHome, `/tasks/${id}`)).title, 'Dig')
  })
})

test('with the trash, the old address is forgotten, and what was there; nothing is lost by an undo', async () => {
  const task = await made(adaWork, '/tasks', { title: 'Dig' })
  const { write, id } = await move(adaWork, `/tasks/${task}`)
  await purgeOutdated(service.db, RESOURCES, new Date(service.clock.now().getTime() + 1000))
  const gone = await adaWork.call('GET', `/tasks/${task}`)
  assertProblem(gone, 404, 'NOT_FOUND')
  assert.equal(gone.data.moved_to, undefined)
  assertProblem(await undo(adaWork, write), 409, 'CONFLICT')
  assert.equal((await read(adaHome, `/tasks/${id}`)).title, 'Dig')
  assert.equal((await read(adaHome, `/tasks/${id}/history`)).count, 2)
})
