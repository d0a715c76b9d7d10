import { DocketError } from './errors.ts'

/** Conditional requests (RFC 9110, section 13): a resource's ETag is the revision that last wrote it. */

export const etagOf = (revision: number): string => `"${revision}"`

export interface Preconditions {
  /** Revisions of which one must be the current; null: any. */
  match: number[] | null
  /** Revisions of which none may be the current. */
  noneMatch: number[]
}

interface ConditionalHeaders {
  'if-match'?: string | undefined
  'if-none-match'?: string | undefined
}

const NONE: Preconditions = { match: null, noneMatch: [] }

/** The preconditions of a write. A tag that is not ours, or weak, equals no revision. */
export function writePreconditions(headers: ConditionalHeaders): Preconditions {
  const ifMatch = headers['if-match']
  const ifNoneMatch = headers['if-none-match']
  if (ifMatch === undefined && ifNoneMatch === undefined) return NONE
  // "If-None-Match: *" asks that the resource not exist: a write to one that does never meets it.
  if (ifNoneMatch?.trim() === '*') return { match: [], noneMatch: [] }
  return {
    match: ifMatch === undefined || ifMatch.trim() === '*' ? null : revisions(ifMatch),
    noneMatch: ifNoneMatch === undefined ? [] : revisions(ifNoneMatch),
  }
}

/** Whether a read may answer 304: `If-None-Match` names the current revision (weakly) or anything. */
export function isNotModified(headers: ConditionalHeaders, revision: number): boolean {
  const value = headers['if-none-match']
  if (value === undefined) return false
  return value.trim() === '*' || revisions(value.replaceAll('W/', '')).includes(revision)
}

/** Refuses a read whose `If-Match` does not name the current revision. */
export function checkReadMatch(headers: ConditionalHeaders, revision: number): void {
  if (headers['if-match'] === undefined) return
  const { match } = writePreconditions({ 'if-match': headers['if-match'] })
  if (match !== null && !match.includes(revision)) throw preconditionFailed(revision)
}

/** Refuses a write whose preconditions the current revision does not meet. */
export function checkPreconditions({ match, noneMatch }: Preconditions, revision: number): void {
  if ((match !== null && !match.includes(revision)) || noneMatch.includes(revision)) {
    throw preconditionFailed(revision)
  }
}

export function preconditionFailed(revision: number): DocketError {
  return new DocketError(
    'PRECONDITION_FAILED',
    'The resource has changed since the version that the request names. Read it again and repeat.',
    { headers: { etag: etagOf(revision) } },
  )
}

function revisions(value: string): number[] {
  return value
    .split(',')
    .map((tag) => /^"(\d{1,15})"$/.exec(tag.trim())?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
}
