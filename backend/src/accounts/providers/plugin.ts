import { ownPage } from '@docket/grammar/own-page.ts'
import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, getSessionFromCtx, sessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { symmetricEncrypt } from 'better-auth/crypto'
import type { FastifyBaseLogger } from 'fastify'
import * as oauth from 'oauth4webapi'
import { z } from 'zod'
import type { Config } from '../../config.ts'
import { DocketError } from '../../core/errors.ts'
import type { Database } from '../../database/connection.ts'
import { noteProof } from '../crud/proof.ts'
import { noteProvider, unlinkAccount } from '../crud/providers.ts'
import { mayJoin } from '../crud/sign-up.ts'
import { isDisabled } from '../disabled.ts'
import { acceptedBy, type Happening, type Post, securityLetter } from '../mail.ts'
import { admit, link, type Refusal, Refused, recognise } from './admission.ts'
import { type Attempt, type Context, keepAttempt, takeAttempt } from './attempts.ts'
import { createProvider, type ProviderClient } from './client.ts'
import { type Identity, ProviderError, type Trouble } from './identity.ts'
import { newIdOf } from './ids.ts'
import { signOutHooks } from './sign-out.ts'

/** The endpoints by which users sign in at a provider, link and unlink it, and prove there that it is them. */

const UNLINK = '/providers/unlink'
const LINK = '/providers/link'

/** Milliseconds by which the clocks of the provider and of this server may differ. */
const SKEW = 60_000

/** Pages of the web app. */
const SIGN_IN_PAGE = '/sign-in'
const LINK_PAGE = '/settings/account'
const PROOF_PAGE = '/proved'

type Intent = Attempt['intent']

interface Options {
  config: Config
  db: Database
  log: FastifyBaseLogger
  post: Post
}

const withQuery = (page: string, query: Record<string, string>): string =>
  `${page}${page.includes('?') ? '&' : '?'}${new URLSearchParams(query)}`

export function providers({ config, db, log, post }: Options): BetterAuthPlugin {
  const all = new Map(config.auth.providers.map((one) => [one.id, createProvider(one)]))
  const { directory } = config.auth
  const offered = [...all.keys(), ...(directory === undefined ? [] : [directory.id])]
  const redirectOf = ({ config: { id } }: ProviderClient) =>
    `${config.publicUrl}/api/auth/providers/${id}/callback`

  function find(id: string): ProviderClient {
    const found = all.get(id)
    if (found === undefined) throw new DocketError('NOT_FOUND', 'There is no such sign-in provider.')
    return found
  }

  async function begin(
    ctx: Context,
    intent: Intent,
    { provider, to }: { provider: string; to?: string | undefined },
    session: string | null,
  ): Promise<{ url: string }> {
    const client = find(provider)
    const secrets = {
      state: oauth.generateRandomState(),
      nonce: oauth.generateRandomNonce(),
      verifier: oauth.generateRandomCodeVerifier(),
    }
    const url = await client.begin(secrets, redirectOf(client), intent === 'prove').catch((error) => {
      note(client, error)
      throw new DocketError(
        'PROVIDER_UNAVAILABLE',
        `${client.config.name} cannot be reached at present. Try again later.`,
        { cause: error },
      )
    })
    const { state, nonce, verifier } = secrets
    await keepAttempt(ctx, state, {
      ...{ provider, intent, session, nonce, verifier, began: Date.now() },
      to: ownPage(to) ?? '/',
    })
    return { url: url.href }
  }

  /** The log has neither codes nor tokens nor addresses. */
  function note({ config: { id } }: ProviderClient, error: unknown): void {
    if (!(error instanceof ProviderError)) throw error
    const { trouble, reason } = error
    if (trouble !== 'declined') log.warn({ provider: id, trouble, reason }, 'sign-in provider')
  }

  function problemOf(client: ProviderClient, error: unknown): Trouble | Refusal {
    if (error instanceof Refused) return error.refusal
    note(client, error)
    return (error as ProviderError).trouble
  }

  async function signIn(ctx: Context, client: ProviderClient, identity: Identity): Promise<void> {
    const { internalAdapter, secretConfig } = ctx.context
    const now = new Date()
    const newId = () => newIdOf(ctx)
    const joins = (email: string) => mayJoin(db, config, { email, invitation: 'proven' }, now)
    const userId = await admit(client.config, identity, { db, newId, now, mayJoin: joins, log })
    const user = await internalAdapter.findUserById(userId)
    // Deleted at this very moment.
    if (user === null) throw new Refused('again')
    const session = await internalAdapter.createSession(userId).catch((error) => {
      throw isDisabled(error) ? new Refused('disabled') : error
    })
    const { idToken, authenticatedAt } = identity
    await noteProvider(db, session.id, {
      provider: client.config.id,
      token: idToken === undefined ? null : await symmetricEncrypt({ key: secretConfig, data: idToken }),
      proven: authenticatedAt === undefined || authenticatedAt > now ? now : authenticatedAt,
    })
    await setSessionCookie(ctx, { session, user })
  }

  async function ownSession(ctx: Context, { session }: Attempt) {
    const found = await getSessionFromCtx(ctx)
    if (found === null || found.session.id !== session) throw new Refused('again')
    return found
  }

  const tell = (
    ctx: Pick<Context, 'request'>,
    { id, email }: { id: string; email: string },
    what: Happening,
  ) =>
    post({ to: email, account: { id }, accepts: acceptedBy(ctx.request) }, (to, language) =>
      securityLetter(to, what, language),
    )

  async function linkTo(
    ctx: Context,
    client: ProviderClient,
    identity: Identity,
    attempt: Attempt,
  ): Promise<void> {
    const { user } = await ownSession(ctx, attempt)
    const options = { db, newId: () => newIdOf(ctx), now: new Date() }
    if (!(await link(client.config, identity, user.id, options))) return
    tell(ctx, user, ({ providerAdded }) => providerAdded(client.config.name, identity.label))
  }

  async function prove(
    ctx: Context,
    client: ProviderClient,
    identity: Identity,
    attempt: Attempt,
  ): Promise<void> {
    const { session, user } = await ownSession(ctx, attempt)
    const { authenticatedAt } = identity
    const isAgain =
      authenticatedAt === undefined
        ? !client.config.tellsWhen
        : authenticatedAt.getTime() >= attempt.began - SKEW
    if (!isAgain) throw new ProviderError('invalid', 'did not ask the user to sign in once more')
    const now = new Date()
    await recognise(client.config, identity, user.id, { db, now })
    await noteProof(db, session.id, now)
  }

  /** @returns the page that the user is led to */
  async function complete(ctx: Context, client: ProviderClient, answer: URLSearchParams): Promise<string> {
    const provider = client.config.id
    const attempt = await takeAttempt(ctx, provider, answer.get('state'))
    if (attempt === undefined) return withQuery(SIGN_IN_PAGE, { problem: 'again', provider })
    const { state, intent, to, ...secrets } = { state: answer.get('state') ?? '', ...attempt }
    try {
      const identity = await client.finish({ state, ...secrets }, redirectOf(client), answer)
      if (intent === 'sign-in') {
        await signIn(ctx, client, identity)
        return to
      }
      if (intent === 'link') {
        await linkTo(ctx, client, identity, attempt)
        return withQuery(LINK_PAGE, { linked: provider })
      }
      await prove(ctx, client, identity, attempt)
      return PROOF_PAGE
    } catch (error) {
      const problem = problemOf(client, error)
      if (intent === 'link') return withQuery(LINK_PAGE, { problem, provider })
      if (intent === 'prove') return withQuery(PROOF_PAGE, { problem, provider })
      return withQuery(SIGN_IN_PAGE, { problem, provider, ...(to === '/' ? {} : { to }) })
    }
  }

  const body = z.object({ provider: z.string(), to: z.string().optional() })
  return {
    id: 'providers',
    hooks: signOutHooks({
      db,
      clientOf: (id) => all.get(id),
      note,
      backTo: `${config.publicUrl}${SIGN_IN_PAGE}`,
    }),
    endpoints: {
      listProviders: createAuthEndpoint('/providers', { method: 'GET' }, async (ctx) =>
        ctx.json([
          ...[...all.values()].map(({ config: { id, name, preset = null } }) => ({
            ...{ id, name, preset },
            kind: 'provider',
          })),
          ...(directory === undefined
            ? []
            : [{ id: directory.id, name: directory.name, preset: null, kind: 'directory' }]),
        ]),
      ),
      signInWithProvider: createAuthEndpoint('/sign-in/provider', { method: 'POST', body }, async (ctx) =>
        ctx.json(await begin(ctx, 'sign-in', ctx.body, null)),
      ),
      linkProvider: createAuthEndpoint(
        LINK,
        { method: 'POST', body, use: [sessionMiddleware] },
        async (ctx) => ctx.json(await begin(ctx, 'link', ctx.body, ctx.context.session.session.id)),
      ),
      proveWithProvider: createAuthEndpoint(
        '/providers/prove',
        { method: 'POST', body, use: [sessionMiddleware] },
        async (ctx) => ctx.json(await begin(ctx, 'prove', ctx.body, ctx.context.session.session.id)),
      ),
      unlinkProvider: createAuthEndpoint(
        UNLINK,
        { method: 'POST', body: z.object({ id: z.string() }), use: [sessionMiddleware] },
        async (ctx) => {
          const { user } = ctx.context.session
          const provider = await db.transaction((tx) => unlinkAccount(tx, user.id, ctx.body.id, offered))
          if (provider === undefined) {
            throw new DocketError(
              'CONFLICT',
              'This is the only way to sign in to the account, or it is gone already.',
            )
          }
          const name =
            [...config.auth.providers, directory].find((one) => one?.id === provider)?.name ?? provider
          tell(ctx, user, ({ providerRemoved }) => providerRemoved(name))
          return ctx.json({ status: true })
        },
      ),
      completeProvider: createAuthEndpoint(
        '/providers/:provider/callback',
        { method: 'GET', query: z.looseObject({ state: z.string().optional() }) },
        async (ctx) => {
          const { search } = new URL(ctx.request?.url ?? config.publicUrl)
          throw ctx.redirect(await complete(ctx, find(ctx.params.provider), new URLSearchParams(search)))
        },
      ),
    },
  }
}
