import assert from 'node:assert/strict'
import { chmod, mkdir, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { startEmbedded } from '../src/database/embedded.ts'
import { run, signUp, TRUSTING } from './support/process.ts'
import { allowsSmallDisks, onSmallDisk } from './support/small-disk.ts'

/** The service with its own database on a disk that is really full. What a system without one allows: obstacles.test.ts. */

const MAIN = join(import.meta.dirname, '../src/main.ts')
const base = await mkdtemp(join(tmpdir(), 'docket-disk-'))
// When root runs the tests, PostgreSQL's own user must be able to enter.
await chmod(base, 0o711)
after(() => rm(base, { recursive: true, force: true }))

const disk = join(base, 'disk')
await mkdir(disk)
const skip = !allowsSmallDisks(disk) && 'this system allows no disk for a test'

function start(size: string, prepared?: string) {
  const environment = { ...TRUSTING, HOST: '127.0.0.1', PORT: '0', DATA_DIR: join(disk, 'data') }
  const service = run(MAIN, environment, [], onSmallDisk(disk, size, prepared))
  after(() => service.child.kill('SIGKILL'))
  return service
}

/** Writes to `path` until nothing is left. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  const zeros = Buffer.alloc(4096)
  try {
    await assert.rejects(
      async () => {
        for (;;) await file.write(zeros)
      },
      { code: 'ENOSPC' },
    )
  } finally {
    await file.close()
  }
}

describe('on a full disk', { skip, concurrency: 1 }, () => {
  test('writes fail with that reason, nothing acknowledged is lost, and writing resumes when there is space', async () => {
    const service = start('90m')
    const [, url = ''] = await service.seen(/ready at (http:\/\/\S+)/)
    const seenDisk = `/proc/${service.child.pid}/root${disk}`
    const token = await signUp(url)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const kept: number[] = []
    const write = async () => {
      const body = JSON.stringify({ title: 'Kept', description: crypto.randomUUID().repeat(25) })
      const answer = await fetch(`${url}/api/me/tasks`, { method: 'POST', headers, body })
      const data = (await answer.json()) as { id: number; detail: string }
      if (answer.status === 201) kept.push(data.id)
      return { status: answer.status, detail: data.detail }
    }
    const ready = async () => {
      const answer = await fetch(`${url}/health`)
      const { database } = (await answer.json()) as { database: string }
      return [answer.status, database]
    }
    assert.equal((await write()).status, 201)

    await fill(join(seenDisk, 'fill'))
    let refused = await write()
    while (refused.status === 201) refused = await write()
    assert.deepEqual([refused.status, /disk is full/.test(refused.detail)], [503, true], refused.detail)
    assert.deepEqual(await ready(), [503, 'disk_full'])

    // Its log of changes cannot grow either: PostgreSQL ends itself, and cannot recover. If that log was to grow
    // first, it has done so already.
    const database = join(seenDisk, 'data/postgres')
    const client = new pg.Client({ host: database, user: 'docket', database: 'docket' }).on('error', () => {})
    const logged = async () => {
      await client.connect()
      for (;;) await client.query(`SELECT pg_logical_emit_message(true, '', repeat('x', 1000000))`)
    }
    await assert.rejects(logged)
    await client.end().catch(() => {})
    for (const _ of [1, 2]) assert.match((await write()).detail, /disk is full/)
    assert.deepEqual(await ready(), [503, 'disk_full'])
    assert.equal((await fetch(`${url}/health/live`)).status, 200)

    await rm(join(seenDisk, 'fill'))
    while ((await ready())[0] !== 200) await delay(100)
    assert.equal((await write()).status, 201)
    const list = await fetch(`${url}/api/me/tasks?limit=500`, { headers })
    const { tasks } = (await list.json()) as { tasks: { id: number }[] }
    assert.deepEqual(new Set(tasks.map(({ id }) => id)), new Set(kept))
    service.child.kill('SIGTERM')
    assert.equal((await service.ended).code, 0)
    assert.equal(service.output().match(/no space left on device/g)?.length, 1)
  })

  test('a first start reports it', async () => {
    const { code, output } = await start('20m').ended
    assert.equal(code, 1)
    assert.match(output, /^Docket cannot start\. The disk of DATA_DIR is full: no space left in /m)
  })

  test('a later start reports it, whether PostgreSQL or a migration cannot write', async () => {
    const before = join(base, 'before')
    await (await startEmbedded({ dataDir: before, durable: false })).stop()
    const copied = `cp -a ${before} data; cat /dev/zero > fill`
    for (const [prepared, said] of [
      [copied, /PostgreSQL did not start/],
      [`${copied}; truncate -s -1M fill`, /could not (extend|create|write) /],
    ] as const) {
      const { code, output } = await start('90m', prepared).ended
      assert.equal(code, 1)
      assert.match(output, /^Docket cannot start\. The disk of DATA_DIR is full: no space left in /m)
      assert.match(output, said)
    }
  })
})
