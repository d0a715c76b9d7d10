import type { UnitOfWork } from '../changelog/run-unit-of-work.ts'
import {
  AT,
  lockTarget,
  logChange,
  nextRevision,
  snapshotOf,
  type TargetParameters,
  whyMissing,
} from '../changelog/statements.ts'
import { storeOf } from '../changelog/store/store.ts'
import { DocketError } from '../core/errors.ts'
import type { Database, Queryable } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { MAX_WEBHOOKS, ROTATION } from './model.ts'
import type { WebhookCreate, WebhookPatch, WebhookResponse } from './schemas.ts'

export const webhooks = storeOf<WebhookResponse>({
  resource: 'webhook',
  table: 'webhooks',
  columns: ['url', 'description', 'events', 'active', 'secret_version', 'previous_secret_until'],
})

/** The columns of `webhook_deliveries` that are shown. */
export const DELIVERY_COLUMNS =
  'id, type, revision, status, attempts, status_code, error, duration_ms, next_attempt_at, replay_of, created_at'

const list = statement<{ user: string }>(
  'webhook_list',
  `SELECT webhook.* FROM workspaces LEFT JOIN LATERAL (
     SELECT ${webhooks.selected} FROM webhooks WHERE user_id = :user
   ) webhook ON true
   WHERE workspaces.id = :user ORDER BY webhook.id`,
)

/** All of the user's webhooks, oldest first. */
export async function listWebhooks(userId: string, db: Queryable): Promise<WebhookResponse[]> {
  const rows = await db.query<WebhookResponse | { id: null }>(list({ user: userId }))
  if (rows.length === 0) throw await whyMissing(userId, db, 'webhook')
  return rows.filter((row) => row.id !== null)
}

const count = statement<{ user: string }>(
  'webhook_count',
  'SELECT count(*) AS count FROM webhooks WHERE user_id = :user',
)

const begin = statement<{ user: string; id: number; revision: number }>(
  'webhook_begin',
  'UPDATE webhooks SET position = :revision WHERE user_id = :user AND id = :id',
)

/** Events are sent from this write on, and none from before it. */
async function beginAt(unit: UnitOfWork, { id, revision }: WebhookResponse): Promise<void> {
  await unit.query(begin({ user: unit.userId, id, revision }))
}

/** @throws DocketError CONFLICT when the user has `MAX_WEBHOOKS` already */
export async function createWebhook(
  unit: UnitOfWork,
  { url, description = null, events, active = true }: WebhookCreate,
): Promise<WebhookResponse> {
  const [row] = await unit.query<{ count: number }>(count({ user: unit.userId }))
  if (row !== undefined && row.count >= MAX_WEBHOOKS) {
    throw new DocketError('CONFLICT', `A user can have at most ${MAX_WEBHOOKS} webhooks. Delete one first.`)
  }
  const secret = { secret_version: 1, previous_secret_until: null }
  const webhook = await webhooks.create(unit, { url, description, events, active, ...secret })
  await beginAt(unit, webhook)
  return webhook
}

export async function editWebhook(
  unit: UnitOfWork,
  before: WebhookResponse,
  { events = before.events, ...patch }: WebhookPatch,
): Promise<WebhookResponse> {
  const isSame = events.join() === before.events.join()
  const change = { ...patch, events: isSame ? before.events : events }
  const after = await webhooks.update(unit, before, change as Partial<WebhookResponse>)
  if (after.active && !before.active) await beginAt(unit, after)
  return after
}

/** Gives the webhook its next secret; the previous one keeps signing too for a while. */
export function rotateSecret(unit: UnitOfWork, before: WebhookResponse): Promise<WebhookResponse> {
  return webhooks.update(unit, before, {
    secret_version: before.secret_version + 1,
    previous_secret_until: new Date(Date.parse(unit.at) + ROTATION).toISOString(),
  })
}

const remove = statement<{ user: string; id: number }>(
  'webhook_remove',
  'DELETE FROM webhooks WHERE user_id = :user AND id = :id',
)

/** Deletes it with its deliveries, at once and for good: like a revoked key, it must not come back to life. */
export async function removeWebhook(unit: UnitOfWork, before: WebhookResponse): Promise<void> {
  await unit.query(remove({ user: unit.userId, id: before.id }))
  const revision = unit.nextRevision()
  unit.log({ resource: 'webhook', id: before.id, revision, before, after: null })
}

const MEMBERS = [
  'id',
  'url',
  'description',
  'events',
  'active',
  'secret_version',
  'previous_secret_until',
  'created_at',
  'updated_at',
  'revision',
]

const switchOffOne = statement<
  TargetParameters<number> & { at: string; actor_kind: string; actor_id: string; url: string }
>(
  'webhook_switch_off',
  `WITH ${lockTarget('webhooks')}, next AS (${nextRevision('old.allowed AND old.active AND old.url = :url')}
   ), webhook AS (
     UPDATE webhooks SET active = false, revision = next.revision, updated_at = ${AT} FROM next
     WHERE webhooks.user_id = :user AND webhooks.id = :id RETURNING webhooks.*
   ), log AS (
     ${logChange('webhook', `webhook.revision, webhook.id, NULL, ${snapshotOf(MEMBERS, 'old')}, ${snapshotOf(MEMBERS, 'webhook')} FROM webhook, old`)}
   )
   SELECT revision FROM webhook`,
)

/** Switches off a webhook whose receiver at `url` wants no more; the log names the webhook itself as the actor. */
export async function switchOff(
  userId: string,
  db: Database,
  { id, url, at }: { id: number; url: string; at: Date },
): Promise<void> {
  const actor = { actor_kind: 'webhook', actor_id: String(id) }
  const conditions = { match: null, none_match: [] }
  const query = switchOffOne({ user: userId, id, url, at: at.toISOString(), ...actor, ...conditions })
  const rows = await db.queue.run(userId, () => db.query(query))
  if (rows.length > 0) db.signals.wrote(userId)
}
