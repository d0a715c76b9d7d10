import { type Actor, roleTooLow } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import { isAtLeast } from '../../core/roles.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { once } from '../idempotency-keys.ts'
import { isPresent } from '../past.ts'
import type { Resources } from '../resource.ts'
import type { RevisionRange } from '../restorable.ts'
import { checkRetained } from '../retention.ts'
import { type Enter, runTwoUnits } from '../run-two-units.ts'
import { runUnitOfWork, type UnitOfWork } from '../run-unit-of-work.ts'
import { userOf } from '../stored-states.ts'
import { isStanding, logTransfer, readTransfer, type Transfer } from '../transfers.ts'
import type { Write } from '../write.ts'
import { type Address, isWithin } from './crud/log.ts'
import { type Left, revert } from './crud/revert.ts'
import type { Undo } from './schemas.ts'

/** Taking writes back, and restoring from the trash. */

const findWrite = statement<{ workspace: string; revision: number }>(
  'history_write',
  `SELECT coalesce(change.write, change.revision) AS first, last.revision AS last, ${userOf('change')} AS user
   FROM changes change CROSS JOIN LATERAL (
     SELECT coalesce((
       SELECT other.revision - 1 FROM changes other
       WHERE other.user_id = :workspace AND other.revision > change.revision
         AND coalesce(other.write, other.revision) <> coalesce(change.write, change.revision)
       ORDER BY other.revision LIMIT 1
     ), (SELECT workspaces.revision FROM workspaces WHERE id = :workspace)) AS revision
   ) last
   WHERE change.user_id = :workspace AND change.revision = :revision AND ${isPresent('change')}`,
)

interface FoundWrite extends RevisionRange {
  /** Who wrote it, or for whom it was written. */
  user: string | null
}

const findWritesOf = statement<{
  workspace: string
  since: number
  actor: string
  kind: string | null
  /** The only user whose writes count; null: whoever's. */
  user: string | null
}>(
  'history_writes_of',
  `SELECT coalesce(write, revision) AS first, max(revision) AS last FROM changes
   WHERE user_id = :workspace AND actor_id = :actor AND actor_kind = coalesce(:kind, actor_kind)
     AND actor_kind NOT IN ('webhook', 'service') AND resource <> 'member' AND ${isPresent('changes')}
     AND (resource <> 'workspace' OR before IS NOT NULL) AND coalesce(write, revision) > :since AND revision > :since
     AND (:user::text IS NULL OR ${userOf('changes')} = :user::text)
   GROUP BY 1 ORDER BY 1 DESC`,
)

const findTrash = statement<{ workspace: string; resource: string; id: string }>(
  'trash_find',
  'SELECT first, revision FROM trash WHERE user_id = :workspace AND resource = :resource AND resource_id = :id',
)

/** What an undo did. */
export interface UndoResult {
  /** The first revision of the write that was taken back, the oldest if there were several. */
  undone: number
  /** The first revision that the undo wrote, by which it can be taken back itself; null when it wrote nothing. */
  write: number | null
  /** The workspace's last revision. */
  revision: number
  /** How many changes the undo wrote. */
  count: number
  /** What of an actor's doing could not be taken back. */
  left: Left[]
}

/**
 * Takes back the whole write that a revision is part of, all or nothing; or everything that an actor has done since, as
 * far as it can be taken back: what never can, such as the deletion of a channel, is told beside it (`left`). A move that
 * a revision names is taken back in both workspaces by who may do so in both. Otherwise, each gets its own back: nobody
 * can take anything away for good by moving it to where others may not enter.
 * @param enter turns the actor into the one that it is in the other workspace
 * @throws DocketError NOT_FOUND when there is no such revision yet, or nothing since; GONE when it is no longer kept,
 *   CONFLICT when something newer has touched the same fields, AUTH_FORBIDDEN where a scope is missing
 */
export async function undo(
  workspaceId: string,
  db: Database,
  write: Write,
  resources: Resources,
  { wanted, enter }: { wanted: Undo; enter: Enter },
): Promise<{ result: UndoResult; replayed: boolean }> {
  const outcome = await once(workspaceId, db, write, async () => {
    const moved = await moveInReach(write.actor, db, wanted, enter)
    if (moved === undefined)
      return await runUnitOfWork(workspaceId, db, write, (unit) =>
        answered(unit, async () => {
          const ranges = await rangesOf(unit, wanted)
          const left: Left[] | undefined = wanted.since === undefined ? undefined : []
          await revert(unit, resources, ranges, { lenient: false, left })
          return { ranges, left }
        }),
      )
    const other = { id: moved.other.workspace_id, enter, refuse: closed }
    return await runTwoUnits(db, write, other, (here, there) =>
      answered(here, async () => {
        const ranges = await rangesOf(here, wanted)
        await moveBack({ here, there }, resources, moved, ranges)
        return { ranges }
      }),
    )
  })
  return outcome.replayed
    ? { result: answeredBefore(outcome.answer as UndoResult), replayed: true }
    : { result: outcome.result, replayed: false }
}

/** The answer of an instance of before does not say what was left. */
const answeredBefore = (answer: Omit<UndoResult, 'left'> & Partial<UndoResult>): UndoResult => ({
  ...answer,
  left: answer.left ?? [],
})

/** Takes ranges back, and stores what that did as the answer. */
async function answered(
  unit: UnitOfWork,
  takeBack: () => Promise<{ ranges: readonly RevisionRange[]; left?: Left[] | undefined }>,
): Promise<UndoResult> {
  const before = unit.revision
  const { ranges, left = [] } = await takeBack()
  const undone = ranges.at(-1)?.first ?? 0
  const count = unit.revision - before
  const done = { undone, write: count === 0 ? null : before + 1, revision: unit.revision, count, left }
  unit.answer(unit.revision, done)
  return done
}

/** What was true of the other workspace a moment ago is not any more. */
const closed = () =>
  new DocketError('AUTH_FORBIDDEN', 'You may no longer enter the other workspace of this move. Try again.')

/** The move that a revision is part of, if the actor may take it back in the other workspace as well. */
async function moveInReach(
  actor: Actor,
  db: Queryable,
  { revision }: Undo,
  enter: Enter,
): Promise<Transfer | undefined> {
  if (revision === undefined) return undefined
  const { workspaceId: workspace } = actor
  const [found] = await db.query<FoundWrite>(findWrite({ workspace, revision }))
  const moved = found && (await readTransfer(workspace, db, found.last))
  const there = moved && (await enter(actor, moved.other.workspace_id, db))
  if (there === undefined) return undefined
  const least = found?.user === actor.userId ? 'editor' : 'admin'
  return there.role === undefined || isAtLeast(there.role, least) ? moved : undefined
}

/** Takes a move back on both sides. @throws DocketError CONFLICT if it changed since where it is now, or went on */
async function moveBack(
  { here, there }: { here: UnitOfWork; there: UnitOfWork },
  resources: Resources,
  { left, other, ids, resource }: Transfer,
  ranges: readonly RevisionRange[],
): Promise<void> {
  const others = await rangesOf(there, { revision: other.last })
  const [origin, now] = left
    ? [
        { unit: here, ranges },
        { unit: there, ranges: others },
      ]
    : [
        { unit: there, ranges: others },
        { unit: here, ranges },
      ]
  const transfer = await readTransfer(origin.unit.workspaceId, origin.unit, origin.ranges[0]?.last ?? 0)
  if (transfer === undefined || !(await isStanding(origin.unit, transfer, origin.ranges[0]?.last ?? 0)))
    throw new DocketError('CONFLICT', 'This move has been undone, or was too long ago. Move it by hand.')
  const options = { lenient: false }
  await revert(now.unit, resources, now.ranges, options)
  await revert(origin.unit, resources, origin.ranges, options)
  const turn = ([one, two]: [number, number]): [number, number] => [two, one]
  const moved = left ? { task: ids.task.map(turn), project: ids.project.map(turn) } : ids
  await logTransfer(now.unit, origin.unit, { resource, ids: moved })
}

/** The writes to take back, newest first. @throws DocketError NOT_FOUND, GONE, AUTH_FORBIDDEN */
async function rangesOf(unit: UnitOfWork, wanted: Undo): Promise<readonly RevisionRange[]> {
  const ranges = await findRanges(unit, wanted)
  const oldest = ranges.at(-1)?.first
  if (oldest === undefined)
    throw new DocketError('NOT_FOUND', 'Nothing has been written since then that could be undone.')
  // What the log no longer has cannot be taken back.
  await checkRetained(unit.workspaceId, unit, oldest - 1)
  return ranges
}

async function findRanges(
  unit: UnitOfWork,
  { revision, since, by, by_kind }: Undo,
): Promise<readonly RevisionRange[]> {
  const workspace = unit.workspaceId
  const { role } = unit.actor
  const isOwnOnly = role !== undefined && !isAtLeast(role, 'admin')
  if (since !== undefined) {
    const { id, kind, userId } = unit.actor
    // Users of an external issuer may have a number as their id, as conversations do.
    const own = by === userId ? 'user' : null
    const actor = by === undefined ? { actor: id, kind } : { actor: by, kind: by_kind ?? own }
    const find = async (user: string | null) =>
      await unit.query<RevisionRange>(findWritesOf({ workspace, since, ...actor, user }))
    const found = await find(isOwnOnly ? userId : null)
    if (found.length === 0 && isOwnOnly && (await find(null)).length > 0) throw roleTooLow('admin')
    return joined(found)
  }
  const [found] = await unit.query<FoundWrite>(findWrite({ workspace, revision: revision ?? 0 }))
  if (found !== undefined) {
    const { user, ...range } = found
    // Their keys, clients and the assistant have written for them.
    if (isOwnOnly && user !== unit.actor.userId) throw roleTooLow('admin')
    return [range]
  }
  if (revision !== undefined && revision <= unit.revision) await checkRetained(workspace, unit, revision - 1)
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
  workspaceId: string,
  db: Database,
  write: Write,
  resources: Resources,
  address: Address,
): Promise<{ shown: Record<string, unknown>; revision: number; replayed: boolean }> {
  const { id } = address
  const { name } = address.resource
  const missing = () => new DocketError('NOT_FOUND', `No such ${name} in the trash.`)
  const outcome = await once(
    workspaceId,
    db,
    write,
    () =>
      runUnitOfWork(workspaceId, db, write, async (unit) => {
        const [found] = await unit.query<{ first: number; revision: number }>(
          findTrash({ workspace: workspaceId, resource: name, id: String(id) }),
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
  const after = outcome.after as object
  const completed = address.resource.completed?.(after, workspaceId) ?? after
  const shown = resources.show(name, completed, outcome.timeZone)
  return { shown, revision: outcome.revision, replayed: true }
}
