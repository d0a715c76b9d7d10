import type { Together } from './together.ts'

/**
 * What a resource can do so that its changes can be taken back: be read as the log has it, and be written as it was.
 * Undo, restoring from the trash and redo are all this, in `history/`.
 */

/** A resource with all its members, flat; what the log has of it is a snapshot, which may be shorter. */
export type State = Record<string, unknown> & { id: string | number; revision?: number }

export interface Rewrite {
  /** As it is; null where it is not there. */
  before: State | null
  /** As it shall be; null where it shall go. */
  after: State | null
  /** The revision that had removed what is put back. */
  previous?: number | undefined
}

export interface RewriteOptions {
  /** Whether what cannot be as it was is left out (a parent that is gone); else it is refused. */
  lenient: boolean
}

export interface Restorable {
  /** Its name in the change log. */
  resource: string
  /** Makes what the log has a state. */
  stateOf(snapshot: object): State
  /** The other way round. */
  snapshotOf(state: State): object
  /** Those of `ids` that are there. */
  read(together: Together, ids: readonly string[]): Promise<State[]>
  /**
   * Writes what each shall be, at most `CHUNK`, each once, each with a revision of its own, and logs it. All of them
   * are created, changed or removed.
   * @throws DocketError CONFLICT when it cannot be, for what is there now
   */
  rewrite(together: Together, changes: readonly Rewrite[], options: RewriteOptions): Promise<void>
}
