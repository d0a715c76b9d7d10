import { z } from 'zod'
import { type Exported, onceFor, type Resources } from '../changelog/resource.ts'
import { Instant } from '../core/schemas.ts'

const rows = z.array(z.looseObject({}))
const listsOf = (resources: readonly Exported[]) =>
  Object.fromEntries(resources.map((resource) => [resource.export, rows]))

export const exportResponse = onceFor(({ exported }: Resources) => {
  const ofAccount = exported.filter(({ scopes }) => scopes.read === 'account')
  const others = exported.filter((resource) => !ofAccount.includes(resource))
  const names = ['Preferences', ...others.map((resource) => resource.export)].join(', ')
  return z
    .strictObject({
      exported_at: Instant,
      user: z.looseObject({ id: z.string(), email: z.string(), name: z.string() }),
      sessions: rows,
      accounts: rows,
      passkeys: rows,
      clients: rows,
      ...listsOf(ofAccount),
      idempotency_keys: rows,
      preferences: z.looseObject({ time_zone: z.string(), revision: z.int() }),
      ...listsOf(others),
      webhook_deliveries: rows,
      changes: rows,
      conversations: rows,
      messages: rows,
      assistant_usage: rows,
    })
    .meta({
      id: 'ExportResponse',
      description: `${names} and changes have the form in which their own endpoints return them.`,
    })
})
