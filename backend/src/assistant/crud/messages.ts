import { whyMissing } from '../../changelog/statements.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { type KeptCall, shownCall } from '../model/calls.ts'
import { repliesTo } from '../reader/replies.ts'
import type { ChatResponse, Message } from '../schemas.ts'
import { type Lease, RENEWED, settle } from './leases.ts'
import { IS_THEIRS, type Owner, type OwnerParameters, ownerParameters } from './owner.ts'

/** A message as stored: an answer, or what the user said. */
export interface MessageRow {
  id: number
  role: Message['role']
  content: string
  tool_calls: KeptCall[] | null
  status: Answer['status'] | null
  answered_by: Answer['answered_by'] | null
  notice: Answer['notice']
  remembered: unknown
  created_at: string
}

export type Answer = Extract<Message, { role: 'assistant' }>

const COLUMNS =
  'message.id, message.role, message.content, message.tool_calls, message.status, message.answered_by, message.notice, message.remembered, message.created_at'
/** Whether the lease under which the message was being written has expired. */
const ORPHANED =
  'coalesce(conversation.busy_until <= now() AND conversation.lease = message.lease, false) AS orphaned'

const selectMessages = statement<OwnerParameters & { conversation: number; before: number; limit: number }>(
  'message_list',
  `SELECT ${COLUMNS}, ${ORPHANED} FROM conversations conversation JOIN messages message
     ON message.user_id = conversation.user_id AND message.conversation_id = conversation.id
   WHERE conversation.user_id = :workspace AND conversation.member_id IS NOT DISTINCT FROM :member::text
     AND conversation.id = :conversation AND message.id < :before
   ORDER BY message.id DESC LIMIT :limit`,
)

const findConversation = statement<OwnerParameters & { id: number }>(
  'message_conversation',
  `SELECT id FROM conversations WHERE ${IS_THEIRS} AND id = :id`,
)

/** @returns messages before `before`, newest first @throws DocketError NOT_FOUND */
export async function listMessages(
  owner: Owner,
  db: Database,
  conversationId: number,
  { before, limit }: { before: number; limit: number },
): Promise<Message[]> {
  const read = () =>
    db.reader.query<MessageRow & { orphaned: boolean }>(
      selectMessages({ ...ownerParameters(owner), conversation: conversationId, before, limit }),
    )
  let rows = await read()
  if (rows.some(({ orphaned }) => orphaned)) {
    await settle(owner, db, conversationId)
    rows = await read()
  }
  if (rows.length === 0) {
    const found = await db.reader.query(findConversation({ ...ownerParameters(owner), id: conversationId }))
    if (found.length === 0) throw await whyMissing(owner.workspaceId, db.reader, 'conversation')
  }
  return rows.map(shownMessage)
}

export function shownMessage({ id, content, created_at, ...row }: MessageRow): Message {
  if (row.role === 'user') return { id, role: 'user', content, created_at }
  return {
    id,
    role: 'assistant',
    content,
    tool_calls: (row.tool_calls ?? []).map(shownCall),
    status: row.status ?? 'interrupted',
    answered_by: row.answered_by ?? 'reader',
    notice: row.notice,
    replies: repliesTo(row.remembered),
    created_at,
  }
}

/** @throws DocketError NOT_FOUND */
export async function readAnswer(
  owner: Owner,
  db: Database,
  { conversation_id, message_id }: { conversation_id: number; message_id: number },
): Promise<ChatResponse> {
  const [message] = await listMessages(owner, db, conversation_id, { before: message_id + 1, limit: 1 })
  if (message?.role !== 'assistant') throw new DocketError('NOT_FOUND', 'No such message.')
  return responseOf(conversation_id, message)
}

export function responseOf(conversation_id: number, { role: _, id, content, ...rest }: Answer): ChatResponse {
  return { conversation_id, message_id: id, response: content, ...rest }
}

/** The present state of an answer. */
export interface AnswerState {
  content: string
  calls: readonly KeptCall[]
  status: Answer['status']
  answeredBy: Answer['answered_by']
  notice: Answer['notice']
  /** For the next answer; JSON. */
  remembered: unknown
  tokensIn: number
  tokensOut: number
}

const updateAnswer = statement<{
  workspace: string
  conversation: number
  lease: number
  over: boolean
  id: number
  content: string
  calls: string
  status: string
  answered_by: string
  notice: string | null
  remembered: string | null
  tokens_in: number
  tokens_out: number
}>(
  'message_save',
  `WITH held AS (
     UPDATE conversations SET busy_until = CASE WHEN :over THEN NULL ELSE ${RENEWED} END
     WHERE user_id = :workspace AND id = :conversation AND lease = :lease AND busy_until IS NOT NULL RETURNING id
   )
   UPDATE messages SET content = :content, tool_calls = :calls::json, status = :status,
     answered_by = :answered_by, notice = :notice, remembered = :remembered::json, tokens_in = :tokens_in,
     tokens_out = :tokens_out
   FROM held WHERE user_id = :workspace AND conversation_id = held.id AND messages.id = :id RETURNING messages.id`,
)

/**
 * Saves the present state of an answer, and renews the lease, or ends it with the answer.
 * @throws DocketError CONFLICT when the lease is lost: another request has it, or the conversation was deleted
 */
export async function saveAnswer(
  workspaceId: string,
  db: Queryable,
  { conversationId, lease, messageId }: Lease & { messageId: number },
  state: AnswerState,
): Promise<void> {
  const { content, calls, status, answeredBy, notice, remembered, tokensIn, tokensOut } = state
  const saved = await db.query(
    updateAnswer({
      workspace: workspaceId,
      conversation: conversationId,
      lease,
      over: status !== 'running',
      id: messageId,
      content,
      calls: JSON.stringify(calls),
      status,
      answered_by: answeredBy,
      notice,
      remembered: remembered == null ? null : JSON.stringify(remembered),
      tokens_in: tokensIn,
      tokens_out: tokensOut,
    }),
  )
  if (saved.length === 0) throw lost()
}

export const lost = () =>
  new DocketError('CONFLICT', 'The conversation was deleted or has been continued elsewhere.')

const selectHistory = statement<{ workspace: string; conversation: number; before: number; limit: number }>(
  'message_history',
  `SELECT * FROM (
     SELECT ${COLUMNS}, conversation.summary, conversation.summarized_until
     FROM conversations conversation
     LEFT JOIN messages message ON message.user_id = conversation.user_id AND message.conversation_id = conversation.id
       AND message.id > conversation.summarized_until AND message.id < :before
     WHERE conversation.user_id = :workspace AND conversation.id = :conversation ORDER BY message.id DESC LIMIT :limit
   ) latest ORDER BY id`,
)

/** The past of a conversation, as far as an answer can use it. */
export interface Past {
  messages: Message[]
  /** What the previous answer left for the next. */
  remembered: unknown
  /** A summary of what was said before `messages`. */
  summary: string | null
}

/** Most messages that are read for one turn. */
const LOOKED_AT = 200

/** What was said before the message `before`. @throws DocketError when the conversation was deleted */
export async function readPast(
  workspaceId: string,
  db: Queryable,
  conversationId: number,
  before: number,
): Promise<Past> {
  const rows = await db.query<Omit<MessageRow, 'id'> & { id: number | null; summary: string | null }>(
    selectHistory({ workspace: workspaceId, conversation: conversationId, before, limit: LOOKED_AT }),
  )
  const [first] = rows
  if (first === undefined) throw lost()
  const said = rows.flatMap(({ id, ...row }) => (id === null ? [] : [{ ...row, id }]))
  return {
    messages: said.map(shownMessage),
    remembered: said.at(-1)?.remembered ?? null,
    summary: first.summary,
  }
}

const updateSummary = statement<{
  workspace: string
  conversation: number
  lease: number
  summary: string
  until: number
}>(
  'conversation_summarize',
  `UPDATE conversations SET summary = :summary, summarized_until = :until
   WHERE user_id = :workspace AND id = :conversation AND lease = :lease`,
)

/** Saves a summary of what was said up to the message `until`. */
export async function saveSummary(
  workspaceId: string,
  db: Queryable,
  { conversationId: conversation, lease }: Lease,
  { summary, until }: { summary: string; until: number },
): Promise<void> {
  await db.query(updateSummary({ workspace: workspaceId, conversation, lease, summary, until }))
}
