import { type Actor, userIsGone } from '../core/auth.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { DryRun } from '../database/together.ts'
import { type Snapshot, shown } from '../tasks/model/state.ts'
import type { Change, DryRunResponse } from './schemas.ts'

/** A row of the log, with the IANA name of where the user is. */
export interface ChangeRow {
  revision: number
  at: string
  actor_kind: Change['actor']['kind']
  actor_id: string
  resource: Change['resource']
  resource_id: string
  before: Change['before']
  after: Change['after']
  time_zone: string
}

const selectChanges = statement<{ user: string; since: number; limit: number }>(
  'change_list',
  `SELECT change.revision, change.at, change.actor_kind, change.actor_id, change.resource, change.resource_id,
          change.before, change.after, users.time_zone
   FROM users LEFT JOIN LATERAL (
     SELECT * FROM changes WHERE user_id = :user AND revision > :since ORDER BY revision LIMIT :limit
   ) change ON true
   WHERE users.id = :user
   ORDER BY change.revision`,
)

/** The user's changes after the revision `since`, oldest first, at most `limit`. */
export async function listChanges(
  userId: string,
  db: Queryable,
  query: { since: number; limit: number },
): Promise<Change[]> {
  const rows = await db.query<ChangeRow | { revision: null }>(selectChanges({ user: userId, ...query }))
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.revision !== null).map(shownChange)
}

/** The change as the API shows it. */
export function shownChange({ actor_kind, actor_id, time_zone, ...row }: ChangeRow): Change {
  const action = row.before === null ? 'created' : row.after === null ? 'deleted' : 'updated'
  const before = show(row.resource, row.before, time_zone)
  const after = show(row.resource, row.after, time_zone)
  return { ...row, before, after, actor: { kind: actor_kind, id: actor_id }, action }
}

/** What `actor` would have written, as the log would show it: but tasks of projects that they may not see. */
export function foreseen({ changes, count, revision, at, timeZone }: DryRun, actor: Actor): DryRunResponse {
  const rows = changes.map(({ resource, id, before, after, revision }) => ({
    revision,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    resource: resource as Change['resource'],
    resource_id: String(id),
    before: before as Change['before'],
    after: after as Change['after'],
    time_zone: timeZone,
  }))
  const foretold = rows.map(shownChange)
  const inSight = foretold.filter(({ resource, before, after }) => {
    const isTheirs = (snapshot: Change['after']) =>
      snapshot === null || snapshot.project_id === actor.projectId
    return actor.projectId === undefined || resource !== 'task' || (isTheirs(before) && isTheirs(after))
  })
  return { dry_run: true, revision, changes: inSight, count: count - (foretold.length - inSight.length) }
}

/** A snapshot as the resource's own endpoint shows it: of tasks the log keeps what does not follow from the rest. */
function show(resource: string, snapshot: Change['after'], zone: string): Change['after'] {
  if (resource !== 'task' || snapshot === null) return snapshot
  return shown(snapshot as unknown as Snapshot, zone)
}
