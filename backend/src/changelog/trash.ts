import { statement } from '../database/statement.ts'
import type { UnitOfWork } from './run-unit-of-work.ts'
import { leftName, TRANSFER } from './transfers.ts'

/** Deleted resources are in the change log; the trash says where. */

const insert = statement<{
  workspace: string
  resource: string
  id: string
  first: number
  revision: number
  at: string
}>(
  'trash_insert',
  `INSERT INTO trash (user_id, resource, resource_id, first, revision, deleted_at)
   VALUES (:workspace, :resource, :id, :first, :revision, :at::timestamptz)`,
)

const remove = statement<{
  workspace: string
  resource: string
  ids: readonly string[]
  left: readonly string[]
}>(
  'trash_remove',
  `DELETE FROM trash WHERE user_id = :workspace AND (
     resource = :resource AND resource_id = ANY (:ids::text[])
     OR resource = '${TRANSFER}' AND resource_id = ANY (:left::text[])
   )`,
)

/** Runs `removal` of a resource, whose own change is logged last: everything that it logs can be restored together. */
export async function discard(
  unit: UnitOfWork,
  { resource, id }: { resource: string; id: string | number },
  removal: () => Promise<void>,
): Promise<void> {
  const first = unit.revision + 1
  await removal()
  const { workspaceId: workspace, revision, at } = unit
  await unit.query(insert({ workspace, resource, id: String(id), first, revision, at }))
}

/** Removes what was restored from the trash, and where it was moved to: its address is its own again. */
export async function retrieve(unit: UnitOfWork, resource: string, ids: readonly string[]): Promise<void> {
  const left = ids.map((id) => leftName(resource, id))
  await unit.query(remove({ workspace: unit.workspaceId, resource, ids, left }))
}
