import type { LoggedChange } from './stored-states.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** Ends a dry run: thrown with what the write would have done, so that everything is rolled back. */
export class DryRun extends Error {
  override name = 'DryRun'
  readonly changes: readonly LoggedChange[]
  /** The number of changes there would be; `changes` holds the first of them. */
  readonly count: number
  /** The workspace's revision, which stays as it is. */
  readonly revision: number
  readonly at: string
  /** The workspace's time zone as it would be after the write. */
  readonly timeZone: string

  constructor(
    told: readonly LoggedChange[],
    count: number,
    unit: Pick<UnitOfWork, 'first' | 'at' | 'timeZone'>,
  ) {
    super('Nothing was written: it was a dry run.')
    this.changes = told
    this.count = count
    this.revision = unit.first - 1
    this.at = unit.at
    this.timeZone = unit.timeZone
  }
}
