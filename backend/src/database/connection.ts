import pg from 'pg'
import type { Config } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import type { Statement } from './statement.ts'

/** What runs statements: the database itself, or the transaction that is open. */
export interface Queryable {
  query<Row>(statement: Statement): Promise<Row[]>
}

export interface Database extends Queryable {
  /** For reads of a single statement: they share few connections and do not wait for each other's answers. */
  readonly reader: Queryable
  /** Only for libraries that bring their own SQL (Better Auth). */
  readonly pool: pg.Pool
  /** Runs `work` in one transaction; a thrown error rolls it back and is thrown on. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>, mode?: string): Promise<Result>
  /** @throws DocketError DATABASE_ERROR when the database does not answer in time. */
  ping(): Promise<void>
  close(): Promise<void>
}

const INT8 = 20
const TIMESTAMPTZ = 1184

/** Revisions and ids are safe integers; instants stay text, in the API's form: a `Date` costs more than the query. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number
    if (oid === TIMESTAMPTZ) return toInstant
    return pg.types.getTypeParser(oid, format)
  },
}

/** PostgreSQL's `2026-11-20 09:00:00.12+00` (its zone is UTC on our connections) as RFC 3339 with milliseconds. */
export function toInstant(text: string): string {
  const seconds = text.slice(0, 19)
  const fraction = text.slice(20, text.length - 3)
  return `${seconds.replace(' ', 'T')}.${fraction.padEnd(3, '0')}Z`
}

/** Settings of a connection to `url`; `timeout` in milliseconds is shared by connecting and answering. */
export function connectionOptions(config: Config['database'], url: string): pg.PoolConfig {
  const connectTimeout = Math.round(config.timeout * 0.4)
  const queryTimeout = config.timeout - connectTimeout
  return {
    connectionString: url,
    application_name: 'docket',
    connectionTimeoutMillis: connectTimeout,
    query_timeout: queryTimeout,
    keepAlive: true,
    types,
    // A pooler in transaction mode refuses settings of a session.
    ...(config.pooler === 'none' ? { statement_timeout: queryTimeout, options: '-c TimeZone=UTC' } : {}),
  }
}

export function connect(config: Config['database'], url: string): Database {
  const options = connectionOptions(config, url)
  const named = config.pooler === 'none'
  const pool = new pg.Pool({ ...options, max: config.poolSize, idleTimeoutMillis: 30_000 })
  // An idle connection that breaks is dropped from the pool; the next request opens another.
  pool.on('error', () => {})
  // One in use may break between two statements: the next tells; unheard, its event would end the process.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const pipelines = Array.from({ length: 2 }, () => new Pipeline(options, named))
  let turn = 0

  const database: Database = {
    pool,
    query: (statement) => run(pool, statement, named),
    reader: {
      query: (statement) => {
        turn = (turn + 1) % pipelines.length
        return (pipelines[turn] as Pipeline).query(statement)
      },
    },
    async transaction(work, mode = '') {
      const client = await pool.connect().catch((error) => {
        throw unavailable(error)
      })
      let broken: Error | undefined
      try {
        await begin(client, `BEGIN ${mode}`)
        const result = await work({ query: (statement) => run(client, statement, named) })
        await begin(client, 'COMMIT')
        return result
      } catch (error) {
        // A connection that can't even roll back is thrown away, and the transaction with it.
        await client.query('ROLLBACK').catch((failure) => {
          broken = failure
        })
        throw error
      } finally {
        client.release(broken)
      }
    },
    async ping() {
      await run(pool, { name: 'ping', text: 'SELECT 1', values: [] }, named)
    },
    async close() {
      await Promise.all([pool.end(), ...pipelines.map((pipeline) => pipeline.close())])
    },
  }
  return database
}

async function begin(client: pg.PoolClient, command: string): Promise<void> {
  await client.query(command).catch((error) => {
    throw translate(error)
  })
}

/** One connection on which statements are sent without waiting for the answers to those before. */
class Pipeline implements Queryable {
  readonly #options: pg.PoolConfig
  readonly #named: boolean
  #client: pg.Client | undefined

  constructor(options: pg.PoolConfig, named: boolean) {
    this.#options = options
    this.#named = named
  }

  async query<Row>(statement: Statement): Promise<Row[]> {
    this.#client ??= this.#open()
    return run<Row>(this.#client, statement, this.#named)
  }

  #open(): pg.Client {
    const client = new pg.Client({ ...this.#options, pipeline: true } as pg.ClientConfig)
    const drop = () => {
      if (this.#client === client) this.#client = undefined
    }
    client.on('error', drop)
    client.on('end', drop)
    client.connect().catch(drop)
    return client
  }

  async close(): Promise<void> {
    await this.#client?.end()
  }
}

async function run<Row>(
  on: { query(query: pg.QueryConfig): Promise<{ rows: unknown[] }> },
  statement: Statement,
  named: boolean,
): Promise<Row[]> {
  try {
    const query = named ? statement : { text: statement.text, values: statement.values }
    return (await on.query(query)).rows as Row[]
  } catch (error) {
    throw translate(error)
  }
}

/** What PostgreSQL refused stays its own error; that it could not be asked becomes DATABASE_ERROR. */
function translate(error: unknown): unknown {
  return isUnavailable(error) ? unavailable(error) : error
}

export function unavailable(cause: unknown): DocketError {
  return new DocketError('DATABASE_ERROR', 'The database does not answer at the moment. Try again shortly.', {
    cause,
  })
}

/** SQLSTATE classes and codes that mean "not now": connection, resources, operator, timeout, failover. */
const TRANSIENT = /^(08|53|57P|58)|^(57014|40001|40P01|25006|55P03)$/

/** Whether `error`, or what caused it, says that the database could not be asked at all. */
export function isUnavailable(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError) return TRANSIENT.test(cause.code ?? '')
    if ('syscall' in cause) return true
    if (/timeout|terminated|connection error|not queryable|Cannot use a pool/i.test(cause.message))
      return true
  }
  return false
}

/** The name of the unique or foreign key that refused a statement, if one did. */
export function violatedConstraint(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof pg.DatabaseError && /^23/.test(cause.code ?? '')) return cause.constraint
  }
  return undefined
}
