import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService } from '../../tests/support/service.ts'
import { addDemoTasks } from './seed/crud.ts'
import { demoTask } from './seed/titles.ts'
import { command as seed } from './seed.ts'
import { operator, SECRET } from './testing.ts'

let service: TestService
let environment: Record<string, string>

before(async () => {
  service = await startService()
  environment = { DATABASE_URL: service.config.database.url ?? '', BETTER_AUTH_SECRET: SECRET }
})
after(() => service.close())

interface Change {
  revision: number
  at: string
  before: { complete: boolean; revision: number } | null
  after: { id: number; complete: boolean; revision: number; updated_at: string }
}

test('makes users who can sign in, each with their tasks; a second run makes none twice', async () => {
  const run = operator(environment)
  const first = await run(seed, '--users', '2', '--tasks', '30')
  assert.equal(first.code, 0, first.notes)
  assert.match(first.out, /^30 tasks for each of 2 users, of whom 2 are new\./)
  const password = /password (\S+)$/.exec(first.out)?.[1] ?? ''
  assert.equal((await signIn(password)).statusCode, 200)

  const second = await run(seed, '--users', '3', '--tasks', '10', '--password', 'chosen by hand')
  assert.match(second.out, /^10 tasks for each of 3 users, of whom 1 are new\./)
  assert.equal((await signIn('chosen by hand')).statusCode, 200)
  assert.equal((await signIn(password)).statusCode, 401)
  const { rows } = await service.db.pool.query(
    `SELECT email, last_task_id, (SELECT count(*) FROM tasks WHERE user_id = users.id) AS tasks
     FROM users WHERE email LIKE 'demo-%' ORDER BY email`,
  )
  assert.deepEqual(rows, [
    { email: 'demo-1@example.com', last_task_id: 40, tasks: 40 },
    { email: 'demo-2@example.com', last_task_id: 40, tasks: 40 },
    { email: 'demo-3@example.com', last_task_id: 10, tasks: 10 },
  ])
})

function signIn(password: string) {
  return service.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: 'demo-1@example.com', password },
  })
}

test('leaves behind what the API would have', async () => {
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
  // The same members, in the same forms, as the API's own.
  const shape = (value: unknown) =>
    Object.entries(value as object).map(([name, member]) => [name, member === null ? 'null' : typeof member])
  assert.deepEqual(
    shape(seeded).map(([name]) => name),
    shape(byHand).map(([name]) => name),
  )
  assert.deepEqual(Object.keys(seeded?.after ?? {}).sort(), Object.keys(byHand?.after ?? {}).sort())
  const instants = changes.slice(0, -1).map(({ at }) => at)
  assert.deepEqual(instants, instants.toSorted())

  // Playing the log gives the tasks, and each change starts where the one before left off.
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

test('is refused in production unless it is meant', async () => {
  const production = operator({ ...environment, NODE_ENV: 'production' })
  const { code, notes } = await production(seed, '--users', '1', '--tasks', '0')
  assert.equal(code, 1)
  assert.match(notes, /^NODE_ENV is production: .* --yes/)
  assert.equal((await production(seed, '--users', '1', '--tasks', '0', '--yes')).code, 0)
  assert.match((await production(seed, '--yes', '--password', 'short')).notes, /8 characters/)
})
