import { runUnitOfWork } from '../../changelog/run-unit-of-work.ts'
import { inOwnWorkspace } from '../../core/auth.ts'
import type { Database, Queryable } from '../../database/connection.ts'
import { statement } from '../../database/statement.ts'
import { removeWebhook, webhooks } from '../../webhooks/crud.ts'
import type { WebhookResponse } from '../../webhooks/schemas.ts'
import { channels, removeChannel } from '../crud.ts'
import type { ChannelResponse } from '../schemas.ts'

/** What sends data out ends with the key or client that made it. */

/** A key, or a client's consent, that is no more (`madeWith`). */
export interface EndedMaker {
  userId: string
  madeWith: string
  /** The shared workspace that a key opened; null: the user's own. */
  workspaceId: string | null
}

const selectChannels = statement<{ workspace: string; made_with: string }>(
  'channels_made_with',
  `SELECT ${channels.selected} FROM channels WHERE user_id = :workspace AND made_with = :made_with ORDER BY id`,
)

const selectWebhooks = statement<{ workspace: string; made_with: string }>(
  'webhooks_made_with',
  `SELECT ${webhooks.selected} FROM webhooks WHERE user_id = :workspace AND made_with = :made_with ORDER BY id`,
)

/** Deletes the channels and webhooks that it made; nothing if there are none, or no more. */
export async function endMadeWith(
  db: Database,
  { userId, madeWith: made_with, workspaceId }: EndedMaker,
  at: Date,
): Promise<void> {
  const workspace = workspaceId ?? userId
  const find = async (from: Queryable) =>
    [
      await from.query<ChannelResponse>(selectChannels({ workspace, made_with })),
      await from.query<WebhookResponse>(selectWebhooks({ workspace, made_with })),
    ] as const
  if ((await find(db.finder)).every(({ length }) => length === 0)) return
  const actor = {
    ...inOwnWorkspace({ userId, kind: 'user', id: userId, scopes: new Set() }),
    workspaceId: workspace,
  }
  const by = { kind: 'service' as const, id: 'channels' }
  await runUnitOfWork(workspace, db, { actor, by, at, key: null }, async (unit) => {
    const [ownChannels, ownWebhooks] = await find(unit)
    for (const channel of ownChannels) await removeChannel(unit, channel)
    for (const webhook of ownWebhooks) await removeWebhook(unit, webhook)
  })
}
