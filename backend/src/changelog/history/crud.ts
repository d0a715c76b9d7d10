import { DocketError } from '../../core/errors.ts'
import type { Database } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { once } from '../idempotency-keys.ts'
import type { Resources } from '../resource.ts'
import type { RevisionRange } from '../restorable.ts'
import { checkRetained } from '../retention.ts'
import { runUnitOfWork, type UnitOfWork } from '../run-unit-of-work.ts'
import type { Write } from '../write.ts'
import { type Address, isWithin } from './crud/log.ts'
import { revert } from './crud/revert.ts'
import type { Undo } from './schemas.ts'

/** Taking writes back, and restoring from the trash. */

const findWrite = statement<{ user: string; revision: number }>(
  'history_write',
  `SELECT coalesce(change.write, change.revision) AS first, last.revision AS last
   FROM changes change CROSS JOIN LATERAL (
     SELECT coalesce((
       SELECT other.revision - 1 FROM changes other
       WHERE other.user_id = :user AND other.revision > change.revision
         AND coalesce(other.write, other.revision) <> coalesce(change.write, change.revision)
       ORDER BY other.revision LIMIT 1
     ), (SELECT workspaces.revision FROM workspaces WHERE id = :user)) AS revision
   ) last
   WHERE change.user_id = :user AND change.revision = :revision`,
)

const findWritesOf = statement<{ user: string; since: number; actor: string; kind: string | null }>(
  'history_writes_of',
  `SELECT coalesce(write, revision) AS first, max(revision) AS last FROM changes
   WHERE user_id = :user AND actor_id = :actor AND actor_kind = coalesce(:kind, actor_kind)
     AND actor_kind <> 'webhook' AND coalesce(write, revision) > :since AND revision > :since
   GROUP BY 1 ORDER BY 1 DESC`,
)

const findTrash = statement<{ user: string; resource: string; id: string }>(
  'trash_find',
  'SELECT first, revision FROM trash WHERE user_id = :user AND resource = :resource AND resource_id = :id',
)

/** What an undo did. */
export interface UndoResult {
  /** The first revision of the write that was taken back, the oldest if there were several. */
  undone: number
  /** The first revision that the undo wrote, by which it can be taken back itself; null when it wrote nothing. */
  write: number | null
  /** The user's last revision. */
  revision: number
  /** How many changes the undo wrote. */
  count: number
}

/**
 * Takes back the whole write that a revision is part of, or everything that an actor has done since; all or nothing.
 * @throws DocketError NOT_FOUND when there is no such revision yet, or nothing since; GONE when it is no longer kept,
 *   CONFLICT when something newer has touched the same fields, AUTH_FORBIDDEN where a scope is missing
 */
export async function undo(
  userId: string,
  db: Database,
  write: Write,
  resources: Resources,
  wanted: Undo,
): Promise<{ result: UndoResult; replayed: boolean }> {
  const outcome = await once(userId, db, write, () =>
    runUnitOfWork(userId, db, write, async (unit): Promise<UndoResult> => {
      const ranges = await rangesOf(unit, wanted)
      const undone = ranges.at(-1)?.first
      if (undone === undefined)
        throw new DocketError('NOT_FOUND', 'Nothing has been written since then that could be undone.')
      // What the log no longer has cannot be taken back.
      await checkRetained(userId, unit, undone - 1)
      const before = unit.revision
      await revert(unit, resources, ranges, { lenient: false })
      const count = unit.revision - before
      const done = {
        undone,
        write: count === 0 ? null : before + 1,
        revision: unit.revision,
        count,
      }
      unit.answer(unit.revision, done)
      return done
    }),
  )
  return outcome.replayed
    ? { result: outcome.answer as UndoResult, replayed: true }
    : { result: outcome.result, replayed: false }
}

/** The writes to take back, newest first. */
async function rangesOf(unit: UnitOfWork, { revision, since, by }: Undo): Promise<readonly RevisionRange[]> {
  const user = unit.userId
  if (since !== undefined) {
    const { id, kind } = unit.actor
    // Users of an external issuer may have a number as their id, as conversations do.
    const own = by === user ? 'user' : null
    const actor = by === undefined ? { actor: id, kind } : { actor: by, kind: own }
    return joined(await unit.query<RevisionRange>(findWritesOf({ user, since, ...actor })))
  }
  const [range] = await unit.query<RevisionRange>(findWrite({ user, revision: revision ?? 0 }))
  if (range !== undefined) return [range]
  if (revision !== undefined && revision <= unit.revision) await checkRetained(user, unit, revision - 1)
  throw new DocketError('NOT_FOUND', 'No such revision.')
}

/** Merges adjacent writes, so that what they did to many things is taken back together. @param ranges newest first */
function joined(ranges: readonly RevisionRange[]): readonly RevisionRange[] {
  const all: RevisionRange[] = []
  for (const range of ranges) {
    const later = all.at(-1)
    if (later?.first === range.last + 1) later.first = range.first
    else all.push({ ...range })
  }
  return all
}

/**
 * Restores what a deletion took, as far as that is possible: what it belonged to may be gone.
 * @returns the resource as its own endpoint now shows it
 * @throws DocketError NOT_FOUND when it is not in the trash, CONFLICT when it cannot be restored (its name is taken)
 */
export async function restore(
  userId: string,
  db: Database,
  write: Write,
  resources: Resources,
  address: Address,
): Promise<{ shown: Record<string, unknown>; revision: number; replayed: boolean }> {
  const { id } = address
  const { name } = address.resource
  const missing = () => new DocketError('NOT_FOUND', `No such ${name} in the trash.`)
  const outcome = await once(
    userId,
    db,
    write,
    () =>
      runUnitOfWork(userId, db, write, async (unit) => {
        const [found] = await unit.query<{ first: number; revision: number }>(
          findTrash({ user: userId, resource: name, id: String(id) }),
        )
        if (found === undefined) throw missing()
        await revert(unit, resources, [{ first: found.first, last: found.revision }], { lenient: true })
        const { restorable } = resources.restorable(name)
        const [state] = await restorable.read(unit, [String(id)])
        if (state?.revision === undefined || !isWithin(address, state)) throw missing()
        unit.answer(state.revision)
        const shown = resources.show(name, restorable.snapshotOf(state), unit.timeZone)
        return { shown, revision: state.revision }
      }),
    address.resource.usual,
  )
  if (!outcome.replayed) return { ...outcome.result, replayed: false }
  const shown = resources.show(name, outcome.after as object, outcome.timeZone)
  return { shown, revision: outcome.revision, replayed: true }
}
