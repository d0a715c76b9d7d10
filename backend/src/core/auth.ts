import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { type Clock, isWithin } from './clock.ts'
import { DocketError } from './errors.ts'
import { type Limiter, rateLimitHeaders, tooManyRequests, type Verdict } from './limits.ts'
import type { Revocation } from './revocation.ts'
import type { Subrequests } from './subrequests.ts'
import { audienceOf, type Claims, type VerifyToken } from './tokens.ts'

/** What a token may do with the user's own data. */
export const KEY_SCOPES = [
  'tasks:read',
  'tasks:write',
  'projects:read',
  'projects:write',
  'labels:read',
  'labels:write',
  'views:read',
  'views:write',
  'preferences:read',
  'preferences:write',
  'webhooks:manage',
] as const
/**
 * Of these, API keys are granted a subset: `admin` only to administrators, and never to clients or the assistant.
 * `account` is reserved for the user.
 */
export const GRANTED_SCOPES = [...KEY_SCOPES, 'admin'] as const
export type Scope = (typeof GRANTED_SCOPES)[number] | 'account'

/** What each scope allows, as shown to a user who creates an API key. */
export const SCOPE_MEANINGS: Record<(typeof GRANTED_SCOPES)[number], string> = {
  'tasks:read': 'read tasks with their notes, occurrences and counts, and the change log',
  'tasks:write': 'create, change and delete tasks and notes',
  'projects:read': 'read projects',
  'projects:write': 'create, change, reorder and delete projects',
  'labels:read': 'read labels',
  'labels:write': 'create, change, reorder and delete labels; use a new label in a task',
  'views:read': 'read views; list tasks by a view',
  'views:write': 'create, change, reorder and delete views',
  'preferences:read': 'read preferences',
  'preferences:write': 'change preferences',
  'webhooks:manage': 'manage webhooks',
  admin: 'administer the service (`/api/admin`), as long as the user is an administrator',
}

/** Who sends a request and what they may do. Below the routes, the only source of a user's id. */
export interface Actor {
  userId: string
  kind: 'user' | 'api_key' | 'oauth_client' | 'assistant'
  /** The id of the user, the API key or the OAuth client; for the assistant, the id of the conversation. */
  id: string
  scopes: ReadonlySet<Scope>
  /**
   * The only project that the actor may see; undefined: all projects. Routes declare whether they honour it
   * (`config.narrow`).
   */
  projectId?: number | undefined
  /** Changes that the actor may make within an hour; undefined: no limit. */
  writesPerHour?: number | undefined
  /** Whether the user must confirm the actor's deletions. */
  confirmDeletes?: boolean
  /** When the token expires, in milliseconds since 1970. */
  expires?: number
  /** The session that the token was issued for; with an external issuer, not one of this service's sessions. */
  sessionId?: string | undefined
  /** When the token was signed, as Unix time in seconds. */
  issuedAt?: number
  /** The consent that an OAuth client's token was issued for. */
  grantId?: string
}

const ALL_SCOPES: ReadonlySet<Scope> = new Set([...GRANTED_SCOPES, 'account'])

export const API_KEY_PREFIX = 'docket_'

/** Turns the `Authorization` header into an actor; synchronously for a token that was verified before. */
export type Authenticate = (authorization: string | undefined) => Actor | Promise<Actor>

/** Milliseconds after which a verified token is verified again, since its signing key may have been revoked. */
const REMEMBERED_FOR = 30_000

/**
 * @param findKey returns the actor of a valid API key
 * @param check refuses the actor of a token whose session or user is gone; called for every request, and so
 * synchronous wherever possible
 * @param onVerified runs for each newly verified token and may refuse it; if it returns true, all remembered tokens are
 * forgotten
 */
export function createAuthenticate(options: {
  verify: VerifyToken
  findKey: (key: string) => Promise<Actor | undefined>
  clock: Clock
  check?: Revocation['check']
  onVerified?: (claims: Claims) => Promise<boolean>
  /** The actor, where the sender is not the user; called for every request, since the answer may have changed. */
  actorOf?: (claims: Claims) => Promise<Actor>
  /** Tokens with another audience, whose senders are not the user. */
  clients?: { audience: string; verify: VerifyToken; actorOf: (claims: Claims) => Promise<Actor> } | undefined
}): Authenticate {
  const { verify, findKey, clock, check = () => undefined, onVerified, actorOf, clients } = options
  const remembered = new LRUCache<string, { actor: Actor; since: number; span: number }>({ max: 10_000 })

  async function byToken(token: string): Promise<Actor> {
    if (clients !== undefined && audienceOf(token) === clients.audience) {
      return await clients.actorOf(await clients.verify(token))
    }
    const claims = await verify(token)
    if (actorOf !== undefined) return await actorOf(claims)
    if (await onVerified?.(claims)) remembered.clear()
    const actor: Actor = {
      userId: claims.userId,
      kind: 'user',
      id: claims.userId,
      scopes: ALL_SCOPES,
      expires: claims.expires * 1000,
      issuedAt: claims.issuedAt,
      ...(claims.sessionId === undefined ? {} : { sessionId: claims.sessionId }),
    }
    await check(actor)
    const since = clock().getTime()
    remembered.set(token, { actor, since, span: Math.min(claims.expires * 1000 - since, REMEMBERED_FOR) })
    return actor
  }

  async function byKey(key: string): Promise<Actor> {
    const actor = await findKey(key)
    if (actor === undefined) {
      throw new DocketError('AUTH_INVALID', 'The API key does not exist, was revoked or has expired.')
    }
    return actor
  }

  return (authorization) => {
    if (authorization === undefined) {
      throw new DocketError('AUTH_MISSING', 'Send a token: "Authorization: Bearer <token>".')
    }
    const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1]
    if (token === undefined) {
      throw new DocketError('AUTH_INVALID', 'The Authorization header must be "Bearer <token>".')
    }
    const known = remembered.get(token)
    if (known !== undefined) {
      const { actor, since, span } = known
      if (isWithin(span, since, clock().getTime())) return check(actor)?.then(() => actor) ?? actor
      remembered.delete(token)
    }
    return token.startsWith(API_KEY_PREFIX) ? byKey(token) : byToken(token)
  }
}

/** A token that was valid when it was signed, but whose user has been deleted. */
export function userIsGone(): DocketError {
  return new DocketError('AUTH_INVALID', 'The user of this token no longer exists.')
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    /**
     * The scope that the token must have; every route under `/api/{user_id}` and `/api/admin` declares one. `any`: the route does
     * nothing itself, and each of its parts requires its own scope.
     */
    scope?: Scope | 'any'
    /** Whether the route honours `actor.projectId`; if not, it is closed to actors limited to one project. */
    narrow?: boolean
    /** Whether the user must have proved lately that it is them. */
    proof?: boolean
  }
}

/** What the routes of these scopes do may outlast the token by far, so its session is looked up each time. */
const LASTING: ReadonlySet<Scope | 'any'> = new Set(['account', 'webhooks:manage', 'admin'])

/**
 * Guards every route that is registered on `app` afterwards: the actor must be the user in the path, or else an
 * administrator, have the route's scope and stay within the user's rate limit. An actor limited to one project may only
 * use routes that honour the limit.
 */
export function guard(
  app: FastifyInstance,
  options: {
    authenticate: Authenticate
    /** Refuses a user's token unless its session, or its user, stands at this moment. */
    verify: Revocation['verify']
    /** Refuses an actor who has not proved lately that it is them. */
    requireProof: (actor: Actor) => Promise<void>
    /** Refuses whoever is no administrator; given where paths name no user. */
    requireAdmin?: (actor: Actor) => Promise<void>
    limiter: Limiter
    clock: Clock
    subrequests: Subrequests
  },
) {
  const { authenticate, verify, requireProof, requireAdmin, limiter, clock, subrequests } = options
  app.decorateRequest('actor', null as unknown as Actor)
  app.decorateRequest('writing', null)
  app.addHook('onRoute', (route) => {
    if (route.config?.scope === undefined) throw new Error(`The route ${route.url} declares no scope.`)
  })

  function admit(request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<void> | undefined {
    const verdict = limiter.take(actor.userId, clock().getTime())
    if (verdict instanceof Promise) return verdict.then((known) => judge(request, reply, actor, known))
    return judge(request, reply, actor, verdict)
  }

  function judge(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    verdict: Verdict,
  ): Promise<void> | undefined {
    if (!verdict.allowed) throw tooManyRequests('user', limiter.limit, verdict)
    reply.headers(rateLimitHeaders('user', limiter.limit, verdict))
    if (requireAdmin === undefined) checkOwner(request, actor)
    enter(request, actor)
    // Keys and clients are looked up for each request anyway.
    const lasting = actor.kind === 'user' && LASTING.has(scopeOf(request))
    const stands = lasting ? verify(actor) : undefined
    const admitted =
      requireAdmin === undefined ? stands : Promise.resolve(stands).then(() => requireAdmin(actor))
    if (request.routeOptions.config.proof !== true) return admitted
    return Promise.resolve(admitted).then(() => requireProof(actor))
  }

  function checkOwner(request: FastifyRequest, actor: Actor): void {
    const { user_id } = request.params as { user_id: string }
    if (user_id === actor.userId || user_id === 'me') return
    throw new DocketError('AUTH_FORBIDDEN', 'The token does not belong to the user that the path names.')
  }

  const scopeOf = (request: FastifyRequest) => request.routeOptions.config.scope as Scope | 'any'

  function enter(request: FastifyRequest, actor: Actor): void {
    const scope = scopeOf(request)
    if (scope !== 'any' && !actor.scopes.has(scope)) throw missingScope(scope)
    if (actor.projectId !== undefined && request.routeOptions.config.narrow !== true) {
      throw new DocketError('AUTH_FORBIDDEN', 'The key is limited to one project and cannot do this.')
    }
    request.actor = actor
  }

  app.addHook('onRequest', (request, reply, done) => {
    try {
      const subrequest = subrequests.get(request.raw)
      if (subrequest !== undefined) {
        // Identity and rate limit were checked when the enclosing request was admitted.
        enter(request, subrequest.actor)
        request.writing = subrequest.writing
        return done()
      }
      const actor = authenticate(request.headers.authorization)
      const admitted =
        actor instanceof Promise
          ? actor.then((found) => admit(request, reply, found))
          : admit(request, reply, actor)
      if (admitted === undefined) return done()
      admitted.then(() => done(), done)
    } catch (error) {
      done(error as Error)
    }
  })
}

/** The error for a token that lacks the scope. */
export function missingScope(scope: Scope): DocketError {
  return new DocketError('AUTH_FORBIDDEN', `The token lacks the scope ${scope}.`, {
    headers: { 'www-authenticate': `Bearer realm="docket", error="insufficient_scope", scope="${scope}"` },
  })
}
