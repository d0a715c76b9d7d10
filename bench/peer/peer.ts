import { randomBytes } from 'node:crypto'
import type { User } from '../load.ts'
import type { Ground, Side } from '../stage.ts'

/** A service that somebody might choose instead of Docket. */
export interface Peer {
  name: string
  title: string
  /** How it is set up here, and what it lacks or adds: sentences for the page. */
  facts: string[]
  version(): Promise<string>
  /** Starts it on a database of its own with as many users, each with as many tasks as Docket's. */
  start(ground: Ground, users: readonly User[]): Promise<Side>
}

/** How long tokens are valid: longer than any run. */
export const DAY = '1d'

export const randomSecret = (): string => randomBytes(32).toString('base64url')
