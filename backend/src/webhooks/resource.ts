import type { Resource } from '../changelog/resource.ts'
import { webhookRestorable, webhooks } from './crud.ts'
import { webhookSchemas } from './schemas.ts'

/** Deleted for good, like a revoked key: it must not come back to life. */
export const webhookResource: Resource = {
  name: webhooks.resource,
  scopes: { read: 'webhooks:manage', write: 'webhooks:manage' },
  schema: (resources) => webhookSchemas(resources).WebhookResponse,
  rows: webhooks.rows,
  restorable: webhookRestorable,
  export: 'webhooks',
}
