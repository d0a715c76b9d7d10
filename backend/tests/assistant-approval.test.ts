import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { calls, type FakeModel, says, startModel } from './support/model.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** A call that removes something waits for its user, who agrees to exactly what was shown. */

let model: FakeModel
let service: TestService
let ada: TestUser

before(async () => {
  model = await startModel()
  service = await startService({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'fake' })
})
after(async () => {
  await service.close()
  await model.close()
})

beforeEach(async () => {
  ada = await service.newUser()
  for (const title of ['One', 'Two', 'Three']) await ada.call('POST', '/tasks', { title })
})

const titles = async () =>
  (await ada.call('GET', '/tasks?sort=id')).data.tasks.map(({ title }: { title: string }) => title)

/** Has the model call a tool, and returns the call as it then stands. */
async function called(name: string, args: object) {
  model.script(calls([name, args]), says('Please confirm.'))
  const { data, payload } = await ada.call('POST', '/chat', { message: 'Do it' })
  assert.equal(data.status, 'complete', payload)
  const [call] = data.tool_calls
  const path = `/conversations/${data.conversation_id}/calls/${call.id}`
  const say = (approve: boolean, headers = {}, by = ada) => by.call('POST', path, { approve }, headers)
  const kept = async () => {
    const { data: list } = await ada.call('GET', `/conversations/${data.conversation_id}/messages`)
    return list.messages[0].tool_calls[0]
  }
  return { call, path, say, kept, conversation: data.conversation_id as number }
}

describe('a removal', () => {
  const removals: [what: string, name: string, args: object, changes: number, left: string[]][] = [
    ['of a task', 'delete_task', { task_id: 2 }, 1, ['One', 'Three']],
    ['by undo', 'undo', { revision: 3 }, 1, ['One', 'Two']],
    ['by undo of many', 'undo', { since: 1, by: 'user' }, 2, ['One']],
    [
      'in a batch',
      'batch',
      {
        operations: [
          { method: 'DELETE', path: '/tasks/1' },
          { method: 'PATCH', path: '/tasks/2', body: { title: 'Zwei' } },
        ],
      },
      2,
      ['Zwei', 'Three'],
    ],
    [
      'in a batch of which each stands alone',
      'batch',
      {
        mode: 'each',
        operations: [
          { method: 'POST', path: '/tasks', body: { title: 'Four' } },
          { method: 'DELETE', path: '/tasks/1' },
        ],
      },
      2,
      ['Two', 'Three', 'Four'],
    ],
  ]
  for (const [what, name, args, changes, left] of removals) {
    test(`${what} is previewed and not carried out, and carried out when the user approves`, async () => {
      const given = 'by' in args ? { ...args, by: ada.id } : args
      const { call, say, kept, conversation } = await called(name, given)
      assert.deepEqual([call.status, call.change_count, call.changes.length], ['awaiting', changes, changes])
      assert.deepEqual(await titles(), ['One', 'Two', 'Three'])
      assert.match(String(model.requests.at(-1)?.messages.at(-1)?.content), /Not done yet/)
      assert.deepEqual(await kept(), call)

      const agreed = await say(true)
      assert.equal(agreed.statusCode, 200, agreed.payload)
      assert.deepEqual([agreed.data.status, agreed.data.change_count], ['done', changes])
      assert.deepEqual(await titles(), left)
      assert.deepEqual(await kept(), agreed.data)
      const { data: log } = await ada.call('GET', '/changes?since=3')
      for (const { actor } of log.changes) {
        assert.deepEqual(actor, { kind: 'assistant', id: String(conversation) })
      }
    })
  }

  test('that the user declines is never carried out', async () => {
    const { say, kept } = await called('delete_task', { task_id: 2 })
    const declined = await say(false)
    assert.deepEqual([declined.statusCode, declined.data.status], [200, 'declined'])
    const late = await say(true)
    assert.deepEqual([late.statusCode, late.data.error_code], [409, 'CONFLICT'])
    assert.deepEqual(await titles(), ['One', 'Two', 'Three'])
    assert.equal((await kept()).status, 'declined')
  })

  test('is reported to the model afterwards, with its result', async () => {
    const { say, conversation } = await called('delete_task', { task_id: 2 })
    await say(false)
    await ada.call('POST', '/chat', { message: 'And?', conversation_id: conversation })
    const told = model.requests.at(-1)?.messages.find(({ role }) => role === 'tool')
    assert.match(String(told?.content), /"status":"declined"/)
  })

  test('that would fail is refused at once', async () => {
    const { call } = await called('delete_task', { task_id: 99 })
    assert.deepEqual([call.status, call.detail], ['refused', 'No such task.'])
  })

  test('is carried out once, however often it is approved, even concurrently', async () => {
    const { say } = await called('delete_task', { task_id: 2 })
    const answers = await Promise.all(Array.from({ length: 10 }, () => say(true)))
    const statuses = answers.map(({ statusCode }) => statusCode).sort()
    assert.deepEqual(statuses, [200, ...Array(9).fill(409)])
    const { data: log } = await ada.call('GET', '/changes?since=3')
    assert.equal(log.count, 1)
  })

  test('is approved or declined, not both', async () => {
    const { say, kept } = await called('delete_task', { task_id: 2 })
    const answers = await Promise.all([say(true), say(false)])
    const [done] = answers.filter(({ statusCode }) => statusCode === 200)
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1)
    const isThere = (await titles()).includes('Two')
    assert.equal(done?.data.status, isThere ? 'declined' : 'done')
    assert.deepEqual(await kept(), done?.data)
  })

  test('that no longer matches its preview is not carried out: the user is asked again', async () => {
    const { call, say, kept } = await called('delete_task', { task_id: 2 })
    assert.equal(call.changes[0].name, 'Two')
    await ada.call('PATCH', '/tasks/2', { title: 'Important' })
    const again = await say(true)
    assert.deepEqual([again.statusCode, again.data.status], [200, 'awaiting'])
    assert.equal(again.data.changes[0].name, 'Important')
    assert.deepEqual(await kept(), again.data)
    assert.deepEqual(await titles(), ['One', 'Important', 'Three'])

    await ada.call('POST', '/tasks', { title: 'Beneath', parent_id: 2 })
    const more = await say(true)
    assert.deepEqual([more.data.status, more.data.change_count], ['awaiting', 2])
    assert.equal((await say(true)).data.status, 'done')
    assert.deepEqual(await titles(), ['One', 'Three'])
  })

  test('that is no longer possible is refused', async () => {
    const { say } = await called('delete_task', { task_id: 2 })
    await ada.call('DELETE', '/tasks/2')
    const { data } = await say(true)
    assert.deepEqual([data.status, data.detail], ['refused', 'No such task.'])
  })

  test('gets the same answer with the same Idempotency-Key', async () => {
    const { say } = await called('delete_task', { task_id: 2 })
    const key = { 'idempotency-key': 'agreed' }
    const first = await say(true, key)
    const second = await say(true, key)
    assert.deepEqual(second.data, first.data)
    assert.equal(second.headers['idempotency-replayed'], 'true')
    const other = await say(false, key)
    assert.deepEqual([other.statusCode, other.data.error_code], [422, 'VALIDATION_ERROR'])
  })

  test('cannot be approved by the model, by another user or by a key', async () => {
    const { path, say, kept } = await called('delete_task', { task_id: 2 })
    const tom = await service.newUser()
    assert.equal((await say(true, {}, tom)).statusCode, 404)
    const { key } = (await ada.call('POST', '/keys', { name: 'k', scopes: ['tasks:read', 'tasks:write'] }))
      .data
    const byKey = await ada.call('POST', path, { approve: true }, { authorization: `Bearer ${key}` })
    assert.equal(byKey.statusCode, 403)
    model.script(
      calls(['delete_task', { task_id: 2, approve: true }]),
      calls(['batch', { operations: [{ method: 'POST', path, body: { approve: true } }] }]),
      says('Hm.'),
    )
    const { data } = await ada.call('POST', '/chat', { message: 'Go on' })
    assert.deepEqual(
      data.tool_calls.map(({ status }: { status: string }) => status),
      ['refused', 'refused'],
    )
    assert.equal((await kept()).status, 'awaiting')
    assert.deepEqual(await titles(), ['One', 'Two', 'Three'])
  })

  test('answers 404 or 409 when nothing awaits approval', async () => {
    const { path, conversation } = await called('add_task', { title: 'Four' })
    assert.equal((await ada.call('POST', path, { approve: true })).statusCode, 409)
    for (const id of ['c2_2', 'c4_1', 'c1_1', 'x', 'c', 'c99999999999_1', '%00', 'c2_1%0a']) {
      const answer = await ada.call('POST', `/conversations/${conversation}/calls/${id}`, { approve: true })
      assert.equal(answer.statusCode, 404, id)
    }
    assert.equal((await ada.call('POST', '/conversations/99/calls/c2_1', { approve: true })).statusCode, 404)
  })

  test('with dry_run is only previewed, and needs no approval', async () => {
    const { call } = await called('delete_task', { task_id: 2, dry_run: true })
    assert.deepEqual([call.status, call.change_count], ['done', 0])
    assert.deepEqual(await titles(), ['One', 'Two', 'Three'])
  })
})
