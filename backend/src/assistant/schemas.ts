import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { z } from 'zod'
import { LocaleName } from '../core/locale.ts'
import { Instant, text } from '../core/schemas.ts'

const LONGEST_MESSAGE = 4_000

const ConversationId = z.int().meta({ description: 'Numbered 1, 2, 3, … in each workspace.', examples: [1] })

export const ChatRequest = z
  .strictObject({
    conversation_id: ConversationId.positive()
      .nullable()
      .default(null)
      .meta({ description: 'The conversation to continue; null starts a new one.' }),
    message: text({ min: 1, max: LONGEST_MESSAGE }).meta({
      description: 'The message of the user.',
      examples: ['Add buy milk tomorrow at 9'],
    }),
    language: z.enum(LANGUAGES).default('en').meta({
      description: 'Language of the user. Without a language model, commands are read and answered in it.',
    }),
    locale: LocaleName.nullable()
      .default(null)
      .meta({
        description:
          'Variant of that language, in which dates and times are written in the answer, and dates in numbers are read.',
        examples: ['en-US'],
      }),
  })
  .meta({ id: 'ChatRequest' })
export type ChatRequest = z.output<typeof ChatRequest>

const REPLIES = ['yes', 'no', 'all', 'none', 'task'] as const

export const Reply = z
  .strictObject({
    kind: z.enum(REPLIES),
    task_id: z
      .int()
      .nullable()
      .meta({ description: 'The task that is meant, for `task`.', examples: [null] }),
    message: z.string().meta({ description: 'What to send as the next message.', examples: ['yes'] }),
  })
  .meta({ id: 'Reply', description: 'An answer to a question of the assistant, to be offered as a button.' })
export type Reply = z.output<typeof Reply>

/** A change made by a call of a tool, as far as a card shows it. */
export const CallChange = z
  .strictObject({
    revision: z.int().meta({
      description: 'The revision of the change. Undoing it reverts everything that was written with it.',
    }),
    action: z.enum(['created', 'updated', 'deleted', 'purged']),
    resource: z.string().meta({ examples: ['task'] }),
    resource_id: z.string().meta({ examples: ['5'] }),
    name: z
      .string()
      .nullable()
      .meta({
        description:
          'Title or name of the resource after the change; before it, if the resource was removed.',
        examples: ['Buy milk'],
      }),
  })
  .meta({ id: 'CallChange' })
export type CallChange = z.output<typeof CallChange>

const CALL_STATUSES = ['running', 'done', 'refused', 'awaiting', 'declined'] as const

export const ToolCall = z
  .strictObject({
    id: z.string().meta({ description: 'Unique within the conversation.', examples: ['c1'] }),
    name: z.string().meta({ description: 'Name of the tool, as AI clients see it.', examples: ['add_task'] }),
    arguments: z.record(z.string(), z.unknown()).meta({ examples: [{ title: 'Buy milk' }] }),
    status: z.enum(CALL_STATUSES).meta({
      description:
        '`awaiting`: it would remove something, and the user has not decided yet. `declined`: the user did not approve it.',
    }),
    detail: z
      .string()
      .nullable()
      .meta({ description: 'Why the call was refused, or what it would do.', examples: [null] }),
    changes: z.array(CallChange).meta({
      description: 'What the call wrote or, while it is `awaiting`, would write, removals first; at most 20.',
    }),
    change_count: z.int().meta({ description: 'Total number of changes.', examples: [1] }),
    /** Task ids that a list or a search found. */
    found: z.array(z.int()).meta({
      description: 'Ids of the tasks that the call found, in their order; at most the first 20.',
      examples: [[]],
    }),
  })
  .meta({ id: 'ToolCall', description: 'Something that the assistant did or would do.' })
export type ToolCall = z.output<typeof ToolCall>

const NOTICES = ['model_unreachable', 'budget_spent'] as const

const answered = {
  tool_calls: z.array(ToolCall),
  status: z.enum(['running', 'complete', 'interrupted', 'failed']).meta({
    description: '`interrupted`: stopped by the user or the service; what was done by then stays done.',
  }),
  answered_by: z.enum(['model', 'reader']).meta({
    description: '`model`: the language model. `reader`: the built-in reader of plain commands.',
  }),
  notice: z
    .enum(NOTICES)
    .nullable()
    .meta({
      description: 'Why the model did not answer, or did not finish; null if neither applies.',
      examples: [null],
    }),
  replies: z.array(Reply).meta({
    description:
      'Answers to choose from, if the reader asks something; they count for the next message only.',
    examples: [[]],
  }),
}

const MessageId = z.int().meta({ description: 'Numbered 1, 2, 3, … within the conversation.', examples: [2] })

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
    'Server-sent events: `started`, then `text` (`{delta}`) and `call` (a `ToolCall`), and finally `done` with a `ChatResponse`, or `failed` with a `Problem`.',
  examples: ['event: started\ndata: {"conversation_id":1,"message_id":2}\n\n'],
})

export const Conversation = z
  .strictObject({
    id: ConversationId,
    title: z
      .string()
      .meta({ description: 'The beginning of the first message, or the title that the user chose.' }),
    created_at: Instant,
    updated_at: Instant,
  })
  .meta({ id: 'Conversation' })
export type Conversation = z.output<typeof Conversation>

export const ApprovalRequest = z
  .strictObject({
    approve: z.boolean().meta({ description: 'Whether the call may be executed.', examples: [true] }),
  })
  .meta({ id: 'ApprovalRequest' })

export const AssistantResponse = z
  .strictObject({
    model: z
      .string()
      .nullable()
      .meta({
        description: 'Name of the language model; null if there is none and the built-in reader answers.',
        examples: ['llama3.1'],
      }),
    tokens: z
      .strictObject({
        used: z.int().meta({ description: 'Tokens used today (UTC).', examples: [0] }),
        limit: z.int().meta({ examples: [1_000_000] }),
        resets_at: Instant,
      })
      .nullable()
      .meta({ description: 'Token budget of the user; null if there is no language model.' }),
  })
  .meta({ id: 'AssistantResponse' })
