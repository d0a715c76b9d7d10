import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { addDemoTasks } from './seed/crud.ts'
import { TASKS } from './seed/examples.ts'
import { addShowcase, showcaseBegins } from './seed/showcase.ts'
import { demoTask } from './seed/titles.ts'
import { operator, SECRET } from './testing.ts'

let service: TestService
let environment: Record<string, string>

before(async () => {
  service = await startService()
  service.clock.set('2026-11-20T12:00:00.000Z')
  environment = { DATABASE_URL: service.config.database.url ?? '', BETTER_AUTH_SECRET: SECRET }
})
after(() => service.close())

interface Change {
  revision: number
  at: string
  before: { complete: boolean; revision: number } | null
  after: { id: number; complete: boolean; revision: number; updated_at: string }
}

test('the seed creates users who can sign in, each with tasks; a second run adds nothing', async () => {
  const run = operator(environment)
  const first = await run('seed', '--users', '2', '--tasks', '30')
  assert.equal(first.code, 0, first.notes)
  assert.match(first.out, /^Created 30 tasks for each of 2 users, of whom 2 are new\./)
  const password = /password (\S+)$/.exec(first.out)?.[1] ?? ''
  assert.equal((await signIn(password)).statusCode, 200)

  const second = await run('seed', '--users', '3', '--tasks', '10', '--password', 'chosen by hand')
  assert.match(second.out, /^Created 10 tasks for each of 3 users, of whom 1 are new\./)
  assert.equal((await signIn('chosen by hand')).statusCode, 200)
  assert.equal((await signIn(password)).statusCode, 401)
  const { rows } = await service.db.pool.query(
    `SELECT email, last_task_id, (SELECT count(*) FROM tasks WHERE user_id = workspaces.id) AS tasks
     FROM users JOIN workspaces USING (id) WHERE email LIKE 'demo-%' ORDER BY email`,
  )
  // The showcase tasks are created only once.
  const [forty, ten] = [40 + TASKS.length, 10 + TASKS.length]
  assert.deepEqual(rows, [
    { email: 'demo-1@example.com', last_task_id: forty, tasks: forty },
    { email: 'demo-2@example.com', last_task_id: forty, tasks: forty },
    { email: 'demo-3@example.com', last_task_id: ten, tasks: ten },
  ])
})

function signIn(password: string) {
  return service.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'demo-1@example.com', password },
  })
}

test('the seed leaves the same rows as the API would', async () => {
  const user = await service.newUser('seeded')
  await user.call('POST', '/tasks', { title: 'Written by hand' })
  const tasks = Array.from({ length: 50 }, (_, index) => demoTask(index))
  const now = new Date(Date.now() + 90 * 86_400_000)
  await addDemoTasks(user.id, service.db, tasks, now)
  await addDemoTasks(user.id, service.db, tasks.slice(0, 7), new Date(now.getTime() + 1000))
  await user.call('PATCH', '/tasks/2', { title: 'Changed by hand' })

  const changes: Change[] = (await user.call('GET', '/changes?since=0&limit=500')).data.changes
  const revisions = changes.map(({ revision }) => revision)
  assert.deepEqual(
    revisions,
    revisions.map((_, index) => index + 1),
  )
  const [byHand, seeded] = changes
  // The same members, in the same formats, as the API's own.
  const shape = (value: unknown) =>
    Object.entries(value as object).map(([name, member]) => [name, member === null ? 'null' : typeof member])
  assert.deepEqual(
    shape(seeded).map(([name]) => name),
    shape(byHand).map(([name]) => name),
  )
  assert.deepEqual(Object.keys(seeded?.after ?? {}).sort(), Object.keys(byHand?.after ?? {}).sort())
  const instants = changes.slice(0, -1).map(({ at }) => at)
  assert.deepEqual(instants, instants.toSorted())

  // Replaying the log gives the tasks, and each change starts where the one before left off.
  const played = new Map<number, Change['after']>()
  for (const { before, after, revision, at } of changes) {
    assert.deepEqual(before, played.get(after.id) ?? null)
    assert.equal(after.revision, revision)
    if (revision < changes.length) assert.equal(after.updated_at, at)
    played.set(after.id, after)
  }
  const listed: { id: number; complete: boolean }[] = (await user.call('GET', '/tasks?limit=500')).data.tasks
  assert.equal(listed.length, 58)
  assert.deepEqual(
    listed,
    [...played.values()].toSorted((one, other) => other.id - one.id),
  )
  assert.equal(listed.filter(({ complete }) => complete).length, 16 + 2)
  assert.equal((await user.call('POST', '/tasks', { title: 'Next' })).data.id, 59)
})

/** A user with plain tasks and the showcase, at noon on 20 November. */
async function shown({ after }: { after?: object } = {}): Promise<TestUser> {
  const user = await service.newUser('shown')
  if (after !== undefined) assert.equal((await user.call('POST', '/tasks', after)).statusCode, 201)
  const now = service.clock.now()
  const tasks = Array.from({ length: 5 }, (_, index) => demoTask(index))
  await service.db.transaction(async (tx) => {
    const begins = await showcaseBegins(user.id, tx, now)
    assert.ok(begins !== undefined)
    await addDemoTasks(user.id, tx, tasks, begins)
    await addShowcase(user.id, { db: service.db, tx }, { begins, now })
    assert.equal(await showcaseBegins(user.id, tx, now), undefined)
  })
  return user
}

test('the seed shows what a task can have, with dates around today', async () => {
  const user = await shown()
  const titles = async (query: string) => {
    const { statusCode, payload, data } = await user.call('GET', `/tasks?${query}`)
    assert.equal(statusCode, 200, payload)
    return data.tasks.map(({ title }: { title: string }) => title)
  }
  assert.deepEqual(await titles('filter=overdue&sort=due'), [
    'Return the library books',
    'Answer Grace',
    'Take the vitamins',
  ])
  assert.deepEqual(await titles('filter=due = today and recurring'), ['Take the vitamins'])
  assert.deepEqual(await titles('filter=due = today and label = phone'), ['Call Dr Meyer'])
  assert.deepEqual(await titles('filter=due > today and due <= today %2B 7d&sort=due'), [
    'Try the migration on a copy',
    'Publish version 2',
    'Water the plants',
    'Announce it',
    'Book the night train to Zürich',
  ])
  assert.deepEqual(await titles('filter=blocked'), ['Announce it'])
  assert.deepEqual(await titles('filter=archived and complete'), [
    'Tell everybody the new address',
    'Hand over the old flat',
  ])
  assert.deepEqual(await titles('q=library'), ['Return the library books'])
  const inOrder: string[] = await titles('filter=project = none and parent = none&sort=position')
  const moved = inOrder.indexOf('Call Dr Meyer')
  assert.equal(inOrder[moved + 1], 'Return the library books')

  const { tasks } = (await user.call('GET', '/tasks?limit=500')).data
  for (const name of Object.keys(tasks[0])) {
    const values = new Set(tasks.map((task: Record<string, unknown>) => JSON.stringify(task[name])))
    // In a workspace of one's own, tasks are assigned to nobody.
    const isAlike = name === 'user_id' || name === 'assignees'
    assert.ok(isAlike || values.size > 1, `${name} is always ${[...values]}`)
  }
  const { views } = (await user.call('GET', '/views')).data
  for (const { id, name } of views) assert.ok((await titles(`view=${id}`)).length > 0, name)
  const plants = tasks.find(({ title }: { title: string }) => title === 'Water the plants')
  const { occurrences } = (await user.call('GET', `/tasks/${plants.id}/occurrences`)).data
  assert.deepEqual(
    occurrences.map(({ status, due }: { status: string; due: { date: string } }) => [status, due.date]),
    [
      ['done', '2026-11-17'],
      ['skipped', '2026-11-10'],
      ['done', '2026-11-03'],
    ],
  )
})

for (const [whose, options] of [
  ['a new user', {}],
  ['a user who has just written something', { after: { title: 'Written by hand' } }],
] as const) {
  test(`the seed logs ${whose} changes as the API would`, async () => {
    const user = await shown(options)
    const { changes } = (await user.call('GET', '/changes?limit=500')).data
    const revisions = changes.map(({ revision }: Change) => revision)
    assert.deepEqual(
      revisions,
      revisions.map((_: number, index: number) => index + 1),
    )
    const instants = changes.map(({ at }: Change) => at)
    assert.deepEqual(instants, instants.toSorted())

    const played = new Map<string, unknown>([['preferences preferences', { time_zone: 'UTC', revision: 0 }]])
    for (const { resource, resource_id, before, after } of changes) {
      const key = `${resource} ${resource_id}`
      assert.deepEqual(before, played.get(key) ?? null, key)
      played.set(key, after)
    }
    for (const name of ['task', 'project', 'label', 'view']) {
      const listed: { id: number }[] = (await user.call('GET', `/${name}s`)).data[`${name}s`]
      const logged = [...played]
        .filter(([key]) => key.startsWith(`${name} `))
        .map(([, state]) => state as never)
      const byId = (one: { id: number }, other: { id: number }) => one.id - other.id
      assert.deepEqual(listed.toSorted(byId), logged.toSorted(byId), name)
    }
    assert.deepEqual(played.get('preferences preferences'), (await user.call('GET', '/preferences')).data)
  })
}

test('the seed is refused in production unless confirmed', async () => {
  const production = operator({ ...environment, NODE_ENV: 'production' })
  const { code, notes } = await production('seed', '--users', '1', '--tasks', '0')
  assert.equal(code, 1)
  assert.match(notes, /^NODE_ENV is production: .* --yes/)
  assert.equal((await production('seed', '--users', '1', '--tasks', '0', '--yes')).code, 0)
  assert.match((await production('seed', '--yes', '--password', 'short')).notes, /8 characters/)
})

test('an example task whose subtasks block each other is restored whole', async () => {
  const user = await shown()
  const tasks = async () => (await user.call('GET', '/tasks?limit=500')).data.tasks
  const content = async () =>
    (await tasks()).map(({ revision: _, updated_at: __, ...task }: Record<string, unknown>) => task)
  const was = await content()
  const { id } = (await tasks()).find(({ title }: { title: string }) => title === 'Publish version 2')
  for (const restore of [true, false]) {
    assert.equal((await user.call('DELETE', `/tasks/${id}`)).statusCode, 204)
    const { revision } = (await user.call('GET', '/trash')).data.items[0]
    const answer = restore
      ? await user.call('POST', `/tasks/${id}/restore`)
      : await user.call('POST', '/undo', { revision })
    assert.equal(answer.statusCode, 200, answer.payload)
    assert.deepEqual(await content(), was)
  }
})
