import type { Clock } from '../core/clock.ts'
import type { Limiter } from '../core/limits.ts'
import type { Database } from '../database/connection.ts'

/** What the routes need. */
export interface LinkOptions {
  db: Database
  clock: Clock
  /** The server's secret, from which tokens, readers' ids and cursors are derived. */
  secret: string
  /** Where users reach the service. */
  publicUrl: string
  /** Counts what is read by links: by address, and by link. */
  limiter: Limiter
}
