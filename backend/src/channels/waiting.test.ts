import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { addChannel, deliveriesOf, remind } from '../../tests/support/killing.ts'
import { startTestNotifier, type TestNotifier, toldTo } from '../../tests/support/notifier.ts'
import type { TestService, TestUser } from '../../tests/support/service.ts'
import { sent, startStopped, userIn } from '../../tests/support/zones.ts'

/** Deliveries that wait: for the end of quiet hours, or for room within the hour; and those that nobody needs any more. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

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

/** Asks for a test of a channel. @returns the status of the answer */
async function askForTest(channel: number): Promise<number> {
  const token = await service.sign({ sub: ada.id, user_id: ada.id, email: ada.email })
  const headers = { authorization: `Bearer ${token}` }
  return (await ada.call('POST', `/channels/${channel}/test`, undefined, headers)).statusCode
}

const statuses = async () => (await deliveriesOf(service, ada)).map(({ status }) => status)

describe('what is told and not delivered yet', () => {
  for (const [what, change] of [
    [
      'read',
      async () => {
        const [told] = await toldTo(service, ada)
        await service.db.pool.query(
          'UPDATE notifications SET read_at = now() WHERE user_id = $1 AND id = $2',
          [...[ada.id, told?.id]],
        )
      },
    ],
    [
      'of a task that is done',
      (task: number) => sent(service, ada, 'PATCH', `/tasks/${task}`, { complete: true }),
    ],
    ['of a task that is deleted', (task: number) => sent(service, ada, 'DELETE', `/tasks/${task}`)],
    [
      'for a channel that is switched off',
      (_: number, channel: number) => sent(service, ada, 'PATCH', `/channels/${channel}`, { active: false }),
    ],
  ] as const) {
    test(`is cancelled if it is ${what} meanwhile`, async () => {
      const channel = await addChannel(service, ada)
      const task = await remind(service, ada, MINUTE)
      service.clock.advance(MINUTE)
      const by = another()
      await by.notifier.look()
      assert.deepEqual(await statuses(), ['pending'])
      await change(task, channel)
      await by.worker.look()
      await by.worker.idle()
      assert.deepEqual([by.carried.length, await statuses()], [0, ['cancelled']])
    })
  }
})

describe('within quiet hours', () => {
  // 22:00 to 07:00, and 12:00 to 14:00, where it is 5:45 later than in UTC, and where it is as in UTC.
  for (const [zone, from, until, due, delivered] of [
    ['UTC', '22:00', '07:00', '21:59', '21:59'],
    ['UTC', '22:00', '07:00', '22:00', '+07:00'],
    ['UTC', '22:00', '07:00', '23:30', '+07:00'],
    ['UTC', '22:00', '07:00', '03:00', '07:00'],
    ['UTC', '22:00', '07:00', '07:00', '07:00'],
    ['UTC', '12:00', '14:00', '13:00', '14:00'],
    ['UTC', '12:00', '14:00', '11:59', '11:59'],
    ['Asia/Kathmandu', '22:00', '07:00', '17:00', '+01:15'],
    ['Asia/Kathmandu', '22:00', '07:00', '00:00', '01:15'],
    ['Asia/Kathmandu', '22:00', '07:00', '03:00', '03:00'],
  ] as const) {
    test(`${from} to ${until} in ${zone}, what is due at ${due} UTC is delivered at ${delivered}`, async () => {
      // The next day: a channel of one test must not wait for those of others.
      const tomorrow = new Date(service.clock.now().getTime() + 48 * HOUR).toISOString().slice(0, 10)
      const at = Date.parse(`${tomorrow}T${due}:00Z`)
      service.clock.set(new Date(at - HOUR).toISOString())
      ada = await userIn(service, zone)
      await sent(service, ada, 'PATCH', '/preferences', { notify: { quiet_from: from, quiet_until: until } })
      await addChannel(service, ada)
      await addChannel(service, ada, 'webhook')
      await remind(service, ada, HOUR)
      service.clock.advance(HOUR)
      const by = another()
      await by.look()
      const end =
        Date.parse(`${tomorrow}T${delivered.replace('+', '')}:00Z`) +
        (delivered.startsWith('+') ? 24 * HOUR : 0)
      const planned = (await deliveriesOf(service, ada)).map(({ planned_at }) => Date.parse(planned_at))
      // A webhook rings nowhere.
      assert.deepEqual(planned, [end, at])
      if (end > at) {
        service.clock.advance(end - at - 1)
        await by.look()
        assert.deepEqual(await statuses(), ['pending', 'delivered'])
        service.clock.advance(1)
        await by.look()
      }
      assert.deepEqual(await statuses(), ['delivered', 'delivered'])
      assert.deepEqual([(await toldTo(service, ada)).length, by.carried.length], [1, 2])
    })
  }
})

describe('a user', () => {
  test('is sent so much within an hour, and the rest waits', async () => {
    await addChannel(service, ada)
    for (let count = 0; count < 5; count += 1) await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    const by = another({ perHour: 2 })
    await by.look()
    assert.equal(by.carried.length, 2)
    service.clock.advance(HOUR - 1)
    await by.look()
    assert.equal(by.carried.length, 2)
    service.clock.advance(1)
    await by.look()
    assert.equal(by.carried.length, 4)
    service.clock.advance(HOUR)
    await by.look()
    assert.deepEqual(await statuses(), Array(5).fill('delivered'))
    assert.equal(new Set(by.carried.map(({ message }) => message.id)).size, 5)
  })

  test('is sent what waits by all channels at the same time', async () => {
    for (let count = 0; count < 3; count += 1) await addChannel(service, ada)
    for (let count = 0; count < 5; count += 1) await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    const by = another({ perHour: 7 })
    // Each message goes to as many as there are channels.
    for (const messages of [2, 4, 5]) {
      await by.look()
      const told = Map.groupBy(by.carried, ({ message }) => message.about?.notificationId)
      assert.deepEqual(
        [...told.values()].map(({ length }) => length),
        Array(messages).fill(3),
      )
      service.clock.advance(HOUR)
    }
  })

  test('with more channels than an hour may have is told by all of them all the same', async () => {
    for (let count = 0; count < 5; count += 1) await addChannel(service, ada)
    await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    const by = another({ perHour: 2 })
    for (const times of [2, 4, 5]) {
      await by.look()
      assert.equal(by.carried.length, times)
      service.clock.advance(HOUR)
    }
  })

  test('who deletes channels and makes others is sent no more', async () => {
    const by = another({ perHour: 2 })
    for (const times of [1, 2, 2]) {
      const channel = await addChannel(service, ada)
      await remind(service, ada, MINUTE)
      service.clock.advance(MINUTE)
      await by.look()
      assert.equal(by.carried.length, times)
      await sent(service, ada, 'DELETE', `/channels/${channel}`)
    }
  })

  test('is sent what need not wait for the end of quiet hours at once', async () => {
    const tomorrow = new Date(service.clock.now().getTime() + 24 * HOUR).toISOString().slice(0, 10)
    service.clock.set(`${tomorrow}T23:00:00Z`)
    await sent(service, ada, 'PATCH', '/preferences', {
      notify: { quiet_from: '22:00', quiet_until: '07:00' },
    })
    await addChannel(service, ada)
    await addChannel(service, ada, 'webhook')
    const by = another({ perHour: 2 })
    for (let count = 0; count < 4; count += 1) {
      await remind(service, ada, MINUTE)
      service.clock.advance(MINUTE)
      await by.look()
    }
    const planned = (await deliveriesOf(service, ada)).map(({ planned_at }) => planned_at.slice(11, 16))
    assert.deepEqual(
      [planned.slice(0, 4), planned.slice(4)],
      [
        ['07:00', '07:00', '08:00', '08:00'],
        ['23:01', '23:02', '00:01', '00:02'],
      ],
    )
  })

  test('is sent no more because of what is asked for at the same time', async () => {
    const { perHour } = service.config.notifications
    const channels: number[] = []
    for (let count = 0; count * 20 < perHour + 20; count += 1) channels.push(await addChannel(service, ada))
    const asked = channels.flatMap((channel) => Array.from({ length: 20 }, () => askForTest(channel)))
    const answers = await Promise.all(asked)
    assert.equal(answers.filter((status) => status === 202).length, perHour)
    assert.equal(answers.filter((status) => status === 409).length, asked.length - perHour)
    // What is told then waits.
    await remind(service, ada, MINUTE)
    service.clock.advance(MINUTE)
    const by = another()
    await by.look()
    assert.equal(by.carried.length, perHour)
    service.clock.advance(HOUR - MINUTE)
    await by.look()
    assert.equal(by.carried.length, perHour + channels.length)
  })
})

describe('a channel', () => {
  test('takes twenty tests within an hour', async () => {
    const channel = await addChannel(service, ada)
    for (let count = 0; count < 20; count += 1) assert.equal(await askForTest(channel), 202)
    assert.equal(await askForTest(channel), 409)
    service.clock.advance(HOUR)
    assert.equal(await askForTest(channel), 202)
  })
})
