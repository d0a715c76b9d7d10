import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const URGENT = { name: 'Urgent', filter: 'priority >= high', sort: 'due' }

const changesOf = async (user: TestUser): Promise<Record<string, unknown>[]> =>
  (await user.call('GET', '/changes')).data.changes

test('a view is created, read, changed, moved and deleted', async () => {
  const user = await service.newUser()
  const created = await user.call('POST', '/views', URGENT)
  assert.equal(created.statusCode, 201)
  assert.deepEqual([created.headers.location, created.headers.etag], [`/api/${user.id}/views/1`, '"1"'])
  const { created_at: _, updated_at: __, position: ___, ...rest } = created.data
  assert.deepEqual(rest, { id: 1, ...URGENT, revision: 1 })
  assert.deepEqual((await user.call('GET', '/views/1')).data, created.data)

  const patched = await user.call('PATCH', '/views/1', { sort: null })
  assert.deepEqual([patched.statusCode, patched.data.sort, patched.headers.etag], [200, null, '"2"'])
  const all = (await user.call('POST', '/views', { name: 'All', filter: '' })).data
  assert.deepEqual([all.filter, all.sort], ['', null])
  const moved = await user.call('POST', `/views/${all.id}/move`, { before: 1 })
  const list = (await user.call('GET', '/views')).data
  assert.deepEqual(list, { views: [moved.data, patched.data], count: 2 })

  assert.equal((await user.call('DELETE', '/views/1')).statusCode, 204)
  const changes = await changesOf(user)
  assert.deepEqual(
    changes.map(({ resource, resource_id, action }) => [resource, resource_id, action]),
    [
      ['view', '1', 'created'],
      ['view', '1', 'updated'],
      ['view', '3', 'created'],
      ['view', '3', 'updated'],
      ['view', '1', 'deleted'],
    ],
  )
  assert.deepEqual([changes[0]?.after, changes[4]?.before], [created.data, patched.data])
})

test('refuses a name that is taken (409), ignoring case', async () => {
  const user = await service.newUser()
  await user.call('POST', '/views', URGENT)
  await user.call('POST', '/views', { name: 'All', filter: '' })
  assertProblem(await user.call('POST', '/views', { ...URGENT, name: 'URGENT' }), 409, 'CONFLICT')
  assertProblem(await user.call('PATCH', '/views/2', { name: 'urgent' }), 409, 'CONFLICT')
  assert.equal((await user.call('PATCH', '/views/1', { name: 'URGENT' })).statusCode, 200)
})

for (const [what, body] of [
  ['no filter', { name: 'a' }],
  ['null for a filter', { name: 'a', filter: null }],
  ['a long filter', { name: 'a', filter: 'x'.repeat(2001) }],
  ['NUL in a filter', { name: 'a', filter: '\0' }],
  ['a long order', { name: 'a', filter: '', sort: 'x'.repeat(201) }],
  ['a blank name', { name: ' ', filter: '' }],
  ['a long name', { name: 'x'.repeat(101), filter: '' }],
] as const) {
  test(`refuses ${what}`, async () => {
    const user = await service.newUser()
    assertProblem(await user.call('POST', '/views', body), 422, 'VALIDATION_ERROR')
  })
}

describe('its filter', () => {
  test('is validated when it is saved, and mistakes are reported', async () => {
    const user = await service.newUser()
    for (const [body, member, position] of [
      [{ name: 'a', filter: 'due < < today' }, 'filter', 6],
      [{ name: 'a', filter: '', sort: 'due,colour' }, 'sort', 4],
    ] as const) {
      const answer = await user.call('POST', '/views', body)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual([answer.data.errors[0].loc, answer.data.position], [['body', member], position])
    }
    await user.call('POST', '/views', URGENT)
    assertProblem(await user.call('PATCH', '/views/1', { filter: 'colour = red' }), 422, 'VALIDATION_ERROR')
    assertProblem(await user.call('PATCH', '/views/1', { sort: 'colour' }), 422, 'VALIDATION_ERROR')
    assert.deepEqual((await changesOf(user)).length, 1)
  })

  test('of an older filter language is kept as long as it stays unchanged', async () => {
    const user = await service.newUser()
    await user.call('POST', '/views', URGENT)
    await service.db.pool.query(`UPDATE views SET filter = 'colour = red' WHERE user_id = $1`, [user.id])
    assert.equal((await user.call('PATCH', '/views/1', { name: 'Red' })).statusCode, 200)
    const { status, errors } = (await user.call('GET', '/tasks?view=1')).data
    assert.deepEqual([status, errors[0].loc], [422, ['query', 'view']])
  })
})
