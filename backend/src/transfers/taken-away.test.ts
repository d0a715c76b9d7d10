import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'

/** What a member moves away, the workspace that it leaves can take back: from its trash, or by undo. */

let service: TestService
let ada: TestUser
let bob: TestUser
/** Ada's workspace, in which Bob is an editor. */
let team = ''
let adaThere: TestUser
let bobThere: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('Ada'), service.newUser('Bob')])
  team = await createWorkspace(service, ada)
  await join(service, team, { owner: ada, guest: bob, role: 'editor' })
  ;[adaThere, bobThere] = [inWorkspace(service, ada, team), inWorkspace(service, bob, team)]
})

async function ask(who: TestUser, method: 'GET' | 'POST' | 'DELETE' | 'PATCH', path: string, body?: object) {
  const answer = await who.call(method, path, body)
  assert.ok(answer.statusCode < 300, answer.payload)
  return answer.data
}
const made = async (path: string, body: object): Promise<number> =>
  (await ask(adaThere, 'POST', path, body)).id
/** Moves it to a workspace of somebody's own. */
const take = async (who: TestUser, path: string, to: string) =>
  (await ask(who, 'POST', `${path}/transfer`, { workspace_id: to })) as { id: number; write: number }
const trashOf = async (who: TestUser) =>
  (await ask(who, 'GET', '/trash')).items.map(({ resource, id }: { resource: string; id: number }) => [
    resource,
    id,
  ])

/** All that a workspace has, without what each write changes. */
async function contents(who: TestUser) {
  const plain = (all: Record<string, unknown>[]) =>
    all
      .map(({ revision: _, updated_at: __, ...kept }) => kept)
      .sort((one, other) => Number(one.id) - Number(other.id))
  const [tasks, projects, notes] = await Promise.all(
    ['tasks', 'projects', 'notes'].map(async (name) => (await ask(who, 'GET', `/${name}`))[name]),
  )
  return { tasks: plain(tasks), projects: plain(projects), notes: plain(notes) }
}
const titlesOf = async (who: TestUser) => (await contents(who)).tasks.map(({ title }) => title)

/** A project with a task, a subtask, a note, and a task outside that waits for it. */
async function garden() {
  const project = await made('/projects', { name: 'Garden' })
  const task = await made('/tasks', { title: 'Dig', project_id: project, labels: ['outside'] })
  await made('/tasks', { title: 'Deeper', parent_id: task })
  await made('/tasks', { title: 'Plant', blocked_by: [task] })
  await made(`/tasks/${task}/notes`, { body: 'With a spade' })
  return { project, task, had: await contents(adaThere) }
}

describe('what an editor moves to a workspace of their own', () => {
  test('is in the trash that it leaves, and comes back from there whole', async () => {
    const { project, had } = await garden()
    await take(bobThere, `/projects/${project}`, bob.id)
    assert.deepEqual(await trashOf(adaThere), [['project', project]])
    await ask(adaThere, 'POST', `/projects/${project}/restore`)
    assert.deepEqual(await contents(adaThere), had)
    assert.deepEqual(await trashOf(adaThere), [])
    // What came of it elsewhere is its new owner's.
    assert.deepEqual(await titlesOf(bob), ['Dig', 'Deeper'])
  })

  test('so does a task with all below it', async () => {
    const { task, had } = await garden()
    await take(bobThere, `/tasks/${task}`, bob.id)
    assert.deepEqual(await trashOf(adaThere), [['task', task]])
    await ask(adaThere, 'POST', `/tasks/${task}/restore`)
    assert.deepEqual(await contents(adaThere), had)
  })

  test('comes back by an undo of who may not enter there, and there it stays', async () => {
    const { project, had } = await garden()
    const { write } = await take(bobThere, `/projects/${project}`, bob.id)
    await ask(bob, 'PATCH', '/tasks/1', { title: 'Mine' })
    await ask(adaThere, 'POST', '/undo', { revision: write })
    assert.deepEqual(await contents(adaThere), had)
    assert.deepEqual(await trashOf(adaThere), [])
    assert.deepEqual(await titlesOf(bob), ['Mine', 'Deeper'])
  })

  test('comes back where the other workspace is gone', async () => {
    const { project, had } = await garden()
    const others = await createWorkspace(service, bob, 'Others')
    const { write } = await take(bobThere, `/projects/${project}`, others)
    await ask(inWorkspace(service, bob, others), 'DELETE', '')
    await ask(adaThere, 'POST', '/undo', { revision: write })
    assert.deepEqual(await contents(adaThere), had)
  })

  test('comes back with all else that they did since', async () => {
    const { project, task, had } = await garden()
    const [{ revision: since }] = (await ask(adaThere, 'GET', '/changes?since=0&limit=500')).changes.slice(-1)
    await ask(bobThere, 'PATCH', `/tasks/${task}`, { title: 'Gone' })
    await take(bobThere, `/projects/${project}`, bob.id)
    await ask(bobThere, 'POST', '/tasks', { title: 'Left behind' })
    await ask(adaThere, 'POST', '/undo', { since, by: bob.id })
    assert.deepEqual(await contents(adaThere), had)
  })

  test('comes back, though it went on where the owner may write, too', async () => {
    const { task, had } = await garden()
    for (const role of ['editor', 'admin'] as const) {
      const others = await createWorkspace(service, bob, role)
      await join(service, others, { owner: bob, guest: ada, role })
      const { id, write } = await take(bobThere, `/tasks/${task}`, others)
      await ask(inWorkspace(service, bob, others), 'PATCH', `/tasks/${id}`, { title: 'Mine' })
      const undone = await adaThere.call('POST', '/undo', { revision: write })
      if (role === 'editor') assert.equal(undone.statusCode, 200, undone.payload)
      // An admin there would take back both, and is told what is newer; the trash asks for nothing elsewhere.
      else assertProblem(undone, 409, 'CONFLICT')
      if (role === 'admin') await ask(adaThere, 'POST', `/tasks/${task}/restore`)
      assert.deepEqual(await contents(adaThere), had)
    }
  })

  test('is in the trash as well when it is moved by a redo', async () => {
    const { project, had } = await garden()
    const { write } = await take(bobThere, `/projects/${project}`, bob.id)
    const back = await ask(bobThere, 'POST', '/undo', { revision: write })
    assert.deepEqual(await trashOf(adaThere), [])
    await ask(bobThere, 'POST', '/undo', { revision: back.write })
    assert.deepEqual(await trashOf(adaThere), [['project', project]])
    await ask(adaThere, 'POST', `/projects/${project}/restore`)
    assert.deepEqual(await contents(adaThere), had)
  })

  test('once it is back, moves again like anything else', async () => {
    const { task } = await garden()
    const first = await take(bobThere, `/tasks/${task}`, bob.id)
    await ask(adaThere, 'POST', `/tasks/${task}/restore`)
    // That move is over: undone on both sides, it would take what is in one of them.
    assertProblem(await bobThere.call('POST', '/undo', { revision: first.write }), 409, 'CONFLICT')
    const second = await take(bobThere, `/tasks/${task}`, bob.id)
    const gone = await bobThere.call('GET', `/tasks/${task}`)
    assert.deepEqual(gone.data.moved_to, { workspace_id: bob.id, id: second.id })
  })

  test('once it is erased from the trash, is nowhere but there', async () => {
    const { task } = await garden()
    const { id, write } = await take(bobThere, `/tasks/${task}`, bob.id)
    await ask(adaThere, 'DELETE', `/trash/task/${task}`)
    assertProblem(await bobThere.call('POST', '/undo', { revision: write }), 409, 'CONFLICT')
    assert.equal((await ask(bob, 'GET', `/tasks/${id}`)).title, 'Dig')
    assert.equal((await bobThere.call('GET', `/tasks/${task}`)).data.moved_to, undefined)
  })

  test('needs a role that may delete', async () => {
    const { project } = await garden()
    await ask(adaThere, 'PATCH', `/members/${bob.id}`, { role: 'commenter' })
    for (const path of [`/projects/${project}`, '/tasks/1']) {
      assertProblem(await bobThere.call('DELETE', path), 403, 'AUTH_FORBIDDEN')
      const refused = await bobThere.call('POST', `${path}/transfer`, { workspace_id: bob.id })
      assertProblem(refused, 403, 'AUTH_FORBIDDEN')
    }
  })
})

describe('what a member brings', () => {
  test('goes by an undo of who may not enter where it came from, and both have it in their trash', async () => {
    const { id: mine } = await ask(bob, 'POST', '/tasks', { title: 'Spam' })
    const { id } = await take(bob, `/tasks/${mine}`, team)
    const { revision } = await ask(adaThere, 'GET', `/tasks/${id}`)
    await ask(adaThere, 'POST', '/undo', { revision })
    assert.deepEqual(await titlesOf(adaThere), [])
    assert.deepEqual(await trashOf(adaThere), [['task', id]])
    assert.deepEqual(await trashOf(bob), [['task', mine]])
  })

  test('goes with all else that they did since', async () => {
    const { id: mine } = await ask(bob, 'POST', '/tasks', { title: 'Spam' })
    await ask(bobThere, 'POST', '/tasks', { title: 'More' })
    await take(bob, `/tasks/${mine}`, team)
    await ask(adaThere, 'POST', '/undo', { since: 0, by: bob.id })
    assert.deepEqual(await titlesOf(adaThere), [])
  })
})
