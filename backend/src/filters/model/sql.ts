type Cast =
  | 'bigint'
  | 'bigint[]'
  | 'boolean'
  | 'date'
  | 'integer'
  | 'interval'
  | 'text'
  | 'text[]'
  | 'timestamp'
  | 'timestamptz'

type Value = string | number | boolean | null | readonly number[] | readonly string[]

/** The values of one statement: the only way for client input into SQL. */
export class SqlParameters {
  readonly values: unknown[]

  /** @param values those that the statement has already: more are appended */
  constructor(values: unknown[] = []) {
    this.values = values
  }

  /** @returns the placeholder for `value` in the text of the statement, like `$3::text` */
  add(value: Value, cast: Cast): string {
    this.values.push(value)
    return `$${this.values.length}::${cast}`
  }
}
