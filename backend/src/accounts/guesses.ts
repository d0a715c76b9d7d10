import { randomBytes } from 'node:crypto'
import { getIP } from '@better-auth/core/utils/ip'
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import type { Config } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import { rateLimitHeaders } from '../core/limits.ts'
import type { Queryable } from '../database/connection.ts'
import { accountAt, countGuess, uncountGuess } from './crud/guesses.ts'
import { digestOf } from './digest.ts'
import { sameName } from './ldap/escape.ts'

/**
 * Limits wrong passwords per account, whatever addresses they come from. Browsers and addresses from which the account
 * has been signed in to before have budgets of their own, so that strangers cannot lock its user out.
 * @see https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */

/** Endpoints that take anybody's password, and the field that says whose it is. */
const SIGN_IN: Record<string, string> = {
  '/sign-in/email': 'email',
  '/sign-in/ldap': 'username',
  // Else whoever has an account would have another budget for each of their sessions.
  '/ldap/link': 'username',
}
/** Endpoints that take a code, from who has given the password or is signed in. */
const CODES = ['/two-factor/verify-totp', '/two-factor/verify-backup-code']
const RESET = '/reset-password'
/** Endpoints that take the password of who is signed in already. */
const SIGNED_IN = ['/change-password', '/delete-user', '/prove']
/** Better Auth's codes for a password, or a code, that is not the right one. */
const WRONG = ['INVALID_EMAIL_OR_PASSWORD', 'INVALID_PASSWORD', 'INVALID_CODE', 'INVALID_BACKUP_CODE']

/** Seconds: browsers keep no cookie for longer than 400 days. */
const COOKIE_LIFE = 400 * 24 * 60 * 60
/** Most accounts that a browser is known to; who signs in to more starts anew with the oldest. */
const ACCOUNTS = 5

export type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

/** A directory takes many spellings of a name for the same one: all of them are counted together. */
const whoIs = (field: string, typed: string): string =>
  field === 'username' ? `ldap ${sameName(typed)}` : typed.toLowerCase()

/** The user who has given the password, and is yet to give a code. */
export async function pendingUser(ctx: Context): Promise<string | undefined> {
  const { name } = ctx.context.createAuthCookie('two_factor')
  const value = await ctx.getSignedCookie(name, ctx.context.secret)
  if (!value) return undefined
  return (await ctx.context.internalAdapter.findVerificationValue(value))?.value
}

export function limitGuesses({ config, db }: { config: Config; db: Queryable }) {
  const { password: limit } = config.limits
  /** The budget that a request was counted in. */
  const counted = new WeakMap<Request, string>()
  /** The id of the user that a request has proven to be from. */
  const proven = new WeakMap<Request, string>()

  const digest = digestOf(config, 'password guesses')

  const cookieOf = ({ context }: Context) => context.createAuthCookie('device', { maxAge: COOKIE_LIFE })

  /** The browser's id, and the accounts that it is known to, latest first. */
  async function deviceOf(ctx: Context): Promise<{ id: string; accounts: string[] }> {
    const value = await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret)
    const [id = randomBytes(12).toString('base64url'), ...accounts] = value ? value.split('~') : []
    return { id, accounts }
  }

  async function budgetOf(ctx: Context, request: Request): Promise<string | undefined> {
    const field = SIGN_IN[String(ctx.path)]
    if (field === undefined) {
      const session = await getSessionFromCtx(ctx)
      if (session !== null) return `session ${digest(session.session.id)}`
      if (!CODES.includes(String(ctx.path))) return undefined
    }
    const who = field === undefined ? await pendingUser(ctx) : whoIs(field, String(ctx.body[field]))
    if (who === undefined) return undefined
    const device = await deviceOf(ctx)
    const address = getIP(request, ctx.context.options)
    const found = await accountAt(db, who, address)
    // Whether there is an account must not show in the strangers' budget.
    const strangers = `account ${digest(who)}`
    if (found === undefined) return strangers
    // By its id, since its e-mail address may change.
    const account = digest(found.id)
    if (device.accounts.includes(account)) return `device ${device.id} ${account}`
    return found.known && address !== null ? `address ${digest(address)} ${account}` : strangers
  }

  async function before(ctx: Context): Promise<void> {
    const { path, request } = ctx
    if (request === undefined || ![...Object.keys(SIGN_IN), ...CODES, ...SIGNED_IN].includes(path)) return
    const budget = await budgetOf(ctx, request)
    if (budget === undefined) return
    // Who lacks the password must not use up the attempts of who has it.
    const kind = CODES.includes(path) || ctx.body?.code !== undefined ? 'code' : 'password'
    const key = `${kind} ${budget}`
    const verdict = await countGuess(db, key, limit, Date.now())
    if (!verdict.allowed) {
      throw new DocketError(
        'RATE_LIMITED',
        kind === 'code'
          ? `Too many wrong codes for this account. Try again in ${verdict.reset} s.`
          : `Too many wrong passwords for this account. Try again in ${verdict.reset} s, or reset the password.`,
        {
          headers: {
            'retry-after': String(verdict.reset),
            ...rateLimitHeaders('password', limit, verdict),
          },
        },
      )
    }
    counted.set(request, key)
  }

  async function after(ctx: Context): Promise<void> {
    const { path, request, context } = ctx
    if (request === undefined) return
    const { returned } = context
    const key = counted.get(request)
    const isWrong = isAPIError(returned) && WRONG.includes(String(returned.body?.code))
    if (key !== undefined && !isWrong) await uncountGuess(db, key, limit)
    const user = path === RESET ? proven.get(request) : signedInBy(ctx)
    if (user !== undefined) await remember(ctx, digest(user))
  }

  /** Who has just signed in. A password alone makes no browser known where a code is to follow. */
  function signedInBy({ path, context: { newSession } }: Context): string | undefined {
    if (newSession === null) return undefined
    const isDone = path in SIGN_IN ? newSession.user.twoFactorEnabled !== true : CODES.includes(path)
    return isDone ? newSession.user.id : undefined
  }

  async function remember(ctx: Context, account: string): Promise<void> {
    const { id, accounts } = await deviceOf(ctx)
    const others = accounts.filter((other) => other !== account)
    const { name, attributes } = cookieOf(ctx)
    const value = [id, account, ...others].slice(0, 1 + ACCOUNTS).join('~')
    await ctx.setSignedCookie(name, value, ctx.context.secret, attributes)
  }

  return {
    hooks: { before: createAuthMiddleware(before), after: createAuthMiddleware(after) },
    /** The user has opened a mail that only they could: their browser is known from then on. */
    prove(request: Request | undefined, userId: string): void {
      if (request !== undefined) proven.set(request, userId)
    },
  }
}
