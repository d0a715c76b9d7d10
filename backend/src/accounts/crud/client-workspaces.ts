import type { Entered } from '../../core/entry.ts'
import { DocketError } from '../../core/errors.ts'
import type { Role } from '../../core/roles.ts'
import type { Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { unknownProject, unknownWorkspace } from '../../keys/model.ts'

/** Which workspaces a user has let an AI client into. */

const OF_CONSENT = `oauth_workspaces entered
  JOIN memberships member ON member.workspace_id = entered.workspace_id AND member.user_id = entered.user_id
  WHERE entered.user_id = consent.user_id AND entered.client_id = consent.client_id`

/** For statements with `consent`, and `held` for its limits: whether it opens the user's own workspace, and the role in shared ones. */
export const ENTERED = `coalesce(held.own_workspace, true) AS is_in_own,
  (SELECT json_object_agg(member.workspace_id, member.role) FROM ${OF_CONSENT}) AS shared`

/** The same as a list of ids, the user's own first. */
export const ENTERED_IDS = `ARRAY(SELECT consent.user_id WHERE coalesce(held.own_workspace, true))
    || ARRAY(SELECT entered.workspace_id FROM ${OF_CONSENT} ORDER BY member.joined_at, 1) AS workspaces`

export interface EnteredRow {
  is_in_own: boolean
  shared: Record<string, Role> | null
}

export const enteredOf = (userId: string, { is_in_own, shared }: EnteredRow): Entered =>
  new Map<string, Role | undefined>([
    ...(is_in_own ? [[userId, undefined] as const] : []),
    ...Object.entries(shared ?? {}),
  ])

// Until they are stored, the memberships cannot end.
const findMemberships = statement<{ user: string; ids: readonly string[] }>(
  'client_memberships',
  `SELECT workspace_id FROM memberships WHERE user_id = :user AND workspace_id = ANY (:ids::text[])
   ORDER BY workspace_id FOR KEY SHARE`,
)

const findProject = statement<{ workspace: string; id: number }>(
  'client_project',
  'SELECT FROM projects WHERE user_id = :workspace AND id = :id',
)

/**
 * Checks where a client is about to be let in, within the transaction that does it.
 * @throws DocketError VALIDATION_ERROR for a workspace that the user may not enter, a project that is not in the one
 * workspace, or one of several
 */
export async function checkEntry(
  userId: string,
  tx: Queryable,
  workspaces: readonly string[],
  project: number | null,
): Promise<void> {
  const shared = workspaces.filter((id) => id !== userId)
  const found = shared.length === 0 ? [] : await tx.query(findMemberships({ user: userId, ids: shared }))
  if (found.length < shared.length) throw unknownWorkspace(['body', 'workspaces'])
  if (project === null) return
  const [workspace, ...others] = workspaces
  if (workspace === undefined || others.length > 0) {
    const msg = 'A client that is limited to one project can enter one workspace only.'
    const errors = [{ loc: ['body', 'project_id'], msg, type: 'several_workspaces' }]
    throw new DocketError('VALIDATION_ERROR', `body.project_id: ${msg}`, { errors })
  }
  if ((await tx.query(findProject({ workspace, id: project }))).length === 0) throw unknownProject()
}

const deleteOthers = statement<{ user: string; client: string; ids: readonly string[] }>(
  'client_workspaces_delete',
  `DELETE FROM oauth_workspaces
   WHERE user_id = :user AND client_id = :client AND workspace_id <> ALL (:ids::text[])`,
)
const insertSome = statement<{ user: string; client: string; ids: readonly string[] }>(
  'client_workspaces_insert',
  `INSERT INTO oauth_workspaces (user_id, client_id, workspace_id)
   SELECT :user, :client, id FROM unnest(:ids::text[]) AS id ON CONFLICT DO NOTHING`,
)

/** Stores that the client may enter these shared workspaces and no others, within the same transaction. */
export async function putEntry(
  userId: string,
  tx: Queryable,
  client: string,
  workspaces: readonly string[],
): Promise<void> {
  const ids = workspaces.filter((id) => id !== userId)
  await tx.query(deleteOthers({ user: userId, client, ids }))
  await tx.query(insertSome({ user: userId, client, ids }))
}
