import { z } from 'zod'
import { type Actor, inOwnWorkspace, userIsGone } from '../../../core/auth.ts'
import { DocketError } from '../../../core/errors.ts'
import type { Database, Queryable } from '../../../database/connection.ts'
import { statement } from '../../../database/statement.ts'
import { onceFor, type Resources } from '../../resource.ts'
import { CHUNK, runUnitOfWork } from '../../run-unit-of-work.ts'
import { noteErased } from '../../storage.ts'
import { changeColumns, EARLIER, type StoredChange } from '../../stored-states.ts'
import { TRANSFER } from '../../transfers.ts'
import type { Write } from '../../write.ts'

/** What is in the trash, and how it is emptied. */

/** With the change that deleted it. */
export interface TrashRow extends StoredChange {
  resource: string
  first: number
  deleted_at: string
  actor_kind: Actor['kind']
  actor_id: string
  actor_user_id: string | null
  time_zone: string
}

const selectTrash = statement<{
  workspace: string
  resources: readonly string[]
  before: number
  limit: number
}>(
  'trash_list',
  `SELECT workspaces.time_zone, item.* FROM workspaces LEFT JOIN LATERAL (
     SELECT trash.first, trash.deleted_at, ${changeColumns('change')}
     FROM trash JOIN LATERAL (
       SELECT * FROM changes WHERE user_id = :workspace AND changes.revision = trash.revision OFFSET 0
     ) change ON change.before IS NOT NULL
     WHERE trash.user_id = :workspace AND trash.resource = ANY (:resources::text[]) AND trash.revision < :before
     ORDER BY trash.revision DESC LIMIT :limit
   ) item ON true
   WHERE workspaces.id = :workspace ORDER BY item.revision DESC`,
)

/** The trash, most recently deleted first. @param query.before only what was deleted before this revision */
export async function listTrash(
  workspaceId: string,
  db: Queryable,
  query: { names: readonly string[]; before?: number | undefined; limit: number },
): Promise<TrashRow[]> {
  const { names, before = Number.MAX_SAFE_INTEGER, limit } = query
  const rows = await db.query<TrashRow | { revision: null }>(
    selectTrash({ workspace: workspaceId, resources: names, before, limit }),
  )
  if (rows.length === 0) throw userIsGone()
  return rows.filter((row) => row.revision !== null) as TrashRow[]
}

const findRanges = statement<{
  workspace: string
  resources: readonly string[]
  id: string | null
  before: string
}>(
  'trash_ranges',
  `SELECT resource, resource_id, first, revision FROM trash
   WHERE user_id = :workspace AND resource = ANY (:resources::text[])
     AND (:id::text IS NULL OR resource_id = :id) AND deleted_at <= :before::timestamptz
   ORDER BY revision LIMIT ${CHUNK}`,
)

/** The names of resources as a list of SQL literals. */
const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/**
 * SQL for the revisions of all changes of those deleted resources whose snapshots have no revision: nothing names the
 * predecessor of a change, but an index of the log has them. The names must be literals, as in the index.
 */
function unchained(resources: Resources): string {
  const names = resources.all
    .filter((each) => !('revision' in shapeOf(resources.schemaOf(each))))
    .map(({ name }) => name)
  if (names.length === 0) return 'SELECT NULL::bigint AS revision WHERE false'
  return `SELECT change.revision FROM gone CROSS JOIN LATERAL (
       SELECT revision FROM changes
       WHERE user_id = :workspace AND resource IN (${quoted(names)}) AND resource = gone.resource
         AND resource_id = gone.resource_id OFFSET 0
     ) change WHERE gone.resource IN (${quoted(names)})`
}

const shapeOf = (schema: z.ZodType): object => (schema instanceof z.ZodObject ? schema.shape : {})

/** What else must happen when some of the deleted resources are erased. */
const effects = ({ all }: Resources): string =>
  all
    .filter(({ whenErased }) => whenErased !== undefined)
    .map(
      ({ name, whenErased }) => `${name}_erased AS (
     ${whenErased} AND EXISTS (SELECT FROM gone WHERE resource = '${name}')
   ), `,
    )
    .join('')

// Erases everything ever logged about the deleted resources: that something existed stays, but not what. Each change
// names its predecessor, so only those are read, however long the log is.
const forget = onceFor((resources: Resources) =>
  statement<{
    workspace: string
    firsts: readonly number[]
    lasts: readonly number[]
    resources: readonly string[]
    ids: readonly string[]
    untold: boolean
  }>(
    'trash_forget',
    `WITH RECURSIVE range AS MATERIALIZED (
     SELECT * FROM unnest(:firsts::bigint[], :lasts::bigint[], :resources::text[], :ids::text[])
       AS range (first, last, resource, id)
   ), gone AS MATERIALIZED (
     SELECT taken.* FROM range CROSS JOIN LATERAL (
       SELECT resource, resource_id, revision, ${EARLIER} AS earlier FROM changes change
       WHERE user_id = :workspace AND revision BETWEEN range.first AND range.last
         AND before IS NOT NULL AND after IS NULL OFFSET 0
     ) taken
   ), told AS (
     SELECT revision, earlier FROM gone
     UNION ALL
     SELECT change.* FROM told CROSS JOIN LATERAL (
       SELECT revision, ${EARLIER} FROM changes change WHERE user_id = :workspace AND revision = told.earlier OFFSET 0
     ) change
   ), unchained AS (
     ${unchained(resources)}
   ), ${effects(resources)}forgotten AS (
     UPDATE changes SET before = NULL, after = NULL WHERE user_id = :workspace AND revision = ANY (ARRAY (
       SELECT revision FROM told UNION SELECT revision FROM unchained
     ))
   ), unanswered AS (
     -- The stored responses of batches and undos may contain any of it: revision 0 marks them as erased.
     UPDATE idempotency_keys SET answer = NULL, revision = 0
     -- A comparison, since Citus would take a condition that is false by itself for that of the whole statement.
     WHERE user_id = :workspace AND (answer IS NOT NULL) > :untold::boolean
   ), stranded AS (
     -- What is erased cannot be moved back.
     DELETE FROM trash USING range
     WHERE trash.user_id = :workspace AND trash.resource = '${TRANSFER}'
       AND trash.first <= range.first AND trash.revision > range.last
   )
   DELETE FROM trash USING range
   WHERE trash.user_id = :workspace AND trash.resource = range.resource AND trash.resource_id = range.id`,
  ),
)

/** Erases some of what `query` selects. @param query.untold does not log it @returns how many things */
function forgetSome(
  workspaceId: string,
  db: Database,
  write: Write,
  resources: Resources,
  query: { names: readonly string[]; id?: number; until: Date; untold?: boolean },
): Promise<number> {
  const { names, id, until, untold = false } = query
  // The workspace's row is locked: nothing that is about to be erased can be restored.
  return runUnitOfWork(workspaceId, db, write, async (unit) => {
    const ranges = await unit.query<{
      resource: string
      resource_id: string
      first: number
      revision: number
    }>(
      findRanges({
        workspace: workspaceId,
        resources: names,
        id: id === undefined ? null : String(id),
        before: until.toISOString(),
      }),
    )
    if (ranges.length === 0) return 0
    await unit.query(
      forget(resources)({
        workspace: workspaceId,
        firsts: ranges.map(({ first }) => first),
        lasts: ranges.map(({ revision }) => revision),
        resources: ranges.map(({ resource }) => resource),
        ids: ranges.map(({ resource_id }) => resource_id),
        untold,
      }),
    )
    await noteErased(unit, workspaceId)
    for (const { resource, resource_id } of untold ? [] : ranges) {
      const revision = unit.nextRevision()
      unit.log({ resource, id: resource_id, revision, before: null, after: null })
    }
    return ranges.length
  })
}

/** Erases one thing in the trash for good. @throws DocketError NOT_FOUND */
export async function purge(
  workspaceId: string,
  db: Database,
  write: Write,
  resources: Resources,
  { resource, id }: { resource: string; id: number },
): Promise<void> {
  const count = await forgetSome(workspaceId, db, write, resources, {
    names: [resource],
    id,
    until: write.at,
  })
  if (count === 0) throw new DocketError('NOT_FOUND', `No such ${resource} in the trash.`)
}

/** Erases for good everything of these resources that was deleted by `until`. */
export async function emptyTrash(
  workspaceId: string,
  db: Database,
  write: Write,
  resources: Resources,
  query: { names: readonly string[]; until: Date; untold?: boolean },
): Promise<void> {
  for (;;) {
    const count = await forgetSome(workspaceId, db, write, resources, query)
    if (count < CHUNK) return
  }
}

const findOwners = statement<{ resources: readonly string[]; before: string }>(
  'trash_owners',
  `SELECT DISTINCT user_id FROM (
     SELECT user_id FROM trash WHERE deleted_at <= :before::timestamptz AND resource = ANY (:resources::text[])
     ORDER BY deleted_at LIMIT ${CHUNK}
   ) oldest`,
)

/** Erases from the trash of all workspaces what was deleted by `until`. Nobody requested that, so it is not logged. */
export async function purgeOutdated(db: Database, resources: Resources, until: Date): Promise<void> {
  // What was moved away is forgotten like what was deleted, and its old address with it.
  const names = [...resources.trashed.map(({ name }) => name), TRANSFER]
  for (;;) {
    const owners = await db.query<{ user_id: string }>(
      findOwners({ resources: names, before: until.toISOString() }),
    )
    for (const { user_id: workspaceId } of owners) {
      const actor = inOwnWorkspace({ userId: workspaceId, kind: 'user', id: workspaceId, scopes: new Set() })
      const write = { actor, at: until, key: null }
      await emptyTrash(workspaceId, db, write, resources, { names, until, untold: true })
    }
    if (owners.length === 0) return
  }
}
