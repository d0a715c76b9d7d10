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

/** Sends one write, and says what became of it. */

export type Outcome =
  | { answer: Answer }
  | { failure: Failure }
  /**
   * It is not known whether it was written: the same again, with the same key, does no harm. `fault` is why it may not
   * go better then, where the reason may be this very write.
   */
  | { again: { seconds: number | undefined; fault?: Reason } }
  /** It was first sent so long ago that its key says nothing: nothing was sent now. */
  | { forgotten: 'lost' | 'uncertain' }
  | { signedOut: true }

/** Milliseconds that an answer may take. */
const LONGEST_ANSWER = 60_000
/** What a proxy says that does not find the service. */
const ELSEWHERE = [404, 405, 410, 421]
/** Of the service as a whole, or of what is before it: not of one write. */
const UNAVAILABLE = [502, 503]
const NO_ANSWER = 504

export async function send(docket: Docket, userId: string, write: Write, now: number): Promise<Outcome> {
  try {
    if (isForgotten(write, now)) {
      return { forgotten: (await wasLost(docket, userId, write)) ? 'lost' : 'uncertain' }
    }
    const data = await post(docket, userId, write)
    return { answer: answerOf(write, data, now) }
  } catch (error) {
    if (error instanceof Unreachable) return { again: { seconds: undefined } }
    if (isTimeout(error)) return { again: { seconds: undefined, fault: 'UNCERTAIN' } }
    if (!(error instanceof DocketProblem)) {
      // A fault of the app, or an answer that nobody thought of: no reason to leave all that follows unsent.
      console.error('Docket: the answer to a write was not understood.', error)
      return { again: { seconds: undefined, fault: 'UNCERTAIN' } }
    }
    // Somebody before the service, where it is just being restarted or moved.
    const isOfService = error.members.error_code !== undefined
    if (!isOfService && ELSEWHERE.includes(error.status)) return { again: { seconds: undefined } }
    // 403: the session is somebody else's by now.
    if (isOfService && error.status === 403) return { signedOut: true }
    if (error.status === 401) return { signedOut: true }
    // 409 of the key itself: this very write is under way on another connection.
    const underWay = error.status === 409 && error.retryAfter !== undefined
    if (error.isTemporary || underWay) {
      const isFault = error.status >= 500 && !UNAVAILABLE.includes(error.status)
      const fault = error.status === NO_ANSWER ? 'UNCERTAIN' : 'FAILING'
      return { again: { seconds: error.retryAfter, ...(isFault ? { fault } : {}) } }
    }
    return { failure: failureOf(write, error, now) }
  }
}

/** Whether the service answers what asks for nothing new. */
export async function isAnswering(docket: Docket, userId: string): Promise<boolean> {
  const params = { path: { user_id: userId } }
  try {
    await docket.api.GET('/api/{user_id}/preferences', { params, signal: timeLimit() })
    return true
  } catch (error) {
    if (error instanceof Unreachable || error instanceof DocketProblem || isTimeout(error)) return false
    throw error
  }
}

const timeLimit = (): AbortSignal => AbortSignal.timeout(LONGEST_ANSWER)
/** A browser may call it otherwise when the body was being read. */
const isTimeout = (error: unknown): boolean =>
  error instanceof DOMException && ['TimeoutError', 'AbortError'].includes(error.name)

async function post(docket: Docket, userId: string, { path, body, key }: Write): Promise<unknown> {
  const { data } = await docket.api.POST(`/api/{user_id}${path}`, {
    // Not `me`: what one user wrote never goes into the account of another.
    params: { path: { user_id: userId }, header: { 'idempotency-key': key } },
    // It was typed when the write was made; since then it has been plain data.
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
  const { id, revision } = data as TaskResponse
  const ids = write.creates.map(({ temporary }): [number, number] => [temporary, id])
  return { key: write.key, write: revision, revision, ids, at }
}

function failureOf(write: Write, problem: DocketProblem, at: number): Failure {
  const { message, code, status } = problem
  return { key: write.key, said: write.said, write, reason: message, code, status, at }
}
