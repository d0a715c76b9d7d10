import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'
import { RESOURCES } from '../../app.ts'
import { pruneChanges } from '../retention.ts'
import { purgeOutdated } from './crud/trash.ts'

let service: TestService
let user: TestUser
before(async () => {
  service = await startService()
})
after(() => service.close())

const DAY = 24 * 60 * 60 * 1000
const create = async (body: object, path = '/tasks') => (await user.call('POST', path, body)).data
const get = async (path: string) => (await user.call('GET', path)).data
const undo = (revision: number, headers = {}) => user.call('POST', '/undo', { revision }, headers)

describe('POST /undo', () => {
  test('undoes a change, and redo undoes the undo', async () => {
    user = await service.newUser()
    const task = await create({ title: 'Buy milk', labels: ['shop'] })
    const patched = await user.call('PATCH', '/tasks/1', { title: 'Buy rolls', priority: 'high' })
    const answer = await undo(patched.data.revision)
    assert.equal(answer.statusCode, 200)
    assert.deepEqual(
      [answer.data.undone, answer.data.write, answer.data.revision, answer.data.count],
      [3, 4, 4, 1],
    )
    assert.deepEqual(answer.data.changes[0].after, await get('/tasks/1'))
    const { updated_at: _, revision: __, ...content } = await get('/tasks/1')
    assert.deepEqual({ ...task, ...content }, task)
    assert.equal((await undo(answer.data.write)).statusCode, 200)
    assert.deepEqual([(await get('/tasks/1')).title, (await get('/tasks/1')).priority], ['Buy rolls', 'high'])
  })

  test('undoes a creation, and a deletion with everything it removed', async () => {
    user = await service.newUser()
    await create({ title: 'Parent' })
    await create({ title: 'Child', parent_id: 1, blocked_by: [1] })
    await create({ title: 'Waits', blocked_by: [2] })
    const note = await create({ body: 'Said' }, '/tasks/2/notes')
    await user.call('DELETE', '/tasks/1')
    assert.deepEqual((await get('/tasks/3')).blocked_by, [])
    const answer = await undo((await get('/changes?since=4')).next_since)
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.deepEqual((await get('/tasks/3')).blocked_by, [2])
    assert.deepEqual([(await get('/tasks/2')).parent_id, (await get('/tasks/2')).blocked_by], [1, [1]])
    assert.equal((await get(`/tasks/2/notes/${note.id}`)).body, 'Said')
    assert.deepEqual((await get('/trash')).items, [])
    const made = await create({ title: 'New' })
    assert.equal((await undo(made.revision)).statusCode, 200)
    assertProblem(await user.call('GET', `/tasks/${made.id}`), 404, 'NOT_FOUND')
    assert.equal((await get('/trash')).items[0].name, 'New')
  })

  test('answers 409 with the fields that were changed since, and changes nothing', async () => {
    user = await service.newUser()
    await create({ title: 'a' })
    await user.call('PATCH', '/tasks/1', { title: 'b', priority: 'low' })
    await user.call('PATCH', '/tasks/1', { title: 'c' })
    const answer = await undo(2)
    assertProblem(answer, 409, 'CONFLICT')
    assert.deepEqual(answer.data.conflicts, [
      {
        resource: 'task',
        resource_id: '1',
        revision: 2,
        exists: true,
        fields: [{ field: 'title', before: 'a', after: 'b', now: 'c' }],
      },
    ])
    assert.equal((await get('/tasks/1')).revision, 3)
    // What nothing newer has touched can still be taken back.
    await user.call('PATCH', '/tasks/1', { description: 'more' })
    assert.equal((await undo(3)).statusCode, 200)
    const { title, description } = await get('/tasks/1')
    assert.deepEqual([title, description], ['b', 'more'])
  })

  test('answers 409 when the thing is gone, or when others depend on it since', async () => {
    user = await service.newUser()
    await create({ title: 'a' })
    await user.call('PATCH', '/tasks/1', { title: 'b' })
    await create({ body: 'later' }, '/tasks/1/notes')
    const hangsOn = await undo(1)
    assertProblem(hangsOn, 409, 'CONFLICT')
    await user.call('DELETE', '/tasks/1')
    const gone = await undo(2)
    assertProblem(gone, 409, 'CONFLICT')
    assert.equal(gone.data.conflicts[0].exists, false)
    const project = await create({ name: 'P' }, '/projects')
    await create({ title: 'in it', project_id: project.id })
    assertProblem(await undo(project.revision), 409, 'CONFLICT')
    const fresh = await create({ title: 'x' })
    await create({ body: 'later' }, `/tasks/${fresh.id}/notes`)
    const dependents = await undo(fresh.revision)
    assertProblem(dependents, 409, 'CONFLICT')
    assert.equal(dependents.data.dependents[0].resource, 'note')
  })

  test('does nothing the second time', async () => {
    user = await service.newUser()
    await create({ title: 'a' })
    await user.call('PATCH', '/tasks/1', { title: 'b' })
    await undo(2)
    const again = await undo(2)
    assert.deepEqual([again.statusCode, again.data.count, again.data.write], [200, 0, null])
    assert.equal((await get('/tasks/1')).revision, 3)
  })

  test('runs once per Idempotency-Key', async () => {
    user = await service.newUser()
    await create({ title: 'a' })
    await user.call('PATCH', '/tasks/1', { title: 'b' })
    const key = { 'idempotency-key': 'once' }
    const first = await undo(2, key)
    await user.call('PATCH', '/tasks/1', { title: 'b' })
    const second = await undo(2, key)
    assert.deepEqual([second.statusCode, second.payload], [200, first.payload])
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.equal((await get('/tasks/1')).title, 'b')
  })

  test('restores an occurrence, a label name on all tasks, and the time zone', async () => {
    user = await service.newUser()
    await create({ title: 'Water', due: { date: '2026-11-20', time: '09:00' }, recurrence: 'FREQ=DAILY' })
    await user.call('PATCH', '/tasks/1/complete')
    assert.notEqual((await get('/tasks/1')).due.date, '2026-11-20')
    await undo((await get('/tasks/1')).revision)
    assert.equal((await get('/tasks/1')).due.date, '2026-11-20')
    assert.deepEqual((await get('/tasks/1/occurrences')).occurrences, [])

    const label = await create({ name: 'home' }, '/labels')
    await user.call('PATCH', '/tasks/1', { labels: ['home'] })
    const renamed = (await user.call('PATCH', `/labels/${label.id}`, { name: 'house' })).data
    await create({ title: 'later', labels: ['house'] })
    const undone = await undo(renamed.revision)
    assert.equal(undone.statusCode, 200, undone.payload)
    assert.deepEqual([(await get('/tasks/1')).labels, (await get('/tasks/2')).labels], [['home'], ['home']])
    assert.equal((await get('/labels')).count, 1)

    const moved = (await user.call('PATCH', '/preferences', { time_zone: 'Asia/Tokyo' })).data
    assert.equal((await get('/tasks/1')).due_at, '2026-11-20T00:00:00.000Z')
    assert.equal((await undo(moved.revision)).statusCode, 200)
    assert.equal((await get('/preferences')).time_zone, 'UTC')
    assert.equal((await get('/tasks/1')).due_at, '2026-11-20T09:00:00.000Z')
    assert.equal((await get('/tasks?due=2026-11-20')).count, 1)
  })

  test('needs write scopes for what it touches; keys cannot be undone', async () => {
    user = await service.newUser()
    const project = await create({ name: 'P' }, '/projects')
    const made = await user.call('POST', '/keys', { name: 'K', scopes: ['tasks:write'] })
    const bot = { authorization: `Bearer ${made.data.key}` }
    const refused = await undo(project.revision, bot)
    assertProblem(refused, 403, 'AUTH_FORBIDDEN')
    assert.match(refused.data.detail, /projects:write/)
    assertProblem(await undo(made.data.revision), 409, 'CONFLICT')
  })

  test('refuses revisions that do not exist, are pruned or are not numbers', async () => {
    user = await service.newUser()
    for (const title of ['a', 'b', 'c']) await create({ title })
    assertProblem(await undo(4), 404, 'NOT_FOUND')
    for (const body of [
      {},
      { revision: 0 },
      { revision: '1' },
      { revision: 1.5 },
      { revision: 1, x: 1 },
      [],
    ]) {
      assertProblem(await user.call('POST', '/undo', body), 422, 'VALIDATION_ERROR')
    }
    await pruneChanges(service.db, new Date(service.clock.now().getTime() + DAY))
    assertProblem(await undo(2), 410, 'GONE')
  })

  test('reaches back as far as promised, even if the clock was once slow', async () => {
    user = await service.newUser()
    for (const title of ['long ago', 'kept', 'with a wrong clock']) await create({ title })
    await service.db.pool.query('UPDATE changes SET at = $2 WHERE user_id = $1 AND revision IN (1, 3)', [
      user.id,
      new Date(service.clock.now().getTime() - 365 * DAY),
    ])
    await pruneChanges(service.db, new Date(service.clock.now().getTime() - DAY))
    assertProblem(await undo(1), 410, 'GONE')
    assert.equal((await undo(2)).statusCode, 200)
  })

  test("never touches another user's data", async () => {
    const [ada, eve] = [await service.newUser(), await service.newUser()]
    await ada.call('POST', '/tasks', { title: 'a' })
    assertProblem(await eve.call('POST', '/undo', { revision: 1 }), 404, 'NOT_FOUND')
    assert.equal((await ada.call('GET', '/tasks/1')).statusCode, 200)
  })
})

describe('the trash', () => {
  test('lists what was deleted, newest first and page by page, and other lists do not', async () => {
    user = await service.newUser()
    await create({ title: 'One' })
    await create({ title: 'Below', parent_id: 1 })
    await create({ name: 'Garden' }, '/projects')
    await create({ title: 'Two', description: 'two' })
    const two = await get('/tasks/3')
    for (const path of ['/tasks/1', '/projects/3', '/tasks/3']) await user.call('DELETE', path)
    assert.deepEqual([(await get('/tasks')).count, (await get('/projects')).count], [0, 0])
    assert.equal((await get('/tasks?q=two')).count, 0)
    const first = await user.call('GET', '/trash?limit=2')
    assert.deepEqual(
      first.data.items.map(({ resource, id, name, others }: Record<string, unknown>) => [
        resource,
        id,
        name,
        others,
      ]),
      [
        ['task', 3, 'Two', 0],
        ['project', 3, 'Garden', 0],
      ],
    )
    assert.deepEqual(first.data.items[0].state, two)
    const { deleted_at, purged_at, deleted_by } = first.data.items[0]
    assert.equal(Date.parse(purged_at) - Date.parse(deleted_at), 30 * DAY)
    assert.deepEqual(deleted_by, { kind: 'user', id: user.id })
    assert.match(String(first.headers.link), /rel="next"/)
    const second = await get(`/trash?limit=2&cursor=${first.data.next_cursor}`)
    assert.deepEqual([second.items.length, second.items[0].others, second.next_cursor], [1, 1, null])
    assert.equal((await get('/trash?resource=project')).count, 1)
    assertProblem(await user.call('GET', '/trash?resource=api_key'), 422, 'VALIDATION_ERROR')
  })

  test('restores each kind of resource', async () => {
    user = await service.newUser()
    await create({ title: 'Task' })
    const note = await create({ body: 'Said' }, '/tasks/1/notes')
    const project = await create({ name: 'P' }, '/projects')
    const label = await create({ name: 'L' }, '/labels')
    const view = await create({ name: 'V', filter: '' }, '/views')
    await user.call('PATCH', '/tasks/1', { project_id: project.id, labels: ['L'] })
    for (const path of [
      `/tasks/1/notes/${note.id}`,
      `/projects/${project.id}`,
      `/labels/${label.id}`,
      `/views/${view.id}`,
    ]) {
      const before = await get(path)
      assert.equal((await user.call('DELETE', path)).statusCode, 204)
      assertProblem(await user.call('GET', path), 404, 'NOT_FOUND')
      const restored = await user.call('POST', `${path}/restore`)
      assert.equal(restored.statusCode, 200, restored.payload)
      assert.deepEqual(restored.data, await get(path))
      assert.equal(restored.headers.etag, `"${restored.data.revision}"`)
      const { updated_at: _, revision: __, ...content } = restored.data
      assert.deepEqual({ ...before, ...content }, before)
      assertProblem(await user.call('POST', `${path}/restore`), 404, 'NOT_FOUND')
    }
    const { project_id, labels } = await get('/tasks/1')
    assert.deepEqual([project_id, labels], [project.id, ['L']])
    await user.call('DELETE', '/tasks/1')
    assert.equal((await user.call('POST', '/tasks/1/restore', undefined)).data.project_id, project.id)
    assert.equal((await get(`/tasks/1/notes/${note.id}`)).body, 'Said')
  })

  test('restores what it can when a parent is gone or was changed', async () => {
    user = await service.newUser()
    const project = await create({ name: 'P' }, '/projects')
    await create({ title: 'Parent', project_id: project.id })
    await create({ title: 'Child', parent_id: 1, labels: ['x'] })
    await create({ title: 'Waits', blocked_by: [2] })
    await create({ title: 'Other' })
    await user.call('DELETE', '/tasks/2')
    await user.call('PATCH', '/tasks/3', { blocked_by: [4] })
    await user.call('DELETE', '/tasks/1')
    await user.call('DELETE', `/projects/${project.id}`)
    await user.call('DELETE', `/labels/${(await get('/labels')).labels[0].id}`)
    const restored = await user.call('POST', '/tasks/2/restore')
    assert.equal(restored.statusCode, 200, restored.payload)
    const { parent_id, project_id, labels } = restored.data
    assert.deepEqual([parent_id, project_id, labels], [null, null, ['x']])
    assert.deepEqual((await get('/tasks/3')).blocked_by, [4, 2])
  })

  test('conflicts on a name taken since, and on a note whose task is gone', async () => {
    user = await service.newUser()
    const label = await create({ name: 'home' }, '/labels')
    await user.call('DELETE', `/labels/${label.id}`)
    await create({ name: 'Home' }, '/labels')
    assertProblem(await user.call('POST', `/labels/${label.id}/restore`), 409, 'CONFLICT')
    await create({ title: 'T' })
    const note = await create({ body: 'N' }, '/tasks/1/notes')
    await user.call('DELETE', `/tasks/1/notes/${note.id}`)
    assertProblem(await user.call('POST', `/tasks/2/notes/${note.id}/restore`), 404, 'NOT_FOUND')
    await user.call('DELETE', '/tasks/1')
    assertProblem(await user.call('POST', `/tasks/1/notes/${note.id}/restore`), 409, 'CONFLICT')
    assert.equal((await get('/trash')).count, 3)
  })

  test('restores once per Idempotency-Key', async () => {
    user = await service.newUser()
    await create({ title: 'T' })
    await user.call('DELETE', '/tasks/1')
    const key = { 'idempotency-key': 'once' }
    const first = await user.call('POST', '/tasks/1/restore', undefined, key)
    await user.call('DELETE', '/tasks/1')
    const second = await user.call('POST', '/tasks/1/restore', undefined, key)
    assert.deepEqual([second.statusCode, second.payload], [200, first.payload])
    assertProblem(await user.call('GET', '/tasks/1'), 404, 'NOT_FOUND')
  })

  test('purges for good: log, history and undo keep nothing of it', async () => {
    user = await service.newUser()
    await create({ title: 'secret', description: 'secret' })
    await create({ title: 'secret below', parent_id: 1 })
    await create({ body: 'secret note' }, '/tasks/1/notes')
    await create({ title: 'stays' })
    await user.call('PATCH', '/tasks/1', { title: 'more secret' })
    await user.call('DELETE', '/tasks/1')
    await user.call('POST', '/tasks/1/restore')
    await user.call('DELETE', '/tasks/1')
    const { revision } = (await get('/trash')).items[0]
    assert.equal((await user.call('DELETE', '/trash/task/1')).statusCode, 204)
    assertProblem(await user.call('DELETE', '/trash/task/1'), 404, 'NOT_FOUND')
    assertProblem(await user.call('POST', '/tasks/1/restore'), 404, 'NOT_FOUND')
    const log = await user.call('GET', '/changes?limit=500')
    assert.doesNotMatch(log.payload, /secret/)
    assert.ok(log.data.changes.some(({ action }: { action: string }) => action === 'purged'))
    const undone = await undo(revision)
    assert.deepEqual([undone.statusCode, undone.data.count], [200, 0])
    const { rows } = await service.db.pool.query(
      "SELECT count(*)::int AS n FROM changes WHERE user_id = $1 AND (before::text LIKE '%secret%' OR after::text LIKE '%secret%')",
      [user.id],
    )
    assert.equal(rows[0].n, 0)
    assert.equal((await get('/tasks/3')).title, 'stays')
  })

  test('purges the stored answer of a batch: a repeat is told so, and does nothing', async () => {
    user = await service.newUser()
    const operations = [{ method: 'POST', path: '/tasks', body: { title: 'secret' } }]
    const key = { 'idempotency-key': 'once' }
    const batch = () => user.call('POST', '/batch', { operations }, key)
    assert.match((await batch()).payload, /secret/)
    await user.call('DELETE', '/tasks/1')
    assert.match((await batch()).payload, /secret/)
    await user.call('DELETE', '/trash/task/1')
    assertProblem(await batch(), 404, 'NOT_FOUND')
    const { rows } = await service.db.pool.query(
      "SELECT 1 FROM idempotency_keys WHERE user_id = $1 AND answer::text LIKE '%secret%'",
      [user.id],
    )
    assert.deepEqual(rows, [])
    assert.equal((await get('/tasks')).count, 0)
  })

  test('leaves nothing in the search index, whether or not it knew of the deletion', async () => {
    user = await service.newUser()
    await create({ title: 'Task' })
    const found = async () => (await get('/tasks?q=marker')).count
    for (const searchBetween of [true, false]) {
      const { id } = await create({ body: 'marker' }, '/tasks/1/notes')
      assert.equal(await found(), 1)
      await user.call('DELETE', `/tasks/1/notes/${id}`)
      if (searchBetween) assert.equal(await found(), 0)
      assert.equal((await user.call('DELETE', `/trash/note/${id}`)).statusCode, 204)
      assert.equal(await found(), 0)
    }
    assert.equal((await get('/tasks?q=task')).count, 1)
  })

  test('can be emptied at once, and drops what is older than its retention', async () => {
    user = await service.newUser()
    for (const title of ['a', 'b', 'c']) await create({ title })
    await user.call('DELETE', '/tasks/1')
    await service.db.pool.query('UPDATE trash SET deleted_at = $2 WHERE user_id = $1', [
      user.id,
      new Date(service.clock.now().getTime() - 31 * DAY),
    ])
    await user.call('DELETE', '/tasks/2')
    // Of a version that knows a resource which this one does not.
    await service.db.pool.query(
      `INSERT INTO trash (user_id, resource, resource_id, first, revision, deleted_at)
       SELECT user_id, 'unknown', '1', first, revision, deleted_at FROM trash WHERE user_id = $1 AND resource_id = '1'`,
      [user.id],
    )
    await purgeOutdated(service.db, RESOURCES, new Date(service.clock.now().getTime() - 30 * DAY))
    const names = async () => (await get('/trash')).items.map(({ name }: { name: string }) => name)
    assert.deepEqual(await names(), ['b'])
    await user.call('DELETE', '/tasks/3')
    const bot = (await user.call('POST', '/keys', { name: 'K', scopes: ['tasks:write'] })).data.key
    assert.equal(
      (await user.call('DELETE', '/trash', undefined, { authorization: `Bearer ${bot}` })).statusCode,
      204,
    )
    assert.deepEqual(await names(), [])
  })

  test('shows and purges only what the token may read', async () => {
    user = await service.newUser()
    const project = await create({ name: 'P' }, '/projects')
    await user.call('DELETE', `/projects/${project.id}`)
    const key = (await user.call('POST', '/keys', { name: 'K', scopes: ['tasks:read', 'tasks:write'] })).data
      .key
    const bot = { authorization: `Bearer ${key}` }
    assert.equal((await user.call('GET', '/trash', undefined, bot)).data.count, 0)
    assertProblem(
      await user.call('DELETE', `/trash/project/${project.id}`, undefined, bot),
      403,
      'AUTH_FORBIDDEN',
    )
    await user.call('DELETE', '/trash', undefined, bot)
    assert.equal((await get('/trash')).count, 1)
  })
})

describe('GET …/history', () => {
  test('lists what was done with a thing, newest first, across the trash', async () => {
    user = await service.newUser()
    await create({ title: 'a' })
    await create({ title: 'another' })
    await user.call('PATCH', '/tasks/1', { title: 'b' })
    await user.call('DELETE', '/tasks/1')
    const actions = async (path = '/tasks/1/history') =>
      (await get(path)).changes.map(({ action, revision }: Record<string, string>) => `${action} ${revision}`)
    assert.deepEqual(await actions(), ['deleted 4', 'updated 3', 'created 1'])
    await user.call('POST', '/tasks/1/restore')
    await user.call('PATCH', '/tasks/1', { priority: 'high' })
    assert.deepEqual(await actions(), ['updated 6', 'created 5', 'deleted 4', 'updated 3', 'created 1'])
    const first = await user.call('GET', '/tasks/1/history?limit=3')
    assert.match(String(first.headers.link), /cursor=/)
    assert.deepEqual(await actions(`/tasks/1/history?limit=3&cursor=${first.data.next_cursor}`), [
      'updated 3',
      'created 1',
    ])
    // A cursor from another resource's history yields nothing.
    assert.deepEqual(await actions(`/tasks/2/history?cursor=${first.data.next_cursor}`), [])
    assertProblem(await user.call('GET', '/tasks/3/history'), 404, 'NOT_FOUND')
  })

  test('exists for projects, labels, views and notes', async () => {
    user = await service.newUser()
    await create({ title: 'T' })
    const made = [
      ['/projects', { name: 'P' }, { name: 'Q' }],
      ['/labels', { name: 'L' }, { color: '#ffffff' }],
      ['/views', { name: 'V', filter: '' }, { name: 'W' }],
      ['/tasks/1/notes', { body: 'N' }, { body: 'M' }],
    ] as const
    for (const [path, body, patch] of made) {
      const { id } = await create(body, path)
      await user.call('PATCH', `${path}/${id}`, patch)
      const { changes } = await get(`${path}/${id}/history`)
      assert.deepEqual(
        changes.map(({ action }: { action: string }) => action),
        ['updated', 'created'],
        path,
      )
    }
    assertProblem(await user.call('GET', '/tasks/2/notes/8/history'), 404, 'NOT_FOUND')
  })
})
