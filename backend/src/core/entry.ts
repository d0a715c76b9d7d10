import { DocketError } from './errors.ts'
import { notYours } from './memberships.ts'
import type { Credential } from './revocation.ts'
import { type Role, SCOPES_OF } from './roles.ts'
import type { Scope } from './scopes.ts'

/** An actor in the workspace that it was let into. */

/** The workspaces that a client was let into, with the role in shared ones. */
export type Entered = ReadonlyMap<string, Role | undefined>

/** What is told of an `Actor` here. */
interface Entering {
  userId: string
  workspaceId: string
  id: string
  scopes: ReadonlySet<Scope>
  granted?: ReadonlySet<Scope>
  role?: Role
  grantId?: string
}

/** The user, or what acts for them, in a workspace that they share: no more than the role there may do. */
export function memberOf<A extends Entering>(actor: A, workspaceId: string, role: Role): A {
  const { granted } = actor
  const scopes = SCOPES_OF[role]
  return {
    ...actor,
    workspaceId,
    role,
    scopes: granted === undefined ? scopes : new Set([...scopes].filter((scope) => granted.has(scope))),
  }
}

/**
 * The client in the workspace that it names.
 * @throws DocketError AUTH_FORBIDDEN if it was not let into that
 */
export function clientIn<A extends Entering>(actor: A, entered: Entered, named: string): A {
  const id = named === 'me' ? usual(actor, entered) : named
  if (!entered.has(id)) throw notYours()
  const role = entered.get(id)
  if (role === undefined) return actor
  // The same client may act here for several members, so what it does is told apart by the consent.
  return memberOf({ ...actor, id: actor.grantId ?? actor.id }, id, role)
}

/**
 * Where a client acts that names no workspace: in the user's own, or the only one.
 * @throws DocketError AUTH_FORBIDDEN
 */
function usual({ userId }: Entering, entered: Entered): string {
  if (entered.has(userId)) return userId
  const [only, ...others] = entered.keys()
  if (only !== undefined && others.length === 0) return only
  throw new DocketError(
    'AUTH_FORBIDDEN',
    only === undefined
      ? 'The client was let into no workspace any more.'
      : 'The client was let into several workspaces: name one of them.',
  )
}

/**
 * What ends once the user, or the client that acts for them, may enter another shared workspace, or has another role in
 * one.
 */
export const entriesOf = (actor: { userId: string; grantId?: string }, entered: Entered): Credential => ({
  userId: actor.userId,
  kind: 'entered',
  id: actor.userId,
  grantId: actor.grantId,
  entered: [...entered].flatMap(([id, role]) => (role === undefined ? [] : [`${id}:${role}`])).join(','),
})
