import { whyMissing } from '../../changelog/statements.ts'
import { userIsGone } from '../../core/auth.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { Conversation } from '../schemas.ts'
import { IS_THEIRS, type Owner, type OwnerParameters, ownerParameters } from './owner.ts'

const COLUMNS = 'conversation.id, conversation.title, conversation.created_at, conversation.updated_at'

const selectConversations = statement<OwnerParameters & { at: string; before: number; limit: number }>(
  'conversation_list',
  `SELECT ${COLUMNS} FROM workspaces LEFT JOIN LATERAL (
     SELECT * FROM conversations
     WHERE ${IS_THEIRS} AND (updated_at, id) < (:at::timestamptz, :before)
     ORDER BY updated_at DESC, id DESC LIMIT :limit
   ) conversation ON true
   WHERE workspaces.id = :workspace ORDER BY conversation.updated_at DESC, conversation.id DESC`,
)

/** Where a page starts: after the conversation `id`, which was last used at `at` (milliseconds since 1970). */
export interface ConversationPlace {
  at: number
  id: number
}

/** Last used first. @throws DocketError AUTH_INVALID when the workspace is gone */
export async function listConversations(
  owner: Owner,
  db: Queryable,
  { after, limit }: { after: ConversationPlace | undefined; limit: number },
): Promise<Conversation[]> {
  const at = after === undefined ? 'infinity' : new Date(after.at).toISOString()
  const rows = await db.query<Conversation | { id: null }>(
    selectConversations({ ...ownerParameters(owner), at, before: after?.id ?? 0, limit }),
  )
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.id !== null)
}

const findConversation = statement<OwnerParameters & { id: number }>(
  'conversation_read',
  `SELECT ${COLUMNS} FROM conversations conversation WHERE ${IS_THEIRS} AND id = :id`,
)

const renameConversation = statement<OwnerParameters & { id: number; title: string | null }>(
  'conversation_rename',
  `UPDATE conversations conversation SET title = coalesce(:title, title) WHERE ${IS_THEIRS} AND id = :id RETURNING ${COLUMNS}`,
)

const removeConversation = statement<OwnerParameters & { id: number }>(
  'conversation_delete',
  `DELETE FROM conversations WHERE ${IS_THEIRS} AND id = :id RETURNING id`,
)

/** @throws DocketError NOT_FOUND */
export async function readConversation(owner: Owner, db: Queryable, id: number): Promise<Conversation> {
  const [found] = await db.query<Conversation>(findConversation({ ...ownerParameters(owner), id }))
  return found ?? (await missing(owner, db))
}

/** @throws DocketError NOT_FOUND */
export async function editConversation(
  owner: Owner,
  db: Database,
  id: number,
  { title = null }: { title?: string | null | undefined },
): Promise<Conversation> {
  const [renamed] = await db.query<Conversation>(renameConversation({ ...ownerParameters(owner), id, title }))
  return renamed ?? (await missing(owner, db))
}

/** An answer in progress in the conversation ends; what was done stays done. @throws DocketError NOT_FOUND */
export async function deleteConversation(owner: Owner, db: Database, id: number): Promise<void> {
  const deleted = await db.query(removeConversation({ ...ownerParameters(owner), id }))
  if (deleted.length === 0) await missing(owner, db)
}

async function missing({ workspaceId }: Owner, db: Queryable): Promise<never> {
  throw await whyMissing(workspaceId, db, 'conversation')
}
