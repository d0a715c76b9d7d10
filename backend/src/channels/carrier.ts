import type { Mailer } from '../core/letter.ts'
import type { Sender } from '../core/sender.ts'
import { sendEmail } from './carriers/email.ts'
import { sendGotify } from './carriers/gotify.ts'
import { sendNtfy } from './carriers/ntfy.ts'
import { failed } from './carriers/outcome.ts'
import { sendWebPush } from './carriers/web-push.ts'
import { sendWebhook } from './carriers/webhook.ts'
import type { Carrier, Message, Outcome, Target } from './model/message.ts'
import type { VapidKeys } from './vapid.ts'

export interface CarrierOptions {
  sender: Sender
  mailer: Mailer
  /** The keys by which push services know this service; see `vapidKeys`. */
  vapid: () => Promise<VapidKeys>
  /** Where users reach the service, and the sender of its e-mails: push services are told whom to turn to. */
  publicUrl: string
  mailFrom: string
  clock: () => Date
}

export function createCarrier(options: CarrierOptions): Carrier {
  const { sender, mailer, vapid, publicUrl, clock } = options
  const address = /<([^<>]+)>\s*$/.exec(options.mailFrom)?.[1] ?? options.mailFrom
  const subject = publicUrl.startsWith('https:') ? publicUrl : `mailto:${address}`
  const domain = address.slice(address.lastIndexOf('@') + 1)

  function carry(target: Target, message: Message, signal: AbortSignal): Promise<Outcome> {
    switch (target.kind) {
      case 'email':
        return sendEmail({ mailer, domain }, target, message)
      case 'web_push':
        return sendWebPush({ sender, vapid, subject }, target, message, signal)
      case 'ntfy':
        return sendNtfy(sender, target, message, signal)
      case 'gotify':
        return sendGotify(sender, target, message, signal)
      case 'webhook':
        return sendWebhook(sender, target, message, clock(), signal)
    }
  }

  return {
    async send(target, message, signal) {
      try {
        return await carry(target, message, signal)
      } catch {
        // For the user; what a broken target or a missing key says is nothing to them.
        return failed('The message could not be sent.')
      }
    },
    close: () => sender.close(),
  }
}
