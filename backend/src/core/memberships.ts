import { randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { DocketError } from './errors.ts'
import type { Credential, Revocation } from './revocation.ts'
import type { Role } from './roles.ts'

/** A user's role in a shared workspace; undefined if they are no member, or there is no such workspace. */
export type FindRole = (workspaceId: string, userId: string) => Promise<Role | undefined>

const MOST = 10_000

/** What the ids of shared workspaces look like. Those of users come from anywhere. */
const ID = /^[0-9a-f]{32}$/

/**
 * Whether the last part of the path looks like a workspace that this service made. Users of an external issuer may have
 * any id: they are asked for their token first.
 */
export const endsInWorkspace = (path: string): boolean => /\/(me|[0-9A-Za-z]{32})$/.test(path)

export const newWorkspaceId = (): string => randomBytes(16).toString('hex')

/** Who may enter which shared workspace. What is known is believed as long as `Revocation` lets it stand. */
export class Memberships {
  readonly #find: FindRole
  readonly #revocation: Revocation
  readonly #roles = new LRUCache<string, Role>({ max: MOST })

  constructor(find: FindRole, revocation: Revocation) {
    this.#find = find
    this.#revocation = revocation
  }

  /** The user's role there: at once if it is known. @throws DocketError AUTH_FORBIDDEN; DATABASE_ERROR */
  roleOf(workspaceId: string, userId: string): Role | Promise<Role> {
    if (!ID.test(workspaceId)) throw notYours()
    const role = this.#roles.get(`${workspaceId} ${userId}`)
    if (role === undefined) return this.presentRoleOf(workspaceId, userId)
    const standing = this.#revocation.check(membershipOf(workspaceId, userId, role))
    if (standing === undefined) return role
    return standing.then(
      () => role,
      (error) => {
        if (error instanceof DocketError && error.code === 'AUTH_INVALID')
          return this.presentRoleOf(workspaceId, userId)
        throw error
      },
    )
  }

  /** The user's role there at this moment. @throws DocketError AUTH_FORBIDDEN; DATABASE_ERROR */
  async presentRoleOf(workspaceId: string, userId: string): Promise<Role> {
    if (!ID.test(workspaceId)) throw notYours()
    const role = await this.#find(workspaceId, userId)
    if (role === undefined) {
      this.#roles.delete(`${workspaceId} ${userId}`)
      throw notYours()
    }
    this.#roles.set(`${workspaceId} ${userId}`, role)
    return role
  }
}

/** What access to a shared workspace hangs on: it ends when the role changes. */
export const membershipOf = (workspaceId: string, userId: string, role: Role): Credential => ({
  userId,
  kind: 'member',
  id: workspaceId,
  role,
})

/** The memberships on which an actor's access hangs. */
export const membershipsOf = (actor: { workspaceId: string; userId: string; role?: Role }): Credential[] =>
  actor.role === undefined ? [] : [membershipOf(actor.workspaceId, actor.userId, actor.role)]

/** The same for a workspace of others and for one that does not exist. */
export const notYours = (): DocketError =>
  new DocketError('AUTH_FORBIDDEN', 'The token does not belong to the user that the path names.')
