import { type Resource, scopesFor } from '../changelog/resource.ts'
import { channelRestorable, channels } from './crud.ts'
import { ChannelResponse } from './schemas.ts'

/** Deleted for good: it must not come back to life. */
export const channelResource: Resource = {
  name: 'channel',
  scopes: scopesFor('channels'),
  schema: ChannelResponse,
  tag: { name: 'Channels', description: 'How the user is notified.' },
  rows: channels.rows,
  restorable: channelRestorable,
  sync: 9,
  export: 'channels',
  isActivity: false,
  isPersonal: true,
  isInSight: ({ projectId }) => projectId === undefined,
}
