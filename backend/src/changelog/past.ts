import { statement } from '../database/statement.ts'
import type { Resources } from './resource.ts'
import {
  changeColumns,
  EARLIER,
  type States,
  type StoredChange,
  storedStates,
  userOf,
} from './stored-states.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/**
 * The history that comes along to another workspace. Its changes are copied into the log there, with who made them
 * when, under names of their own: only the history of the resource leads to them. To all else that reads the log
 * (events, syncs, webhooks, activity, undo), nothing happened there then.
 */

const PREFIX = 'past_'

/** The name in the log of changes that a resource brought with it. */
export const pastOf = (resource: string): string => `${PREFIX}${resource}`
/** SQL: a row of the log was written here, and did not come along. */
export const isPresent = (change: string): string => `NOT starts_with(${change}.resource, '${PREFIX}')`
export const isPast = (resource: string): boolean => resource.startsWith(PREFIX)
const presentOf = (resource: string): string => (isPast(resource) ? resource.slice(PREFIX.length) : resource)

/** Changes of one resource that come along, the latest. */
const MOST_OF_ONE = 500

const selectPast = statement<{ workspace: string; revisions: readonly number[] }>(
  'past_select',
  `WITH RECURSIVE chain AS (
     SELECT change.*, 1 AS depth FROM unnest(:revisions::bigint[]) AS latest (revision) CROSS JOIN LATERAL (
       SELECT * FROM changes WHERE user_id = :workspace AND changes.revision = latest.revision OFFSET 0
     ) change
     UNION ALL
     SELECT earlier.*, depth + 1 FROM chain change CROSS JOIN LATERAL (
       SELECT * FROM changes WHERE user_id = :workspace AND revision = ${EARLIER} OFFSET 0
     ) earlier WHERE depth < ${MOST_OF_ONE}
   )
   SELECT ${changeColumns('chain')}, ${userOf('chain')} AS user FROM chain ORDER BY chain.revision`,
)

export interface PastChange extends StoredChange {
  actor_kind: string
  actor_id: string
  resource: string
  /** The user who made it, or for whom it was made. */
  user: string | null
}

/** What the log has of the resources that were last written by these revisions, oldest first. */
export async function readPast(unit: UnitOfWork, revisions: readonly number[]): Promise<PastChange[]> {
  if (revisions.length === 0) return []
  await unit.settle()
  const rows = await unit.query<PastChange>(selectPast({ workspace: unit.workspaceId, revisions }))
  return rows.map((row) => ({ ...row, resource: presentOf(row.resource) }))
}

/** The workspace is looked up, though its id is known: that tells Citus on which node all of it happens. */
const insertPast = statement<{ workspace: string; rows: string }>(
  'past_insert',
  `INSERT INTO changes
     (user_id, revision, at, actor_kind, actor_id, actor_user_id, resource, resource_id, before, after, write, previous)
   SELECT workspaces.id, past.revision, past.at, past.actor_kind, past.actor_id, past.actor_user_id, past.resource,
     past.resource_id, past.before, past.after, nullif(past.write, past.revision), past.previous
   FROM workspaces CROSS JOIN json_populate_recordset(NULL::changes, :rows::json) past
   WHERE workspaces.id = :workspace`,
)

/** Rows of one statement. */
const CHUNK = 250

/**
 * Writes what the log of another workspace had of resources, before they are created here. Each change takes a
 * revision.
 * @param here what becomes of ids: the new id of the resource, and its state with what it refers to
 * @returns the revision that the creation of each continues from, by its new id
 */
export async function writePast(
  unit: UnitOfWork,
  resources: Resources,
  past: readonly PastChange[],
  here: { idOf(change: PastChange): number; stateOf(state: object, change: PastChange): object },
): Promise<Map<number, number>> {
  const revisions = new Map<number, number>()
  const last = new Map<number, number>()
  const rows = past.map((change) => {
    const id = here.idOf(change)
    const { before, after } = resources.statesOf(change)
    const revision = unit.nextRevision()
    revisions.set(change.revision, revision)
    const present = (state: object | null, written: number) =>
      state && { ...here.stateOf(state, change), revision: written }
    const before_revision = (before as { revision?: number } | null)?.revision
    // What it continues from may be past retention, or too much: its history begins here then.
    const earlier = revisions.get(change.previous ?? before_revision ?? 0) ?? 0
    const states: States = { before: present(before, earlier), after: present(after, revision) }
    const { usual } = resources.find(change.resource) ?? {}
    const stored = storedStates(
      { resource: change.resource, id, revision, ...states, previous: earlier, usual },
      { workspaceId: unit.workspaceId, at: change.at },
    )
    last.set(id, revision)
    const { at, actor_kind, actor_id, user } = change
    return {
      ...{ revision, at, actor_kind, actor_id, ...stored, write: unit.first },
      actor_user_id: actor_kind === 'user' ? null : user,
      resource: pastOf(change.resource),
      resource_id: String(id),
    }
  })
  for (let start = 0; start < rows.length; start += CHUNK) {
    const some = JSON.stringify(rows.slice(start, start + CHUNK))
    await unit.query(insertPast({ workspace: unit.workspaceId, rows: some }))
  }
  return last
}
