import {
  type BatchResponse,
  type Docket,
  DocketProblem,
  type TaskResponse,
  type UndoResponse,
  Unreachable,
} from '@docket/sdk'
import type { Reason } from './failures.ts'
import { isForgotten, wasLost } from './forgotten.ts'
import type { Answer, Failure, Write } from './writes.ts'

/** Sends one write and returns the outcome. */

export type SendOutcome =
  | { answer: Answer }
  | { failure: Failure }
  /**
   * It is not known whether it was written: sending it again, with the same key, does no harm. `fault` is set where the
   * cause may be this very write, so that it may fail again.
   */
  | { again: { seconds: number | undefined; fault?: Reason } }
  /** It was first sent so long ago that its key no longer protects it: it was not sent again. */
  | { forgotten: 'lost' | 'uncertain' }
  | { signedOut: true }
  /** The user may no longer enter the workspace. */
  | { removed: true }

/** Milliseconds that an answer may take. */
const LONGEST_ANSWER = 60_000
/** Statuses from a proxy that does not find the service. */
const ELSEWHERE = [404, 405, 410, 421]
/** Statuses that concern the service as a whole, or what is in front of it, and not one write. */
const UNAVAILABLE = [502, 503]
const NO_ANSWER = 504

export interface Destination {
  docket: Docket
  workspaceId: string
  /** Whether others share the workspace. */
  isShared: boolean
}

export async function send(to: Destination, write: Write, now: number): Promise<SendOutcome> {
  const { docket, workspaceId, isShared } = to
  try {
    if (isForgotten(write, now)) {
      return { forgotten: (await wasLost(docket, workspaceId, write)) ? 'lost' : 'uncertain' }
    }
    const data = await post(docket, workspaceId, write)
    return { answer: answerOf(write, data, now) }
  } catch (error) {
    if (error instanceof Unreachable) return { again: { seconds: undefined } }
    if (isTimeout(error)) return { again: { seconds: undefined, fault: 'UNCERTAIN' } }
    if (!(error instanceof DocketProblem)) {
      // A fault of the app, or an unforeseen answer, is no reason to leave everything after it unsent.
      console.error('Docket: the answer to a write was not understood.', error)
      return { again: { seconds: undefined, fault: 'UNCERTAIN' } }
    }
    // Without an error code, it comes from something in front of the service, which is just being restarted or moved.
    const isOfService = error.members.error_code !== undefined
    if (!isOfService && ELSEWHERE.includes(error.status)) return { again: { seconds: undefined } }
    if (isOfService && error.status === 403) {
      // The session belongs to another user by now.
      if (!isShared) return { signedOut: true }
      return (await isMember(to)) ? { failure: failureOf(write, error, now) } : { removed: true }
    }
    if (error.status === 401) return { signedOut: true }
    // 409 because of the key itself: this very write is in progress on another connection.
    const underWay = error.status === 409 && error.retryAfter !== undefined
    if (error.isTemporary || underWay) {
      const isFault = error.status >= 500 && !UNAVAILABLE.includes(error.status)
      const fault = error.status === NO_ANSWER ? 'UNCERTAIN' : 'FAILING'
      return { again: { seconds: error.retryAfter, ...(isFault ? { fault } : {}) } }
    }
    return { failure: failureOf(write, error, now) }
  }
}

/** Whether the user may still enter the workspace; true if the service does not say. */
async function isMember({ docket, workspaceId }: Destination): Promise<boolean> {
  const params = { path: { user_id: workspaceId }, query: { limit: 1 } }
  try {
    // Routes about the account would refuse a member whose role has just changed.
    await docket.api.GET('/api/{user_id}/tasks', { params, signal: timeLimit() })
    return true
  } catch (error) {
    return !(error instanceof DocketProblem && error.code === 'AUTH_FORBIDDEN')
  }
}

/** Whether the service answers a request that changes nothing. */
export async function isAnswering(docket: Docket, workspaceId: string): Promise<boolean> {
  const params = { path: { user_id: workspaceId }, query: { limit: 1 } }
  try {
    await docket.api.GET('/api/{user_id}/tasks', { params, signal: timeLimit() })
    return true
  } catch (error) {
    if (error instanceof Unreachable || error instanceof DocketProblem || isTimeout(error)) return false
    throw error
  }
}

const timeLimit = (): AbortSignal => AbortSignal.timeout(LONGEST_ANSWER)
/** A browser may use the other name if time runs out while the body is being read. */
const isTimeout = (error: unknown): boolean =>
  error instanceof DOMException && ['TimeoutError', 'AbortError'].includes(error.name)

async function post(docket: Docket, workspaceId: string, { path, body, key }: Write): Promise<unknown> {
  // An id in the path stands there already.
  const { data } = await docket.api.POST(`/api/{user_id}${path as '/batch'}`, {
    // Not `me`: one user's writes must never get into another's account.
    params: { path: { user_id: workspaceId }, header: { 'idempotency-key': key } },
    // It was type-checked when the write was made; since then it has been plain data.
    body: body as never,
    signal: timeLimit(),
  })
  return data
}

function answerOf(write: Write, data: unknown, at: number): Answer {
  if (write.path === '/batch') {
    const { write: first, revision, results } = data as BatchResponse
    const ids = write.creates.flatMap(({ temporary, operation }): [number, number][] => {
      const made = results[operation ?? 0]?.body as { id?: number } | null | undefined
      return made?.id === undefined ? [] : [[temporary, made.id]]
    })
    return { key: write.key, write: first, revision, ids, at }
  }
  if (write.path === '/undo') {
    const { write: first, revision } = data as UndoResponse
    return { key: write.key, write: first, revision, ids: [], at }
  }
  // The answer to an act tells no revision: it is at least the next.
  const { id, revision = (write.sent?.after ?? 0) + 1 } = data as Partial<TaskResponse>
  const ids = write.creates.map(({ temporary }): [number, number] => [temporary, id ?? temporary])
  return { key: write.key, write: revision, revision, ids, at }
}

function failureOf(write: Write, problem: DocketProblem, at: number): Failure {
  const { message, code, status } = problem
  return { key: write.key, summary: write.summary, write, reason: message, code, status, at }
}
