import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { ROW_LIMIT } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'

/** The change log is kept for a limited time (`CHANGES_KEPT_DAYS`); then its oldest rows are deleted. */

const selectKept = statement<{ user: string }>(
  'change_kept',
  `SELECT workspaces.revision AS latest, coalesce(oldest.revision, workspaces.revision + 1) AS first
   FROM workspaces LEFT JOIN LATERAL (
     SELECT revision FROM changes WHERE user_id = :user ORDER BY revision LIMIT 1
   ) oldest ON true
   WHERE workspaces.id = :user`,
)

interface RetainedRange {
  latest: number
  first: number
}

async function readKept(userId: string, db: Queryable): Promise<RetainedRange> {
  const [log] = await db.query<RetainedRange>(selectKept({ user: userId }))
  if (log === undefined) throw userIsGone()
  return log
}

/** @throws DocketError AUTH_INVALID if the user is gone */
export const latestRevision = async (userId: string, db: Queryable): Promise<number> =>
  (await readKept(userId, db)).latest

const ANEW = 'Start over: GET …/changes?cursor= returns the full state.'

/**
 * Checks that the log has all changes after `since`.
 * @returns the user's revision
 * @throws DocketError GONE if it does not, AUTH_INVALID if the user is gone
 */
export async function checkRetained(userId: string, db: Queryable, since: number): Promise<number> {
  const { first, latest } = await readKept(userId, db)
  if (since >= first - 1 && since <= latest) return latest
  // A server may have less than its client knows: it was restored from a backup.
  const detail =
    since > latest
      ? `The change log ends at revision ${latest}.`
      : `The change log begins at revision ${first}.`
  throw new DocketError('GONE', `${detail} ${ANEW}`, { members: { first_revision: first, revision: latest } })
}

/** Some users, each with whether the log has changes of theirs that are past retention. */
const findOutdated = statement<{ before: string; after: string }>(
  'change_outdated',
  `SELECT id, (
     SELECT at FROM changes WHERE user_id = workspaces.id ORDER BY revision LIMIT 1
   ) < :before::timestamptz AS outdated
   FROM workspaces WHERE id > :after ORDER BY id LIMIT ${ROW_LIMIT}`,
)

// Stops before the first change to keep, so that one that a wrong clock dated too early does not take earlier ones with
// it.
const pruneSome = statement<{ user: string; before: string }>(
  'change_prune',
  `WITH oldest AS MATERIALIZED (
     SELECT revision, at FROM changes WHERE user_id = :user ORDER BY revision LIMIT ${ROW_LIMIT}
   ), pruned AS (
     DELETE FROM changes WHERE user_id = :user AND revision <= (
       SELECT coalesce(min(revision) FILTER (WHERE at >= :before::timestamptz) - 1, max(revision)) FROM oldest
     ) RETURNING revision
   ) SELECT count(*)::int AS count FROM pruned`,
)

/** Deletes the changes made before `before`. */
export async function pruneChanges(db: Queryable, before: Date): Promise<void> {
  const until = before.toISOString()
  for (let after: string | undefined = ''; after !== undefined; ) {
    const users: { id: string; outdated: boolean | null }[] = await db.query(
      findOutdated({ before: until, after }),
    )
    for (const { id, outdated } of users) if (outdated) await pruneLog(db, id, until)
    after = users.at(-1)?.id
  }
}

async function pruneLog(db: Queryable, user: string, before: string): Promise<void> {
  for (;;) {
    const [some] = await db.query<{ count: number }>(pruneSome({ user, before }))
    if ((some?.count ?? 0) < ROW_LIMIT) return
  }
}
