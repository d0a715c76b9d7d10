import { idAtPosition } from '../../core/order.ts'
import { compileAfter, type KeyValue } from './cursor.ts'
import { KEYS, type KeyName } from './keys.ts'
import { orderBy, type Sort } from './sort.ts'
import type { SqlParameters } from './sql.ts'

export interface Page {
  limit: number
  /** Values of the row after which the page starts. */
  after?: readonly KeyValue[] | undefined
  offset?: number | undefined
}

/**
 * A query for a page of the tasks for which `conditions` hold, in the order `sort`. It is read in one part or two, each
 * in an order that an index gives: no index has both the tasks that have the sort key and those that lack it.
 * @param tasks the table, or a query for the same rows with more columns
 */
export function compilePage(
  conditions: readonly string[],
  sort: Sort,
  page: Page,
  parameters: SqlParameters,
  tasks = 'tasks',
): string {
  const limit = parameters.add(page.limit, 'bigint')
  const offset = parameters.add(page.offset ?? 0, 'bigint')
  const { first, second, apart } = partsOf(sort, page.after, parameters)
  const read = (part: PageQuery, ...more: string[]): string =>
    `SELECT task.* FROM ${tasks} task WHERE ${[...more, ...part.conditions, ...conditions].join(' AND ')}
     ORDER BY ${part.orderBy}`
  const window = `LIMIT ${limit} OFFSET ${offset}`
  if (second === undefined) return `${read(first)} ${window}`
  const enough = `${limit} + ${offset}`
  const missing = apart ? [`(SELECT count(*) FROM part) < ${enough}`] : []
  return `WITH part AS MATERIALIZED (${read(first)} LIMIT ${enough}) SELECT * FROM (
      SELECT * FROM part UNION ALL (${read(second, ...missing)} LIMIT ${enough})
    ) task ORDER BY ${orderBy(sort)} ${window}`
}

interface PageQuery {
  conditions: string[]
  orderBy: string
}

interface PageQueries {
  first: PageQuery
  second?: PageQuery
  /** Whether the second comes after all of the first: it is not read where the first fills the page. */
  apart?: boolean
}

/** Keys for which there is an index of the tasks that have them. */
const INDEXED: readonly KeyName[] = ['due', 'project']
const MOVED = 'task.position COLLATE "C"'

function partsOf(sort: Sort, after: readonly KeyValue[] | undefined, parameters: SqlParameters): PageQueries {
  const behind = (order: Sort) => (after === undefined ? [] : [compileAfter(order, after, parameters)])
  const [first, ...others] = sort
  const value = after?.[0]

  if (first?.key === 'position') {
    // For tasks that were never moved, the position follows from the id, and no two are equal.
    const byId: Sort = [{ key: 'id', descending: first.descending, optional: false }]
    const moved: Sort = [{ ...first, sql: MOVED }, ...others]
    const bound = typeof value === 'string' ? idBound(value, first.descending, parameters) : []
    return {
      first: { conditions: ['task.position IS NULL', ...bound, ...behind(sort)], orderBy: orderBy(byId) },
      second: { conditions: ['task.position IS NOT NULL', ...behind(moved)], orderBy: orderBy(moved) },
    }
  }
  // After a task that lacks the key, there are only others that lack it.
  if (first === undefined || !first.optional || !INDEXED.includes(first.key) || value === null) {
    return { first: { conditions: behind(sort), orderBy: orderBy(sort) } }
  }
  const present: Sort = [{ ...first, optional: false }, ...others]
  // A task lacks the key in every time zone, or in none: the stored column is the one that the index has.
  const column = KEYS[first.key].sql
  return {
    first: { conditions: [`${column} IS NOT NULL`, ...behind(present)], orderBy: orderBy(present) },
    second: { conditions: [`${column} IS NULL`], orderBy: orderBy(others) },
    apart: true,
  }
}

/** Adds no condition to that of the position, but lets an index scan start there. */
function idBound(place: string, descending: boolean, parameters: SqlParameters): string[] {
  const id = idAtPosition(place)
  return id === undefined ? [] : [`task.id ${descending ? '<=' : '>='} ${parameters.add(id, 'bigint')}`]
}
