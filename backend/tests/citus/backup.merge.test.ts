import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { operator } from '../../src/cli/testing.ts'
import { distribute } from '../../src/database/distribute.ts'
import { migrate } from '../../src/database/migrate.ts'
import { createDatabase, joinNodes, rows, type TestDatabase } from '../support/database.ts'
import { startService, type TestService } from '../support/service.ts'

/** What users have is the same wherever it lies: distributed, restored, or on PostgreSQL alone. */

const SECRET = 'a secret that is only good for tests'
let base: string
const databases: TestDatabase[] = []

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-citus-'))
})
after(async () => {
  for (const database of databases) await database.drop()
  await rm(base, { recursive: true, force: true })
})

async function newDatabase(options?: { empty: true }): Promise<string> {
  const database = await createDatabase(options)
  databases.push(database)
  return database.url
}

async function run(url: string, ...args: string[]): Promise<string> {
  const { code, out, notes } = await operator({
    DATABASE_URL: url,
    BETTER_AUTH_SECRET: SECRET,
    INIT_CWD: base,
  })(...args)
  assert.equal(code, 0, notes)
  return out
}

/** What each user's export says of what they have. */
async function exportsOf(url: string): Promise<Record<string, unknown>> {
  const service: TestService = await startService({ BETTER_AUTH_SECRET: SECRET }, () => url)
  try {
    const exports: Record<string, unknown> = {}
    for (const { id } of await rows(url, 'SELECT id FROM users')) {
      const token = await service.sign({ sub: id, user_id: id })
      const { statusCode, payload } = await service.inject({
        url: '/api/me/export',
        headers: { authorization: `Bearer ${token}` },
      })
      assert.equal(statusCode, 200, payload)
      const { exported_at: _, ...exported } = JSON.parse(payload)
      exports[String(id)] = exported
    }
    return exports
  } finally {
    await service.close()
  }
}

describe('a distributed database', { concurrency: 1 }, () => {
  let source: string
  let exported: Record<string, unknown>

  before(async () => {
    source = await newDatabase()
    await run(source, 'seed', '--users', '6', '--tasks', '40')
    exported = await exportsOf(source)
    assert.equal(Object.keys(exported).length, 6)
    await run(source, 'backup', 'distributed.backup')
  })

  test('is restored in another one, which stays distributed', async () => {
    const target = await newDatabase()
    await run(target, 'seed', '--users', '1', '--tasks', '1')
    await run(target, 'restore', 'distributed.backup', '--replace')
    assert.deepEqual(await exportsOf(target), exported)
    const distributed =
      'SELECT logicalrelid::text AS name FROM pg_dist_partition WHERE partkey IS NOT NULL ORDER BY 1'
    assert.deepEqual(await rows(target, distributed), await rows(source, distributed))
    assert.equal(await run(target, 'distribute'), 'Everything that workspaces own is distributed already.')
  })

  test('is restored on PostgreSQL alone, and from there distributed with its rows, which leave it', async () => {
    const target = await newDatabase({ empty: true })
    await run(target, 'restore', 'distributed.backup')
    assert.deepEqual(await exportsOf(target), exported)
    await joinNodes(target)
    assert.match(await run(target, 'distribute'), /^Distributed workspaces, .*tasks/)
    assert.deepEqual(await exportsOf(target), exported)
    const [left] = await rows(target, "SELECT pg_relation_size('tasks')::int AS bytes")
    assert.deepEqual(left, { bytes: 0 })
  })

  test('is backed up while users write: each with as many changes as their revision says', async () => {
    const service = await startService({ BETTER_AUTH_SECRET: SECRET }, () => source)
    const users = [await service.newUser(), await service.newUser(), await service.newUser()]
    const writing = new AbortController()
    let written = 0
    const writers = users.map(async (user) => {
      while (!writing.signal.aborted) {
        const { data } = await user.call('POST', '/tasks', { title: 'Busy' })
        await user.call('DELETE', `/tasks/${data.id}`)
        written += 1
      }
    })
    while (written < 10) await Promise.race([...writers, new Promise(setImmediate)])
    await run(source, 'backup', 'busy.backup').finally(() => writing.abort())
    await Promise.all(writers)
    await service.close()
    const target = await newDatabase({ empty: true })
    await run(target, 'restore', 'busy.backup')
    const named = users.map(({ id }) => `'${id}'`).join()
    assert.deepEqual(
      await rows(
        target,
        `SELECT id FROM workspaces WHERE id IN (${named})
           AND (revision = 0 OR revision <> (SELECT count(*) FROM changes WHERE user_id = workspaces.id))`,
      ),
      [],
    )
  })
})

test('docket distribute on a filled database keeps what each user has', async () => {
  const url = await newDatabase({ empty: true })
  await migrate(url)
  await joinNodes(url)
  await run(url, 'seed', '--users', '4', '--tasks', '30')
  const before = await exportsOf(url)
  const done = await distribute(url)
  assert.ok(done !== 'no citus' && done.distributed.includes('changes'))
  assert.deepEqual(await exportsOf(url), before)
})
