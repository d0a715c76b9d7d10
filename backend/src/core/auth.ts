import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { BoundedCache } from './cache.ts'
import { type Clock, isWithin } from './clock.ts'
import { DocketError } from './errors.ts'
import { type RateLimiter, rateLimitHeaders, tooManyRequests } from './limits.ts'
import type { Parts } from './parts.ts'
import type { Claims, VerifyToken } from './tokens.ts'

/** What a token may do: keys are granted some of these; the account itself is for its user alone. */
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
export type Scope = (typeof KEY_SCOPES)[number] | 'account'

/** What each allows, as it is told to who makes a key. */
export const SCOPE_MEANINGS: Record<(typeof KEY_SCOPES)[number], string> = {
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
}

/** Who sends a request, and what they may do. The only source of a user's id below the routes. */
export interface Actor {
  userId: string
  kind: 'user' | 'api_key' | 'oauth_client' | 'assistant'
  /** The user's id, the key's or the client's; of the assistant, the conversation's. */
  id: string
  scopes: ReadonlySet<Scope>
  /** The only project that it may see; undefined for all. Routes say whether they keep to it (`config.narrow`). */
  projectId?: number | undefined
  /** Changes that it may make within an hour; undefined for any number. */
  writesPerHour?: number | undefined
  /** Whether its user must confirm what it removes. */
  confirmDeletes?: boolean
  /** When their token ends, in milliseconds since 1970. */
  expires?: number
  /** The session that their token was made for; an outside issuer's is not one of ours. */
  sessionId?: string | undefined
}

const ALL_SCOPES: ReadonlySet<Scope> = new Set([...KEY_SCOPES, 'account'])

export const API_KEY_PREFIX = 'docket_'

/** Turns the `Authorization` header into an actor; at once for a token that was verified before. */
export type Authenticate = (authorization: string | undefined) => Actor | Promise<Actor>

/** Milliseconds: a verified token is looked at again after this, since its key may have been taken back. */
const REMEMBERED_FOR = 30_000

/**
 * @param findKey gives the actor of a valid API key
 * @param onVerified runs for each newly verified token, and may refuse it; that it gives true voids those before
 */
export function createAuthenticate(options: {
  verify: VerifyToken
  findKey: (key: string) => Promise<Actor | undefined>
  clock: Clock
  onVerified?: (claims: Claims) => Promise<boolean>
  /** Who sends a token, where that is not its user; asked each time, since it may have changed. */
  actorOf?: (claims: Claims) => Promise<Actor>
}): Authenticate {
  const { verify, findKey, clock, onVerified, actorOf } = options
  const remembered = new BoundedCache<{ actor: Actor; since: number; span: number }>(10_000)

  async function byToken(token: string): Promise<Actor> {
    const claims = await verify(token)
    if (actorOf !== undefined) return await actorOf(claims)
    if (await onVerified?.(claims)) remembered.clear()
    const actor: Actor = {
      userId: claims.userId,
      kind: 'user',
      id: claims.userId,
      scopes: ALL_SCOPES,
      expires: claims.expires * 1000,
      ...(claims.sessionId === undefined ? {} : { sessionId: claims.sessionId }),
    }
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
      if (isWithin(known.span, known.since, clock().getTime())) return known.actor
      remembered.delete(token)
    }
    return token.startsWith(API_KEY_PREFIX) ? byKey(token) : byToken(token)
  }
}

/** A token that was good when it was signed, of a user who is no more. */
export function userIsGone(): DocketError {
  return new DocketError('AUTH_INVALID', 'The user of this token no longer exists.')
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    /**
     * What the actor's token must be allowed to do; every route under `/api/{user_id}` declares it. `any`: it does
     * nothing itself, and each of its parts asks for its own.
     */
    scope?: Scope | 'any'
    /** Whether it keeps to `actor.projectId`; one that does not is closed to who may see one project only. */
    narrow?: boolean
  }
}

/**
 * Guards every route that is registered on `app` afterwards: each has an actor, who is the user of the path,
 * has the route's scope and keeps to the user's limit. A key of one project comes only where that is kept to.
 */
export function guard(
  app: FastifyInstance,
  options: { authenticate: Authenticate; limiter: RateLimiter; clock: Clock; parts: Parts },
) {
  const { authenticate, limiter, clock, parts } = options
  app.decorateRequest('actor', null as unknown as Actor)
  app.decorateRequest('writing', null)
  app.addHook('onRoute', (route) => {
    if (route.config?.scope === undefined) throw new Error(`The route ${route.url} declares no scope.`)
  })

  function admit(request: FastifyRequest, reply: FastifyReply, actor: Actor): void {
    const verdict = limiter.take(actor.userId, clock().getTime())
    if (!verdict.allowed) throw tooManyRequests('user', limiter.limit, verdict)
    reply.headers(rateLimitHeaders('user', limiter.limit, verdict))
    const { user_id } = request.params as { user_id: string }
    if (user_id !== actor.userId && user_id !== 'me') {
      throw new DocketError('AUTH_FORBIDDEN', 'The token does not belong to the user that the path names.')
    }
    enter(request, actor)
  }

  function enter(request: FastifyRequest, actor: Actor): void {
    const scope = request.routeOptions.config.scope as Scope | 'any'
    if (scope !== 'any' && !actor.scopes.has(scope)) throw missingScope(scope)
    if (actor.projectId !== undefined && request.routeOptions.config.narrow !== true) {
      throw new DocketError('AUTH_FORBIDDEN', 'The key is limited to one project and cannot do this.')
    }
    request.actor = actor
  }

  app.addHook('onRequest', (request, reply, done) => {
    try {
      const part = parts.get(request.raw)
      if (part !== undefined) {
        // Who it is and how often they may was settled when the whole was admitted.
        enter(request, part.actor)
        request.writing = part.writing
        return done()
      }
      const actor = authenticate(request.headers.authorization)
      if (!(actor instanceof Promise)) {
        admit(request, reply, actor)
        return done()
      }
      actor.then((found) => admit(request, reply, found)).then(() => done(), done)
    } catch (error) {
      done(error as Error)
    }
  })
}

/** What answers a token that may not do what is asked. */
export function missingScope(scope: Scope): DocketError {
  return new DocketError('AUTH_FORBIDDEN', `The token lacks the scope ${scope}.`, {
    headers: { 'www-authenticate': `Bearer realm="docket", error="insufficient_scope", scope="${scope}"` },
  })
}
