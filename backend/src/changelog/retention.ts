import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { ROW_LIMIT } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'

/** The change log is kept for a limited time (`CHANGES_KEPT_DAYS`); then its oldest rows are deleted. */

const selectKept = statement<{ workspace: string }>(
  'change_kept',
  `SELECT workspaces.revision AS latest, coalesce(oldest.revision, workspaces.revision + 1) AS first
   FROM workspaces LEFT JOIN LATERAL (
     SELECT revision FROM changes WHERE user_id = :workspace ORDER BY revision LIMIT 1
   ) oldest ON true
   WHERE workspaces.id = :workspace`,
)

export interface RetainedRange {
  latest: number
  first: number
}

/** What the log has. @throws DocketError AUTH_INVALID if the user is gone */
export async function readKept(workspaceId: string, db: Queryable): Promise<RetainedRange> {
  const [log] = await db.query<RetainedRange>(selectKept({ workspace: workspaceId }))
  if (log === undefined) throw userIsGone()
  return log
}

// Citus finds the nodes of each table by a condition of its own.
const selectKeptOfSome = statement<{ workspaces: readonly string[] }>(
  'change_kept_of_some',
  `SELECT id, revision AS latest, coalesce((
     SELECT revision FROM changes WHERE user_id = workspaces.id AND user_id = ANY (:workspaces::text[])
     ORDER BY revision LIMIT 1
   ), workspaces.revision + 1) AS first
   FROM workspaces WHERE id = ANY (:workspaces::text[])`,
)

/** What the logs of `workspaces` have, as far as these exist. */
export async function readKeptOf(
  workspaces: readonly string[],
  db: Queryable,
): Promise<ReadonlyMap<string, RetainedRange>> {
  const rows = await db.query<RetainedRange & { id: string }>(selectKeptOfSome({ workspaces }))
  return new Map(rows.map(({ id, ...range }) => [id, range]))
}

/** Whether a log has all changes after `since`. */
export const isRetained = ({ first, latest }: RetainedRange, since: number): boolean =>
  since >= first - 1 && since <= latest

/** @throws DocketError AUTH_INVALID if the user is gone */
export const latestRevision = async (workspaceId: string, db: Queryable): Promise<number> =>
  (await readKept(workspaceId, db)).latest

const ANEW = 'Start over: GET …/changes?cursor= returns the full state.'

/**
 * Checks that the log has all changes after `since`.
 * @returns the workspace's revision
 * @throws DocketError GONE if it does not, AUTH_INVALID if the user is gone
 */
export async function checkRetained(workspaceId: string, db: Queryable, since: number): Promise<number> {
  const kept = await readKept(workspaceId, db)
  const { first, latest } = kept
  if (isRetained(kept, since)) return latest
  // A server may have less than its client knows: it was restored from a backup.
  const detail =
    since > latest
      ? `The change log ends at revision ${latest}.`
      : `The change log begins at revision ${first}.`
  throw new DocketError('GONE', `${detail} ${ANEW}`, { members: { first_revision: first, revision: latest } })
}

/** Some workspaces, each with whether its log has changes that are past retention. */
const findOutdated = statement<{ before: string; after: string }>(
  'change_outdated',
  `SELECT id, (
     SELECT at FROM changes WHERE user_id = workspaces.id ORDER BY revision LIMIT 1
   ) < :before::timestamptz AS outdated
   FROM workspaces WHERE id > :after ORDER BY id LIMIT ${ROW_LIMIT}`,
)

// Stops before the first change to keep, so that one that a wrong clock dated too early does not take earlier ones with
// it.
const pruneSome = statement<{ workspace: string; before: string }>(
  'change_prune',
  `WITH oldest AS MATERIALIZED (
     SELECT revision, at FROM changes WHERE user_id = :workspace ORDER BY revision LIMIT ${ROW_LIMIT}
   ), pruned AS (
     DELETE FROM changes WHERE user_id = :workspace AND revision <= (
       SELECT coalesce(min(revision) FILTER (WHERE at >= :before::timestamptz) - 1, max(revision)) FROM oldest
     ) RETURNING revision
   ) SELECT count(*)::int AS count FROM pruned`,
)

/** Deletes the changes made before `before`. */
export async function pruneChanges(db: Queryable, before: Date): Promise<void> {
  const until = before.toISOString()
  for (let after: string | undefined = ''; after !== undefined; ) {
    const some: { id: string; outdated: boolean | null }[] = await db.query(
      findOutdated({ before: until, after }),
    )
    for (const { id, outdated } of some) if (outdated) await pruneLog(db, id, until)
    after = some.at(-1)?.id
  }
}

async function pruneLog(db: Queryable, workspace: string, before: string): Promise<void> {
  for (;;) {
    const [some] = await db.query<{ count: number }>(pruneSome({ workspace, before }))
    if ((some?.count ?? 0) < ROW_LIMIT) return
  }
}
