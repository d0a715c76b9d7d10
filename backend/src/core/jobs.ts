import type { Clock } from './clock.ts'

/** What runs by itself, again and again, in this process: when it last did, and how that went. */

export interface JobRun {
  name: string
  /** Milliseconds between two runs. */
  every: number
  /** When the last run began, and the next is due; RFC 3339. */
  last: string | null
  next: string | null
  /** Milliseconds that the last run took. */
  took: number | null
  /** Of the last run; null if it went well. */
  error: string | null
}

export class Jobs {
  readonly #clock: Clock
  readonly #runs = new Map<string, JobRun>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Announces a job whose first run is due after `every` milliseconds. */
  expect(name: string, every: number): void {
    const next = new Date(this.#clock().getTime() + every).toISOString()
    this.#runs.set(name, { name, every, last: null, next, took: null, error: null })
  }

  /** Runs `work` as the job of that name; what it throws is noted, and thrown on. */
  async run(name: string, every: number, work: () => Promise<unknown>): Promise<void> {
    const began = this.#clock()
    const started = performance.now()
    const note = (error: string | null) =>
      this.#runs.set(name, {
        ...{ name, every, error },
        last: began.toISOString(),
        next: new Date(began.getTime() + every).toISOString(),
        took: Math.round(performance.now() - started),
      })
    try {
      await work()
      note(null)
    } catch (error) {
      // Its message may quote what a row says.
      note(
        (error as { code?: unknown }).code === undefined
          ? 'failed'
          : String((error as { code: unknown }).code),
      )
      throw error
    }
  }

  get all(): JobRun[] {
    return [...this.#runs.values()]
  }
}
