import type { BetterAuthPlugin } from 'better-auth'
import {
  createAuthEndpoint,
  createAuthMiddleware,
  getSessionFromCtx,
  sessionMiddleware,
} from 'better-auth/api'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Actor } from '../core/auth.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { isProven, methodsOf, noteProof } from './crud/proof.ts'

/**
 * What would outlast a session that somebody else got hold of asks for a fresh proof: that its user signed in, or showed
 * their password, within the last minutes.
 */

/** Endpoints of Better Auth that ask for one. Those that take the password itself are not among them. */
const ASKING = ['/change-email']
const DELETE = '/delete-user'

type Proof = Pick<Config['auth'], 'proof'>

/** @throws DocketError FRESH_PROOF_REQUIRED */
async function requireProof(
  db: Queryable,
  { proof }: Proof,
  session: { userId: string; id: string },
  now: Date,
): Promise<void> {
  if (await isProven(db, session.userId, session.id, new Date(now.getTime() - proof))) return
  throw new DocketError(
    'FRESH_PROOF_REQUIRED',
    `Prove first that it is you (POST /api/auth/prove): the last proof is older than ${proof / 60_000} min.`,
  )
}

/**
 * For routes that a JWT opens. Tokens without a session are signed by an external issuer, which decides itself when its
 * users must sign in again, or for development.
 */
export const proofOf =
  (db: Queryable, auth: Proof, clock: () => Date) =>
  async ({ userId, sessionId }: Actor): Promise<void> => {
    if (sessionId !== undefined) await requireProof(db, auth, { userId, id: sessionId }, clock())
  }

/** The endpoints by which users prove that it is them, and the check of those that ask for it. */
export function proofs({ config, db }: { config: Config; db: Queryable }): BetterAuthPlugin {
  const check = createAuthMiddleware(async (ctx) => {
    if (ctx.path === DELETE && ctx.body?.password !== undefined) return
    const found = await getSessionFromCtx(ctx)
    // The endpoint itself refuses.
    if (found === null) return
    const { session, user } = found
    if (ctx.path === DELETE && (await methodsOf(db, user.id)).password) {
      throw new DocketError('VALIDATION_ERROR', 'The request is not valid.', {
        errors: [
          { loc: ['body', 'password'], msg: 'Required: this account has a password.', type: 'missing' },
        ],
      })
    }
    await requireProof(db, config.auth, session, new Date())
  })
  return {
    id: 'proof',
    hooks: {
      before: [{ matcher: ({ path }) => path === DELETE || ASKING.includes(String(path)), handler: check }],
    },
    endpoints: {
      prove: createAuthEndpoint(
        '/prove',
        { method: 'POST', body: z.object({ password: z.string() }), use: [sessionMiddleware] },
        async (ctx) => {
          const { session } = ctx.context
          await ctx.context.password.checkPassword(session.user.id, ctx)
          await noteProof(db, session.session.id, new Date())
          return ctx.json({ status: true })
        },
      ),
      listSignInMethods: createAuthEndpoint(
        '/list-sign-in-methods',
        { method: 'GET', use: [sessionMiddleware] },
        async (ctx) => ctx.json(await methodsOf(db, ctx.context.session.user.id)),
      ),
    },
  }
}
