import { habitsOf } from '@docket/grammar/lines/habits.ts'
import { shownOf } from '@docket/grammar/shown.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { Write } from '../changelog/write.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { localeOf } from '../core/locale.ts'
import { readPreferences } from '../preferences/crud.ts'
import { readWorkspace } from '../workspaces/crud/workspaces.ts'
import { accountOf } from './account.ts'
import { Answering, AnswerLimitExceeded, type AssistantServices, type Listener } from './answering.ts'
import { RENEW_EVERY, renew } from './crud/leases.ts'
import { readAnswer, readPast, responseOf } from './crud/messages.ts'
import { type BegunTurn, beginTurn } from './crud/turns.ts'
import { answerWithModel, BudgetSpent } from './language-model/answer.ts'
import { createClient, ModelFailed } from './language-model/client.ts'
import { guardModel, ModelPaused } from './language-model/guard.ts'
import { createMeters } from './metrics.ts'
import { shownCall } from './model/calls.ts'
import { assistantOf } from './model/tools.ts'
import type { Turn } from './model/turn.ts'
import { repliesTo } from './reader/replies.ts'
import { readAndDo } from './reader.ts'
import type { ChatRequest, ChatResponse } from './schemas.ts'
import { createPieceRunner } from './slices.ts'

/** The request that is answered, and who receives the answer. */
export interface Asking {
  actor: Actor
  /** The id of the request. */
  id: string
  log: FastifyBaseLogger
  listener: Listener
  /** Aborted when the client is gone. */
  signal: AbortSignal
}

export type Assistant = ReturnType<typeof createAssistant>

/** The assistant of one instance: it holds no state but the answers in progress. */
export function createAssistant(services: AssistantServices, config: Config['assistant']) {
  const { db } = services
  const { model: asked, timeout, pause } = config
  const model = asked === undefined ? undefined : guardModel(createClient(asked, timeout), pause)
  const meters = createMeters(() => model?.state())
  const patienceOf = createPieceRunner(config.turn)
  const stopping = new AbortController()
  const underWay = new Set<Promise<unknown>>()

  /** Saves the user's message. @returns the turn; for a repeated request, the earlier answer @throws DocketError */
  async function begin(
    actor: Actor,
    write: Write,
    { conversation_id: conversationId, message }: ChatRequest,
  ): Promise<{ turn: BegunTurn } | { earlier: ChatResponse }> {
    const answeredBy = model === undefined ? ('reader' as const) : ('model' as const)
    const said = { conversationId, message, answeredBy }
    const begun = await beginTurn(actor, db, write, said, config)
    if ('turn' in begun) return begun
    const earlier = await readAnswer(actor, db, begun.earlier)
    if (earlier.status !== 'running') return { earlier }
    throw new DocketError(
      'CONFLICT',
      'An earlier request with this Idempotency-Key is still in progress. Try again shortly.',
      {
        headers: { 'retry-after': '1' },
      },
    )
  }

  /** Answers, and saves whatever comes of it. @throws DocketError when it can no longer be saved */
  async function answer(turn: BegunTurn, request: ChatRequest, asking: Asking): Promise<ChatResponse> {
    const answering = new Answering(services, asking.actor, turn, asking.listener)
    const gone = new AbortController()
    const signal = AbortSignal.any([
      asking.signal,
      stopping.signal,
      gone.signal,
      AbortSignal.timeout(config.turn),
    ])
    const renewing = setInterval(() => {
      renew(asking.actor.workspaceId, db, turn)
        .then((held) => held || gone.abort())
        .catch((error) => asking.log.warn({ err: error }, 'the lease of a conversation was not renewed'))
    }, RENEW_EVERY).unref()
    try {
      await speak(answering, request, asking, signal)
      answering.state.status = 'complete'
    } catch (error) {
      const status = statusAfter(error, signal)
      answering.state.status = status ?? 'failed'
      if (status === undefined) {
        await answering.save().catch(() => {})
        throw error
      }
    } finally {
      clearInterval(renewing)
      // Stops an answerer that said too much.
      gone.abort()
      const { answeredBy: answered_by, status } = answering.state
      meters.turns.inc({ answered_by, status })
    }
    await answering.save()
    return shownAnswer(answering)
  }

  /** Lets the model answer or, if it cannot and nothing has been said or done yet, the reader. */
  async function speak(answering: Answering, request: ChatRequest, asking: Asking, signal: AbortSignal) {
    const { conversationId, messageId } = answering.turn
    const { actor, id, log } = asking
    const past = await readPast(actor.workspaceId, db, conversationId, messageId - 1)
    // Of the user, whose days and habits they are also where others share the tasks.
    const preferences = await readPreferences(actor.userId, db)
    const { name, role } =
      actor.role === undefined ? { name: null, role: undefined } : await readWorkspace(actor, db)
    const turnOf = (confirmDeletes: boolean): Turn => ({
      message: request.message,
      language: request.language,
      shared: name === null || role === undefined ? null : { name, role },
      locale: localeOf(request),
      timeZone: preferences.time_zone,
      habits: habitsOf(preferences, localeOf(request) ?? request.language),
      shown: shownOf(preferences),
      now: services.clock(),
      history: past.messages,
      remembered: past.remembered,
      remember(value) {
        answering.state.remembered = value
      },
      toolbox: answering.toolbox(
        { actor: assistantOf(actor, conversationId, confirmDeletes), id, log },
        signal,
      ),
      patiently: patienceOf(actor.userId),
      signal,
    })
    const say = async (words: AsyncIterable<string>) => {
      for await (const word of words) {
        signal.throwIfAborted()
        answering.say(word)
      }
    }
    if (model !== undefined) {
      answering.state.answeredBy = 'model'
      const account = accountOf(answering, { actor, db, clock: services.clock, meters }, config, past.summary)
      try {
        return await say(answerWithModel(model.ask, turnOf(true), account))
      } catch (error) {
        if (error instanceof ModelFailed) log.warn({ status: error.status }, error.message)
        const notice = noticeOf(error)
        if (notice === null) throw error
        answering.state.notice = notice
        if (!answering.isNew) throw error
        answering.state.answeredBy = 'reader'
      }
    }
    await say(readAndDo(turnOf(false)))
  }

  return {
    metrics: meters.all,
    begin,
    answer(...asked: Parameters<typeof answer>): Promise<ChatResponse> {
      const work = answer(...asked)
      const over = work.catch(() => {}).finally(() => underWay.delete(over))
      underWay.add(over)
      return work
    },
    /** Ends the answers in progress, and waits until they are saved. */
    async close(): Promise<void> {
      stopping.abort()
      await Promise.all(underWay)
    },
  }
}

/** The status of an answer that ended with `error`; undefined where that is the service's own fault. */
function statusAfter(error: unknown, signal: AbortSignal): 'interrupted' | 'failed' | undefined {
  if (signal.aborted || error instanceof AnswerLimitExceeded || error instanceof BudgetSpent)
    return 'interrupted'
  return error instanceof ModelFailed || error instanceof ModelPaused ? 'failed' : undefined
}

function noticeOf(error: unknown): ChatResponse['notice'] {
  if (error instanceof BudgetSpent) return 'budget_spent'
  return error instanceof ModelFailed || error instanceof ModelPaused ? 'model_unreachable' : null
}

function shownAnswer({ state, turn }: Answering): ChatResponse {
  const { content, calls, status, answeredBy, notice, remembered } = state
  return responseOf(turn.conversationId, {
    id: turn.messageId,
    role: 'assistant',
    content,
    tool_calls: calls.map(shownCall),
    status,
    answered_by: answeredBy,
    notice,
    replies: repliesTo(remembered),
    created_at: turn.at,
  })
}
