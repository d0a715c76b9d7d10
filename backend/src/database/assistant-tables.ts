import {
  bigint,
  date,
  foreignKey,
  index,
  integer,
  json,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core'
import { instant, ownerId } from './auth-tables.ts'

/**
 * What was said to the assistant, and by it. It is the user's own record and not on the change log: what the assistant
 * did is there.
 */

export const conversations = pgTable(
  'conversations',
  {
    userId: ownerId(),
    /** Counts 1, 2, 3, … for each user. */
    id: bigint('id', { mode: 'number' }).notNull(),
    title: text('title').notNull(),
    lastMessageId: integer('last_message_id').notNull(),
    /** What was said up to the message `summarized_until`, for the model. */
    summary: text('summary'),
    summarizedUntil: integer('summarized_until').notNull().default(0),
    /** Who works on it counts up `lease`, and has it to `busy_until`: one at a time, over all instances. */
    lease: integer('lease').notNull(),
    busyUntil: instant('busy_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    index('conversations_updated_at_idx').on(table.userId, table.updatedAt, table.id),
  ],
)

export const messages = pgTable(
  'messages',
  {
    userId: text('user_id').notNull(),
    conversationId: bigint('conversation_id', { mode: 'number' }).notNull(),
    /** Counts 1, 2, 3, … in its conversation. */
    id: integer('id').notNull(),
    /** `user` or `assistant`; what follows `content` only the latter has. */
    role: text('role').notNull(),
    content: text('content').notNull(),
    /** As they are shown, with what it takes to go on with them. */
    toolCalls: json('tool_calls'),
    /** `running`, `complete`, `interrupted` or `failed`. */
    status: text('status'),
    /** The lease under which it was begun: without that it is not running any more. */
    lease: integer('lease'),
    /** `model` or `reader`. */
    answeredBy: text('answered_by'),
    notice: text('notice'),
    /** What it leaves to the answer after it. */
    remembered: json('remembered'),
    tokensIn: integer('tokens_in'),
    tokensOut: integer('tokens_out'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.conversationId, table.id] }),
    foreignKey({
      columns: [table.userId, table.conversationId],
      foreignColumns: [conversations.userId, conversations.id],
    }).onDelete('cascade'),
  ],
)

/** Tokens of the model that a user took on a day (UTC). */
export const assistantUsage = pgTable(
  'assistant_usage',
  {
    userId: ownerId(),
    day: date('day').notNull(),
    tokens: bigint('tokens', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] })],
)
