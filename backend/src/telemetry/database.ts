import type pg from 'pg'
import { causeOf } from '../core/tracing.ts'
import type { Database, Queryable } from '../database/connection.ts'
import type { Tracer } from './tracing.ts'

/** Statements as spans, by their names: never their text or values. */

const STATEMENT = {
  kind: 'client',
  of: 'request',
  attributes: { 'db.system.name': 'postgresql' },
} as const

/** The database, with a span for each statement and each transaction of a request. */
export function traceDatabase(db: Database, tracer: Tracer): Database {
  const traced = (on: Queryable): Queryable => ({
    query: (statement) =>
      // Composed for one request, a statement has no name.
      tracer.span(statement.name || 'composed statement', STATEMENT, () => on.query(statement)),
  })
  const { signals } = db
  return {
    ...db,
    ...traced(db),
    reader: traced(db.reader),
    finder: traced(db.finder),
    pool: tracePool(db.pool, tracer),
    transaction: (work, mode) =>
      tracer.span('transaction', STATEMENT, () => db.transaction((tx) => work(traced(tx)), mode)),
    unhurried: (work) =>
      tracer.span('long transaction', STATEMENT, () => db.unhurried((tx) => work(traced(tx)))),
    signals: {
      wrote(workspaceId, write) {
        if (write !== undefined) tracer.note(causeOf(workspaceId, write))
        signals.wrote(workspaceId, write)
      },
      heard: (workspaceId) => signals.heard(workspaceId),
      // What listens works for many: it is no part of the request that woke it.
      listen: (listener) => signals.listen((...heard) => tracer.outside(() => listener(...heard))),
    },
  }
}

interface Queries {
  query(config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult>
}

/** For Better Auth, which has no names for its statements, and uses nothing more of a pool than this. */
function tracePool(pool: pg.Pool, tracer: Tracer): pg.Pool {
  const traced = <Target extends pg.Pool | pg.PoolClient>(target: Target, own: object = {}): Target => {
    const on = target as Queries
    const query: Queries['query'] = (config, values) =>
      tracer.span('account statement', STATEMENT, () => on.query(config, values))
    return Object.assign(Object.create(target), { query, ...own })
  }
  return traced(pool, { connect: async () => traced(await pool.connect()) })
}
