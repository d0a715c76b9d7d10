import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { SHOWN } from '../model/calls.ts'
import type { CallChange } from '../schemas.ts'

/** What the change log says about what the assistant did. */

const nameIn = (snapshot: string): string =>
  ['title', 'name', 'body'].map((member) => `${snapshot} ->> '${member}'`).join(', ')

const selectWritten = statement<{ user: string; conversation: string; since: number; count: number }>(
  'assistant_written',
  `WITH written AS (
     SELECT * FROM changes
     WHERE user_id = :user AND revision > :since AND actor_kind = 'assistant' AND actor_id = :conversation
   )
   SELECT revision, resource, resource_id, left(coalesce(${nameIn('after')}, ${nameIn('before')}), 200) AS name,
     CASE WHEN before IS NULL AND after IS NULL THEN 'purged' WHEN before IS NULL THEN 'created'
       WHEN after IS NULL THEN 'deleted' ELSE 'updated' END AS action,
     count(*) OVER ()::int AS count
   FROM written
   WHERE coalesce(write, revision) = (SELECT coalesce(write, revision) FROM written ORDER BY revision LIMIT 1)
   ORDER BY revision LIMIT :count`,
)

/** The first write of a conversation after the revision `since`: a call writes at most once, and no two overlap. */
export async function readWritten(
  userId: string,
  db: Queryable,
  conversationId: number,
  since: number,
): Promise<{ changes: CallChange[]; change_count: number }> {
  const rows = await db.query<CallChange & { count: number }>(
    selectWritten({ user: userId, conversation: String(conversationId), since, count: SHOWN }),
  )
  return { changes: rows.map(({ count: _, ...change }) => change), change_count: rows[0]?.count ?? 0 }
}

const selectRevision = statement<{ user: string }>(
  'assistant_revision',
  'SELECT revision FROM workspaces WHERE id = :user',
)

/** The user's revision now. */
export async function readRevision(userId: string, db: Queryable): Promise<number> {
  const [user] = await db.query<{ revision: number }>(selectRevision({ user: userId }))
  return user?.revision ?? 0
}
