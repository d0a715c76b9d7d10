import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase, onServer } from './support/database.ts'
import { freePort, type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'
import {
  actionsOf,
  type Change,
  changesOf,
  furnish,
  randomOf,
  replay,
  SEED,
  shownBy,
} from './support/random.ts'
import { rounds } from './support/rounds.ts'
import type { Answer, TestUser } from './support/service.ts'

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

interface Client {
  /** The state that it has from the changes that it followed. */
  states: Map<string, unknown>
  cursor: string
}

/** Repeats a request until there is an answer: the service may be down, or die meanwhile. */
async function insist(path: string, init: RequestInit): Promise<{ status: number; text: string }> {
  for (;;) {
    try {
      const answer = await fetch(service.url + path, init)
      const text = await answer.text()
      if (answer.status < 500 && answer.status !== 429) return { status: answer.status, text }
    } catch {
      // No answer: the service is being restarted.
    }
    await delay(20)
  }
}

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

  async function act(client: Client, random: () => number): Promise<void> {
    const next = actionsOf(random, { tasks: OPERATIONS / 25, revisions: OPERATIONS / 2 })
    for (let step = 0; step < OPERATIONS / CLIENTS; step += 1) {
      const [method, path, body] = next()
      const key = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
      const answer = await user.call(method, path, body, key)
      assert.ok(answer.statusCode < 500, `${method} ${path}: ${answer.payload}`)
      done += 1
      if (answer.statusCode < 300) written += 1
      if (random() < 0.02) await follow(client, user, random)
    }
  }

  const clients = Array.from({ length: CLIENTS }, (): Client => ({ states: new Map(), cursor: '' }))
  await Promise.all(clients.map((client, index) => act(client, randomOf(SEED + index))))
  await killing
  for (const client of clients) await follow(client, user, () => 1)

  const log = await changesOf(user)
  assert.ok(written > OPERATIONS / 5, `only ${written} of ${done} wrote anything`)
  const told = sorted(replay(log))
  assert.deepEqual(sorted((await shownBy(user)).states), told, 'the server and its log')
  for (const [index, { states }] of clients.entries())
    assert.deepEqual(sorted(states), told, `client ${index}`)
  t.diagnostic(`${done} operations, ${written} of them wrote ${log.length} revisions`)
})

const sorted = (states: ReadonlyMap<string, unknown>) =>
  [...states].sort(([one], [other]) => (one < other ? -1 : 1))

/** Follows the changes to their end; now and then an answer is lost on the way, and requested again. */
async function follow(client: Client, user: TestUser, random: () => number): Promise<void> {
  for (;;) {
    const path = `/changes?cursor=${client.cursor}&limit=${random() < 0.5 ? 7 : 500}`
    const { data } = await user.call('GET', path)
    if (random() < 0.1) continue
    for (const { resource, resource_id, after } of data.changes as Change[]) {
      if (after === null) client.states.delete(`${resource} ${resource_id}`)
      else client.states.set(`${resource} ${resource_id}`, after)
    }
    client.cursor = data.next_cursor
    if (!data.has_more) return
  }
}

async function newUser(id: string): Promise<TestUser> {
  await onServer(database.url, async (client) => {
    await client.query("INSERT INTO users (id, name, email) VALUES ($1, 'Ada', 'ada@example.com')", [id])
  })
  const token = await tokenFor(id)
  return {
    id,
    email: 'ada@example.com',
    token,
    async call(method, path, body, headers = {}) {
      const { status, text } = await insist(`/api/${id}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { statusCode: status, payload: text, data: text === '' ? undefined : JSON.parse(text) } as Answer
    },
  }
}
