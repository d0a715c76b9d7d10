import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import type { FastifyBaseLogger } from 'fastify'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import type { Database } from '../../database/connection.ts'
import { mayJoin } from '../crud/sign-up.ts'
import type { Context } from '../guesses.ts'
import { acceptedBy, type Happening, type Post, securityLetter } from '../mail.ts'
import { admit, link, Refused, recognise } from '../providers/admission.ts'
import { type Identity, ProviderError } from '../providers/identity.ts'
import { newIdOf } from '../providers/ids.ts'
import { createDirectory } from './directory.ts'

/** The endpoints by which users sign in with their password in a directory, and link it to their account. */

interface Options {
  config: Config
  db: Database
  log: FastifyBaseLogger
  post: Post
}

/** As for a password of our own, so that whoever reads it learns no more. */
const WRONG = { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'The user name or password is incorrect.' }

export interface Ldap {
  plugin: BetterAuthPlugin
  /** Checks the password of a user who signs in by the directory. @throws APIError if it is wrong */
  byPassword: (userId: string, username: string, password: string) => Promise<void>
}

export function ldap({ config, db, log, post }: Options): Ldap | undefined {
  if (config.auth.directory === undefined) return undefined
  const directory = createDirectory(config.auth.directory)
  const rules = directory.config

  async function check(username: string, password: string): Promise<Identity> {
    const found = await directory.check(username, password).catch((error: unknown) => {
      if (!(error instanceof ProviderError)) throw error
      log.warn({ provider: rules.id, trouble: error.trouble, reason: error.reason }, 'sign-in provider')
      // An error of the library's, or the attempt would count as a wrong password.
      throw new APIError('SERVICE_UNAVAILABLE', {
        code: 'PROVIDER_UNAVAILABLE',
        message: `${rules.name} cannot be asked at present. Try again later.`,
      })
    })
    if (found === undefined) throw new APIError('UNAUTHORIZED', WRONG)
    return found
  }

  const body = z.object({ username: z.string(), password: z.string(), rememberMe: z.boolean().optional() })
  const optionsOf = (ctx: Context) => ({ db, newId: () => newIdOf(ctx), now: new Date() })

  const plugin: BetterAuthPlugin = {
    id: 'ldap',
    endpoints: {
      signInWithDirectory: createAuthEndpoint('/sign-in/ldap', { method: 'POST', body }, async (ctx) => {
        const { username, password, rememberMe } = ctx.body
        const { internalAdapter } = ctx.context
        const identity = await check(username, password)
        const options = optionsOf(ctx)
        const joins = (email: string) => mayJoin(db, config, { email, invitation: 'proven' }, options.now)
        const userId = await admit(rules, identity, { ...options, mayJoin: joins, log }).catch(refuse)
        const user = await internalAdapter.findUserById(userId)
        if (user === null) throw new APIError('UNAUTHORIZED', WRONG)
        const session = await internalAdapter.createSession(userId, rememberMe === false)
        await setSessionCookie(ctx, { session, user }, rememberMe === false)
        return ctx.json({ redirect: false, token: session.token, user })
      }),
      linkDirectory: createAuthEndpoint(
        '/ldap/link',
        { method: 'POST', body: body.omit({ rememberMe: true }), use: [sessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session
          const identity = await check(ctx.body.username, ctx.body.password)
          if (await link(rules, identity, user.id, optionsOf(ctx)).catch(refuse)) {
            const what: Happening = ({ providerAdded }) => providerAdded(rules.name, identity.label)
            const reader = { to: user.email, account: { id: user.id }, accepts: acceptedBy(ctx.request) }
            post(reader, (to, language) => securityLetter(to, what, language))
          }
          return ctx.json({ status: true })
        },
      ),
    },
  }
  return {
    plugin,
    async byPassword(userId, username, password) {
      const identity = await check(username, password).catch((error) => {
        throw error instanceof APIError
          ? new APIError('BAD_REQUEST', { code: 'INVALID_PASSWORD', message: 'Invalid password' })
          : error
      })
      await recognise(rules, identity, userId, { db, now: new Date() }).catch(refuse)
    },
  }
}

function refuse(error: unknown): never {
  if (!(error instanceof Refused)) throw error
  throw new APIError('FORBIDDEN', {
    code: error.refusal.toUpperCase(),
    message: 'The account may not be used here.',
  })
}
