import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { type Clock, isWithin } from './clock.ts'
import { clientIn, type Entered, memberOf } from './entry.ts'
import { DocketError } from './errors.ts'
import { type Limiter, rateLimitHeaders, tooManyRequests, type Verdict } from './limits.ts'
import { type Memberships, notYours } from './memberships.ts'
import type { Revocation } from './revocation.ts'
import { isAtLeast, leastRole, type Role } from './roles.ts'
import { GRANTED_SCOPES, type Scope } from './scopes.ts'
import type { Subrequests } from './subrequests.ts'
import { audienceOf, type Claims, type VerifyToken } from './tokens.ts'
import { isNowhere } from './unrouted.ts'

/** Who sends a request, to which workspace, and what they may do there. Below the routes, the only source of both ids. */
export interface Actor {
  userId: string
  /** The workspace that the request was admitted to: the owner of all that it reads and writes. */
  workspaceId: string
  kind: 'user' | 'api_key' | 'oauth_client' | 'assistant'
  /**
   * The id of the user, the API key or the OAuth client (in a shared workspace, its consent: other members may have the
   * same client); for the assistant, the id of the conversation.
   */
  id: string
  scopes: ReadonlySet<Scope>
  /** What a key or client was granted, of which the role in a shared workspace may leave less; undefined: whatever the role allows. */
  granted?: ReadonlySet<Scope>
  /** The role in a workspace that users share; undefined in the user's own. */
  role?: Role
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
  /** The workspaces that an OAuth client was let into, with the role in shared ones (`entry.ts`). */
  workspaces?: Entered
}

/** An actor in the workspace that every user has: its id is the user's. */
export const inOwnWorkspace = (actor: Omit<Actor, 'workspaceId'>): Actor => ({
  ...actor,
  workspaceId: actor.userId,
})

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
    const actor = inOwnWorkspace({
      userId: claims.userId,
      kind: 'user',
      id: claims.userId,
      scopes: ALL_SCOPES,
      expires: claims.expires * 1000,
      issuedAt: claims.issuedAt,
      ...(claims.sessionId === undefined ? {} : { sessionId: claims.sessionId }),
    })
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

/** The workspace that a request was admitted to is gone: with its user, if it was their own. */
export class OwnerGone extends DocketError {
  constructor() {
    super('AUTH_INVALID', 'The user of this token no longer exists.')
  }
}

/** A token that was valid when it was signed, but whose user has been deleted. */
export const userIsGone = (): DocketError => new OwnerGone()

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
    /** The least role that the route takes in a shared workspace, where it is not what `scope` implies. */
    role?: Role
    /** Whether the route honours `actor.projectId`; if not, it is closed to actors limited to one project. */
    narrow?: boolean
    /** Whether the route is open to OAuth clients whatever their scopes: it shows what they were let into. */
    clients?: boolean
    /** Whether the user must have proved lately that it is them. */
    proof?: boolean
  }
}

/** What the routes of these scopes do may outlast the token by far, so its session is looked up each time. */
const LASTING: ReadonlySet<Scope | 'any'> = new Set(['account', 'webhooks:manage', 'admin'])

/**
 * Guards every route that is registered on `app` afterwards: the actor must be the user whose workspace the path names,
 * or a member of it, have the route's scope and stay within the user's rate limit. An actor limited to one project may
 * only use routes that honour the limit.
 */
export function guard(
  app: FastifyInstance,
  options: {
    authenticate: Authenticate
    /** Refuses a user's token unless its session, or its user, stands at this moment. */
    verify: Revocation['verify']
    /** Refuses an actor who has not proved lately that it is them. */
    requireProof: (actor: Actor) => Promise<void>
    /** Refuses whoever is no administrator. */
    requireAdmin?: (actor: Actor) => Promise<void>
    /** Who may enter a shared workspace; without it, nobody. */
    memberships?: Memberships
    limiter: Limiter
    clock: Clock
    subrequests: Subrequests
  },
) {
  const { authenticate, verify, requireProof, requireAdmin, memberships, limiter, clock, subrequests } =
    options
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
    const workspace = (request.params as { user_id?: string }).user_id
    if (actor.workspaces !== undefined && workspace !== undefined) {
      return decide(request, clientIn(actor, actor.workspaces, workspace))
    }
    if (workspace === undefined || workspace === 'me' || workspace === actor.workspaceId) {
      return decide(request, actor)
    }
    refuseNowhere(request)
    // A key opens one workspace.
    if (memberships === undefined || actor.kind !== 'user') throw notYours()
    const inRole = (role: Role) => decide(request, memberOf(actor, workspace, role))
    if (isLasting(request) || isManyWrites(request)) {
      return memberships.presentRoleOf(workspace, actor.userId).then(inRole)
    }
    const known = memberships.roleOf(workspace, actor.userId)
    const asRemembered = (role: Role) => {
      try {
        return inRole(role)
      } catch (refusal) {
        // Who has just been given a higher role is not refused for the lower one.
        return memberships.presentRoleOf(workspace, actor.userId).then((present) => {
          if (present === role) throw refusal
          return inRole(present)
        })
      }
    }
    return known instanceof Promise ? known.then(asRemembered) : asRemembered(known)
  }

  function decide(request: FastifyRequest, actor: Actor): Promise<void> | undefined {
    enter(request, actor)
    // Keys and clients are looked up for each request anyway.
    const stands = actor.kind === 'user' && isLasting(request) ? verify(actor) : undefined
    const admitted =
      requireAdmin === undefined ? stands : Promise.resolve(stands).then(() => requireAdmin(actor))
    if (request.routeOptions.config.proof !== true) return admitted
    return Promise.resolve(admitted).then(() => requireProof(actor))
  }

  /** A path that cannot name a workspace is like any that does not exist. @throws DocketError NOT_FOUND */
  function refuseNowhere(request: FastifyRequest): void {
    if (isNowhere(request)) throw app.refuseAddress?.(request) ?? notYours()
  }

  const scopeOf = (request: FastifyRequest) => request.routeOptions.config.scope as Scope | 'any'
  const isLasting = (request: FastifyRequest) => LASTING.has(scopeOf(request))
  /** Its parts are judged by the role later, one by one. */
  const isManyWrites = (request: FastifyRequest) => scopeOf(request) === 'any' && request.method === 'POST'

  function enter(request: FastifyRequest, actor: Actor): void {
    const { config } = request.routeOptions
    if (actor.role !== undefined) checkRole(actor.role, config)
    const scope = scopeOf(request)
    const isByRole = actor.role !== undefined && config.role !== undefined
    const held = isByRole ? actor.granted : actor.scopes
    const isOpen = scope === 'any' || held === undefined || (config.clients && actor.workspaces !== undefined)
    if (!isOpen && !held.has(scope)) throw missingScope(scope, actor)
    if (actor.projectId !== undefined && config.narrow !== true) {
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
      const { authorization } = request.headers
      if (authorization === undefined) refuseNowhere(request)
      const actor = authenticate(authorization)
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

/** @throws DocketError AUTH_FORBIDDEN */
function checkRole(role: Role, config: FastifyContextConfig): void {
  const least = leastRole(config)
  if (least === undefined || !isAtLeast(role, least)) throw closedTo(least)
}

/** @param least the role that would do; undefined if none does */
const closedTo = (least: Role | undefined): DocketError =>
  least === undefined
    ? new DocketError('AUTH_FORBIDDEN', 'This belongs to your own workspace, not to one that you share.')
    : roleTooLow(least)

/** The error for a member whose role does not allow what they want. @param least the role that would */
export const roleTooLow = (least: Role): DocketError =>
  new DocketError(
    'AUTH_FORBIDDEN',
    `Your role in this workspace does not allow this: it takes the role ${least}.`,
  )

/** The error for a token that lacks the scope or, in a shared workspace, for a member whose role does. */
export function missingScope(scope: Scope, { role }: Pick<Actor, 'role'>): DocketError {
  if (role !== undefined) return closedTo(leastRole({ scope }))
  return new DocketError('AUTH_FORBIDDEN', `The token lacks the scope ${scope}.`, {
    headers: { 'www-authenticate': `Bearer realm="docket", error="insufficient_scope", scope="${scope}"` },
  })
}
