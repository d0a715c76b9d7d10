import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { decodeJwt } from 'jose'
import { type Letter, securityLetter } from './mail.ts'

/** Tells users by mail of every change of how they sign in. */

/** What has happened once one of these endpoints has succeeded. */
const WHAT: Record<string, string> = {
  '/change-password': 'The password of your Docket account was changed.',
  '/passkey/verify-registration': 'A passkey was added to your Docket account.',
  '/passkey/delete-passkey': 'A passkey was removed from your Docket account.',
  '/two-factor/disable': 'Signing in to your Docket account no longer takes a code of the authenticator app.',
  '/two-factor/generate-backup-codes':
    'Your Docket account has new recovery codes; the former ones are void.',
  '/two-factor/verify-backup-code': 'A recovery code of your Docket account was used.',
  '/two-factor/verify-totp': 'Signing in to your Docket account now takes a code of the authenticator app.',
}
const VERIFY = '/verify-email'
const FIRST_CODE = '/two-factor/verify-totp'
const RECOVERY = '/two-factor/verify-backup-code'

export const RESET = 'The password of your Docket account was reset by a link sent to this address.'

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

export function telling(post: (letter: Letter) => Promise<void>): BetterAuthPlugin {
  /** To whom the request belongs: some endpoints replace the session. */
  const senders = new WeakMap<Request, string>()

  const before = createAuthMiddleware(async (ctx) => {
    const found = await getSessionFromCtx(ctx)
    if (found !== null && ctx.request !== undefined) senders.set(ctx.request, found.user.email)
  })

  const after = createAuthMiddleware(async (ctx) => {
    if (isRefusal(ctx)) return
    if (ctx.path === VERIFY) {
      const { email, updateTo, requestType } = decodeJwt(String(ctx.query?.token))
      if (requestType !== 'change-email-verification') return
      const what = `The e-mail address of your Docket account was changed to ${updateTo}.`
      return await post(securityLetter(String(email), what))
    }
    const sender = ctx.request === undefined ? undefined : senders.get(ctx.request)
    const to = sender ?? (ctx.path === RECOVERY ? ctx.context.newSession?.user.email : undefined)
    const what = WHAT[String(ctx.path)]
    // Only the first code of an app changes anything; it replaces the session.
    if (ctx.path === FIRST_CODE && ctx.context.newSession === null) return
    if (to !== undefined && what !== undefined) await post(securityLetter(to, what))
  })

  return {
    id: 'telling',
    hooks: {
      before: [{ matcher: ({ path }) => String(path) in WHAT, handler: before }],
      after: [{ matcher: ({ path }) => path === VERIFY || String(path) in WHAT, handler: after }],
    },
  }
}

/** A redirect is an error of Better Auth's too; it carries what went wrong as a parameter. */
function isRefusal({ context: { returned } }: Context): boolean {
  if (!isAPIError(returned)) return false
  const location = new Headers(returned.headers).get('location')
  return location === null || /[?&]error=/.test(location)
}
