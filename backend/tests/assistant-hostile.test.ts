import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { openChat } from './support/chat.ts'
import { calls, type FakeModel, refuses, says, sends, startModel, stopsAfter } from './support/model.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** What a hostile user or a hostile model might try with the assistant. */

let model: FakeModel
let service: TestService
let ada: TestUser

before(async () => {
  model = await startModel()
})
after(() => model.close())

const start = async (settings: Record<string, string> = {}) =>
  startService({ ASSISTANT_URL: model.url, ASSISTANT_MODEL: 'fake', ...settings })

const used = async (user: TestUser): Promise<number> =>
  (await user.call('GET', '/assistant')).data.tokens.used

describe('a user of the reader', () => {
  before(async () => {
    service = await startService()
    ada = await service.newUser()
  })
  after(() => service.close())

  for (const language of ['en', 'de', 'ur']) {
    test(`gets an answer to anything (${language})`, async () => {
      // Each of these can be split in two at any of its commas, and so can both parts.
      for (const part of ['push a by 1 day, ', 'verschiebe a um 1 tag, ', 'کام 1 دن بعد کرو، ', 'undo, ']) {
        const line = `${part.repeat(40).slice(0, 498)}x`
        const { data, statusCode, payload } = await ada.call('POST', '/chat', { message: line, language })
        assert.equal(statusCode, 200, payload)
        assert.deepEqual([data.status, data.tool_calls], ['complete', []])
      }
    })
  }

  test('is refused a message of thousands of lines', async () => {
    const { data } = await ada.call('POST', '/chat', { message: 'x\n'.repeat(2000) })
    assert.match(data.response, /too many at once/)
  })
})

describe('a model that wants to delete something', () => {
  before(async () => {
    service = await start()
    ada = await service.newUser()
  })
  after(() => service.close())

  test('cannot hide it behind twenty other changes', async () => {
    await ada.call('POST', '/tasks', { title: 'Precious' })
    const operations = [
      ...Array.from({ length: 30 }, (_, index) => ({
        method: 'POST',
        path: '/tasks',
        body: { title: `${index}` },
      })),
      { method: 'DELETE', path: '/tasks/1' },
    ]
    model.script(calls(['batch', { operations }]), says('Agree, please.'))
    const { data } = await ada.call('POST', '/chat', { message: 'Add thirty tasks' })
    const [call] = data.tool_calls
    assert.deepEqual([call.status, call.change_count, call.changes.length], ['awaiting', 31, 20])
    assert.deepEqual([call.changes[0].action, call.changes[0].name], ['deleted', 'Precious'])
  })

  test('cannot break the answer with deeply nested arguments', async () => {
    const deep = `{"operations":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    model.script(callsAtOnce('batch', deep), says('Well.'))
    const { data, statusCode, payload } = await ada.call('POST', '/chat', { message: 'Do it' })
    assert.equal(statusCode, 200, payload)
    assert.deepEqual([data.status, data.response, data.tool_calls], ['complete', 'Well.', []])
  })
})

/** Calls a tool, with its arguments in one piece. */
const callsAtOnce = (name: string, args: string) =>
  sends(
    [{ tool_calls: [{ index: 0, id: 'a', type: 'function', function: { name, arguments: args } }] }, {}]
      .map((delta, index) => ({ choices: [{ delta, finish_reason: index === 0 ? null : 'tool_calls' }] }))
      .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
      .join(''),
  )

describe('the tokens of an answer', () => {
  before(async () => {
    service = await start()
    await service.app.listen({ port: 0, host: '127.0.0.1' })
    ada = await service.newUser()
  })
  after(() => service.close())

  const origin = () => `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`

  test('are counted even if its user leaves before the end', { timeout: 300_000 }, async () => {
    const before = await used(ada)
    model.script(stopsAfter('a long story '.repeat(1000)))
    const client = await openChat(origin(), { token: ada.token, message: 'Talk' })
    await client.seen(({ data }) => JSON.stringify(data).includes('story'))
    client.close()
    await client.ended
    // What it said comes to more than 3,000 tokens, on top of what a short answer costs.
    model.script(says('Short.', undefined))
    const tom = await service.newUser()
    await tom.call('POST', '/chat', { message: 'Talk' })
    const short = await used(tom)
    for (;;) {
      if ((await used(ada)) - before >= short + 3000) break
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })

  test('are bounded: an answer beyond the limit is cut off', { timeout: 300_000 }, async () => {
    const left = model.left()
    model.script(stopsAfter('word '.repeat(4000)))
    const { data } = await ada.call('POST', '/chat', { message: 'Talk' })
    assert.deepEqual([data.status, data.response.length], ['interrupted', 16_000])
    while (model.left() === left) await new Promise((resolve) => setImmediate(resolve))
  })
})

describe('one user', () => {
  before(async () => {
    service = await start({ ASSISTANT_PAUSE_SECONDS: '3600' })
    ada = await service.newUser()
  })
  after(() => service.close())

  test('cannot block the model for others by their messages', async () => {
    model.always(refuses(400))
    for (let count = 0; count < 6; count += 1) await ada.call('POST', '/chat', { message: 'Something foul' })
    model.always(undefined)
    const tom = await service.newUser()
    const { data } = await tom.call('POST', '/chat', { message: 'Hello' })
    assert.deepEqual([data.answered_by, data.response], ['model', 'Done.'])
  })
})
