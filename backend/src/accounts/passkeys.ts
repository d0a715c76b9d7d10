import { passkey } from '@better-auth/passkey'
import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import type { Config } from '../config.ts'
import { DocketError } from '../core/errors.ts'
import type { Queryable } from '../database/connection.ts'
import { notePasskeyUse } from './crud/passkeys.ts'
import { methodsOf } from './crud/proof.ts'
import type { proofs } from './proof.ts'

/**
 * Passkeys open an account by themselves, so each sign-in with one must have been allowed by a fingerprint, a face or a
 * PIN (user verification): the device alone would be a single factor that can be stolen.
 */

const OPTIONS = '/passkey/generate-authenticate-options'
const REMOVE = '/passkey/delete-passkey'
const RENAME = '/passkey/update-passkey'

const unverified = () =>
  new APIError('UNAUTHORIZED', {
    code: 'USER_NOT_VERIFIED',
    message: 'The passkey was used without a fingerprint, a face or a PIN.',
  })

export function passkeys({ config, db }: { config: Config; db: Queryable }): {
  plugin: BetterAuthPlugin
  byPasskey: Parameters<typeof proofs>[0]['byPasskey']
} {
  const plugin = passkey({
    rpName: 'Docket',
    // While the public URL is a guess, the origins that Better Auth trusts are those of its own network.
    origin: config.isPublicUrlGuessed ? null : [config.publicUrl, ...config.corsOrigins],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) => {
        if (verification.registrationInfo?.userVerified !== true) throw unverified()
      },
    },
    authentication: {
      afterVerification: async ({ verification, clientData }) => {
        if (!verification.authenticationInfo.userVerified) throw unverified()
        await notePasskeyUse(db, clientData.id, new Date())
      },
    },
    advanced: { webAuthnChallengeCookie: 'passkey' },
  })
  return {
    // Better Auth's types do not support `exactOptionalPropertyTypes`.
    plugin: { ...plugin, hooks: hooksFor(config, db) } as unknown as BetterAuthPlugin,
    byPasskey: async (ctx, response) => {
      const input = {
        ...ctx,
        body: { response },
        asResponse: false,
        returnHeaders: false,
        returnStatus: false,
      }
      const answer: unknown = await plugin.endpoints.verifyPasskeyAuthentication(input as never)
      const { session } = answer as { session: { userId: string; token: string } }
      return { userId: session.userId, token: session.token }
    },
  }
}

function hooksFor(config: Config, db: Queryable): BetterAuthPlugin['hooks'] {
  const refuse = createAuthMiddleware(async (ctx) => {
    const found = await getSessionFromCtx(ctx)
    if (found === null) return
    const { password, passkeys, providers } = await methodsOf(db, found.user.id)
    // The library would tell somebody else's passkey from one that does not exist.
    if (!passkeys.some(({ id }) => id === ctx.body?.id)) {
      throw new DocketError('NOT_FOUND', 'No such passkey.')
    }
    if (ctx.path === RENAME || password || passkeys.length > 1) return
    const offered = [...config.auth.providers, config.auth.directory].map((one) => one?.id)
    if (providers.some(({ provider }) => offered.includes(provider))) return
    throw new DocketError('CONFLICT', 'This is the only way to sign in to the account.')
  })
  const demandVerification = createAuthMiddleware(async (ctx) => {
    const { returned } = ctx.context
    if (returned instanceof Error) return
    return ctx.json({ ...(returned as object), userVerification: 'required' })
  })
  return {
    before: [{ matcher: ({ path }) => path === REMOVE || path === RENAME, handler: refuse }],
    after: [{ matcher: ({ path }) => path === OPTIONS, handler: demandVerification }],
  }
}
