import type { FastifyReply } from 'fastify'
import { IdempotencyHeader } from '../changelog/idempotency.ts'
import { writeOf } from '../changelog/write.ts'
import type { Config } from '../config.ts'
import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import { answer, guarded, guardedBody, type Routes } from '../core/http.ts'
import { membershipsOf, notYours } from '../core/memberships.ts'
import { isRevoked, type Revocation } from '../core/revocation.ts'
import { UserPath } from '../core/schemas.ts'
import type { Queryable } from '../database/connection.ts'
import { membersAmong } from '../members/crud.ts'
import type { AssistantServices, Listener } from './answering.ts'
import { settleCall } from './approval.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { dayOf, readUsage } from './crud/usage.ts'
import { CallPath } from './list-schemas.ts'
import {
  ApprovalRequest,
  AssistantResponse,
  ChatRequest,
  ChatResponse,
  ChatStream,
  ToolCall,
} from './schemas.ts'
import type { Assistant } from './service.ts'
import { openStream } from './stream.ts'

const tags = ['Assistant']
const DAY = 24 * 60 * 60 * 1000

const DESCRIPTION = `The assistant does what the user says, with the tools that AI clients have, and answers. With
\`Accept: text/event-stream\`, the answer is streamed: \`started\`, then any number of \`text\` and \`call\` (repeated under
the same id whenever the status of the call changes), and finally \`done\`, or \`failed\` with a problem. Closing the connection
stops the assistant; what it has done stays done. A conversation takes one message at a time.`

export function assistantRoutes(
  app: Routes,
  options: {
    assistant: Assistant
    services: AssistantServices
    config: Config['assistant']
    revocation: Revocation
  },
): void {
  const { assistant, services, config, revocation } = options
  const { db, clock } = services
  app.addHook('preClose', () => assistant.close())
  conversationRoutes(app, { db })

  app.post(
    '/chat',
    {
      config: { scope: 'account', role: 'viewer', writes: false },
      schema: {
        operationId: 'chat',
        summary: 'Say something to the assistant',
        description: DESCRIPTION,
        tags,
        params: UserPath,
        headers: IdempotencyHeader,
        body: ChatRequest,
        response: {
          200: withStream(answer('The answer.', ChatResponse, ['idempotency-replayed'])),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => {
      const { actor } = request
      const begun = await assistant.begin(actor, writeOf(request, clock), request.body)
      const streams = /\btext\/event-stream\b/.test(request.headers.accept ?? '')
      if ('earlier' in begun) {
        reply.header('idempotency-replayed', 'true')
        if (!streams) return reply.send(begun.earlier)
        const stream = openStream(reply, clock)
        stream.started(begun.earlier)
        stream.done(begun.earlier)
        return reply
      }
      const revoked = new AbortController()
      const watched = [
        revocation.watch(actor, () => revoked.abort(isRevoked())),
        ...membershipsOf(actor).map((each) =>
          revocation.watch(each, () => void whyEnded(actor, db.reader).then((why) => revoked.abort(why))),
        ),
      ]
      const signal = AbortSignal.any([goneSignal(reply), revoked.signal])
      const answerTo = (listener: Listener) =>
        assistant
          .answer(begun.turn, request.body, { actor, id: request.id, log: request.log, signal, listener })
          .finally(() => {
            for (const unwatch of watched) unwatch()
            revoked.signal.throwIfAborted()
          })
      if (!streams) return reply.send(await answerTo(NOBODY))
      const stream = openStream(reply, clock)
      const { conversationId: conversation_id, messageId: message_id } = begun.turn
      stream.started({ conversation_id, message_id })
      await answerTo(stream).then(stream.done, stream.failed)
      return reply
    },
  )

  app.post(
    '/conversations/:conversation_id/calls/:call_id',
    {
      config: { scope: 'account', role: 'viewer', writes: false },
      schema: {
        operationId: 'settleCall',
        summary: 'Approve or decline what the assistant would do',
        description:
          'For a call that is `awaiting`. If approved, it is done, provided that it would still do exactly what was shown; otherwise it is `awaiting` again, with what it would do now.',
        tags,
        params: CallPath,
        headers: IdempotencyHeader,
        body: ApprovalRequest,
        response: {
          200: answer('The call after the decision.', ToolCall, ['idempotency-replayed']),
          ...guardedBody(404, 409),
        },
      },
    },
    async (request, reply) => {
      const { actor, params, body } = request
      const word = { conversationId: params.conversation_id, callId: params.call_id, approve: body.approve }
      const from = { id: request.id, log: request.log }
      const { call, replayed } = await settleCall(actor, services, writeOf(request, clock), from, word)
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.send(call)
    },
  )

  app.get(
    '/assistant',
    {
      config: { scope: 'account', role: 'viewer' },
      schema: {
        operationId: 'readAssistant',
        summary: 'Show which model answers and how many tokens are left today',
        tags,
        params: UserPath,
        response: { 200: answer('The state of the assistant.', AssistantResponse), ...guarded() },
      },
    },
    async ({ actor }, reply) => {
      const now = clock()
      const used = await readUsage(actor.userId, db.reader, dayOf(now))
      const { model, tokensPerDay: limit } = config
      const resets_at = new Date(Math.floor(now.getTime() / DAY + 1) * DAY).toISOString()
      const tokens = model === undefined ? null : { used, limit, resets_at }
      return reply.send({ model: model?.name ?? null, tokens })
    },
  )
}

/** Why a membership no longer stands with the role that it had. */
async function whyEnded(actor: Actor, db: Queryable): Promise<DocketError> {
  const present = await membersAmong(actor, [actor.userId], db).catch(() => new Set())
  if (present.size === 0) return notYours()
  return new DocketError('CONFLICT', 'Your role in this workspace has changed meanwhile. Send it again.')
}

/** An answer that can also be streamed. */
function withStream(declared: ReturnType<typeof answer>) {
  return { ...declared, content: { ...declared.content, 'text/event-stream': { schema: ChatStream } } }
}

const NOBODY: Listener = { text() {}, call() {} }

/** Aborts when the client disconnects before it has the answer. */
function goneSignal({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  const left = () => raw.writableFinished || gone.abort()
  if (raw.destroyed) gone.abort()
  else raw.once('close', left)
  return gone.signal
}
