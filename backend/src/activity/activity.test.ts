import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { type Role, SCOPES_OF } from '../core/roles.ts'
import { createNote } from '../notes/crud.ts'
import type { ActivityEntry } from './schemas.ts'

let service: TestService
let [ada, bob]: TestUser[] = []
let id = ''

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all(['Ada', 'Bob'].map((name) => service.newUser(name)))
  id = await createWorkspace(service, user(ada))
})

function user(one: TestUser | undefined): TestUser {
  assert.ok(one)
  return one
}
const by = (one: TestUser | undefined) => inWorkspace(service, user(one), id)
const joined = (guest: TestUser | undefined, role: Exclude<Role, 'owner'>) =>
  join(service, id, { owner: user(ada), guest: user(guest), role })
const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '')

async function activity(
  one: TestUser | undefined,
  query = '',
  headers: Record<string, string> = {},
): Promise<ActivityEntry[]> {
  const { statusCode, data, payload } = await by(one).call('GET', `/activity${query}`, undefined, headers)
  assert.equal(statusCode, 200, payload)
  return data.entries
}
const texts = async (...asked: Parameters<typeof activity>) =>
  (await activity(...asked)).map(({ text }) => plain(text))

/** A task, done and then otherwise; a project, a comment. @returns the task's id */
async function someDone(): Promise<number> {
  const { id: task } = (await by(ada).call('POST', '/tasks', { title: 'Buy milk' })).data
  await by(bob).call('PATCH', `/tasks/${task}`, { complete: true })
  await by(bob).call('PATCH', `/tasks/${task}`, { complete: false })
  const project = (await by(ada).call('POST', '/projects', { name: 'Errands' })).data.id
  await by(ada).call('PATCH', `/tasks/${task}`, { project_id: project })
  await by(bob).call('POST', `/tasks/${task}/notes`, { body: 'Which?' })
  await by(ada).call('PATCH', `/projects/${project}`, { name: 'Shopping' })
  return task
}

describe('GET /activity', () => {
  test('tells what was done, newest first, in sentences', async () => {
    await joined(bob, 'editor')
    const task = await someDone()
    await by(ada).call('DELETE', `/tasks/${task}`)
    await by(ada).call('POST', `/tasks/${task}/restore`)
    await by(ada).call('PATCH', `/members/${user(bob).id}`, { role: 'viewer' })
    assert.deepEqual(await texts(ada), [
      'Ada changed the role of Bob to viewer',
      'Ada restored a comment on “Buy milk”',
      'Ada restored “Buy milk”',
      'Ada deleted “Buy milk”',
      'Ada deleted a comment on “Buy milk”',
      'Ada renamed the project “Shopping”',
      'Bob commented on “Buy milk”',
      'Ada moved “Buy milk”',
      'Ada added the project “Errands”',
      'Bob reopened “Buy milk”',
      'Bob completed “Buy milk”',
      'Ada added “Buy milk”',
      'Bob joined',
      'Ada joined',
      'Ada added the workspace “Home”',
    ])
  })

  test('has what a client needs to say it itself', async () => {
    await joined(bob, 'editor')
    const { id: task } = (await by(ada).call('POST', '/tasks', { title: 'Buy milk' })).data
    service.clock.advance(1000)
    const { revision, updated_at: at } = (await by(bob).call('PATCH', `/tasks/${task}`, { complete: true }))
      .data
    const [entry] = await activity(ada)
    assert.deepEqual(entry, {
      revision,
      write: revision,
      at,
      actor: { kind: 'user', id: user(bob).id, user_id: user(bob).id, name: 'Bob' },
      action: 'completed',
      resource: 'task',
      id: String(task),
      task_id: task,
      title: 'Buy milk',
      fields: ['complete'],
      text: '\u2068Bob\u2069 completed “\u2068Buy milk\u2069”',
    })
  })

  test("speaks the reader's language", async () => {
    const { id: task } = (await by(ada).call('POST', '/tasks', { title: 'Buy milk' })).data
    await by(ada).call('PATCH', `/tasks/${task}`, { complete: true })
    const said = async (language: string) =>
      (await texts(ada, '?limit=1', { 'accept-language': language }))[0]
    assert.equal(await said('de-CH, en;q=0.5'), 'Ada hat „Buy milk“ erledigt')
    assert.equal(await said('ur'), 'Ada نے ”Buy milk“ کو مکمل کیا')
    assert.equal(await said('fr, de;q=0, *;q=0.1'), 'Ada completed “Buy milk”')
    assert.equal(await said(';;,q=x'), 'Ada completed “Buy milk”')
    const answer = await by(ada).call('GET', '/activity', undefined, {
      'accept-language': 'fr;q=0.9,de;q=0.8',
    })
    assert.equal(answer.headers['content-language'], 'de')
  })

  test('says whom a task was assigned to, and taken from', async () => {
    await joined(bob, 'editor')
    const { id: task } = (await by(ada).call('POST', '/tasks', { title: 'Buy milk' })).data
    const [a, b] = [user(ada).id, user(bob).id]
    const steps: [TestUser | undefined, string[]][] = [
      [ada, [b]],
      [ada, [a, b]],
      [bob, [a]],
      [bob, []],
      [ada, [a, b]],
      [ada, []],
    ]
    for (const [one, assignees] of steps) await by(one).call('PATCH', `/tasks/${task}`, { assignees })
    const path = `?task_id=${task}&limit=6`
    assert.deepEqual(await texts(ada, path), [
      'Ada took Ada and Bob off “Buy milk”',
      'Ada assigned “Buy milk” to Ada and Bob',
      'Bob took Ada off “Buy milk”',
      'Bob stepped back from “Buy milk”',
      'Ada took on “Buy milk”',
      'Ada assigned “Buy milk” to Bob',
    ])
    assert.deepEqual(
      (await activity(ada, path)).map(({ action, assignees }) => [action, assignees]),
      [
        ['unassigned', [a, b]],
        ['assigned', [a, b]],
        ['unassigned', [a]],
        ['unassigned', [b]],
        ['assigned', [a]],
        ['assigned', [b]],
      ],
    )
    const said = async (language: string) => await texts(ada, path, { 'accept-language': language })
    assert.deepEqual(
      [(await said('de')).at(-1), (await said('de'))[2]],
      ['Ada hat Bob „Buy milk“ zugewiesen', 'Bob hat Ada „Buy milk“ abgenommen'],
    )
    assert.equal((await said('ur')).at(-1), 'Ada نے ”Buy milk“ کو Bob کے ذمے لگایا')
    await by(ada).call('PATCH', `/tasks/${task}`, { assignees: [b], priority: 'high' })
    assert.equal((await texts(ada, path))[0], 'Ada changed “Buy milk”')
    await by(ada).call('PATCH', `/tasks/${task}`, { assignees: [a] })
    await by(ada).call('DELETE', `/members/${b}`)
    assert.equal((await texts(ada, '?resource=task'))[0], 'Ada took on “Buy milk”')
    assert.equal((await texts(ada, '?resource=task')).at(-2), 'Ada assigned “Buy milk” to a former member')
  })

  test('a title cannot turn the sentence around', async () => {
    await by(ada).call('POST', '/tasks', { title: '\u202eevil\u2069 x\ny' })
    const [entry] = await activity(ada)
    assert.equal(entry?.text, '\u2068Ada\u2069 added “\u2068evil x y\u2069”')
  })

  test('names present members only', async () => {
    await joined(bob, 'editor')
    await by(bob).call('POST', '/tasks', { title: 'Buy milk' })
    await by(ada).call('DELETE', `/members/${user(bob).id}`)
    const [removed, added] = await activity(ada)
    assert.deepEqual(added?.actor, { kind: 'user', id: user(bob).id, user_id: user(bob).id, name: null })
    assert.deepEqual(
      [removed, added].map((entry) => plain(entry?.text ?? '')),
      ['Ada removed a former member', 'A former member added “Buy milk”'],
    )
    assert.equal(removed?.title, null)
  })

  test('names keys to whom they belong, and to others the user', async () => {
    await joined(bob, 'commenter')
    const key = (await user(bob).call('POST', '/keys', { name: 'Robot', scopes: ['tasks:write'] })).data.id
    const { id: task } = (await by(ada).call('POST', '/tasks', { title: 'Buy milk' })).data
    const actor = {
      userId: user(bob).id,
      workspaceId: id,
      kind: 'api_key',
      id: key,
      role: 'commenter',
    } as const
    const write = { actor: { ...actor, scopes: SCOPES_OF.commenter }, at: service.clock.now(), key: null }
    await runUnitOfWork(id, service.db, write, (unit) => createNote(unit, { body: 'Beep' }, task))
    const seen = { kind: 'api_key', id: key, user_id: user(bob).id }
    assert.deepEqual((await activity(bob))[0]?.actor, { ...seen, name: 'Robot' })
    const [entry] = await activity(ada)
    assert.deepEqual(entry?.actor, { ...seen, name: 'Bob' })
    assert.equal(plain(entry?.text ?? ''), 'Bob commented on “Buy milk”')
    assert.equal((await activity(ada, `?actor=${user(bob).id}&resource=note`)).length, 1)
  })

  test('is filtered by task, project, person and resource', async () => {
    await joined(bob, 'editor')
    const task = await someDone()
    await by(ada).call('POST', '/tasks', { title: 'Other' })
    const ofTask = await texts(ada, `?task_id=${task}`)
    assert.deepEqual(ofTask, [
      'Bob commented on “Buy milk”',
      'Ada moved “Buy milk”',
      'Bob reopened “Buy milk”',
      'Bob completed “Buy milk”',
      'Ada added “Buy milk”',
    ])
    assert.deepEqual(await texts(bob, `?task_id=${task}&actor=me`), [
      'Bob commented on “Buy milk”',
      'Bob reopened “Buy milk”',
      'Bob completed “Buy milk”',
    ])
    const [project] = await activity(ada, '?resource=project')
    assert.deepEqual(await texts(ada, `?project_id=${project?.id}`), [
      'Ada renamed the project “Shopping”',
      'Bob commented on “Buy milk”',
      'Ada moved “Buy milk”',
      'Ada added the project “Errands”',
    ])
    assert.deepEqual(await texts(ada, '?resource=note'), ['Bob commented on “Buy milk”'])
    assert.deepEqual(await texts(ada, `?actor=${user(bob).id}&resource=member`), ['Bob joined'])
    assert.deepEqual(await texts(ada, '?actor=unknown'), [])
    assert.deepEqual(await texts(ada, '?task_id=999&project_id=999'), [])
    for (const query of ['?task_id=0', '?actor=', '?resource=x', '?limit=0', '?cursor=x', '?since=1']) {
      assertProblem(await by(ada).call('GET', `/activity${query}`), 422, 'VALIDATION_ERROR')
    }
  })

  test('is read page by page without a gap, while others write', async () => {
    await joined(bob, 'editor')
    const task = await someDone()
    for (const query of ['', `&task_id=${task}`, '&actor=me', '&resource=note']) {
      const all = await activity(ada, `?${query}`)
      const read: ActivityEntry[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const at: string = cursor === '' ? '' : `&cursor=${cursor}`
        const { data } = await by(ada).call('GET', `/activity?limit=2${query}${at}`)
        read.push(...data.entries)
        cursor = data.next_cursor
        await by(bob).call('POST', `/tasks/${task}/notes`, { body: 'Meanwhile' })
      }
      assert.deepEqual(read, all)
    }
  })

  test('tells once what one request did to one thing', async () => {
    const operations = [
      { method: 'POST', path: '/tasks', body: { title: 'One' } },
      { method: 'PATCH', path: '/tasks/1', body: { complete: true } },
      { method: 'POST', path: '/tasks', body: { title: 'Two' } },
      { method: 'DELETE', path: '/tasks/2' },
    ]
    await by(ada).call('POST', '/batch', { operations })
    const entries = await activity(ada, '?resource=task')
    assert.deepEqual(
      entries.map(({ text, task_id }) => [plain(text), task_id]),
      [
        ['Ada deleted “Two”', 2],
        ['Ada added “One”', 1],
      ],
    )
  })

  test('does not say what was erased for good', async () => {
    await by(ada).call('POST', '/tasks', { title: 'Secret' })
    await by(ada).call('DELETE', '/tasks/1')
    await by(ada).call('DELETE', '/trash/task/1')
    const { payload } = await by(ada).call('GET', '/activity?resource=task')
    assert.ok(!payload.includes('Secret'))
    assert.equal((await texts(ada, '?resource=task'))[0], 'Ada changed a task, which was erased for good')
  })

  test('shows what the token may read, and keys for one project nothing', async () => {
    const own = user(ada)
    await own.call('POST', '/tasks', { title: 'Own' })
    const project = (await own.call('POST', '/projects', { name: 'P' })).data.id
    const key = async (scopes: string[], rest = {}) => {
      const { data } = await own.call('POST', '/keys', { name: 'K', scopes, ...rest })
      return { authorization: `Bearer ${data.key}` }
    }
    const { data } = await own.call('GET', '/activity', undefined, await key(['projects:read']))
    assert.deepEqual(
      data.entries.map(({ resource }: ActivityEntry) => resource),
      ['project'],
    )
    const hidden = await own.call('GET', '/activity?resource=task', undefined, await key(['projects:read']))
    assert.deepEqual(hidden.data.entries, [])
    const narrow = await key(['tasks:read', 'projects:read'], { project_id: project })
    assertProblem(await own.call('GET', '/activity', undefined, narrow), 403, 'AUTH_FORBIDDEN')
    const foreign = await by(bob).call('GET', '/activity')
    const nowhere = await inWorkspace(service, user(bob), 'f'.repeat(32)).call('GET', '/activity')
    assertProblem(foreign, 403, 'AUTH_FORBIDDEN')
    assert.equal(foreign.data.detail, nowhere.data.detail)
  })
})
