import type { Logger } from 'pino'
import { pruneClients } from './accounts/crud/clients.ts'
import { pruneInvitations } from './accounts/crud/sign-up.ts'
import { pruneSessions } from './accounts/crud.ts'
import { pruneActions } from './admin/crud/acts.ts'
import { RESOURCES } from './app.ts'
import { purgeOutdated } from './changelog/history/crud/trash.ts'
import { pruneIdempotencyKeys } from './changelog/idempotency-keys.ts'
import { pruneChanges } from './changelog/retention.ts'
import { pruneChannelDeliveries } from './channels/crud/deliveries.ts'
import type { Config } from './config.ts'
import { Jobs } from './core/jobs.ts'
import type { Database } from './database/connection.ts'
import { endExpired } from './keys/crud.ts'
import { prunePublicLinks } from './links/crud.ts'
import { pruneNotifications } from './notifications/crud.ts'
import { pruneDeliveries } from './webhooks/deliveries.ts'
import { settleAbandoned } from './workspaces/crud/abandoned.ts'
import { pruneMemberInvitations } from './workspaces/crud/invitations.ts'

export const PRUNE_EVERY = 60 * 60 * 1000
const DAY = 24 * 60 * 60 * 1000

interface Pruning {
  db: Database
  kept: Config['kept']
  notifications: Config['notifications']
  now: Date
}

/** What is deleted once it is past its retention, and what nobody owns. */
const PRUNING: Record<string, (pruning: Pruning) => Promise<unknown>> = {
  idempotency_keys: ({ db, now }) => pruneIdempotencyKeys(db, now),
  trash: ({ db, now, kept }) => purgeOutdated(db, RESOURCES, daysBefore(now, kept.trash)),
  changes: ({ db, now, kept }) => pruneChanges(db, daysBefore(now, kept.changes)),
  webhook_deliveries: ({ db, now }) => pruneDeliveries(db, now),
  channel_deliveries: ({ db, now }) => pruneChannelDeliveries(db, now),
  notifications: ({ db, now, notifications }) =>
    pruneNotifications(db, now, daysBefore(now, notifications.keptDays)),
  oauth_clients: ({ db, now }) => pruneClients(db, now),
  api_keys: ({ db, now }) => endExpired(db, now),
  sessions: ({ db, now }) => pruneSessions(db, now),
  invitations: ({ db, now }) => pruneInvitations(db, now),
  member_invitations: ({ db, now }) => pruneMemberInvitations(db, now),
  workspaces: ({ db, now }) => settleAbandoned(db, now),
  public_links: ({ db, now }) => prunePublicLinks(db, now),
  audit_log: ({ db, now, kept }) => pruneActions(db, daysBefore(now, kept.audit)),
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY)

/** Deletes what is past its retention; one failure does not keep the rest from being deleted. Never throws. */
export async function prune(
  db: Database,
  { kept, notifications }: Pick<Config, 'kept' | 'notifications'>,
  now: Date,
  log: Pick<Logger, 'warn'>,
  jobs = new Jobs(() => now),
): Promise<void> {
  for (const [name, forget] of Object.entries(PRUNING)) {
    await jobs
      .run(name, PRUNE_EVERY, () => forget({ db, kept, notifications, now }))
      .catch((error) => log.warn({ err: error }, 'pruning failed'))
  }
}

export const PRUNED: readonly string[] = Object.keys(PRUNING)
