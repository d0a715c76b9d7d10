import webPush from 'web-push'
import { createCarrier } from '../../src/channels/carrier.ts'
import type { Carrier, Message, Outcome, Target } from '../../src/channels/model/message.ts'
import { destinations } from '../../src/core/destinations.ts'
import { createSender } from '../../src/core/sender.ts'
import { type PushService, startPushService } from './push-service.ts'

/** A carrier of messages, and a push service that it may reach. */

export const PUBLIC_URL = 'https://tasks.example.com'

/** What a task's reminder may be. */
export const MESSAGE: Message = {
  id: 'msg_1',
  topic: 'dGFzay0x',
  kind: 'reminder',
  title: 'Pay the rent',
  text: 'Today at 9:00',
  language: 'en',
  url: `${PUBLIC_URL}/tasks/1`,
  acting: { endpoint: `${PUBLIC_URL}/api/acts`, page: `${PUBLIC_URL}/act` },
  offers: [
    { act: 'done', label: 'Done', token: `${'a'.repeat(100)}1` },
    { act: 'snooze_10_minutes', label: 'In 10 minutes', token: `${'a'.repeat(100)}2` },
    { act: 'snooze_1_hour', label: 'In an hour', token: `${'a'.repeat(100)}3` },
    { act: 'snooze_tomorrow', label: 'Tomorrow', token: `${'a'.repeat(100)}4` },
  ],
  unsubscribing: { endpoint: `${PUBLIC_URL}/api/unsubscribe/x`, page: `${PUBLIC_URL}/unsubscribe#x` },
  at: '2026-11-20T09:00:00.000Z',
  about: { notificationId: 7, workspaceId: 'w1', taskId: 1 },
}

export const DELIVERED: Outcome = { statusCode: 201, error: null, isGone: false, retryAfter: null }

const VAPID = webPush.generateVAPIDKeys()

interface CarrierOptions {
  allowedHosts?: string[]
  vapid?: () => Promise<typeof VAPID>
}

export interface Pushing {
  service: PushService
  /** One that may reach the push service, unless `allowedHosts` says otherwise. */
  carrierFor(options?: CarrierOptions): Carrier
  /** A new one, which takes messages only of these carriers. */
  browser(): Extract<Target, { kind: 'web_push' }>
  /** Sends to a new browser, or to `target`. */
  send(
    message?: Message,
    options?: { carrier?: Carrier; target?: Target; signal?: AbortSignal },
  ): Promise<Outcome>
  close(): Promise<void>
}

export async function startPushing(): Promise<Pushing> {
  const service = await startPushService()
  const carriers: Carrier[] = []
  const pushing: Pushing = {
    service,
    carrierFor({ allowedHosts = ['127.0.0.1'], vapid = async () => VAPID } = {}) {
      const rules = destinations({ allowedHosts, production: false })
      const sender = createSender({ destinations: rules })
      // Nothing here goes to a mail server.
      const mailer = {} as Parameters<typeof createCarrier>[0]['mailer']
      const from = 'Docket <docket@example.com>'
      const carrier = createCarrier({ sender, mailer, vapid, publicUrl: PUBLIC_URL, from })
      carriers.push(carrier)
      return carrier
    },
    browser() {
      const { endpoint, keys } = service.subscribe(VAPID.publicKey)
      return { kind: 'web_push', endpoint, ...keys }
    },
    send(message = MESSAGE, { carrier = pushing.carrierFor(), target = pushing.browser(), signal } = {}) {
      return carrier.send(target, message, signal ?? new AbortController().signal)
    },
    async close() {
      for (const carrier of carriers) await carrier.close()
      await service.close()
    },
  }
  return pushing
}
