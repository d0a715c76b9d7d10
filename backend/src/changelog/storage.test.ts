import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Admin, person } from '../../tests/support/admin.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace } from '../../tests/support/workspaces.ts'
import type { Queryable } from '../database/connection.ts'
import { measureStorage } from './measuring.ts'
import { STEP } from './storage.ts'

/** How many bytes users store, and may store. */

let service: TestService
let ada: Admin

before(async () => {
  service = await startService({ QUOTA_STORAGE: '100' })
  ada = await person(service, 'admin')
})
after(() => service.close())

const add = (user: TestUser) => user.call('POST', '/tasks', { title: 'One' })
const addDated = (user: TestUser) => user.call('POST', '/tasks', { title: 'One', priority: 'high' })
const addLong = (user: TestUser) =>
  user.call('POST', '/tasks', { title: 'One', description: 'As long as many are. '.repeat(20) })
const countOf = async (user: TestUser) => (await user.call('GET', '/tasks')).data.count as number
const allow = async ({ id }: TestUser, storage: number | null) => {
  const answer = await ada.ask('PATCH', `/users/${id}`, { quotas: { tasks: null, keys: null, storage } })
  assert.equal(answer.statusCode, 200, answer.payload)
}
const stored = async ({ id }: TestUser) => (await ada.ask('GET', `/users/${id}`)).data.storage as number
/** What every user stores is measured anew, a day from now. */
let days = 0
async function measure(db: Queryable = service.db): Promise<void> {
  days += 1
  const now = new Date(service.clock.now().getTime() + days * 24 * 60 * 60 * 1000)
  await measureStorage(db, { now, budget: Infinity })
}
function isRefused({ statusCode, data }: Answer): void {
  assert.deepEqual([statusCode, data.error_code], [409, 'CONFLICT'])
  assert.match(data.detail, /^You may store \d+ MB on this server, history included\. Delete some, empty/)
}
/** Adds until there is no room. @returns how many there was room for */
async function fill(user: TestUser, way = add): Promise<number> {
  for (let count = 0; ; count += 1) {
    const answer = await way(user)
    if (answer.statusCode === 201) continue
    isRefused(answer)
    return count
  }
}
/** Names of the statements that run meanwhile outside of transactions. */
async function namesOf(work: () => Promise<unknown>): Promise<string[]> {
  const { db } = service
  const names: string[] = []
  const query = db.query.bind(db)
  db.query = (statement) => {
    names.push(statement.name)
    return query(statement)
  }
  await work()
  db.query = query
  return names
}
/** Changes that were logged at some time, one kilobyte each. */
const logSome = ({ id }: TestUser, count: number) =>
  service.db.pool.query(
    `WITH log AS (
       INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
       SELECT $1, n, now(), 'user', $1, 'task', n::text, to_json(repeat('x', 998)) FROM generate_series(1, $2::int) n
     ) UPDATE workspaces SET revision = $2 WHERE id = $1`,
    [id, count],
  )

describe('the quota of storage', () => {
  test('holds for each way to make something, and never lets anybody store more', async () => {
    for (const way of [add, addDated]) {
      const user = await service.newUser()
      await allow(user, 50_000)
      assert.ok((await fill(user, way)) > 10)
      await measure()
      const bytes = await stored(user)
      assert.ok(bytes > 15_000 && bytes <= 50_000, `${bytes}`)
      // There is room for what was counted too much in the meantime, and then no more.
      await fill(user, way)
      await measure()
      assert.ok((await stored(user)) <= 50_000)
    }
  })

  test('holds for many at once', async () => {
    const user = await service.newUser()
    await allow(user, 10_000)
    const answers = await Promise.all(Array.from({ length: 60 }, () => add(user)))
    const refused = answers.filter(({ statusCode }) => statusCode !== 201)
    assert.ok(refused.length > 0 && refused.length < 60)
    refused.forEach(isRefused)
    await measure()
    assert.ok((await stored(user)) <= 10_000)
  })

  test('holds for notes, projects, batches and the trash, as a whole', async () => {
    const user = await service.newUser()
    await add(user)
    await add(user)
    await user.call('DELETE', '/tasks/2')
    await allow(user, 0)
    isRefused(await user.call('POST', '/tasks/1/notes', { body: 'x' }))
    isRefused(await user.call('POST', '/projects', { name: 'Home' }))
    isRefused(await user.call('POST', '/tasks/2/restore'))
    isRefused(await user.call('POST', '/quick-add', { text: 'Pay rent' }))
    const operations = [{ method: 'POST', path: '/tasks', body: { title: 'B' } }]
    isRefused(await user.call('POST', '/batch', { operations }))
    isRefused(await user.call('POST', '/tasks?dry_run=true', { title: 'Two' }))
    assert.equal(await countOf(user), 1)
  })

  test('lets what is there be changed, completed, deleted and purged, which makes room', async () => {
    const user = await service.newUser()
    await allow(user, 60_000)
    const description = '€'.repeat(1000)
    await user.call('POST', '/tasks', { title: 'Big', description })
    await user.call('POST', '/tasks', {
      title: 'Daily',
      due: { date: '2026-01-01' },
      recurrence: 'FREQ=DAILY',
    })
    await fill(user, addLong)
    await measure()
    await fill(user, addLong)
    const full = await countOf(user)
    assert.equal((await user.call('PATCH', '/tasks/1', { title: 'Bigger' })).statusCode, 200)
    assert.equal((await user.call('PATCH', '/tasks/1', { priority: 'low' })).statusCode, 200)
    assert.equal((await user.call('PATCH', '/tasks/2', { complete: true })).statusCode, 200)
    for (let id = 3; id <= full; id += 1) {
      assert.equal((await user.call('DELETE', `/tasks/${id}`)).statusCode, 204)
    }
    isRefused(await addLong(user))
    assert.equal((await user.call('DELETE', '/trash')).statusCode, 204)
    // It is due at once, not in a day.
    await measureStorage(service.db, { now: service.clock.now(), budget: Infinity })
    assert.equal((await add(user)).statusCode, 201)
  })

  test('is one of the user, if an administrator decides so, and shown', async () => {
    const user = await service.newUser()
    await allow(user, 5_000_000)
    const { quotas, storage } = (await ada.ask('GET', `/users/${user.id}`)).data
    assert.deepEqual(
      [quotas, storage],
      [{ tasks: null, keys: null, storage: 5_000_000, workspaces: null }, 0],
    )
    await allow(user, null)
    assert.equal((await ada.ask('GET', `/users/${user.id}`)).data.quotas, null)
    assert.equal((await ada.ask('GET', '/system')).data.quotas.storage, 100_000_000)
  })

  test('costs nothing while there surely is room, and one look at the latest changes otherwise', async () => {
    const user = await service.newUser()
    assert.deepEqual(await namesOf(() => add(user)), ['task_insert'])
    // Room for eight of the largest changes: after so many, what they took is looked up once.
    await allow(user, 8 * 128 * 1024)
    const ways = []
    for (let count = 0; count < 40; count += 1) {
      await add(user)
      const { rows } = await service.db.pool.query('SELECT storage_revision FROM workspaces WHERE id = $1', [
        user.id,
      ])
      ways.push(rows[0].storage_revision)
    }
    assert.ok(new Set(ways).size <= 7, ways.join())
  })

  test('is not what members of a shared workspace say to the assistant there', async () => {
    const user = await service.newUser()
    const id = await createWorkspace(service, user)
    const bytesOf = async (workspace: string) => {
      await measure()
      const { rows } = await service.db.pool.query('SELECT storage_bytes FROM workspaces WHERE id = $1', [
        workspace,
      ])
      return Number(rows[0].storage_bytes)
    }
    const before = await bytesOf(id)
    await inWorkspace(service, user, id).call('POST', '/chat', { message: 'Hello' })
    assert.equal(await bytesOf(id), before)
    const own = await bytesOf(user.id)
    await user.call('POST', '/chat', { message: 'Hello' })
    assert.ok((await bytesOf(user.id)) > own)
  })

  test('is checked in steps for who has written much since the last measurement', async () => {
    const user = await service.newUser()
    await logSome(user, 2 * STEP + 10)
    const revision = async () => {
      const { rows } = await service.db.pool.query('SELECT storage_revision FROM workspaces WHERE id = $1', [
        user.id,
      ])
      return rows[0].storage_revision
    }
    for (const until of [STEP, 2 * STEP]) {
      assert.equal((await add(user)).statusCode, 201)
      assert.equal(await revision(), until)
    }
    await allow(user, 2 * STEP * 1000)
    isRefused(await add(user))
  })
})

describe('what users store', () => {
  test('is measured in steps: tasks, notes and history', async () => {
    const user = await service.newUser()
    await logSome(user, 2 * STEP + 1)
    await user.call('POST', '/tasks', { title: 'T', description: 'd'.repeat(900) })
    for (let count = 0; count < 3; count += 1)
      await user.call('POST', '/tasks/1/notes', { body: 'n'.repeat(900) })
    const asked: string[] = []
    const query: Queryable['query'] = (statement) => {
      if (statement.values[0] === user.id) asked.push(statement.name)
      return service.db.query(statement)
    }
    await measure({ query })
    assert.equal(asked.filter((name) => name === 'storage_changes').length, 3)
    const bytes = await stored(user)
    const least = (2 * STEP + 1) * 1000 + 8 * 900
    assert.ok(bytes > least && bytes < least * 1.25, `${bytes}, not ${least}`)
  })

  test('is measured once, although several instances do it', async () => {
    await Promise.all([1, 2, 3].map(() => service.newUser()))
    const claimed: unknown[] = []
    const query: Queryable['query'] = (statement) => {
      if (statement.name === 'storage_tasks') claimed.push(statement.values[0])
      return service.db.query(statement)
    }
    days += 1
    const now = new Date(service.clock.now().getTime() + days * 24 * 60 * 60 * 1000)
    await Promise.all([1, 2].map(() => measureStorage({ query }, { now, budget: Infinity })))
    assert.equal(new Set(claimed).size, claimed.length)
    const { rows } = await service.db.pool.query('SELECT id FROM workspaces WHERE storage_at < $1', [now])
    assert.deepEqual(rows, [])
    await measureStorage({ query }, { now, budget: Infinity })
    assert.equal(new Set(claimed).size, claimed.length, 'nobody is due any more')
  })

  test('is left when the service ends', async () => {
    const signal = AbortSignal.abort()
    const query: Queryable['query'] = () => assert.fail('asks the database')
    await measureStorage({ query }, { now: service.clock.now(), signal })
  })
})
