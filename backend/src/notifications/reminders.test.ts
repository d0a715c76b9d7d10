import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startTestNotifier, type TestNotifier, toldTo, withFreshToken } from '../../tests/support/notifier.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

/** Reminders of a user's own tasks: told at their time, once, and only as long as they stand. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let service: TestService
let notifier: TestNotifier
let ada: TestUser

before(async () => {
  service = await startService()
  service.clock.stop()
  notifier = startTestNotifier(service)
})
after(async () => {
  await notifier.close()
  await service.close()
})
beforeEach(async () => {
  ada = await service.newUser('ada')
  notifier.carried.length = 0
})

const inMinutes = (minutes: number): string =>
  new Date(service.clock.now().getTime() + minutes * MINUTE).toISOString()

const make = async (fields: object): Promise<number> => {
  const { statusCode, data, payload } = await ada.call('POST', '/tasks', { title: 'Call', ...fields })
  assert.equal(statusCode, 201, payload)
  return data.id
}

async function toldAfter(milliseconds: number): Promise<string[]> {
  service.clock.advance(milliseconds)
  await notifier.look()
  assert.deepEqual(notifier.warnings, [])
  return (await toldTo(service, ada)).map(({ kind }) => kind)
}

describe('a reminder', () => {
  test('is told at its time, and once', async () => {
    const at = inMinutes(5)
    const id = await make({ reminders: [{ at }] })
    assert.deepEqual(await toldAfter(4 * MINUTE), [])
    assert.deepEqual(await toldAfter(MINUTE), ['reminder'])
    await notifier.look()
    assert.deepEqual(await toldAfter(HOUR), ['reminder'])
    const [told] = await toldTo(service, ada)
    assert.deepEqual(
      [told?.title, told?.task_id, told?.at, told?.late, told?.link],
      ['Call', id, at, false, `/today?task=${id}`],
    )
  })

  test('counts from when the task is due, and each of several is told', async () => {
    const due = new Date(service.clock.now().getTime() + 60 * MINUTE).toISOString()
    const when = { date: due.slice(0, 10), time: due.slice(11, 16), time_zone: 'UTC' }
    await make({ due: when, reminders: [{ minutes_before: 30 }, { minutes_before: 10 }] })
    assert.deepEqual(await toldAfter(31 * MINUTE), ['reminder'])
    assert.deepEqual(await toldAfter(20 * MINUTE), ['reminder', 'reminder'])
  })

  test('that fell due while nobody looked is told late, and says so', async () => {
    await make({ reminders: [{ at: inMinutes(5) }] })
    assert.deepEqual(await toldAfter(3 * HOUR), ['reminder'])
    const [told] = await toldTo(service, ada)
    assert.equal(told?.late, true)
    assert.match(told?.text ?? '', /reminder was for/i)
  })

  test('that has passed when it is set is not told', async () => {
    await make({ reminders: [{ at: inMinutes(-5) }] })
    assert.deepEqual(await toldAfter(MINUTE), [])
  })

  for (const [what, change] of [
    ['completed', (id: number) => ada.call('PATCH', `/tasks/${id}`, { complete: true })],
    ['deleted', (id: number) => ada.call('DELETE', `/tasks/${id}`)],
    ['put off', (id: number) => ada.call('PATCH', `/tasks/${id}`, { reminders: [{ at: inMinutes(60) }] })],
    ['left without reminders', (id: number) => ada.call('PATCH', `/tasks/${id}`, { reminders: [] })],
    [
      'completed in a batch',
      (id: number) =>
        ada.call('POST', '/batch', {
          operations: [{ method: 'PATCH', path: `/tasks/${id}`, body: { complete: true } }],
        }),
    ],
  ] as const) {
    test(`of a task that is ${what} just before is not told`, async () => {
      const id = await make({ reminders: [{ at: inMinutes(5) }] })
      service.clock.advance(5 * MINUTE - 1000)
      const { statusCode, payload } = await change(id)
      assert.ok(statusCode < 300, payload)
      assert.deepEqual(await toldAfter(2000), [])
    })

    test(`of a task that is ${what} before anybody looked is not told`, async () => {
      const id = await make({ reminders: [{ at: inMinutes(5) }] })
      service.clock.advance(5 * MINUTE + 500)
      await change(id)
      assert.deepEqual(await toldAfter(500), [])
    })
  }

  test('that was made and taken back is not told', async () => {
    const id = await make({})
    const { data } = await ada.call('PATCH', `/tasks/${id}`, { reminders: [{ at: inMinutes(5) }] })
    const undone = await ada.call('POST', '/undo', { revision: data.revision })
    assert.equal(undone.statusCode, 200, undone.payload)
    assert.deepEqual(await toldAfter(6 * MINUTE), [])
  })

  test('of a task that was deleted and restored is told', async () => {
    const id = await make({ reminders: [{ at: inMinutes(5) }] })
    await ada.call('DELETE', `/tasks/${id}`)
    const restored = await ada.call('POST', `/tasks/${id}/restore`)
    assert.ok(restored.statusCode < 300, restored.payload)
    assert.deepEqual(await toldAfter(6 * MINUTE), ['reminder'])
  })

  test('is told although the task was edited between its time and the look', async () => {
    const id = await make({ reminders: [{ at: inMinutes(5) }] })
    service.clock.advance(5 * MINUTE + 300)
    await ada.call('PATCH', `/tasks/${id}`, { priority: 'high', title: 'Call back' })
    assert.deepEqual(await toldAfter(700), ['reminder'])
    assert.equal((await toldTo(service, ada))[0]?.title, 'Call back')
  })

  test('of a recurring task is told for each occurrence', async () => {
    const start = new Date(service.clock.now().getTime() + HOUR)
    const due = {
      date: start.toISOString().slice(0, 10),
      time: start.toISOString().slice(11, 16),
      time_zone: 'UTC',
    }
    const id = await make({ due, recurrence: 'FREQ=DAILY', reminders: [{ minutes_before: 0 }] })
    assert.deepEqual(await toldAfter(HOUR), ['reminder'])
    const own = await withFreshToken(service, ada)
    assert.equal(
      (await own.call('POST', `/tasks/${id}/complete`)).statusCode < 300 ||
        (await own.call('PATCH', `/tasks/${id}`, { complete: true })).statusCode < 300,
      true,
    )
    assert.deepEqual(await toldAfter(24 * HOUR), ['reminder', 'reminder'])
  })

  test('of another user is told to them alone', async () => {
    const bob = await service.newUser('bob')
    await bob.call('POST', '/tasks', { title: 'His', reminders: [{ at: inMinutes(5) }] })
    assert.deepEqual(await toldAfter(5 * MINUTE), [])
    assert.deepEqual(
      (await toldTo(service, bob)).map(({ title }) => title),
      ['His'],
    )
  })

  test('is not told to a disabled user, nor when they are enabled again', async () => {
    await make({ reminders: [{ at: inMinutes(5) }] })
    await service.db.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [ada.id])
    assert.deepEqual(await toldAfter(5 * MINUTE), [])
    await service.db.pool.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [ada.id])
    assert.deepEqual(await toldAfter(MINUTE), [])
  })

  test('is told to who has no room left for anything else', async () => {
    await make({ reminders: [{ at: inMinutes(5) }] })
    await service.db.pool.query('UPDATE workspaces SET quota_storage = 0 WHERE id = $1', [ada.id])
    assert.equal((await ada.call('POST', '/projects', { name: 'More' })).statusCode, 409)
    assert.deepEqual(await toldAfter(5 * MINUTE), ['reminder'])
  })

  test('of somebody whose workspace fails holds up no other, and is told when it works again', async () => {
    const bob = await service.newUser('bob')
    const due = { date: inMinutes(5).slice(0, 10), time: inMinutes(5).slice(11, 16) }
    await make({ due, reminders: [{ minutes_before: 0 }] })
    await bob.call('POST', '/tasks', { title: 'His', reminders: [{ at: inMinutes(5) }] })
    const setZone = (zone: string) =>
      service.db.pool.query('UPDATE workspaces SET time_zone = $1 WHERE id = $2', [zone, ada.id])
    // One that this machine does not know.
    await setZone('Mars/Olympus')
    service.clock.advance(5 * MINUTE)
    await notifier.look()
    assert.equal(notifier.warnings.length, 1)
    assert.deepEqual(await toldTo(service, ada), [])
    assert.equal((await toldTo(service, bob)).length, 1)
    await setZone('UTC')
    notifier.warnings.length = 0
    assert.deepEqual(await toldAfter(0), ['reminder'])
  })

  test('moves with a floating time when the user moves', async () => {
    const local = new Date(service.clock.now().getTime() + 10 * HOUR)
    const due = { date: local.toISOString().slice(0, 10), time: local.toISOString().slice(11, 16) }
    await make({ due, reminders: [{ minutes_before: 0 }] })
    // Where it is two hours later already.
    await ada.call('PATCH', '/preferences', { time_zone: 'Etc/GMT-2' })
    assert.deepEqual(await toldAfter(8 * HOUR - MINUTE), [])
    assert.deepEqual(await toldAfter(2 * MINUTE), ['reminder'])
    assert.deepEqual(await toldAfter(3 * HOUR), ['reminder'])
  })
})

describe('due and overdue', () => {
  const inTwoHours = () => {
    const at = new Date(service.clock.now().getTime() + 2 * HOUR).toISOString()
    return { date: at.slice(0, 10), time: at.slice(11, 16), time_zone: 'UTC' }
  }

  test('are told to who wants to know, and to nobody else', async () => {
    await make({ due: inTwoHours() })
    assert.deepEqual(await toldAfter(48 * HOUR), [])
    ada = await withFreshToken(service, ada)
    const chosen = await ada.call('PATCH', '/preferences', { notify: { due: true, overdue: true } })
    assert.equal(chosen.statusCode, 200, chosen.payload)
    await make({ due: inTwoHours() })
    assert.deepEqual(await toldAfter(2 * HOUR), ['due'])
    assert.deepEqual(await toldAfter(48 * HOUR), ['due', 'overdue'])
  })
})

describe('until it is done', () => {
  test('a reminder comes again, and stops', async () => {
    await ada.call('PATCH', '/preferences', { notify: { repeat_every: 10 } })
    const id = await make({ reminders: [{ at: inMinutes(5) }] })
    assert.deepEqual(await toldAfter(5 * MINUTE), ['reminder'])
    assert.deepEqual(await toldAfter(9 * MINUTE), ['reminder'])
    assert.deepEqual(await toldAfter(MINUTE), ['reminder', 'reminder'])
    await (await withFreshToken(service, ada)).call('PATCH', `/tasks/${id}`, { complete: true })
    assert.deepEqual(await toldAfter(HOUR), ['reminder', 'reminder'])
  })

  test('it comes again for a day at most', async () => {
    await ada.call('PATCH', '/preferences', { notify: { repeat_every: 600 } })
    await make({ reminders: [{ at: inMinutes(5) }] })
    for (let times = 0; times < 6; times += 1) await toldAfter(10 * HOUR)
    assert.equal((await toldTo(service, ada)).length, 3)
  })
})

describe('what is muted', () => {
  test('is not told: a task, a project', async () => {
    const { data: project } = await ada.call('POST', '/projects', { name: 'Home' })
    const quiet = await make({ reminders: [{ at: inMinutes(5) }] })
    await make({ project_id: project.id, reminders: [{ at: inMinutes(5) }] })
    const muted = [
      { workspace_id: ada.id, task_id: quiet },
      { workspace_id: ada.id, project_id: project.id },
    ]
    await ada.call('PATCH', '/preferences', { notify: { muted } })
    await make({ title: 'Loud', reminders: [{ at: inMinutes(5) }] })
    assert.deepEqual(await toldAfter(5 * MINUTE), ['reminder'])
    assert.equal((await toldTo(service, ada))[0]?.title, 'Loud')
  })
})
