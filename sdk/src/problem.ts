import type { Problem } from './schema.ts'

/** A refusal by the service: an RFC 9457 problem, as an error. */
export class DocketProblem extends Error {
  override name = 'DocketProblem'
  readonly status: number
  /** `VALIDATION_ERROR`, `CONFLICT`, …: see the service's `/errors`. */
  readonly code: string
  /** What is wrong, and where, in a request that does not fit its schema. */
  readonly errors: NonNullable<Problem['errors']>
  /** Seconds to wait before it is worth trying again. */
  readonly retryAfter: number | undefined
  /** All members of the problem, such as `current` of 412 or `conflicts` of 409. */
  readonly members: Record<string, unknown>

  constructor(response: Response, body: unknown) {
    const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
    super(problem.detail ?? `${response.status} ${response.statusText}`)
    this.status = response.status
    this.code = problem.error_code ?? 'INTERNAL_ERROR'
    this.errors = problem.errors ?? []
    const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
    this.retryAfter = Number.isNaN(seconds) ? undefined : seconds
    this.members = { ...problem }
  }

  /** Whether the same request may succeed if it is sent again. */
  get isTemporary(): boolean {
    return this.status === 429 || this.status === 408 || this.status >= 500
  }
}

/** The service was not reached, or its answer broke off. It is not known what it did. */
export class Unreachable extends Error {
  override name = 'Unreachable'

  constructor(cause: unknown) {
    super('The service cannot be reached.', { cause })
  }
}

/** The problem in a response's body. */
export async function problemOf(response: Response): Promise<DocketProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  return new DocketProblem(response, body)
}
