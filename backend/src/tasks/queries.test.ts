import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
  service.clock.stop()
  service.clock.set('2026-11-20T12:00:00.000Z')
})
after(() => service.close())

const ids = (answer: Answer): number[] => {
  assert.equal(answer.statusCode, 200, answer.payload)
  return answer.data.tasks.map(({ id }: { id: number }) => id)
}
const ask = (user: TestUser, query: Record<string, string>, headers = {}) =>
  user.call('GET', `/tasks?${new URLSearchParams(query)}`, undefined, headers)

/** Tasks 1 to 6, on a Friday. */
async function withTasks(): Promise<TestUser> {
  const user = await service.newUser()
  const project = (await user.call('POST', '/projects', { name: 'Garden' })).data.id
  for (const body of [
    { title: 'Call the dentist', due: { date: '2026-11-19' }, priority: 'high', labels: ['Work'] },
    { title: 'Buy milk', due: { date: '2026-11-20' }, labels: ['home'] },
    { title: 'Plant a tree', project_id: project, priority: 'urgent', start: { date: '2026-11-21' } },
    { title: 'Dig a hole', parent_id: 3, reminders: [{ minutes_before: 5 }] },
    { title: 'Rest', due: { date: '2026-11-19', time: '09:00' }, complete: true },
    { title: 'Water it', blocked_by: [3], due: { date: '2026-11-27' }, recurrence: 'FREQ=WEEKLY' },
  ]) {
    const answer = await user.call('POST', '/tasks', body)
    assert.equal(answer.statusCode, 201, answer.payload)
  }
  await user.call('POST', '/tasks/4/notes', { body: 'One foot deep' })
  return user
}

describe('querying tasks', () => {
  test('by plain parameters, which must all match', async () => {
    const user = await withTasks()
    for (const [query, expected] of [
      [{ due: 'today' }, [2]],
      [{ overdue: 'true' }, [1]],
      [{ due: 'none' }, [4, 3]],
      [{ due_before: 'today' }, [5, 1]],
      [{ due_before: 'today', complete: 'false' }, [1]],
      [{ due_after: '2026-11-20' }, [6]],
      [{ start: 'tomorrow' }, [3]],
      [{ priority: 'high,urgent' }, [3, 1]],
      [{ label: 'work,HOME' }, [2, 1]],
      [{ project: 'garden' }, [4, 3]],
      [{ project_id: 'none', complete: 'true' }, [5]],
      [{ parent_id: '3' }, [4]],
      [{ recurring: 'true' }, [6]],
      [{ recurrence: 'weekly' }, [6]],
      [{ recurrence_from: 'schedule' }, [6]],
      [{ blocked: 'true' }, [6]],
      [{ blocked_by: '3' }, [6]],
      [{ reminders: 'true' }, [4]],
      [{ title: 'TREE' }, [3]],
      [{ note: 'deep' }, [4]],
      [{ id: '2,5' }, [5, 2]],
      [{ created: 'today' }, [6, 5, 4, 3, 2, 1]],
    ] as [Record<string, string>, number[]][]) {
      assert.deepEqual(ids(await ask(user, query)), expected, JSON.stringify(query))
    }
  })

  test('by a filter and a sort, page by page', async () => {
    const user = await withTasks()
    const filter = 'due < today and priority >= high and label in (work, home) and not complete'
    assert.deepEqual(ids(await ask(user, { filter })), [1])
    assert.deepEqual(ids(await ask(user, { sort: 'due,-priority' })), [5, 1, 2, 6, 3, 4])
    const seen: number[] = []
    let query = '?sort=-priority,title&limit=2'
    for (;;) {
      const page = await user.call('GET', `/tasks${query}`)
      seen.push(...ids(page))
      if (page.data.next_cursor === null) break
      const link = /^<\/api\/[^/]+\/tasks(.+)>; rel="next"$/.exec(String(page.headers.link))
      query = link?.[1] ?? ''
    }
    assert.deepEqual(seen, [3, 1, 2, 4, 5, 6])
    assert.deepEqual(ids(await ask(user, { sort: 'title', offset: '4' })), [5, 6])
  })

  test('by a view, and further conditions', async () => {
    const user = await withTasks()
    const view = { name: 'Open', filter: 'not complete', sort: 'due' }
    const { id } = (await user.call('POST', '/views', view)).data
    assert.deepEqual(ids(await ask(user, { view: String(id), due_before: '2026-12-01' })), [1, 2, 6])
    assert.deepEqual(ids(await ask(user, { view: String(id), sort: '-id', limit: '1' })), [6])
    const all = (await user.call('POST', '/views', { name: 'All', filter: '' })).data.id
    assert.equal(ids(await ask(user, { view: String(all) })).length, 6)
    assertProblem(await ask(user, { view: '999' }), 404, 'NOT_FOUND')
  })

  test('by words, best match first, with highlights', async () => {
    const user = await withTasks()
    const found = await ask(user, { q: 'dentsit' })
    assert.deepEqual(ids(found), [1])
    assert.deepEqual(found.data.matches, [{ task_id: 1, title: [[9, 7]], description: [], notes: [] }])
    const noted = await ask(user, { q: 'foot' })
    assert.deepEqual(ids(noted), [4])
    assert.deepEqual(noted.data.matches[0].notes[0].ranges, [[4, 4]])
    assert.deepEqual(ids(await ask(user, { q: 'a', complete: 'false', priority: 'urgent' })), [3])
    assert.deepEqual((await ask(user, { q: 'nothing' })).data, {
      tasks: [],
      count: 0,
      next_cursor: null,
      matches: [],
    })
    const first = await ask(user, { q: 'a', limit: '1' })
    const second = await ask(user, { q: 'a', limit: '1', cursor: first.data.next_cursor })
    assert.deepEqual([...ids(first), ...ids(second)].sort(), [3, 4])
    assert.equal(second.data.next_cursor, null)
  })

  test('answers 304 where nothing can have changed, and never based on the clock', async () => {
    const user = await withTasks()
    const high = { priority: 'high' }
    const first = await ask(user, high)
    const tag = { 'if-none-match': String(first.headers.etag) }
    assert.equal((await ask(user, high, tag)).statusCode, 304)
    await user.call('PATCH', '/tasks/2', { priority: 'high' })
    assert.deepEqual(ids(await ask(user, high, tag)), [2, 1])
    const today = await ask(user, { due: 'today' })
    assert.equal(today.headers.etag, undefined)
    assert.equal(
      (await ask(user, { overdue: 'true' }, { 'if-none-match': tag['if-none-match'] })).statusCode,
      200,
    )
    assertProblem(await ask(user, { due: 'today' }, { 'if-match': '"1"' }), 412, 'PRECONDITION_FAILED')
  })

  test("reads today in the user's time zone", async () => {
    const user = await withTasks()
    await user.call('PATCH', '/preferences', { time_zone: 'Pacific/Auckland' })
    assert.deepEqual(ids(await ask(user, { due: 'yesterday' })), [2])
  })

  test('reports what is wrong, and where', async () => {
    const user = await withTasks()
    const wrong = await ask(user, { filter: 'due < < today' })
    assertProblem(wrong, 422, 'VALIDATION_ERROR')
    assert.deepEqual([wrong.data.position, wrong.data.errors[0].loc], [6, ['query', 'filter']])
    const plain = (await ask(user, { limit: '1' })).data.next_cursor
    const sorted = (await ask(user, { sort: 'due', limit: '1' })).data.next_cursor
    const searched = (await ask(user, { q: 'a', limit: '1' })).data.next_cursor
    for (const query of [
      { sort: 'colour' },
      { priority: 'highest' },
      { due: 'someday' },
      { project_id: 'Garden' },
      { q: 'a', sort: 'due' },
      { q: 'a', offset: '1' },
      { cursor: plain, sort: 'due' },
      { cursor: sorted },
      { cursor: sorted, sort: 'start' },
      { cursor: sorted, sort: '-due' },
      { cursor: searched, sort: 'due' },
      { cursor: plain, q: 'a' },
    ]) {
      assertProblem(await ask(user, query as Record<string, string>), 422, 'VALIDATION_ERROR')
    }
  })

  test("never finds another user's tasks", async () => {
    const [user, other] = [await withTasks(), await service.newUser()]
    assert.deepEqual(ids(await ask(other, { filter: 'not complete' })), [])
    assert.deepEqual(ids(await ask(other, { q: 'dentist' })), [])
    const { id } = (await user.call('POST', '/views', { name: 'Mine', filter: '' })).data
    assertProblem(await ask(other, { view: String(id) }), 404, 'NOT_FOUND')
  })
})
