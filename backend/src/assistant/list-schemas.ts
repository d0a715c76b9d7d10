import { z } from 'zod'
import { cursorOf, Limit } from '../core/pagination.ts'
import { PositiveInteger, text, UserPath } from '../core/schemas.ts'
import { Conversation, Message } from './schemas.ts'

/** Schemas of lists of conversations and messages, and of the paths and changes of conversations. */

export const ConversationPath = UserPath.extend({
  conversation_id: PositiveInteger.meta({ description: 'The conversation’s id.', examples: [1] }),
})

export const CallPath = ConversationPath.extend({
  call_id: z
    .string()
    .max(40)
    .meta({ description: 'The call’s id.', examples: ['c2_1'] }),
})

export const ConversationPatch = z
  .strictObject({ title: text({ min: 1, max: 200 }).meta({ examples: ['The garden'] }) })
  .partial()
  .meta({ id: 'ConversationPatch', examples: [{ title: 'The garden' }] })
export type ConversationPatch = z.output<typeof ConversationPatch>

const next_cursor = z
  .string()
  .nullable()
  .meta({ description: '`cursor` for the next page; null on the last page.' })

/** The end of the year 9999, in milliseconds since 1970. */
const LATEST = 253_402_300_799_999

export const conversationCursor = cursorOf(
  z.strictObject({ at: z.int().min(0).max(LATEST), id: z.int().positive() }),
)
export const ConversationQuery = z.strictObject({
  limit: Limit,
  cursor: conversationCursor.schema.optional(),
})
export const ConversationListResponse = z
  .strictObject({
    conversations: z.array(Conversation).meta({ description: 'Most recently used first.' }),
    count: z.int(),
    next_cursor,
  })
  .meta({ id: 'ConversationListResponse' })

export const messageCursor = cursorOf(z.strictObject({ before: z.int32().positive() }))
export const MessageQuery = z.strictObject({ limit: Limit, cursor: messageCursor.schema.optional() })
export const MessageListResponse = z
  .strictObject({
    messages: z.array(Message).meta({ description: 'Newest first.' }),
    count: z.int(),
    next_cursor,
  })
  .meta({ id: 'MessageListResponse' })
