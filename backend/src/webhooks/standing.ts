import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

/** For whom a webhook sends: the user whose workspace it is or, in a shared one, the admin who made it (`creator`). */
export interface Holder {
  workspace: string
  creator: string | null
}

// Users and members only: webhooks may be on other nodes.
const selectFallen = statement<{ workspaces: readonly string[]; creators: readonly (string | null)[] }>(
  'webhooks_fallen',
  `SELECT place FROM unnest(:workspaces::text[], :creators::text[])
     WITH ORDINALITY AS holder (workspace, creator, place)
   WHERE CASE WHEN creator IS NULL
     THEN EXISTS (SELECT FROM users WHERE users.id = holder.workspace AND disabled_at IS NOT NULL)
     ELSE NOT EXISTS (
       SELECT FROM memberships JOIN users ON users.id = memberships.user_id
       WHERE memberships.workspace_id = holder.workspace AND memberships.user_id = holder.creator
         AND memberships.role IN ('admin', 'owner') AND users.disabled_at IS NULL)
   END`,
)

/** Those of the holders for whom nothing may be sent now: disabled users, and who is no admin any more. */
export async function fallenHolders<Each extends Holder>(
  db: Queryable,
  holders: readonly Each[],
): Promise<ReadonlySet<Each>> {
  if (holders.length === 0) return new Set()
  const rows = await db.query<{ place: number }>(
    selectFallen({
      workspaces: holders.map(({ workspace }) => workspace),
      creators: holders.map(({ creator }) => creator),
    }),
  )
  const places = new Set(rows.map(({ place }) => place))
  return new Set(holders.filter((_, index) => places.has(index + 1)))
}

export const isStanding = async (db: Queryable, holder: Holder): Promise<boolean> =>
  (await fallenHolders(db, [holder])).size === 0
