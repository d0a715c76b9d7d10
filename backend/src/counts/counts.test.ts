import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rowsReadOf } from '../../tests/support/rows.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { type Actor, inOwnWorkspace } from '../core/auth.ts'
import type { Database } from '../database/connection.ts'
import { createCounter } from './crud.ts'
import type { CountsResponse } from './schemas.ts'

let service: TestService
/** Who asks, in their own workspace. */
const alone = ({ id }: TestUser): Actor => inOwnWorkspace({ userId: id, kind: 'user', id, scopes: new Set() })

before(async () => {
  service = await startService()
  service.clock.stop()
  service.clock.set('2026-11-20T12:00:00.000Z')
})
after(() => service.close())

/** Sends a request that must succeed. */
async function succeed(user: TestUser, ...[method, path, body]: Parameters<TestUser['call']>) {
  // Days pass between requests: no token is valid for so long.
  const token = await service.sign({ sub: user.id, user_id: user.id, email: user.email })
  const answer = await user.call(method, path, body, { authorization: `Bearer ${token}` })
  assert.ok(answer.statusCode < 300, `${method} ${path}: ${answer.payload}`)
  return answer.data
}

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
    let counts: CountsResponse | undefined
    const rows = await rowsReadOf('tasks', service.db, async (db) => {
      counts = await createCounter(db)(alone(user), service.clock.now())
    })
    return { rows, counts }
  }
  assert.equal((await read()).rows, tasks)
  for (let index = 0; index < views; index += 1) {
    const view = {
      name: `View ${index}`,
      filter: `label = ${index % 3 === 0 ? 'even' : 'third1'} or id = ${9000 + index}`,
    }
    assert.equal((await user.call('POST', '/views', view)).statusCode, 201)
  }
  const { rows, counts } = await read()
  assert.equal(rows, 3 * tasks)
  assert.deepEqual(
    counts?.views.map((view) => view.tasks),
    Array.from({ length: views }, (_, index) => (index % 3 === 0 ? tasks / 2 : tasks / 6)),
  )
})

/** Views of each kind: what decides them is the task, the day, the time, other tasks, or rows of other tables. */
const FILTERS = [
  'priority >= high',
  'label = work',
  'label in (work, home) and not complete',
  'project = Garden',
  'archived',
  'due <= today',
  'due < today + 7d and not complete',
  'overdue',
  'not overdue',
  'due < now + 2h',
  'updated > today - 1d',
  'blocked',
  'note = none',
  'start != none',
]

async function withViews(): Promise<TestUser> {
  const user = await service.newUser()
  for (const [index, filter] of FILTERS.entries()) {
    await succeed(user, 'POST', '/views', { name: `View ${index}`, filter })
  }
  return user
}

test('counts that are kept are those that counting anew gives, whatever is written and however time passes', async () => {
  const { clock, db } = service
  clock.set('2026-11-20T12:00:00.000Z')
  const user = await withViews()
  const kept = createCounter(db)
  const call = (...request: Parameters<TestUser['call']>) => succeed(user, ...request)
  const garden = (await call('POST', '/projects', { name: 'Garden' })).id
  const work = (await call('POST', '/labels', { name: 'work' })).id
  const view = (await call('GET', '/views')).views[0].id
  const soon = { date: '2026-11-20', time: '15:00' }
  const past = { date: '2026-11-18' }
  const steps: (() => unknown)[] = [
    () => call('POST', '/tasks', { title: 'a', labels: ['work'], priority: 'high', due: soon }),
    () => call('POST', '/tasks', { title: 'b', project_id: garden, due: past, labels: ['home', 'work'] }),
    () => call('POST', '/tasks', { title: 'plain' }),
    () => call('POST', '/tasks', { title: 'waits', blocked_by: [1] }),
    () => call('POST', '/tasks/3/notes', { body: 'a note' }),
    () => call('PATCH', '/tasks/1', { title: 'another' }),
    () => clock.set('2026-11-20T14:30:00.000Z'),
    () => clock.set('2026-11-20T15:00:00.001Z'),
    () => clock.set('2026-11-20T12:00:00.000Z'),
    () => call('PATCH', '/tasks/1', { complete: true }),
    () => call('PATCH', '/tasks/1', { complete: false, start: past, project_id: garden }),
    () => call('PATCH', `/labels/${work}`, { name: 'job' }),
    () => call('PATCH', `/projects/${garden}`, { archived: true }),
    () => call('PATCH', '/preferences', { time_zone: 'Asia/Tokyo' }),
    () => call('PATCH', `/views/${view}`, { filter: 'priority >= low' }),
    () => clock.set('2026-11-22T12:00:00.000Z'),
    () => call('POST', '/tasks', { title: 'daily', due: soon, recurrence: 'FREQ=DAILY' }),
    () => call('PATCH', '/tasks/5/complete'),
    () => call('DELETE', '/tasks/2'),
    () => call('POST', '/tasks/2/restore'),
    () => call('DELETE', '/tasks/2'),
    async () => {
      // It was counted, and what it counted for is erased from the log before the next count.
      await call('DELETE', '/tasks/3')
      await call('DELETE', '/trash/task/3')
    },
    () => call('DELETE', `/projects/${garden}`),
    async () => call('POST', '/undo', { revision: (await call('GET', '/counts')).revision }),
    () => call('DELETE', `/views/${view}`),
    () => db.pool.query('DELETE FROM changes WHERE user_id = $1', [user.id]),
    async () => {
      await call('POST', '/tasks', { title: 'before the log was cut', priority: 'urgent' })
      await call('POST', '/tasks', { title: 'after it' })
      await db.pool.query(
        'DELETE FROM changes WHERE user_id = $1 AND revision < (SELECT revision FROM workspaces WHERE id = $1)',
        [user.id],
      )
    },
  ]
  for (const [index, step] of steps.entries()) {
    await step()
    const anew = await createCounter(db)(alone(user), clock.now())
    assert.deepEqual(await kept(alone(user), clock.now()), anew, `after step ${index}: ${step}`)
    assert.deepEqual(await kept(alone(user), clock.now()), anew, `after step ${index}, again`)
  }
})

/** A database that tells how many tasks each of its transactions has read. */
function seeing(db: Database): { db: Database; seen: number[] } {
  const seen: number[] = []
  const transaction: Database['transaction'] = async (inside, mode) => {
    let result: unknown
    seen.push(
      await rowsReadOf('tasks', db, async (counting) => {
        result = await counting.transaction(inside, mode)
      }),
    )
    return result as never
  }
  return { db: { ...db, transaction }, seen }
}

test('a count after some writes reads none of the other tasks, however many there are', async () => {
  service.clock.set('2026-11-23T12:00:00.000Z')
  const user = await service.newUser()
  for (const [index, filter] of ['label = even', 'due <= today', 'overdue'].entries()) {
    await succeed(user, 'POST', '/views', { name: `View ${index}`, filter })
  }
  await service.db.pool.query(
    `WITH owner AS (UPDATE workspaces SET last_task_id = 300 WHERE id = $1)
     INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at)
     SELECT $1, n, 1, 'one of many', now(), now() FROM generate_series(1, 300) n`,
    [user.id],
  )
  const { db, seen } = seeing(service.db)
  const count = createCounter(db)
  const open = async () => (await count(alone(user), service.clock.now())).all.open
  assert.equal(await open(), 300)
  assert.equal(await open(), 300)
  await succeed(user, 'POST', '/tasks', { title: 'one more', labels: ['even'], due: { date: '2026-11-20' } })
  assert.equal(await open(), 301)
  await succeed(user, 'PATCH', '/tasks/301', { complete: true })
  service.clock.set('2026-11-23T13:00:00.000Z')
  assert.equal(await open(), 300)
  // A new label may be one that a filter names, so that is counted anew; all else is followed.
  assert.deepEqual(seen, [300, 0, 301, 0])
})

test('who joins changes no count', async () => {
  service.clock.set('2026-11-23T12:00:00.000Z')
  const [ada, bob] = [await service.newUser(), await service.newUser()]
  const id = await createWorkspace(service, ada)
  const shared = inWorkspace(service, ada, id)
  for (const title of ['a', 'b']) await shared.call('POST', '/tasks', { title })
  const { db, seen } = seeing(service.db)
  const count = createCounter(db)
  const actor: Actor = { ...alone(ada), workspaceId: id, role: 'owner' }
  for (const guest of [undefined, bob]) {
    if (guest !== undefined) await join(service, id, { owner: ada, guest, role: 'viewer' })
    assert.equal((await count(actor, service.clock.now())).all.open, 2)
  }
  assert.deepEqual(seen, [2, 0])
})

test('the same account made anew is counted anew', async () => {
  service.clock.set('2026-11-23T12:00:00.000Z')
  const user = await service.newUser()
  await succeed(user, 'POST', '/tasks', { title: 'old' })
  const count = createCounter(service.db)
  assert.equal((await count(alone(user), service.clock.now())).all.open, 1)
  await service.db.pool.query('DELETE FROM users WHERE id = $1', [user.id])
  await assert.rejects(count(alone(user), service.clock.now()), { code: 'AUTH_INVALID' })
  await service.db.pool.query("INSERT INTO users (id, name, email) VALUES ($1, 'new', $2)", [
    user.id,
    user.email,
  ])
  await service.db.pool.query(
    "UPDATE workspaces SET revision = 1, created_at = now() + interval '1 s' WHERE id = $1",
    [user.id],
  )
  assert.deepEqual((await count(alone(user), service.clock.now())).all, { open: 0, complete: 0 })
})
