import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import type { Clock } from '../core/clock.ts'
import type { JobRun } from '../core/jobs.ts'
import { addressOf } from '../core/limits.ts'
import type { Database } from '../database/connection.ts'
import type { Administrator } from './crud/acts.ts'

/** What the routes of administrators need of the rest of the service. */

interface Letter {
  to: string
  subject: string
  text: string
}

/** Where users sign in elsewhere, as far as administrators are shown it. */
export interface SignInProvider {
  id: string
  name: string
  kind: 'provider' | 'directory'
  address: string
  /** @returns what is wrong; undefined if it answers as it should */
  test(): Promise<string | undefined>
}

interface Health {
  status: 'off' | 'waiting' | 'ok' | 'failed'
  last: string | null
}

export interface AdminOptions {
  config: Config
  db: Database
  clock: Clock
  /** Sends a letter. @throws an error of the mail server */
  mail: { available: boolean; send(letter: Letter): Promise<void> }
  /** Mails a link that resets the password; undefined if accounts are elsewhere. */
  sendReset: ((email: string) => Promise<void>) | undefined
  providers: readonly SignInProvider[]
  /** What runs by itself. */
  jobs: () => JobRun[] | Promise<JobRun[]>
  /** What health says about automatic backups; undefined if there are none. */
  backup: (() => Health | Promise<Health>) | undefined
  /** Open event streams. */
  streams: () => number | Promise<number>
}

export const tags = ['Administration']
export const security = [{ bearer: [] }]

/** Who acts, from where, and when. */
export const who = ({ db, clock }: Pick<AdminOptions, 'db' | 'clock'>, request: FastifyRequest) => ({
  db,
  by: { id: request.actor.userId, address: addressOf(request) } satisfies Administrator,
  now: clock(),
})
