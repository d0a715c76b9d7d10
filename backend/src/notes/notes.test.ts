import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { deleteUser } from '../accounts/crud.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

async function withTask(): Promise<TestUser> {
  const user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'Buy milk' })
  return user
}

const note = (user: TestUser, body: unknown, headers = {}) =>
  user.call('POST', '/tasks/1/notes', { body }, headers)

describe('POST /tasks/{task_id}/notes', () => {
  test('answers 201 with the note, its address and its author', async () => {
    const user = await withTask()
    const answer = await note(user, 'The shop closes at six.\n')
    assert.equal(answer.statusCode, 201)
    assert.equal(answer.headers.location, `/api/${user.id}/tasks/1/notes/2`)
    assert.equal(answer.headers.etag, '"2"')
    const { created_at: _, updated_at: __, ...rest } = answer.data
    const author = { kind: 'user', id: user.id, user_id: user.id }
    const body = 'The shop closes at six.\n'
    assert.deepEqual(rest, { id: 2, task_id: 1, body, author, mentions: [], revision: 2 })
    assert.deepEqual((await user.call('GET', '/tasks/1/notes/2')).data, answer.data)
    const change = (await user.call('GET', '/changes')).data.changes[1]
    assert.deepEqual([change.resource, change.resource_id, change.after], ['note', '2', answer.data])
  })

  test('names the API key that created it, whoever edits it later', async () => {
    const user = await withTask()
    const { id, key } = (await user.call('POST', '/keys', { name: 'Bot', scopes: ['tasks:write'] })).data
    const made = await note(user, 'By a key', { authorization: `Bearer ${key}` })
    const author = { kind: 'api_key', id, user_id: user.id }
    assert.deepEqual(made.data.author, author)
    const patched = await user.call('PATCH', `/tasks/1/notes/${made.data.id}`, { body: 'By hand' })
    assert.deepEqual([patched.data.author, patched.data.body], [author, 'By hand'])
    const stored = (await user.call('GET', `/tasks/1/notes/${made.data.id}`)).data
    assert.deepEqual(stored, patched.data)
  })

  test('refuses a blank or too long text, counted in code points', async () => {
    const user = await withTask()
    for (const body of ['', ' \n', 'a\0', '\ud800', 'x'.repeat(5001), 7, null, undefined]) {
      assertProblem(await note(user, body), 422, 'VALIDATION_ERROR')
    }
    assert.equal((await note(user, '🧀'.repeat(5000))).statusCode, 201)
    assertProblem(await note(user, '🧀'.repeat(5001)), 422, 'VALIDATION_ERROR')
  })

  test('answers 404 without such a task, and 401 without such a user', async () => {
    const user = await withTask()
    assertProblem(await user.call('POST', '/tasks/2/notes', { body: 'a' }), 404, 'NOT_FOUND')
    await user.call('DELETE', '/tasks/1')
    assertProblem(await note(user, 'a'), 404, 'NOT_FOUND')
    await deleteUser(user.id, service.db)
    assertProblem(await note(user, 'a'), 401, 'AUTH_INVALID')
    assertProblem(await user.call('GET', '/tasks/1/notes'), 401, 'AUTH_INVALID')
  })

  test('runs once per Idempotency-Key, although the task is then gone', async () => {
    const user = await withTask()
    const key = { 'idempotency-key': 'once' }
    const first = await note(user, 'Once', key)
    assert.equal((await note(user, 'Once', key)).payload, first.payload)
    await user.call('DELETE', '/tasks/1')
    const second = await note(user, 'Once', key)
    assert.deepEqual([second.statusCode, second.payload], [201, first.payload])
    assertProblem(await note(user, 'Once', { 'idempotency-key': 'other' }), 404, 'NOT_FOUND')
  })

  test('never leaves a note of a deleted task', async () => {
    const user = await withTask()
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, (_, index) => note(user, `note ${index}`)),
      user.call('DELETE', '/tasks/1'),
      ...Array.from({ length: 10 }, (_, index) => note(user, `late ${index}`)),
    ])
    for (const { statusCode } of answers) assert.ok([201, 204, 404].includes(statusCode), String(statusCode))
    assertProblem(await user.call('GET', '/tasks/1/notes'), 404, 'NOT_FOUND')
  })
})

describe('GET /tasks/{task_id}/notes', () => {
  test('lists the notes of the task, oldest first, a page at a time', async () => {
    const user = await withTask()
    await user.call('POST', '/tasks', { title: 'Another' })
    for (const body of ['a', 'b', 'c']) await note(user, body)
    await user.call('POST', '/tasks/2/notes', { body: 'elsewhere' })
    const bodies = (data: { notes: { body: string }[] }) => data.notes.map(({ body }) => body).join('')
    const first = await user.call('GET', '/tasks/1/notes?limit=2')
    assert.deepEqual([bodies(first.data), first.data.count], ['ab', 2])
    const { next_cursor } = first.data
    assert.equal(
      first.headers.link,
      `</api/${user.id}/tasks/1/notes?limit=2&cursor=${next_cursor}>; rel="next"`,
    )
    await user.call('DELETE', '/tasks/1/notes/4')
    const second = await user.call('GET', `/tasks/1/notes?limit=2&cursor=${next_cursor}`)
    assert.deepEqual([bodies(second.data), second.data.next_cursor], ['c', null])
    assert.equal(second.headers.link, undefined)
    assert.equal(bodies((await user.call('GET', '/tasks/1/notes')).data), 'ac')
  })

  test('is empty for a task without notes, 404 for no task, 422 for invalid paging', async () => {
    const user = await withTask()
    const empty = await user.call('GET', '/tasks/1/notes')
    assert.deepEqual(empty.data, { notes: [], count: 0, next_cursor: null })
    assertProblem(await user.call('GET', '/tasks/2/notes'), 404, 'NOT_FOUND')
    for (const query of ['limit=0', 'limit=501', 'cursor=x', 'offset=1']) {
      assertProblem(await user.call('GET', `/tasks/1/notes?${query}`), 422, 'VALIDATION_ERROR')
    }
  })
})

describe('a note', () => {
  test('is edited and deleted under its own task only', async () => {
    const user = await withTask()
    await user.call('POST', '/tasks', { title: 'Another' })
    const { id } = (await note(user, 'a')).data
    for (const [method, body] of [['GET'], ['PATCH', { body: 'b' }], ['DELETE']] as const) {
      assertProblem(await user.call(method, `/tasks/2/notes/${id}`, body), 404, 'NOT_FOUND')
    }
    service.clock.advance(1000)
    const patched = await user.call('PATCH', `/tasks/1/notes/${id}`, { body: 'b' })
    assert.deepEqual([patched.statusCode, patched.headers.etag, patched.data.body], [200, '"4"', 'b'])
    assert.ok(patched.data.updated_at > patched.data.created_at)
    assertProblem(await user.call('PATCH', `/tasks/1/notes/${id}`, {}), 400, 'VALIDATION_ERROR')
    const stale = { 'if-match': '"3"' }
    assertProblem(
      await user.call('DELETE', `/tasks/1/notes/${id}`, undefined, stale),
      412,
      'PRECONDITION_FAILED',
    )
    assert.equal((await user.call('DELETE', `/tasks/1/notes/${id}`)).statusCode, 204)
    assertProblem(await user.call('GET', `/tasks/1/notes/${id}`), 404, 'NOT_FOUND')
    const { changes } = (await user.call('GET', '/changes?since=2')).data
    assert.deepEqual(
      changes.map(({ action, before }: { action: string; before: { body: string } | null }) => [
        action,
        before?.body,
      ]),
      [
        ['created', undefined],
        ['updated', 'a'],
        ['deleted', 'b'],
      ],
    )
    assert.deepEqual(changes[2].before, patched.data)
  })

  test('is deleted with its task', async () => {
    const user = await withTask()
    await note(user, 'a')
    await user.call('DELETE', '/tasks/1')
    assertProblem(await user.call('GET', '/tasks/1/notes/2'), 404, 'NOT_FOUND')
  })
})
