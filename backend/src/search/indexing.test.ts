import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { waitedFor } from '../../tests/support/locks.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { TestTimers } from '../../tests/support/timers.ts'
import { connect, type Database } from '../database/connection.ts'
import { createSearch } from './crud.ts'
import { searching } from './fixture.ts'
import { createIndexer } from './indexing.ts'

/** The index follows the tasks, whoever writes and searches meanwhile. */

let service: TestService
let find: ReturnType<typeof searching>
before(async () => {
  service = await startService()
  find = searching(service)
})
after(() => service.close())

const create = (user: TestUser, title: string) => user.call('POST', '/tasks', { title })

/** The physical places of the rows of the index: a row that is rewritten moves. */
const PLACES = 'SELECT task_id, ctid FROM search_documents WHERE user_id = $1 ORDER BY task_id'

describe('the next search finds', () => {
  test('created, edited and deleted tasks, with correct word counts', async () => {
    const user = await service.newUser()
    await create(user, 'buy milk')
    await create(user, 'milk, milk')
    assert.deepEqual(await find.titles(user, 'milk'), ['milk, milk', 'buy milk'])
    assert.deepEqual(await find.vocabulary(user), { buy: 1, milk: 2 })

    await user.call('PATCH', '/tasks/1', { title: 'buy bread', description: 'and butter' })
    assert.deepEqual(await find.titles(user, 'milk'), ['milk, milk'])
    assert.deepEqual(await find.titles(user, 'butter'), ['buy bread'])
    assert.deepEqual(await find.vocabulary(user), { and: 1, bread: 1, butter: 1, buy: 1, milk: 1 })

    await user.call('DELETE', '/tasks/2')
    await user.call('PATCH', '/tasks/1/complete')
    assert.deepEqual(await find.titles(user, 'milk'), [])
    assert.deepEqual(await find.titles(user, 'bread'), ['buy bread'])
    assert.deepEqual(await find.vocabulary(user), { and: 1, bread: 1, butter: 1, buy: 1 })
  })

  test('nothing of a task created and deleted between two searches', async () => {
    const user = await service.newUser()
    assert.deepEqual(await find.titles(user, 'milk'), [])
    await create(user, 'milk')
    await user.call('DELETE', '/tasks/1')
    assert.deepEqual(await find.titles(user, 'milk'), [])
    assert.deepEqual(await find.vocabulary(user), {})
  })

  test('many tasks and changes, indexed in steps', async () => {
    const user = await service.newUser()
    await find.imported(user, 2500)
    assert.deepEqual(await find.titles(user, '2500'), ['item 2500'])
    assert.equal(await find.size(user), 2500)
    await service.db.pool.query(
      `WITH owner AS (UPDATE workspaces SET revision = 4700 WHERE id = $1),
       task AS (UPDATE tasks SET title = 'thing ' || id, revision = 2500 + id WHERE user_id = $1 AND id <= 2200)
       INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id)
       SELECT $1, 2500 + n, now(), 'session', 'test', 'task', n FROM generate_series(1, 2200) n`,
      [user.id],
    )
    assert.equal((await find.vocabulary(user)).item, 2500)
    assert.deepEqual(await find.titles(user, 'thing 2200'), ['thing 2200'])
    const { item, thing } = await find.vocabulary(user)
    assert.deepEqual({ item, thing }, { item: 300, thing: 2200 })
  })

  test('the same after changes to other resources', async () => {
    const user = await service.newUser()
    await create(user, 'milk')
    await find.titles(user, 'milk')
    await user.call('POST', '/keys', { name: 'Key', scopes: ['tasks:read'] })
    assert.deepEqual(await find.titles(user, 'milk'), ['milk'])
  })

  test('all tasks again, after the log was pruned', async () => {
    const user = await service.newUser()
    for (const title of ['milk', 'bread', 'butter']) await create(user, title)
    await find.titles(user, 'milk')
    await user.call('DELETE', '/tasks/1')
    await user.call('PATCH', '/tasks/2', { title: 'rolls' })
    await service.db.pool.query('DELETE FROM changes WHERE user_id = $1 AND revision < 5', [user.id])
    assert.deepEqual(await find.titles(user, 'rolls'), ['rolls'])
    assert.deepEqual(await find.titles(user, 'milk'), [])
    assert.deepEqual(await find.vocabulary(user), { butter: 1, rolls: 1 })
  })
})

test('reindexing writes only what differs', async () => {
  const user = await service.newUser()
  await find.imported(user, 1500)
  await find.titles(user, 'item')
  const { rows: before } = await service.db.pool.query(PLACES, [user.id])
  assert.equal(before.length, 1500)
  // Not in the log, which begins later.
  await service.db.pool.query('UPDATE workspaces SET revision = 2000 WHERE id = $1', [user.id])
  await service.db.pool.query("UPDATE tasks SET title = 'other' WHERE user_id = $1 AND id = 7", [user.id])
  await service.db.pool.query('DELETE FROM tasks WHERE user_id = $1 AND id IN (9, 1500)', [user.id])
  assert.deepEqual(await find.titles(user, 'other'), ['other'])
  const { rows: after } = await service.db.pool.query(PLACES, [user.id])
  const isSame = ({ task_id }: { task_id: number }) => ![7, 9, 1500].includes(task_id)
  assert.deepEqual(after.filter(isSame), before.filter(isSame))
  assert.equal(after.length, 1498)
  assert.equal((await find.vocabulary(user)).item, 1497)
})

test('a search does not wait long for its index, which is completed all the same', async (t) => {
  const timers = new TestTimers(t)
  const user = await service.newUser()
  await find.imported(user, 2500)
  const [scanning, refused] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow: Database['reader'] = {
    async query(statement) {
      if (statement.name === 'search_scan') {
        scanning.resolve()
        await refused.promise
      }
      return await service.db.reader.query(statement)
    },
  }
  const indexer = createIndexer(service.db, slow)
  const caughtUp = indexer.catchUp(user.id)
  await scanning.promise
  timers.advance(service.db.queueTimeout / 2)
  assert.equal(await caughtUp, false)
  refused.resolve()
  while ((await find.size(user)) < 2500) await setImmediate()
})

describe('concurrently', () => {
  let other: Database
  before(() => {
    const url = new URL(service.config.database.url ?? '')
    other = connect(service.config.database, url.href)
  })
  after(() => other.close())

  test('two instances build the first index once', async () => {
    const user = await service.newUser()
    await find.imported(user, 3500)
    const searches = [service.db, other].flatMap((db) => {
      const search = createSearch(createIndexer(db, db.reader), db.reader)
      return Array.from({ length: 4 }, () => search(user.id, 'item'))
    })
    assert.equal((await Promise.all(searches)).length, 8)
    assert.equal(await find.size(user), 3500)
    assert.equal((await find.vocabulary(user)).item, 3500)
  })

  test('every writer finds its own writes while others write and search', async () => {
    const user = await service.newUser()
    const searches = [service.db, other].map((db) => searching({ ...service, db }))
    const writer = async (name: string, { titles }: ReturnType<typeof searching>) => {
      for (let turn = 0; turn < 12; turn += 1) {
        const { data } = await create(user, `${name}${turn} common`)
        assert.deepEqual(await titles(user, `${name}${turn}`), [`${name}${turn} common`])
        if (turn % 3 === 0) {
          await user.call('DELETE', `/tasks/${data.id}`)
          assert.deepEqual(await titles(user, `${name}${turn}`), [])
        } else if (turn % 3 === 1) {
          await user.call('PATCH', `/tasks/${data.id}`, { title: `${name}${turn}x rare` })
          assert.deepEqual(await titles(user, `${name}${turn}x`), [`${name}${turn}x rare`])
        }
      }
    }
    await Promise.all(
      ['alpha', 'beta', 'gamma', 'delta'].flatMap((name) =>
        searches.map((search, index) => writer(`${name}${index}n`, search)),
      ),
    )
    const { common, rare } = await find.vocabulary(user)
    assert.deepEqual({ common, rare }, { common: 32, rare: 32 })
  })
})

test('a failed indexing step is repeated by the next search', async () => {
  const user = await service.newUser()
  await create(user, 'milk')
  let failures = 2
  const failing: Database = {
    ...service.db,
    transaction: (work) => {
      failures -= 1
      return failures < 0 ? service.db.transaction(work) : Promise.reject(new Error('not now'))
    },
  }
  const { catchUp } = createIndexer(failing, service.db.reader)
  const both = await Promise.allSettled([catchUp(user.id), catchUp(user.id)])
  assert.deepEqual(
    both.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  while (failures > 0) await assert.rejects(catchUp(user.id), /not now/)
  await catchUp(user.id)
  assert.equal(await find.size(user), 1)
})

describe('a deleted user', () => {
  test('leaves nothing in the index, and gets 401', async () => {
    const user = await service.newUser()
    await create(user, 'milk')
    await find.titles(user, 'milk')
    await service.db.pool.query('DELETE FROM users WHERE id = $1', [user.id])
    for (const table of ['search_state', 'search_documents', 'search_words']) {
      const { rows } = await service.db.pool.query(`SELECT user_id FROM ${table} WHERE user_id = $1`, [
        user.id,
      ])
      assert.deepEqual(rows, [], table)
    }
    await assert.rejects(find.titles(user, 'milk'), { code: 'AUTH_INVALID' })
  })

  test('leaves nothing while a search is running in their name', async () => {
    const user = await service.newUser()
    await create(user, 'milk')
    const once: Database['reader'] = {
      async query(statement) {
        const rows = await service.db.reader.query(statement)
        if (statement.name === 'search_count') return []
        return rows as never
      },
    }
    await assert.rejects(createSearch(createIndexer(service.db, once), once)(user.id, 'milk'), {
      code: 'AUTH_INVALID',
    })
  })

  test('leaves nothing, and gets 401, while their deletion is not committed', async () => {
    const user = await service.newUser()
    await create(user, 'milk')
    const deleting = await service.db.pool.connect()
    let searched: Promise<void>
    try {
      await deleting.query('BEGIN')
      await deleting.query('DELETE FROM users WHERE id = $1', [user.id])
      searched = assert.rejects(find.titles(user, 'milk'), { code: 'AUTH_INVALID' })
      await waitedFor(deleting)
    } finally {
      await deleting.query('COMMIT')
      deleting.release()
    }
    await searched
  })
})
