import type { RouteOptions } from '../changelog/resource.ts'
import type { Limiter } from '../core/limits.ts'

export interface NotificationRouteOptions extends RouteOptions {
  /** The server's secret. */
  secret: string
  /** Counts what comes by tokens, without a session. */
  limiter: Limiter
}
