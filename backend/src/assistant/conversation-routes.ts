import { answer, emptyAnswer, guarded, guardedBody, type Routes, refuseEmpty } from '../core/http.ts'
import { linkNext } from '../core/pagination.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import {
  deleteConversation,
  editConversation,
  listConversations,
  readConversation,
} from './crud/conversations.ts'
import { listMessages } from './crud/messages.ts'
import {
  ConversationListResponse,
  ConversationPatch,
  ConversationPath,
  ConversationQuery,
  conversationCursor,
  MessageListResponse,
  MessageQuery,
  messageCursor,
} from './list-schemas.ts'
import { Conversation } from './schemas.ts'

const tags = ['Assistant']

/** Routes for conversations, the user's own record of what was said. What the assistant did is in the change log. */
export function conversationRoutes(app: Routes, { db }: { db: Database }): void {
  app.get(
    '/conversations',
    {
      config: { scope: 'account', role: 'viewer' },
      schema: {
        operationId: 'listConversations',
        summary: 'List conversations, most recently used first',
        tags,
        params: UserPath,
        querystring: ConversationQuery,
        response: {
          200: answer('A page of conversations.', ConversationListResponse, ['link']),
          ...guarded(),
        },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const found = await listConversations(request.actor, db.reader, { after: cursor, limit: limit + 1 })
      const conversations = found.slice(0, limit)
      const last = conversations.at(-1)
      const next_cursor =
        found.length > limit && last !== undefined
          ? conversationCursor.encode({ at: Date.parse(last.updated_at), id: last.id })
          : null
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ conversations, count: conversations.length, next_cursor })
    },
  )

  app.get(
    '/conversations/:conversation_id',
    {
      config: { scope: 'account', role: 'viewer' },
      schema: {
        operationId: 'readConversation',
        summary: 'Read a conversation',
        tags,
        params: ConversationPath,
        response: { 200: answer('The conversation.', Conversation), ...guarded(404) },
      },
    },
    async ({ actor, params }, reply) =>
      reply.send(await readConversation(actor, db.reader, params.conversation_id)),
  )

  app.patch(
    '/conversations/:conversation_id',
    {
      config: { scope: 'account', role: 'viewer', writes: false },
      schema: {
        operationId: 'patchConversation',
        summary: 'Rename a conversation',
        tags,
        params: ConversationPath,
        body: ConversationPatch,
        response: { 200: answer('The renamed conversation.', Conversation), ...guardedBody(404) },
      },
    },
    async ({ actor, params, body }, reply) => {
      refuseEmpty(body)
      return reply.send(await editConversation(actor, db, params.conversation_id, body))
    },
  )

  app.delete(
    '/conversations/:conversation_id',
    {
      config: { scope: 'account', role: 'viewer', writes: false },
      schema: {
        operationId: 'deleteConversation',
        summary: 'Delete a conversation',
        description: 'Permanently. What the assistant did in it is kept, and so is its history.',
        tags,
        params: ConversationPath,
        response: { 204: emptyAnswer('Deleted.'), ...guardedBody(404) },
      },
    },
    async ({ actor, params }, reply) => {
      await deleteConversation(actor, db, params.conversation_id)
      return reply.code(204).send()
    },
  )

  app.get(
    '/conversations/:conversation_id/messages',
    {
      config: { scope: 'account', role: 'viewer' },
      schema: {
        operationId: 'listMessages',
        summary: 'List the messages of a conversation, newest first',
        tags,
        params: ConversationPath,
        querystring: MessageQuery,
        response: { 200: answer('A page of messages.', MessageListResponse, ['link']), ...guarded(404) },
      },
    },
    async (request, reply) => {
      const { limit, cursor } = request.query
      const { actor, params } = request
      const found = await listMessages(actor, db, params.conversation_id, {
        before: cursor?.before ?? AFTER_ALL,
        limit: limit + 1,
      })
      const messages = found.slice(0, limit)
      const last = messages.at(-1)
      const next_cursor =
        found.length > limit && last !== undefined ? messageCursor.encode({ before: last.id }) : null
      if (next_cursor !== null) linkNext(reply, { cursor: next_cursor })
      return reply.send({ messages, count: messages.length, next_cursor })
    },
  )
}

/** An id that no message reaches. */
const AFTER_ALL = 2_147_483_647
