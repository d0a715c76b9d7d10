import { channel } from 'node:diagnostics_channel'

/** A statement ready to run: PostgreSQL parses it once per connection, identified by its name. */
export interface Statement {
  name: string
  text: string
  values: unknown[]
}

/** What runs statements: the database itself, or an open transaction. */
export interface Queryable {
  query<Row>(statement: Statement): Promise<Row[]>
}

export type Value =
  | string
  | number
  | boolean
  | null
  | Buffer
  | Date
  | readonly (string | null)[]
  | readonly (number | null)[]

/** Hears of every prepared statement, as `{ name, sql }`; `npm run generate` lists them all from it. */
export const PREPARED = 'docket:statement'
const prepared = channel(PREPARED)

/**
 * Prepares SQL whose parameters are written `:name`, and returns a function from their values to a `Statement`.
 * Parameters are the only way for a value to enter SQL: the text is fixed when the module loads.
 * @example const byId = statement<{ id: number }>('task_by_id', 'SELECT … WHERE id = :id')
 */
export function statement<Parameters extends Record<string, Value>>(
  name: string,
  sql: string,
): (values: Parameters) => Statement {
  prepared.publish({ name, sql })
  const names: string[] = []
  // `::text` is a cast, not a parameter.
  const text = sql.replace(/(?<!:):([a-z_]+)/g, (_, parameter: string) => {
    if (!names.includes(parameter)) names.push(parameter)
    return `$${names.indexOf(parameter) + 1}`
  })
  return (values) => ({ name, text, values: names.map((parameter) => values[parameter]) })
}
