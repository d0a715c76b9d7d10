import type { Sender } from '../core/sender.ts'
import { emailCarrier } from './carriers/email.ts'
import { gotifyCarrier } from './carriers/gotify.ts'
import { ntfyCarrier } from './carriers/ntfy.ts'
import { vapidSubject, webPushCarrier } from './carriers/web-push.ts'
import { webhookCarrier } from './carriers/webhook.ts'
import type { Carrier, Message, Outcome, Target } from './model/message.ts'
import type { VapidKeys } from './vapid.ts'

/** Chooses what carries a message by the kind of its target. */

export interface CarrierOptions {
  /** Refuses what must not be reached. It is closed with the carrier. */
  sender: Sender
  /** It is closed by whoever made it. */
  mailer: Parameters<typeof emailCarrier>[0]
  vapid: () => Promise<VapidKeys>
  publicUrl: string
  /** The sender of mail, with or without a name. */
  from: string
}

type Carriers = {
  [Kind in Target['kind']]: (
    target: Extract<Target, { kind: Kind }>,
    message: Message,
    signal: AbortSignal,
  ) => Promise<Outcome>
}

export function createCarrier({ sender, mailer, vapid, publicUrl, from }: CarrierOptions): Carrier {
  const carriers: Carriers = {
    email: emailCarrier(mailer),
    web_push: webPushCarrier({ sender, vapid, subject: vapidSubject(publicUrl, from) }),
    ntfy: ntfyCarrier(sender),
    gotify: gotifyCarrier(sender),
    webhook: webhookCarrier(sender),
  }
  return {
    async send(target, message, signal) {
      try {
        return await carry(carriers, target, message, signal)
      } catch {
        // The error's own message is not for the user: it may quote keys and addresses.
        return { statusCode: null, error: 'It could not be sent.', isGone: false, retryAfter: null }
      }
    },
    close: () => sender.close(),
  }
}

function carry<Kind extends Target['kind']>(
  carriers: Carriers,
  target: Extract<Target, { kind: Kind }>,
  message: Message,
  signal: AbortSignal,
): Promise<Outcome> {
  const kind: Kind = target.kind
  return carriers[kind](target, message, signal)
}
