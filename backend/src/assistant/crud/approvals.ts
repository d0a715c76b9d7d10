import { AT } from '../../changelog/statements.ts'
import type { Write } from '../../changelog/write.ts'
import { type WriteParameters, writeParameters } from '../../changelog/write.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { type KeptCall, messageOf } from '../model/calls.ts'
import { type Lease, lease } from './leases.ts'
import { readRevision } from './log.ts'
import { lost } from './messages.ts'
import type { Owner } from './owner.ts'

/** A call that awaited the user's decision, taken up to be executed or declined. */
export interface TakenCall extends Lease {
  messageId: number
  /** All calls of its answer. */
  calls: readonly KeptCall[]
  /** This call, now `running`. */
  call: KeptCall
}

const selectCalls = statement<{ workspace: string; conversation: number; id: number }>(
  'approval_calls',
  'SELECT tool_calls FROM messages WHERE user_id = :workspace AND conversation_id = :conversation AND id = :id',
)

type CallParameters = { workspace: string; conversation: number; lease: number; id: number; calls: string }

const takeCalls = statement<CallParameters>(
  'approval_take',
  `UPDATE messages SET tool_calls = :calls::json, lease = :lease
   WHERE user_id = :workspace AND conversation_id = :conversation AND id = :id`,
)

/**
 * Takes a call that awaits the user's decision, and the lease of its conversation.
 * @throws DocketError NOT_FOUND; CONFLICT when the call awaits no decision (any more), or the assistant is busy
 */
export async function takeCall(
  owner: Owner,
  db: Database,
  { conversationId, id, at }: { conversationId: number; id: string; at: Date },
): Promise<TakenCall> {
  const messageId = messageOf(id)
  return await db.transaction(async (tx) => {
    const most = Number.MAX_SAFE_INTEGER
    const held = await lease(owner, tx, conversationId, { messages: 0, most, at: at.toISOString() })
    const place = { workspace: owner.workspaceId, conversation: conversationId, id: messageId }
    const [message] = await tx.query<{ tool_calls: KeptCall[] | null }>(selectCalls(place))
    const kept = message?.tool_calls ?? []
    const asked = kept.find((call) => call.id === id)
    if (asked === undefined) throw new DocketError('NOT_FOUND', 'No such call.')
    if (asked.status !== 'awaiting') {
      throw new DocketError('CONFLICT', `The call is not awaiting a decision: it is ${asked.status}.`)
    }
    const call: KeptCall = { ...asked, status: 'running', since: await readRevision(owner.workspaceId, tx) }
    const calls = withCall(kept, call)
    await tx.query(takeCalls({ ...place, lease: held.lease, calls: JSON.stringify(calls) }))
    return { conversationId, lease: held.lease, messageId, calls, call }
  })
}

const withCall = (calls: readonly KeptCall[], call: KeptCall): KeptCall[] =>
  calls.map((each) => (each.id === call.id ? call : each))

const finishCall = statement<WriteParameters & CallParameters & { answer: string }>(
  'approval_finish',
  `WITH held AS (
     UPDATE conversations SET busy_until = NULL
     WHERE user_id = :workspace AND id = :conversation AND lease = :lease AND busy_until IS NOT NULL RETURNING id
   ), key AS (
     INSERT INTO idempotency_keys (user_id, key, fingerprint, revision, answer, created_at)
     SELECT :workspace, :idempotency_key, :fingerprint::bytea, workspaces.revision, :answer::json, ${AT}
     FROM held, workspaces WHERE workspaces.id = :workspace AND :idempotency_key::text IS NOT NULL
   )
   UPDATE messages SET tool_calls = :calls::json
   FROM held WHERE user_id = :workspace AND conversation_id = held.id AND messages.id = :id RETURNING messages.id`,
)

/** Saves the outcome of the call, and ends the lease. @throws DocketError CONFLICT when the conversation was deleted */
export async function putCall(
  workspaceId: string,
  db: Queryable,
  write: Write,
  { conversationId, lease, messageId, calls }: TakenCall,
  call: KeptCall,
  answer: object,
): Promise<void> {
  const kept = await db.query(
    finishCall({
      ...writeParameters(write),
      workspace: workspaceId,
      conversation: conversationId,
      lease,
      id: messageId,
      calls: JSON.stringify(withCall(calls, call)),
      answer: JSON.stringify(answer),
    }),
  )
  if (kept.length === 0) throw lost()
}
