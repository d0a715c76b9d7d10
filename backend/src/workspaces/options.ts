import type { Language } from '@docket/grammar/lines/language.ts'
import type { Clock } from '../core/clock.ts'
import type { Letter } from '../core/letter.ts'
import type { Limit, Verdict } from '../core/limits.ts'
import type { Database, Queryable } from '../database/connection.ts'

/** What the routes need. */
export interface WorkspaceOptions {
  db: Database
  clock: Clock
  invitations: InvitationOptions
}

export interface InvitationOptions {
  /** The server's secret, from which the tokens of invitations are derived. */
  secret: string
  /** The origin of the links. */
  publicUrl: string
  /** Whether users have an e-mail address, and whether they must have shown that it is theirs. */
  addresses: 'verified' | 'unverified' | 'none'
  mail: {
    /** Whether letters reach anyone. */
    available: boolean
    /** Sends a letter beside the request, in the language of its reader: what becomes of it is only logged. */
    post(
      reader: { to: string; account: { email: string }; accepts: string | undefined },
      letter: (to: string, language: Language) => Letter,
    ): void
    /** Counts one letter of `key`, over all instances; undefined if mail is not limited. */
    count: ((db: Queryable, key: string, limit: Limit, now: number) => Promise<Verdict>) | undefined
  }
}
