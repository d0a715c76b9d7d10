import type pg from 'pg'
import type { SpanOptions, Tracing } from '../core/tracing.ts'
import type { Database, Queryable } from '../database/connection.ts'

/** Statements as spans, by their names: never their text or values. */

const DATABASE: SpanOptions = { kind: 'client', attributes: { 'db.system.name': 'postgresql' } }

/** The database, with a span for each statement and each transaction that is part of a trace. */
export function traceDatabase(db: Database, tracing: Tracing): Database {
  const traced = (on: Queryable): Queryable => ({
    query: (statement) =>
      // Composed for one request, a statement has no name.
      tracing.span(statement.name || 'composed statement', DATABASE, () => on.query(statement)),
  })
  return {
    ...db,
    ...traced(db),
    reader: traced(db.reader),
    finder: traced(db.finder),
    pool: tracePool(db.pool, tracing),
    transaction: (work, mode) =>
      tracing.span('transaction', DATABASE, () => db.transaction((tx) => work(traced(tx)), mode)),
  }
}

type Query = (config: pg.QueryConfig, values?: unknown[]) => Promise<pg.QueryResult>

/** For Better Auth, which has no names for its statements. */
function tracePool(pool: pg.Pool, tracing: Tracing): pg.Pool {
  const query =
    (on: { query: Query }): Query =>
    (config, values) =>
      tracing.span('account statement', DATABASE, () => on.query(config, values))
  const overlaid = <Target extends object>(
    target: Target,
    own: Partial<Record<PropertyKey, unknown>>,
  ): Target =>
    new Proxy(target, {
      get(_, key) {
        if (key in own) return own[key]
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  return overlaid(pool, {
    query: query(pool as unknown as { query: Query }),
    connect: async () => {
      const client = await pool.connect()
      return overlaid(client, { query: query(client as unknown as { query: Query }) })
    },
  })
}
