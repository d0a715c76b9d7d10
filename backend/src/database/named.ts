import pg from 'pg'
import type { Statement } from './statement.ts'

/**
 * A named statement in flight. Its columns are described once per connection: otherwise PostgreSQL would look them up
 * and send them with every answer. PostgreSQL refuses a statement whose columns have changed.
 */

interface Column {
  name: string
  parse: (text: string) => unknown
}

interface Columns {
  list: readonly Column[]
  /** A row of nulls: its copies have their final shape from the start. */
  blank: Record<string, unknown>
}

/** What a connection knows about its statements, and a view of the connection that requests no descriptions. */
interface StatementCache {
  columns: Map<string, Columns>
  withoutDescribe: pg.Connection
}

interface Field {
  name: string
  dataTypeID: number
}

type Callback = (error: Error | null, rows?: unknown[]) => void

/** The members that node-postgres uses on a query, but its types lack. */
interface Query {
  name: string
  values: unknown[]
  callback: Callback
  _result: { _types: { getTypeParser(oid: number, format: 'text'): (text: string) => unknown } }
  prepare(connection: pg.Connection): void
}

const Query = pg.Query as unknown as new (text: string) => pg.Submittable & Query

const caches = new WeakMap<pg.Connection, StatementCache>()

function cacheOf(connection: pg.Connection): StatementCache {
  const known = caches.get(connection)
  if (known !== undefined) return known
  const withoutDescribe = Object.create(connection, { describe: { value: () => {} } })
  const fresh = { columns: new Map(), withoutDescribe }
  caches.set(connection, fresh)
  return fresh
}

class NamedQuery extends Query {
  readonly #rows: unknown[] = []
  #cache: StatementCache | undefined
  #columns: Columns | undefined
  #failure: Error | null = null

  constructor({ name, text, values }: Statement, answered: Callback) {
    // The text alone: an object would be copied, descriptor by descriptor.
    super(text)
    this.name = name
    this.values = values
    this.callback = answered
  }

  override prepare(connection: pg.Connection): void {
    this.#cache = cacheOf(connection)
    this.#columns = this.#cache.columns.get(this.name)
    super.prepare(this.#columns === undefined ? connection : this.#cache.withoutDescribe)
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const types = this._result._types
    const list = fields.map(({ name, dataTypeID }) => ({
      name,
      parse: types.getTypeParser(dataTypeID, 'text'),
    }))
    this.#columns = { list, blank: Object.fromEntries(list.map(({ name }) => [name, null])) }
    // Without a name, each text is a different statement.
    if (this.name !== '') this.#cache?.columns.set(this.name, this.#columns)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    try {
      this.#rows.push(rowOf(this.#columns as Columns, fields))
    } catch (error) {
      this.#failure = error as Error
    }
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(this.#failure, this.#rows)
  }
}

function rowOf({ list, blank }: Columns, fields: readonly (string | null)[]): unknown {
  const row = { ...blank }
  let index = 0
  for (const { name, parse } of list) {
    const text = fields[index]
    if (text != null) row[name] = parse(text)
    index += 1
  }
  return row
}

/** Sends a statement, which the connection keeps under its name. */
export function sendNamed(
  client: { query(query: pg.Submittable): unknown },
  statement: Statement,
): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    const answered: Callback = (error, rows) => (error ? reject(error) : resolve(rows as unknown[]))
    client.query(new NamedQuery(statement, answered))
  })
}
