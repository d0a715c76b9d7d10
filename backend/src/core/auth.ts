import { LRUCache } from 'lru-cache'
import { type Clock, isWithin } from './clock.ts'
import type { Entered } from './entry.ts'
import { DocketError } from './errors.ts'
import type { Revocation } from './revocation.ts'
import { leastRole, type Role } from './roles.ts'
import { GRANTED_SCOPES, type Scope } from './scopes.ts'
import { audienceOf, type Claims, type VerifyToken } from './tokens.ts'

/**
 * Who sends a request, to which workspace, and what they may do there. Below the routes, the only source of both ids.
 */
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
  /**
   * What a key or client was granted, of which the role in a shared workspace may leave less; undefined: whatever the
   * role allows.
   */
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

/**
 * With what the actor makes something that goes on acting: a session, a key, or the consent of a client. What was made
 * is listed with it, and ends with a key or a client. Null for a token without a session of this service.
 */
export function madeWith({
  kind,
  id,
  sessionId,
  grantId,
}: Pick<Actor, 'kind' | 'id' | 'sessionId' | 'grantId'>): string | null {
  if (kind === 'api_key') return `api_key:${id}`
  if (kind === 'oauth_client') return `oauth_client:${grantId ?? id}`
  return kind === 'user' && sessionId !== undefined ? `session:${sessionId}` : null
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

/** The error for a member whose role does not do. @param least the role that would; undefined if none does */
export const closedTo = (least: Role | undefined): DocketError =>
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
