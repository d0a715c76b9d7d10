import { setImmediate as turn } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Clock } from '../core/clock.ts'
import type { Jobs } from '../core/jobs.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { ROW, STEP } from './storage.ts'

/** Measures how many bytes workspaces store, in steps, beside everything else. */

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
export const MEASURE_EVERY = MINUTE
/** Milliseconds within which a run begins with another workspace. */
const BUDGET = 5_000

const sizeOf = (columns: readonly string[]) =>
  [String(ROW), ...columns.map((column) => `coalesce(pg_column_size(${column}), 0)`)].join(' + ')

type Cursor = { workspace: string; a: number; b: number }
interface Sum {
  count: number
  bytes: number
  a: number
  b: number
}

/** Sums a step of a table whose key is the workspace and one or two numbers. */
const sumOf = (table: string, [a, b]: readonly [string, string?], columns: readonly string[]) =>
  statement<Cursor>(
    `storage_${table}`,
    `SELECT count(*)::int AS count, coalesce(sum(bytes), 0)::bigint AS bytes, max(a) AS a,
       (array_agg(b ORDER BY a DESC, b DESC))[1] AS b
     FROM (
       SELECT ${a} AS a, ${b ?? 0} AS b, ${sizeOf(columns)} AS bytes FROM ${table}
       WHERE user_id = :workspace AND ${b === undefined ? `${a} > :a` : `(${a}, ${b}) > (:a, :b)`}
       ORDER BY ${[a, b].filter(Boolean).join(', ')} LIMIT ${STEP}
     ) step`,
  )

/** The tables that grow with what users do. Values that PostgreSQL compresses count as they are stored. */
const SUMS = [
  sumOf('changes', ['revision'], ['before', 'after']),
  sumOf('tasks', ['id'], ['title', 'description', 'details']),
  sumOf('notes', ['task_id', 'id'], ['body']),
]
/** What else there is in a user's own workspace. What members of a shared one say there, nobody else can delete. */
const OWN_SUMS = [...SUMS, sumOf('messages', ['conversation_id', 'id'], ['content', 'tool_calls'])]

/** How many are looked for in one go: finding those that are due reads all of them. */
const AT_ONCE = 100

type Due = {
  id: string
  storage_at: string | null
}

const findDue = statement<{ hour: string; day: string }>(
  'storage_due',
  `SELECT id, storage_at FROM workspaces WHERE storage_at IS NULL OR storage_at <= :day::timestamptz
     OR storage_at <= :hour::timestamptz AND (revision - storage_revision) * 20 > revision
   ORDER BY storage_at NULLS FIRST LIMIT ${AT_ONCE}`,
)

// Claimed before it is measured: of several instances, one does it.
const claimOne = statement<Due & { now: string }>(
  'storage_claim',
  `UPDATE workspaces SET storage_at = :now::timestamptz
   WHERE id = :id AND storage_at IS NOT DISTINCT FROM :storage_at::timestamptz RETURNING id, revision, name IS NOT NULL AS shared`,
)

const updateMeasured = statement<{ workspace: string; bytes: number; revision: number }>(
  'storage_measured',
  'UPDATE workspaces SET storage_bytes = :bytes, storage_revision = :revision WHERE id = :workspace',
)

interface Measuring {
  now: Date
  budget?: number
  /** Ends it early. */
  signal?: AbortSignal | undefined
}

/** Measures the workspaces that were not measured for a day, or have grown much since, for a few seconds at most. */
export async function measureStorage(
  db: Queryable,
  { now, budget = BUDGET, signal }: Measuring,
): Promise<void> {
  const until = performance.now() + budget
  const ago = (span: number) => new Date(now.getTime() - span).toISOString()
  let due: Due[] = []
  while (performance.now() < until && signal?.aborted !== true) {
    if (due.length === 0) due = await db.query<Due>(findDue({ hour: ago(HOUR), day: ago(DAY) }))
    const next = due.shift()
    if (next === undefined) return
    const [workspace] = await db.query<{ id: string; revision: number; shared: boolean }>(
      claimOne({ ...next, now: now.toISOString() }),
    )
    // Another instance was first.
    if (workspace === undefined) continue
    let bytes = 0
    for (const sum of workspace.shared ? SUMS : OWN_SUMS) {
      let cursor: Cursor | undefined = { workspace: workspace.id, a: 0, b: 0 }
      while (cursor !== undefined) {
        if (signal?.aborted) return
        const [step]: Sum[] = await db.query<Sum>(sum(cursor))
        bytes += step?.bytes ?? 0
        cursor =
          step === undefined || step.count < STEP
            ? undefined
            : { workspace: workspace.id, a: step.a, b: step.b }
        await turn()
      }
    }
    // What was written meanwhile is added to it again: it is counted from this revision on.
    await db.query(updateMeasured({ workspace: workspace.id, bytes, revision: workspace.revision }))
  }
}

/** @returns what ends it, once the run in progress has ended */
export function startMeasuring(
  db: Queryable,
  { clock, jobs, log }: { clock: Clock; jobs: Jobs; log: Pick<Logger, 'warn'> },
): () => Promise<void> {
  const ended = new AbortController()
  let running: Promise<void> | undefined
  jobs.expect('storage', MEASURE_EVERY)
  const timer = setInterval(() => {
    running ??= jobs
      .run('storage', MEASURE_EVERY, () => measureStorage(db, { now: clock(), signal: ended.signal }))
      .catch((error) => log.warn({ err: error }, 'measuring storage failed'))
      .finally(() => {
        running = undefined
      })
  }, MEASURE_EVERY).unref()
  return async () => {
    clearInterval(timer)
    ended.abort()
    await running
  }
}
