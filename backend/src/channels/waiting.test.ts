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

describe('a channel', () => {
  test('takes so many deliveries within an hour, and the rest waits', async () => {
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

  test('takes twenty tests within an hour', async () => {
    const channel = await addChannel(service, ada)
    const ask = async () => {
      const token = await service.sign({ sub: ada.id, user_id: ada.id, email: ada.email })
      const headers = { authorization: `Bearer ${token}` }
      return (await ada.call('POST', `/channels/${channel}/test`, undefined, headers)).statusCode
    }
    for (let count = 0; count < 20; count += 1) assert.equal(await ask(), 202)
    assert.equal(await ask(), 409)
    service.clock.advance(HOUR)
    assert.equal(await ask(), 202)
  })
})
