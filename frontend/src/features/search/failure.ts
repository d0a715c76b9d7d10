import { DocketProblem, Unreachable } from '@docket/sdk'
import { mayPass } from '../../session/query.ts'

/** Why the service does not answer a search. */
export interface Failure {
  kind: 'limited' | 'failing' | 'unreachable' | 'offline' | 'refused'
  /** When it is asked again, in milliseconds since 1970; null if that is not for a clock to say. */
  again: number | null
}

const FIRST = 1_000
const LONGEST = 30_000

/** Milliseconds until the service is asked again: what it says itself, otherwise twice as long each time. */
export function delayAfter(failures: number, error: Error): number {
  const asked = error instanceof DocketProblem ? error.retryAfter : undefined
  return asked === undefined ? Math.min(FIRST * 2 ** failures, LONGEST) : asked * 1_000
}

/** @param failures before this one @param now when it failed */
export function failureOf(error: Error, failures: number, now: number): Failure {
  if (!mayPass(error)) return { kind: 'refused', again: null }
  const again = now + delayAfter(failures, error)
  if (!(error instanceof Unreachable)) {
    const isLimited = error instanceof DocketProblem && error.status === 429
    return { kind: isLimited ? 'limited' : 'failing', again }
  }
  return navigator.onLine ? { kind: 'unreachable', again } : { kind: 'offline', again: null }
}
