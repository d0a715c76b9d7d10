import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { calls, type FakeModel, says, startModel } from './support/model.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** The assistant with a language model: what it does with what the model says. */

let model: FakeModel
let service: TestService
let ada: TestUser

before(async () => {
  model = await startModel()
  service = await startService({
    ASSISTANT_URL: model.url,
    ASSISTANT_MODEL: 'fake',
    ASSISTANT_API_KEY: 'secret',
  })
  ada = await service.newUser()
})
after(async () => {
  await service.close()
  await model.close()
})

const chat = (message: string, conversation_id: number | null = null) =>
  ada.call('POST', '/chat', { message, conversation_id })

describe('an answer', () => {
  test('is what the model says', async () => {
    model.script(says('Good morning, Ada.'))
    const { data, statusCode, payload } = await chat('Good morning')
    assert.equal(statusCode, 200, payload)
    assert.deepEqual(
      [data.response, data.status, data.answered_by, data.notice],
      ['Good morning, Ada.', 'complete', 'model', null],
    )
    const asked = model.requests.at(-1)
    assert.deepEqual(
      [asked?.model, asked?.path, asked?.authorization, asked?.stream],
      ['fake', '/v1/chat/completions', 'Bearer secret', true],
    )
    assert.equal(asked?.messages.at(-1)?.content, 'Good morning')
  })

  test('comes after what the tools did', async () => {
    model.script(calls(['add_task', { title: 'Buy milk' }]), says('Added.'))
    const { data } = await chat('Add milk')
    assert.equal(data.response, 'Added.')
    const [call] = data.tool_calls
    assert.equal(call.status, 'done', JSON.stringify(call))
    assert.equal(call.change_count, 1)
    assert.equal(call.changes[0].name, 'Buy milk')
    const { data: list } = await ada.call('GET', '/tasks')
    assert.equal(list.tasks[0].title, 'Buy milk')
    const result = model.requests.at(-1)?.messages.at(-1)
    assert.equal(result?.role, 'tool')
    assert.match(String(result?.content), /^The result follows as JSON/)
    const { data: log } = await ada.call('GET', '/changes?since=0')
    assert.deepEqual(log.changes[0].actor, { kind: 'assistant', id: String(data.conversation_id) })
  })
})
