import type { BetterAuthPlugin } from 'better-auth'
import { APIError, isAPIError } from 'better-auth/api'
import type { Queryable } from '../database/connection.ts'
import { endSession, isUserDisabled } from './crud/disabling.ts'

/** Users whom an administrator has disabled: they have no sessions, and get no new ones. */

const CODE = 'ACCOUNT_DISABLED'

export const isDisabled = (error: unknown): boolean => isAPIError(error) && error.body?.code === CODE

/**
 * A new session is made first, and then looked at: whoever disables its user at the same time notes that first, and then
 * deletes all sessions, so one of the two finds it.
 */
export const disabling = (db: Queryable): BetterAuthPlugin => ({
  id: 'disabling',
  init: () => ({
    options: {
      databaseHooks: {
        session: {
          create: {
            after: async ({ id, userId }) => {
              if (!(await isUserDisabled(db, userId))) return
              await endSession(db, id)
              throw new APIError('FORBIDDEN', { code: CODE, message: 'This account is disabled.' })
            },
          },
        },
      },
    },
  }),
})
