import { once } from '../../changelog/idempotency-keys.ts'
import { lockIdentity } from '../../changelog/identity-lock.ts'
import { AT } from '../../changelog/statements.ts'
import { type Write, type WriteParameters, writeParameters } from '../../changelog/write.ts'
import { userIsGone } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import { notYours } from '../../core/memberships.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { membersAmong } from '../../members/crud.ts'
import { titleOf } from '../model/title.ts'
import { type Lease, lease, RENEWED } from './leases.ts'
import type { Answer } from './messages.ts'
import { IS_THEIRS, type Owner, type OwnerParameters, ownerParameters } from './owner.ts'

/** A turn: what the user says, and the answer. Both are stored from the start of the turn. */

const nextConversation = statement<OwnerParameters>(
  'conversation_next',
  `UPDATE workspaces SET last_conversation_id = last_conversation_id + 1 WHERE id = :workspace
   RETURNING last_conversation_id AS id,
     (SELECT count(*)::int FROM conversations WHERE ${IS_THEIRS}) AS count`,
)

const insertConversation = statement<OwnerParameters & { id: number; title: string; at: string }>(
  'conversation_insert',
  `INSERT INTO conversations
     (user_id, member_id, id, title, last_message_id, lease, busy_until, created_at, updated_at)
   VALUES (:workspace, :member, :id, :title, 2, 1, ${RENEWED}, ${AT}, ${AT})`,
)

const insertMessages = statement<
  WriteParameters & {
    workspace: string
    conversation: number
    id: number
    content: string
    lease: number
    answered_by: string
  }
>(
  'turn_insert',
  `WITH said AS (
     INSERT INTO messages (user_id, conversation_id, id, role, content, created_at)
     VALUES (:workspace, :conversation::bigint, :id::int, 'user', :content, ${AT})
   ), answer AS (
     INSERT INTO messages (user_id, conversation_id, id, role, content, status, lease, answered_by, created_at)
     VALUES (:workspace, :conversation::bigint, :id::int + 1, 'assistant', '', 'running', :lease, :answered_by, ${AT})
   )
   INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, answer, created_at)
   SELECT :workspace, :idempotency_key, :fingerprint::bytea, workspaces.revision,
     json_build_object('conversation_id', :conversation::bigint, 'message_id', :id::int + 1), ${AT}
   FROM workspaces WHERE workspaces.id = :workspace AND :idempotency_key::text IS NOT NULL`,
)

/** A turn in progress: `messageId` is that of the answer. */
export interface BegunTurn extends Lease {
  messageId: number
  /** When it started. */
  at: string
}

interface UserMessage {
  conversationId: number | null
  message: string
  /** Who is going to answer. */
  answeredBy: Answer['answered_by']
}

/** Most conversations of a user in a workspace, and most messages of a conversation. */
export interface Most {
  conversations: number
  messages: number
}

/**
 * Saves what the user says, and takes the lease for the answer.
 * @returns the turn; where there was an earlier request with this key, the answer to that
 * @throws DocketError NOT_FOUND, CONFLICT (busy, or a limit is reached), VALIDATION_ERROR (key used with another body)
 */
export async function beginTurn(
  owner: Owner,
  db: Database,
  write: Write,
  said: UserMessage,
  most: Most,
): Promise<{ turn: BegunTurn } | { earlier: { conversation_id: number; message_id: number } }> {
  const begin = () => db.transaction((tx) => begun(owner, tx, write, said, most))
  const outcome = await once(owner.workspaceId, db, write, () => db.queue.run(owner.workspaceId, begin))
  return outcome.replayed
    ? { earlier: outcome.answer as { conversation_id: number; message_id: number } }
    : { turn: outcome.result }
}

async function begun(
  owner: Owner,
  tx: Queryable,
  write: Write,
  { conversationId, message, answeredBy }: UserMessage,
  most: Most,
): Promise<BegunTurn> {
  const at = write.at.toISOString()
  const { lastMessageId, ...held } =
    conversationId === null
      ? await beginConversation(owner, tx, message, at, most.conversations)
      : await lease(owner, tx, conversationId, { messages: 2, most: most.messages, at })
  await tx.query(
    insertMessages({
      ...writeParameters(write),
      workspace: owner.workspaceId,
      conversation: held.conversationId,
      id: lastMessageId + 1,
      content: message,
      lease: held.lease,
      answered_by: answeredBy,
    }),
  )
  return { ...held, messageId: lastMessageId + 2, at }
}

async function beginConversation(owner: Owner, tx: Queryable, message: string, at: string, most: number) {
  const place = ownerParameters(owner)
  const [next] = await tx.query<{ id: number; count: number }>(nextConversation(place))
  if (next === undefined) throw userIsGone()
  await tx.query(lockIdentity({ workspace: owner.workspaceId }))
  // The workspace is locked by now: who is a member stays one until this is stored, and it goes when they go.
  const { size } = await membersAmong(owner, [owner.userId], tx)
  if (size === 0) throw notYours()
  if (next.count >= most) {
    throw new DocketError('CONFLICT', `You can have at most ${most} conversations. Delete some first.`)
  }
  await tx.query(insertConversation({ ...place, id: next.id, title: titleOf(message), at }))
  return { conversationId: next.id, lease: 1, lastMessageId: 0 }
}
