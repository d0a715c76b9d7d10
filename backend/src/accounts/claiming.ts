import type { BetterAuthPlugin } from 'better-auth'
import { createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { Database } from '../database/connection.ts'
import { claimAddress } from './crud.ts'

/** The first confirmation of an address: it ends what was made before, but for the session in whose browser it is confirmed. */
export function claiming(db: Database): {
  plugin: BetterAuthPlugin
  claim(user: { id: string }, request: Request | undefined): Promise<void>
} {
  const sessions = new WeakMap<Request, string>()
  const handler = createAuthMiddleware(async (ctx) => {
    const found = await getSessionFromCtx(ctx)
    if (found !== null && ctx.request !== undefined) sessions.set(ctx.request, found.session.id)
  })
  return {
    plugin: {
      id: 'claiming',
      hooks: { before: [{ matcher: ({ path }) => path === '/verify-email', handler }] },
    },
    async claim({ id }, request) {
      await claimAddress(id, db, { session: request && sessions.get(request) })
    },
  }
}
