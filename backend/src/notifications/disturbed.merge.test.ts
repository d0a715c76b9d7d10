import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { CLOCK_CHANGES, instantIn, transitionsOf } from '../../tests/support/clock-changes.ts'
import { addChannel, deliveriesOf, remind } from '../../tests/support/killing.ts'
import { startTestNotifier, type TestNotifier, toldTo } from '../../tests/support/notifier.ts'
import { type DatabaseProxy, startProxy } from '../../tests/support/proxy.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { sent, userIn } from '../../tests/support/zones.ts'
import { connect, type Database } from '../database/connection.ts'

/** What is told while the clock changes or jumps, or the database is gone: all of it, once. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

let service: TestService
let proxy: DatabaseProxy
/** By which the notifier alone reaches the database. */
let cut: Database
let notifier: TestNotifier
let ada: TestUser

before(async () => {
  // The limits would take a clock that is set back for a burst.
  service = await startService({
    ...{ RATE_LIMIT_ADDRESS: '1', RATE_LIMIT_ADDRESS_BURST: '1000000000' },
    ...{ RATE_LIMIT_USER: '1', RATE_LIMIT_USER_BURST: '1000000000' },
  })
  service.clock.stop()
  proxy = await startProxy()
  cut = connect(service.config.database, proxy.through(service.config.database.url ?? ''))
})
after(async () => {
  await cut.close()
  await proxy.close()
  await service.close()
})
beforeEach(async () => {
  notifier = startTestNotifier({ ...service, db: cut })
  ada = await service.newUser('ada')
  await addChannel(service, ada)
})
afterEach(async () => {
  proxy.state = 'up'
  await notifier.close()
  await service.db.pool.query('DELETE FROM channels')
})

const told = async (user = ada) => (await toldTo(service, user)).map(({ kind }) => kind)
const carried = () => notifier.carried.map(({ message }) => message.id)

async function lookAt(instant: number): Promise<void> {
  service.clock.set(new Date(instant).toISOString())
  await notifier.look()
}

/** Each has been told and delivered, once. */
async function assertAllOnce(count: number): Promise<void> {
  assert.deepEqual(await told(), Array(count).fill('reminder'))
  assert.equal(new Set(carried()).size, count)
  assert.equal(carried().length, count)
  const left = await deliveriesOf(service, ada)
  assert.deepEqual(
    left.map(({ status }) => status),
    Array(count).fill('delivered'),
  )
}

describe('the database is gone', () => {
  test('and what fell due meanwhile is told afterwards, late, once', async () => {
    for (const minutes of [1, 10, 30]) await remind(service, ada, minutes * MINUTE)
    service.clock.advance(MINUTE)
    await notifier.look()
    assert.deepEqual(await told(), ['reminder'])
    proxy.state = 'down'
    for (let times = 0; times < 4; times += 1) {
      service.clock.advance(10 * MINUTE)
      await notifier.look()
    }
    assert.ok(notifier.warnings.length > 0)
    assert.deepEqual(await told(), ['reminder'])
    proxy.state = 'up'
    // The first looks may meet connections that have been cut.
    for (let times = 0; times < 3; times += 1) await notifier.look()
    await assertAllOnce(3)
    assert.deepEqual(
      (await toldTo(service, ada)).map(({ late }) => late),
      [false, true, true],
    )
  })

  test('between telling and delivering, and what was told is delivered afterwards', async () => {
    await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    await notifier.notifier.look()
    proxy.state = 'down'
    await notifier.worker.look()
    await notifier.worker.idle()
    assert.deepEqual(carried(), [])
    proxy.state = 'up'
    for (let times = 0; times < 3; times += 1) {
      service.clock.advance(MINUTE)
      await notifier.look()
    }
    await assertAllOnce(1)
  })
})

describe('the clock of the service', () => {
  test('jumps back an hour: nothing is told twice, and nothing is lost', async () => {
    const start = service.clock.now().getTime()
    for (const minutes of [5, 20, 40, 70]) await remind(service, ada, minutes * MINUTE)
    await lookAt(start + 50 * MINUTE)
    assert.equal((await told()).length, 3)
    await lookAt(start - 10 * MINUTE)
    const before = (await told()).length
    assert.equal(before, 3)
    // Somebody writes the tasks while the clock is behind: what is told again then has been told.
    const { data } = await sent(service, ada, 'GET', '/tasks')
    for (const { id } of data.tasks) await sent(service, ada, 'PATCH', `/tasks/${id}`, { priority: 'high' })
    for (let minute = -10; minute <= 80; minute += 5) await lookAt(start + minute * MINUTE)
    await assertAllOnce(4)
  })

  test('jumps back before what was told is delivered: it is delivered all the same', async () => {
    const start = service.clock.now().getTime()
    await remind(service, ada, 5 * MINUTE)
    service.clock.advance(5 * MINUTE)
    await notifier.notifier.look()
    for (let minute = -55; minute <= 10; minute += 5) await lookAt(start + minute * MINUTE)
    await assertAllOnce(1)
  })

  test('jumps forward a day and back: nothing is told twice, and nothing is lost', async () => {
    const start = service.clock.now().getTime()
    for (const hours of [1, 12, 23, 30]) await remind(service, ada, hours * HOUR)
    await lookAt(start + DAY)
    assert.deepEqual(await told(), Array(3).fill('reminder'))
    await lookAt(start)
    for (let hour = 0; hour <= 31; hour += 1) await lookAt(start + hour * HOUR)
    await assertAllOnce(4)
  })
})

describe('where the clock on the wall changes', () => {
  for (const place of ['Europe/Berlin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Beirut']) {
    test(`in ${place}, it is told at that instant, not before, and once`, async () => {
      const [zone, year] = CLOCK_CHANGES.find(([name]) => name === place) ?? assert.fail()
      for (const { at, before, after } of transitionsOf(zone, year)) {
        const wall = at + Math.min(before, after) + Math.abs(after - before) / 2
        const due = instantIn(wall, zone)
        service.clock.set(new Date(due - 12 * HOUR).toISOString())
        const user = await userIn(service, zone)
        const [date, time] = [
          new Date(wall).toISOString().slice(0, 10),
          new Date(wall).toISOString().slice(11, 16),
        ]
        for (const when of [
          { date, time },
          { date, time, time_zone: zone },
        ])
          await sent(service, user, 'POST', '/tasks', {
            title: 'T',
            due: when,
            reminders: [{ minutes_before: 0 }],
          })
        await lookAt(due - 1)
        assert.deepEqual(await told(user), [], `not before ${new Date(due).toISOString()}`)
        await lookAt(due)
        const now = await toldTo(service, user)
        assert.deepEqual(
          now.map(({ kind, at }) => [kind, Date.parse(at)]),
          Array(2).fill(['reminder', due]),
        )
        for (const minutes of [30, 60, 90, 120]) await lookAt(due + minutes * MINUTE)
        assert.equal((await told(user)).length, 2, 'once')
      }
    })
  }
})
