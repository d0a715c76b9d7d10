import { findMoved, type Moving } from '../changelog/transfers.ts'
import type { Actor } from '../core/auth.ts'
import { memberOf } from '../core/entry.ts'
import { DocketError } from '../core/errors.ts'
import type { Role } from '../core/roles.ts'
import { GRANTED_SCOPES } from '../core/scopes.ts'
import type { Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'

/** Memberships are identity, which stays on one node: what names members asks for them first, and never joins them. */

export interface MemberName {
  /** The user's id. */
  id: string
  name: string
}

type Place = Pick<Actor, 'userId' | 'workspaceId' | 'role'>

const selectNames = statement<{ workspace: string }>(
  'member_names',
  `SELECT users.id, users.name FROM memberships member JOIN users ON users.id = member.user_id
   WHERE member.workspace_id = :workspace ORDER BY member.joined_at, member.user_id`,
)

const selectOwnName = statement<{ user: string }>(
  'member_name_of_own',
  'SELECT id, name FROM users WHERE id = :user',
)

/** The present members by name, who joined first coming first; in a user's own workspace, only the user. */
export const memberNames = ({ userId, workspaceId, role }: Place, db: Queryable): Promise<MemberName[]> =>
  db.query(role === undefined ? selectOwnName({ user: userId }) : selectNames({ workspace: workspaceId }))

const selectPresent = statement<{ workspace: string; ids: readonly string[] }>(
  'members_present',
  'SELECT user_id AS id FROM memberships WHERE workspace_id = :workspace AND user_id = ANY (:ids::text[])',
)

/** Those of the users who are members at present. Within a unit of work, they stay so until it ends. */
export async function membersAmong(
  { userId, workspaceId, role }: Place,
  ids: readonly string[],
  db: Queryable,
): Promise<Set<string>> {
  if (role === undefined) return new Set(ids.filter((id) => id === userId))
  if (ids.length === 0) return new Set()
  const found = await db.query<{ id: string }>(selectPresent({ workspace: workspaceId, ids }))
  return new Set(found.map(({ id }) => id))
}

const selectRole = statement<{ workspace: string; user: string }>(
  'member_role',
  'SELECT role FROM memberships WHERE workspace_id = :workspace AND user_id = :user',
)

const selectClient = statement<{ consent: string }>(
  'member_client',
  'SELECT client_id AS id FROM oauth_consents WHERE id = :consent',
)

/**
 * The actor in a workspace, by what may be done there at this moment. A key opens one workspace, a client those that it
 * was let into, the assistant that of its user; who is limited to one project enters no other.
 * @returns undefined if it may not enter, or there is no such workspace
 */
export async function enter(actor: Actor, workspaceId: string, db: Queryable): Promise<Actor | undefined> {
  const { kind, userId, workspaces, grantId, granted, projectId } = actor
  if (workspaceId !== actor.workspaceId) {
    if ((kind !== 'user' && kind !== 'oauth_client') || projectId !== undefined) return undefined
    if (workspaces?.has(workspaceId) === false) return undefined
  }
  if (workspaceId !== userId) {
    const [member] = await db.query<{ role: Role }>(selectRole({ workspace: workspaceId, user: userId }))
    // In what they share, a client is known by its consent.
    return member && memberOf({ ...actor, id: grantId ?? actor.id }, workspaceId, member.role)
  }
  if (actor.role === undefined) return actor
  const { role: _, ...own } = actor
  const scopes = granted ?? new Set(GRANTED_SCOPES)
  const [client] =
    grantId === undefined ? [] : await db.query<{ id: string }>(selectClient({ consent: grantId }))
  return { ...own, workspaceId, scopes, id: client?.id ?? userId }
}

/**
 * Why a task or project was not found, with its new address if it was moved to where the actor may read it: what one may
 * not see is the same as what does not exist.
 */
export async function whereMoved(
  error: unknown,
  actor: Actor,
  db: Queryable,
  what: { resource: Moving; id: number },
): Promise<unknown> {
  if (!(error instanceof DocketError) || error.code !== 'NOT_FOUND') return error
  const moved = await findMoved(actor.workspaceId, db, what)
  const there = moved && (await enter(actor, moved.workspace_id, db))
  if (there === undefined) return error
  const detail = `The ${what.resource} was moved to another workspace.`
  return new DocketError('NOT_FOUND', detail, { members: { moved_to: moved } })
}
