import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api'
import { COMMON_PASSWORDS } from './common-passwords.ts'
import type { Context } from './guesses.ts'
import { CHOSEN_PASSWORDS } from './schemas.ts'

/** Refuses passwords that are tried first: those that many people have, and what anybody knows of the user. */

const GUESSABLE = {
  code: 'PASSWORD_GUESSABLE',
  message:
    'This password is guessed at once: many people have it, or it is your name or address. Choose another.',
}

interface Person {
  name: string
  email: string
}

export function isGuessable(password: string, person: Person | undefined): boolean {
  const typed = password.toLowerCase()
  const [email = '', name = ''] = [person?.email.toLowerCase(), person?.name.toLowerCase()]
  const known = [email, email.split('@')[0], email.split('@')[1], name, name.replaceAll(/\s/g, '')]
  return COMMON_PASSWORDS.has(typed) || known.includes(typed) || /^(.)\1*$/u.test(typed)
}

/** Whose password it is to be. */
async function personOf(ctx: Context): Promise<Person | undefined> {
  const { name, email, token } = ctx.body ?? {}
  if (typeof email === 'string') return { name: String(name), email }
  if (typeof token !== 'string') return (await getSessionFromCtx(ctx))?.user
  const { internalAdapter } = ctx.context
  const mailed = await internalAdapter.findVerificationValue(`reset-password:${token}`)
  return mailed === null ? undefined : ((await internalAdapter.findUserById(mailed.value)) ?? undefined)
}

export const refusingGuessable = (): BetterAuthPlugin => ({
  id: 'guessable',
  hooks: {
    before: [
      {
        matcher: ({ path }) => CHOSEN_PASSWORDS.has(String(path)),
        handler: createAuthMiddleware(async (ctx) => {
          const password = ctx.body?.[CHOSEN_PASSWORDS.get(String(ctx.path)) ?? '']
          if (typeof password === 'string' && isGuessable(password, await personOf(ctx)))
            throw new APIError('BAD_REQUEST', GUESSABLE)
        }),
      },
    ],
  },
})
