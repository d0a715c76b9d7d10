import type { Resources } from '../changelog/resource.ts'
import type { Database } from '../database/connection.ts'
import type { TellOptions } from './tell.ts'

/** What those need who look for what there is to tell. */
export interface NotifierContext extends TellOptions {
  db: Database
  resources: Resources
  /** The server's secret, from which links of invitations follow. */
  secret: string
  log: { warn(context: object, message: string): void }
  /** Workspaces of which nothing could be told a moment ago: they wait, so that they hold up no other. */
  resting: Set<string>
}
