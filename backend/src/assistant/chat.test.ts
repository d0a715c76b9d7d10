import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'

let service: TestService
let ada: TestUser

before(async () => {
  service = await startService()
  ada = await service.newUser()
})
after(() => service.close())

describe('without a model', () => {
  test('a message begins a conversation, and is answered', async () => {
    const answer = await ada.call('POST', '/chat', { message: 'Hello there' })
    assert.equal(answer.statusCode, 200, answer.payload)
    const { conversation_id } = answer.data
    assert.equal(answer.data.status, 'complete')
    const { data } = await ada.call('GET', `/conversations/${conversation_id}/messages`)
    assert.equal(data.count, 2, JSON.stringify(data))
    const stream = await ada.call(
      'POST',
      '/chat',
      { message: 'Again', conversation_id },
      { accept: 'text/event-stream' },
    )
    assert.match(stream.payload, /^event: started\n/)
    assert.match(stream.payload, /event: done\n/)
    const list = await ada.call('GET', '/conversations')
    assert.equal(list.data.conversations[0].title, 'Hello there')
  })
})
