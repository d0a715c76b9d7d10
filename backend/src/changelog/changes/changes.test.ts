import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'

let service: TestService
let user: TestUser

before(async () => {
  service = await startService()
  user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'Buy milk' })
  await user.call('PATCH', '/tasks/1', { complete: true })
  await user.call('DELETE', '/tasks/1')
})
after(() => service.close())

test('the change log shows actor, before and after of each change, deletions included', async () => {
  const { changes, ...rest } = (await user.call('GET', '/changes')).data
  assert.deepEqual([rest.count, rest.next_since, rest.has_more], [3, 3, false])
  const [created, updated, deleted] = changes
  assert.deepEqual(
    changes.map((change: Record<string, unknown>) => [change.revision, change.action]),
    [
      [1, 'created'],
      [2, 'updated'],
      [3, 'deleted'],
    ],
  )
  for (const change of changes) {
    assert.deepEqual(change.actor, { kind: 'user', id: user.id })
    assert.deepEqual([change.resource, change.resource_id], ['task', '1'])
  }
  assert.equal(created.before, null)
  assert.equal(created.after.title, 'Buy milk')
  assert.deepEqual(updated.before, created.after)
  const { updated_at: _, ...expected } = { ...created.after, complete: true, revision: 2 }
  const { updated_at: at, ...after } = updated.after
  assert.deepEqual(after, expected)
  assert.equal(at, updated.at)
  assert.deepEqual(deleted.before, updated.after)
  assert.equal(deleted.after, null)
})

test('the change log shows a task as its own endpoint does', async () => {
  const other = await service.newUser()
  const task = (await other.call('POST', '/tasks', { title: 'Ü 🧀', description: '"quoted"' })).data
  const [change] = (await other.call('GET', '/changes')).data.changes
  assert.deepEqual(change.after, task)
})

test('the change log continues after a revision, page by page', async () => {
  const first = await user.call('GET', '/changes?limit=2')
  assert.deepEqual([first.data.count, first.data.next_since, first.data.has_more], [2, 2, true])
  assert.equal(first.headers.link, `</api/${user.id}/changes?limit=2&since=2>; rel="next"`)
  const second = await user.call('GET', `/changes?limit=2&since=${first.data.next_since}`)
  assert.deepEqual([second.data.count, second.data.next_since, second.data.has_more], [1, 3, false])
  const none = await user.call('GET', '/changes?since=3')
  assert.deepEqual([none.data.changes, none.data.next_since, none.data.has_more], [[], 3, false])
})

test('the change log refuses an invalid revision', async () => {
  for (const query of ['since=-1', 'since=x', 'since=1.5', 'limit=0', 'from=1']) {
    assert.equal((await user.call('GET', `/changes?${query}`)).statusCode, 422)
  }
})

test('a change names the API key that made it', async () => {
  const other = await service.newUser()
  const key = (await other.call('POST', '/keys', { name: 'Phone', scopes: ['tasks:write'] })).data
  const headers = { authorization: `Bearer ${key.key}` }
  await service.inject({ method: 'POST', url: '/api/me/tasks', headers, payload: { title: 'By key' } })
  const { changes } = (await other.call('GET', '/changes')).data
  assert.deepEqual(
    changes.map((change: Record<string, unknown>) => [change.resource, change.actor]),
    [
      ['api_key', { kind: 'user', id: other.id }],
      ['task', { kind: 'api_key', id: key.id }],
    ],
  )
  assert.equal('key' in changes[0].after, false)
})
