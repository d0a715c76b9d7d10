import { runUnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { endMadeWith } from '../../channels/crud/made-with.ts'
import { channels, removeChannel } from '../../channels/crud.ts'
import { type Actor, inOwnWorkspace } from '../../core/auth.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { removeKey } from '../../keys/crud.ts'
import { removeWebhook, webhooks } from '../../webhooks/crud.ts'
import type { AccessEntry, AccessKind, AccessName } from '../access-schemas.ts'
import { withdrawConsent } from './clients.ts'

/** Everything that can act for a user, or sends out what is theirs, wherever it is kept: listed, and ended, in one place. */

type Row = Omit<AccessEntry, 'made_with' | 'current'> & { made_with: string | null }

const selectIdentity = statement<{ user: string; now: string }>(
  'access_identity',
  `SELECT 'session' AS kind, id, user_agent AS name, user_id AS workspace_id, NULL AS made_with, created_at,
     updated_at AS last_used_at, expires_at
   FROM sessions WHERE user_id = :user AND expires_at > :now::timestamptz
   UNION ALL SELECT 'api_key', id, name, coalesce(workspace_id, user_id), made_with, created_at, last_used_at, expires_at
   FROM api_keys WHERE user_id = :user AND expires_at > :now::timestamptz
   UNION ALL SELECT 'oauth_client', consent.id, client.name, consent.user_id, NULL, consent.created_at, (
     SELECT max(token.created_at) FROM oauth_refresh_tokens token
     WHERE token.user_id = consent.user_id AND token.client_id = consent.client_id
   ), NULL
   FROM oauth_consents consent JOIN oauth_clients client ON client.client_id = consent.client_id
   WHERE consent.user_id = :user
   UNION ALL SELECT 'link', id, name, workspace_id, made_with, created_at, last_used_at, expires_at
   FROM public_links WHERE made_by = :user AND (expires_at IS NULL OR expires_at > :now::timestamptz)
   UNION ALL SELECT 'invitation', id, email, workspace_id, made_with, created_at, NULL, expires_at
   FROM member_invitations
   WHERE invited_by = :user AND expires_at > :now::timestamptz AND uses_left > 0`,
)

const selectWorkspaces = statement<{ user: string }>(
  'access_workspaces',
  'SELECT workspace_id AS id FROM memberships WHERE user_id = :user',
)

/** @param isIn the condition of workspaces, said of both tables: Citus finds the nodes by it */
const lastDelivered = (table: string, isIn: string) => `(
     SELECT max(delivery.created_at) FROM ${table}_deliveries delivery
     WHERE delivery.user_id ${isIn} AND delivery.user_id = ${table}s.user_id AND delivery.${table}_id = ${table}s.id
       AND delivery.status = 'delivered'
   ) AS last_used_at, NULL::timestamptz AS expires_at FROM ${table}s WHERE user_id ${isIn}`

const selectChannels = statement<{ user: string }>(
  'access_channels',
  `SELECT 'channel' AS kind, id::text, name, user_id AS workspace_id, made_with, created_at,
     ${lastDelivered('channel', '= :user')}`,
)

// In a shared workspace, those that send for the user.
const selectWebhooks = statement<{ user: string; workspaces: readonly string[] }>(
  'access_webhooks',
  `SELECT 'webhook' AS kind, id::text, url AS name, user_id AS workspace_id, made_with, created_at,
     ${lastDelivered('webhook', '= ANY (:workspaces::text[])')} AND coalesce(created_by, user_id) = :user`,
)

/** Newest first. @param current the session that asks, if one does */
export async function listAccess(
  userId: string,
  db: Queryable,
  now: Date,
  current?: string | undefined,
): Promise<AccessEntry[]> {
  const shared = await db.query<{ id: string }>(selectWorkspaces({ user: userId }))
  const workspaces = [userId, ...shared.map(({ id }) => id)]
  const rows = [
    ...(await db.query<Row>(selectIdentity({ user: userId, now: now.toISOString() }))),
    ...(await db.query<Row>(selectChannels({ user: userId }))),
    ...(await db.query<Row>(selectWebhooks({ user: userId, workspaces }))),
  ]
  return rows
    .map((row) => ({
      ...row,
      made_with: makerIn(row.made_with),
      current: row.kind === 'session' && row.id === current,
    }))
    .toSorted((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at))
}

/** The opposite of `madeWith`. */
function makerIn(made: string | null): AccessName | null {
  if (made === null) return null
  const [kind = '', ...id] = made.split(':')
  return { kind: kind as AccessKind, id: id.join(':') }
}

const remove = (table: string, condition: string) =>
  statement<{ user: string; id: string }>(
    `access_end_${table}`,
    `DELETE FROM ${table} WHERE id = :id AND ${condition} = :user`,
  )
const endSession = remove('sessions', 'user_id')
const endLink = remove('public_links', 'made_by')
const endInvitation = remove('member_invitations', 'invited_by')

const NONE = { match: null, noneMatch: [] }

/** How each kind ends, with what it made to send data out. */
const ENDING: Record<
  AccessKind,
  (db: Database, actor: Actor, at: Date, entry: Pick<AccessEntry, 'id' | 'workspace_id'>) => Promise<unknown>
> = {
  session: (db, { userId: user }, _, { id }) => db.query(endSession({ user, id })),
  link: (db, { userId: user }, _, { id }) => db.query(endLink({ user, id })),
  invitation: (db, { userId: user }, _, { id }) => db.query(endInvitation({ user, id })),
  async api_key(db, actor, at, { id, workspace_id: workspaceId }) {
    await removeKey(actor.userId, db, { actor, at, key: null }, id, NONE)
    await endMadeWith(db, { userId: actor.userId, madeWith: `api_key:${id}`, workspaceId }, at)
  },
  async oauth_client(db, { userId }, at, { id }) {
    await withdrawConsent(userId, db, id)
    await endMadeWith(db, { userId, madeWith: `oauth_client:${id}`, workspaceId: null }, at)
  },
  channel: (db, actor, at, { id }) =>
    runUnitOfWork(actor.userId, db, { actor, at, key: null }, async (unit) =>
      removeChannel(unit, await channels.find(unit, { id: Number(id) }, NONE)),
    ),
  webhook: (db, actor, at, { id, workspace_id: workspaceId }) =>
    runUnitOfWork(workspaceId, db, { actor: { ...actor, workspaceId }, at, key: null }, async (unit) =>
      removeWebhook(unit, await webhooks.find(unit, { id: Number(id) }, NONE)),
    ),
}

/** Keys and clients first: what they made ends with them, and they make nothing more. */
const ORDER: readonly AccessKind[] = [
  'session',
  'api_key',
  'oauth_client',
  'link',
  'invitation',
  'webhook',
  'channel',
]

/** How many there are of each kind. */
export type Counts = Partial<Record<AccessKind, number>>

export function countAccess(entries: readonly Pick<AccessEntry, 'kind'>[]): Counts {
  const counts: Counts = {}
  for (const { kind } of entries) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/**
 * Ends all of the user's access that `chosen` holds for; what is gone meanwhile is no matter.
 * @returns how many there were of each kind
 */
export async function endAccess(
  userId: string,
  db: Database,
  at: Date,
  chosen: (entry: AccessEntry) => boolean,
): Promise<Counts> {
  const actor = inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set() })
  const found = (await listAccess(userId, db, at)).filter(chosen)
  for (const kind of ORDER) {
    for (const entry of found.filter((each) => each.kind === kind)) {
      await ENDING[kind](db, actor, at, entry).catch((error) => {
        if (!(error instanceof DocketError && error.code === 'NOT_FOUND')) throw error
      })
    }
  }
  return countAccess(found)
}
