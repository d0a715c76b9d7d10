import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { isUnavailable, unavailable } from '../database/failures.ts'

/** The outage that the current work ran into, if the database could not be reached. */
const outages = new AsyncLocalStorage<{ met?: Error }>()

/**
 * Runs `work` of Better Auth, which takes an unreachable database for "no session" or "not created": the outage is
 * thrown instead of such an answer.
 * @throws DocketError DATABASE_ERROR if a statement of `work` could not be run
 */
export async function noticingOutages<Result>(work: () => Promise<Result>): Promise<Result> {
  const outage: { met?: Error } = {}
  const [outcome] = await Promise.allSettled([outages.run(outage, work)])
  if (outage.met !== undefined) throw unavailable(outage.met)
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

function note(error: unknown): boolean {
  if (!isUnavailable(error)) return false
  const outage = outages.getStore()
  if (outage !== undefined) outage.met = error as Error
  return true
}

/** The pool as Drizzle sees it: records outages, and keeps no connection whose transaction failed in one. */
class NoticingPool {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    this.#pool = pool
  }

  async query(config: pg.QueryConfig, values: unknown[]): Promise<pg.QueryResult> {
    return this.#pool.query(config, values).catch((error) => {
      note(error)
      throw error
    })
  }

  async connect(): Promise<NoticingClient> {
    const client = await this.#pool.connect().catch((error) => {
      note(error)
      throw error
    })
    return new NoticingClient(client)
  }
}

class NoticingClient {
  readonly #client: pg.PoolClient
  #broken: unknown

  constructor(client: pg.PoolClient) {
    this.#client = client
  }

  async query(config: pg.QueryConfig, values: unknown[]): Promise<pg.QueryResult> {
    // Drizzle would roll back, but need not wait for that on a connection that does not answer.
    if (this.#broken !== undefined) throw this.#broken
    try {
      return await this.#client.query(config, values)
    } catch (error) {
      if (note(error)) {
        this.#broken = error
        // Released at once, since Drizzle never releases a connection whose BEGIN failed.
        this.#client.release(error as Error)
      }
      throw error
    }
  }

  release(): void {
    if (this.#broken === undefined) this.#client.release()
  }
}

/** Drizzle uses nothing more of a pool than this. */
export const noticingPool = (pool: pg.Pool): pg.Pool => new NoticingPool(pool) as unknown as pg.Pool
