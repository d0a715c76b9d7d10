import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startService, type TestService } from '../../tests/support/service.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

describe('create', () => {
  test('answers 201 with the task, its address and its ETag', async () => {
    const ada = await service.newUser('ada')
    const answer = await ada.call('POST', '/tasks', { title: 'Buy milk', description: 'Two litres' })
    assert.equal(answer.statusCode, 201)
    assert.equal(answer.headers.location, `/api/${ada.id}/tasks/1`)
    assert.equal(answer.headers.etag, '"1"')
    const { created_at, updated_at, ...rest } = answer.data
    assert.deepEqual(rest, {
      id: 1,
      user_id: ada.id,
      title: 'Buy milk',
      description: 'Two litres',
      complete: false,
      revision: 1,
    })
    assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.equal(created_at, updated_at)
  })
})
