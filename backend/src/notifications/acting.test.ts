import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { startTestNotifier, type TestNotifier, toldTo, withFreshToken } from '../../tests/support/notifier.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { ACTS, type Act } from '../channels/model/message.ts'
import { actToken, unsubscribeToken } from './model/tokens.ts'

/** What is done from a notification: once, and only as long as its task still has the times of which it was told. */

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

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
})

const later = (milliseconds: number): string =>
  new Date(service.clock.now().getTime() + milliseconds).toISOString()

async function pass(milliseconds: number): Promise<void> {
  service.clock.advance(milliseconds)
  await notifier.look()
  assert.deepEqual(notifier.warnings, [])
  ada = await withFreshToken(service, ada)
}

/** A task of which Ada has just been told, and the id of the notification. */
async function told(fields: object = {}): Promise<{ task: number; id: number }> {
  const body = { title: 'Call', reminders: [{ at: later(MINUTE) }], ...fields }
  const { data, payload } = await ada.call('POST', '/tasks', body)
  await pass(MINUTE)
  const [last] = (await toldTo(service, ada)).toReversed()
  assert.ok(last !== undefined, payload)
  return { task: data.id, id: last.id }
}

const tokenFor = (id: number, act: Act, userId = ada.id) =>
  actToken(service.config.auth.secret, { userId, notificationId: id, act })

const post = (url: string, payload: object): Promise<Answer> =>
  service.inject({ method: 'POST', url, payload })
const byToken = (token: string): Promise<Answer> => post('/api/acts', { token })
const isComplete = async (task: number) => (await ada.call('GET', `/tasks/${task}`)).data.complete

describe('a token', () => {
  test('completes the task without a session, and marks the notification', async () => {
    const { task, id } = await told()
    const { statusCode, data } = await byToken(tokenFor(id, 'done'))
    assert.equal(statusCode, 200)
    assert.deepEqual(data, {
      act: 'done',
      title: 'Call',
      link: `/today?task=${task}`,
      done: true,
      until: null,
    })
    assert.equal(await isComplete(task), true)
    const [notification] = await toldTo(service, ada)
    assert.equal(notification?.acted, 'done')
    assert.notEqual(notification?.read_at, null)
  })

  test('shows what it would do, and does nothing', async () => {
    const { task, id } = await told()
    const { data } = await post('/api/acts/shown', { token: tokenFor(id, 'done') })
    assert.deepEqual(data, {
      act: 'done',
      title: 'Call',
      link: `/today?task=${task}`,
      done: false,
      until: null,
    })
    assert.equal(await isComplete(task), false)
  })

  test('works once: what was undone since is not done again', async () => {
    const { task, id } = await told()
    await byToken(tokenFor(id, 'done'))
    await ada.call('PATCH', `/tasks/${task}`, { complete: false })
    assert.equal((await byToken(tokenFor(id, 'done'))).statusCode, 200)
    assert.equal(await isComplete(task), false)
  })

  test('is void once something else was done', async () => {
    const { id, task } = await told()
    await byToken(tokenFor(id, 'snooze_1_hour'))
    const { statusCode, data } = await byToken(tokenFor(id, 'done'))
    assert.deepEqual([statusCode, data.error_code], [409, 'CONFLICT'])
    assert.equal(await isComplete(task), false)
  })

  test('sent many times at once completes the task once', async () => {
    const { task, id } = await told()
    const answers = await Promise.all(Array.from({ length: 8 }, () => byToken(tokenFor(id, 'done'))))
    for (const { statusCode, payload } of answers) assert.equal(statusCode, 200, payload)
    const { data } = await ada.call('GET', `/tasks/${task}/history`)
    assert.equal(
      data.changes.filter(({ after: { complete } }: { after: { complete: boolean } }) => complete).length,
      1,
    )
  })

  test('of one thing is void when another is done at the same moment', async () => {
    for (const acts of [ACTS, ACTS.toReversed()]) {
      const { task, id } = await told()
      const answers = await Promise.all(acts.map((act) => byToken(tokenFor(id, act))))
      const [first, ...others] = answers.filter(({ statusCode }) => statusCode === 200)
      assert.deepEqual([answers.length, others], [ACTS.length, []])
      for (const { statusCode } of answers) assert.ok(statusCode === 200 || statusCode === 409)
      const notification = (await toldTo(service, ada)).find((each) => each.id === id)
      assert.equal(notification?.acted, first?.data.act)
      assert.equal(await isComplete(task), first?.data.act === 'done')
    }
  })

  test('of a recurring task completes the occurrence of which it tells, and no other', async () => {
    const at = later(MINUTE)
    const due = { date: at.slice(0, 10), time: at.slice(11, 16), time_zone: 'UTC' }
    const { task, id } = await told({ due, recurrence: 'FREQ=DAILY', reminders: [{ minutes_before: 0 }] })
    await ada.call('PATCH', `/tasks/${task}`, { complete: true })
    const { statusCode } = await byToken(tokenFor(id, 'done'))
    assert.equal(statusCode, 409)
    assert.equal((await ada.call('GET', `/tasks/${task}/occurrences`)).data.occurrences.length, 1)
  })

  test('of a reminder at a moment, which stays when the task moves on, completes no other occurrence', async () => {
    const date = later(MINUTE).slice(0, 10)
    const { task, id } = await told({ due: { date }, recurrence: 'FREQ=DAILY' })
    await ada.call('PATCH', `/tasks/${task}`, { complete: true })
    assert.equal((await byToken(tokenFor(id, 'done'))).statusCode, 409)
    assert.equal((await byToken(tokenFor(id, 'snooze_1_hour'))).statusCode, 409)
    assert.equal((await ada.call('GET', `/tasks/${task}/occurrences`)).data.occurrences.length, 1)
  })

  test('is refused for a task that was deleted, or put off', async () => {
    const first = await told()
    await ada.call('DELETE', `/tasks/${first.task}`)
    assert.equal((await byToken(tokenFor(first.id, 'done'))).statusCode, 409)
    const second = await told()
    await ada.call('PATCH', `/tasks/${second.task}`, { reminders: [{ at: later(DAY) }] })
    assert.equal((await byToken(tokenFor(second.id, 'snooze_1_hour'))).statusCode, 409)
  })

  test('does not outlast a month', async () => {
    const { id } = await told()
    const monthAgo = later(-31 * DAY)
    await service.db.pool.query('UPDATE notifications SET created_at = $1 WHERE id = $2', [monthAgo, id])
    const { statusCode, data } = await byToken(tokenFor(id, 'done'))
    assert.deepEqual([statusCode, data.error_code], [410, 'GONE'])
  })

  test('of nobody, of another secret, cut or changed opens nothing', async () => {
    const { id } = await told()
    const good = tokenFor(id, 'done')
    const [text = '', signature = ''] = good.split('.')
    const other = Buffer.from(Buffer.from(text, 'base64url').toString().replace('done', 'snooze_1_hour'))
    for (const token of [
      ...['', 'x', good.slice(0, -1), `${good}x`, `.${signature}`, `${text}.`, `${good}.${signature}`],
      `${other.toString('base64url')}.${signature}`,
      actToken('another secret of the service, as long', { userId: ada.id, notificationId: id, act: 'done' }),
      unsubscribeToken(service.config.auth.secret, ada.id, id),
    ]) {
      for (const url of ['/api/acts', '/api/acts/shown']) {
        const { statusCode } = await post(url, { token })
        assert.ok(statusCode === 404 || statusCode === 422, `${token}: ${statusCode}`)
      }
    }
    const bob = await service.newUser('bob')
    assert.equal((await byToken(tokenFor(id, 'done', bob.id))).statusCode, 404)
  })

  test('of a disabled user is void', async () => {
    const { task, id } = await told()
    await service.db.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [ada.id])
    assert.equal((await byToken(tokenFor(id, 'done'))).statusCode, 404)
    await service.db.pool.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [ada.id])
    assert.equal(await isComplete(task), false)
  })
})

describe('a snooze', () => {
  for (const [act, wait] of [
    ['snooze_10_minutes', 10 * MINUTE],
    ['snooze_1_hour', 60 * MINUTE],
  ] as const) {
    test(`${act} has the reminder come again, once`, async () => {
      const { id } = await told()
      const { data } = await byToken(tokenFor(id, act))
      assert.equal(data.until, later(wait))
      await pass(wait - 1000)
      assert.equal((await toldTo(service, ada)).length, 1)
      await pass(1000)
      await pass(DAY)
      assert.deepEqual(
        (await toldTo(service, ada)).map(({ kind }) => kind),
        ['reminder', 'reminder'],
      )
    })
  }

  test('until tomorrow is until nine in the zone of the user', async () => {
    await ada.call('PATCH', '/preferences', { time_zone: 'Asia/Kolkata' })
    const { id } = await told()
    const { data } = await byToken(tokenFor(id, 'snooze_tomorrow'))
    assert.match(data.until, /T03:30:00.000Z$/)
  })

  test('is off when the task is done, put off or deleted meanwhile', async () => {
    for (const change of [{ complete: true }, { reminders: [] }, undefined]) {
      const { task, id } = await told()
      await byToken(tokenFor(id, 'snooze_10_minutes'))
      const before = (await toldTo(service, ada)).length
      if (change === undefined) await ada.call('DELETE', `/tasks/${task}`)
      else await ada.call('PATCH', `/tasks/${task}`, change)
      await pass(15 * MINUTE)
      assert.equal((await toldTo(service, ada)).length, before)
    }
  })

  test('of what came again can be acted on, too', async () => {
    const { task, id } = await told()
    await byToken(tokenFor(id, 'snooze_10_minutes'))
    await pass(10 * MINUTE)
    const [, second] = await toldTo(service, ada)
    assert.equal((await byToken(tokenFor(second?.id ?? 0, 'done'))).statusCode, 200)
    assert.equal(await isComplete(task), true)
  })
})

describe('with a session', () => {
  for (const act of ACTS)
    test(`${act} is done as by a token`, async () => {
      const { id } = await told()
      const { statusCode, data } = await ada.call('POST', `/notifications/${id}/act`, { act })
      assert.deepEqual([statusCode, data.done], [200, true])
    })

  test("another user's notification does not exist", async () => {
    const { id } = await told()
    const bob = await service.newUser('bob')
    for (const [method, path, body] of [
      ['GET', `/notifications/${id}`],
      ['PATCH', `/notifications/${id}`, { read: true }],
      ['DELETE', `/notifications/${id}`],
      ['POST', `/notifications/${id}/act`, { act: 'done' }],
    ] as const)
      assert.equal((await bob.call(method, path, body)).statusCode, 404, `${method} ${path}`)
  })
})

describe('in a shared workspace', () => {
  test('who may only read it cannot complete, and who has left can do nothing', async () => {
    const [owner, viewer] = [await service.newUser('owner'), await service.newUser('viewer')]
    const home = await createWorkspace(service, owner)
    await join(service, home, { owner, guest: viewer, role: 'viewer' })
    const inHome = inWorkspace(service, owner, home)
    const { data } = await inHome.call('POST', '/tasks', {
      title: 'Ours',
      reminders: [{ at: later(MINUTE) }],
    })
    await pass(MINUTE)
    const [of] = await toldTo(service, viewer)
    assert.equal(of?.link, `/w/${home}/today?task=${data.id}`)
    const refused = await byToken(tokenFor(of?.id ?? 0, 'done', viewer.id))
    assert.equal(refused.statusCode, 403, refused.payload)
    const fresh = inWorkspace(service, await withFreshToken(service, owner), home)
    await fresh.call('DELETE', `/members/${viewer.id}`)
    const gone = await byToken(tokenFor(of?.id ?? 0, 'snooze_1_hour', viewer.id))
    assert.equal(gone.statusCode, 403, gone.payload)
    const [ofOwner] = await toldTo(service, owner)
    assert.equal((await byToken(tokenFor(ofOwner?.id ?? 0, 'done', owner.id))).statusCode, 200)
    assert.equal((await fresh.call('GET', `/tasks/${data.id}`)).data.complete, true)
  })
})

describe('in a shared workspace, of several at the same moment', () => {
  test('one is done, and nothing of the others', async () => {
    const [owner, editor] = [await service.newUser('owner'), await service.newUser('editor')]
    const home = await createWorkspace(service, owner)
    await join(service, home, { owner, guest: editor, role: 'editor' })
    const body = { title: 'Ours', reminders: [{ at: later(MINUTE) }] }
    const { data } = await inWorkspace(service, owner, home).call('POST', '/tasks', body)
    await pass(MINUTE)
    const [{ id } = { id: 0 }] = await toldTo(service, editor)
    const answers = await Promise.all(ACTS.map((act) => byToken(tokenFor(id, act, editor.id))))
    const [first, ...others] = answers.filter(({ statusCode }) => statusCode === 200)
    assert.deepEqual(others, [])
    const fresh = inWorkspace(service, await withFreshToken(service, owner), home)
    assert.equal((await fresh.call('GET', `/tasks/${data.id}`)).data.complete, first?.data.act === 'done')
    const [notification] = await toldTo(service, editor)
    assert.equal(notification?.acted, first?.data.act)
  })
})

describe('unsubscribing', () => {
  const channelOf = async () => {
    const body = { kind: 'webhook', name: 'Hook', url: 'https://hooks.example.com/' }
    return (await ada.call('POST', '/channels', body)).data.id
  }

  test('by one click, as mail programs send it, switches the channel off', async () => {
    const id = await channelOf()
    const url = `/api/unsubscribe/${unsubscribeToken(service.config.auth.secret, ada.id, id)}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = 'List-Unsubscribe=One-Click'
    for (let times = 0; times < 2; times += 1)
      assert.equal((await service.inject({ method: 'POST', url, headers, payload })).statusCode, 204)
    const { data } = await ada.call('GET', `/channels/${id}`)
    assert.deepEqual([data.active, data.inactive_reason], [false, 'unsubscribed'])
    assert.equal((await service.inject({ method: 'GET', url })).statusCode, 405)
  })

  test('by a token that is not valid does nothing', async () => {
    const id = await channelOf()
    const bad = unsubscribeToken('another secret of the service, as long', ada.id, id)
    assert.equal((await post(`/api/unsubscribe/${bad}`, {})).statusCode, 404)
    assert.equal((await ada.call('GET', `/channels/${id}`)).data.active, true)
  })
})
