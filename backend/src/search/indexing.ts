import { userIsGone } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { isUnavailable, violatedConstraint } from '../database/failures.ts'
import type { Statement } from '../database/statement.ts'
import { nextStep, OWNER, STEP, type State, selectState } from './steps.ts'

/**
 * Brings the index up to date with the workspace's tasks. Writers do nothing for it: the change log tells later what was
 * touched. The first time, all tasks are read in the order of their ids, then what changed meanwhile.
 *
 * A search takes the steps that are missing itself, unless they are many: then it answers from the index as it is, says
 * so, and the rest is done in the background.
 */

/** An index that lacks more tasks or changes than this is far behind: no search waits for it. */
export const FAR = 5 * STEP
/** The part of the time that a request may wait in the queue, for which a search waits for its index. */
const PATIENCE = 1 / 2

export interface Indexer {
  /**
   * Brings the index up to date with what was committed before the call, if that does not take long. Else it is done in
   * the background.
   * @returns whether the index is up to date
   * @throws DocketError AUTH_INVALID when the user is gone
   */
  catchUp(workspaceId: string): Promise<boolean>
  /** The same for a workspace that is far too large to be sorted each time; no other is worth an index for that. */
  catchUpIfLarge(workspaceId: string): Promise<boolean>
  /** Brings the index up to date in the background, after those of others that wait already. */
  later(workspaceId: string): void
  /** Settles when nothing is left to do in the background. */
  idle(): Promise<void>
  /** Ends the work in the background after the present step; the rest is done when it is next found missing. */
  close(): Promise<void>
}

/**
 * @param reader where tasks are read; each step is written in a transaction, on a connection that it holds
 * @param log told of failures in the background
 */
export function createIndexer(
  db: Database,
  reader: Queryable,
  log?: { warn(context: object, message: string): void },
): Indexer {
  /** Those under way. */
  const steps = new Map<string, Promise<boolean>>()
  /** Workspaces whose indexes are far behind, in the order of their turns. */
  const waiting = new Set<string>()
  let working = Promise.resolve()
  let isWorking = false
  let closed = false

  async function read(workspaceId: string): Promise<State> {
    const [state] = await reader.query<State>(selectState({ workspace: workspaceId }))
    if (state === undefined) throw userIsGone()
    return state
  }

  /** Takes the next step; whoever else wants one of this workspace meanwhile waits for the same. @returns whether it took effect */
  async function take(workspaceId: string, state: State): Promise<boolean> {
    const step = steps.get(workspaceId) ?? nextStep(workspaceId, reader, state).then((next) => write(next))
    steps.set(workspaceId, step)
    return await step.finally(() => steps.delete(workspaceId))
  }

  async function write(next: Statement): Promise<boolean> {
    try {
      return (await db.transaction((tx) => tx.query(next))).length > 0
    } catch (error) {
      // A workspace that is gone meanwhile is noticed when the state is read next.
      if (violatedConstraint(error) !== OWNER) throw error
      return false
    }
  }

  async function follow(workspaceId: string): Promise<boolean> {
    let target: number | undefined
    for (;;) {
      const state = await read(workspaceId)
      // Later writes are left to a later search: a busy writer would keep this one waiting.
      target ??= state.latest
      if (state.revision !== null && state.revision >= target && state.scanned === null) return true
      if (state.behind > FAR) {
        later(workspaceId)
        return false
      }
      await take(workspaceId, state)
    }
  }

  function later(workspaceId: string): void {
    if (closed) return
    waiting.add(workspaceId)
    if (!isWorking) working = work()
  }

  /** One step for each workspace in turn, so that none waits for the whole of another. */
  async function work(): Promise<void> {
    isWorking = true
    // A workspace that is added again while this runs comes up again, after the others.
    for (const workspaceId of waiting) {
      waiting.delete(workspaceId)
      if (await advance(workspaceId)) later(workspaceId)
      if (closed) break
    }
    isWorking = false
  }

  /** @returns whether there is more to do */
  async function advance(workspaceId: string): Promise<boolean> {
    try {
      const state = await read(workspaceId)
      // A search does the rest itself: following each write of a busy writer would cost more.
      if (state.behind <= STEP) return false
      // Where another instance was faster, it goes on.
      return await take(workspaceId, state)
    } catch (error) {
      if (!(error instanceof DocketError && error.code === 'AUTH_INVALID')) {
        log?.warn({ err: error }, 'indexing for search is delayed')
      }
      return false
    }
  }

  const indexer: Indexer = {
    later,
    async catchUpIfLarge(workspaceId) {
      const { tasks } = await read(workspaceId)
      return tasks > FAR && (await indexer.catchUp(workspaceId))
    },
    async catchUp(workspaceId) {
      const followed = follow(workspaceId).catch((error) => {
        // A step may take the database too long, and the search may not: if it is away, the search will say so.
        if (!isUnavailable(error)) throw error
        return false
      })
      // A caller that has stopped waiting does not learn why it failed; the next search repeats the step.
      followed.catch(() => {})
      const { promise: tooLong, resolve } = Promise.withResolvers<boolean>()
      const timer = setTimeout(() => resolve(false), db.queueTimeout * PATIENCE)
      return await Promise.race([followed, tooLong]).finally(() => clearTimeout(timer))
    },
    async idle() {
      while (isWorking) await working
    },
    async close() {
      closed = true
      await working
    },
  }
  return indexer
}
