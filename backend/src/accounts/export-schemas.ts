import { z } from 'zod'
import { type Exported, onceFor, type Resources } from '../changelog/resource.ts'
import { Instant } from '../core/schemas.ts'
import { MemberResponse, WorkspaceResponse } from '../workspaces/schemas.ts'
import { ofShared } from './crud/export.ts'

const rows = z.array(z.looseObject({}))
const listsOf = (resources: readonly Exported[]) =>
  Object.fromEntries(resources.map((resource) => [resource.export, rows]))

const ofUser = ({ exported }: Resources) => {
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
      memberships: rows,
      clients: rows,
      ...listsOf(ofAccount),
      idempotency_keys: rows,
      preferences: z.looseObject({ time_zone: z.string(), revision: z.int() }),
      ...listsOf(others),
      webhook_deliveries: rows,
      channel_deliveries: rows,
      snoozes: rows,
      changes: rows,
      conversations: rows,
      messages: rows,
      shared_conversations: rows,
      shared_messages: rows,
      assistant_usage: rows,
    })
    .meta({
      id: 'ExportResponse',
      description: `${names} and changes have the form in which their own endpoints return them.`,
    })
}

const ofWorkspace = (resources: Resources) =>
  z
    .strictObject({
      exported_at: Instant,
      workspace: WorkspaceResponse,
      members: z.array(MemberResponse),
      ...listsOf(ofShared(resources)),
      webhook_deliveries: rows,
      changes: rows,
    })
    .meta({ id: 'WorkspaceExportResponse', description: 'The same of a workspace that users share.' })

export const exportResponse = onceFor((resources: Resources) =>
  z.union([ofUser(resources), ofWorkspace(resources)]),
)
