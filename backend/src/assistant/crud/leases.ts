import { whyMissing } from '../../changelog/statements.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { KeptCall } from '../model/calls.ts'
import { readWritten } from './log.ts'
import { IS_THEIRS, type Owner, type OwnerParameters, ownerParameters } from './owner.ts'

/**
 * Only one request at a time works on a conversation, over all instances: the one that holds its lease, for as long as
 * it renews the lease. What is left unfinished when a lease expires is settled by whichever request comes next.
 */

/** Seconds that a lease lasts, by the clock of the database, which all instances share. */
const LASTS = 30
/** Milliseconds between two renewals. */
export const RENEW_EVERY = 10_000

export const RENEWED = `now() + interval '${LASTS} seconds'`

/** The right to work on a conversation; `lease` is its number. */
export interface Lease {
  conversationId: number
  lease: number
}

const lockConversation = statement<OwnerParameters & { id: number }>(
  'lease_lock',
  `SELECT lease, last_message_id, busy_until IS NOT NULL AS held,
     ceil(extract(epoch FROM busy_until - now()))::int AS seconds
   FROM conversations WHERE ${IS_THEIRS} AND id = :id FOR UPDATE`,
)

const takeLease = statement<{ workspace: string; id: number; more: number; at: string }>(
  'lease_take',
  `UPDATE conversations SET lease = lease + 1, busy_until = ${RENEWED}, last_message_id = last_message_id + :more,
     updated_at = CASE WHEN :more = 0 THEN updated_at ELSE :at::timestamptz END
   WHERE user_id = :workspace AND id = :id`,
)

const renewLease = statement<{ workspace: string; id: number; lease: number }>(
  'lease_renew',
  `UPDATE conversations SET busy_until = ${RENEWED}
   WHERE user_id = :workspace AND id = :id AND lease = :lease AND busy_until IS NOT NULL RETURNING id`,
)

const releaseLease = statement<{ workspace: string; id: number; lease: number }>(
  'lease_release',
  'UPDATE conversations SET busy_until = NULL WHERE user_id = :workspace AND id = :id AND lease = :lease',
)

interface Locked {
  lease: number
  last_message_id: number
  held: boolean
  seconds: number | null
}

/**
 * Takes the lease of a conversation.
 * @param tx a transaction
 * @param wanted.messages how many messages are to be added; the conversation may have `wanted.most` at most
 * @throws DocketError NOT_FOUND; CONFLICT while another request works on the conversation, or when it is full
 */
export async function lease(
  owner: Owner,
  tx: Queryable,
  id: number,
  wanted: { messages: number; most: number; at: string },
): Promise<Lease & { lastMessageId: number }> {
  const locked = await lock(owner, tx, id)
  if (locked.held) {
    if ((locked.seconds ?? 0) > 0) throw busy(locked.seconds ?? 1)
    await settleMessage(owner.workspaceId, tx, { conversationId: id, lease: locked.lease })
  }
  if (locked.last_message_id + wanted.messages > wanted.most) {
    throw new DocketError('CONFLICT', `A conversation has at most ${wanted.most} messages. Start a new one.`)
  }
  await tx.query(takeLease({ workspace: owner.workspaceId, id, more: wanted.messages, at: wanted.at }))
  return { conversationId: id, lease: locked.lease + 1, lastMessageId: locked.last_message_id }
}

async function lock(owner: Owner, tx: Queryable, id: number): Promise<Locked> {
  const [locked] = await tx.query<Locked>(lockConversation({ ...ownerParameters(owner), id }))
  if (locked === undefined) throw await whyMissing(owner.workspaceId, tx, 'conversation')
  return locked
}

const busy = (seconds: number) =>
  new DocketError(
    'CONFLICT',
    'The assistant is still answering in this conversation. Try again when it has finished.',
    {
      // The answer may end at any moment; only if its instance is gone does the lease last until it expires.
      headers: { 'retry-after': String(Math.min(seconds, 5)) },
    },
  )

/** @returns whether the caller still holds the lease */
export async function renew(workspaceId: string, db: Queryable, held: Lease): Promise<boolean> {
  const { conversationId: id, lease } = held
  const rows = await db.query(renewLease({ workspace: workspaceId, id, lease }))
  return rows.length > 0
}

export async function release(workspaceId: string, db: Queryable, held: Lease): Promise<void> {
  const { conversationId: id, lease } = held
  await db.query(releaseLease({ workspace: workspaceId, id, lease }))
}

const selectLeft = statement<{ workspace: string; conversation: number; lease: number }>(
  'lease_left',
  `SELECT id, tool_calls FROM messages
   WHERE user_id = :workspace AND conversation_id = :conversation AND lease = :lease`,
)

const settleLeft = statement<{ workspace: string; conversation: number; id: number; calls: string }>(
  'lease_settle',
  `UPDATE messages SET tool_calls = :calls::json,
     status = CASE WHEN status = 'running' THEN 'interrupted' ELSE status END
   WHERE user_id = :workspace AND conversation_id = :conversation AND id = :id`,
)

/** Ends an answer whose lease has expired: the change log tells what its last call did. */
async function settleMessage(
  workspaceId: string,
  tx: Queryable,
  { conversationId, lease }: Lease,
): Promise<void> {
  const workspace = workspaceId
  const conversation = conversationId
  const [left] = await tx.query<{ id: number; tool_calls: KeptCall[] | null }>(
    selectLeft({ workspace, conversation, lease }),
  )
  if (left === undefined) return
  const calls: KeptCall[] = []
  for (const call of left.tool_calls ?? []) {
    calls.push(call.status === 'running' ? await settled(workspaceId, tx, conversationId, call) : call)
  }
  await tx.query(settleLeft({ workspace, conversation, id: left.id, calls: JSON.stringify(calls) }))
}

async function settled(
  workspaceId: string,
  tx: Queryable,
  conversationId: number,
  call: KeptCall,
): Promise<KeptCall> {
  const { since, fingerprint: _, ...rest } = call
  const written =
    since === undefined
      ? { changes: [], change_count: 0 }
      : await readWritten(workspaceId, tx, conversationId, since)
  if (written.change_count > 0) return { ...rest, ...written, status: 'done', detail: null }
  return {
    ...rest,
    changes: [],
    change_count: 0,
    status: 'refused',
    detail: 'The service stopped before it was done.',
  }
}

/** Settles an answer whose lease has expired, for a request that only reads the conversation. */
export async function settle(owner: Owner, db: Database, id: number): Promise<void> {
  await db.transaction(async (tx) => {
    const { held, seconds, lease } = await lock(owner, tx, id)
    // Another request has settled it meanwhile, or works on it.
    if (!held || (seconds ?? 0) > 0) return
    await settleMessage(owner.workspaceId, tx, { conversationId: id, lease })
    await release(owner.workspaceId, tx, { conversationId: id, lease })
  })
}
