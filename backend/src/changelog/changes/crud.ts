import { type Actor, userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { isFloating, type Snapshot, shown } from '../../tasks/model/state.ts'
import type { DryRun } from '../dry-run.ts'
import type { Change, DryRunResponse, SyncedChange } from './schemas.ts'
import { readState, type StatePlace } from './state.ts'

/** A row of the log, with the IANA name of the user's time zone. */
export interface ChangeRow {
  revision: number
  at: string
  actor_kind: Change['actor']['kind']
  actor_id: string
  resource: Change['resource']
  resource_id: string
  before: Change['before']
  after: Change['after']
  write: number
  time_zone: string
}

const selectChanges = statement<{
  user: string
  since: number
  until: number
  resources: readonly string[]
  limit: number
}>(
  'change_list',
  `SELECT change.revision, change.at, change.actor_kind, change.actor_id, change.resource, change.resource_id,
          change.before, change.after, coalesce(change.write, change.revision) AS write, users.time_zone
   FROM users LEFT JOIN LATERAL (
     SELECT * FROM changes
     WHERE user_id = :user AND revision > :since AND revision <= :until AND resource = ANY (:resources::text[])
     ORDER BY revision LIMIT :limit
   ) change ON true
   WHERE users.id = :user
   ORDER BY change.revision`,
)

/** The user's changes of `resources` after the revision `since`, and up to `until`, oldest first, at most `limit`. */
export async function listChanges(
  userId: string,
  db: Queryable,
  query: { since: number; until?: number; limit: number; resources: readonly string[] },
): Promise<Change[]> {
  const rows = await db.query<ChangeRow | { revision: null }>(
    selectChanges({ user: userId, until: Number.MAX_SAFE_INTEGER, ...query }),
  )
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.revision !== null).map(shownChange)
}

/** The change as the API shows it. */
export function shownChange({ actor_kind, actor_id, time_zone, ...row }: ChangeRow): Change {
  const action =
    row.before === null
      ? row.after === null
        ? 'purged'
        : 'created'
      : row.after === null
        ? 'deleted'
        : 'updated'
  const before = show(row.resource, row.before, time_zone)
  const after = show(row.resource, row.after, time_zone)
  return { ...row, before, after, actor: { kind: actor_kind, id: actor_id }, action }
}

const show = (resource: string, snapshot: Change['after'], zone: string): Change['after'] =>
  snapshot && shownState(resource, snapshot, zone)

/** What `actor` would have written, as the log would show it, but without tasks of projects that they may not see. */
export function previewOf(
  { changes, count, revision: last, at, timeZone }: DryRun,
  actor: Actor,
): DryRunResponse {
  const rows = changes.map(({ resource, id, before, after, revision }) => ({
    revision,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    resource: resource as Change['resource'],
    resource_id: String(id),
    before: before as Change['before'],
    after: after as Change['after'],
    // It would all be one write.
    write: last + 1,
    time_zone: timeZone,
  }))
  const previewed = rows.map(shownChange)
  const inSight = previewed.filter(({ resource, before, after }) => {
    const isTheirs = (snapshot: Change['after']) =>
      snapshot === null || snapshot.project_id === actor.projectId
    return actor.projectId === undefined || resource !== 'task' || (isTheirs(before) && isTheirs(after))
  })
  return {
    dry_run: true,
    revision: last,
    changes: inSight,
    count: count - (previewed.length - inSight.length),
  }
}

/** A snapshot as the resource's own endpoint shows it: for tasks, the log leaves out what follows from the rest. */
export function shownState(resource: string, snapshot: object, zone: string): Record<string, unknown> {
  const state = resource === 'task' ? shown(snapshot as Snapshot, zone) : snapshot
  return state as Record<string, unknown>
}

const selectZone = statement<{ user: string }>('change_zone', 'SELECT time_zone FROM users WHERE id = :user')

/**
 * A page of everything that the user has now, each thing in the form of a change.
 * @returns the page, and where the next one begins; null when that was all
 */
export async function listState(
  userId: string,
  db: Queryable,
  query: { place: StatePlace; limit: number; resources: readonly string[] },
): Promise<{ changes: SyncedChange[]; next: StatePlace | null }> {
  const { found, next } = await readState(userId, db, query)
  const floats = found.some(
    ({ resource, row }) => resource === 'task' && isFloating((row as unknown as Snapshot).details),
  )
  const [user] = floats ? await db.query<{ time_zone: string }>(selectZone({ user: userId })) : []
  const changes = found.map(({ resource, row }): SyncedChange => {
    const { part: _, ...state } = row
    if (resource === 'preferences') delete state.at
    const revision = Number(row.revision ?? row.id)
    return {
      revision,
      at: row.updated_at ?? row.at ?? null,
      actor: null,
      write: revision,
      action: 'present',
      resource,
      resource_id: String(row.id ?? resource),
      before: null,
      after: shownState(resource, state, user?.time_zone ?? 'UTC'),
    }
  })
  return { changes, next }
}
