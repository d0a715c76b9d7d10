import type { Actor } from '../core/auth.ts'
import type { Queryable } from './connection.ts'

/** A write under way, as those see it who have a part in it. */

/** A resource before and after: as its endpoint shows it, but for what follows from other members. */
export interface LoggedChange {
  resource: string
  id: string | number
  revision: number
  before: object | null
  after: object | null
  /** Of what is put back: the revision that had removed it. */
  previous?: number | undefined
}

export interface Together extends Queryable {
  readonly userId: string
  readonly actor: Actor
  /** The time of the write, as the API shows it. */
  readonly at: string
  /** The user's; who changes it says so here. */
  timeZone: string
  /** The last that the user has taken. */
  readonly revision: number
  /** The first revision that this write takes, if it takes any. */
  readonly first: number
  /** Takes the user's next revision. */
  nextRevision(): number
  /** Takes the user's next task id. */
  nextTaskId(): number
  /** The change that is logged last is what a repeat of the request is answered with, unless `answer` names another. */
  log(change: LoggedChange): void
  /**
   * Names the change that a repeat is answered with: an older one, where the request has nothing to change.
   * @param body the answer itself, where it is no change's `after`
   */
  answer(revision: number, body?: unknown): void
  /** Runs `work` as a part: what it throws is thrown on, and of that part nothing is written. */
  attempt<Result>(work: () => Promise<Result>): Promise<Result>
}
