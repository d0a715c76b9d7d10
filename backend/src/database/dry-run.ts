import type { LoggedChange, Together } from './unit.ts'

/** Ends a write that shall only tell what it would do: thrown, so that nothing of it stays. */
export class DryRun extends Error {
  override name = 'DryRun'
  readonly changes: readonly LoggedChange[]
  /** How many there would be; `changes` has the first of them. */
  readonly count: number
  /** The user's, which stays. */
  readonly revision: number
  readonly at: string
  /** The user's, once it would be written. */
  readonly timeZone: string

  constructor(
    told: readonly LoggedChange[],
    count: number,
    unit: Pick<Together, 'first' | 'at' | 'timeZone'>,
  ) {
    super('Nothing was written: it was a dry run.')
    this.changes = told
    this.count = count
    this.revision = unit.first - 1
    this.at = unit.at
    this.timeZone = unit.timeZone
  }
}
