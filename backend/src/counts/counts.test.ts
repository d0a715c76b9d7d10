import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rowsReadOf } from '../../tests/support/rows.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { countTasks } from './crud.ts'

let service: TestService

before(async () => {
  service = await startService()
  service.clock.stop()
  service.clock.set('2026-11-20T12:00:00.000Z')
})
after(() => service.close())

test('counts tasks by project, label and view', async () => {
  const [user, other] = [await service.newUser(), await service.newUser()]
  const create = async (path: string, body: object): Promise<number> => {
    const answer = await user.call('POST', path, body)
    assert.equal(answer.statusCode, 201, answer.payload)
    return answer.data.id
  }
  const [garden, empty] = [
    await create('/projects', { name: 'Garden' }),
    await create('/projects', { name: 'Empty' }),
  ]
  const unused = await create('/labels', { name: 'unused' })
  const views = [
    await create('/views', { name: 'All', filter: '' }),
    await create('/views', { name: 'Late', filter: 'overdue' }),
    await create('/views', { name: 'Work', filter: 'label = WORK', sort: 'due' }),
    await create('/views', { name: 'Old', filter: 'complete' }),
  ]
  await create('/tasks', { title: 'a', project_id: garden, labels: ['work', 'home'] })
  await create('/tasks', { title: 'b', project_id: garden, complete: true, labels: ['work'] })
  await create('/tasks', { title: 'c', due: { date: '2026-11-19' } })
  await other.call('POST', '/tasks', { title: 'theirs', labels: ['work'], due: { date: '2026-11-19' } })
  await service.db.pool.query(
    `UPDATE views SET filter = 'colour = red' WHERE user_id = $1 AND name = 'Old'`,
    [user.id],
  )

  const { statusCode, data } = await user.call('GET', '/counts')
  assert.equal(statusCode, 200)
  const named = data.labels.map(({ id, ...label }: { id: number }) =>
    id === unused ? { ...label, id } : label,
  )
  assert.deepEqual(
    { ...data, labels: named },
    {
      revision: 12,
      all: { open: 2, complete: 1 },
      no_project: { open: 1, complete: 0 },
      projects: [
        { id: garden, open: 1, complete: 1 },
        { id: empty, open: 0, complete: 0 },
      ],
      labels: [
        { id: unused, name: 'unused', open: 0, complete: 0 },
        { name: 'work', open: 1, complete: 1 },
        { name: 'home', open: 1, complete: 0 },
      ],
      views: [
        { id: views[0], tasks: 3 },
        { id: views[1], tasks: 1 },
        { id: views[2], tasks: 2 },
        { id: views[3], tasks: null },
      ],
    },
  )
})

test('all counts of a user without tasks are 0', async () => {
  const user = await service.newUser()
  const none = { open: 0, complete: 0 }
  assert.deepEqual((await user.call('GET', '/counts')).data, {
    revision: 0,
    all: none,
    no_project: none,
    projects: [],
    labels: [],
    views: [],
  })
})

test('each task is read once, and once more for each ten further views', async () => {
  const user = await service.newUser()
  const [tasks, views] = [300, 25]
  for (const name of ['even', 'third1']) {
    assert.equal((await user.call('POST', '/labels', { name })).statusCode, 201)
  }
  await service.db.pool.query(
    `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at, labels, project_id)
     SELECT $1, n, 1, 'one of many', now(), now(), CASE WHEN n % 2 = 0 THEN ARRAY['even', 'third' || n % 3] END, NULL
     FROM generate_series(1, $2::int) n`,
    [user.id, tasks],
  )
  const read = async () => {
    let counts: Awaited<ReturnType<typeof countTasks>> | undefined
    const rows = await rowsReadOf('tasks', service.db, async (db) => {
      counts = await countTasks(user.id, db, service.clock.now())
    })
    return { rows, counts }
  }
  assert.equal((await read()).rows, tasks)
  for (let index = 0; index < views; index += 1) {
    const view = { name: `View ${index}`, filter: `label = ${index % 3 === 0 ? 'even' : 'third1'}` }
    assert.equal((await user.call('POST', '/views', view)).statusCode, 201)
  }
  const { rows, counts } = await read()
  assert.equal(rows, 3 * tasks)
  assert.deepEqual(
    counts?.views.map((view) => view.tasks),
    Array.from({ length: views }, (_, index) => (index % 3 === 0 ? tasks / 2 : tasks / 6)),
  )
})
