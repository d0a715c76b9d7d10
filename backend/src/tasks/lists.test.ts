import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

describe('GET /tasks', () => {
  async function withTasks(count: number): Promise<TestUser> {
    const user = await service.newUser()
    for (let number = 1; number <= count; number += 1) {
      await user.call('POST', '/tasks', { title: `Task ${number}`, complete: number % 3 === 0 })
    }
    return user
  }
  const ids = (answer: Answer): number[] => answer.data.tasks.map((task: { id: number }) => task.id)

  test('lists the newest first, with their count', async () => {
    const user = await withTasks(3)
    const answer = await user.call('GET', '/tasks')
    assert.deepEqual(ids(answer), [3, 2, 1])
    assert.equal(answer.data.count, 3)
    assert.equal(answer.data.next_cursor, null)
    assert.equal(answer.headers.link, undefined)
    assert.equal(answer.headers.etag, '"3"')
  })

  test('is empty for a user without tasks', async () => {
    const user = await service.newUser()
    const answer = await user.call('GET', '/tasks')
    assert.deepEqual(answer.data, { tasks: [], count: 0, next_cursor: null })
    assert.equal(answer.headers.etag, '"0"')
  })

  test('filters by complete', async () => {
    const user = await withTasks(6)
    assert.deepEqual(ids(await user.call('GET', '/tasks?complete=true')), [6, 3])
    assert.deepEqual(ids(await user.call('GET', '/tasks?complete=false')), [5, 4, 2, 1])
    assertProblem(await user.call('GET', '/tasks?complete=maybe'), 422, 'VALIDATION_ERROR')
  })

  test('pages by cursor and by the Link header', async () => {
    const user = await withTasks(5)
    const first = await user.call('GET', '/tasks?limit=2')
    assert.deepEqual(ids(first), [5, 4])
    const second = await user.call('GET', `/tasks?limit=2&cursor=${first.data.next_cursor}`)
    assert.deepEqual(ids(second), [3, 2])
    const link = /^<(.+)>; rel="next"$/.exec(String(second.headers.link))?.[1] ?? ''
    assert.equal(link, `/api/${user.id}/tasks?limit=2&cursor=${second.data.next_cursor}`)
    const third = await user.call('GET', link.replace(`/api/${user.id}`, ''))
    assert.deepEqual(ids(third), [1])
    assert.equal(third.data.next_cursor, null)
  })

  test('the Link header keeps a question mark in the query', async () => {
    const user = await service.newUser()
    for (const title of ['Why?', 'Why', 'Why not?']) await user.call('POST', '/tasks', { title })
    const first = await user.call('GET', '/tasks?limit=1&filter=title~%22?%22')
    const link = /^<(.+)>; rel="next"$/.exec(String(first.headers.link))?.[1] ?? ''
    const second = await user.call('GET', link.replace(`/api/${user.id}`, ''))
    assert.deepEqual([...ids(first), ...ids(second)], [3, 1])
    assert.equal(second.data.next_cursor, null)
  })

  test('pages by offset, as in the original plan', async () => {
    const user = await withTasks(4)
    assert.deepEqual(ids(await user.call('GET', '/tasks?limit=2&offset=1')), [3, 2])
    assert.deepEqual(ids(await user.call('GET', '/tasks?offset=9')), [])
  })

  test('reports what is wrong with a query', async () => {
    const user = await withTasks(1)
    for (const query of [
      'limit=0',
      'limit=501',
      'limit=ten',
      'limit=1&limit=2',
      'offset=-1',
      'cursor=nonsense',
      'cursor=',
      `cursor=${Buffer.from('{"before":-1}').toString('base64url')}`,
      `cursor=${Buffer.from('{"before":1}').toString('base64url')}&offset=1`,
      'page=2',
    ]) {
      assertProblem(await user.call('GET', `/tasks?${query}`), 422, 'VALIDATION_ERROR')
    }
    assert.equal((await user.call('GET', '/tasks?limit=500')).statusCode, 200)
  })

  test('is answered from the cache while nothing is written, and never stale', async () => {
    const user = await withTasks(2)
    const first = await user.call('GET', '/tasks?limit=1')
    const again = await user.call('GET', '/tasks?limit=1')
    assert.equal(again.payload, first.payload)
    assert.equal(again.headers.link, first.headers.link)
    assert.equal(again.headers['content-type'], first.headers['content-type'])
    const tag = { 'if-none-match': String(again.headers.etag) }
    assert.equal((await user.call('GET', '/tasks?limit=1', undefined, tag)).statusCode, 304)
    await user.call('PATCH', '/tasks/2', { title: 'Changed' })
    assert.equal((await user.call('GET', '/tasks?limit=1')).data.tasks[0].title, 'Changed')
    assert.equal((await user.call('GET', '/tasks?limit=1', undefined, tag)).statusCode, 200)
    const demanded = await user.call('GET', '/tasks', undefined, { 'if-match': '"1"' })
    assertProblem(demanded, 412, 'PRECONDITION_FAILED')
    await user.call('DELETE', '/tasks/2')
    assert.deepEqual(ids(await user.call('GET', '/tasks?limit=1')), [1])
  })
})

describe('a list that was answered before', () => {
  /** The list by what may be cached, and what it is without: the same with another, equal query. */
  async function both(user: TestUser, query = '') {
    const cached = await user.call('GET', `/tasks${query}`)
    const [, parameters = ''] = query.split('?')
    const fresh = await user.call('GET', `/tasks?sort=-id&${parameters}`)
    assert.equal(cached.statusCode, 200, cached.payload)
    assert.deepEqual(cached.data.tasks, fresh.data.tasks, query)
    assert.equal(cached.data.count, fresh.data.count)
    assert.equal(String(cached.headers['content-length']), String(Buffer.byteLength(cached.payload)))
    return cached
  }
  const QUERIES = [
    '',
    '?limit=4',
    '?limit=4&offset=2',
    '?complete=false&limit=5',
    '?complete=true',
    '?limit=1',
  ]

  test('has what was written since, wherever it stands', async () => {
    const user = await service.newUser()
    const add = async (body: object) => (await user.call('POST', '/tasks', body)).data.id as number
    for (let number = 1; number <= 9; number += 1)
      await add({ title: `Täsk ${number} 🌱`, complete: number % 3 === 0 })
    const due = { date: '2026-11-21', time: '09:00' }
    const writes: (() => Promise<unknown>)[] = [
      () => add({ title: 'new' }),
      () => user.call('PATCH', '/tasks/10', { title: 'newest, and longer' }),
      () => user.call('PATCH', '/tasks/1', { title: 'oldest' }),
      () => user.call('PATCH', '/tasks/8', { complete: true }),
      () => user.call('DELETE', '/tasks/9'),
      () => user.call('POST', '/tasks/9/restore'),
      () => user.call('PATCH', '/tasks/5', { due, labels: ['home'] }),
      () => user.call('PATCH', '/preferences', { time_zone: 'Asia/Tokyo' }),
      () => user.call('DELETE', '/tasks/5'),
      () => user.call('DELETE', '/tasks/10'),
      () => user.call('POST', '/labels', { name: 'of no task' }),
    ]
    for (const query of QUERIES) await both(user, query)
    for (const write of writes) {
      await write()
      for (const query of QUERIES) await both(user, query)
    }
  })

  test('reads only what was written since', async () => {
    const user = await service.newUser()
    for (let number = 1; number <= 5; number += 1)
      await user.call('POST', '/tasks', { title: `Task ${number}` })
    await user.call('GET', '/tasks')
    await user.call('PATCH', '/tasks/2', { title: 'Renamed' })
    // Behind the service's back: what it does not read again stays as it was.
    await service.db.pool.query(`UPDATE tasks SET title = 'unread' WHERE user_id = $1`, [user.id])
    const titles = (await user.call('GET', '/tasks')).data.tasks.map(({ title }: { title: string }) => title)
    assert.deepEqual(titles, ['Task 5', 'Task 4', 'Task 3', 'unread', 'Task 1'])
  })

  test('has nothing of an account that was deleted, if its user returns', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'of the first account' })
    await user.call('POST', '/tasks', { title: 'of the first account as well' })
    assert.equal((await user.call('GET', '/tasks')).data.count, 2)
    const { pool } = service.db
    await pool.query('DELETE FROM users WHERE id = $1', [user.id])
    await pool.query(`INSERT INTO users (id, name, email) VALUES ($1, '', $2)`, [
      user.id,
      `${user.id}@example.com`,
    ])
    assert.deepEqual((await user.call('GET', '/tasks')).data.tasks, [])
    await user.call('POST', '/tasks', { title: 'new' })
    await user.call('PATCH', '/tasks/1', { title: 'newer' })
    const titles = (await user.call('GET', '/tasks')).data.tasks.map(({ title }: { title: string }) => title)
    assert.deepEqual(titles, ['newer'])
  })
})
