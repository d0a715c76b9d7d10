import { STATUS_CODES } from 'node:http'

/** The closed list of `error_code`s, each with its default HTTP status. */
export const ERROR_STATUS = {
  AUTH_MISSING: 401,
  AUTH_INVALID: 401,
  AUTH_FORBIDDEN: 403,
  FRESH_PROOF_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  GONE: 410,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  VALIDATION_ERROR: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  DATABASE_ERROR: 503,
  PROVIDER_UNAVAILABLE: 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** One invalid place in the input: where (`['body', 'title']`), what is wrong, and the kind of error. */
export interface FieldError {
  loc: (string | number)[]
  msg: string
  type: string
}

interface Extras {
  status?: number
  errors?: FieldError[]
  headers?: Record<string, string>
  cause?: unknown
  /** Further members of the problem document. */
  members?: Record<string, unknown>
}

/** The service's only error type: what a caller may learn about an error, as an RFC 9457 problem. */
export class DocketError extends Error {
  override name = 'DocketError'
  readonly code: ErrorCode
  readonly status: number
  readonly errors: FieldError[] | undefined
  readonly headers: Record<string, string>
  readonly members: Record<string, unknown>

  constructor(code: ErrorCode, detail: string, extras: Extras = {}) {
    super(detail, { cause: extras.cause })
    this.code = code
    this.status = extras.status ?? ERROR_STATUS[code]
    this.errors = extras.errors
    this.headers = { ...DEFAULT_HEADERS[code], ...extras.headers }
    this.members = extras.members ?? {}
  }
}

const DEFAULT_HEADERS: Partial<Record<ErrorCode, Record<string, string>>> = {
  AUTH_MISSING: { 'www-authenticate': 'Bearer realm="docket"' },
  AUTH_INVALID: { 'www-authenticate': 'Bearer realm="docket", error="invalid_token"' },
  DATABASE_ERROR: { 'retry-after': '2' },
  PROVIDER_UNAVAILABLE: { 'retry-after': '10' },
}

/** The body of an error response (`application/problem+json`). */
export function toProblem(error: DocketError, requestId: string, now: Date) {
  return {
    ...error.members,
    type: `/errors#${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: String(STATUS_CODES[error.status]),
    status: error.status,
    detail: error.message,
    error_code: error.code,
    timestamp: now.toISOString(),
    request_id: requestId,
    ...(error.errors === undefined ? {} : { errors: error.errors }),
  }
}
