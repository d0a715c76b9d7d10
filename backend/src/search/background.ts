import type { Logger } from 'pino'
import type { Jobs } from '../core/jobs.ts'
import type { Database } from '../database/connection.ts'
import { ROW_LIMIT } from '../database/row-limit.ts'
import { statement } from '../database/statement.ts'
import { FAR, type Indexer } from './indexing.ts'
import { BEHIND } from './steps.ts'

/**
 * Finds the workspaces whose indexes are far behind, so that hardly any search has to say so: those written to in this
 * process a moment ago, and once in a while all others. A write costs nothing for it but a note of where it was.
 */

/** Milliseconds between two looks at those that were written to. */
const LOOK_EVERY = 2_000
/** Milliseconds between two looks at all workspaces: an instance may have died, or a log been pruned. */
const LOOK_AT_ALL_EVERY = 60 * 60 * 1000
export const INDEXING_JOB = { name: 'search_index', every: LOOK_AT_ALL_EVERY }

const findFar = statement<{ workspaces: readonly string[] }>(
  'search_far',
  `SELECT workspaces.id FROM unnest(:workspaces::text[]) AS written(id) JOIN workspaces ON workspaces.id = written.id
   LEFT JOIN search_state state ON state.user_id = workspaces.id WHERE ${BEHIND} > ${FAR}`,
)

const findFarAmongAll = statement<{ after: string }>(
  'search_far_among_all',
  `SELECT page.id, ${BEHIND.replaceAll('workspaces.', 'page.')} > ${FAR} AS far
   FROM (SELECT id, revision, last_task_id FROM workspaces WHERE id > :after ORDER BY id LIMIT ${ROW_LIMIT}) page
   LEFT JOIN search_state state ON state.user_id = page.id ORDER BY page.id`,
)

export interface Indexing {
  /** Looks now at those that were written to since the last look. */
  look(): Promise<void>
  /** Looks now at all workspaces. */
  lookAtAll(): Promise<void>
  /** Settles once nothing is under way. */
  close(): Promise<void>
}

/** @param options.lookEvery milliseconds; null to look only when asked */
export function startIndexing(options: {
  db: Database
  indexer: Indexer
  jobs: Jobs
  log: Pick<Logger, 'warn'>
  lookEvery?: number | null
}): Indexing {
  const { db, indexer, jobs, log, lookEvery = LOOK_EVERY } = options
  const written = new Set<string>()
  let looking: Promise<void> | undefined

  // Of what another instance wrote, that one takes care.
  const stopListening = db.signals.listen((user, own) => {
    if (own) written.add(user)
  })

  async function look(): Promise<void> {
    const workspaces = [...written]
    written.clear()
    for (let start = 0; start < workspaces.length; start += ROW_LIMIT) {
      const some = workspaces.slice(start, start + ROW_LIMIT)
      for (const { id } of await db.reader.query<{ id: string }>(findFar({ workspaces: some })))
        indexer.later(id)
    }
  }

  async function lookAtEach(): Promise<void> {
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: { id: string; far: boolean }[] = await db.reader.query(findFarAmongAll({ after }))
      for (const { id, far } of page) if (far) indexer.later(id)
      after = page.at(-1)?.id
    }
  }

  const lookAtAll = () => jobs.run(INDEXING_JOB.name, INDEXING_JOB.every, lookAtEach)

  /** One look at a time. What one that fails has not seen, the next look at all workspaces finds. */
  function inTurn(work: () => Promise<void>): void {
    looking ??= work()
      .catch((error) => log.warn({ err: error }, 'indexing for search is delayed'))
      .finally(() => {
        looking = undefined
      })
  }

  const timers =
    lookEvery === null
      ? []
      : [
          setInterval(() => inTurn(look), lookEvery).unref(),
          setInterval(() => inTurn(lookAtAll), LOOK_AT_ALL_EVERY).unref(),
        ]
  if (lookEvery !== null) inTurn(lookAtAll)

  return {
    look,
    lookAtAll,
    async close() {
      stopListening()
      for (const timer of timers) clearInterval(timer)
      await Promise.all([looking, indexer.close()])
    },
  }
}
