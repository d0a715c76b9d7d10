import type { Config } from '../config.ts'
import { type Cause, type Letter, type Mailer, TooManyLetters } from '../core/letter.ts'
import type { Limit } from '../core/limits.ts'
import type { Queryable } from '../database/connection.ts'
import { countGuess, uncountGuess } from './crud/guesses.ts'
import { digestOf } from './digest.ts'

/**
 * Limits the letters to one address, whoever brings them about, over all instances. Each cause has a part of its own: who
 * only knows the address cannot fill its mailbox, nor keep from it what is told of its account.
 */

/** Of all letters within an hour. */
const PARTS: Record<Cause, number> = { anybody: 1 / 6, account: 1 / 6, notification: 2 / 3 }

/** Half of them at once, and as many more, one by one, until an hour has passed. */
function limitOf(perHour: number, cause: Cause): Limit {
  const part = Math.floor(perHour * PARTS[cause])
  const burst = Math.ceil(part / 2)
  return { burst, rate: Math.max(1, part - burst) / 3600 }
}

/** Mail to `name+anything` reaches the same mailbox nearly everywhere. */
function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@')
  return (address.slice(0, at).replace(/(?<=.)\+.*/, '') + address.slice(at)).toLowerCase()
}

export function limitedMailer(
  mailer: Mailer,
  { config, db, now = Date.now }: { config: Config; db: Queryable; now?: () => number },
): Mailer {
  if (!config.auth.limited) return mailer
  const digest = digestOf(config, 'letters')
  return {
    ...mailer,
    async send(letter: Letter) {
      const limit = limitOf(config.mail.perHour, letter.cause)
      const key = `letters ${letter.cause} ${digest(mailboxOf(letter.to))}`
      const verdict = await countGuess(db, key, limit, now())
      if (!verdict.allowed) throw new TooManyLetters(verdict.reset * 1000)
      try {
        await mailer.send(letter)
      } catch (error) {
        await uncountGuess(db, key, limit)
        throw error
      }
    },
  }
}
