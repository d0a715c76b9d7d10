import { isPresent } from '../../changelog/past.ts'
import { TRANSFER } from '../../changelog/transfers.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { SHOWN } from '../model/calls.ts'
import type { CallChange } from '../schemas.ts'

/** What the change log says about what the assistant did. */

const nameIn = (snapshot: string): string =>
  ['title', 'name', 'body'].map((member) => `${snapshot} ->> '${member}'`).join(', ')

const selectWritten = statement<{ workspace: string; conversation: string; since: number; count: number }>(
  'assistant_written',
  `WITH written AS (
     SELECT * FROM changes
     WHERE user_id = :workspace AND revision > :since AND actor_kind = 'assistant' AND actor_id = :conversation
       AND ${isPresent('changes')} AND resource <> '${TRANSFER}'
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
  workspaceId: string,
  db: Queryable,
  conversationId: number,
  since: number,
): Promise<{ changes: CallChange[]; change_count: number }> {
  const rows = await db.query<CallChange & { count: number }>(
    selectWritten({ workspace: workspaceId, conversation: String(conversationId), since, count: SHOWN }),
  )
  return { changes: rows.map(({ count: _, ...change }) => change), change_count: rows[0]?.count ?? 0 }
}

const selectRevision = statement<{ workspace: string }>(
  'assistant_revision',
  'SELECT revision FROM workspaces WHERE id = :workspace',
)

/** The workspace's revision now. */
export async function readRevision(workspaceId: string, db: Queryable): Promise<number> {
  const [workspace] = await db.query<{ revision: number }>(selectRevision({ workspace: workspaceId }))
  return workspace?.revision ?? 0
}
