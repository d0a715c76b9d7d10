import type { Queryable, Statement } from './statement.ts'

/**
 * Rows that a statement takes from a potentially very large set: each must end in time, and holds its locks until then.
 */
export const ROW_LIMIT = 1000

/** Repeats a statement that takes and returns up to `SOME` rows, until it returns fewer. */
export async function repeat(db: Queryable, statement: Statement): Promise<void> {
  for (;;) {
    const taken = await db.query(statement)
    if (taken.length < ROW_LIMIT) return
  }
}
