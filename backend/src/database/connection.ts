import pg from 'pg'
import type { Config } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import { isOutage, isUnavailable, translate, unavailable, unlessDeadlocked } from './failures.ts'
import { Notices } from './notices.ts'
import { Obstacles } from './obstacles.ts'
import { Pipelines, run } from './pipelines.ts'
import { Queue } from './queue.ts'
import { Signals } from './signals.ts'
import { type Queryable, type Statement, statement } from './statement.ts'

export type { Queryable } from './statement.ts'

/** `query` runs single statements, each in its own transaction. */
export interface Database extends Queryable {
  /** Like `query`, for reads, on separate connections: a write may wait for its workspace's row, a read never does. */
  readonly reader: Queryable
  /** Runs statements that were composed for one request: each is planned for its own values. */
  readonly finder: Queryable
  /** Connections that are held for longer than one statement: by `transaction`, and by Better Auth for its own SQL. */
  readonly pool: pg.Pool
  /**
   * The transactions of one workspace queue here, so that they hold one connection and not all. Single writes queue
   * behind them here as well: waiting in the database, they would hold up the writes to other workspaces behind them.
   */
  readonly queue: Pick<Queue, keyof Queue>
  /** Milliseconds that a request may wait in `queue`. */
  readonly queueTimeout: number
  /** How many tasks and API keys a user may have, unless decided otherwise for them; null: as many as they like. */
  readonly quotas: Config['database']['quotas']
  readonly signals: Pick<Signals, keyof Signals>
  /** Once started, `signals` reports writes of other instances too; undefined behind a pooler, which has no LISTEN. */
  readonly notices: Notices | undefined
  /** Once started, knows whether the database takes writes. */
  readonly obstacles: Obstacles
  /**
   * Runs `work` in one transaction; if it throws, the transaction is rolled back and the error rethrown. `work` may run
   * again from its start if PostgreSQL ended the transaction because of a deadlock.
   */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>, mode?: string): Promise<Result>
  /** Like `transaction`, for work whose statements may take long. */
  unhurried<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>
  /** Connections that are held, idle and waited for; statements that are not answered yet. */
  usage(): { held: number; idle: number; awaited: number; reading: number; writing: number }
  /** @throws DocketError DATABASE_ERROR if the database does not answer in time. */
  ping(): Promise<void>
  close(): Promise<void>
}

const INT8 = 20
const TIMESTAMPTZ = 1184

/** Revisions and ids are safe integers; instants stay text, in the API's format: a `Date` costs more than the query. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number
    if (oid === TIMESTAMPTZ) return toInstant
    return pg.types.getTypeParser(oid, format)
  },
}

/** PostgreSQL's `2026-11-20 09:00:00.12+00` as RFC 3339 in UTC with milliseconds. */
export function toInstant(text: string): string {
  // Behind a pooler the session's time zone is the server's, which need not be UTC.
  if (!text.endsWith('+00')) return new Date(text).toISOString()
  const seconds = text.slice(0, 19)
  const fraction = text.slice(20, text.length - 3)
  return `${seconds.replace(' ', 'T')}.${fraction.padEnd(3, '0')}Z`
}

type ConnectionOptions = pg.PoolConfig & { query_timeout: number }
// node-postgres has it; its types lack it.
type UntimedQuery = pg.QueryConfig & { query_timeout: number }

/** Settings that the statements rely on, whatever the server's defaults are. */
const SESSION = ['TimeZone=UTC', 'DateStyle=ISO', 'default_transaction_isolation=read\\ committed', 'jit=off']

/**
 * A named statement is planned once, not for each set of values: each has one good plan. It may be planned while the
 * tables are small: without `enable_seqscan=off` it would keep reading them sequentially after they have grown.
 */
const PLANNED_ONCE = [...SESSION, 'plan_cache_mode=force_generic_plan', 'enable_seqscan=off']

/**
 * Citus finds the node of a statement by its values: it refuses most that are planned without them. And what a node
 * says as it dies would end the connection, with the statements of all who share it. This is known only once a
 * connection is there.
 */
const UNLESS_CITUS = `
  SELECT set_config('plan_cache_mode', 'auto', false), set_config('citus.worker_min_messages', 'off', false)
  FROM pg_extension WHERE extname = 'citus'`

/** Settings of a connection to `url`; `config.timeout` (milliseconds) is split between connecting and answering. */
export function connectionOptions(
  config: Config['database'],
  url: string,
  session = SESSION,
): ConnectionOptions {
  const connectTimeout = Math.round(config.timeout * 0.4)
  const queryTimeout = config.timeout - connectTimeout
  return {
    connectionString: url,
    application_name: 'docket',
    connectionTimeoutMillis: connectTimeout,
    query_timeout: queryTimeout,
    // node-postgres then closes a connection on which an answer is overdue: whatever follows on it (a ROLLBACK) fails
    // at once.
    pipeline: true,
    keepAlive: true,
    types,
    // A pooler in transaction mode refuses session settings.
    ...(config.pooler === 'none'
      ? { statement_timeout: queryTimeout, options: session.map((setting) => `-c ${setting}`).join(' ') }
      : {}),
  }
}

/**
 * Of an instance's connections, `READERS` serve all reads, and the share `HELD` is held for longer than one statement.
 */
const READERS = 2
const HELD = 0.4

/** Milliseconds that an `unhurried` statement may take. */
const UNHURRIED = 60 * 60 * 1000

/** Fails where there is no space for a megabyte of data. What it writes is gone with its transaction. */
const writeProbe = statement(
  'probe_write',
  `CREATE TEMP TABLE docket_probe ON COMMIT DROP AS
   SELECT repeat('x', 1900) AS content FROM generate_series(1, 512)`,
)

/** @param isDiskFull whether the disk of the embedded server is known to be full */
export function connect(
  config: Config['database'],
  url: string,
  isDiskFull?: () => Promise<boolean>,
): Database {
  const named = config.pooler === 'none'
  const options = {
    ...connectionOptions(config, url, PLANNED_ONCE),
    ...(named ? { first: UNLESS_CITUS } : {}),
  }
  const pool = openPool(connectionOptions(config, url), Math.ceil(config.poolSize * HELD))
  const reader = new Pipelines(READERS, options, named)
  const writer = new Pipelines(config.poolSize - pool.options.max - READERS, options, named)
  const signals = new Signals()
  const notices = named ? new Notices(connectionOptions(config, url), signals) : undefined

  const transaction: Database['transaction'] = (work, mode = '') =>
    unlessDeadlocked(() =>
      onClient(pool, (client) =>
        committed(client, `BEGIN ${mode}`, () =>
          work({ query: (statement) => run(client, statement, named) }),
        ),
      ),
    )
  const obstacles = new Obstacles({
    probe: () => transaction((tx) => tx.query({ ...writeProbe({}), name: '' })),
    isDiskFull,
  })
  const noticed = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await work
    } catch (error) {
      obstacles.meet(error)
      throw error
    }
  }

  return {
    query: (statement) => noticed(writer.query(statement)),
    reader,
    finder: { query: (statement) => onClient(pool, (client) => run(client, statement, false)) },
    pool,
    queueTimeout: config.timeout,
    quotas: config.quotas,
    queue: new Queue({ timeout: config.timeout, timeoutError: stillWriting, isContagious: isOutage }),
    signals,
    notices,
    obstacles,
    transaction: (work, mode) => noticed(transaction(work, mode)),
    unhurried: (work) =>
      unlessDeadlocked(() =>
        onClient(pool, (client) =>
          committed(client, 'BEGIN; SET LOCAL statement_timeout = 0', () => work(unhurriedOn(client))),
        ),
      ),
    usage: () => ({
      held: pool.totalCount - pool.idleCount,
      idle: pool.idleCount,
      awaited: pool.waitingCount,
      reading: reader.waiting,
      writing: writer.waiting,
    }),
    async ping() {
      await writer.query({ name: 'ping', text: 'SELECT 1', values: [] })
    },
    async close() {
      obstacles.close()
      await Promise.all([pool.end(), reader.close(), writer.close(), notices?.close()])
    },
  }
}

/** Runs statements on a client that waits long for their answers. */
const unhurriedOn = (client: pg.PoolClient): Queryable => ({
  async query<Row>({ text, values }: Statement): Promise<Row[]> {
    const query: UntimedQuery = { text, values, query_timeout: UNHURRIED }
    const { rows } = await client.query(query).catch((error) => {
      throw translate(error)
    })
    return rows as Row[]
  },
})

/** Whoever is in a transaction waits for others in the database, and never for those that wait for it. */
const NO_QUEUE: Database['queue'] = { run: (_, work) => work(), after: (_, work) => work() }

/**
 * The database as it is within an open transaction: what is written through it takes effect with that. Whoever opened
 * it tells `signals` when it is committed.
 */
export const inTransaction = (db: Database, tx: Queryable): Database => ({
  ...db,
  queue: NO_QUEUE,
  signals: { wrote: () => {}, heard: () => {}, listen: (listener) => db.signals.listen(listener) },
  query: (statement) => tx.query(statement),
  reader: tx,
  finder: tx,
  transaction: (work) => work(tx),
  unhurried: (work) => work(tx),
})

function openPool(options: ConnectionOptions, max: number): pg.Pool {
  const pool = new pg.Pool({ ...options, max, idleTimeoutMillis: 30_000 })
  // A broken connection fails the statements in progress on it and leaves the pool; the next request opens another.
  pool.on('error', () => {})
  // A connection in use may break between two statements: the next one reports it. Without a listener, the event would
  // end the process.
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/** Unlike `pool.query`, keeps a connection on which a statement was merely refused (for a repeated key, say). */
async function onClient<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect().catch((error) => {
    throw unavailable(error)
  })
  let broken = false
  try {
    return await work(client)
  } catch (error) {
    broken = isUnavailable(error) || client.getTransactionStatus() !== 'I'
    throw error
  } finally {
    client.release(broken)
  }
}

/** Starts a transaction with `begin` and runs `work` in it. */
async function committed<Result>(
  client: pg.PoolClient,
  begin: string,
  work: () => Promise<Result>,
): Promise<Result> {
  await command(client, begin)
  try {
    const result = await work()
    await command(client, 'COMMIT')
    return result
  } catch (error) {
    // If even that fails, the connection is discarded, and the transaction with it.
    await command(client, 'ROLLBACK').catch(() => {})
    throw error
  }
}

async function command(client: pg.PoolClient, text: string): Promise<void> {
  await client.query(text).catch((error) => {
    throw translate(error)
  })
}

function stillWriting(): DocketError {
  return new DocketError('DATABASE_ERROR', 'Earlier requests are still in progress. Try again shortly.')
}
