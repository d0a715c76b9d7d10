import { createAuthMiddleware, getSessionFromCtx, isAPIError } from 'better-auth/api'
import { decrypted } from '../../core/encrypted.ts'
import type { Database } from '../../database/connection.ts'
import { providerOf } from '../crud/providers.ts'
import type { ProviderClient } from './client.ts'

interface Options {
  db: Database
  /** The provider with this id, if there still is one. */
  clientOf: (id: string) => ProviderClient | undefined
  /** Takes a provider's failure: signing out here must not depend on it. */
  note: (client: ProviderClient, error: unknown) => void
  /** Where the provider leads the user afterwards. */
  backTo: string
}

/** Hooks that sign users out at the provider as well: the answer names the page there. */
export function signOutHooks({ db, clientOf, note, backTo }: Options) {
  const leaving = new WeakMap<Request, string>()
  const isSignOut = ({ path }: { path?: string | undefined }) => path === '/sign-out'
  const before = createAuthMiddleware(async (ctx) => {
    const found = await getSessionFromCtx(ctx)
    if (found === null || ctx.request === undefined) return
    const { provider, token } = (await providerOf(db, found.session.id)) ?? {}
    const client = clientOf(provider ?? '')
    if (client === undefined || !token) return
    const idToken = await decrypted(ctx.context.secretConfig, token)
    if (idToken === undefined) return
    const url = await client.signOut(idToken, backTo).catch((error) => {
      note(client, error)
      return undefined
    })
    if (url !== undefined) leaving.set(ctx.request, url.href)
  })
  const after = createAuthMiddleware(async (ctx) => {
    const url = ctx.request === undefined ? undefined : leaving.get(ctx.request)
    const { returned } = ctx.context
    if (url === undefined || isAPIError(returned)) return
    return ctx.json({ ...(returned as object), url })
  })
  return {
    before: [{ matcher: isSignOut, handler: before }],
    after: [{ matcher: isSignOut, handler: after }],
  }
}
