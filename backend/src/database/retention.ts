import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from './connection.ts'
import { statement } from './statement.ts'

/** The change log is kept for some time (`CHANGES_KEPT_DAYS`); then its oldest rows go. */

const selectKept = statement<{ user: string }>(
  'change_kept',
  `SELECT users.revision AS latest, coalesce(oldest.revision, users.revision + 1) AS first
   FROM users LEFT JOIN LATERAL (
     SELECT revision FROM changes WHERE user_id = :user ORDER BY revision LIMIT 1
   ) oldest ON true
   WHERE users.id = :user`,
)

interface Kept {
  latest: number
  first: number
}

async function readKept(userId: string, db: Queryable): Promise<Kept> {
  const [log] = await db.query<Kept>(selectKept({ user: userId }))
  if (log === undefined) throw userIsGone()
  return log
}

/** @throws DocketError AUTH_INVALID when the user is gone */
export const latestRevision = async (userId: string, db: Queryable): Promise<number> =>
  (await readKept(userId, db)).latest

const ANEW = 'Begin anew: GET …/changes?cursor= gives the whole state.'

/**
 * Makes sure that the log has all changes after `since`.
 * @returns the user's revision
 * @throws DocketError GONE when it has not, AUTH_INVALID when the user is gone
 */
export async function checkKept(userId: string, db: Queryable, since: number): Promise<number> {
  const { first, latest } = await readKept(userId, db)
  if (since >= first - 1 && since <= latest) return latest
  // It happens that a server has less than its client knows: it was restored from a backup.
  const detail =
    since > latest ? `The log ends at revision ${latest}.` : `The log is kept from revision ${first} on.`
  throw new DocketError('GONE', `${detail} ${ANEW}`, { members: { first_revision: first, revision: latest } })
}

const findOutdated = statement<{ before: string; after: string }>(
  'change_outdated',
  `SELECT users.id FROM users CROSS JOIN LATERAL (
     SELECT at FROM changes WHERE user_id = users.id ORDER BY revision LIMIT 1
   ) oldest
   WHERE users.id > :after AND oldest.at < :before::timestamptz ORDER BY users.id LIMIT 100`,
)

const SOME = 1000
// Up to the first that is kept: a clock that once stood too early does not take along what was logged before.
const pruneSome = statement<{ user: string; before: string }>(
  'change_prune',
  `WITH oldest AS MATERIALIZED (
     SELECT revision, at FROM changes WHERE user_id = :user ORDER BY revision LIMIT ${SOME}
   ), pruned AS (
     DELETE FROM changes WHERE user_id = :user AND revision <= (
       SELECT coalesce(min(revision) FILTER (WHERE at >= :before::timestamptz) - 1, max(revision)) FROM oldest
     ) RETURNING revision
   ) SELECT count(*)::int AS count FROM pruned`,
)

/** Forgets what was changed before `before`. */
export async function pruneChanges(db: Queryable, before: Date): Promise<void> {
  const until = before.toISOString()
  for (let after = ''; ; ) {
    const users = await db.query<{ id: string }>(findOutdated({ before: until, after }))
    for (const { id: user } of users) {
      let pruned: number
      do {
        const [some] = await db.query<{ count: number }>(pruneSome({ user, before: until }))
        pruned = some?.count ?? 0
      } while (pruned === SOME)
      after = user
    }
    if (users.length === 0) return
  }
}
