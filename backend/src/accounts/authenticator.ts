import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import { decrypted } from '../core/encrypted.ts'
import type { Queryable } from '../database/connection.ts'
import { countGuess, uncountGuess } from './crud/guesses.ts'
import { methodsOf } from './crud/proof.ts'
import { digestOf } from './digest.ts'
import { type Context, pendingUser } from './guesses.ts'
import { PROVE } from './proof.ts'

/** Codes of an authenticator app (TOTP, RFC 6238), which signing in with the password takes as well, and recovery codes. */

/** Endpoints for which the library wants the password once more; a fresh proof is asked for before them. */
const MANAGING = ['/two-factor/enable', '/two-factor/disable', '/two-factor/generate-backup-codes']
export const VERIFY_CODE = '/two-factor/verify-totp'
const USE_RECOVERY_CODE = '/two-factor/verify-backup-code'

/** Accepted once within the time in which the library accepts a code: its own half minute, and those beside it. */
const ONCE = { rate: 1 / 90, burst: 1 }

const UNREADABLE = {
  code: 'CODES_UNREADABLE',
  message:
    'Codes of this account cannot be checked any more: the secret of this server was changed after the authenticator app was set up, which voids its recovery codes, too. Sign in with a passkey, or ask an administrator to remove the second factor.',
}

const UNREADABLE_HERE =
  'a code of an authenticator app cannot be checked: the app was set up with another BETTER_AUTH_SECRET. Users who have ' +
  'no passkey need "docket users reset-factors", or Administration, Users, Remove the second factor.'

/** What is kept encrypted to check a code with. */
type Kept = 'appSecret' | 'recoveryCodes'

interface Options {
  config: Config
  db: Queryable
  log: Pick<FastifyBaseLogger, 'warn'>
}

export function authenticator({ config, db, log }: Options): {
  plugin: BetterAuthPlugin
  byCode: (ctx: Context, code: string) => Promise<void>
} {
  // Wrong codes are counted in `guesses.ts`: the library would lock the account for its user, too.
  const plugin = twoFactor({ issuer: 'Docket', allowPasswordless: true, accountLockout: { enabled: false } })
  const digest = digestOf(config, 'codes')
  /** Whose code a request sends, and which it has claimed. */
  const owners = new WeakMap<Request, string>()
  const claims = new WeakMap<Request, string>()

  const noteOwner = createAuthMiddleware(async (ctx) => {
    const userId = (await getSessionFromCtx(ctx))?.user.id ?? (await pendingUser(ctx))
    if (userId !== undefined && ctx.request !== undefined) owners.set(ctx.request, userId)
  })

  const claim = createAuthMiddleware(async (ctx) => {
    const code = ctx.body?.code
    const userId = ctx.request === undefined ? undefined : owners.get(ctx.request)
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

  let isTold = false

  /**
   * The endpoint, which fails where what it compares a code with was encrypted with another secret: that is said then.
   * A refusal of the library's own, so that the attempt counts neither as a wrong code nor as a used one.
   */
  function telling<Endpoint extends (ctx: never) => Promise<unknown>>(
    endpoint: Endpoint,
    kept: Kept,
  ): Endpoint {
    const told = async (ctx: { request?: Request }) => {
      try {
        return await endpoint(ctx as never)
      } catch (error) {
        if (isAPIError(error) || !(await isUnreadable(ctx.request, kept))) throw error
        if (!isTold) log.warn(UNREADABLE_HERE)
        isTold = true
        throw new APIError('CONFLICT', UNREADABLE)
      }
    }
    // What is known of the endpoint (its path, its options) is known of this one.
    return Object.assign(told, endpoint) as unknown as Endpoint
  }

  async function isUnreadable(request: Request | undefined, kept: Kept): Promise<boolean> {
    const userId = request === undefined ? undefined : owners.get(request)
    const data = userId === undefined ? null : (await methodsOf(db, userId))[kept]
    return data !== null && (await decrypted(config.auth.secret, data)) === undefined
  }

  const verifyTOTP = telling(plugin.endpoints.verifyTOTP, 'appSecret')
  const verifyBackupCode = telling(plugin.endpoints.verifyBackupCode, 'recoveryCodes')

  const takesCode = ({ path }: { path?: string | undefined }) => path === VERIFY_CODE || path === PROVE
  const hooks: BetterAuthPlugin['hooks'] = {
    before: [
      { matcher: (ctx) => takesCode(ctx) || ctx.path === USE_RECOVERY_CODE, handler: noteOwner },
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
    plugin: {
      ...plugin,
      endpoints: { ...plugin.endpoints, verifyTOTP, verifyBackupCode },
      hooks,
    } as unknown as BetterAuthPlugin,
    byCode: async (ctx, code) => {
      await verifyTOTP({
        ...ctx,
        body: { code },
        asResponse: false,
        returnHeaders: false,
      } as never)
    },
  }
}
