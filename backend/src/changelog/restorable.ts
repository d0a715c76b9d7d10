import type { UnitOfWork } from './run-unit-of-work.ts'

/**
 * What a resource must support for its changes to be undone: reading its current state in the log's form, and writing
 * an earlier one. Undo, redo and restoring from the trash (in `history/`) are all built on this.
 */

/** A resource with all its members, flat; the log holds a snapshot of it, which may be shorter. */
export type State = Record<string, unknown> & { id: string | number; revision?: number }

export interface Rewrite {
  /** The current state; null if it does not exist. */
  before: State | null
  /** The state to write; null if it is to be removed. */
  after: State | null
  /** The revision that had removed a resource that is now restored. */
  previous?: number | undefined
}

/** Revisions of the log, from the first to the last. */
export interface RevisionRange {
  first: number
  last: number
}

export interface RewriteOptions {
  /** Whether what cannot be restored (a parent that is gone) is left out; otherwise it is refused. */
  lenient: boolean
  /** The changes that are being taken back. */
  range: RevisionRange
  /**
   * Where changes of the same write as those that are written may not be taken back yet: all newer ones are, and all
   * older ones still hold.
   */
  pending: RevisionRange
}

export interface Restorable {
  /** Its name in the change log. */
  resource: string
  /** Whether what was deleted stays so. */
  isForGood?: boolean
  /** Turns a snapshot from the log into a state. */
  stateOf(snapshot: object): State
  /** Turns a state into a snapshot. */
  snapshotOf(state: State): object
  /** Those of `ids` that exist. */
  read(unit: UnitOfWork, ids: readonly string[]): Promise<State[]>
  /**
   * Writes the new state of each resource, at most `CHUNK` of them, each once and with its own revision, and logs it.
   * Either all are created, or all changed, or all removed.
   * @throws DocketError CONFLICT if the current data does not allow it
   */
  rewrite(unit: UnitOfWork, changes: readonly Rewrite[], options: RewriteOptions): Promise<void>
  /**
   * Checks what resources refer to once all is written, since they may refer to one another in any order.
   * @param ids those that were created or changed, in the order in which they were last written
   * @throws DocketError CONFLICT
   */
  check?(unit: UnitOfWork, ids: readonly string[], options: Pick<RewriteOptions, 'lenient'>): Promise<void>
}
