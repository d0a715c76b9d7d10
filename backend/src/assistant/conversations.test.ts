import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { deleteUser } from '../accounts/crud.ts'

/** Conversations: how they start, and how their user lists, renames and deletes them. */

let service: TestService
let ada: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())

const say = (message: string, conversation_id: number | null = null, user = ada) =>
  user.call('POST', '/chat', { message, conversation_id })

describe('a message', () => {
  before(async () => {
    ada = await service.newUser()
  })

  test('starts a conversation named after it, or continues one', async () => {
    const { data: first, statusCode } = await say('  Add buy milk tomorrow\nand bread  ')
    assert.equal(statusCode, 200)
    assert.deepEqual(
      [first.conversation_id, first.message_id, first.status, first.answered_by],
      [1, 2, 'complete', 'reader'],
    )
    const { data: second } = await say('Hello again', 1)
    assert.deepEqual([second.conversation_id, second.message_id], [1, 4])
    const { data: conversation } = await ada.call('GET', '/conversations/1')
    assert.equal(conversation.title, 'Add buy milk tomorrow')
    const { data: list } = await ada.call('GET', '/conversations/1/messages')
    assert.deepEqual(
      list.messages.map(({ id, role }: Record<string, unknown>) => [id, role]),
      [
        [4, 'assistant'],
        [3, 'user'],
        [2, 'assistant'],
        [1, 'user'],
      ],
    )
    assert.equal(list.messages[3].content, '  Add buy milk tomorrow\nand bread  ')
  })

  test('names a conversation with at most 80 characters, never splitting one', async () => {
    const { data } = await say('🐈'.repeat(200))
    const { title } = (await ada.call('GET', `/conversations/${data.conversation_id}`)).data
    assert.equal(title, `${'🐈'.repeat(79)}…`)
  })

  const bad: [what: string, body: unknown][] = [
    ['none', {}],
    ['nothing', { message: '' }],
    ['blanks', { message: ' \n ' }],
    ['too much', { message: 'x'.repeat(4001) }],
    ['no text', { message: 1 }],
    ['NUL', { message: 'a\0b' }],
    ['a language that there is not', { message: 'x', language: 'tlh' }],
    ['a conversation that cannot be', { message: 'x', conversation_id: 0 }],
    ['a user', { message: 'x', user_id: 'tom' }],
    ['a model', { message: 'x', model: 'dearest' }],
    ['a system prompt', { message: 'x', messages: [{ role: 'system', content: 'x' }] }],
    ['a list', []],
  ]
  for (const [what, body] of bad) {
    test(`with ${what} is refused, and nothing is stored`, async () => {
      const count = async () => (await ada.call('GET', '/conversations?limit=500')).data.count
      const before = await count()
      assertProblem(await ada.call('POST', '/chat', body), 422, 'VALIDATION_ERROR')
      assert.equal(await count(), before)
    })
  }

  test('to a conversation that does not exist (any more) answers 404', async () => {
    assertProblem(await say('x', 999), 404, 'NOT_FOUND')
    assertProblem(await say('x', Number.MAX_SAFE_INTEGER), 404, 'NOT_FOUND')
    const { data } = await say('x')
    await ada.call('DELETE', `/conversations/${data.conversation_id}`)
    assertProblem(await say('x', data.conversation_id), 404, 'NOT_FOUND')
  })
})

describe('conversations', () => {
  before(async () => {
    ada = await service.newUser()
    for (let count = 1; count <= 5; count += 1) await say(`number ${count}`)
  })

  const ids = (data: { conversations: { id: number }[] }) => data.conversations.map(({ id }) => id)

  test('are listed by last use, in pages that neither skip nor repeat', async () => {
    await say('again', 2)
    const seen: number[] = []
    for (let path: string | undefined = '/conversations?limit=2'; path !== undefined; ) {
      const answer = await ada.call('GET', path)
      assert.ok(answer.data.count <= 2)
      seen.push(...ids(answer.data))
      const [, next] = /<\/api\/[^/]+([^>]+)>; rel="next"/.exec(String(answer.headers.link ?? '')) ?? []
      assert.equal(next !== undefined, answer.data.next_cursor !== null)
      path = next
    }
    assert.deepEqual(seen, [2, 5, 4, 3, 1])
  })

  test('can be renamed by their user', async () => {
    const { data, statusCode } = await ada.call('PATCH', '/conversations/3', { title: 'The garden' })
    assert.deepEqual([statusCode, data.id, data.title], [200, 3, 'The garden'])
    assert.equal((await ada.call('GET', '/conversations/3')).data.title, 'The garden')
    assertProblem(await ada.call('PATCH', '/conversations/3', {}), 400, 'VALIDATION_ERROR')
    for (const title of ['', ' ', null, 1, 'x'.repeat(201)]) {
      assertProblem(await ada.call('PATCH', '/conversations/3', { title }), 422, 'VALIDATION_ERROR')
    }
    assertProblem(await ada.call('PATCH', '/conversations/9', { title: 'x' }), 404, 'NOT_FOUND')
  })

  test('are deleted with their messages, and their ids are never reused', async () => {
    assert.equal((await ada.call('DELETE', '/conversations/5')).statusCode, 204)
    assertProblem(await ada.call('DELETE', '/conversations/5'), 404, 'NOT_FOUND')
    assertProblem(await ada.call('GET', '/conversations/5'), 404, 'NOT_FOUND')
    assertProblem(await ada.call('GET', '/conversations/5/messages'), 404, 'NOT_FOUND')
    assert.equal((await say('new')).data.conversation_id, 6)
  })

  test('are read in pages, newest message first', async () => {
    const { data: first } = await ada.call('GET', '/conversations/2/messages?limit=3')
    const { data: second } = await ada.call(
      'GET',
      `/conversations/2/messages?limit=3&cursor=${first.next_cursor}`,
    )
    const messages = [...first.messages, ...second.messages].map(({ id }: { id: number }) => id)
    assert.deepEqual([messages, second.next_cursor], [[4, 3, 2, 1], null])
  })

  test('refuse a made-up cursor', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const value of [
      { at: 1e300, id: 1 },
      { at: -1, id: 1 },
      { at: 1, id: 'x' },
      { before: 1e10 },
      'x',
      null,
    ]) {
      for (const path of ['/conversations', '/conversations/2/messages']) {
        assertProblem(await ada.call('GET', `${path}?cursor=${encode(value)}`), 422, 'VALIDATION_ERROR')
      }
    }
    const far = await ada.call('GET', `/conversations?cursor=${encode({ at: 253_402_300_799_999, id: 1 })}`)
    assert.equal(far.statusCode, 200)
  })

  test('are in the export with their messages, and are deleted with the account', async () => {
    const { data } = await ada.call('GET', '/export')
    assert.deepEqual(
      data.conversations.map(({ id }: { id: number }) => id),
      [1, 2, 3, 4, 6],
    )
    assert.equal(
      data.messages.filter(({ conversation_id }: Record<string, unknown>) => conversation_id === 2).length,
      4,
    )
    assert.equal(data.messages[0].content, 'number 1')
    await deleteUser(ada.id, service.db)
    for (const table of ['conversations', 'messages', 'assistant_usage']) {
      const { rows } = await service.db.pool.query(`SELECT FROM ${table} WHERE user_id = $1`, [ada.id])
      assert.equal(rows.length, 0, table)
    }
  })
})

describe('limits', () => {
  test('bound the number of conversations and messages', async () => {
    const small = await startService({ ASSISTANT_CONVERSATIONS: '2', ASSISTANT_MESSAGES: '4' })
    const user = await small.newUser()
    const sent = await Promise.all(Array.from({ length: 6 }, () => say('Hello', null, user)))
    assert.deepEqual(sent.map(({ statusCode }) => statusCode).sort(), [200, 200, 409, 409, 409, 409])
    const { data } = await user.call('GET', '/conversations')
    assert.equal(data.count, 2)
    const [{ id }] = data.conversations
    assert.equal((await say('Hello', id, user)).statusCode, 200)
    assertProblem(await say('Hello', id, user), 409, 'CONFLICT')
    await user.call('DELETE', `/conversations/${id}`)
    assert.equal((await say('Hello', null, user)).statusCode, 200)
    await small.close()
  })
})

test('without a model the status says only that', async () => {
  const user = await service.newUser()
  const { data } = await user.call('GET', '/assistant')
  assert.deepEqual(data, { model: null, tokens: null })
})
