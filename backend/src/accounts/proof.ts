import type { BetterAuthPlugin } from 'better-auth'
import {
  APIError,
  createAuthEndpoint,
  createAuthMiddleware,
  getSessionFromCtx,
  sessionMiddleware,
} from 'better-auth/api'
import { deleteSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Actor } from '../core/auth.ts'
import { decrypted } from '../core/encrypted.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { isProven, methodsOf, noteProof } from './crud/proof.ts'
import { AUTH_ENDPOINTS } from './schemas.ts'
import { VERIFY } from './verifying.ts'

/**
 * What would outlast a session that somebody else got hold of asks for a fresh proof: that its user signed in, or proved
 * that it is them, within the last minutes.
 */

/** Endpoints of Better Auth that ask for one, by their paths. */
const ASKING = new Map(
  AUTH_ENDPOINTS.flatMap(({ path, proof }) => (proof === undefined ? [] : [[path, proof]])),
)
export const PROVE = '/prove'
const DELETE = '/delete-user'

function asksForProof(path: string, body: unknown): boolean {
  const proof = ASKING.get(path)
  return typeof proof === 'function' ? proof((body ?? {}) as object) : proof === true
}

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

const NO_APP = { code: 'TOTP_NOT_ENABLED', message: 'There is no authenticator app.' }
const NOT_OWN = { code: 'PASSKEY_NOT_FOUND', message: 'The passkey belongs to another account.' }

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
export function proofs(options: {
  config: Config
  db: Queryable
  /** @returns who the passkey's answer is from, and the session that it began */
  byPasskey: (ctx: Context, answer: object) => Promise<{ userId: string; token: string }>
  byCode: (ctx: Context, code: string) => Promise<void>
  /** Checks a password of the directory, if there is one. */
  byDirectory: ((userId: string, username: string, password: string) => Promise<void>) | undefined
}): BetterAuthPlugin {
  const { config, db, byPasskey, byCode, byDirectory } = options
  const describe = (id: string) => {
    const { providers, directory } = config.auth
    const provider = [...providers, ...(directory === undefined ? [] : [directory])].find(
      (one) => one.id === id,
    )
    return { name: provider?.name ?? id, offered: provider !== undefined }
  }

  /** The account's own password or, if it has none, that of its user in the directory. */
  async function checkPassword(ctx: Context, userId: string): Promise<void> {
    const { password, providers } = await methodsOf(db, userId)
    const linked = providers.find(({ provider }) => provider === 'ldap')
    if (password || linked === undefined || byDirectory === undefined) {
      await ctx.context.password.checkPassword(userId, ctx)
    } else {
      await byDirectory(userId, linked.label, String(ctx.body?.password))
    }
  }

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
  // A link proves an address, not who opens it: Better Auth would sign them in when it changes an address.
  const endSession = createAuthMiddleware(async (ctx) => {
    const { newSession, authCookies, internalAdapter, secret } = ctx.context
    if (newSession === null) return
    const sent = await ctx.getSignedCookie(authCookies.sessionToken.name, secret)
    if (sent === newSession.session.token) return
    await internalAdapter.deleteSession(newSession.session.token)
    deleteSessionCookie(ctx)
  })
  return {
    id: 'proof',
    hooks: {
      after: [{ matcher: ({ path }) => path === VERIFY, handler: endSession }],
      before: [
        {
          matcher: ({ path, body }) => path === DELETE || asksForProof(String(path), body),
          handler: check,
        },
      ],
    },
    endpoints: {
      prove: createAuthEndpoint(
        PROVE,
        {
          method: 'POST',
          body: z.object({
            password: z.string().optional(),
            code: z.string().optional(),
            passkey: z.looseObject({}).optional(),
          }),
          use: [sessionMiddleware],
        },
        async (ctx) => {
          const { session } = ctx.context
          const { code, passkey } = ctx.body
          if (code !== undefined) {
            // The library would take the first code of an app for the wish to use it from now on.
            if (session.user.twoFactorEnabled !== true) throw new APIError('BAD_REQUEST', NO_APP)
            await byCode(ctx, code)
          } else if (passkey === undefined) {
            await checkPassword(ctx, session.user.id)
          } else {
            // Only the proof is wanted: the session that it began ends, and this one goes on.
            const { userId, token } = await byPasskey(ctx, passkey)
            await ctx.context.internalAdapter.deleteSession(token)
            if (userId !== session.user.id) throw new APIError('UNAUTHORIZED', NOT_OWN)
          }
          await noteProof(db, session.session.id, new Date())
          return ctx.json({ status: true })
        },
      ),
      listSignInMethods: createAuthEndpoint(
        '/list-sign-in-methods',
        { method: 'GET', use: [sessionMiddleware] },
        async (ctx) => {
          const {
            recoveryCodes: stored,
            appSecret,
            providers,
            ...methods
          } = await methodsOf(db, ctx.context.session.user.id)
          const { secretConfig } = ctx.context
          const codes = stored === null ? undefined : await decrypted(secretConfig, stored)
          return ctx.json({
            ...methods,
            codesUnreadable: appSecret !== null && (await decrypted(secretConfig, appSecret)) === undefined,
            providers: providers.map((linked) => ({ ...linked, ...describe(linked.provider) })),
            recoveryCodes: codes === undefined ? 0 : JSON.parse(codes).length,
          })
        },
      ),
    },
  }
}
