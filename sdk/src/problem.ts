import type { Problem } from './schema.ts'

/** The service refused: an RFC 9457 problem, as an error. */
export class DocketProblem extends Error {
  override name = 'DocketProblem'
  readonly status: number
  /** `VALIDATION_ERROR`, `CONFLICT`, …: see `/errors` of the service. */
  readonly code: string
  /** What is wrong where, of a request that its schema refuses. */
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

  /** Whether the same request may succeed when it is sent again. */
  get isTemporary(): boolean {
    return this.status === 429 || this.status === 408 || this.status >= 500
  }
}

/** The service was not reached, or did not answer to the end. What it did is not known. */
export class Unreachable extends Error {
  override name = 'Unreachable'

  constructor(cause: unknown) {
    super('The service cannot be reached.', { cause })
  }
}

/** The problem that a response has for a body. */
export async function problemOf(response: Response): Promise<DocketProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  return new DocketProblem(response, body)
}
