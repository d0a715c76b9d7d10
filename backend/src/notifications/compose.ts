import { hash } from 'node:crypto'
import { ACTS, type Message } from '../channels/model/message.ts'
import type { Clock } from '../core/clock.ts'
import type { Database } from '../database/connection.ts'
import { findWhole, type Whole } from './crud.ts'
import type { Reader } from './model/choices.ts'
import { actToken, unsubscribeToken } from './model/tokens.ts'
import { membersOf, readersAmong } from './readers.ts'
import { isTimed, taskAsTold } from './standing.ts'
import { labelOf, testMessage } from './wording.ts'

/** What a delivery says, and whether it is still worth saying. */

export interface ComposeOptions {
  db: Database
  clock: Clock
  /** The server's secret. */
  secret: string
  /** Where users open the service. */
  publicUrl: string
}

interface Composed {
  channel_id: number
  /** Null for a test. */
  notification_id: number | null
}

/** Names what a receiver may see, without giving away the ids of users. */
const nameOf = (...parts: readonly (string | number)[]): string =>
  hash('sha256', parts.join(' '), 'buffer').subarray(0, 18).toString('base64url')

/** @returns undefined if there is nothing to tell any more: it was read, or its task was done, deleted or put off */
export const composer =
  ({ db, clock, secret, publicUrl }: ComposeOptions) =>
  async (userId: string, { channel_id, notification_id }: Composed): Promise<Message | undefined> => {
    const reader = (await readersAmong(db.finder, [userId])).get(userId)
    if (reader === undefined) return undefined
    const unsubscribing = pagesOf(publicUrl, 'unsubscribe', unsubscribeToken(secret, userId, channel_id))
    const common = {
      language: reader.language,
      acting: { endpoint: `${publicUrl}/api/acts`, page: `${publicUrl}/act` },
      unsubscribing,
    }
    if (notification_id === null) {
      const id = `msg_${nameOf('test', userId, channel_id, clock().getTime())}`
      const what = { id, topic: nameOf('test', userId), kind: 'test', url: `${publicUrl}/notifications` }
      const at = clock().toISOString()
      return { ...common, ...what, ...testMessage(reader.language), offers: [], at, about: undefined }
    }
    const notification = await findWhole(userId, db.finder, notification_id)
    if (notification === undefined || !(await isWorthTelling(db, userId, notification))) return undefined
    return { ...common, ...toldBy(notification, reader, { channel_id, secret, publicUrl }) }
  }

const pagesOf = (publicUrl: string, name: string, token: string) => ({
  endpoint: `${publicUrl}/api/${name}/${token}`,
  page: `${publicUrl}/${name}#${token}`,
})

async function isWorthTelling(db: Database, userId: string, notification: Whole): Promise<boolean> {
  const { kind, read_at, task_id, workspace_id } = notification
  if (read_at !== null) return false
  if (task_id === null) return true
  if (workspace_id !== userId) {
    const members = await membersOf(db.finder, [workspace_id])
    if (members.get(workspace_id)?.includes(userId) !== true) return false
  }
  const found = await taskAsTold(db, notification)
  return found !== undefined && !(isTimed(kind) && found.task.complete)
}

function toldBy(
  notification: Whole,
  reader: Reader,
  { channel_id, secret, publicUrl }: { channel_id: number; secret: string; publicUrl: string },
): Omit<Message, 'language' | 'acting' | 'unsubscribing'> {
  const { id, kind, title, text, at, link, workspace_id: workspaceId, task_id: taskId } = notification
  const acts = isTimed(kind) || kind === 'assigned' ? ACTS : []
  const topic = taskId === null ? [kind, id] : ['task', workspaceId, taskId]
  return {
    ...{ kind, title, text, at },
    id: `msg_${nameOf(reader.id, channel_id, id)}`,
    topic: nameOf(reader.id, ...topic),
    url: `${publicUrl}${link}`,
    offers: acts.map((act) => ({
      act,
      label: labelOf(act, reader.language),
      token: actToken(secret, { userId: reader.id, notificationId: id, act }),
    })),
    about: { notificationId: id, workspaceId, taskId },
  }
}
