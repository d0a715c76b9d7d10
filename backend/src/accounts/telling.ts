import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { decodeJwt } from 'jose'
import { acceptedBy, type Happening, type Post, type Reader, securityLetter } from './mail.ts'
import { VERIFY } from './verifying.ts'

/** Tells users by mail of every change of how they sign in. */

/** What has happened once one of these endpoints has succeeded. */
const WHAT: Record<string, Happening> = {
  '/change-password': ({ passwordChanged }) => passwordChanged,
  '/passkey/verify-registration': ({ passkeyAdded }) => passkeyAdded,
  '/passkey/delete-passkey': ({ passkeyRemoved }) => passkeyRemoved,
  '/two-factor/disable': ({ codesOff }) => codesOff,
  '/two-factor/generate-backup-codes': ({ newRecoveryCodes }) => newRecoveryCodes,
  '/two-factor/verify-backup-code': ({ recoveryCodeUsed }) => recoveryCodeUsed,
  '/two-factor/verify-totp': ({ codesOn }) => codesOn,
}
const FIRST_CODE = '/two-factor/verify-totp'
const RECOVERY = '/two-factor/verify-backup-code'

type User = { id: string; email: string }
type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

export function telling(post: Post): BetterAuthPlugin {
  /** To whom the request belongs: some endpoints replace the session. */
  const senders = new WeakMap<Request, User>()

  const before = createAuthMiddleware(async (ctx) => {
    const found = await getSessionFromCtx(ctx)
    if (found !== null && ctx.request !== undefined) senders.set(ctx.request, found.user)
  })

  const after = createAuthMiddleware(async (ctx) => {
    if (isRefusal(ctx)) return
    const tell = (reader: Omit<Reader, 'accepts'>, what: Happening) =>
      post({ ...reader, accepts: acceptedBy(ctx.request) }, (to, language) =>
        securityLetter(to, what, language),
      )
    if (ctx.path === VERIFY) {
      const { email, updateTo, requestType } = decodeJwt(String(ctx.body?.token))
      if (requestType !== 'change-email-verification') return
      const now = String(updateTo)
      return tell({ to: String(email), account: { email: now } }, ({ emailChanged }) => emailChanged(now))
    }
    const sender = ctx.request === undefined ? undefined : senders.get(ctx.request)
    const user = sender ?? (ctx.path === RECOVERY ? ctx.context.newSession?.user : undefined)
    const what = WHAT[String(ctx.path)]
    // Only the first code of an app changes anything; it replaces the session.
    if (ctx.path === FIRST_CODE && ctx.context.newSession === null) return
    if (user !== undefined && what !== undefined) tell({ to: user.email, account: { id: user.id } }, what)
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
