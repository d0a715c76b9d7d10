import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { distribute } from '../../src/database/distribute.ts'
import { migrate } from '../../src/database/migrate.ts'
import { type Cluster, portOf, startCluster } from '../support/citus-cluster.ts'
import { startService, type TestService, type TestUser } from '../support/service.ts'

/** Nodes that end, and shards that move, under the writes of many users. */

/** Enough that both workers have some. */
const USERS = 20

let cluster: Cluster
let coordinator: pg.Client
let service: TestService
let users: TestUser[]

before(async () => {
  cluster = await startCluster()
  const url = await cluster.create('docket')
  coordinator = new pg.Client(url)
  coordinator.on('error', () => {})
  await coordinator.connect()
  // Transactions that a killed node has left prepared hold their locks until then.
  await coordinator.query("ALTER SYSTEM SET citus.recover_2pc_interval = '1s'")
  await coordinator.query('SELECT pg_reload_conf()')
  await migrate(url)
  await distribute(url)
  service = await startService({}, () => url)
  users = await Promise.all(Array.from({ length: USERS }, () => service.newUser()))
})
after(async () => {
  await service.close()
  await coordinator.end()
  await cluster.stop()
})

/** Of the workers on which the users are. */
const ports = () => Promise.all(users.map(({ id }) => portOf(id, coordinator)))

/** A user who creates tasks and edits them until told to stop, and remembers what was acknowledged. */
function write(user: TestUser) {
  const titles = new Map<number, string>()
  const refused: { status: number; code: string; detail: string }[] = []
  let stopped = false
  async function run(): Promise<void> {
    for (let turn = 0; !stopped; turn += 1) {
      const made = await user.call('POST', '/tasks', { title: `made ${turn}` })
      note(made)
      if (made.statusCode !== 201) {
        // The next try would only fill the memory.
        await delay(10)
        continue
      }
      titles.set(made.data.id, made.data.title)
      const edited = await user.call('PATCH', `/tasks/${made.data.id}`, { title: `edited ${turn}` })
      note(edited)
      // An edit that was refused may still have been made: its answer was lost.
      if (edited.statusCode === 200) titles.set(made.data.id, edited.data.title)
      else titles.delete(made.data.id)
    }
  }
  function note({ statusCode, data }: { statusCode: number; data: { error_code: string; detail: string } }) {
    if (statusCode >= 400) refused.push({ status: statusCode, code: data.error_code, detail: data.detail })
  }
  const running = run()
  return {
    user,
    titles,
    refused,
    stop: () => {
      stopped = true
      return running
    },
  }
}
type Writer = ReturnType<typeof write>

/** Resolves once each of them has had so many more acknowledged, or refused. */
async function more(writers: Writer[], of: 'titles' | 'refused', wanted = 3): Promise<void> {
  const count = (writer: Writer) => (of === 'titles' ? writer.titles.size : writer.refused.length)
  const before = writers.map(count)
  while (!writers.every((writer, index) => count(writer) >= Number(before[index]) + wanted)) await delay(5)
}

async function assertAllThere({ user, titles }: Writer): Promise<void> {
  const there = new Map<number, string>()
  for (let path = '/tasks?limit=500'; path !== ''; ) {
    const { data } = await user.call('GET', path)
    for (const { id, title } of data.tasks) there.set(id, title)
    path = data.next_cursor ? `/tasks?limit=500&cursor=${encodeURIComponent(data.next_cursor)}` : ''
  }
  for (const [id, title] of titles) assert.equal(there.get(id), title, `task ${id}`)
}

describe('under load', { concurrency: 1 }, () => {
  test('a killed worker fails only its own users, with 503; all recover once it is back, and nothing acknowledged is lost', async (t) => {
    const worker = join(cluster.directory, 'worker1')
    const port = Number(new URL(cluster.workers[0] ?? '').port)
    const writers = users.map(write)
    t.after(() => Promise.all(writers.map(({ stop }) => stop())))
    const isThere = await Promise.all(
      users.map(async (user) => (await portOf(user.id, coordinator)) === port),
    )
    const there = writers.filter((_, index) => isThere[index])
    const elsewhere = writers.filter((_, index) => !isThere[index])
    assert.ok(there.length > 0 && elsewhere.length > 0)
    await more(writers, 'titles')

    const [pid] = (await readFile(join(worker, 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
    await more(there, 'refused')
    await more(elsewhere, 'titles')

    await restarted()
    await more(writers, 'titles')
    await Promise.all(writers.map(({ stop }) => stop()))
    for (const { refused } of elsewhere) assert.deepEqual(refused, [])
    for (const { refused } of there) {
      assert.deepEqual(
        [...new Set(refused.map(({ status, code }) => `${status} ${code}`))],
        ['503 DATABASE_ERROR'],
      )
      for (const { detail } of refused) assert.match(detail, /^The database is (not responding|restarting)\./)
    }
    for (const writer of writers) await assertAllThere(writer)
  })

  /** The killed server's processes must have ended first. */
  async function restarted(): Promise<void> {
    for (const end = Date.now() + 60_000; ; await delay(100)) {
      try {
        await cluster.restart('worker1')
        return
      } catch (error) {
        if (Date.now() > end) throw error
      }
    }
  }

  test('shards that move to another worker take everything acknowledged with them', async (t) => {
    const writers = users.map(write)
    t.after(() => Promise.all(writers.map(({ stop }) => stop())))
    await more(writers, 'titles')
    const before = await ports()
    const [from = '', to = ''] = cluster.workers.map((worker) => new URL(worker).port)
    const { rows } = await coordinator.query(
      `SELECT shardid AS shard, nodeport AS port FROM pg_dist_shard_placement JOIN pg_dist_shard USING (shardid)
       WHERE logicalrelid = 'workspaces'::regclass`,
    )
    for (const { shard, port } of rows) {
      await coordinator.query(
        "SELECT citus_move_shard_placement($1, '127.0.0.1', $2, '127.0.0.1', $3, 'auto')",
        [...[shard, port], String(port) === from ? to : from],
      )
    }
    await more(writers, 'titles')
    await Promise.all(writers.map(({ stop }) => stop()))
    const now = await ports()
    assert.ok(now.every((port, index) => port !== before[index]))
    for (const { refused } of writers) for (const { status } of refused) assert.equal(status, 503)
    for (const writer of writers) await assertAllThere(writer)
  })
})
