import type { Queryable, Statement } from './statement.ts'

/** Rows that a statement takes of what may be very many: each must end in time, and holds its locks until then. */
export const SOME = 1000

/** Runs a statement that takes `SOME` rows, and returns each, until there are fewer. */
export async function repeat(db: Queryable, statement: Statement): Promise<void> {
  for (;;) {
    const taken = await db.query(statement)
    if (taken.length < SOME) return
  }
}
