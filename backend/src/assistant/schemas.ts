import { z } from 'zod'
import { Instant, text } from '../core/schemas.ts'
import { LANGUAGES } from '../quick-add/model/language.ts'

const LONGEST_MESSAGE = 4_000

const ConversationId = z.int().meta({ description: 'Counts 1, 2, 3, … for each user.', examples: [1] })

export const ChatRequest = z
  .strictObject({
    conversation_id: ConversationId.positive()
      .nullable()
      .default(null)
      .meta({ description: 'The conversation that goes on; null begins one.' }),
    message: text({ min: 1, max: LONGEST_MESSAGE }).meta({
      description: 'What the user says.',
      examples: ['Add buy milk tomorrow at 9'],
    }),
    language: z
      .enum(LANGUAGES)
      .default('en')
      .meta({ description: 'The user’s, in which commands are read and answered where no model answers.' }),
  })
  .meta({ id: 'ChatRequest' })
export type ChatRequest = z.output<typeof ChatRequest>

/** A change made by a call of a tool, as far as a card shows it. */
export const CallChange = z
  .strictObject({
    revision: z.int().meta({ description: 'Undo takes it back, with all that was written with it.' }),
    action: z.enum(['created', 'updated', 'deleted', 'purged']),
    resource: z.string().meta({ examples: ['task'] }),
    resource_id: z.string().meta({ examples: ['5'] }),
    name: z
      .string()
      .nullable()
      .meta({
        description: 'Its title or name, after it or, of what is gone, before.',
        examples: ['Buy milk'],
      }),
  })
  .meta({ id: 'CallChange' })
export type CallChange = z.output<typeof CallChange>

const CALL_STATUSES = ['running', 'done', 'refused', 'awaiting', 'declined'] as const

export const ToolCall = z
  .strictObject({
    id: z.string().meta({ description: 'Unique in its conversation.', examples: ['c1'] }),
    name: z.string().meta({ description: 'The tool, as AI clients know it.', examples: ['add_task'] }),
    arguments: z.record(z.string(), z.unknown()).meta({ examples: [{ title: 'Buy milk' }] }),
    status: z.enum(CALL_STATUSES).meta({
      description:
        '`awaiting` when it would remove something, and the user has not said yet whether it may; `declined` when they said that it may not.',
    }),
    detail: z
      .string()
      .nullable()
      .meta({ description: 'Why it was refused, or what it would do.', examples: [null] }),
    changes: z.array(CallChange).meta({
      description:
        'What it wrote, or while it is `awaiting`, would write, of which what it would remove comes first; at most 20.',
    }),
    change_count: z.int().meta({ description: 'How many changes that are.', examples: [1] }),
    /** Task ids that a list or a search found. */
    found: z.array(z.int()).meta({
      description: 'The tasks that it found, in their order; at most the first 20.',
      examples: [[]],
    }),
  })
  .meta({ id: 'ToolCall', description: 'What the assistant did, or would do.' })
export type ToolCall = z.output<typeof ToolCall>

const NOTICES = ['model_unreachable', 'budget_spent'] as const

const answered = {
  tool_calls: z.array(ToolCall),
  status: z.enum(['running', 'complete', 'interrupted', 'failed']).meta({
    description:
      '`interrupted` when the user stopped it, or the service did; what it had done by then stays done.',
  }),
  answered_by: z.enum(['model', 'reader']).meta({
    description: 'The language model, or the built-in reader of plain commands, which needs none.',
  }),
  notice: z
    .enum(NOTICES)
    .nullable()
    .meta({ description: 'Why the model did not answer, or not to its end.', examples: [null] }),
}

const MessageId = z.int().meta({ description: 'Counts 1, 2, 3, … in its conversation.', examples: [2] })

export const Message = z
  .discriminatedUnion('role', [
    z.strictObject({
      id: MessageId,
      role: z.literal('user'),
      content: z.string(),
      created_at: Instant,
    }),
    z.strictObject({
      id: MessageId,
      role: z.literal('assistant'),
      content: z.string(),
      ...answered,
      created_at: Instant,
    }),
  ])
  .meta({ id: 'Message' })
export type Message = z.output<typeof Message>

/** The whole answer where it is not streamed, and the end of the stream where it is. */
export const ChatResponse = z
  .strictObject({
    conversation_id: ConversationId,
    message_id: MessageId,
    response: z.string().meta({ examples: ['Added “Buy milk”, due tomorrow at 09:00.'] }),
    ...answered,
    created_at: Instant,
  })
  .meta({ id: 'ChatResponse' })
export type ChatResponse = z.output<typeof ChatResponse>

export const ChatStream = z.string().meta({
  description:
    'Server-sent events: `started`, then `text` (`{delta}`) and `call` (a `ToolCall`), in the end `done` with a `ChatResponse`, or `failed` with a `Problem`.',
  examples: ['event: started\ndata: {"conversation_id":1,"message_id":2}\n\n'],
})

export const Conversation = z
  .strictObject({
    id: ConversationId,
    title: z.string().meta({ description: 'How the first message begins, or as the user named it.' }),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.output<typeof Conversation>

export const ApprovalRequest = z
  .strictObject({ approve: z.boolean().meta({ description: 'Whether it may be done.', examples: [true] }) })
  .meta({ id: 'ApprovalRequest' })

export const AssistantResponse = z
  .strictObject({
    model: z
      .string()
      .nullable()
      .meta({
        description: 'The language model that answers; null where the reader does.',
        examples: ['llama3.1'],
      }),
    tokens: z
      .strictObject({
        used: z.int().meta({ description: 'Of the model’s tokens, today (UTC).', examples: [0] }),
        limit: z.int().meta({ examples: [1_000_000] }),
        resets_at: Instant,
      })
      .nullable()
      .meta({ description: 'Null where the reader answers.' }),
  })
  .meta({ id: 'AssistantResponse' })
