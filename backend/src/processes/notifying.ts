import type { Metric } from 'prom-client'
import { createMailer, tracedMailer } from '../accounts/mail.ts'
import { limitedMailer } from '../accounts/mail-limit.ts'
import { RESOURCES } from '../app.ts'
import { createCarrier } from '../channels/carrier.ts'
import { channelMetrics } from '../channels/metrics.ts'
import { vapidKeys } from '../channels/vapid.ts'
import { startChannelWorker } from '../channels/worker.ts'
import { systemClock } from '../core/clock.ts'
import { destinations } from '../core/destinations.ts'
import { createSender } from '../core/sender.ts'
import { startNotifier } from '../notifications/clock.ts'
import { composer } from '../notifications/compose.ts'
import type { Ground } from './base.ts'

/** What tells users what is due, and delivers it. */
export interface Notifying {
  metrics: readonly Metric[]
  start(): void
  close(): Promise<void>
}

/** @returns undefined if this instance does not notify */
export function createNotifying({ config, db, log, telemetry }: Ground): Notifying | undefined {
  if (!config.notifications.worker) return undefined
  const { secret } = config.auth
  const metrics = channelMetrics()
  let close = async () => {}

  function start(): void {
    const unlimited = createMailer(config, (letter) => log.info({ letter }, 'mail (SMTP_URL is not set)'))
    const mailer = limitedMailer(tracedMailer(unlimited, telemetry?.tracing), { config, db })
    const carrier = createCarrier({
      ...{ mailer, publicUrl: config.publicUrl, from: config.mail.from },
      sender: createSender({
        destinations: destinations({ ...config.webhooks, production: config.production }),
      }),
      vapid: () => vapidKeys(db.finder, secret, systemClock()),
    })
    const common = { db, clock: systemClock, secret, log }
    const compose = composer({ ...common, publicUrl: config.publicUrl })
    const worker = startChannelWorker({ ...common, carrier, compose, metrics })
    const notifier = startNotifier({
      ...{ ...common, resources: RESOURCES, perHour: config.notifications.perHour },
      told: worker.wake,
    })
    close = async () => {
      await notifier.close()
      await worker.close()
      mailer.close()
    }
  }

  return { metrics: metrics.all, start, close: () => close() }
}
