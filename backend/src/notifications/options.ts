import type { RouteOptions } from '../changelog/resource.ts'

export interface NotificationRouteOptions extends RouteOptions {
  /** The server's secret. */
  secret: string
}
