import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { isAPIError } from 'better-auth/api'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Resources } from '../changelog/resource.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError, type ErrorCode } from '../core/errors.ts'
import { answer, emptyAnswer, guarded, type ProblemStatus, problems, type Routes } from '../core/http.ts'
import { UserPath } from '../core/schemas.ts'
import type { Database } from '../database/connection.ts'
import { violatedConstraint } from '../database/failures.ts'
import { type Auth, KEEP_HEADER } from './auth.ts'
import { exportShared, exportUser } from './crud/export.ts'
import { acceptInvitation, admitNewcomer } from './crud/sign-up.ts'
import type { AuthEndpoint } from './endpoint.ts'
import { exportResponse } from './export-schemas.ts'
import { passedOn, refuseElsewhere, whenAgain } from './forwarding.ts'
import { noticingOutages } from './pool.ts'
import { AUTH_ENDPOINTS } from './schemas.ts'

/** Minimum duration in milliseconds of responses whose timing could reveal whether an address has an account. */
const EVEN_TIME = 300

interface AuthRoutesOptions {
  auth: Auth
  config: Config
  db: Database
  clock: Clock
  /** Whether mail reaches anyone. */
  mail: boolean
  pause?: ((milliseconds: number) => Promise<unknown>) | undefined
}

/** Mounts the open endpoints of Better Auth under `/api/auth`. */
export function authRoutes(app: Routes, options: AuthRoutesOptions): void {
  const { auth, config, db, clock, mail, pause = delay } = options
  for (const endpoint of AUTH_ENDPOINTS) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      exposeHeadRoute: false,
      schema: schemaOf(endpoint),
      handler: async (request, reply) => {
        refuseWhatIsOff(endpoint, config, mail)
        refuseElsewhere(request)
        const isSignUp = endpoint.path === SIGN_UP
        const admitted = isSignUp
          ? await refuseUninvited(request.body as NewAccount, { db, config, clock })
          : undefined
        const [answered] = await Promise.allSettled([
          ask(auth, config, request, endpoint),
          ...(endpoint.evenTime ? [pause(EVEN_TIME)] : []),
        ])
        if (answered.status === 'rejected') {
          await admitted?.()
          throw answered.reason
        }
        if (isSignUp) await acceptInvitation(db, (request.body as NewAccount).email)
        return pass(answered.value, reply, endpoint)
      },
    })
  }
}

function schemaOf(endpoint: AuthEndpoint) {
  const { operationId, summary, body, query, params } = endpoint
  // A body is validated even where none is expected.
  const withBody: ProblemStatus[] = endpoint.method === 'POST' ? [413, 415] : []
  return {
    operationId,
    summary,
    tags: ['Accounts'],
    security: endpoint.session ? [{ session: [] }] : [],
    ...(body === undefined ? {} : { body }),
    ...(query === undefined ? {} : { querystring: query }),
    ...(params === undefined ? {} : { params }),
    response: {
      ...(endpoint.redirects ? { 302: emptyAnswer("Redirect to the client's page.", ['location']) } : {}),
      ...(endpoint.redirects && endpoint.response instanceof z.ZodUndefined
        ? {}
        : { 200: answer('Success.', endpoint.response, endpoint.headers) }),
      ...problems(...new Set<ProblemStatus>([400, ...endpoint.problems, ...withBody])),
    },
  }
}

const SIGN_UP = '/sign-up/email'

interface Reset {
  keepAccess?: boolean
}

interface NewAccount {
  name: string
  email: string
  password: string
  invitation?: string
}

/** @returns what to call if no account is made @throws DocketError AUTH_FORBIDDEN */
async function refuseUninvited(
  { email, invitation }: NewAccount,
  { db, config, clock }: Pick<AuthRoutesOptions, 'db' | 'config' | 'clock'>,
): Promise<() => Promise<void>> {
  const admitted = await admitNewcomer(db, config, { email, invitation }, clock())
  if (admitted !== undefined) return admitted
  throw new DocketError(
    'AUTH_FORBIDDEN',
    invitation === undefined
      ? 'Signing up is closed on this server, except perhaps to those who are invited. Ask its operator.'
      : 'The invitation is for another address, was used, or has expired. Ask for a new one.',
  )
}

function refuseWhatIsOff(endpoint: AuthEndpoint, config: Config, mail: boolean): void {
  if (/\bldap\b/.test(endpoint.path) && config.auth.directory === undefined) {
    throw new DocketError('NOT_FOUND', 'This server has no directory (LDAP_URL is not set).')
  }
  if (endpoint.mail && !mail) {
    throw new DocketError(
      'AUTH_FORBIDDEN',
      'This server sends no mail (SMTP_URL is not set), so it cannot do this. Ask its operator.',
    )
  }
}

/** Passes the request to Better Auth. Its refusals become problems like all others. */
async function ask(
  auth: Auth,
  config: Config,
  request: FastifyRequest,
  endpoint: AuthEndpoint,
): Promise<Response> {
  const { method } = request
  const headers = passedOn(request)
  headers.set('content-type', 'application/json')
  // These are our own, and unknown to Better Auth.
  const { invitation: _, keepAccess, ...sent } = (request.body ?? {}) as Partial<NewAccount & Reset>
  headers.set(KEEP_HEADER, String(keepAccess === true))
  const body = method === 'POST' ? JSON.stringify(sent) : null
  // Not the URL as it was sent: a rate limit would count each spelling of a path separately.
  const address = new URL(`/api/auth${pathOf(endpoint, request)}`, config.publicUrl)
  address.search = /\?.*/.exec(request.url)?.[0] ?? ''
  try {
    return await noticingOutages(async () => {
      const response = await auth.handler(new Request(address, { method, headers, body }))
      if (response.status < 400) return response
      const refusal = parse(await response.text()) as Refusal | undefined
      if (refusal?.code === 'FAILED_TO_CREATE_USER') return await signUpAgain(auth, request)
      throw fromAuth(response.status, refusal, response.headers, config)
    })
  } catch (error) {
    if (violatedConstraint(error) === 'users_email_unique') {
      throw new DocketError('CONFLICT', 'The e-mail address now belongs to another account.', {
        cause: error,
      })
    }
    // Of two simultaneous answers to a client, the database lets one write the consent; the other now finds it.
    if (violatedConstraint(error) === 'oauth_consents_key') return await ask(auth, config, request, endpoint)
    if (violatedConstraint(error)?.startsWith('oauth_consents_client_id') === true) {
      throw new DocketError('NOT_FOUND', 'The client is no longer registered. Start again in the client.', {
        cause: error,
      })
    }
    throw isAPIError(error)
      ? fromAuth(error.statusCode, error.body, new Headers(error.headers), config)
      : error
  }
}

/** Of two simultaneous sign-ups with one address, the database lets one win; the other now finds the account. */
function signUpAgain(auth: Auth, request: FastifyRequest): Promise<Response> {
  const { invitation: _, ...body } = request.body as NewAccount
  return auth.api.signUpEmail({ body, asResponse: true })
}

function pathOf(endpoint: AuthEndpoint, request: FastifyRequest): string {
  const given = Object.entries(request.params as Record<string, string>)
  return given.reduce((path, [name, value]) => path.replace(`:${name}`, value), endpoint.path)
}

async function pass(response: Response, reply: FastifyReply, endpoint: AuthEndpoint): Promise<FastifyReply> {
  reply.code(response.status)
  reply.header('cache-control', endpoint.path === '/jwks' ? 'public, max-age=300' : 'no-store')
  const cookies = cookiesOf(response, endpoint)
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  for (const name of ['location', ...(endpoint.headers ?? [])]) {
    const value = response.headers.get(name)
    if (value !== null) reply.header(name, value)
  }
  const body = await response.text()
  if (body !== '') reply.type('application/json; charset=utf-8')
  return reply.send(body)
}

/**
 * A GET deletes no cookie: its response may arrive after one that set a new session, as changing the password does, and
 * would end that session.
 */
function cookiesOf({ headers }: Response, { method }: AuthEndpoint): string[] {
  const cookies = headers.getSetCookie()
  return method === 'GET' ? cookies.filter((cookie) => !/;\s*Max-Age=0(;|$)/i.test(cookie)) : cookies
}

const CODES: Record<number, ErrorCode> = {
  401: 'AUTH_INVALID',
  403: 'AUTH_FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  429: 'RATE_LIMITED',
}

interface Refusal {
  code?: unknown
  message?: unknown
  /** Used where Better Auth answers in OAuth's form. */
  error?: unknown
  error_description?: unknown
}

/** A refusal of Better Auth as a problem; `code` and `message` are kept, since its client reads them. */
function fromAuth(status: number, body: Refusal | undefined, headers: Headers, config: Config): DocketError {
  const { error, error_description: described, message = described } = body ?? {}
  const code = error === 'invalid_signature' ? 'INVALID_SIGNATURE' : body?.code
  // The library's answer to whatever is wrong with what the browser sent.
  if (code === 'FAILED_TO_VERIFY_REGISTRATION') status = 400
  if (code === 'PROVIDER_UNAVAILABLE') return new DocketError(code, String(message))
  if (status >= 500)
    return new DocketError('INTERNAL_ERROR', 'An internal error occurred. It has been logged.')
  const unsaid = status === 401 ? 'Sign in first.' : 'The request was refused.'
  const detail = whatToDo(code, config) ?? (typeof message === 'string' ? message : unsaid)
  return new DocketError(CODES[status] ?? 'VALIDATION_ERROR', detail, {
    status,
    members: { code: typeof code === 'string' ? code : CODES[status], message: detail },
    headers: whenAgain(headers),
  })
}

/** Advice where Better Auth's own message gives none. */
function whatToDo(code: unknown, { publicUrl, isPublicUrlGuessed }: Config): string | undefined {
  if (code === 'INVALID_ORIGIN') {
    const where = isPublicUrlGuessed ? 'set its public URL' : `open it at ${publicUrl}`
    return `The page has a different origin from the service: ${where} (BETTER_AUTH_URL), or add the origin of the page to CORS_ORIGINS.`
  }
  if (code === 'MISSING_OR_NULL_ORIGIN') {
    return `Send the header "Origin: ${publicUrl}": a request with a cookie must name the origin of its page.`
  }
  if (code === 'INVALID_SIGNATURE') {
    return 'The request for access is not as it was sent, or over ten minutes old. Start again in the client.'
  }
  return undefined
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** `GET /api/{user_id}/export`. */
export function exportRoutes(
  app: Routes,
  { db, clock, resources }: { db: Database; clock: Clock; resources: Resources },
): void {
  app.get(
    '/export',
    {
      config: { scope: 'account', proof: true, role: 'admin' },
      schema: {
        operationId: 'exportUser',
        summary: 'Export everything that the service holds about the user, or what a shared workspace has',
        tags: ['Accounts'],
        params: UserPath,
        response: { 200: answer('A JSON document, as a download.', exportResponse(resources)), ...guarded() },
      },
    },
    async (request, reply) => {
      const { actor } = request
      const pieces =
        actor.role === undefined
          ? await exportUser(actor.userId, db, resources, clock())
          : await exportShared(actor, db, resources, clock())
      reply.type('application/json; charset=utf-8')
      reply.header('content-disposition', 'attachment; filename="docket-export.json"')
      return reply.send(Readable.from(pieces) as never)
    },
  )
}
