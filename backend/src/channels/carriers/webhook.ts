import type { Sender } from '../../core/sender.ts'
import { SECRET_PREFIX, signatureHeaders } from '../../core/signatures.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import { outcomeOf } from './outcome.ts'

/** A webhook of one's own, signed as Standard Webhooks says. */
export async function sendWebhook(
  sender: Sender,
  target: Extract<Target, { kind: 'webhook' }>,
  message: Message,
  at: Date,
  signal: AbortSignal,
): Promise<Outcome> {
  const { about } = message
  const body = JSON.stringify({
    type: `notification.${message.kind}`,
    timestamp: message.at,
    data: {
      id: about?.notificationId ?? null,
      kind: message.kind,
      title: message.title,
      text: message.text,
      url: message.url,
      workspace_id: about?.workspaceId ?? null,
      task_id: about?.taskId ?? null,
      at: message.at,
    },
  })
  const key = Buffer.from(target.secret.slice(SECRET_PREFIX.length), 'base64')
  const signed = signatureHeaders([key], { id: message.id, at, body })
  const headers = { 'content-type': 'application/json', 'user-agent': 'Docket-Webhooks', ...signed }
  return outcomeOf(await sender.send(target.url, headers, body, signal), [410])
}
