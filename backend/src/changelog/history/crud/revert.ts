import { DocketError } from '../../../core/errors.ts'
import { violatedConstraint } from '../../../database/failures.ts'
import { statement } from '../../../database/statement.ts'
import { isPast } from '../../past.ts'
import { checkWrites, type Resources } from '../../resource.ts'
import type { Restorable, RevisionRange, Rewrite, RewriteOptions, State } from '../../restorable.ts'
import { CHUNK, type UnitOfWork } from '../../run-unit-of-work.ts'
import { changeColumns, type StoredChange } from '../../stored-states.ts'
import { TRANSFER } from '../../transfers.ts'
import { retrieve } from '../../trash.ts'
import { type Conflict, type Done, takenBack } from '../model.ts'

/** Taking back changes of the log: undo, redo and restoring from the trash all come down to this. */

interface Row extends StoredChange {
  /** The first revision of its write. */
  write: number
  resource: string
}

const selectRange = statement<{ workspace: string; first: number; last: number }>(
  'history_range',
  `SELECT ${changeColumns('changes')} FROM changes
   WHERE user_id = :workspace AND revision BETWEEN :first AND :last ORDER BY revision DESC LIMIT ${CHUNK}`,
)

/** A change that cannot be taken back, such as the deletion of a key, whose secret nobody has any more. */
export interface Left {
  resource: string
  resource_id: string
  revision: number
}

interface Options extends Pick<RewriteOptions, 'lenient'> {
  /** Takes note of what cannot be taken back, beside all that can; without it, that is a conflict. */
  left?: Left[] | undefined
}

/** Ids of what was created or changed, for each kind in the order of the last writes. */
type WrittenIds = Map<Restorable, Set<string>>

/**
 * Takes back the changes in the ranges, newest first, each with a revision of its own. Of a move, it is this workspace's
 * side that is taken back.
 * @param ranges newest first
 * @throws DocketError CONFLICT, with what has been touched since, AUTH_FORBIDDEN where a scope is missing
 */
export async function revert(
  unit: UnitOfWork,
  resources: Resources,
  ranges: readonly RevisionRange[],
  { lenient, left }: Options,
): Promise<void> {
  const written: WrittenIds = new Map()
  await unit.settle()
  for (const range of ranges) await takeBackRange(unit, resources, { lenient, left, range }, written)
  // What was removed together refers to one another in any order: this holds only now that all of it is back.
  for (const [restorable, ids] of written) await restorable.check?.(unit, [...ids], { lenient })
}

type RangeOptions = Omit<RewriteOptions, 'pending'> & Pick<Options, 'left'>

async function takeBackRange(
  unit: UnitOfWork,
  resources: Resources,
  options: RangeOptions,
  written: WrittenIds,
): Promise<void> {
  const { first, last } = options.range
  for (let until = last; until >= first; ) {
    const rows = await unit.query<Row>(selectRange({ workspace: unit.workspaceId, first, last: until }))
    const own = rows.filter(({ resource }) => resource !== TRANSFER && !isPast(resource))
    for (const run of runsOf(own)) await takeBackRun(unit, resources, run, options, written)
    const lowest = rows.at(-1)?.revision
    if (lowest === undefined) return
    until = lowest - 1
  }
}

const actionOf = ({ before, after }: Row): string =>
  before === null ? (after === null ? 'purged' : 'created') : after === null ? 'deleted' : 'updated'

/** Runs of neighbouring changes with the same kind of resource and action, none twice: each run is written together. */
function* runsOf(rows: readonly Row[]): Generator<Row[]> {
  let run: Row[] = []
  const ids = new Set<string>()
  for (const row of rows) {
    const [head] = run
    const fits =
      head?.resource === row.resource && actionOf(head) === actionOf(row) && !ids.has(row.resource_id)
    if (!fits && run.length > 0) {
      yield run
      run = []
      ids.clear()
    }
    run.push(row)
    ids.add(row.resource_id)
  }
  if (run.length > 0) yield run
}

async function takeBackRun(
  unit: UnitOfWork,
  resources: Resources,
  run: readonly Row[],
  { left, ...options }: RangeOptions,
  written: WrittenIds,
): Promise<void> {
  if (left !== undefined && isLeft(resources, run)) {
    const room = TOLD - left.length
    left.push(
      ...run
        .slice(0, room)
        .map(({ resource, resource_id, revision }) => ({ resource, resource_id, revision })),
    )
    return
  }
  const restorable = restorableOf(unit, resources, run)
  const { resource } = restorable
  // What an actor made of it ends with all that they did, whatever became of it since.
  const isForGood = left !== undefined && restorable.isForGood === true
  const ids = run.map(({ resource_id }) => resource_id)
  const states = new Map(
    (await restorable.read(unit, ids)).map((state) => [String(state.id), state] as const),
  )
  const stateOf = (snapshot: object | null): State | null => snapshot && restorable.stateOf(snapshot)
  const conflicts: Conflict[] = []
  const rewrites: Rewrite[] = []
  for (const change of run) {
    const { resource_id: id, revision } = change
    const { before, after } = resources.statesOf(change)
    const done: Done = { resource, id, revision, before: stateOf(before), after: stateOf(after) }
    const now = states.get(id) ?? null
    const result = takenBack(done, now, { lenient: options.lenient || isForGood, isForGood })
    if (result === 'same') continue
    if ('fields' in result) conflicts.push(result)
    else rewrites.push({ before: now, after: result.after, previous: now === null ? revision : undefined })
  }
  if (conflicts.length > 0) throw touchedSince(conflicts)
  if (rewrites.length === 0) return
  const pending = { first: run.at(-1)?.write ?? 0, last: run.at(-1)?.revision ?? 0 }
  await restorable.rewrite(unit, rewrites, { ...options, pending }).catch(refuseReferences)
  note(written, restorable, rewrites)
  const created = rewrites.flatMap(({ before, after }) =>
    before === null && after ? [String(after.id)] : [],
  )
  if (created.length > 0) await retrieve(unit, resource, created)
}

function note(written: WrittenIds, restorable: Restorable, rewrites: readonly Rewrite[]): void {
  const ids = written.get(restorable) ?? new Set()
  written.set(restorable, ids)
  for (const { before, after } of rewrites) {
    const id = String((after ?? before)?.id)
    ids.delete(id)
    if (after !== null) ids.add(id)
  }
}

const isLeft = (resources: Resources, run: readonly Row[]): boolean =>
  !resources.canTakeBack(
    String(run[0]?.resource),
    run.every((change) => actionOf(change) === 'deleted'),
  )

function restorableOf(unit: UnitOfWork, resources: Resources, run: readonly Row[]): Restorable {
  const [change] = run
  const resource = resources.restorable(String(change?.resource), change && actionOf(change) === 'deleted')
  checkWrites(resource, unit.actor)
  return resource.restorable
}

function refuseReferences(error: unknown): never {
  if (error instanceof DocketError || violatedConstraint(error) === undefined) throw error
  throw new DocketError(
    'CONFLICT',
    'It belongs to something that no longer exists, or something newer belongs to it.',
    {
      cause: error,
    },
  )
}

/** Conflicts that are reported; there may be thousands. */
const TOLD = 100

function touchedSince(conflicts: readonly Conflict[]): DocketError {
  return new DocketError('CONFLICT', 'Something newer has changed the same fields.', {
    members: { conflicts: conflicts.slice(0, TOLD) },
  })
}
