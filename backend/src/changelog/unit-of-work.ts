import type { Actor } from '../core/auth.ts'
import type { Queryable } from '../database/connection.ts'
import type { Statement } from '../database/statement.ts'
import type { LoggedChange } from './stored-states.ts'

/** A write in progress, as seen by those who take part in it. */

/** The statement that writes rows of the workspace, at most `CHUNK`, each once, whatever was there before. */
export type PutAll<Row> = (workspace: string, rows: readonly Row[]) => Statement

export interface UnitOfWork extends Queryable {
  readonly workspaceId: string
  readonly actor: Actor
  /** The time of the write, as the API shows it. */
  readonly at: string
  /** The workspace's time zone; code that changes it updates this, for what else is written together. */
  timeZone: string
  /** The last revision that the workspace has taken. */
  readonly revision: number
  /** The first revision that this write takes, if it takes any. */
  readonly first: number
  /** The workspace's last task id; the workspace's row is updated at the end. */
  readonly lastTaskId: number
  /** Takes the workspace's next revision. */
  nextRevision(): number
  /** Takes the workspace's next task id. */
  nextTaskId(): number
  /** Logs a change. A repeat of the request is answered with the last logged change, unless `answer` names another. */
  log(change: LoggedChange): void
  /**
   * Names the change that a repeat is answered with: an older one, if the request has nothing to change.
   * @param body the response itself, if it is no change's `after`
   */
  answer(revision: number, body?: unknown): void
  /**
   * Writes a row when the next statement needs to see it, or at the end: consecutive rows are written together. Of rows
   * with the same id, the last counts.
   * @param all must write nothing that may be refused: nobody would know whose row it was
   */
  put<Row extends { id: number }>(all: PutAll<Row>, row: Row): void
  /** Writes what is logged so far, for code that reads the log. */
  settle(): Promise<void>
  /** Runs `work` as a part: if it throws, the error is rethrown and nothing of that part is written. */
  attempt<Result>(work: () => Promise<Result>): Promise<Result>
}
