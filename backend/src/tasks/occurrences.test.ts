import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
  service.clock.stop()
  service.clock.set('2026-11-20T12:00:00.000Z')
})
after(() => service.close())

const MONDAY = { date: '2026-11-23', time: '09:00', time_zone: 'Europe/Berlin' }
const WEEKLY = { title: 'Report', due: MONDAY, recurrence: 'FREQ=WEEKLY;BYDAY=MO' }
const on = (date: string) => ({ ...MONDAY, date })

async function recurring(body: Record<string, unknown> = {}): Promise<TestUser> {
  const user = await service.newUser()
  const answer = await user.call('POST', '/tasks', { ...WEEKLY, ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  return user
}
const complete = async (user: TestUser) => (await user.call('PATCH', '/tasks/1', { complete: true })).data
const skip = (user: TestUser, headers = {}) => user.call('POST', '/tasks/1/skip', undefined, headers)
const ledger = async (user: TestUser, query = '') =>
  (await user.call('GET', `/tasks/1/occurrences${query}`)).data

describe('completing a recurring task', () => {
  test('moves it to its next date, and records the occurrence', async () => {
    const user = await recurring({ start: { date: '2026-11-21' }, reminders: [{ minutes_before: 10 }] })
    const task = await complete(user)
    assert.deepEqual(
      [task.complete, task.due, task.due_at, task.recurrence_id, task.start, task.recurrence_start],
      [false, on('2026-11-30'), '2026-11-30T08:00:00.000Z', on('2026-11-30'), { date: '2026-11-28' }, MONDAY],
    )
    const { occurrences, count, next_cursor } = await ledger(user)
    assert.deepEqual([count, next_cursor], [1, null])
    const { at, ...occurrence } = occurrences[0]
    assert.match(at, /^2026-11-20T12:0/)
    assert.deepEqual(occurrence, {
      id: 2,
      task_id: 1,
      status: 'done',
      due: MONDAY,
      recurrence_id: MONDAY,
      actor: { kind: 'user', id: user.id },
    })
    const { changes } = (await user.call('GET', '/changes?since=1')).data
    assert.deepEqual(
      changes.map(({ resource, resource_id, action }: Record<string, string>) => [
        resource,
        resource_id,
        action,
      ]),
      [
        ['occurrence', '2', 'created'],
        ['task', '1', 'updated'],
      ],
    )
    assert.deepEqual(changes[0].after, occurrences[0])
  })

  for (const [name, send] of Object.entries({
    PATCH: (user: TestUser) => user.call('PATCH', '/tasks/1', { complete: true, title: 'Renamed' }),
    PUT: (user: TestUser) => user.call('PUT', '/tasks/1', { ...WEEKLY, title: 'Renamed', complete: true }),
  })) {
    test(`by ${name}, along with its other changes`, async () => {
      const user = await recurring()
      const { data } = await send(user)
      assert.deepEqual([data.title, data.complete, data.due], ['Renamed', false, on('2026-11-30')])
    })
  }

  test('by its own endpoint completes one occurrence per request', async () => {
    const user = await recurring()
    for (const date of ['2026-11-30', '2026-12-07', '2026-12-14']) {
      assert.deepEqual((await user.call('PATCH', '/tasks/1/complete')).data.due, on(date))
    }
    assert.equal((await ledger(user)).count, 3)
  })

  test('concurrently completes one occurrence each', async () => {
    const user = await recurring()
    await Promise.all(Array.from({ length: 10 }, () => complete(user)))
    const { occurrences } = await ledger(user)
    const dates = occurrences.map(({ due }: { due: { date: string } }) => due.date)
    assert.equal(new Set(dates).size, 10)
    assert.deepEqual((await user.call('GET', '/tasks/1')).data.due, on('2027-02-01'))
  })

  test('ends a finite series with the task complete', async () => {
    const user = await recurring({ recurrence: 'FREQ=WEEKLY;COUNT=1' })
    const task = await complete(user)
    assert.deepEqual([task.complete, task.due], [true, MONDAY])
    assert.equal((await ledger(user)).count, 1)
    assertProblem(await skip(user), 409, 'CONFLICT')
  })

  test('continues when it is reopened, and its last occurrence is not done', async () => {
    const user = await recurring({ recurrence: 'FREQ=WEEKLY;COUNT=2' })
    await complete(user)
    await complete(user)
    assert.equal((await user.call('GET', '/tasks/1')).data.complete, true)
    const opened = (await user.call('PATCH', '/tasks/1/complete')).data
    assert.deepEqual([opened.complete, opened.due], [false, on('2026-11-30')])
    assert.deepEqual(
      (await ledger(user)).occurrences.map(({ due }: { due: object }) => due),
      [MONDAY],
    )
    assert.equal((await complete(user)).complete, true)
    assert.equal((await ledger(user)).count, 2)
  })

  test('at creation completes its first occurrence', async () => {
    const user = await recurring({ complete: true })
    const { data } = await user.call('GET', '/tasks/1')
    assert.deepEqual([data.complete, data.due, (await ledger(user)).count], [false, on('2026-11-30'), 1])
  })

  test('runs once per Idempotency-Key', async () => {
    const user = await recurring()
    const send = (body?: object) =>
      user.call('PATCH', '/tasks/1/complete', body, { 'idempotency-key': 'done' })
    const first = await send({ complete: true })
    const again = await send({ complete: true })
    assert.deepEqual([again.data, again.headers['idempotency-replayed']], [first.data, 'true'])
    assert.deepEqual(first.data.due, on('2026-11-30'))
    assertProblem(await send(), 422, 'VALIDATION_ERROR')
    assert.equal((await ledger(user)).count, 1)
  })

  test('late continues with the next date ahead', async () => {
    const user = await recurring({ due: { date: '2026-11-02' }, recurrence: 'FREQ=DAILY' })
    assert.deepEqual((await complete(user)).due, { date: '2026-11-21' })
  })

  test('counts from the day of completion when the rule says so', async () => {
    const user = await recurring({ recurrence: 'FREQ=DAILY;INTERVAL=3', recurrence_from: 'completion' })
    assert.deepEqual((await complete(user)).due, on('2026-11-23'))
  })

  test('when it is blocked needs force', async () => {
    const user = await recurring()
    await user.call('POST', '/tasks', { title: 'First' })
    await user.call('PATCH', '/tasks/1', { blocked_by: [2] })
    assertProblem(await user.call('PATCH', '/tasks/1', { complete: true }), 409, 'CONFLICT')
    assert.equal((await ledger(user)).count, 0)
    const forced = await user.call('PATCH', '/tasks/1?force=true', { complete: true })
    assert.deepEqual(forced.data.due, on('2026-11-30'))
  })
})

describe('the series', () => {
  test('keeps its rule when one date is moved', async () => {
    const user = await recurring()
    const moved = (await user.call('PATCH', '/tasks/1', { due: on('2026-11-25') })).data
    assert.deepEqual(
      [moved.due, moved.recurrence_id, moved.recurrence_start],
      [on('2026-11-25'), MONDAY, MONDAY],
    )
    assert.deepEqual((await complete(user)).due, on('2026-11-30'))
    assert.deepEqual((await ledger(user)).occurrences[0].due, on('2026-11-25'))
  })

  test('does not repeat an occurrence that was completed early', async () => {
    const user = await recurring()
    await user.call('PATCH', '/tasks/1', { due: on('2026-11-20') })
    assert.deepEqual((await complete(user)).due, on('2026-11-30'))
  })

  test('restarts with another rule, or with the rule and another date', async () => {
    const user = await recurring()
    const other = (await user.call('PATCH', '/tasks/1', { recurrence: 'FREQ=DAILY', due: on('2026-11-26') }))
      .data
    assert.deepEqual([other.recurrence_start, other.recurrence_id], [on('2026-11-26'), on('2026-11-26')])
    const again = (await user.call('PATCH', '/tasks/1', { recurrence: 'FREQ=DAILY', due: on('2026-11-27') }))
      .data
    assert.deepEqual(again.recurrence_start, on('2026-11-27'))
  })

  test('needs a date as long as it exists', async () => {
    const user = await recurring()
    assertProblem(await user.call('PATCH', '/tasks/1', { due: null }), 422, 'VALIDATION_ERROR')
    const { data } = await user.call('PATCH', '/tasks/1', { due: null, recurrence: null })
    assert.deepEqual([data.due, data.recurrence, data.recurrence_id], [null, null, null])
  })
})

describe('POST /tasks/{task_id}/skip', () => {
  test('skips the current occurrence, once per Idempotency-Key', async () => {
    const user = await recurring()
    const key = { 'idempotency-key': 'skip' }
    const first = await skip(user, key)
    assert.deepEqual([first.statusCode, first.data.due], [200, on('2026-11-30')])
    assert.equal(first.headers.etag, `"${first.data.revision}"`)
    const again = await skip(user, key)
    assert.deepEqual([again.data, again.headers['idempotency-replayed']], [first.data, 'true'])
    assert.equal((await ledger(user)).occurrences[0].status, 'skipped')
  })

  test('honours If-Match, and so does undoing', async () => {
    const user = await recurring()
    const stale = { 'if-match': '"9"' }
    assertProblem(await skip(user, stale), 412, 'PRECONDITION_FAILED')
    const { data } = await skip(user, { 'if-match': '"1"' })
    assert.deepEqual(data.due, on('2026-11-30'))
    const refused = await user.call('DELETE', '/tasks/1/occurrences/2', undefined, stale)
    assertProblem(refused, 412, 'PRECONDITION_FAILED')
  })

  test('accepts no other members', async () => {
    const user = await recurring()
    assertProblem(await user.call('POST', '/tasks/1/skip', { date: '2026-12-07' }), 422, 'VALIDATION_ERROR')
    assert.equal((await user.call('POST', '/tasks/1/skip', {})).statusCode, 200)
  })

  test('refuses a task that does not recur, and answers 404 to an unknown one', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'Once' })
    assertProblem(await skip(user), 409, 'CONFLICT')
    assertProblem(await user.call('POST', '/tasks/2/skip'), 404, 'NOT_FOUND')
  })
})

describe('undoing an occurrence', () => {
  const takeBack = (user: TestUser, id: number) => user.call('DELETE', `/tasks/1/occurrences/${id}`)

  test('makes the task due on that date again', async () => {
    const user = await recurring({ start: { date: '2026-11-21' } })
    const before = (await user.call('GET', '/tasks/1')).data
    await complete(user)
    const { data } = await takeBack(user, 2)
    const { revision, updated_at, ...rest } = data
    const { revision: _, updated_at: __, ...expected } = before
    assert.deepEqual(rest, expected)
    assert.equal((await ledger(user)).count, 0)
    assert.deepEqual((await complete(user)).due, on('2026-11-30'))
  })

  test('reopens a series that had ended', async () => {
    const user = await recurring({ recurrence: 'FREQ=WEEKLY;COUNT=1' })
    await complete(user)
    const { data } = await takeBack(user, 2)
    assert.deepEqual([data.complete, data.due], [false, MONDAY])
  })

  test('works for the last one only, and not across a restart of the series', async () => {
    const user = await recurring()
    await complete(user)
    await complete(user)
    assertProblem(await takeBack(user, 2), 409, 'CONFLICT')
    assertProblem(await takeBack(user, 3), 409, 'CONFLICT')
    assertProblem(await takeBack(user, 99), 404, 'NOT_FOUND')
    await user.call('PATCH', '/tasks/1', { recurrence: 'FREQ=DAILY', due: on('2026-11-21') })
    assertProblem(await takeBack(user, 4), 409, 'CONFLICT')
    await user.call('PATCH', '/tasks/1', { recurrence: null })
    assertProblem(await takeBack(user, 4), 409, 'CONFLICT')
  })
})

describe('GET /tasks/{task_id}/occurrences', () => {
  test('pages, newest first', async () => {
    const user = await recurring()
    for (let count = 0; count < 3; count += 1) await complete(user)
    const first = await ledger(user, '?limit=2')
    assert.equal(first.count, 2)
    const second = await ledger(user, `?limit=2&cursor=${first.next_cursor}`)
    assert.deepEqual(
      [...first.occurrences, ...second.occurrences].map(({ due }: { due: object }) => due),
      [on('2026-12-07'), on('2026-11-30'), MONDAY],
    )
    assert.equal(second.next_cursor, null)
  })

  test('answers 404 to an unknown task', async () => {
    const user = await service.newUser()
    assertProblem(await user.call('GET', '/tasks/1/occurrences'), 404, 'NOT_FOUND')
  })
})

describe('a series that restarts', () => {
  test('counts its own occurrences', async () => {
    const user = await recurring({ recurrence: 'FREQ=DAILY;COUNT=2', recurrence_from: 'completion' })
    await complete(user)
    assert.equal((await complete(user)).complete, true)
    // Opening it again takes its last occurrence back.
    await user.call('PATCH', '/tasks/1', { complete: false, recurrence: 'FREQ=DAILY;COUNT=3' })
    for (const ends of [false, false, true]) assert.equal((await complete(user)).complete, ends)
    assert.equal((await ledger(user)).count, 4)
  })

  test('undoes no occurrence of the series before, even if it starts later', async () => {
    const user = await recurring()
    await complete(user)
    await user.call('PATCH', '/tasks/1', { recurrence: 'FREQ=DAILY', due: on('2026-12-24') })
    const [occurrence] = (await ledger(user)).occurrences
    assertProblem(await user.call('DELETE', `/tasks/1/occurrences/${occurrence.id}`), 409, 'CONFLICT')
  })
})

describe('from completion, ahead of its date', () => {
  const tomorrow = { due: { date: '2026-11-21' }, recurrence: 'FREQ=DAILY', recurrence_from: 'completion' }

  test('a skipped occurrence is left out, and a repeated request gets the first answer', async () => {
    const user = await recurring(tomorrow)
    const first = await skip(user, { 'idempotency-key': 'once' })
    assert.deepEqual(first.data.due, { date: '2026-11-22' })
    const second = await skip(user, { 'idempotency-key': 'once' })
    assert.deepEqual([second.statusCode, second.payload], [200, first.payload])
    assert.equal((await ledger(user)).count, 1)
  })

  test('a completed one can be undone, although its date did not change', async () => {
    const user = await recurring(tomorrow)
    assert.deepEqual((await complete(user)).due, { date: '2026-11-21' })
    const [occurrence] = (await ledger(user)).occurrences
    assert.equal((await user.call('DELETE', `/tasks/1/occurrences/${occurrence.id}`)).statusCode, 200)
    assert.equal((await ledger(user)).count, 0)
  })
})

test('a start does not move beyond the last date', async () => {
  const user = await recurring({
    due: { date: '1900-01-01' },
    start: { date: '9998-12-31', time: '10:00' },
    recurrence: 'FREQ=YEARLY;INTERVAL=1000',
  })
  assert.deepEqual((await complete(user)).start, { date: '9998-12-31', time: '10:00' })
  await user.call('PATCH', '/tasks/1', { due: { date: '9998-01-01' }, start: { date: '1900-01-01' } })
  assert.deepEqual((await complete(user)).start, { date: '1900-01-01' })
})
