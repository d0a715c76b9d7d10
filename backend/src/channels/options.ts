import type { RouteOptions } from '../changelog/resource.ts'
import type { NotificationConfig } from '../settings/notifications.ts'

export interface ChannelRouteOptions extends RouteOptions {
  config: NotificationConfig
  /** The server's secret. */
  secret: string
  /** @throws with a sentence for the user, for a URL that deliveries must not be sent to */
  checkUrl(url: string): void
  /** The public key with which browsers subscribe. */
  pushKey(): Promise<string>
}
