import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/**
 * What the log says of a move to another workspace. The last change of its write in each of the two is a transfer,
 * which only this service reads: it names the other write, so that both are undone together, and the new ids, for
 * whoever comes to the old address. The table of the trash finds it by that address.
 */

export const TRANSFER = 'transfer'
export type Moving = 'task' | 'project'

export interface Transfer {
  /** What was moved: a task with all below it, or a project with its tasks. */
  resource: Moving
  id: number
  /** Whether it left this workspace; otherwise it came here. */
  left: boolean
  /** The revisions that the same move took in the other workspace. */
  other: { workspace_id: string; first: number; last: number }
  /** The ids here, each with the one there. */
  ids: Record<Moving, [here: number, there: number][]>
}

/** What is moved, with the ids of all that has an address. The first of its kind is what the request named. */
export interface Moved {
  resource: Moving
  ids: Transfer['ids']
}

/** What the table of the trash calls an old address. */
export const leftName = (resource: string, id: number | string): string => `${resource} ${id}`

const find = statement<{ workspace: string; name: string }>(
  'transfer_find',
  `SELECT change.revision, change.after FROM trash JOIN changes change
     ON change.user_id = :workspace AND change.revision = trash.revision AND change.resource = '${TRANSFER}'
   WHERE trash.user_id = :workspace AND trash.resource = '${TRANSFER}' AND trash.resource_id = :name`,
)

type Found = { revision: number; after: Transfer }

const findLeft = async (workspace: string, db: Queryable, resource: Moving, id: number) =>
  (await db.query<Found>(find({ workspace, name: leftName(resource, id) })))[0]

/** Where a task or project went that is no longer here; undefined if it was not moved, or too long ago. */
export async function findMoved(
  workspaceId: string,
  db: Queryable,
  { resource, id }: { resource: Moving; id: number },
): Promise<{ workspace_id: string; id: number } | undefined> {
  const found = await findLeft(workspaceId, db, resource, id)
  const there = found?.after.ids[resource].find(([here]) => here === id)?.[1]
  if (found === undefined || there === undefined) return undefined
  return { workspace_id: found.after.other.workspace_id, id: there }
}

const selectMoves = statement<{ workspace: string; writes: readonly number[] }>(
  'transfer_list',
  `SELECT written.write, (change.after ->> 'left')::boolean AS left
   FROM workspaces CROSS JOIN unnest(:writes::bigint[]) AS written (write)
   CROSS JOIN LATERAL (
     SELECT coalesce((
       SELECT next.revision - 1 FROM changes next
       WHERE next.user_id = :workspace AND next.revision > written.write
         AND coalesce(next.write, next.revision) <> written.write
       ORDER BY next.revision LIMIT 1
     ), workspaces.revision) AS revision
   ) last
   JOIN changes change ON change.user_id = :workspace AND change.revision = last.revision
     AND change.resource = '${TRANSFER}'
   WHERE workspaces.id = :workspace`,
)

/** Which of these writes moved something, by their first revisions: away from the workspace, or here. */
export async function listMoves(
  workspaceId: string,
  db: Queryable,
  writes: readonly number[],
): Promise<Map<number, 'away' | 'here'>> {
  if (writes.length === 0) return new Map()
  const found = await db.query<{ write: number; left: boolean }>(
    selectMoves({ workspace: workspaceId, writes }),
  )
  return new Map(found.map(({ write, left }) => [write, left ? 'away' : 'here']))
}

const selectAt = statement<{ workspace: string; revision: number }>(
  'transfer_at',
  `SELECT after FROM changes WHERE user_id = :workspace AND revision = :revision AND resource = '${TRANSFER}'`,
)

/** The transfer that ends a write, if it moved something. */
export async function readTransfer(
  workspaceId: string,
  db: Queryable,
  last: number,
): Promise<Transfer | undefined> {
  const [found] = await db.query<Pick<Found, 'after'>>(selectAt({ workspace: workspaceId, revision: last }))
  return found?.after
}

/** Whether what a transfer moved away, at the revision `last`, has not come back since, nor been erased. */
export const isStanding = async (unit: UnitOfWork, { resource, id }: Transfer, last: number) =>
  (await findLeft(unit.workspaceId, unit, resource, id))?.revision === last

// By an undo, each thing was removed by itself.
const dropParts = statement<{ workspace: string; first: number; resource: Moving; id: string }>(
  'transfer_parts',
  `DELETE FROM trash WHERE user_id = :workspace AND first >= :first AND (resource <> :resource OR resource_id <> :id)`,
)
const gatherParts = statement<{ workspace: string; first: number; resource: Moving; id: string }>(
  'transfer_gather',
  'UPDATE trash SET first = :first WHERE user_id = :workspace AND resource = :resource AND resource_id = :id',
)
const insertLeft = statement<{
  workspace: string
  names: readonly string[]
  first: number
  revision: number
  at: string
}>(
  'transfer_left',
  `INSERT INTO trash (user_id, resource, resource_id, first, revision, deleted_at)
   SELECT workspaces.id, '${TRANSFER}', left_here.name, :first::bigint, :revision::bigint, :at::timestamptz
   FROM workspaces CROSS JOIN unnest(:names::text[]) AS left_here (name) WHERE workspaces.id = :workspace`,
)

const namesOf = (ids: Transfer['ids']): string[] =>
  (Object.keys(ids) as Moving[]).flatMap((resource) => ids[resource].map(([id]) => leftName(resource, id)))

/** Of what the request named. */
const idOf = ({ resource, ids }: Moved): number => ids[resource][0]?.[0] ?? 0

const turned = (pairs: [number, number][]) => pairs.map(([one, other]): [number, number] => [other, one])

/**
 * Ends a move on both sides, after all else has been written. What left is in the trash, as one thing: whoever moved it
 * must not be the only one who can bring it back.
 * @param moved.ids the ids in `from`, each with the one in `to`
 */
export async function logTransfer(from: UnitOfWork, to: UnitOfWork, moved: Moved): Promise<void> {
  const back = { task: turned(moved.ids.task), project: turned(moved.ids.project) }
  const revisions = { from: from.nextRevision(), to: to.nextRevision() }
  const log = (unit: UnitOfWork, revision: number, transfer: Omit<Transfer, 'resource' | 'id'>) => {
    const { resource } = moved
    const after: Transfer = { resource, id: idOf({ resource, ids: transfer.ids }), ...transfer }
    unit.log({ resource: TRANSFER, id: leftName(resource, after.id), revision, before: null, after })
  }
  const rangeOf = (unit: UnitOfWork, last: number) => ({
    workspace_id: unit.workspaceId,
    first: unit.first,
    last,
  })
  log(from, revisions.from, { left: true, other: rangeOf(to, revisions.to), ids: moved.ids })
  log(to, revisions.to, { left: false, other: rangeOf(from, revisions.from), ids: back })
  const whole = { workspace: from.workspaceId, resource: moved.resource, id: String(idOf(moved)) }
  await from.query(dropParts({ ...whole, first: from.first }))
  await from.query(gatherParts({ ...whole, first: from.first }))
  await from.query(
    insertLeft({
      workspace: from.workspaceId,
      names: namesOf(moved.ids),
      first: from.first,
      revision: revisions.from,
      at: from.at,
    }),
  )
}
