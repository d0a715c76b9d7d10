import { type Actor, userIsGone } from '../../core/auth.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import type { DryRun } from '../dry-run.ts'
import type { Resources } from '../resource.ts'
import { changeColumns, type StoredChange } from '../stored-states.ts'
import { userToLog } from '../write.ts'
import type { Change, DryRunResponse, SyncedChange } from './schemas.ts'
import { readState, type StateCursor } from './state.ts'

/** A row of the log, with the IANA name of the workspace's time zone. */
export interface ChangeRow extends StoredChange {
  actor_kind: Change['actor']['kind']
  actor_id: string
  /** Whom a key, a client or the assistant wrote for in a shared workspace; else null. */
  actor_user_id: string | null
  resource: Change['resource']
  write: number
  time_zone: string
}

const selectChanges = statement<{
  workspace: string
  since: number
  until: number
  resources: readonly string[]
  limit: number
}>(
  'change_list',
  `SELECT ${changeColumns('change')}, workspaces.time_zone FROM workspaces LEFT JOIN LATERAL (
     SELECT * FROM changes
     WHERE user_id = :workspace AND revision > :since AND revision <= :until AND resource = ANY (:resources::text[])
     ORDER BY revision LIMIT :limit
   ) change ON true
   WHERE workspaces.id = :workspace
   ORDER BY change.revision`,
)

/**
 * The workspace's changes of the resources `names` after the revision `since`, and up to `until`, oldest first, at most
 * `limit`.
 */
export async function listChanges(
  workspaceId: string,
  db: Queryable,
  resources: Resources,
  query: { since: number; until?: number; limit: number; names: readonly string[] },
): Promise<Change[]> {
  const { since, until = Number.MAX_SAFE_INTEGER, limit, names } = query
  const rows = await db.query<ChangeRow | { revision: null }>(
    selectChanges({ workspace: workspaceId, since, until, limit, resources: names }),
  )
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.revision !== null).map((row) => shownChange(row, resources))
}

/** The change as the API shows it. */
export function shownChange(row: ChangeRow, resources: Resources): Change {
  const { revision, at, resource, resource_id, write, time_zone } = row
  const states = resources.statesOf(row)
  const show = (state: object | null) => state && resources.show(resource, state, time_zone)
  const before = show(states.before)
  const after = show(states.after)
  const [actor, action] = [actorIn(row), actionOf(row)]
  return { revision, at, resource, resource_id, before, after, write, actor, action }
}

/** Who made a change, as the API shows it. */
export const actorIn = <Kind extends string>(
  row: Pick<ChangeRow, 'actor_id' | 'actor_user_id'> & { actor_kind: Kind },
): { kind: Kind; id: string; user_id?: string } => ({
  kind: row.actor_kind,
  id: row.actor_id,
  ...(row.actor_user_id !== null && { user_id: row.actor_user_id }),
})

function actionOf({ before, after }: Pick<ChangeRow, 'before' | 'after'>): Change['action'] {
  if (before === null) return after === null ? 'purged' : 'created'
  return after === null ? 'deleted' : 'updated'
}

/** What `actor` would have written, as the log would show it, but without what they may not see. */
export function previewOf(
  { changes, count, revision: last, at, timeZone }: DryRun,
  actor: Actor,
  resources: Resources,
): DryRunResponse {
  const rows = changes.map(({ resource, id, before, after, revision }) => ({
    user_id: actor.workspaceId,
    revision,
    at,
    actor_kind: actor.kind,
    actor_id: actor.id,
    actor_user_id: userToLog({ actor }),
    resource,
    resource_id: String(id),
    previous: null,
    before,
    after,
    // It would all be one write.
    write: last + 1,
    time_zone: timeZone,
  }))
  // Some changes are for this service alone.
  const previewed = rows
    .filter(({ resource }) => resources.find(resource) !== undefined)
    .map((row) => shownChange(row, resources))
  const inSight = previewed.filter(({ resource, before, after }) => {
    const isSeen = resources.find(resource)?.isInSight
    return [before, after].every((shown) => shown === null || isSeen === undefined || isSeen(actor, shown))
  })
  return {
    dry_run: true,
    revision: last,
    changes: inSight,
    count: count - (rows.length - inSight.length),
  }
}

const selectZone = statement<{ workspace: string }>(
  'change_zone',
  'SELECT time_zone FROM workspaces WHERE id = :workspace',
)

/**
 * A page of everything that the workspace has now, each thing in the form of a change.
 * @returns the page, and where the next one begins; null when that was all
 */
export async function listState(
  workspaceId: string,
  db: Queryable,
  resources: Resources,
  query: { place: StateCursor; limit: number; names: readonly string[] },
): Promise<{ changes: SyncedChange[]; next: StateCursor | null }> {
  const { found, next } = await readState(workspaceId, db, resources, query)
  const floats = found.some(({ resource, row }) => resource.isFloating?.(row) === true)
  const [workspace] = floats
    ? await db.query<{ time_zone: string }>(selectZone({ workspace: workspaceId }))
    : []
  const changes = found.map(({ resource: { name }, row }): SyncedChange => {
    const { part: _, ...state } = row
    const revision = Number(row.revision ?? row.id)
    return {
      revision,
      at: row.updated_at ?? row.at ?? null,
      actor: null,
      write: revision,
      action: 'present',
      resource: name,
      resource_id: String(row.id ?? name),
      before: null,
      after: resources.show(name, state, workspace?.time_zone ?? 'UTC'),
    }
  })
  return { changes, next }
}
