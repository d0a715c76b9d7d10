import { z } from 'zod'
import { Instant } from '../core/schemas.ts'

const rows = z.array(z.looseObject({}))

export const ExportResponse = z
  .strictObject({
    exported_at: Instant,
    user: z.looseObject({ id: z.string(), email: z.string(), name: z.string() }),
    sessions: rows,
    accounts: rows,
    clients: rows,
    keys: rows,
    idempotency_keys: rows,
    preferences: z.looseObject({ time_zone: z.string(), revision: z.int() }),
    projects: rows,
    labels: rows,
    views: rows,
    webhooks: rows,
    tasks: rows,
    notes: rows,
    occurrences: rows,
    webhook_deliveries: rows,
    changes: rows,
    conversations: rows,
    messages: rows,
    assistant_usage: rows,
  })
  .meta({
    id: 'ExportResponse',
    description:
      'Preferences, projects, labels, views, webhooks, tasks, notes, occurrences and changes have the form in which their own endpoints return them.',
  })
