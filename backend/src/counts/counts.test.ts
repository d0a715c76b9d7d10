import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
  service.clock.stop()
  service.clock.set('2026-11-20T12:00:00.000Z')
})
after(() => service.close())

test('tasks are counted by project, label and view', async () => {
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

test('of a user with nothing all counts are 0', async () => {
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
