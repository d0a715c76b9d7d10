import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Config } from '../config.ts'
import type { Queryable } from '../database/connection.ts'
import { countGuess, uncountGuess } from './crud/guesses.ts'
import { type Context, digestOf, pendingUser } from './guesses.ts'
import { PROVE } from './proof.ts'

/** Codes of an authenticator app (TOTP, RFC 6238), which signing in with the password takes as well, and recovery codes. */

/** Endpoints for which the library wants the password once more; a fresh proof is asked for before them. */
const MANAGING = ['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes']
export const VERIFY_CODE = '/two-factor/verify-totp'

/** Accepted once within the time in which the library accepts a code: its own half minute, and those beside it. */
const ONCE = { rate: 1 / 90, burst: 1 }

export function authenticator({ config, db }: { config: Config; db: Queryable }): {
  plugin: BetterAuthPlugin
  byCode: (ctx: Context, code: string) => Promise<void>
} {
  // Wrong codes are counted in `guesses.ts`: the library would lock the account for its user, too.
  const plugin = twoFactor({ issuer: 'Docket', allowPasswordless: true, accountLockout: { enabled: false } })
  const digest = digestOf(config, 'codes')
  /** The code that a request has claimed. */
  const claims = new WeakMap<Request, string>()

  const claim = createAuthMiddleware(async (ctx) => {
    const code = ctx.body?.code
    const userId = (await getSessionFromCtx(ctx))?.user.id ?? (await pendingUser(ctx))
    if (code === undefined || userId === undefined || ctx.request === undefined) return
    // Claimed before it is judged: of two requests with the same code, at most one is.
    const key = `used ${digest(`${userId} ${code}`)}`
    const { allowed } = await countGuess(db, key, ONCE, Date.now())
    if (!allowed) throw new APIError('UNAUTHORIZED', { code: 'INVALID_CODE', message: 'The code was used.' })
    claims.set(ctx.request, key)
  })

  const release = createAuthMiddleware(async (ctx) => {
    const key = ctx.request === undefined ? undefined : claims.get(ctx.request)
    if (key !== undefined && isAPIError(ctx.context.returned)) await uncountGuess(db, key, ONCE)
  })

  const waivePassword = createAuthMiddleware(async () => ({
    context: { context: { internalAdapter: { findCredentialAccount: async () => null } } },
  }))

  const takesCode = ({ path }: { path?: string | undefined }) => path === VERIFY_CODE || path === PROVE
  const hooks: BetterAuthPlugin['hooks'] = {
    before: [
      { matcher: takesCode, handler: claim },
      { matcher: ({ path }) => MANAGING.includes(String(path)), handler: waivePassword },
    ],
    after: [
      ...plugin.hooks.after.map(({ matcher, handler }) => ({
        // The password of a directory is a password.
        matcher: (ctx: Parameters<typeof matcher>[0]) => ctx.path === '/sign-in/ldap' || matcher(ctx),
        handler,
      })),
      { matcher: takesCode, handler: release },
    ],
  }
  return {
    // Better Auth's types do not support `exactOptionalPropertyTypes`.
    plugin: { ...plugin, hooks } as unknown as BetterAuthPlugin,
    byCode: async (ctx, code) => {
      await plugin.endpoints.verifyTOTP({
        ...ctx,
        body: { code },
        asResponse: false,
        returnHeaders: false,
      } as never)
    },
  }
}
