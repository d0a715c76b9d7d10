import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { deleteUser } from '../accounts/crud.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import { moveFloatingTasks } from '../tasks/crud/relations.ts'
import { editPreferences, readPreferences } from './crud.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const patch = (user: TestUser, time_zone: unknown, headers = {}) =>
  user.call('PATCH', '/preferences', { time_zone }, headers)

/** Edits preferences, bypassing the schema. */
function edit({ id }: TestUser, change: { time_zone?: string }) {
  const actor = inOwnWorkspace({ userId: id, kind: 'user', id, scopes: new Set() })
  const write = { actor, at: service.clock.now(), key: null }
  return editPreferences(id, service.db, write, change, { match: null, noneMatch: [] }, moveFloatingTasks)
}

test('the time zone is UTC until another is chosen', async () => {
  const user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'takes revision 1' })
  const first = await user.call('GET', '/preferences')
  assert.deepEqual(first.data, { time_zone: 'UTC', revision: 0 })
  assert.equal(first.headers.etag, '"0"')

  const answer = await patch(user, 'Europe/Berlin')
  assert.equal(answer.statusCode, 200)
  assert.deepEqual(answer.data, { time_zone: 'Europe/Berlin', revision: 2 })
  assert.equal(answer.headers.etag, '"2"')
  assert.deepEqual((await user.call('GET', '/preferences')).data, answer.data)
  assert.deepEqual(await readPreferences(user.id, service.db), answer.data)
  const { at: _, ...change } = (await user.call('GET', '/changes?since=1')).data.changes[0]
  assert.deepEqual(change, {
    revision: 2,
    write: 2,
    actor: { kind: 'user', id: user.id },
    action: 'updated',
    resource: 'preferences',
    resource_id: 'preferences',
    before: first.data,
    after: answer.data,
  })
})

test('are not written when nothing would change', async () => {
  const user = await service.newUser()
  assert.equal((await patch(user, 'UTC')).headers.etag, '"0"')
  assert.equal((await user.call('GET', '/changes')).data.count, 0)
})

test('honour If-Match and If-None-Match', async () => {
  const user = await service.newUser()
  const get = (headers: Record<string, string>) => user.call('GET', '/preferences', undefined, headers)
  const unchanged = await get({ 'if-none-match': '"0"' })
  assert.deepEqual([unchanged.statusCode, unchanged.headers.etag, unchanged.payload], [304, '"0"', ''])
  assertProblem(await get({ 'if-match': '"1"' }), 412, 'PRECONDITION_FAILED')
  assertProblem(await patch(user, 'Asia/Tokyo', { 'if-match': '"1"' }), 412, 'PRECONDITION_FAILED')
  assert.equal((await patch(user, 'Asia/Tokyo', { 'if-match': '"0"' })).headers.etag, '"1"')
  const answers = await Promise.all(
    ['Asia/Seoul', 'Asia/Dubai', 'Asia/Hong_Kong'].map((zone) => patch(user, zone, { 'if-match': '"1"' })),
  )
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 412, 412])
})

describe('a time zone', () => {
  for (const zone of [
    '',
    'Mars/Olympus',
    '+01:00',
    'Europe/Berlin\0',
    'x'.repeat(65),
    7,
    null,
    'posixrules',
  ]) {
    test(`refuses ${JSON.stringify(zone)}`, async () => {
      const user = await service.newUser()
      const answer = await patch(user, zone)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['body', 'time_zone'])
    })
  }

  // `Intl` accepts them all, `Temporal` the last four, which have no summer time in the database.
  for (const zone of ['PST', 'IST', 'SystemV/PST8PDT', 'CET', 'EET', 'MET', 'WET']) {
    test(`refuses ${zone}, which not every part of the service reads the same`, async () => {
      const user = await service.newUser()
      const answer = await patch(user, zone)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['body', 'time_zone'])
      assert.deepEqual((await user.call('GET', '/preferences')).data, { time_zone: 'UTC', revision: 0 })
    })
  }

  test('is refused when the database does not know it', async () => {
    const user = await service.newUser()
    await assert.rejects(edit(user, { time_zone: 'Nowhere/New' }), { code: 'VALIDATION_ERROR', status: 422 })
  })

  for (const zone of [
    'UTC',
    'Etc/GMT+5',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Kiritimati',
    'EST5EDT',
  ]) {
    test(`accepts ${zone}`, async () => {
      assert.equal((await patch(await service.newUser(), zone)).statusCode, 200)
    })
  }

  test('accepts every name that Node lists', async () => {
    const user = await service.newUser()
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const answer = await patch(user, zone)
      assert.equal(answer.statusCode, 200, `${zone}: ${answer.payload}`)
    }
  })

  test('moves floating times, and nothing else', async () => {
    const [user, other] = [await service.newUser(), await service.newUser()]
    for (const each of [user, other]) {
      for (const title of ['both', 'due', 'start', 'whole day']) await each.call('POST', '/tasks', { title })
    }
    const set = (id: number, columns: string) =>
      service.db.pool.query(`UPDATE tasks SET ${columns} WHERE id = ${id}`)
    const due = "due_at = '2026-07-01T22:30:00Z', due_local = '2026-07-01 22:30'"
    const start = "start_at = '2026-01-01T08:00:00Z', start_local = '2026-01-01 08:00'"
    await set(1, `${due}, ${start}`)
    await set(2, `${due}, start_local = '2026-07-01'`)
    await set(3, `${start}, due_local = '2026-07-02'`)
    await set(4, "due_local = '2026-07-02', start_local = '2026-07-01'")
    const localTimes = async ({ id }: TestUser) => {
      const { rows } = await service.db.pool.query(
        `SELECT due_local::text AS due, start_local::text AS start, revision FROM tasks
         WHERE user_id = $1 ORDER BY id`,
        [id],
      )
      return rows.map((row) => [row.due, row.start, row.revision])
    }
    const untouched = await localTimes(other)
    await patch(user, 'Europe/Berlin')
    assert.deepEqual(await localTimes(user), [
      ['2026-07-02 00:30:00', '2026-01-01 09:00:00', 1],
      ['2026-07-02 00:30:00', '2026-07-01 00:00:00', 2],
      ['2026-07-02 00:00:00', '2026-01-01 09:00:00', 3],
      ['2026-07-02 00:00:00', '2026-07-01 00:00:00', 4],
    ])
    assert.deepEqual(await localTimes(other), untouched)
    await patch(user, 'UTC')
    assert.deepEqual(await localTimes(user), untouched)
    assert.equal((await user.call('GET', '/changes')).data.count, 6)
  })
})

test('a task with a floating time is parsed again in another zone', async () => {
  const user = await service.newUser()
  const due = { date: '2026-11-20', time: '09:00' }
  const etag = String((await user.call('POST', '/tasks', { title: 'Call', due })).headers.etag)
  await patch(user, 'Europe/Berlin')
  const answer = await user.call('GET', '/tasks/1', undefined, { 'if-none-match': etag })
  assert.deepEqual([answer.statusCode, answer.data?.due_at], [200, '2026-11-20T08:00:00.000Z'])
})

describe('what may be chosen', () => {
  const edited = async (user: TestUser, body: object) => {
    const answer = await user.call('PATCH', '/preferences', body)
    assert.equal(answer.statusCode, 200, answer.payload)
    const { revision: _, ...chosen } = answer.data
    return chosen
  }

  test('is absent until it is chosen, and after null', async () => {
    const user = await service.newUser()
    const chosen = { week_start: 7, hour_cycle: 'h12', date_format: 'ymd', start_page: 'projects/3' }
    const more = { default_reminder: 10, language: 'ur', line_language: 'de' }
    assert.deepEqual(await edited(user, { ...chosen, ...more }), { time_zone: 'UTC', ...chosen, ...more })
    const cleared = Object.fromEntries(Object.keys(chosen).map((name) => [name, null]))
    assert.deepEqual(await edited(user, cleared), { time_zone: 'UTC', ...more })
    assert.deepEqual(await edited(user, { week_start: null }), { time_zone: 'UTC', ...more })
    const { data } = await user.call('GET', '/changes')
    assert.equal(data.count, 2, 'clearing what is absent writes nothing')
    const { data: state } = await user.call('GET', '/changes?cursor=')
    assert.deepEqual(state.changes[0].after, (await user.call('GET', '/preferences')).data)
  })

  test('has options for each list, which are merged', async () => {
    const user = await service.newUser()
    await edited(user, { lists: { today: { sort: 'due', done: true }, 'views/2': { group: 'label' } } })
    const { lists } = await edited(user, { lists: { today: { sort: null, descending: true } } })
    assert.deepEqual(lists, { today: { done: true, descending: true }, 'views/2': { group: 'label' } })
    assert.deepEqual((await edited(user, { lists: { today: null } })).lists, {
      'views/2': { group: 'label' },
    })
    assert.equal('lists' in (await edited(user, { lists: { 'views/2': { group: null } } })), false)
  })

  test('two edits of different lists merge, and each is undone alone', async () => {
    const user = await service.newUser()
    const first = await user.call('PATCH', '/preferences', { lists: { all: { sort: 'title' } } })
    const today = await user.call('PATCH', '/preferences', { lists: { today: { sort: 'due' } } })
    const headers = { 'if-match': String(first.headers.etag), prefer: 'merge' }
    const merged = await user.call('PATCH', '/preferences', { lists: { all: null }, week_start: 1 }, headers)
    assert.equal(merged.statusCode, 200, merged.payload)
    assert.deepEqual(merged.data.lists, { today: { sort: 'due' } })
    const undone = await user.call('POST', '/undo', { revision: today.data.revision })
    assert.equal(undone.statusCode, 200, undone.payload)
    const { data } = await user.call('GET', '/preferences')
    assert.deepEqual([data.lists, data.week_start], [undefined, 1])
  })

  test('is of no more lists than anybody has', async () => {
    const user = await service.newUser()
    const many = (from: number) =>
      Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`views/${from + index}`, { done: true }]))
    await edited(user, { lists: many(1) })
    assertProblem(await user.call('PATCH', '/preferences', { lists: many(2) }), 422, 'VALIDATION_ERROR')
    assertProblem(
      await user.call('PATCH', '/preferences', { lists: { ...many(1), all: { done: true } } }),
      422,
      'VALIDATION_ERROR',
    )
  })

  for (const [name, value] of [
    ['week_start', 0],
    ['week_start', 8],
    ['hour_cycle', 'h24'],
    ['date_format', 'dd.mm.'],
    ['start_page', '../sign-in'],
    ['start_page', '//example.com'],
    ['default_reminder', -1],
    ['language', 'fr'],
    ['line_language', 'fr'],
    ['lists', { Today: { done: true } }],
    ['lists', { today: { done: 'yes' } }],
    ['lists', { today: { colour: 'red' } }],
  ] as const) {
    test(`refuses ${name} ${JSON.stringify(value)}`, async () => {
      const user = await service.newUser()
      const answer = await user.call('PATCH', '/preferences', { [name]: value })
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc.slice(0, 2), ['body', name])
    })
  }
})

test('a patch must name a known member', async () => {
  const user = await service.newUser()
  assertProblem(await user.call('PATCH', '/preferences', {}), 400, 'VALIDATION_ERROR')
  assertProblem(await user.call('PATCH', '/preferences', { theme: 'dark' }), 422, 'VALIDATION_ERROR')
  const nothing = await edit(user, {})
  assert.deepEqual(nothing, { preferences: { time_zone: 'UTC', revision: 0 }, merged: false })
})

test('preferences of a deleted user answer 401', async () => {
  const user = await service.newUser()
  await deleteUser(user.id, service.db)
  assertProblem(await user.call('GET', '/preferences'), 401, 'AUTH_INVALID')
  assertProblem(await patch(user, 'Asia/Tokyo'), 401, 'AUTH_INVALID')
})
