import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { Jobs } from '../core/jobs.ts'
import { connect, type Database } from '../database/connection.ts'
import { unavailable } from '../database/failures.ts'
import { INDEXING_JOB, startIndexing } from './background.ts'
import { searching } from './fixture.ts'
import { createIndexer, FAR } from './indexing.ts'
import { STEP } from './steps.ts'

/** Large accounts: their index is built in the background, and a search says what it cannot know yet. */

let service: TestService
let find: ReturnType<typeof searching>
before(async () => {
  service = await startService()
  find = searching(service)
})
after(() => service.close())

/** More tasks than a search waits for. */
const MANY = FAR + 1
const warnings: unknown[] = []
const log = { warn: (context: unknown) => void warnings.push(context) }

function indexing(db: Database = service.db) {
  const indexer = createIndexer(db, db.reader, log)
  const jobs = new Jobs(service.clock.now)
  return { indexer, jobs, ...startIndexing({ db, indexer, jobs, log: log as never, lookEvery: null }) }
}

async function large(count = MANY): Promise<TestUser> {
  const user = await service.newUser()
  await find.imported(user, count)
  return user
}

/** What is left is no more than the next search does by itself. */
const assertNearlyAll = async (user: TestUser) => assert.ok((await find.size(user)) >= MANY - STEP)

const stateOf = async (user: TestUser) => {
  const { rows } = await service.db.pool.query(
    'SELECT revision::int, scanned::int FROM search_state WHERE user_id = $1',
    [user.id],
  )
  return rows[0]
}

/** A database that notes which statements run, and does something before one of them. */
function watched(name: string, then: (count: number) => Promise<unknown> | undefined): Database {
  let count = 0
  const { reader } = service.db
  return {
    ...service.db,
    reader: {
      async query(statement) {
        if (statement.name === name) {
          count += 1
          await then(count)
        }
        return await reader.query(statement)
      },
    },
  }
}

describe('the search of an account that has just become large', () => {
  test('answers at once from what is indexed, says that more may be missing, and soon finds all', async () => {
    const user = await large()
    const ask = () => user.call('GET', `/tasks?q=${MANY}`)
    const first = await ask()
    assert.equal(first.statusCode, 200, first.payload)
    assert.deepEqual(first.data, { tasks: [], count: 0, next_cursor: null, matches: [], incomplete: true })
    // It will be another answer, though nothing is written meanwhile.
    assert.equal(first.headers.etag, undefined)
    let last = first
    while (last.data.incomplete) last = await ask()
    assert.deepEqual(
      last.data.tasks.map(({ title }: { title: string }) => title),
      [`item ${MANY}`],
    )
    assert.equal(Object.hasOwn(last.data, 'incomplete'), false)
    assert.notEqual(last.headers.etag, undefined)
  })

  test('finds all at once where the search itself can index what is missing', async () => {
    const user = await large(FAR)
    const { data } = await user.call('GET', `/tasks?q=${FAR}`)
    assert.equal(data.count, 1)
    assert.equal(Object.hasOwn(data, 'incomplete'), false)
  })

  test('is answered even if a step takes the database too long', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'milk' })
    const cancelled = Object.assign(new pg.DatabaseError('canceling statement', 0, 'error'), {
      code: '57014',
    })
    const slow: Database = { ...service.db, transaction: () => Promise.reject(unavailable(cancelled)) }
    assert.equal(await createIndexer(slow, service.db.reader).catchUp(user.id), false)
  })

  test('is complete for a filter without words', async () => {
    const user = await large()
    const { data } = await user.call('GET', `/tasks?filter=title~${MANY}`)
    assert.equal(data.count, 1)
    assert.equal(Object.hasOwn(data, 'incomplete'), false)
  })
})

describe('in the background', () => {
  test('those are indexed who wrote and are far behind, and nobody else', async () => {
    const { look, indexer, close } = indexing()
    const [big, small, silent] = [await large(), await large(FAR - 1), await large()]
    for (const user of [big, small]) await user.call('POST', '/tasks', { title: 'one more' })
    await look()
    await indexer.idle()
    await assertNearlyAll(big)
    assert.deepEqual([await stateOf(small), await stateOf(silent)], [undefined, undefined])
    const { data } = await big.call('GET', '/tasks?q=more')
    assert.deepEqual([data.count, data.incomplete], [1, undefined])
    await close()
  })

  test('so is everybody at the start, whoever wrote', async () => {
    const { lookAtAll, indexer, jobs, close } = indexing()
    const users = [await large(), await large()]
    await lookAtAll()
    await indexer.idle()
    for (const user of users) await assertNearlyAll(user)
    assert.deepEqual(
      jobs.all.map(({ name, error }) => ({ name, error })),
      [{ name: INDEXING_JOB.name, error: null }],
    )
    await close()
  })

  test('users get their turns one step at a time', async () => {
    const order: string[] = []
    const db: Database = {
      ...service.db,
      reader: {
        query: (statement) => {
          if (statement.name === 'search_scan') order.push(String(statement.values[0]))
          return service.db.reader.query(statement)
        },
      },
    }
    const indexer = createIndexer(db, db.reader, log)
    const users = [await large(), await large()]
    for (const { id } of users) indexer.later(id)
    await indexer.idle()
    assert.equal(order.length, 2 * (FAR / STEP))
    for (let turn = 2; turn < order.length; turn += 1) assert.equal(order[turn], order[turn - 2])
  })

  test('two instances build an index together, each part of it once', async () => {
    const url = new URL(service.config.database.url ?? '')
    const other = connect(service.config.database, url.href)
    try {
      const user = await large()
      const both = [indexing(), indexing(other)]
      await Promise.all(both.map(({ lookAtAll }) => lookAtAll()))
      await Promise.all(both.map(({ indexer }) => indexer.idle()))
      // Both may have left after the other one had been faster.
      await find.search(user.id, 'item')
      assert.equal(await find.size(user), MANY)
      assert.equal((await find.vocabulary(user)).item, MANY)
      await Promise.all(both.map(({ close }) => close()))
    } finally {
      await other.close()
    }
  })

  test('an instance that died in the middle costs one step: the next one goes on from there', async () => {
    const user = await large()
    const died = new Error('the process is gone')
    const dying = watched('search_scan', (count) => (count > 3 ? Promise.reject(died) : undefined))
    const first = indexing(dying)
    await first.lookAtAll()
    await first.indexer.idle()
    assert.deepEqual(await stateOf(user), { revision: MANY, scanned: 3 * STEP })
    assert.deepEqual(warnings.splice(0), [{ err: died }])
    const scans: number[] = []
    const second = indexing(watched('search_scan', async (count) => void scans.push(count)))
    await second.lookAtAll()
    await second.indexer.idle()
    await find.search(user.id, 'item')
    assert.equal((await find.vocabulary(user)).item, MANY)
    assert.ok(scans.length <= MANY / STEP - 3 + 1, `${scans.length} scans`)
  })

  test('a service that stops ends after the present step', async () => {
    const user = await large()
    const stopping = Promise.withResolvers<void>()
    const closed = Promise.withResolvers<void>()
    const held = indexing(
      watched('search_scan', async (count) => {
        if (count !== 2) return
        stopping.resolve()
        await closed.promise
      }),
    )
    await held.lookAtAll()
    await stopping.promise
    const closing = held.close()
    closed.resolve()
    await closing
    assert.deepEqual(await stateOf(user), { revision: MANY, scanned: 2 * STEP })
    held.indexer.later(user.id)
    await held.indexer.idle()
    assert.equal((await stateOf(user)).scanned, 2 * STEP)
  })

  test('an account that is deleted meanwhile leaves nothing, and no warning', async () => {
    const user = await large()
    const gone = () => service.db.pool.query('DELETE FROM users WHERE id = $1', [user.id])
    const { indexer, lookAtAll } = indexing(
      watched('search_scan', (count) => (count === 3 ? gone() : undefined)),
    )
    await lookAtAll()
    await indexer.idle()
    for (const table of ['search_state', 'search_documents', 'search_words']) {
      const { rows } = await service.db.pool.query(`SELECT FROM ${table} WHERE user_id = $1`, [user.id])
      assert.deepEqual(rows, [], table)
    }
    assert.deepEqual(warnings, [])
  })
})
