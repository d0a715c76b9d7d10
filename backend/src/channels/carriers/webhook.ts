import type { Sender } from '../../core/sender.ts'
import { signedHeaders, signingKey } from '../../core/signatures.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import { JSON_TYPE } from './parts.ts'

type WebhookTarget = Extract<Target, { kind: 'webhook' }>

/** Sends JSON, signed as by Standard Webhooks. */
export const webhookCarrier =
  (sender: Sender) =>
  async (target: WebhookTarget, message: Message, signal: AbortSignal): Promise<Outcome> => {
    const body = JSON.stringify(eventOf(message))
    // The time of the attempt, as receivers refuse what was signed long ago.
    const signed = signedHeaders([signingKey(target.secret)], { id: message.id, at: new Date(), body })
    const sent = await sender.send(target.url, { ...JSON_TYPE, ...signed }, body, signal)
    return { ...sent, isGone: sent.statusCode === 410 }
  }

const eventOf = ({ kind, title, text, url, at, about }: Message): object => ({
  type: `notification.${kind}`,
  timestamp: at,
  data: {
    id: about?.notificationId ?? null,
    kind,
    title,
    text,
    url,
    workspace_id: about?.workspaceId ?? null,
    task_id: about?.taskId ?? null,
    at,
  },
})
