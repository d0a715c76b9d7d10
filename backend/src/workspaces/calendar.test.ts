import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { rowsReadOf } from '../../tests/support/rows.ts'
import type { TestService, TestUser } from '../../tests/support/service.ts'
import { createAcross, sent as sentTo, startStopped, userIn } from '../../tests/support/zones.ts'
import type { Queryable } from '../database/connection.ts'
import { parseFilter } from '../filters/model/parser.ts'
import { parseSort } from '../filters/model/sort.ts'
import { readCalendar } from '../preferences/crud.ts'
import { findTasks } from '../tasks/crud/find.ts'

/** What follows the calendar of the member who asks, what does not, and what that costs. */

let service: TestService

before(async () => {
  service = await startStopped()
})
after(() => service.close())

const sent = (...request: [TestUser, ...Parameters<TestUser['call']>]) => sentTo(service, ...request)
const shared = (zone: string, places: readonly string[]) => createAcross(service, zone, places)

test('counts that are kept for each calendar are those that counting anew gives', async () => {
  service.clock.set('2026-11-20T10:00:00.000Z')
  const { there } = await shared('Europe/Berlin', ['Europe/Berlin', 'Asia/Tokyo', 'Asia/Tokyo'])
  const [ada, bob, eve] = there as [TestUser, TestUser, TestUser]
  for (const filter of ['overdue', 'due = today']) await sent(ada, 'POST', '/views', { name: filter, filter })
  const late = { date: '2026-11-20', time: '20:00' }
  await sent(ada, 'POST', '/tasks', { title: 'floats', due: late })
  await sent(ada, 'POST', '/tasks', { title: 'fixed', due: { ...late, time_zone: 'Europe/Berlin' } })
  const counts = async () =>
    Promise.all(
      [ada, bob, eve].map(async (member) =>
        (await sent(member, 'GET', '/counts')).data.views.map((view: { tasks: number }) => view.tasks),
      ),
    )
  // In Tokyo, the fixed one is due tomorrow at four.
  assert.deepEqual(await counts(), [
    [0, 2],
    [0, 1],
    [0, 1],
  ])
  service.clock.set('2026-11-20T11:00:00.001Z')
  assert.deepEqual(await counts(), [
    [0, 2],
    [1, 1],
    [1, 1],
  ])
  service.clock.set('2026-11-20T15:00:00.000Z')
  assert.deepEqual(await counts(), [
    [0, 2],
    [1, 1],
    [1, 1],
  ])
  await sent(ada, 'PATCH', '/tasks/2', { complete: true })
  service.clock.set('2026-11-20T19:00:00.001Z')
  assert.deepEqual(await counts(), [
    [1, 2],
    [1, 1],
    [1, 1],
  ])
  await sent(ada, 'PATCH', '', { time_zone: 'Asia/Tokyo' })
  assert.deepEqual(await counts(), [
    [1, 2],
    [1, 1],
    [1, 1],
  ])
})

test('a list that is sorted by due dates is in the order in which they come for the member', async () => {
  service.clock.set('2026-11-20T10:00:00.000Z')
  const { there } = await shared('Europe/Berlin', ['Europe/Berlin', 'Asia/Tokyo'])
  const [ada, bob] = there as [TestUser, TestUser]
  await sent(ada, 'POST', '/tasks', { title: 'none' })
  // One o'clock in Berlin is nine o'clock in Tokyo.
  const due = { date: '2026-11-21', time: '01:00', time_zone: 'Europe/Berlin' }
  await sent(ada, 'POST', '/tasks', { title: 'fixed', due, start: due })
  const floating = { date: '2026-11-21', time: '08:00' }
  await sent(ada, 'POST', '/tasks', { title: 'floats', due: floating, start: floating })
  const pages = async (member: TestUser, sort: string) => {
    const titles: string[] = []
    for (let cursor = ''; ; ) {
      const { data } = await sent(member, 'GET', `/tasks?limit=1&sort=${sort}${cursor}`)
      titles.push(...data.tasks.map(({ title }: { title: string }) => title))
      if (data.next_cursor === null) return titles
      cursor = `&cursor=${data.next_cursor}`
    }
  }
  for (const field of ['due', 'start']) {
    assert.deepEqual(await pages(ada, field), ['fixed', 'floats', 'none'], field)
    assert.deepEqual(await pages(bob, field), ['floats', 'fixed', 'none'], field)
    assert.deepEqual(await pages(bob, `-${field}`), ['fixed', 'floats', 'none'], field)
  }
})

test('weeks begin, and dates in numbers are read, as the member has chosen', async () => {
  // A Friday.
  service.clock.set('2026-11-20T10:00:00.000Z')
  const { members, there } = await shared('UTC', ['UTC', 'UTC'])
  const [ada, bob] = there as [TestUser, TestUser]
  await sent(members[1] as TestUser, 'PATCH', '/preferences', { week_start: 7, date_format: 'dmy' })
  for (const date of ['2026-11-22', '2027-04-03', '2027-03-04']) {
    await sent(ada, 'POST', '/tasks', { title: date, due: { date } })
  }
  const found = async (member: TestUser, filter: string) =>
    (await sent(member, 'GET', `/tasks?filter=${encodeURIComponent(filter)}`)).data.tasks.map(
      ({ title }: { title: string }) => title,
    )
  assert.deepEqual(await found(ada, 'due = next week'), [])
  assert.deepEqual(await found(bob, 'due = next week'), ['2026-11-22'])
  assert.deepEqual(await found(ada, 'due = 3/4/2027'), ['2027-03-04'])
  assert.deepEqual(await found(bob, 'due = 3/4/2027'), ['2027-04-03'])
})

test('a list that depends on the calendar of the member has no ETag, all others have', async () => {
  service.clock.set('2026-11-20T10:00:00.000Z')
  const { there } = await shared('UTC', ['UTC', 'Asia/Tokyo'])
  for (const member of there) {
    const tagOf = async (query: string) => (await sent(member, 'GET', `/tasks?${query}`)).headers.etag
    for (const query of [
      'filter=due%3C2026-11-21',
      'sort=due',
      'sort=title,-start',
      'filter=created>2026-11-21',
    ]) {
      assert.equal(await tagOf(query), undefined, query)
    }
    for (const query of ['filter=due%3Dnone', 'filter=label%3Dhome', 'sort=title', 'complete=false']) {
      assert.notEqual(await tagOf(query), undefined, query)
    }
  }
  const alone = await userIn(service, 'Asia/Tokyo')
  assert.notEqual(
    (await sent(alone, 'GET', '/tasks?filter=due%3C2026-11-21&sort=due')).headers.etag,
    undefined,
  )
})

test('a task has one body for all members, its instants by the time zone of the workspace', async () => {
  service.clock.set('2026-11-20T10:00:00.000Z')
  const { there } = await shared('Europe/Berlin', ['Asia/Tokyo', 'UTC'])
  await sent(there[0] as TestUser, 'POST', '/tasks', {
    title: 'floats',
    due: { date: '2026-11-21', time: '09:00' },
  })
  const bodies = await Promise.all(there.map((member) => sent(member, 'GET', '/tasks/1')))
  for (const { data, headers } of bodies) {
    assert.equal(data.due_at, '2026-11-21T08:00:00.000Z')
    assert.deepEqual([data, headers.etag], [bodies[0]?.data, bodies[0]?.headers.etag])
  }
})

describe('a line', () => {
  test("is read on the member's day; its time floats, and hours from now are one instant for all", async () => {
    service.clock.set('2026-11-20T20:30:00.000Z')
    const { there } = await shared('UTC', ['UTC', 'Asia/Tokyo'])
    const [ada, bob] = there as [TestUser, TestUser]
    const dueOf = async (member: TestUser, text: string) =>
      (await sent(member, 'POST', '/quick-add', { text })).data
    assert.deepEqual((await dueOf(ada, 'Call tomorrow 9am')).due, { date: '2026-11-21', time: '09:00' })
    assert.deepEqual((await dueOf(bob, 'Call tomorrow 9am')).due, { date: '2026-11-22', time: '09:00' })
    assert.deepEqual((await dueOf(ada, 'Call in 2 hours')).due, { date: '2026-11-20', time: '22:30' })
    const soon = await dueOf(bob, 'Call in 2 hours')
    assert.deepEqual(soon.due, { date: '2026-11-21', time: '07:30', time_zone: 'Asia/Tokyo' })
    assert.equal(soon.due_at, '2026-11-20T22:30:00.000Z')
  })
})

describe('what it costs', () => {
  const silent: Queryable = {
    query: () => assert.fail('the database was asked'),
  }

  test("a user's own workspace needs no further statement", async () => {
    assert.equal(await readCalendar({ userId: 'ada', workspaceId: 'ada' }, silent), undefined)
  })

  test('a filter by day reads few of many tasks, also for a member on the other side of the date line', async () => {
    service.clock.set('2026-11-20T10:00:00.000Z')
    const { id, there } = await shared('Pacific/Kiritimati', ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    // Each hour of a year, as an instant.
    await service.db.pool.query(
      `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at, due_at, due_local)
       SELECT $1, n, 1, 'hour ' || n, now(), now(), at, at AT TIME ZONE 'Pacific/Kiritimati'
       FROM generate_series(1, 8760) n, LATERAL (SELECT timestamptz '2026-06-01T00:30Z' + n * interval '1 hour' AS at) hour`,
      [id],
    )
    await service.db.pool.query('ANALYZE tasks')
    const filter = parseFilter('due = today')
    const calendar = { zone: 'Pacific/Pago_Pago', weekStart: 1, dayFirst: false }
    const people = { me: '', members: [] }
    const question = { filter, people, sort: parseSort('due'), now: service.clock.now(), calendar }
    let hours: (string | null)[] = []
    const read = await rowsReadOf('tasks', service.db, (db) =>
      db.transaction(async (tx) => {
        hours = (await findTasks(id, tx, question, { limit: 100 })).tasks.map(({ title }) => title)
      }),
    )
    // It is 19 November there, which began at eleven in UTC.
    const first = 171 * 24 + 11
    assert.deepEqual(
      hours,
      Array.from({ length: 24 }, (_, hour) => `hour ${first + hour}`),
    )
    assert.ok(read < 300, `${read} rows`)
    assert.equal((await sent(there[1] as TestUser, 'GET', '/tasks?filter=due%3Dtoday')).data.count, 24)
  })
})
