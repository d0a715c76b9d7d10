import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import type { Write } from '../database/changes.ts'
import { Answering, type Desk, type Listener, TooMuch } from './answering.ts'
import { RENEW_EVERY, renew } from './crud/leases.ts'
import { readAnswer, readPast, responseOf } from './crud/messages.ts'
import { type BegunTurn, beginTurn } from './crud/turns.ts'
import { shownCall } from './model/calls.ts'
import { assistantOf } from './model/tools.ts'
import type { Turn } from './model/turn.ts'
import { readAndDo } from './reader.ts'
import type { ChatRequest, ChatResponse } from './schemas.ts'

/** Who asks, and who watches. */
export interface Asking {
  userId: string
  /** The id of the request. */
  id: string
  log: FastifyBaseLogger
  listener: Listener
  /** Aborted when the client is gone. */
  signal: AbortSignal
}

export type Assistant = ReturnType<typeof createAssistant>

/** The assistant of one instance: nothing is kept here but what is under way. */
export function createAssistant(desk: Desk, config: Config['assistant']) {
  const { db } = desk
  const stopping = new AbortController()
  const underWay = new Set<Promise<unknown>>()

  /** Keeps what the user says. @returns an earlier answer, if the request came before @throws DocketError */
  async function begin(
    userId: string,
    write: Write,
    { conversation_id: conversationId, message }: ChatRequest,
  ): Promise<{ turn: BegunTurn } | { earlier: ChatResponse }> {
    const said = { conversationId, message, answeredBy: 'reader' as const }
    const begun = await beginTurn(userId, db, write, said, config)
    if ('turn' in begun) return begun
    const earlier = await readAnswer(userId, db, begun.earlier)
    if (earlier.status !== 'running') return { earlier }
    throw new DocketError('CONFLICT', 'An earlier request with this Idempotency-Key is still under way.', {
      headers: { 'retry-after': '1' },
    })
  }

  /** Answers; whatever comes of it is kept. @throws DocketError when it cannot be kept any more */
  async function answer(turn: BegunTurn, request: ChatRequest, asking: Asking): Promise<ChatResponse> {
    const answering = new Answering(desk, asking.userId, turn, asking.listener)
    const gone = new AbortController()
    const signal = AbortSignal.any([
      asking.signal,
      stopping.signal,
      gone.signal,
      AbortSignal.timeout(config.turn),
    ])
    const renewing = setInterval(() => {
      renew(asking.userId, db, turn)
        .then((held) => held || gone.abort())
        .catch((error) => asking.log.warn({ err: error }, 'the lease of a conversation was not renewed'))
    }, RENEW_EVERY).unref()
    try {
      await speak(answering, request, asking, signal)
      answering.state.status = 'complete'
    } catch (error) {
      answering.state.status = signal.aborted || error instanceof TooMuch ? 'interrupted' : 'failed'
      if (answering.state.status === 'failed') {
        await answering.save().catch(() => {})
        throw error
      }
    } finally {
      clearInterval(renewing)
    }
    await answering.save()
    return shownAnswer(answering)
  }

  async function speak(
    answering: Answering,
    { message, language }: ChatRequest,
    { userId, id, log }: Asking,
    signal: AbortSignal,
  ): Promise<void> {
    const { conversationId, messageId } = answering.turn
    const past = await readPast(userId, db, conversationId, messageId - 1)
    const turn: Turn = {
      message,
      language,
      timeZone: past.timeZone,
      now: desk.clock(),
      history: past.messages,
      remembered: past.remembered,
      remember(value) {
        answering.state.remembered = value
      },
      toolbox: answering.toolbox({ actor: assistantOf(userId, conversationId, false), id, log }, signal),
      signal,
    }
    for await (const text of readAndDo(turn)) {
      signal.throwIfAborted()
      answering.say(text)
    }
  }

  return {
    begin,
    answer(...asked: Parameters<typeof answer>): Promise<ChatResponse> {
      const work = answer(...asked)
      const over = work.catch(() => {}).finally(() => underWay.delete(over))
      underWay.add(over)
      return work
    },
    /** Ends what is under way, and waits until that is kept. */
    async close(): Promise<void> {
      stopping.abort()
      await Promise.all(underWay)
    },
  }
}

function shownAnswer({ state, turn }: Answering): ChatResponse {
  const { content, calls, status, answeredBy, notice } = state
  return responseOf(turn.conversationId, {
    id: turn.messageId,
    role: 'assistant',
    content,
    tool_calls: calls.map(shownCall),
    status,
    answered_by: answeredBy,
    notice,
    created_at: turn.at,
  })
}
