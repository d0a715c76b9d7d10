import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDatabase } from '../../tests/support/database.ts'
import { type EventClient, listen, openEvents } from '../../tests/support/events.ts'
import { type Instance, startInstance } from '../../tests/support/instance.ts'
import { freePort, startProcess, TRUSTING, tokenFor } from '../../tests/support/process.ts'
import { randomOf } from '../../tests/support/random.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { TestTimers } from '../../tests/support/timers.ts'

/** Nothing is lost and nothing comes twice, whatever breaks. */

const upTo = (last: number, first = 1): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

/** Reconnects with the last id whenever the connection breaks, as a browser does, to each of `origins` in turn. */
class Follower {
  readonly received: number[] = []
  breaks = 0
  #lastId = '0'
  #client: EventClient | undefined
  #done = false
  readonly #origins: readonly string[]
  readonly #token: string
  readonly over: Promise<void>

  constructor(origins: readonly string[], token: string) {
    this.#origins = origins
    this.#token = token
    this.over = this.#follow()
  }

  /** Breaks the connection, wherever it has got to. */
  break(): void {
    this.breaks += 1
    this.#client?.close()
  }

  async until(revision: number): Promise<void> {
    while (Number(this.#lastId) < revision) await sleep(5)
    this.#done = true
    this.#client?.close()
    await this.over
  }

  async #follow(): Promise<void> {
    for (let turn = 0; !this.#done; turn += 1) {
      const origin = this.#origins[turn % this.#origins.length] ?? ''
      const client = await openEvents(origin, { token: this.#token, lastId: this.#lastId }).catch((error) => {
        // Nothing listens there at the moment.
        if (error instanceof TypeError) return undefined
        throw error
      })
      if (client === undefined) {
        await sleep(20)
        continue
      }
      this.#client = client
      // It may have been told to stop while this connection was being opened.
      if (this.#done) client.close()
      const noting = setInterval(() => this.#note(client), 1)
      await client.ended
      clearInterval(noting)
      this.#note(client)
      this.received.push(...client.revisions())
    }
  }

  #note(client: EventClient): void {
    if (client.lastId !== '') this.#lastId = client.lastId
  }
}

describe('connections that break at any point', () => {
  let service: TestService
  let other: Instance
  let origins: string[]
  before(async () => {
    service = await startService({ EVENTS_LOOK_SECONDS: '1' })
    other = await startInstance(service)
    origins = [await listen(service.app), await listen(other.app)]
  })
  after(async () => {
    await other.close()
    await service.close()
  })

  const seed = Date.now() & 0xffffff
  test(`lose and repeat nothing while others write (seed ${seed})`, async () => {
    const random = randomOf(seed)
    const user = await service.newUser()
    const followers = [0, 1, 2].map(
      (index) => new Follower(index === 2 ? origins : [origins[index] ?? ''], user.token),
    )
    const writing = (async () => {
      for (let count = 0; count < 400; count += 1) {
        await write(random() < 0.5 ? service : other, user, count)
        // However fast the writes are, each connection breaks often, and not only between two writes.
        if (count % 10 === 0) followers[(count / 10) % followers.length]?.break()
        if (random() < 0.3) await sleep(random() * 4)
      }
    })()
    let isWriting = true
    void writing.finally(() => {
      isWriting = false
    })
    while (isWriting) {
      await sleep(random() * 15)
      followers[Math.floor(random() * followers.length)]?.break()
    }
    await writing
    const { changes } = (await user.call('GET', '/changes?limit=500')).data
    assert.equal(changes.length, 400)
    for (const follower of followers) {
      await follower.until(400)
      assert.ok(follower.breaks > 10, `${follower.breaks} breaks`)
      assert.deepEqual(follower.received, upTo(400))
    }
  })
})

async function write({ app }: Pick<TestService, 'app'>, { token }: Pick<TestUser, 'token'>, count: number) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/me/tasks',
    headers: { authorization: `Bearer ${token}` },
    payload: { title: `Task ${count}` },
  })
  assert.equal(answer.statusCode, 201, answer.payload)
}

describe('two instances on one database', () => {
  let service: TestService
  let other: Instance
  let origin: string
  let otherOrigin: string
  before(async () => {
    // Polling finds nothing within the time of a test: whatever arrives was signalled.
    service = await startService({ EVENTS_LOOK_SECONDS: '3600' })
    other = await startInstance(service)
    origin = await listen(service.app)
    otherOrigin = await listen(other.app)
    await acquainted(service, other)
  })
  after(async () => {
    await other.close()
    await service.close()
  })

  test('notify each other of writes', async () => {
    const user = await service.newUser()
    const here = await openEvents(origin, { token: user.token })
    const there = await openEvents(otherOrigin, { token: user.token })
    for (let count = 0; count < 40; count += 1) await write(count % 2 === 0 ? service : other, user, count)
    for (const client of [here, there]) {
      await client.change(40)
      assert.deepEqual(client.revisions(), upTo(40))
      client.close()
    }
  })

  test('notify each other of deleted users', async () => {
    const user = await service.newUser()
    const there = await openEvents(otherOrigin, { token: user.token })
    const { deleteUser } = await import('../accounts/crud.ts')
    await deleteUser(user.id, service.db)
    assert.deepEqual((await there.seen(({ event }) => event === 'end')).data, { reason: 'revoked' })
    await there.ended
  })

  test('hear each other again after their connection broke', async () => {
    const user = await service.newUser()
    const there = await openEvents(otherOrigin, { token: user.token })
    // Each instance has a connection for LISTEN and NOTIFY.
    const listening = async (): Promise<number[]> => {
      const { rows } = await service.db.pool.query(
        `SELECT pid FROM pg_stat_activity
         WHERE datname = current_database() AND query LIKE '%pg_notify%' AND pid <> pg_backend_pid()`,
      )
      return rows.map(({ pid }) => pid)
    }
    const before = await listening()
    assert.equal(before.length, 2)
    await service.db.pool.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) pid', [before])
    for (let anew: number[] = []; anew.length < 2; await sleep(5)) {
      anew = (await listening()).filter((pid) => !before.includes(pid))
    }
    await acquainted(service, other)
    await write(service, user, 1)
    await there.change(1)
    there.close()
  })
})

/** Resolves when each instance has heard of the others. */
async function acquainted(...instances: Pick<TestService, 'db'>[]): Promise<void> {
  while (instances.some(({ db }) => db.notices?.instances !== instances.length)) await sleep(5)
}

describe('a write without a notice', () => {
  for (const pooler of ['none', 'transaction']) {
    test(`is found by polling (DATABASE_POOLER=${pooler})`, async () => {
      const service = await startService({ EVENTS_LOOK_SECONDS: '1', DATABASE_POOLER: pooler })
      try {
        const user = await service.newUser()
        const client = await openEvents(await listen(service.app), { token: user.token })
        // As a writer does that dies between its commit and its signal.
        await service.db.pool.query(
          `WITH log AS (
             INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, before, after)
             VALUES ($1, 1, now(), 'user', $1, 'label', '1', NULL, '{"name": "silent"}'))
           UPDATE workspaces SET revision = 1 WHERE id = $1`,
          [user.id],
        )
        assert.equal((await client.change(1)).data.after.name, 'silent')
        client.close()
      } finally {
        await service.close()
      }
    })
  }
})

describe('a failing database', () => {
  test('does not end streams: they resume when it is back', async () => {
    const { startProxy } = await import('../../tests/support/proxy.ts')
    const proxy = await startProxy()
    const timers = new TestTimers()
    const service = await startService({ EVENTS_LOOK_SECONDS: '1' }, proxy.through)
    const other = await startInstance(service)
    try {
      const user = await service.newUser()
      const client = await openEvents(await listen(service.app), { token: user.token })
      await write(service, user, 0)
      await client.change(1)
      for (const state of ['down', 'frozen'] as const) {
        const before = client.revisions().length
        proxy.state = state
        // The other instance reaches the database without the proxy.
        await write(other, user, before)
        // As if what is asked of a frozen database took too long.
        while (!service.logged.some(({ msg }) => msg === 'event streams are waiting for the database')) {
          timers.advance(service.config.database.timeout)
          await sleep(5)
        }
        assert.equal(client.revisions().length, before)
        proxy.state = 'down'
        proxy.state = 'up'
        await client.change(before + 1)
        assert.deepEqual(client.revisions(), upTo(before + 1))
        service.logged.length = 0
      }
      client.close()
    } finally {
      await other.close()
      await service.close()
      await proxy.close()
      timers.restore()
    }
  })
})

describe('a restart of the service', () => {
  test('loses and repeats nothing, after SIGTERM or a power cut', async () => {
    const database = await createDatabase()
    const service = await startService()
    const userId = 'restarted'
    const token = await tokenFor(userId)
    const environment = {
      ...TRUSTING,
      DATABASE_URL: database.url,
      LOG_LEVEL: 'silent',
      PORT: String(await freePort()),
    }
    let running = await startProcess(environment)
    try {
      const { connect } = await import('../database/connection.ts')
      const db = connect(service.config.database, database.url)
      await db.pool.query('INSERT INTO users (id, name, email) VALUES ($1, $1, $1)', [userId])
      await db.close()
      const follower = new Follower([running.url], token)
      const post = async () => {
        const response = await fetch(`${running.url}/api/me/tasks`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: '{"title":"x"}',
        })
        assert.equal(response.status, 201, await response.text())
      }
      let written = 0
      for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
        for (let count = 0; count < 10; count += 1) await post()
        written += 10
        running.child.kill(signal)
        const { code } = await running.ended
        assert.equal(code, signal === 'SIGTERM' ? 0 : null)
        running = await startProcess(environment)
      }
      await post()
      written += 1
      await follower.until(written)
      assert.deepEqual(follower.received, upTo(written))
    } finally {
      running.child.kill('SIGKILL')
      await running.ended
      await service.close()
      await database.drop()
    }
  })
})
