import type { Queryable } from '../database/connection.ts'
import type { Statement } from '../database/statement.ts'
import type { Filter } from '../filters/model/ast.ts'
import { compileFilter } from '../filters/model/compile.ts'
import type { People } from '../filters/model/people.ts'
import { SqlParameters } from '../filters/model/sql.ts'
import type { Calendar } from '../preferences/model.ts'

/** Counts in passes over tasks: all of the workspace, or rows that are given. */

export interface Count {
  open: number
  complete: number
}

export interface Counts {
  ofProjects: Map<number | null, Count>
  ofLabels: Map<string, Count>
  /** By the text of the filter. */
  ofFilters: Map<string, number>
}

/** Filters by their text. */
export type Filters = ReadonlyMap<string, Filter>

/** What is counted: rows of `tasks`, or all that the workspace has. */
export interface Counted {
  workspaceId: string
  now: Date
  people: People
  /** How days are reckoned, where that is not how the workspace does. */
  calendar?: Calendar | undefined
  rows?: readonly object[]
}

/** Filters that are counted in one pass over all tasks: with more, a statement would take too long. */
const AT_ONCE = 10

/** Passes over the tasks once for all that is counted, and once more for each further ten filters. */
export async function countAll(tx: Queryable, counted: Counted, filters: Filters): Promise<Counts> {
  const found: Counts = { ofProjects: new Map(), ofLabels: new Map(), ofFilters: new Map() }
  const [some = [], ...others] = slicesOf(filters)
  for (const { project, label, open, complete, numbers } of await tx.query<FoundRow>(lookAt(counted, some))) {
    if (numbers !== null) note(found.ofFilters, some, numbers)
    else if (label !== null) found.ofLabels.set(label, { open, complete })
    else found.ofProjects.set(project, { open, complete })
  }
  for (const slice of others) await countSlice(tx, counted, slice, found.ofFilters)
  return found
}

/** Counts for these filters alone. */
export async function countFilters(
  tx: Queryable,
  counted: Counted,
  filters: Filters,
): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const slice of slicesOf(filters)) await countSlice(tx, counted, slice, found)
  return found
}

type Slice = [text: string, filter: Filter][]

function slicesOf(filters: Filters): Slice[] {
  const all = [...filters]
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, index) =>
    all.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  )
}

async function countSlice(
  tx: Queryable,
  counted: Counted,
  slice: Slice,
  found: Map<string, number>,
): Promise<void> {
  const [row] = await tx.query<{ numbers: number[] }>(lookAtFilters(counted, slice))
  note(found, slice, row?.numbers ?? [])
}

function note(found: Map<string, number>, slice: Slice, numbers: readonly number[]): void {
  for (const [index, [text]] of slice.entries()) found.set(text, numbers[index] ?? 0)
}

interface FoundRow extends Count {
  project: number | null
  label: string | null
  /** One per filter, in the order of the query; null in rows that count something else. */
  numbers: number[] | null
}

/** Tasks are grouped by project and labels first; all counts are sums over these rows. */
function lookAt(counted: Counted, slice: Slice): Statement {
  const { numbers, from, workspace, values } = partsOf(counted, slice)
  const sums = slice.map((_, index) => `coalesce(sum(numbers[${index + 1}]), 0)`)
  const text = `WITH found AS MATERIALIZED (
      SELECT counted.* FROM workspaces CROSS JOIN LATERAL (
        SELECT task.project_id, task.labels, count(*) FILTER (WHERE NOT task.complete) AS open,
          count(*) FILTER (WHERE task.complete) AS complete, ARRAY[${numbers}]::int[] AS numbers
        FROM ${from} task WHERE task.user_id = ${workspace} GROUP BY task.project_id, task.labels
      ) counted WHERE workspaces.id = ${workspace}
    )
    SELECT project_id AS project, NULL::text AS label, sum(open)::int AS open, sum(complete)::int AS complete,
      NULL::int[] AS numbers
    FROM found GROUP BY project_id
    UNION ALL
    SELECT NULL, label, sum(open)::int, sum(complete)::int, NULL FROM found, unnest(labels) AS label GROUP BY label
    ${slice.length === 0 ? '' : `UNION ALL SELECT NULL, NULL, 0, 0, ARRAY[${sums.join(', ')}]::int[] FROM found`}`
  return { name: '', text, values }
}

function lookAtFilters(counted: Counted, slice: Slice): Statement {
  const { numbers, from, workspace, values } = partsOf(counted, slice)
  const text = `SELECT counted.numbers FROM workspaces CROSS JOIN LATERAL (
      SELECT ARRAY[${numbers}]::int[] AS numbers FROM ${from} task WHERE task.user_id = ${workspace}
    ) counted WHERE workspaces.id = ${workspace}`
  return { name: '', text, values }
}

function partsOf({ workspaceId, now, people, calendar, rows }: Counted, slice: Slice) {
  const parameters = new SqlParameters()
  const workspace = parameters.add(workspaceId, 'text')
  const numbers = slice.map(
    ([, filter]) =>
      `count(*) FILTER (WHERE ${compileFilter(filter, parameters, { now, owner: workspace, people, calendar })})`,
  )
  const from =
    rows === undefined
      ? 'tasks'
      : `json_populate_recordset(NULL::tasks, ${parameters.add(JSON.stringify(rows), 'text')}::json)`
  return { numbers: numbers.join(', '), from, workspace, values: parameters.values }
}
