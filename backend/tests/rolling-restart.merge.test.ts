import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Balancer, startBalancer } from './support/balancer.ts'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { freePort, type ServiceProcess, signUp, startProcess } from './support/process.ts'

/** Two instances on one database, behind a proxy that keeps its connections: each is replaced while people work. */

const CLIENTS = 8
const ROUNDS = 2

let base: string
let database: TestDatabase
let balancer: Balancer
let ports: number[]
const running = new Map<number, ServiceProcess>()

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-rolling-'))
  database = await createDatabase()
  ports = [await freePort(), await freePort()]
  balancer = await startBalancer(ports)
  await Promise.all(ports.map(start))
})
after(async () => {
  for (const { child } of running.values()) child.kill('SIGTERM')
  await Promise.all([...running.values()].map(({ ended }) => ended))
  await balancer.close()
  await database.drop()
  await rm(base, { recursive: true, force: true })
})

async function start(port: number): Promise<void> {
  const service = await startProcess({
    ...{ DATABASE_URL: database.url, DATA_DIR: join(base, String(port)), PORT: String(port) },
    BETTER_AUTH_URL: balancer.url,
    BETTER_AUTH_SECRET: 'a secret that both instances have, for tests',
    ...{ RATE_LIMIT_USER: '1000000', RATE_LIMIT_USER_BURST: '1000000' },
    ...{ RATE_LIMIT_ADDRESS: '1000000', RATE_LIMIT_ADDRESS_BURST: '1000000' },
    LOG_LEVEL: 'warn',
  })
  running.set(port, service)
}

test('each is replaced under load, and no request fails', async () => {
  const headers = {
    authorization: `Bearer ${await signUp(balancer.url)}`,
    'content-type': 'application/json',
  }
  const failed: string[] = []
  const created: number[] = []
  const stop = new AbortController()

  /** Without any repetition: what is not answered has failed. */
  async function ask(method: string, path: string, body?: object): Promise<{ id: number } | undefined> {
    try {
      const answer = await fetch(`${balancer.url}/api/me${path}`, {
        ...{ method, headers },
        ...(body && { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (answer.ok) return JSON.parse(text)
      failed.push(`${method} ${answer.status} ${text}`)
    } catch (error) {
      failed.push(`${method} ${error} (${(error as Error).cause})`)
    }
    return undefined
  }

  async function work(): Promise<void> {
    while (!stop.signal.aborted) {
      const task = await ask('POST', '/tasks', { title: 'Keep going' })
      if (task === undefined) continue
      created.push(task.id)
      await ask('GET', `/tasks/${task.id}`)
      const complete = { method: 'PATCH', path: `/tasks/${task.id}`, body: { complete: true } }
      await ask('POST', '/batch', { operations: [complete] })
      await ask('GET', '/tasks?limit=5')
    }
  }

  const working = Array.from({ length: CLIENTS }, work)
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const port of ports) {
        await answers(port)
        const { child, ended } = running.get(port) as ServiceProcess
        child.kill('SIGTERM')
        const { code, output } = await ended
        // A stop that exceeds its 9 s ends with 1.
        assert.equal(code, 0, output)
        assert.doesNotMatch(output, /"level":[56]0/)
        await start(port)
      }
    }
    await Promise.all(ports.map(answers))
  } finally {
    stop.abort()
    await Promise.all(working)
  }
  assert.deepEqual({ failed, between: balancer.failures }, { failed: [], between: [] })

  const there = new Set<number>()
  for (let path = '?limit=500&complete=true'; path !== ''; ) {
    const answer = await fetch(`${balancer.url}/api/me/tasks${path}`, { headers })
    const page = (await answer.json()) as { tasks: { id: number }[]; next_cursor: string | null }
    for (const { id } of page.tasks) there.add(id)
    path = page.next_cursor ? `?limit=500&complete=true&cursor=${encodeURIComponent(page.next_cursor)}` : ''
  }
  assert.equal(new Set(created).size, created.length, 'none is made twice')
  assert.deepEqual([...there].sort(byNumber), created.toSorted(byNumber), 'each is there, and complete')
})

const byNumber = (one: number, other: number) => one - other

/** Waits until the instance has answered a few more requests. */
async function answers(port: number): Promise<void> {
  const wanted = (balancer.answered.get(port) ?? 0) + 50
  while ((balancer.answered.get(port) ?? 0) < wanted) await sleep(10)
}
