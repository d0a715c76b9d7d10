import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { type EventClient, listen, openEvents } from '../../tests/support/events.ts'
import { letIn } from '../../tests/support/let-in.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'

/** Moving tasks and projects to another workspace. */

let service: TestService
let ada: TestUser
let bob: TestUser
/** A workspace of Ada's, in which Bob is an editor. */
let home = ''
/** Ada there, and Bob. */
let there: TestUser
let bobThere: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('Ada'), service.newUser('Bob')])
  home = await createWorkspace(service, ada)
  await join(service, home, { owner: ada, guest: bob, role: 'editor' })
  there = inWorkspace(service, ada, home)
  bobThere = inWorkspace(service, bob, home)
})

const NOWHERE = '0123456789abcdef0123456789abcdef'

async function made(who: TestUser, path: string, body: object): Promise<number> {
  const { statusCode, data, payload } = await who.call('POST', path, body)
  assert.ok(statusCode < 300, payload)
  return data.id
}
const newTask = (who: TestUser, body: object) => made(who, '/tasks', body)

/** Moves it, and returns the answer. */
async function move(who: TestUser, path: string, body: object = { workspace_id: home }) {
  const moved = await who.call('POST', `${path}/transfer`, body)
  assert.equal(moved.statusCode, 200, moved.payload)
  return moved.data as { workspace_id: string; id: number; write: number }
}

const read = async (who: TestUser, path: string) => {
  const { statusCode, data, payload } = await who.call('GET', path)
  assert.equal(statusCode, 200, payload)
  return data
}
const titlesIn = async (who: TestUser): Promise<string[]> =>
  (await read(who, '/tasks')).tasks.map(({ title }: { title: string }) => title).sort()
const inTrash = async (who: TestUser) =>
  (await read(who, '/trash')).items.map(({ resource, id }: { resource: string; id: number }) => [
    resource,
    id,
  ])

describe('a task', () => {
  test('moves with all below it, and what they refer to of one another', async () => {
    const root = await newTask(ada, { title: 'Move in', priority: 'high', due: { date: '2026-12-01' } })
    const first = await newTask(ada, { title: 'Pack', parent_id: root })
    const other = await newTask(ada, { title: 'Stays' })
    const body = { title: 'Carry', parent_id: root, blocked_by: [first, other] }
    const second = await newTask(ada, body)
    await ada.call('PATCH', `/tasks/${other}`, { blocked_by: [first] })
    await newTask(there, { title: 'Was here' })

    const answer = await ada.call('POST', `/tasks/${root}/transfer`, { workspace_id: home })
    const { id } = answer.data
    assert.equal(answer.headers.location, `/api/${home}/tasks/${id}`)
    const moved = await read(there, `/tasks/${id}`)
    assert.equal(moved.title, 'Move in')
    assert.equal(moved.user_id, home)
    assert.equal(moved.priority, 'high')
    assert.deepEqual(moved.due, { date: '2026-12-01' })
    const { tasks } = await read(there, '/tasks')
    const named = (title: string) => tasks.find((task: { title: string }) => task.title === title)
    assert.equal(named('Pack').parent_id, id)
    assert.deepEqual(named('Carry').blocked_by, [named('Pack').id])
    assert.deepEqual(await titlesIn(ada), ['Stays'])
    assert.deepEqual((await read(ada, `/tasks/${other}`)).blocked_by, [])
    assert.equal((await ada.call('GET', `/tasks/${second}`)).statusCode, 404)
    assert.deepEqual(await inTrash(ada), [['task', root]])
  })

  test('is told in the activity of both, without what only goes along', async () => {
    const work = await createWorkspace(service, ada, 'Work')
    const atWork = inWorkspace(service, ada, work)
    const id = await newTask(atWork, { title: 'Paint' })
    await atWork.call('POST', `/tasks/${id}/notes`, { body: 'Green' })
    const before = await read(atWork, '/activity?limit=1')
    await newTask(atWork, { title: 'Gone' })
    await atWork.call('DELETE', `/tasks/${id + 1}`)
    const moved = await move(atWork, `/tasks/${id}`)
    const said = async (who: TestUser, limit: number) =>
      (await read(who, `/activity?limit=${limit}`)).entries.map(
        ({ action, text }: { action: string; text: string }) => [
          action,
          text.replaceAll(/[\u2068\u2069]/g, ''),
        ],
      )
    assert.deepEqual(await said(atWork, 4), [
      ['moved_away', 'Ada moved “Paint” to another workspace'],
      ['deleted', 'Ada deleted “Gone”'],
      ['created', 'Ada added “Gone”'],
    ])
    assert.deepEqual(await said(there, 2), [['moved_here', 'Ada moved “Paint” here from another workspace']])
    // Told in the other languages as well.
    for (const [language, word] of [
      ['de', 'verschoben'],
      ['ur', 'منتقل'],
    ] as const) {
      const { data } = await there.call('GET', '/activity?limit=2', undefined, {
        'accept-language': language,
      })
      assert.match(data.entries[0].text, new RegExp(word))
    }
    assert.equal(before.entries[0].action, 'commented')
    // Once it is undone, as well.
    const undone = await atWork.call('POST', '/undo', { revision: moved.write })
    assert.equal(undone.statusCode, 200, undone.payload)
    const actions = async (who: TestUser) => (await said(who, 9)).map(([action]: string[]) => action)
    assert.deepEqual((await actions(atWork)).slice(0, 2), ['moved_here', 'moved_away'])
    assert.deepEqual((await actions(there)).slice(0, 2), ['moved_away', 'moved_here'])
  })

  test('takes its labels along by name, and its assignees if they are members there', async () => {
    await made(there, '/labels', { name: 'ERRAND', color: '#2e7d32' })
    const eve = await service.newUser('Eve')
    const work = await createWorkspace(service, ada, 'Work')
    for (const guest of [bob, eve]) await join(service, work, { owner: ada, guest, role: 'editor' })
    const atWork = inWorkspace(service, ada, work)
    const task = await newTask(atWork, {
      title: 'Buy milk',
      labels: ['errand', 'food'],
      assignees: [eve.id, bob.id],
    })
    const { id } = await move(atWork, `/tasks/${task}`)
    const moved = await read(there, `/tasks/${id}`)
    assert.deepEqual(moved.labels, ['ERRAND', 'food'])
    assert.deepEqual(moved.assignees, [bob.id])
    const { labels } = await read(there, '/labels')
    assert.deepEqual(labels.map(({ name }: { name: string }) => name).sort(), ['ERRAND', 'food'])
    // Who is no member there is not named in what came along either.
    const { payload } = await there.call('GET', `/tasks/${id}/history`)
    assert.ok(!payload.includes(eve.id))
  })

  test('keeps its notes, by whom they are, when and what they say', async () => {
    const work = await createWorkspace(service, ada, 'Work')
    await join(service, work, { owner: ada, guest: bob, role: 'commenter' })
    const atWork = inWorkspace(service, ada, work)
    const task = await newTask(atWork, { title: 'Talk' })
    const note = await made(inWorkspace(service, bob, work), `/tasks/${task}/notes`, { body: 'Hello @Ada' })
    const before = await read(atWork, `/tasks/${task}/notes/${note}`)
    const { id } = await move(atWork, `/tasks/${task}`)
    const [moved] = (await read(there, `/tasks/${id}/notes`)).notes
    const { id: _, task_id: __, revision: ___, ...kept } = moved
    const { id: ____, task_id: _____, revision: ______, ...had } = before
    assert.deepEqual(kept, had)
    assert.equal(moved.author.user_id, bob.id)
    assert.deepEqual(moved.mentions, [ada.id])
  })

  test('that recurs keeps its rule, what was done of it, and its series', async () => {
    const body = { title: 'Water', due: { date: '2030-01-01' }, recurrence: 'FREQ=DAILY;COUNT=3' }
    const task = await newTask(ada, body)
    await ada.call('POST', `/tasks/${task}/skip`)
    // A new series.
    await ada.call('PATCH', `/tasks/${task}`, { recurrence: 'FREQ=DAILY;COUNT=2' })
    await ada.call('PATCH', `/tasks/${task}`, { complete: true })
    await newTask(there, { title: 'Was here' })
    const before = (await read(ada, `/tasks/${task}/occurrences`)).occurrences
    assert.equal(before.length, 2)
    const due = (await read(ada, `/tasks/${task}`)).due
    const { id } = await move(ada, `/tasks/${task}`)
    const moved = await read(there, `/tasks/${id}`)
    assert.equal(moved.recurrence, 'FREQ=DAILY;COUNT=2')
    assert.deepEqual(moved.due, due)
    const after = (await read(there, `/tasks/${id}/occurrences`)).occurrences
    const facts = (all: { status: string; due: object; at: string }[]) =>
      all.map(({ status, due, at }) => ({ status, due, at }))
    assert.deepEqual(facts(after), facts(before))
    // The second of two, and the last: the first series does not count.
    const done = await there.call('PATCH', `/tasks/${id}`, { complete: true })
    assert.equal(done.data.complete, true, done.payload)
  })

  test('goes into a project there, which must be one', async () => {
    const project = await made(there, '/projects', { name: 'Garden' })
    const task = await newTask(ada, { title: 'Dig' })
    const wrong = { workspace_id: home, project_id: project + 1000 }
    assertProblem(await ada.call('POST', `/tasks/${task}/transfer`, wrong), 422, 'VALIDATION_ERROR')
    const { id } = await move(ada, `/tasks/${task}`, { workspace_id: home, project_id: project })
    assert.equal((await read(there, `/tasks/${id}`)).project_id, project)
  })

  test('stays within the quota there, and is not moved in part', async () => {
    await service.db.query({
      name: '',
      text: 'UPDATE workspaces SET quota_tasks = 1 WHERE id = $1',
      values: [home],
    })
    await newTask(there, { title: 'Full' })
    const task = await newTask(ada, { title: 'Dig', labels: ['new'] })
    assertProblem(await ada.call('POST', `/tasks/${task}/transfer`, { workspace_id: home }), 409, 'CONFLICT')
    assert.deepEqual(await titlesIn(ada), ['Dig'])
    assert.deepEqual(await titlesIn(there), ['Full'])
    assert.equal((await read(there, '/labels')).count, 0)
  })

  test('is moved as it was read, or not at all', async () => {
    const task = await newTask(ada, { title: 'Dig' })
    const stale = { 'if-match': '"999"' }
    const body = { workspace_id: home }
    assert.equal((await ada.call('POST', `/tasks/${task}/transfer`, body, stale)).statusCode, 412)
    assert.deepEqual(await titlesIn(ada), ['Dig'])
  })

  test('shows what a move would do, without moving', async () => {
    const task = await newTask(ada, { title: 'Dig' })
    const { data } = await ada.call('POST', `/tasks/${task}/transfer?dry_run=true`, { workspace_id: home })
    assert.equal(data.dry_run, true)
    assert.deepEqual(
      data.changes.map(({ action }: { action: string }) => action),
      ['deleted'],
    )
    assert.deepEqual(await titlesIn(ada), ['Dig'])
    assert.deepEqual(await titlesIn(there), [])
  })

  test('moves once by a key, however often it is sent', async () => {
    const task = await newTask(ada, { title: 'Dig' })
    const send = () =>
      ada.call('POST', `/tasks/${task}/transfer`, { workspace_id: home }, { 'idempotency-key': 'once' })
    const first = await send()
    const again = await send()
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.deepEqual(again.data, first.data)
    assert.equal(again.headers.location, first.headers.location)
    assert.deepEqual(await titlesIn(there), ['Dig'])
  })
})

describe('a project', () => {
  test('moves with its tasks, in their order; its links end', async () => {
    const project = await made(ada, '/projects', { name: 'Garden', color: '#2e7d32' })
    for (const title of ['A', 'B', 'C']) await newTask(ada, { title, project_id: project })
    const { tasks } = await read(ada, `/tasks?filter=${encodeURIComponent('project = Garden')}&sort=position`)
    await ada.call('POST', `/tasks/${tasks[2].id}/move`, { before: tasks[0].id })
    const link = await ada.call('POST', '/links', { project_id: project })
    const before = await read(ada, `/tasks?filter=${encodeURIComponent('project = Garden')}&sort=position`)
    const { id } = await move(ada, `/projects/${project}`)
    const moved = await read(there, `/projects/${id}`)
    assert.equal(moved.name, 'Garden')
    assert.equal(moved.color, '#2e7d32')
    const after = await read(there, `/tasks?filter=${encodeURIComponent('project = Garden')}&sort=position`)
    const titles = (all: { title: string }[]) => all.map(({ title }) => title)
    assert.deepEqual(titles(after.tasks), titles(before.tasks))
    assert.deepEqual(titles(after.tasks).toSorted(), ['A', 'B', 'C'])
    assert.deepEqual(await titlesIn(ada), [])
    assert.equal((await read(ada, '/projects')).count, 0)
    assert.deepEqual(await inTrash(ada), [['project', project]])
    const token = link.data.token
    assert.equal((await service.inject({ method: 'GET', url: `/api/links/${token}` })).statusCode, 404)
  })

  test('more than can be moved at once is not moved', async () => {
    const project = await made(ada, '/projects', { name: 'Garden' })
    for (let batch = 0; batch < 21; batch += 1) {
      const operations = Array.from({ length: 100 }, () => ({
        method: 'POST',
        path: '/tasks',
        body: { title: 'x', project_id: project },
      }))
      const { statusCode, payload } = await ada.call('POST', '/batch', { operations })
      assert.equal(statusCode, 200, payload)
    }
    const refused = await ada.call('POST', `/projects/${project}/transfer`, { workspace_id: home })
    assertProblem(refused, 409, 'CONFLICT')
    assert.equal((await read(there, '/projects')).count, 0)
  })
})

describe('the history', () => {
  test('goes on from before the move, with who did what when', async () => {
    const task = await newTask(ada, { title: 'Draft' })
    await ada.call('PATCH', `/tasks/${task}`, { title: 'Better' })
    const before = (await read(ada, `/tasks/${task}/history`)).changes
    const { id } = await move(ada, `/tasks/${task}`)
    const { changes } = await read(bobThere, `/tasks/${id}/history`)
    const told = changes.map((change: { action: string; after: { title: string } }) => [
      change.action,
      change.after.title,
    ])
    assert.deepEqual(told, [
      ['created', 'Better'],
      ['updated', 'Better'],
      ['created', 'Draft'],
    ])
    assert.deepEqual(
      changes.slice(1).map(({ at, actor }: { at: string; actor: object }) => ({ at, actor })),
      before.map(({ at, actor }: { at: string; actor: object }) => ({ at, actor })),
    )
    assert.ok(changes.every((change: { after: { id: number; user_id: string } }) => change.after.id === id))
    assert.ok(changes.every((change: { after: { user_id: string } }) => change.after.user_id === home))
    // Page by page, as well.
    const page = await read(there, `/tasks/${id}/history?limit=2`)
    const next = await read(there, `/tasks/${id}/history?limit=2&cursor=${page.next_cursor}`)
    assert.deepEqual([...page.changes, ...next.changes], changes)
  })

  test('comes along a second time', async () => {
    const task = await newTask(ada, { title: 'Draft' })
    const { id } = await move(ada, `/tasks/${task}`)
    const back = await move(there, `/tasks/${id}`, { workspace_id: ada.id })
    const { changes } = await read(ada, `/tasks/${back.id}/history`)
    const actions = changes.map(({ action }: { action: string }) => action)
    assert.deepEqual(actions, ['created', 'created', 'created'])
  })

  test('of a project and of a note comes along', async () => {
    const project = await made(ada, '/projects', { name: 'Garden' })
    await ada.call('PATCH', `/projects/${project}`, { name: 'Park' })
    const task = await newTask(ada, { title: 'Dig', project_id: project })
    const note = await made(ada, `/tasks/${task}/notes`, { body: 'Deep' })
    await ada.call('PATCH', `/tasks/${task}/notes/${note}`, { body: 'Deeper' })
    const { id } = await move(ada, `/projects/${project}`)
    const names = (await read(there, `/projects/${id}/history`)).changes.map(
      ({ after }: { after: { name: string } }) => after.name,
    )
    assert.deepEqual(names, ['Park', 'Park', 'Garden'])
    const [moved] = (await read(there, '/tasks')).tasks
    const history = (await read(there, `/tasks/${moved.id}/history`)).changes
    assert.ok(history.every(({ after }: { after: { project_id: number } }) => after.project_id === id))
    const [kept] = (await read(there, `/tasks/${moved.id}/notes`)).notes
    const bodies = (await read(there, `/tasks/${moved.id}/notes/${kept.id}/history`)).changes.map(
      ({ after }: { after: { body: string } }) => after.body,
    )
    assert.deepEqual(bodies, ['Deeper', 'Deeper', 'Deep'])
  })

  test('is told to nobody else as if it had happened there', async () => {
    const since = (await there.call('POST', '/tasks', { title: 'Was here' })).data.revision
    const task = await newTask(ada, { title: 'Draft' })
    await ada.call('PATCH', `/tasks/${task}`, { title: 'Better' })
    const { id } = await move(ada, `/tasks/${task}`)
    const { changes } = await read(there, `/changes?since=${since}`)
    const told = changes.map((change: { resource: string; action: string; resource_id: string }) => [
      change.resource,
      change.action,
      change.resource_id,
    ])
    assert.deepEqual(told, [['task', 'created', String(id)]])
    // What Ada did elsewhere is not what she did here since.
    assert.ok(!JSON.stringify(await read(there, '/activity')).includes('Draft'))
  })
})

test('streams go on through moves, on both sides, and show nothing but what is there', async () => {
  const origin = await listen(service.app)
  const [left, came] = await Promise.all(
    ['me', home].map((userId) => openEvents(origin, { token: ada.token, userId })),
  )
  assert.ok(left !== undefined && came !== undefined)
  try {
    const task = await newTask(ada, { title: 'Draft' })
    const { write } = await move(ada, `/tasks/${task}`)
    await ada.call('POST', '/undo', { revision: write })
    await newTask(ada, { title: 'Last' })
    await newTask(there, { title: 'Last' })
    const isLast = ({ data }: { data: { after?: { title: string } } }) => data.after?.title === 'Last'
    const told = (client: EventClient) =>
      client.events.filter(({ event }) => event === 'change').map(({ data }) => [data.resource, data.action])
    for (const client of [left, came]) await client.seen((event) => event.event === 'change' && isLast(event))
    assert.deepEqual(told(left), [
      ['task', 'created'],
      ['task', 'deleted'],
      ['task', 'created'],
      ['task', 'created'],
    ])
    assert.deepEqual(told(came), [
      ['task', 'created'],
      ['task', 'deleted'],
      ['task', 'created'],
    ])
  } finally {
    for (const client of [left, came]) client.close()
  }
})

describe('the old address', () => {
  test('names the new one to who may read it', async () => {
    const work = await createWorkspace(service, ada, 'Work')
    const eve = await service.newUser('Eve')
    await join(service, work, { owner: ada, guest: eve, role: 'viewer' })
    const atWork = inWorkspace(service, ada, work)
    const project = await made(atWork, '/projects', { name: 'Garden' })
    const task = await newTask(atWork, { title: 'Dig', project_id: project })
    const { id } = await move(atWork, `/projects/${project}`)
    const [moved] = (await read(there, '/tasks')).tasks
    for (const [path, to] of [
      [`/projects/${project}`, id],
      [`/tasks/${task}`, moved.id],
    ]) {
      const known = await atWork.call('GET', String(path))
      assertProblem(known, 404, 'NOT_FOUND')
      assert.deepEqual(known.data.moved_to, { workspace_id: home, id: to })
      const unknown = await inWorkspace(service, eve, work).call('GET', String(path))
      assertProblem(unknown, 404, 'NOT_FOUND')
      assert.equal(unknown.data.moved_to, undefined)
      assert.ok(!unknown.payload.includes(home))
    }
  })

  test('names it to who writes there as well, and to nobody who may not read it', async () => {
    const work = await createWorkspace(service, ada, 'Work')
    const eve = await service.newUser('Eve')
    await join(service, work, { owner: ada, guest: eve, role: 'editor' })
    const [atWork, eveAtWork] = [inWorkspace(service, ada, work), inWorkspace(service, eve, work)]
    const project = await made(atWork, '/projects', { name: 'Garden' })
    const task = await newTask(atWork, { title: 'Dig', project_id: project })
    const { id } = await move(atWork, `/projects/${project}`)
    const [moved] = (await read(there, '/tasks')).tasks
    const [oldTask, oldProject] = [`/tasks/${task}`, `/projects/${project}`]
    const whole = { title: 'Dig', description: null, complete: false }
    for (const [method, path, body] of [
      ['PATCH', oldTask, { title: 'Dig' }],
      ['PATCH', oldTask, { priority: 'high' }],
      ['PUT', oldTask, whole],
      ['PATCH', `${oldTask}/complete`, undefined],
      ['POST', `${oldTask}/move`, { after: task + 1 }],
      ['POST', `${oldTask}/notes`, { body: 'Deep' }],
      ['GET', `${oldTask}/notes`, undefined],
      ['POST', `${oldTask}/transfer`, { workspace_id: ada.id }],
      ['DELETE', oldTask, undefined],
      ['PATCH', oldProject, { name: 'Yard' }],
      ['POST', `${oldProject}/transfer`, { workspace_id: ada.id }],
      ['DELETE', oldProject, undefined],
    ] as const) {
      const cell = `${method} ${path}`
      const to = { workspace_id: home, id: path.startsWith(oldTask) ? moved.id : id }
      const known = await atWork.call(method, path, body)
      assertProblem(known, 404, 'NOT_FOUND')
      assert.deepEqual(known.data.moved_to, to, cell)
      const elsewhere = body !== undefined && 'workspace_id' in body ? { workspace_id: eve.id } : body
      const unknown = await eveAtWork.call(method, path, elsewhere)
      assertProblem(unknown, 404, 'NOT_FOUND')
      assert.equal(unknown.data.moved_to, undefined, cell)
      assert.ok(!unknown.payload.includes(home), cell)
    }
    const operations = [{ method: 'PATCH', path: oldTask, body: { title: 'Dig' } }]
    const batch = await atWork.call('POST', '/batch', { mode: 'each', operations })
    assert.deepEqual(batch.data.results[0].body.moved_to, { workspace_id: home, id: moved.id })
  })
})

describe('who may not move', () => {
  test('somewhere else than where they may write is told the same as nowhere', async () => {
    const task = await newTask(ada, { title: 'Dig' })
    const eve = await service.newUser('Eve')
    const others = await createWorkspace(service, eve, 'Eve’s')
    for (const workspace_id of [NOWHERE, others, eve.id, 'x']) {
      const refused = await ada.call('POST', `/tasks/${task}/transfer`, { workspace_id })
      assertProblem(refused, 422, 'VALIDATION_ERROR')
      assert.deepEqual(refused.data.errors, [
        { loc: ['body', 'workspace_id'], msg: 'No such workspace.', type: 'unknown' },
      ])
    }
    const same = await ada.call('POST', `/tasks/${task}/transfer`, { workspace_id: ada.id })
    assertProblem(same, 422, 'VALIDATION_ERROR')
    assert.deepEqual(await titlesIn(ada), ['Dig'])
  })

  test('a commenter takes nothing away, and brings nothing', async () => {
    const eve = await service.newUser('Eve')
    await join(service, home, { owner: ada, guest: eve, role: 'commenter' })
    const task = await newTask(there, { title: 'Dig' })
    const eveThere = inWorkspace(service, eve, home)
    const away = await eveThere.call('POST', `/tasks/${task}/transfer`, { workspace_id: eve.id })
    assertProblem(away, 403, 'AUTH_FORBIDDEN')
    const own = await newTask(eve, { title: 'Mine' })
    const brought = await eve.call('POST', `/tasks/${own}/transfer`, { workspace_id: home })
    assertProblem(brought, 403, 'AUTH_FORBIDDEN')
    assert.deepEqual(await titlesIn(eve), ['Mine'])
    assert.deepEqual(await titlesIn(there), ['Dig'])
  })

  test('a key opens one workspace', async () => {
    const scopes = ['tasks:read', 'tasks:write', 'projects:write', 'labels:write']
    const { data } = await ada.call('POST', '/keys', { name: 'Key', scopes })
    const task = await newTask(ada, { title: 'Dig' })
    const url = `/api/me/tasks/${task}/transfer`
    const refused = await withToken(service, { token: data.key }, 'POST', url, { workspace_id: home })
    assertProblem(refused, 422, 'VALIDATION_ERROR')
    assert.deepEqual(await titlesIn(ada), ['Dig'])
  })

  test('a client moves between the workspaces that it was let into, and no others', async () => {
    const scopes = ['tasks:read', 'tasks:write', 'labels:write']
    const work = await createWorkspace(service, ada, 'Work')
    const url = (id: string, task: number) => `/api/${id}/tasks/${task}/transfer`
    const { token, clientId } = await letIn(service, ada, { scopes, workspaces: [ada.id, home] })
    const task = await newTask(ada, { title: 'Dig' })
    const refused = await withToken(service, { token }, 'POST', url(ada.id, task), { workspace_id: work })
    assertProblem(refused, 422, 'VALIDATION_ERROR')
    const moved = await withToken(service, { token }, 'POST', url(ada.id, task), { workspace_id: home })
    assert.equal(moved.statusCode, 200, moved.payload)
    const body = { workspace_id: ada.id }
    const back = await withToken(service, { token }, 'POST', url(home, moved.data.id), body)
    assert.equal(back.statusCode, 200, back.payload)
    // In the user's own workspace, it is known by its own id.
    const [created] = (await read(ada, `/tasks/${back.data.id}/history`)).changes
    assert.deepEqual(created.actor, { kind: 'oauth_client', id: clientId })
  })

  test('not as an operation of a batch', async () => {
    const task = await newTask(ada, { title: 'Dig' })
    const operations = [{ method: 'POST', path: `/tasks/${task}/transfer`, body: { workspace_id: home } }]
    const refused = await ada.call('POST', '/batch', { operations })
    assertProblem(refused, 422, 'VALIDATION_ERROR')
    assert.deepEqual(await titlesIn(ada), ['Dig'])
  })
})
