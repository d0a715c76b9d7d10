import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { addChannel } from '../../tests/support/killing.ts'
import { startTestNotifier, type TestNotifier, toldTo, withFreshToken } from '../../tests/support/notifier.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'

/** What members of a shared workspace are told: its reminders, and what others did. */

const MINUTE = 60_000

let service: TestService
let notifier: TestNotifier
let owner: TestUser
let ada: TestUser
let bob: TestUser
let home: string

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
  ;[owner, ada, bob] = await Promise.all([
    ...[service.newUser('Olga'), service.newUser('Ada'), service.newUser('Bob')],
  ] as const)
  home = await createWorkspace(service, owner, 'Home')
  await join(service, home, { owner, guest: ada, role: 'editor' })
  await join(service, home, { owner, guest: bob, role: 'viewer' })
})

const soon = (): string => new Date(service.clock.now().getTime() + MINUTE).toISOString()
const as = (user: TestUser): TestUser => inWorkspace(service, user, home)

async function look(): Promise<void> {
  await notifier.look()
  assert.deepEqual(notifier.warnings, [])
}

const kindsOf = async (user: TestUser): Promise<string[]> =>
  (await toldTo(service, user)).map(({ kind }) => kind)

async function make(by: TestUser, fields: object = {}): Promise<number> {
  const { statusCode, data, payload } = await as(by).call('POST', '/tasks', { title: 'Shop', ...fields })
  assert.equal(statusCode, 201, payload)
  return data.id
}

describe('a reminder in a shared workspace', () => {
  test('is told to all members, and once', async () => {
    await make(owner, { reminders: [{ at: soon() }] })
    service.clock.advance(MINUTE)
    await look()
    await look()
    for (const user of [owner, ada, bob]) assert.deepEqual(await kindsOf(user), ['reminder'])
  })

  test('is told to whom the task is assigned, and to nobody else', async () => {
    await make(owner, { reminders: [{ at: soon() }], assignees: [ada.id] })
    service.clock.advance(MINUTE)
    await look()
    assert.deepEqual((await kindsOf(ada)).toSorted(), ['assigned', 'reminder'])
    assert.deepEqual([await kindsOf(owner), await kindsOf(bob)], [[], []])
  })

  test('is not told to who has muted the workspace, nor to who has left it', async () => {
    await ada.call('PATCH', '/preferences', { notify: { muted: [{ workspace_id: home }] } })
    await make(owner, { reminders: [{ at: soon() }] })
    await as(owner).call('DELETE', `/members/${bob.id}`)
    service.clock.advance(MINUTE)
    await look()
    assert.deepEqual(await kindsOf(owner), ['reminder'])
    assert.deepEqual([await kindsOf(ada), await kindsOf(bob)], [[], []])
  })

  test('of a task that is moved there just before is told there, and not where it was', async () => {
    const { data } = await ada.call('POST', '/tasks', { title: 'Mine', reminders: [{ at: soon() }] })
    service.clock.advance(MINUTE - 1000)
    const moved = await ada.call('POST', `/tasks/${data.id}/transfer`, { workspace_id: home })
    assert.equal(moved.statusCode, 200, moved.payload)
    service.clock.advance(1000)
    await look()
    for (const user of [owner, ada, bob]) assert.deepEqual(await kindsOf(user), ['reminder'])
    assert.match((await toldTo(service, ada))[0]?.link ?? '', new RegExp(`^/w/${home}/`))
  })

  test('is delivered to nobody who has left before it is sent', async () => {
    await bob.call('POST', '/channels', { kind: 'webhook', name: 'Hook', url: 'https://hooks.example.com/' })
    await make(owner, { reminders: [{ at: soon() }] })
    service.clock.advance(MINUTE)
    await notifier.notifier.look()
    await as(owner).call('DELETE', `/members/${bob.id}`)
    notifier.carried.length = 0
    await look()
    assert.deepEqual(notifier.carried, [])
  })
})

describe('what others do', () => {
  test('is told: a task is assigned to me; not by myself', async () => {
    const task = await make(owner, { assignees: [ada.id, owner.id] })
    await look()
    assert.deepEqual(await kindsOf(ada), ['assigned'])
    assert.deepEqual(await kindsOf(owner), [])
    const [told] = await toldTo(service, ada)
    assert.match(told?.text ?? '', /Olga.* assigned this to you in .*Home/)
    assert.deepEqual([told?.title, told?.link], ['Shop', `/w/${home}/today?task=${task}`])
    // What stays as it is, is nothing new.
    await as(owner).call('PATCH', `/tasks/${task}`, { assignees: [ada.id], title: 'Shop more' })
    await look()
    assert.equal((await kindsOf(ada)).length, 1)
  })

  test('is told: a note mentions me, or is on what is mine', async () => {
    const task = await make(owner, { assignees: [ada.id] })
    await look()
    await as(owner).call('POST', `/tasks/${task}/notes`, { body: 'Milk, too' })
    await as(owner).call('POST', `/tasks/${task}/notes`, { body: '@Bob what else?' })
    await look()
    assert.deepEqual(await kindsOf(ada), ['assigned', 'comment', 'comment'])
    assert.deepEqual(await kindsOf(bob), ['mentioned'])
    assert.deepEqual(await kindsOf(owner), [])
    const [, comment] = await toldTo(service, ada)
    assert.match(comment?.text ?? '', /Milk, too/)
  })

  test('is told: a note on a task that I have noted something on', async () => {
    const task = await make(owner)
    await as(ada).call('POST', `/tasks/${task}/notes`, { body: 'First' })
    await as(owner).call('POST', `/tasks/${task}/notes`, { body: 'Second' })
    await look()
    assert.deepEqual(await kindsOf(ada), ['comment'])
    assert.deepEqual(await kindsOf(owner), [])
    assert.deepEqual(await kindsOf(bob), [])
  })

  test('is told once, also when a note is deleted and comes back', async () => {
    const task = await make(owner, { assignees: [ada.id] })
    const { data } = await as(owner).call('POST', `/tasks/${task}/notes`, { body: 'Milk' })
    await look()
    await as(owner).call('DELETE', `/tasks/${task}/notes/${data.id}`)
    await as(owner).call('POST', `/tasks/${task}/notes/${data.id}/restore`)
    await look()
    assert.deepEqual(await kindsOf(ada), ['assigned', 'comment'])
  })

  test('is not told to who does not want to know', async () => {
    await ada.call('PATCH', '/preferences', { notify: { assigned: false, comment: false } })
    const task = await make(owner, { assignees: [ada.id] })
    await as(owner).call('POST', `/tasks/${task}/notes`, { body: 'Milk' })
    await look()
    assert.deepEqual(await kindsOf(ada), [])
  })

  test('is told late if nobody looked, and says so', async () => {
    await make(owner, { assignees: [ada.id] })
    service.clock.advance(10 * MINUTE)
    await look()
    assert.equal((await toldTo(service, ada))[0]?.late, true)
  })

  test('is no news in an own workspace', async () => {
    await ada.call('POST', '/tasks', { title: 'Mine' })
    await ada.call('POST', '/tasks/1/notes', { body: 'Mine, too' })
    await look()
    assert.deepEqual(await kindsOf(ada), [])
  })
})

describe('an invitation', () => {
  const confirmedGuest = async () => {
    const guest = await service.newUser('guest')
    await service.db.pool.query('UPDATE users SET email_verified = true WHERE id = $1', [guest.id])
    return guest
  }

  test('is told to the user whose address it is, with the way to it', async () => {
    const guest = await confirmedGuest()
    const other = await createWorkspace(service, owner, 'Club')
    const { data } = await inWorkspace(service, owner, other).call('POST', '/invitations', {
      ...{ role: 'editor', email: guest.email },
    })
    await look()
    const [told] = await toldTo(service, guest)
    assert.deepEqual(
      [told?.kind, told?.title, told?.link],
      ['invitation', 'Club', `/invitations/${data.token}`],
    )
    await look()
    assert.equal((await toldTo(service, guest)).length, 1)
  })

  test('is not told to whoever signed up with the address and has not shown that it is theirs', async () => {
    const stranger = await service.newUser('stranger')
    const club = inWorkspace(service, owner, await createWorkspace(service, owner, 'Club'))
    const { data } = await club.call('POST', '/invitations', { role: 'admin', email: stranger.email })
    await look()
    assert.deepEqual(await kindsOf(stranger), [])
    const seen = await stranger.call('GET', '/notifications')
    assert.ok(!seen.payload.includes(data.token))
  })

  test('for nobody in particular, or revoked before anybody looked, is told to nobody', async () => {
    const guest = await confirmedGuest()
    const club = inWorkspace(service, owner, await createWorkspace(service, owner, 'Club'))
    await club.call('POST', '/invitations', { role: 'editor' })
    await club.call('POST', '/invitations', { role: 'editor', email: guest.email })
    const { data } = await club.call('GET', '/invitations')
    for (const { id } of data.invitations) await club.call('DELETE', `/invitations/${id}`)
    await look()
    assert.deepEqual(await kindsOf(guest), [])
  })
})

describe('an overview', () => {
  const inMorning = async () => {
    service.clock.set(`${tomorrow()}T07:00:00.000Z`)
    ada = await withFreshToken(service, ada)
  }
  const tomorrow = () => new Date(service.clock.now().getTime() + 24 * 60 * MINUTE).toISOString().slice(0, 10)
  const today = () => service.clock.now().toISOString().slice(0, 10)

  test('says what the day has, at the time that the user chose', async () => {
    await inMorning()
    const chosen = await ada.call('PATCH', '/preferences', { notify: { overview_at: '08:00' } })
    assert.equal(chosen.statusCode, 200, chosen.payload)
    await ada.call('POST', '/tasks', { title: 'Water plants', due: { date: today() } })
    owner = await withFreshToken(service, owner)
    await make(owner, { due: { date: today() }, assignees: [ada.id], title: 'Buy milk' })
    await make(owner, { due: { date: today() }, title: 'Of others' })
    service.clock.advance(59 * MINUTE)
    await look()
    assert.deepEqual(await kindsOf(ada), ['assigned'])
    service.clock.advance(MINUTE)
    await look()
    await look()
    assert.deepEqual(await kindsOf(ada), ['assigned', 'overview'])
    const text = (await toldTo(service, ada))[1]?.text ?? ''
    assert.match(text, /2/)
    assert.match(text, /Water plants/)
    assert.match(text, /Buy milk/)
    assert.doesNotMatch(text, /Of others/)
  })

  test('does not come when there is nothing, nor for a day that is over', async () => {
    await inMorning()
    await ada.call('PATCH', '/preferences', { notify: { overview_at: '08:00' } })
    service.clock.advance(90 * MINUTE)
    await look()
    assert.deepEqual(await kindsOf(ada), [])
    ada = await withFreshToken(service, ada)
    await ada.call('POST', '/tasks', { title: 'Water plants', due: { date: tomorrow() } })
    service.clock.advance(2 * 24 * 60 * MINUTE)
    await look()
    assert.deepEqual(await kindsOf(ada), [])
  })

  test('of the week comes on its day', async () => {
    await inMorning()
    const weekday = service.clock.now().getUTCDay() || 7
    await ada.call('PATCH', '/preferences', { notify: { review_on: weekday } })
    await ada.call('POST', '/tasks', { title: 'Water plants', complete: true })
    service.clock.advance(60 * MINUTE)
    await look()
    assert.deepEqual(await kindsOf(ada), ['review'])
  })
})

describe('within the limit of an hour', () => {
  test('thirty mentions by one member do not hold up what is one’s own', async (t) => {
    const limited = startTestNotifier(service, { perHour: 5 })
    t.after(() => limited.close())
    await addChannel(service, ada)
    const task = await make(owner)
    for (let count = 0; count < 30; count += 1) {
      const { statusCode } = await as(owner).call('POST', `/tasks/${task}/notes`, { body: '@Ada look' })
      assert.equal(statusCode, 201)
    }
    await limited.look()
    const titles = () => limited.carried.map(({ message }) => message.title)
    const before = titles().length
    assert.ok(before <= 2, `${before} of 30`)
    await ada.call('POST', '/tasks', { title: 'Own pills', reminders: [{ at: soon() }] })
    service.clock.advance(MINUTE)
    await limited.look()
    assert.deepEqual(titles().slice(before), ['Own pills'])
  })
})
