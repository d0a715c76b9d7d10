import { DocketError } from './errors.ts'
import { prefers } from './prefer.ts'

/** Conditional requests (RFC 9110, section 13): a resource's ETag is the revision that last wrote it. */

export const etagOf = (revision: number): string => `"${revision}"`

export interface Preconditions {
  /** Revisions, one of which must be the current one; null: any. */
  match: number[] | null
  /** Revisions, none of which may be the current one. */
  noneMatch: number[]
  /** The only revision in `match`, if later changes may be merged with the edit. */
  base?: number | undefined
}

interface ConditionalHeaders {
  'if-match'?: string | undefined
  'if-none-match'?: string | undefined
}

/** Returns the resource as its own endpoint shows it; called only when needed. */
type Current = () => object

const NONE: Preconditions = { match: null, noneMatch: [] }

/** The preconditions of a write. An ETag that is not ours, or weak, matches no revision. */
export function writePreconditions(headers: ConditionalHeaders): Preconditions {
  const ifMatch = headers['if-match']
  const ifNoneMatch = headers['if-none-match']
  if (ifMatch === undefined && ifNoneMatch === undefined) return NONE
  // "If-None-Match: *" requires that the resource does not exist: a write to an existing one always fails it.
  if (ifNoneMatch?.trim() === '*') return { match: [], noneMatch: [] }
  return {
    match: ifMatch === undefined || ifMatch.trim() === '*' ? null : revisions(ifMatch),
    noneMatch: ifNoneMatch === undefined ? [] : revisions(ifNoneMatch),
  }
}

/**
 * The preconditions of an edit, which may be merged (`Prefer: merge`) if it names exactly the revision that it is based
 * on.
 */
export function editPreconditions(
  headers: ConditionalHeaders & { prefer?: string | undefined },
): Preconditions {
  const conditions = writePreconditions(headers)
  const { match } = conditions
  if (match === null || !prefers(headers.prefer, 'merge')) return conditions
  const isOne = match.length === 1 && /^\s*"\d+"\s*$/.test(headers['if-match'] ?? '')
  return isOne ? { ...conditions, base: match[0] } : conditions
}

/** Whether a read may answer 304: `If-None-Match` names the current revision (weakly) or anything. */
export function isNotModified(headers: ConditionalHeaders, revision: number): boolean {
  const value = headers['if-none-match']
  if (value === undefined) return false
  return value.trim() === '*' || revisions(value.replaceAll('W/', '')).includes(revision)
}

/**
 * Refuses a read whose `If-Match` does not name the current revision.
 * @param revision null if the response has no revision: then only `*` matches
 * @param current the response, for a single resource
 */
export function checkReadMatch(headers: ConditionalHeaders, revision: number | null, current?: object): void {
  if (headers['if-match'] === undefined) return
  const { match } = writePreconditions({ 'if-match': headers['if-match'] })
  if (match === null || (revision !== null && match.includes(revision))) return
  throw preconditionFailed(revision, current)
}

/** Refuses a write whose preconditions the current revision does not meet. */
export function checkPreconditions(
  { match, noneMatch }: Preconditions,
  revision: number,
  current: Current,
): void {
  if ((match !== null && !match.includes(revision)) || noneMatch.includes(revision)) {
    throw preconditionFailed(revision, current())
  }
}

/** @param current the resource as its own endpoint shows it, if it has one: saves the client a read */
export function preconditionFailed(revision: number | null, current?: object): DocketError {
  return new DocketError(
    'PRECONDITION_FAILED',
    'The resource has changed since the version that the request names. Read it again and repeat.',
    {
      headers: revision === null ? {} : { etag: etagOf(revision) },
      members: current === undefined ? {} : { current },
    },
  )
}

function revisions(value: string): number[] {
  return value
    .split(',')
    .map((tag) => /^"(\d{1,15})"$/.exec(tag.trim())?.[1])
    .filter((digits) => digits !== undefined)
    .map(Number)
}
