import { z } from 'zod'
import { CENTURY_IN_DAYS, count } from './formats.ts'

/** The settings of what users are told, and how it reaches them. */

export const CHANNEL_KINDS = ['email', 'web_push', 'ntfy', 'gotify', 'webhook'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

const isKind = (item: string): item is ChannelKind => (CHANNEL_KINDS as readonly string[]).includes(item)

const kinds = z.string().transform((value, context): ChannelKind[] => {
  const items = value === 'none' ? [] : value.split(',').map((item) => item.trim())
  if (items.every(isKind)) return items
  context.addIssue(`must be \`none\`, or a comma-separated list of ${CHANNEL_KINDS.join(', ')}.`)
  return z.NEVER
})

export const notificationSettings = {
  CHANNELS: kinds
    .default([...CHANNEL_KINDS])
    .describe(
      'Comma-separated kinds of channels by which users may be notified, or `none`. E-mail also takes `SMTP_URL`. Hosts that are not public are reached only if `WEBHOOK_ALLOWED_HOSTS` names them.',
    ),
  CHANNEL_DELIVERIES_PER_HOUR: count(120, 100_000).describe(
    'Deliveries to a user within any hour, by all channels together and with tests; more wait.',
  ),
  NOTIFICATIONS_KEPT_DAYS: count(90, CENTURY_IN_DAYS).describe('Days for which notifications are kept.'),
  NOTIFICATION_WORKER: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether this instance tells users what is due, and delivers it; one such instance is enough.'),
}

export interface NotificationConfig {
  /** The kinds of channels that users may have. */
  channels: readonly ChannelKind[]
  /** Deliveries to one user. */
  perHour: number
  keptDays: number
  /** Whether this instance notifies. */
  worker: boolean
}

/** @param hasMail whether letters reach anyone */
export const notificationsOf = (
  env: z.output<z.ZodObject<typeof notificationSettings>>,
  hasMail: boolean,
): NotificationConfig => ({
  channels: [...new Set(env.CHANNELS)].filter((kind) => kind !== 'email' || hasMail),
  perHour: env.CHANNEL_DELIVERIES_PER_HOUR,
  keptDays: env.NOTIFICATIONS_KEPT_DAYS,
  worker: env.NOTIFICATION_WORKER === 'on',
})
