import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const newUser = (): Promise<TestUser> => service.newUser()

async function withTask(fields: Record<string, unknown> = {}): Promise<TestUser> {
  const user = await newUser()
  const answer = await user.call('POST', '/tasks', { title: 'Buy milk', ...fields })
  assert.equal(answer.statusCode, 201)
  return user
}

describe('POST /tasks', () => {
  test('answers 201 with the task, its address and its ETag', async () => {
    const user = await newUser()
    const answer = await user.call('POST', '/tasks', { title: 'Buy milk', description: 'Two litres' })
    assert.equal(answer.statusCode, 201)
    assert.equal(answer.headers.location, `/api/${user.id}/tasks/1`)
    assert.equal(answer.headers.etag, '"1"')
    const { created_at, updated_at, ...rest } = answer.data
    assert.deepEqual(rest, {
      id: 1,
      user_id: user.id,
      title: 'Buy milk',
      description: 'Two litres',
      complete: false,
      revision: 1,
      due: null,
      due_at: null,
      start: null,
      start_at: null,
      recurrence: null,
      recurrence_from: 'schedule',
      recurrence_start: null,
      recurrence_id: null,
      priority: 'none',
      labels: [],
      project_id: null,
      parent_id: null,
      reminders: [],
      blocked_by: [],
      assignees: [],
      estimate: null,
      position: 'k00000000001',
    })
    assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.equal(created_at, updated_at)
  })

  test('counts ids per user', async () => {
    const [one, other] = [await withTask(), await withTask()]
    assert.equal((await one.call('POST', '/tasks', { title: 'Second' })).data.id, 2)
    assert.equal((await other.call('POST', '/tasks', { title: 'Second' })).data.id, 2)
  })

  test('stores text as it was sent, and counts its length in code points', async () => {
    const user = await newUser()
    const title = '  🧀 Käse 日本語 ﷽  '
    assert.equal((await user.call('POST', '/tasks', { title })).data.title, title)
    assert.equal((await user.call('POST', '/tasks', { title: '🧀'.repeat(200) })).statusCode, 201)
    assertProblem(await user.call('POST', '/tasks', { title: '🧀'.repeat(201) }), 422, 'VALIDATION_ERROR')
    const description = 'x'.repeat(1000)
    assert.equal((await user.call('POST', '/tasks', { title: 'a', description })).statusCode, 201)
    const longer = await user.call('POST', '/tasks', { title: 'a', description: `${description}x` })
    assertProblem(longer, 422, 'VALIDATION_ERROR')
  })

  for (const [name, body, loc] of [
    ['no title', {}, ['body', 'title']],
    ['a blank title', { title: ' \n\t' }, ['body', 'title']],
    ['an empty title', { title: '' }, ['body', 'title']],
    ['a title that is no text', { title: 7 }, ['body', 'title']],
    ['null for a title', { title: null }, ['body', 'title']],
    ['NUL in a title', { title: 'a\0b' }, ['body', 'title']],
    ['an unpaired surrogate', { title: 'a\ud800b' }, ['body', 'title']],
    ['complete as text', { title: 'a', complete: 'true' }, ['body', 'complete']],
    ['an unknown field', { title: 'a', colour: 'red' }, ['body', 'colour']],
    ['a field that is not the client’s to set', { title: 'a', id: 7 }, ['body', 'id']],
  ] as const) {
    test(`refuses ${name}, naming the field`, async () => {
      const user = await newUser()
      const answer = await user.call('POST', '/tasks', body)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, loc)
      assert.equal((await user.call('GET', '/tasks')).data.count, 0)
    })
  }

  test('refuses invalid JSON, too deep and too large bodies', async () => {
    const user = await newUser()
    const raw = (payload: string, type = 'application/json') =>
      user.call('POST', '/tasks', payload, { 'content-type': type })
    assertProblem(await raw('{"title":'), 400, 'VALIDATION_ERROR')
    assertProblem(await raw(''), 422, 'VALIDATION_ERROR')
    assertProblem(await raw('title=a', 'application/x-www-form-urlencoded'), 415, 'VALIDATION_ERROR')
    assertProblem(await raw('[]'), 422, 'VALIDATION_ERROR')
    assertProblem(await raw(`${'['.repeat(65)}${']'.repeat(65)}`), 400, 'VALIDATION_ERROR')
    assertProblem(await raw(`${'['.repeat(64)}${']'.repeat(64)}`), 422, 'VALIDATION_ERROR')
    const brackets = JSON.stringify({ title: '[{\\"['.repeat(25) })
    assert.equal((await raw(brackets)).statusCode, 201)
    for (const charset of ['utf-8', '"UTF-8"', "'utf8'", 'us-ascii', '']) {
      assert.equal((await raw('{"title":"a"}', `application/json; charset=${charset}`)).statusCode, 201)
    }
    assertProblem(await raw('{"title":"a","__proto__":{"x":1}}'), 400, 'VALIDATION_ERROR')
    assertProblem(await raw(JSON.stringify({ title: 'x'.repeat(1_048_576) })), 413, 'PAYLOAD_TOO_LARGE')
  })
})

describe('Idempotency-Key', () => {
  const key = { 'idempotency-key': 'e4c1' }

  test('answers a repeat with the first response', async () => {
    const user = await newUser()
    const first = await user.call('POST', '/tasks', { title: 'Once' }, key)
    await user.call('PATCH', '/tasks/1', { title: 'Changed since' })
    const second = await user.call('POST', '/tasks', { title: 'Once' }, key)
    assert.equal(second.statusCode, 201)
    assert.equal(second.payload, first.payload)
    assert.equal(second.headers.etag, first.headers.etag)
    assert.equal(second.headers.location, first.headers.location)
    assert.equal(first.headers['idempotency-replayed'], undefined)
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.equal((await user.call('GET', '/tasks')).data.count, 1)
  })

  test('belongs to one user and one request', async () => {
    const [one, other] = [await newUser(), await newUser()]
    await one.call('POST', '/tasks', { title: 'Mine' }, key)
    assert.equal((await other.call('POST', '/tasks', { title: 'Yours' }, key)).statusCode, 201)
    assertProblem(await one.call('POST', '/tasks', { title: 'Else' }, key), 422, 'VALIDATION_ERROR')
    const elsewhere = await one.call('POST', '/keys', { name: 'Mine', scopes: ['tasks:read'] }, key)
    assertProblem(elsewhere, 422, 'VALIDATION_ERROR')
  })

  test('must be visible ASCII', async () => {
    const user = await newUser()
    for (const value of ['', 'a b', 'x'.repeat(256)]) {
      const answer = await user.call('POST', '/tasks', { title: 'a' }, { 'idempotency-key': value })
      assertProblem(answer, 422, 'VALIDATION_ERROR')
    }
  })
})

describe('GET /tasks/{task_id}', () => {
  test('answers with the task and its ETag', async () => {
    const user = await withTask()
    const answer = await user.call('GET', '/tasks/1')
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers.etag, '"1"')
    assert.equal(answer.data.title, 'Buy milk')
  })

  test('answers 304 when If-None-Match holds, and 412 when If-Match does not', async () => {
    const user = await withTask()
    for (const tag of ['"1"', 'W/"1"', '"9", "1"', '*']) {
      const answer = await user.call('GET', '/tasks/1', undefined, { 'if-none-match': tag })
      assert.equal(answer.statusCode, 304, tag)
      assert.equal(answer.headers.etag, '"1"')
      assert.equal(answer.payload, '')
    }
    const stale = { 'if-none-match': '"7"' }
    assert.equal((await user.call('GET', '/tasks/1', undefined, stale)).statusCode, 200)
    const wrong = await user.call('GET', '/tasks/1', undefined, { 'if-match': '"7"' })
    assertProblem(wrong, 412, 'PRECONDITION_FAILED')
    assert.equal(wrong.headers.etag, '"1"')
    assert.equal((await user.call('GET', '/tasks/1', undefined, { 'if-match': '"1"' })).statusCode, 200)
  })

  test('answers 404 to an unknown id, 422 to an invalid one', async () => {
    const user = await withTask()
    assertProblem(await user.call('GET', '/tasks/2'), 404, 'NOT_FOUND')
    for (const id of ['0', '-1', '1.5', 'abc', '1e3', '9'.repeat(20), '%00']) {
      assertProblem(await user.call('GET', `/tasks/${id}`), 422, 'VALIDATION_ERROR')
    }
  })

  test('refuses a malformed path with problem+json', async () => {
    const user = await newUser()
    assertProblem(await user.call('GET', '/tasks/%zz'), 400, 'VALIDATION_ERROR')
    assertProblem(await user.call('GET', '/nothing'), 404, 'NOT_FOUND')
  })
})

describe('PATCH /tasks/{task_id}', () => {
  test('changes only the named fields', async () => {
    const user = await withTask({ description: 'Two litres' })
    const created = (await user.call('GET', '/tasks/1')).data
    service.clock.advance(1000)
    const answer = await user.call('PATCH', '/tasks/1', { complete: true })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers.etag, '"2"')
    const { updated_at, ...rest } = answer.data
    const { updated_at: before, ...expected } = created
    assert.deepEqual(rest, { ...expected, complete: true, revision: 2 })
    assert.ok(updated_at > before)
    assert.deepEqual((await user.call('GET', '/tasks/1')).data, answer.data)
  })

  test('clears optional fields with null', async () => {
    const user = await withTask({ description: 'Two litres' })
    assert.equal((await user.call('PATCH', '/tasks/1', { description: null })).data.description, null)
    assertProblem(await user.call('PATCH', '/tasks/1', { title: null }), 422, 'VALIDATION_ERROR')
    assertProblem(await user.call('PATCH', '/tasks/1', { complete: null }), 422, 'VALIDATION_ERROR')
  })

  test('accepts a merge patch by its own content type', async () => {
    const user = await withTask()
    const type = { 'content-type': 'application/merge-patch+json' }
    const answer = await user.call('PATCH', '/tasks/1', JSON.stringify({ title: 'Bread' }), type)
    assert.equal(answer.data.title, 'Bread')
  })

  test('answers 400 to an empty body', async () => {
    const user = await withTask()
    assertProblem(await user.call('PATCH', '/tasks/1', {}), 400, 'VALIDATION_ERROR')
  })

  test('writes nothing when nothing would change', async () => {
    const user = await withTask()
    const answer = await user.call('PATCH', '/tasks/1', { title: 'Buy milk', complete: false })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers.etag, '"1"')
    assert.equal((await user.call('GET', '/changes')).data.count, 1)
  })

  test('honours If-Match and If-None-Match', async () => {
    const user = await withTask()
    const patch = (headers: Record<string, string>, title = 'Bread') =>
      user.call('PATCH', '/tasks/1', { title }, headers)
    for (const headers of [
      { 'if-match': '"2"' },
      { 'if-match': 'W/"1"' },
      { 'if-match': '"nonsense"' },
      { 'if-none-match': '"1"' },
      { 'if-none-match': '*' },
    ]) {
      assertProblem(await patch(headers), 412, 'PRECONDITION_FAILED')
    }
    assert.equal((await user.call('GET', '/tasks/1')).data.title, 'Buy milk')
    assert.equal((await patch({ 'if-match': '"1"' })).data.title, 'Bread')
    assert.equal((await patch({ 'if-match': '"9", "2"' }, 'Cheese')).data.title, 'Cheese')
    assert.equal((await patch({ 'if-match': '*' }, 'Butter')).data.title, 'Butter')
    assert.equal((await patch({ 'if-none-match': '"1"' }, 'Eggs')).data.title, 'Eggs')
  })

  test('answers 404 to an unknown id, whatever the precondition', async () => {
    const user = await newUser()
    assertProblem(await user.call('PATCH', '/tasks/1', { title: 'a' }), 404, 'NOT_FOUND')
    const demanding = await user.call('PATCH', '/tasks/1', { title: 'a' }, { 'if-match': '*' })
    assertProblem(demanding, 404, 'NOT_FOUND')
  })
})

describe('PUT /tasks/{task_id}', () => {
  test('replaces the whole task: what is left out is cleared', async () => {
    const user = await withTask({ description: 'Two litres' })
    const answer = await user.call('PUT', '/tasks/1', { title: 'Bread', complete: true })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers.etag, '"2"')
    const { title, description, complete } = answer.data
    assert.deepEqual({ title, description, complete }, { title: 'Bread', description: null, complete: true })
  })

  test('requires title and complete', async () => {
    const user = await withTask()
    assertProblem(await user.call('PUT', '/tasks/1', { title: 'Bread' }), 422, 'VALIDATION_ERROR')
    assertProblem(await user.call('PUT', '/tasks/1', { complete: true }), 422, 'VALIDATION_ERROR')
  })

  test('does not create a task', async () => {
    const user = await newUser()
    const answer = await user.call('PUT', '/tasks/1', { title: 'Bread', complete: true })
    assertProblem(answer, 404, 'NOT_FOUND')
  })
})

describe('PATCH /tasks/{task_id}/complete', () => {
  test('toggles complete, or sets it', async () => {
    const user = await withTask()
    const complete = async (body?: unknown) => (await user.call('PATCH', '/tasks/1/complete', body)).data
    assert.equal((await complete()).complete, true)
    assert.equal((await complete({})).complete, false)
    assert.equal((await complete({ complete: true })).complete, true)
    const again = await complete({ complete: true })
    assert.deepEqual([again.complete, again.revision], [true, 4])
    assert.equal((await complete({ complete: false })).complete, false)
  })

  test('refuses any other body', async () => {
    const user = await withTask()
    const answer = await user.call('PATCH', '/tasks/1/complete', { complete: 'yes' })
    assertProblem(answer, 422, 'VALIDATION_ERROR')
  })
})

describe('DELETE /tasks/{task_id}', () => {
  test('deletes the task, once', async () => {
    const user = await withTask()
    const answer = await user.call('DELETE', '/tasks/1')
    assert.equal(answer.statusCode, 204)
    assert.equal(answer.payload, '')
    assertProblem(await user.call('DELETE', '/tasks/1'), 404, 'NOT_FOUND')
    assertProblem(await user.call('GET', '/tasks/1'), 404, 'NOT_FOUND')
    assert.equal((await user.call('POST', '/tasks', { title: 'Next' })).data.id, 2)
  })

  test('honours If-Match', async () => {
    const user = await withTask()
    const stale = await user.call('DELETE', '/tasks/1', undefined, { 'if-match': '"7"' })
    assertProblem(stale, 412, 'PRECONDITION_FAILED')
    const current = await user.call('DELETE', '/tasks/1', undefined, { 'if-match': '"1"' })
    assert.equal(current.statusCode, 204)
  })
})

test('me stands for the caller', async () => {
  const user = await withTask()
  const headers = { authorization: `Bearer ${user.token}` }
  const answer = await service.inject({ url: '/api/me/tasks/1', headers })
  assert.equal(answer.data.user_id, user.id)
})
