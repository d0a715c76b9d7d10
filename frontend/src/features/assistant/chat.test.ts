import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { ChatEvent, ChatOptions, ChatResponse } from '@docket/sdk'
import { Unreachable } from '@docket/sdk'
import { Chat, type Stored } from './chat.ts'

const answer = {
  conversation_id: 7,
  message_id: 2,
  response: 'Hi',
  tool_calls: [],
} as unknown as ChatResponse
const STARTED: ChatEvent = { type: 'started', conversation_id: 7, message_id: 2 }
const DONE: ChatEvent = { type: 'done', answer }

/** A chat whose service answers each request as the test says. */
function chatOf(
  stored: Stored | undefined,
  ...answers: ((options: ChatOptions) => AsyncGenerator<ChatEvent>)[]
) {
  const asked: ChatOptions[] = []
  const failures: Error[] = []
  let keys = 0
  let last: Stored | undefined
  let news = 0
  const chat = new Chat({
    docket: {
      chat(options) {
        asked.push(options)
        return (answers.shift() ?? speaks(STARTED, DONE))(options)
      },
    },
    workspaceId: 'ada',
    newKey: () => {
      keys += 1
      return `key-${keys}`
    },
    stored,
    keep: (next) => {
      last = next
    },
    onNews: () => {
      news += 1
    },
    onFailure: (error) => void failures.push(error),
  })
  return { chat, asked, failures, stored: () => last, news: () => news }
}

const speaks = (...events: ChatEvent[]) =>
  async function* () {
    yield* events
  }
const breaksAfter = (...events: ChatEvent[]) =>
  async function* (): AsyncGenerator<ChatEvent> {
    yield* events
    throw new Unreachable('gone')
  }
/** Sends these events, and nothing more until it is stopped. */
const lastsAfter = (...events: ChatEvent[]) =>
  async function* ({ signal }: ChatOptions): AsyncGenerator<ChatEvent> {
    yield* events
    signal.throwIfAborted()
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  }

/** Resolves when the chat meets the condition. */
const until = (chat: Chat, isSo: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => isSo() && resolve()
    chat.subscribe(look)
    look()
  })
const turnOf = (chat: Chat) => chat.state().turns.get(chat.state().conversation)

describe('a turn', () => {
  test('moves a draft begun before the conversation had an id', async () => {
    let begin = () => {}
    const begins = new Promise<void>((resolve) => {
      begin = resolve
    })
    const { chat } = chatOf(undefined, async function* () {
      await begins
      yield STARTED
      yield DONE
    })
    chat.send('Hello', 'en')
    chat.write('and now')
    begin()
    await until(chat, () => turnOf(chat)?.state === 'over')
    const { conversation, drafts } = chat.state()
    assert.deepEqual([conversation, ...drafts], [7, [7, 'and now']])
  })

  test("gives a new conversation its id, and is replaced by the service's messages", async () => {
    const { chat, stored } = chatOf(undefined)
    chat.send('Hello', 'en')
    await until(chat, () => turnOf(chat)?.state === 'over')
    assert.equal(chat.state().conversation, 7)
    assert.equal(turnOf(chat)?.text, 'Hi')
    chat.settle(7, 1)
    assert.equal(chat.state().turns.size, 1)
    chat.settle(7, 2)
    assert.equal(chat.state().turns.size, 0)
    assert.deepEqual(stored()?.turns, [])
  })

  test('stays with its conversation when another is opened', async () => {
    const elsewhere: ChatEvent = { type: 'done', answer: { ...answer, conversation_id: 8 } }
    const { chat } = chatOf(
      undefined,
      lastsAfter(STARTED, { type: 'text', delta: 'So' }),
      speaks({ ...STARTED, conversation_id: 8 }, elsewhere),
    )
    chat.send('Hello', 'en')
    await until(chat, () => turnOf(chat)?.text === 'So')
    chat.open(null)
    assert.equal(turnOf(chat), undefined)
    chat.send('Another', 'en')
    await until(chat, () => turnOf(chat)?.state === 'over')
    assert.equal(chat.state().conversation, 8)
    assert.equal(chat.state().turns.get(7)?.state, 'running')
    chat.close()
  })

  test('that broke off is retried with its key and body', async () => {
    const { chat, asked, failures } = chatOf(undefined, breaksAfter(STARTED))
    chat.send('Hello', 'de')
    await until(chat, () => turnOf(chat)?.state === 'failed')
    assert.equal(failures.length, 1)
    chat.retry(7)
    await until(chat, () => turnOf(chat)?.state === 'over')
    assert.deepEqual(
      asked.map(({ key, body }) => [key, body.conversation_id, body.language]),
      [
        ['key-1', null, 'de'],
        ['key-1', null, 'de'],
      ],
    )
  })

  test('stopped before it started is as if it had not been sent', async () => {
    const { chat } = chatOf(undefined, lastsAfter())
    chat.send('Hello', 'en')
    chat.stop(null)
    await until(chat, () => turnOf(chat) === undefined)
    assert.equal(chat.state().drafts.get(null), 'Hello')
  })

  test('stopped later keeps what arrived', async () => {
    const { chat, failures } = chatOf(undefined, lastsAfter(STARTED, { type: 'text', delta: 'So' }))
    chat.send('Hello', 'en')
    await until(chat, () => turnOf(chat)?.text === 'So')
    chat.stop(7)
    await until(chat, () => turnOf(chat)?.state === 'over')
    assert.equal(turnOf(chat)?.text, 'So')
    assert.deepEqual(failures, [])
  })

  test('of a deleted conversation does not come back', async () => {
    const { chat, news } = chatOf(undefined, lastsAfter(STARTED))
    chat.send('Hello', 'en')
    await until(chat, () => chat.state().conversation === 7)
    const before = news()
    chat.forget(7)
    assert.equal(chat.state().conversation, null)
    await until(chat, () => chat.state().turns.size === 0)
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(chat.state().turns.size, 0)
    assert.ok(news() > before)
  })
})

describe('after a reload', () => {
  test('an interrupted turn can be retried', async () => {
    const { chat, stored } = chatOf(undefined, lastsAfter(STARTED))
    chat.send('Hello', 'en')
    await until(chat, () => chat.state().conversation === 7)
    const left = stored()
    chat.close()
    const next = chatOf(left)
    assert.equal(turnOf(next.chat)?.state, 'failed')
    next.chat.retry(7)
    await until(next.chat, () => turnOf(next.chat)?.state === 'over')
    assert.equal(next.asked[0]?.key, 'key-1')
    // A chat that is closed stores nothing more.
    assert.deepEqual(stored(), left)
  })

  test('a message with an expired key is a draft again, not sent', () => {
    const body = { conversation_id: 7, message: 'Old', language: 'en' as const }
    const old = { key: 'old', body, at: Date.now() - 25 * 3_600_000, messageId: null }
    const { chat } = chatOf({ conversation: 7, drafts: [], turns: [[7, old]] })
    assert.equal(turnOf(chat), undefined)
    assert.equal(chat.state().drafts.get(7), 'Old')
  })
})
