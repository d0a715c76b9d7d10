import type { createAuthMiddleware } from 'better-auth/api'
import { symmetricEncrypt } from 'better-auth/crypto'
import { z } from 'zod'
import { decrypted } from '../../core/encrypted.ts'

/** What waits for users to come back from a provider; kept here, once, so that nothing of it can be sent again. */

export type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0]

const Attempt = z.object({
  provider: z.string(),
  intent: z.enum(['sign-in', 'link', 'prove']),
  /** Whose session it was, for a link and a proof. */
  session: z.string().nullable(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page to which the user is led in the end. */
  to: z.string(),
  /** In milliseconds since 1970. */
  began: z.number(),
})
export type Attempt = z.output<typeof Attempt>

/** Seconds within which the user must come back from the provider. */
const MAY_TAKE = 10 * 60

const cookieOf = ({ context }: Context) => context.createAuthCookie('provider', { maxAge: MAY_TAKE })
const keyOf = (state: string) => `provider-${state}`

/** Keeps what `state` stands for until the user comes back with it. */
export async function keepAttempt(ctx: Context, state: string, attempt: Attempt): Promise<void> {
  await ctx.context.internalAdapter.createVerificationValue({
    identifier: keyOf(state),
    value: await symmetricEncrypt({ key: ctx.context.secretConfig, data: JSON.stringify(attempt) }),
    expiresAt: new Date(attempt.began + MAY_TAKE * 1000),
  })
  // Only the browser that set out may come back.
  const { name, attributes } = cookieOf(ctx)
  await ctx.setSignedCookie(name, state, ctx.context.secret, attributes)
}

/** What the state stands for, once: undefined if it is unknown, over, of another provider or of another browser. */
export async function takeAttempt(
  ctx: Context,
  provider: string,
  state: unknown,
): Promise<Attempt | undefined> {
  const sent = await ctx.getSignedCookie(cookieOf(ctx).name, ctx.context.secret)
  if (typeof state !== 'string' || !sent || sent !== state) return undefined
  const kept = await ctx.context.internalAdapter.consumeVerificationValue(keyOf(state))
  if (!kept || kept.expiresAt < new Date()) return undefined
  const text = await decrypted(ctx.context.secretConfig, kept.value)
  if (text === undefined) return undefined
  const attempt = Attempt.parse(JSON.parse(text))
  return attempt.provider === provider ? attempt : undefined
}
