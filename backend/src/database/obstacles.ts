import type { FastifyBaseLogger } from 'fastify'
import type { DocketError } from '../core/errors.ts'
import { isUnavailable, sqlStateOf, unavailable } from './failures.ts'

/** What keeps a database that responds from taking writes, until someone mends it. */
export type Obstacle = 'disk_full' | 'read_only'

const BY_SQLSTATE: Record<string, { obstacle: Obstacle; log: string }> = {
  53100: { obstacle: 'disk_full', log: 'The disk of the database is full: no space left on device.' },
  25006: { obstacle: 'read_only', log: 'The database is read-only.' },
}
const DISK_FULL = '53100'

/** Milliseconds between two looks. */
const LOOK_EVERY = 3_000

interface Options {
  /** Writes something as a test. */
  probe: () => Promise<unknown>
  /** Whether the disk of the embedded server is known to be full. */
  isDiskFull?: (() => Promise<boolean>) | undefined
}

/**
 * Remembers what keeps the database from taking writes: statements that fail tell when it begins, a probe tells when it
 * ends. The log says both once, however many requests fail meanwhile.
 */
export class Obstacles {
  readonly #options: Options
  #sqlState: string | undefined
  #log: Pick<FastifyBaseLogger, 'error' | 'info'> | undefined
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined

  constructor(options: Options) {
    this.#options = options
  }

  get current(): Obstacle | undefined {
    return BY_SQLSTATE[this.#sqlState ?? '']?.obstacle
  }

  /** Looks regularly from now on, and logs what it finds. */
  start(log: Pick<FastifyBaseLogger, 'error' | 'info'>): void {
    this.#log = log
    this.#timer ??= setInterval(() => void this.look(), LOOK_EVERY).unref()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#log = undefined
  }

  /** Learns from a failed statement. */
  meet(error: unknown): void {
    const code = sqlStateOf(error)
    if (code !== undefined && code in BY_SQLSTATE) this.#begin(code)
  }

  /**
   * The error for a request that failed with `error`, if that is due to an obstacle, which is in the log already: a
   * server that ran out of disk space may also crash, and then just does not answer.
   */
  explain(error: DocketError): DocketError | undefined {
    if (error.code !== 'DATABASE_ERROR' || error.cause === undefined) return undefined
    this.meet(error)
    if (this.#sqlState === undefined) return undefined
    return unavailable(error.cause, this.#sqlState)
  }

  /** Looks once: whether there is an obstacle, and whether a known one is still there. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    return this.#looking
  }

  async #look(): Promise<void> {
    // A probe on a full disk might end the server.
    if (await this.#options.isDiskFull?.()) return this.#begin(DISK_FULL)
    if (this.#sqlState === undefined) return
    const failure = await this.#options.probe().then(
      () => undefined,
      (error: unknown) => error,
    )
    if (isUnavailable(failure)) return this.meet(failure)
    this.#sqlState = undefined
    if (failure === undefined) this.#log?.info('The database takes writes again.')
    // Not everyone may create temporary tables. The next write that fails tells whether the obstacle is still there.
    else this.#log?.error({ err: failure }, 'Whether the database takes writes again cannot be tried.')
  }

  #begin(sqlState: string): void {
    if (this.#sqlState === sqlState) return
    this.#sqlState = sqlState
    this.#log?.error(
      { code: sqlState },
      `${BY_SQLSTATE[sqlState]?.log} Writes are refused until that is mended; this is said once.`,
    )
  }
}
