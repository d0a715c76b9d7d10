import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import {
  addChannel,
  deliveriesOf,
  dyingAt,
  dyingAtTelling,
  remind,
  runDying,
} from '../../tests/support/killing.ts'
import { startTestNotifier, type TestNotifier, toldTo } from '../../tests/support/notifier.ts'
import type { TestService, TestUser } from '../../tests/support/service.ts'
import { sent, startStopped } from '../../tests/support/zones.ts'
import type { Outcome, Target } from './model/message.ts'
import { LEASE } from './worker.ts'

/** Deliveries: made once if all goes well, and made all the same if instances die or receivers fail. */

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const BAD: Outcome = { statusCode: 500, error: 'It answered 500.', isGone: false, retryAfter: null }
const GOOD: Outcome = { statusCode: 200, error: null, isGone: false, retryAfter: null }

let service: TestService
let ada: TestUser
const notifiers: TestNotifier[] = []

before(async () => {
  service = await startStopped()
})
after(() => service.close())
beforeEach(async () => {
  ada = await service.newUser('ada')
})
afterEach(async () => {
  for (const one of notifiers.splice(0)) await one.close()
  await service.db.pool.query('DELETE FROM channels')
})

function another(options?: { perHour: number }): TestNotifier {
  const started = startTestNotifier(service, options)
  notifiers.push(started)
  return started
}

const left = () => deliveriesOf(service, ada)
const statuses = async () => (await left()).map(({ status, attempts }) => `${status} ${attempts}`)
const kinds = async () => (await toldTo(service, ada)).map(({ kind }) => kind)

/** Ada's reminder is due. @returns the ids of her task and of her channel */
async function due(kind?: 'webhook'): Promise<{ task: number; channel: number }> {
  const channel = await addChannel(service, ada, kind)
  const task = await remind(service, ada, MINUTE)
  service.clock.advance(MINUTE)
  return { task, channel }
}

/** What was carried has one identity, however often it was carried. */
function assertOne(times: number, ...by: TestNotifier[]): void {
  const ids = by.flatMap(({ carried }) => carried.map(({ message }) => message.id))
  assert.equal(ids.length, times)
  assert.equal(new Set(ids).size, 1, ids.join(' '))
}

describe('an instance that is killed', () => {
  for (const when of ['before', 'after'] as const) {
    test(`${when} what it tells is committed leaves it to another`, async () => {
      await due()
      const dead = await runDying(service, dyingAtTelling(service.db, when))
      notifiers.push(dead)
      const other = another()
      await other.look()
      await other.look()
      assert.deepEqual(other.warnings, [])
      assert.deepEqual(await kinds(), ['reminder'])
      assertOne(1, dead, other)
      assert.deepEqual(await statuses(), ['delivered 1'])
    })
  }

  test('between telling and sending leaves the delivery', async () => {
    await due()
    await another().notifier.look()
    assert.deepEqual(await statuses(), ['pending 0'])
    const other = another()
    await other.look()
    assertOne(1, other)
    assert.deepEqual(await statuses(), ['delivered 1'])
  })

  for (const [what, statement, times] of [
    ['once it has claimed a delivery', 'notification_whole', 1],
    ['once it has sent it', 'channel_settle', 2],
  ] as const) {
    test(`${what} leaves it to another when the lease ends, and not before`, async () => {
      await due()
      const dead = await runDying(service, dyingAt(service.db, statement))
      notifiers.push(dead)
      const other = another()
      service.clock.advance(LEASE - 1)
      await other.look()
      assert.deepEqual([other.carried.length, await statuses()], [0, ['pending 1']])
      service.clock.advance(1)
      await other.look()
      assertOne(times, dead, other)
      assert.deepEqual([await kinds(), await statuses()], [['reminder'], ['delivered 2']])
    })
  }
})

describe('an outcome that comes after another instance has claimed the delivery', () => {
  test('is dropped, while the other is at it and when it is done', async () => {
    await due()
    const [slow, other] = [another(), another()]
    const [first, second] = [Promise.withResolvers<Outcome>(), Promise.withResolvers<Outcome>()]
    slow.outcomes.push(first.promise)
    other.outcomes.push(second.promise)
    await slow.notifier.look()
    await slow.worker.look()
    await until(async () => slow.carried.length === 1)
    service.clock.advance(LEASE)
    await other.worker.look()
    first.resolve(GOOD)
    await slow.worker.idle()
    assert.deepEqual(await statuses(), ['pending 2'])
    second.resolve(BAD)
    await other.worker.idle()
    assert.deepEqual(await statuses(), ['pending 2'])
    assert.equal((await left())[0]?.status_code, 500)
    assertOne(2, slow, other)
  })

  test('does not undo what the other has delivered', async () => {
    await due()
    const [slow, other] = [another(), another()]
    const late = Promise.withResolvers<Outcome>()
    slow.outcomes.push(late.promise)
    await slow.notifier.look()
    await slow.worker.look()
    await until(async () => slow.carried.length === 1)
    service.clock.advance(LEASE)
    await other.look()
    late.resolve(BAD)
    await slow.worker.idle()
    assert.deepEqual(await statuses(), ['delivered 2'])
  })
})

describe('an attempt that fails', () => {
  test('is made again after longer and longer pauses, and given up after a day', async () => {
    await due()
    const started = service.clock.now().getTime()
    const by = another()
    const seconds: number[] = []
    for (;;) {
      by.outcomes.push(BAD)
      await by.look()
      seconds.push((service.clock.now().getTime() - started) / SECOND)
      const [delivery] = await left()
      assert.equal(delivery?.attempts, seconds.length)
      if (delivery.status !== 'pending') break
      const next = Date.parse(delivery.next_attempt_at)
      service.clock.advance(next - service.clock.now().getTime() - 1)
      await by.look()
      assert.equal(by.carried.length, seconds.length, 'not before its time')
      service.clock.advance(1)
    }
    assert.deepEqual(seconds, [0, 5, 35, 155, 755, 2555, 6155, 13_355, 27_755, 56_555, 85_355, DAY / SECOND])
    const [given] = await left()
    assert.deepEqual([given?.status, given?.status_code, given?.error], ['failed', 500, BAD.error])
    assertOne(12, by)
    service.clock.advance(DAY)
    await by.look()
    assertOne(12, by)
  })

  test('is not made again before the receiver wants it', async () => {
    await due()
    const by = another()
    by.outcomes.push({ ...BAD, statusCode: 429, retryAfter: 10 * MINUTE })
    await by.look()
    const [{ next_attempt_at } = assert.fail()] = await left()
    assert.equal(Date.parse(next_attempt_at), service.clock.now().getTime() + 10 * MINUTE)
    service.clock.advance(10 * MINUTE - 1)
    await by.look()
    assertOne(1, by)
    service.clock.advance(1)
    await by.look()
    assertOne(2, by)
    assert.deepEqual(await statuses(), ['delivered 2'])
  })

  test('because the receiver is gone switches the channel off', async () => {
    const { channel } = await due('webhook')
    const by = another()
    by.outcomes.push({ ...BAD, statusCode: 410, isGone: true })
    await by.look()
    const { data } = await sent(service, ada, 'GET', `/channels/${channel}`)
    assert.deepEqual([data.active, data.inactive_reason], [false, 'receiver_gone'])
    assert.deepEqual(await statuses(), ['failed 1'])
    await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    await by.look()
    assert.equal(by.carried.length, 1)
  })

  test('because a browser is gone removes its channel', async () => {
    const keys = {
      p256dh: Buffer.alloc(65, 4).toString('base64url'),
      auth: Buffer.alloc(16).toString('base64url'),
    }
    const browser = { kind: 'web_push', name: 'Browser', endpoint: 'https://push.example.com/1', keys }
    const { id } = (await sent(service, ada, 'POST', '/channels', browser)).data
    await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    const by = another()
    by.outcomes.push({ ...BAD, statusCode: 410, isGone: true })
    await by.look()
    assert.deepEqual((await sent(service, ada, 'GET', '/channels')).data.channels, [])
    assert.deepEqual([by.warnings, by.carried.length, await left(), typeof id], [[], 1, [], 'number'])
  })
})

describe('a clock that is set back', () => {
  /** By a day, for the rest of the file: accounts and tokens are of the day before as well. */
  const setBack = () => service.clock.advance(-DAY)

  for (const [what, begin] of [
    ['the instance that notices', async (by: TestNotifier) => await by.worker.look()],
    ['one that starts afterwards', async () => {}],
  ] as const) {
    test(`keeps nobody waiting: ${what} delivers what is due`, async () => {
      const by = another()
      await begin(by)
      await due()
      await by.notifier.look()
      setBack()
      await by.look()
      assertOne(1, by)
      assert.deepEqual(await statuses(), ['delivered 1'])
      setBack()
      await by.look()
      assertOne(1, by)
    })
  }

  test('sends nothing early: what waits, or is to be tried again, keeps its time', async () => {
    const by = another({ perHour: 1 })
    await due()
    await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    by.outcomes.push(BAD)
    await by.look()
    assert.deepEqual(await statuses(), ['pending 1', 'pending 0'])
    const times = (await left()).map(({ next_attempt_at }) => next_attempt_at)
    setBack()
    await by.look()
    await another().look()
    assert.equal(by.carried.length, 1)
    assert.deepEqual(
      (await left()).map(({ next_attempt_at }) => next_attempt_at),
      times,
    )
  })
})

test('what is ready too late is not sent: another may have claimed it before the outcome is known', async () => {
  await due()
  const by = another()
  by.composed = () => service.clock.advance(LEASE / 2)
  await by.look()
  assert.deepEqual([by.carried.length, await statuses()], [0, ['pending 1']])
  by.composed = () => {}
  service.clock.advance(LEASE / 2)
  await by.look()
  assert.deepEqual([by.carried.length, await statuses()], [1, ['delivered 2']])
})

test('a receiver that keeps its sender waiting holds up nobody else', async () => {
  await addChannel(service, ada)
  const ben = await service.newUser('ben')
  await addChannel(service, ben)
  for (let count = 0; count < 10; count += 1) await remind(service, ada, MINUTE)
  await remind(service, ben, MINUTE + 30 * SECOND)
  const by = another()
  const slow = Promise.withResolvers<Outcome>()
  by.outcomes.push(slow.promise)
  service.clock.advance(MINUTE)
  await by.notifier.look()
  await by.worker.look()
  try {
    // It has received nothing so far.
    await until(async () => by.carried.length === 1)
    service.clock.advance(30 * SECOND)
    await by.notifier.look()
    await by.worker.look()
    await until(async () => (await deliveriesOf(service, ben))[0]?.status === 'delivered')
  } finally {
    slow.resolve(GOOD)
  }
  await by.look()
  assert.equal(new Set(by.carried.map(({ message }) => message.id)).size, 11)
  assert.ok((await left()).every(({ status }) => status === 'delivered'))
})

describe('receivers that never answer', () => {
  let hanging: PromiseWithResolvers<Outcome>
  let by: TestNotifier

  beforeEach(async () => {
    hanging = Promise.withResolvers()
    by = another()
    by.answer = (target) => (isDead(target) ? hanging.promise : undefined)
  })

  const isDead = (target: Target) => 'url' in target && target.url.includes('/dead')
  const tried = () => by.carried.filter(({ target }) => isDead(target)).length

  /** Users each of whom has such a receiver, and so many tests that are due. */
  async function withDead(users: number, tests: number): Promise<void> {
    const { rows } = await service.db.pool.query(
      `INSERT INTO users (id, name, email) SELECT gen_random_uuid(), 'D', gen_random_uuid() || '@example.com'
       FROM generate_series(1, $1) RETURNING id`,
      [users],
    )
    const now = service.clock.now().getTime()
    const values = [rows.map(({ id }) => id), new Date(now).toISOString(), tests]
    await service.db.pool.query(
      `INSERT INTO channels (user_id, id, revision, kind, name, url, active, created_at, updated_at, last_delivery_id)
       SELECT id, 1, 1, 'webhook', 'D', 'https://example.com/dead', true, $2, $2, $3 FROM unnest($1::text[]) id`,
      values,
    )
    await service.db.pool.query(
      `INSERT INTO channel_deliveries (user_id, channel_id, id, planned_at, next_attempt_at, retry_until, created_at)
       SELECT id, 1, number, $2, $2, $2::timestamptz + interval '1 day', $2
       FROM unnest($1::text[]) id, generate_series(1, $3::int) number`,
      values,
    )
  }

  /** So many attempts hang, and Ada is told all the same, whose reminder comes after them. */
  async function assertAdaTold({ hang, before = 0 }: { hang: number; before?: number }): Promise<void> {
    try {
      await by.worker.look()
      await until(async () => tried() >= before + hang)
      await addChannel(service, ada)
      await remind(service, ada, MINUTE)
      service.clock.advance(MINUTE)
      await by.notifier.look()
      await by.worker.look()
      await until(async () => (await statuses())[0] === 'delivered 1')
      assert.equal(tried(), before + hang)
    } finally {
      hanging.resolve(BAD)
    }
    await by.worker.idle()
    assert.deepEqual(by.warnings, [])
  }

  test('have one place each', async () => {
    await withDead(40, 5)
    await assertAdaTold({ hang: 40 })
  })

  test('have half of all places when they are known, however many they are', async () => {
    await withDead(80, 2)
    hanging.resolve(BAD)
    await by.look()
    assert.equal(tried(), 160)
    hanging = Promise.withResolvers()
    service.clock.advance(MINUTE)
    await assertAdaTold({ hang: 32, before: 160 })
  })

  test('hide nobody, however much waits for them', async () => {
    await withDead(1, 600)
    await assertAdaTold({ hang: 1 })
  })
})

/** Asks the database until it is so; a test that waits for what never comes ends after a minute. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = AbortSignal.timeout(MINUTE)
  while (!(await isSo())) {
    end.throwIfAborted()
    await service.db.pool.query('SELECT')
  }
}
