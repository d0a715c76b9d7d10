import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, type Authenticate, closedTo, missingScope } from './auth.ts'
import type { Clock } from './clock.ts'
import { clientIn, memberOf } from './entry.ts'
import { DocketError } from './errors.ts'
import { type Limiter, rateLimitHeaders, tooManyRequests, type Verdict } from './limits.ts'
import { type Memberships, notYours } from './memberships.ts'
import type { Revocation } from './revocation.ts'
import { isAtLeast, leastRole, type Role } from './roles.ts'
import type { Scope } from './scopes.ts'
import type { Subrequests } from './subrequests.ts'
import { isNowhere } from './unrouted.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    /**
     * The scope that the token must have; every route under `/api/{user_id}` and `/api/admin` declares one. `any`: the
     * route does nothing itself, and each of its parts requires its own scope.
     */
    scope?: Scope | 'any'
    /** The least role that the route takes in a shared workspace, where it is not what `scope` implies. */
    role?: Role
    /** Whether the route honours `actor.projectId`; if not, it is closed to actors limited to one project. */
    narrow?: boolean
    /** Whether the route is open to OAuth clients whatever their scopes: it shows what they were let into. */
    clients?: boolean
    /**
     * Whether it sends data out of the workspace, or lets somebody in: by a channel, a webhook, a public link, an invitation,
     * a client or a move to another workspace. The assistant is refused; clients have its scope only if they ask for it by
     * name; and it asks for a fresh proof, and is no part of a batch, unless `proof` says otherwise.
     */
    sendsOut?: boolean
    /**
     * Whether the user must have proved lately that it is them, or for which requests; by default, where it sends data
     * out.
     */
    proof?: boolean | ((request: FastifyRequest) => boolean)
  }
}

/** Whether a route asks for a fresh proof, if only for some requests. */
export const asksForProof = ({ proof, sendsOut = false }: FastifyContextConfig): boolean =>
  proof === undefined ? sendsOut : proof !== false

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
    const { config } = request.routeOptions
    if (!asksForProof(config) || typeof config.proof === 'function') return admitted
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
    if (config.sendsOut === true && actor.kind === 'assistant') throw notByAssistant()
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

  // For some requests only: which ones, their checked bodies say.
  app.addHook('preHandler', (request, _, done) => {
    const { proof } = request.routeOptions.config
    if (typeof proof !== 'function' || !proof(request)) return done()
    requireProof(request.actor).then(() => done(), done)
  })

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

const notByAssistant = () =>
  new DocketError(
    'AUTH_FORBIDDEN',
    'The assistant cannot send data out of the workspace, or let anybody in: do it yourself, in the settings.',
  )

/** @throws DocketError AUTH_FORBIDDEN */
function checkRole(role: Role, config: FastifyContextConfig): void {
  const least = leastRole(config)
  if (least === undefined || !isAtLeast(role, least)) throw closedTo(least)
}
