import { makerOf } from '../changelog/makers.ts'
import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import { AT, snapshotOf, whyMissing } from '../changelog/statements.ts'
import { restorableForGood, storeOf } from '../changelog/store/store.ts'
import { roleTooLow } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { type InactiveReason, MAX_WEBHOOKS, ROTATION } from './model.ts'
import type { WebhookCreate, WebhookPatch, WebhookResponse } from './schemas.ts'
import { isStanding } from './standing.ts'

export const webhooks = storeOf<WebhookResponse>({
  resource: 'webhook',
  table: 'webhooks',
  columns: [
    ...(['url', 'description', 'events', 'active', 'inactive_reason', 'created_by'] as const),
    ...(['secret_version', 'previous_secret_until'] as const),
  ],
})

/** The columns of `webhook_deliveries` that are shown. */
export const DELIVERY_COLUMNS =
  'id, type, revision, status, attempts, status_code, error, duration_ms, next_attempt_at, replay_of, created_at'

const list = statement<{ workspace: string }>(
  'webhook_list',
  `SELECT webhook.* FROM workspaces LEFT JOIN LATERAL (
     SELECT ${webhooks.selected} FROM webhooks WHERE user_id = :workspace
   ) webhook ON true
   WHERE workspaces.id = :workspace ORDER BY webhook.id`,
)

/** All of the workspace's webhooks, oldest first. */
export async function listWebhooks(workspaceId: string, db: Queryable): Promise<WebhookResponse[]> {
  const rows = await db.query<WebhookResponse | { id: null }>(list({ workspace: workspaceId }))
  if (rows.length === 0) throw await whyMissing(workspaceId, db, 'webhook')
  return rows.filter((row) => row.id !== null)
}

const count = statement<{ workspace: string }>(
  'webhook_count',
  'SELECT count(*) AS count FROM webhooks WHERE user_id = :workspace',
)

const keepMaker = statement<{ workspace: string; id: number; made_with: string | null }>(
  'webhook_made_with',
  'UPDATE webhooks SET made_with = :made_with WHERE user_id = :workspace AND id = :id',
)

const begin = statement<{ workspace: string; id: number; revision: number }>(
  'webhook_begin',
  'UPDATE webhooks SET position = :revision WHERE user_id = :workspace AND id = :id',
)

/** Events are sent from this write on, and none from before it. */
async function beginAt(unit: UnitOfWork, { id, revision }: WebhookResponse): Promise<void> {
  await unit.query(begin({ workspace: unit.workspaceId, id, revision }))
}

/**
 * In a shared workspace, it sends for the admin who makes it, and as long as they are one.
 * @throws DocketError CONFLICT when the workspace has `MAX_WEBHOOKS` already; AUTH_FORBIDDEN (no longer an admin)
 */
export async function createWebhook(
  unit: UnitOfWork,
  { url, description = null, events, active = true }: WebhookCreate,
): Promise<WebhookResponse> {
  const [row] = await unit.query<{ count: number }>(count({ workspace: unit.workspaceId }))
  if (row !== undefined && row.count >= MAX_WEBHOOKS) {
    throw new DocketError(
      'CONFLICT',
      `A workspace can have at most ${MAX_WEBHOOKS} webhooks. Delete one first.`,
    )
  }
  const created_by = unit.actor.role === undefined ? null : unit.actor.userId
  if (!(await isStanding(unit, { workspace: unit.workspaceId, creator: created_by })))
    throw roleTooLow('admin')
  const secret = { secret_version: 1, previous_secret_until: null }
  const webhook = await webhooks.create(unit, {
    ...{ url, description, events, active, inactive_reason: null, created_by, ...secret },
  })
  await beginAt(unit, webhook)
  await unit.query(keepMaker({ workspace: unit.workspaceId, id: webhook.id, made_with: await makerOf(unit) }))
  return webhook
}

/**
 * @throws DocketError AUTH_FORBIDDEN (another admin chose where it sends), CONFLICT (who made it is no admin any more)
 */
export async function editWebhook(
  unit: UnitOfWork,
  before: WebhookResponse,
  { events = before.events, ...patch }: WebhookPatch,
): Promise<WebhookResponse> {
  const isSame = events.join() === before.events.join()
  const { url = before.url, active = before.active } = patch
  const { created_by: creator } = before
  if (url !== before.url) refuseOthers(unit, before)
  const isBegun = active && !before.active
  if (isBegun && !(await isStanding(unit, { workspace: unit.workspaceId, creator }))) {
    throw new DocketError(
      'CONFLICT',
      'Who made the webhook is no longer an admin of this workspace. Make one of your own.',
    )
  }
  const inactive_reason = active ? null : before.inactive_reason
  const change = { ...patch, inactive_reason, events: isSame ? before.events : events }
  const after = await webhooks.update(unit, before, change as Partial<WebhookResponse>)
  if (isBegun) await beginAt(unit, after)
  return after
}

/** @throws DocketError AUTH_FORBIDDEN: in a shared workspace, only who made it decides where it sends, and knows its secret */
function refuseOthers(unit: UnitOfWork, { created_by: creator }: WebhookResponse): void {
  if (creator === null || creator === unit.actor.userId) return
  throw new DocketError(
    'AUTH_FORBIDDEN',
    'Only who made a webhook can change where it sends, and its secret. Make one of your own.',
  )
}

/**
 * Gives the webhook its next secret; the previous one keeps signing too for a while.
 * @throws DocketError AUTH_FORBIDDEN
 */
export async function rotateSecret(unit: UnitOfWork, before: WebhookResponse): Promise<WebhookResponse> {
  refuseOthers(unit, before)
  return await webhooks.update(unit, before, {
    secret_version: before.secret_version + 1,
    previous_secret_until: new Date(Date.parse(unit.at) + ROTATION).toISOString(),
  })
}

const remove = statement<{ workspace: string; id: number }>(
  'webhook_remove',
  'DELETE FROM webhooks WHERE user_id = :workspace AND id = :id',
)

/** Deletes it with its deliveries, at once and for good: like a revoked key, it must not come back to life. */
export async function removeWebhook(unit: UnitOfWork, before: WebhookResponse): Promise<void> {
  await unit.query(remove({ workspace: unit.workspaceId, id: before.id }))
  const revision = unit.nextRevision()
  unit.log({ resource: 'webhook', id: before.id, revision, before, after: null })
}

/** Taking back what somebody did: one that was made is deleted, one that was deleted stays so. */
export const webhookRestorable = restorableForGood<WebhookResponse>(webhooks, {
  // A secret that was replaced does not come back.
  edit: (unit, before, { url, description, events, active }) =>
    editWebhook(unit, before, { url, description, events, active }),
  remove: removeWebhook,
})

const MEMBERS = [
  'id',
  'url',
  'description',
  'events',
  'active',
  'inactive_reason',
  'created_by',
  'secret_version',
  'previous_secret_until',
  'created_at',
  'updated_at',
  'revision',
]

const selectOf = statement<{ workspace: string; creator: string }>(
  'webhooks_of',
  `SELECT ${webhooks.selected} FROM webhooks
   WHERE user_id = :workspace AND created_by = :creator AND active ORDER BY id`,
)

/** Switches off what sends for a user who is no admin of the workspace any more. */
export async function switchOffOf(unit: UnitOfWork, creator: string): Promise<void> {
  const found = await unit.query<WebhookResponse>(selectOf({ workspace: unit.workspaceId, creator }))
  for (const webhook of found) {
    await webhooks.update(unit, webhook, { active: false, inactive_reason: 'creator_no_admin' })
  }
}

const switchOffOne = statement<{
  workspace: string
  id: number
  url: string
  reason: InactiveReason
  at: string
  actor: string
}>(
  'webhook_switch_off',
  `WITH old AS MATERIALIZED (
     SELECT webhooks.* FROM workspaces JOIN webhooks ON webhooks.user_id = workspaces.id
     WHERE workspaces.id = :workspace AND webhooks.user_id = :workspace AND webhooks.id = :id
     FOR NO KEY UPDATE OF workspaces, webhooks
   ), next AS (
     UPDATE workspaces SET revision = workspaces.revision + 1 FROM old
     WHERE workspaces.id = :workspace AND old.active AND old.url = :url RETURNING workspaces.revision
   ), webhook AS (
     UPDATE webhooks SET active = false, inactive_reason = :reason, revision = next.revision, updated_at = ${AT} FROM next
     WHERE webhooks.user_id = :workspace AND webhooks.id = :id RETURNING webhooks.*
   ), log AS (
     INSERT INTO changes (user_id, at, actor_kind, actor_id, resource, revision, resource_id, before, after)
     SELECT :workspace, ${AT}, 'webhook', :actor, 'webhook', webhook.revision, webhook.id,
       ${snapshotOf(MEMBERS, 'old')}, ${snapshotOf(MEMBERS, 'webhook')} FROM webhook, old
   )
   SELECT revision FROM webhook`,
)

/** Switches off a webhook that must send no more to `url`; the log names the webhook itself as the actor. */
export async function switchOff(
  workspaceId: string,
  db: Database,
  { at, ...webhook }: { id: number; url: string; reason: InactiveReason; at: Date },
): Promise<void> {
  const actor = String(webhook.id)
  const query = switchOffOne({ workspace: workspaceId, ...webhook, at: at.toISOString(), actor })
  const rows = await db.queue.run(workspaceId, () => db.query(query))
  if (rows.length > 0) db.signals.wrote(workspaceId)
}
