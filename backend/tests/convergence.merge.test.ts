import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, onServer } from './support/database.ts'
import { Follower, insistent, sorted } from './support/followers.ts'
import { freePort, type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'
import { actionsOf, changesOf, furnish, randomOf, replay, SEED, shownBy } from './support/random.ts'
import { rounds } from './support/rounds.ts'
import type { TestUser } from './support/service.ts'

/** Four clients of one user, and a service that is killed now and then: all end with the same state. */

const OPERATIONS = Number(process.env.OPERATIONS ?? rounds(1_000, 10_000))
const CLIENTS = 4
const KILLS = rounds(1, 5)

let database: Awaited<ReturnType<typeof createDatabase>>
let service: ServiceProcess
let environment: Record<string, string>

before(async () => {
  database = await createDatabase()
  environment = {
    ...TRUSTING,
    DATABASE_URL: database.url,
    PORT: String(await freePort()),
    LOG_LEVEL: 'error',
    RATE_LIMIT_USER: '100000',
    RATE_LIMIT_USER_BURST: '100000',
    RATE_LIMIT_ADDRESS: '100000',
    RATE_LIMIT_ADDRESS_BURST: '100000',
  }
  service = await startProcess(environment)
})
after(async () => {
  service.child.kill('SIGTERM')
  await service.ended
  await database.drop()
})

test(`four clients and ${OPERATIONS} operations converge despite kills and retries`, async (t) => {
  const id = 'ada'
  const user = await newUser(id)
  await furnish(user)
  let done = 0
  let written = 0

  const killing = (async () => {
    for (let kill = 1; kill <= KILLS; kill += 1) {
      while (done < (kill * OPERATIONS) / (KILLS + 1)) await delay(5, undefined, { ref: false })
      service.child.kill('SIGKILL')
      await service.ended
      service = await startProcess(environment)
    }
  })()

  async function act(client: Follower, random: () => number): Promise<void> {
    const next = actionsOf(random, { tasks: OPERATIONS / 25, revisions: OPERATIONS / 2 })
    for (let step = 0; step < OPERATIONS / CLIENTS; step += 1) {
      const [method, path, body] = next()
      const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
      const answer = await user.call(method, path, body, key)
      assert.ok(answer.statusCode < 500, `${method} ${path}: ${answer.payload}`)
      done += 1
      if (answer.statusCode < 300) written += 1
      if (random() < 0.02) await client.follow(user, random)
    }
  }

  const clients = Array.from({ length: CLIENTS }, () => new Follower())
  await Promise.all(clients.map((client, index) => act(client, randomOf(SEED + index))))
  await killing
  for (const client of clients) await client.follow(user, () => 1)

  const log = await changesOf(user)
  assert.ok(written > OPERATIONS / 5, `only ${written} of ${done} wrote anything`)
  const told = sorted(replay(log))
  assert.deepEqual(sorted((await shownBy(user)).states), told, 'the server and its log')
  for (const [index, { states }] of clients.entries())
    assert.deepEqual(sorted(states), told, `client ${index}`)
  t.diagnostic(`${done} operations, ${written} of them wrote ${log.length} revisions`)
})

async function newUser(id: string): Promise<TestUser> {
  await onServer(database.url, async (client) => {
    await client.query("INSERT INTO users (id, name, email) VALUES ($1, 'Ada', 'ada@example.com')", [id])
  })
  return insistent(() => service.url, id, await tokenFor(id))
}
