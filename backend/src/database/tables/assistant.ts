import { isNotNull } from 'drizzle-orm'
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
import { instant } from './auth.ts'
import { ownerId } from './workspaces.ts'

/**
 * Conversations with the assistant. They are a user's own record and not part of the change log, which records what
 * the assistant did.
 */

export const conversations = pgTable(
  'conversations',
  {
    userId: ownerId(),
    /** Counts 1, 2, 3, … in each workspace. */
    id: bigint('id', { mode: 'number' }).notNull(),
    /**
     * Whose it is, in a workspace that users share; others see no more of it than its number, in the log. Null in a
     * user's own.
     */
    memberId: text('member_id'),
    title: text('title').notNull(),
    lastMessageId: integer('last_message_id').notNull(),
    /** A summary of the messages up to `summarized_until`, for the model. */
    summary: text('summary'),
    summarizedUntil: integer('summarized_until').notNull().default(0),
    /**
     * A worker takes the conversation by incrementing `lease`, and holds it until `busy_until`: one worker at a time,
     * across all instances.
     */
    lease: integer('lease').notNull(),
    busyUntil: instant('busy_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.id] }),
    index('conversations_updated_at_idx').on(table.userId, table.updatedAt, table.id),
    index('conversations_member_id_idx').on(table.memberId).where(isNotNull(table.memberId)),
  ],
)

export const messages = pgTable(
  'messages',
  {
    userId: text('user_id').notNull(),
    conversationId: bigint('conversation_id', { mode: 'number' }).notNull(),
    /** Counts 1, 2, 3, … within its conversation. */
    id: integer('id').notNull(),
    /** `user` or `assistant`; the nullable columns after `content` are set only for `assistant`. */
    role: text('role').notNull(),
    content: text('content').notNull(),
    /** The tool calls as shown to the user, with what is needed to resume them. */
    toolCalls: json('tool_calls'),
    /** `running`, `complete`, `interrupted` or `failed`. */
    status: text('status'),
    /** The lease under which the answer was started: once that is lost, it is no longer running. */
    lease: integer('lease'),
    /** `model` or `reader`. */
    answeredBy: text('answered_by'),
    notice: text('notice'),
    /** What this answer passes on to the next one. */
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

/** Model tokens that a user consumed on a day (UTC). */
export const assistantUsage = pgTable(
  'assistant_usage',
  {
    userId: ownerId(),
    day: date('day').notNull(),
    tokens: bigint('tokens', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.day] })],
)
