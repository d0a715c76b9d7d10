import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

/** How long a task will take, in minutes, wherever tasks are. */

let service: TestService

before(async () => {
  service = await startService()
  service.clock.set('2026-11-20T12:00:00.000Z')
})
after(() => service.close())

async function make(
  user: TestUser,
  body: object,
): Promise<{ id: number; estimate: unknown; revision: number }> {
  const answer = await user.call('POST', '/tasks', { title: 'A task', ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data
}

const idsFor = async (user: TestUser, query: Record<string, string>): Promise<number[]> => {
  const answer = await user.call('GET', `/tasks?${new URLSearchParams(query)}`)
  assert.equal(answer.statusCode, 200, answer.payload)
  return answer.data.tasks.map(({ id }: { id: number }) => id)
}

describe('an estimate', () => {
  test('is null by default; PUT clears it unless named, and null clears it', async () => {
    const user = await service.newUser()
    assert.equal((await make(user, {})).estimate, null)
    assert.equal((await make(user, { estimate: 90 })).estimate, 90)
    const edit = async (method: 'PUT' | 'PATCH', body: object) =>
      (await user.call(method, '/tasks/2', body)).data.estimate
    assert.equal(await edit('PATCH', { title: 'Renamed' }), 90)
    assert.equal(await edit('PATCH', { priority: 'high' }), 90)
    assert.equal(await edit('PATCH', { estimate: 525_600 }), 525_600)
    assert.equal(await edit('PUT', { title: 'Whole', complete: false }), null)
    assert.equal(await edit('PUT', { title: 'Whole', complete: false, estimate: 1 }), 1)
    assert.equal(await edit('PATCH', { estimate: null }), null)
    assert.equal((await user.call('GET', '/tasks/2')).data.estimate, null)
  })

  test('must be a whole number of minutes from 1 to a year', async () => {
    const user = await service.newUser()
    for (const estimate of [0, -30, 1.5, 525_601, '30', '30m', [30]]) {
      const answer = await user.call('POST', '/tasks', { title: 'A task', estimate })
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['body', 'estimate'])
    }
  })

  test('can be filtered and sorted by; tasks without one come last', async () => {
    const user = await service.newUser()
    for (const estimate of [30, null, 120, 5]) await make(user, { estimate })
    for (const [filter, ids] of [
      ['estimate < 30', [4]],
      ['estimate <= 30', [4, 1]],
      ['estimate in (5, 120)', [4, 3]],
      ['estimate = none', [2]],
      ['estimate != none', [4, 3, 1]],
      ['estimate != 30', [4, 3, 2]],
    ] as const) {
      assert.deepEqual(await idsFor(user, { filter }), ids, filter)
    }
    assert.deepEqual(await idsFor(user, { sort: 'estimate' }), [4, 1, 3, 2])
    assert.deepEqual(await idsFor(user, { sort: '-estimate' }), [3, 1, 4, 2])
    const pages: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data } = await user.call('GET', `/tasks?sort=estimate&limit=1${cursor && `&cursor=${cursor}`}`)
      pages.push(data.tasks[0].id)
      cursor = data.next_cursor
    }
    assert.deepEqual(pages, [4, 1, 3, 2])
  })

  test('is in the log, in the state of an earlier revision and in the export, and undo restores it', async () => {
    const user = await service.newUser()
    const { revision } = await make(user, { estimate: 30 })
    const later = (await user.call('PATCH', '/tasks/1', { estimate: 45 })).data
    const { changes } = (await user.call('GET', `/changes?since=${revision}`)).data
    assert.deepEqual([changes[0].before.estimate, changes[0].after.estimate], [30, 45])
    assert.equal((await user.call('GET', `/tasks/1?as_of=${revision}`)).data.estimate, 30)
    await user.call('POST', '/undo', { revision: later.revision })
    assert.equal((await user.call('GET', '/tasks/1')).data.estimate, 30)
    assert.match((await user.call('GET', '/export')).payload, /"estimate":30/)
  })

  test('merges with an edit of another field, and conflicts with another estimate', async () => {
    const user = await service.newUser()
    const { revision } = await make(user, { estimate: 30 })
    await user.call('PATCH', '/tasks/1', { estimate: 45 })
    const merge = (body: object) =>
      user.call('PATCH', '/tasks/1', body, { 'if-match': `"${revision}"`, prefer: 'merge' })
    const merged = await merge({ priority: 'high' })
    assert.deepEqual([merged.data.estimate, merged.data.priority], [45, 'high'])
    const conflict = await merge({ estimate: 60 })
    assertProblem(conflict, 409, 'CONFLICT')
    assert.deepEqual(conflict.data.conflicts, [{ field: 'estimate', base: 30, theirs: 45, yours: 60 }])
  })

  test('stays when a recurring task moves to its next date', async () => {
    const user = await service.newUser()
    await make(user, { estimate: 30, due: { date: '2026-11-20' }, recurrence: 'FREQ=DAILY' })
    const { data } = await user.call('PATCH', '/tasks/1/complete', {})
    assert.deepEqual([data.due.date, data.estimate], ['2026-11-21', 30])
  })

  test('is null in tasks whose details were written before there were estimates', async () => {
    const user = await service.newUser()
    await make(user, { priority: 'high' })
    await service.db.pool.query(
      `UPDATE tasks SET details = (details::jsonb - 'estimate')::json WHERE user_id = $1`,
      [user.id],
    )
    await service.db.pool.query(
      `UPDATE changes SET after = (after::jsonb #- '{details,estimate}')::json WHERE user_id = $1`,
      [user.id],
    )
    assert.equal((await user.call('GET', '/tasks/1')).data.estimate, null)
    assert.equal((await user.call('GET', '/changes?since=0')).data.changes[0].after.estimate, null)
    const { data } = await user.call('PATCH', '/tasks/1', { estimate: 15 })
    assert.deepEqual([data.priority, data.estimate], ['high', 15])
  })

  test('is parsed from a line, with its position', async () => {
    const user = await service.newUser()
    const text = 'Tidy the shed ~1h30 p2'
    const preview = (await user.call('POST', '/quick-add', { text, preview: true })).data
    assert.equal(preview.task.estimate, 90)
    assert.deepEqual(preview.readings[0], { kind: 'estimate', text: '~1h30', start: 14, end: 19, value: 90 })
    const { data } = await user.call('POST', '/quick-add', { text })
    assert.deepEqual([data.title, data.estimate, data.priority], ['Tidy the shed', 90, 'high'])
    const ignored = await user.call('POST', '/quick-add', { text, ignore: ['~1h30'] })
    assert.deepEqual([ignored.data.title, ignored.data.estimate], ['Tidy the shed ~1h30', null])
  })
})
