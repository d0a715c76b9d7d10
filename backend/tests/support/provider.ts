import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { type AccountClaims, Provider } from 'oidc-provider'

/** A real provider of OpenID Connect, on loopback, whose users sign in without being asked. */

export const CLIENT = { client_id: 'docket', client_secret: 'a secret of the client, only for tests' }

type Claims = Record<string, unknown>

export interface TestProvider {
  issuer: string
  /** What it says about the user who comes next; `sub` is required. */
  user: AccountClaims
  /** Whether the user presses "No". */
  declines: boolean
  /** Whether it answers at all. */
  isDown: boolean
  /** Changes the claims of each ID token, which is then signed anew. */
  tamper: ((claims: Claims) => Claims) | undefined
  /** Signs ID tokens with a key that it does not publish. */
  forge: boolean
  /** Sends ID tokens without a signature (`alg: none`). */
  unsigned: boolean
  /** The paths that were asked for. */
  asked: string[]
  /** Replaces its keys. */
  rotate(): Promise<void>
  /**
   * Lets a browser follow `url` through the provider. @returns where that leads back to
   * @param cookies what the browser has of the provider; by default nothing
   */
  visit(url: string, cookies?: Map<string, string>): Promise<URL>
  close(): Promise<void>
}

async function newKey() {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const kid = crypto.randomUUID()
  return { privateKey, kid, jwk: { ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' } }
}

/** The page of the provider that asks; its own would load fonts from elsewhere. */
function logoutSource(ctx: { body: unknown }, form: string): void {
  ctx.body = `<!doctype html><title>Leave</title>${form}<button form="op.logoutForm" name="logout" value="yes">Leave</button>`
}

/**
 * @param redirects where it may send users back to
 * @param landings where it may send them after signing out
 */
export async function startProvider(redirects: string[], landings: string[] = []): Promise<TestProvider> {
  let handle: ReturnType<Provider['callback']> | undefined
  let engine: Provider | undefined
  const stranger = await newKey()
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (provider.isDown) return void request.socket.destroy()
    if (request.url?.startsWith('/interaction/') && engine !== undefined) {
      const result = provider.declines
        ? { error: 'access_denied' }
        : { login: { accountId: provider.user.sub }, consent: {} }
      return void engine.interactionFinished(request, response, result)
    }
    void handle?.(request, response)
  })
  const asked: string[] = []
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function rotate(): Promise<void> {
    const key = await newKey()
    engine = new Provider(issuer, {
      clients: [
        {
          ...CLIENT,
          redirect_uris: redirects,
          post_logout_redirect_uris: landings,
          id_token_signed_response_alg: 'ES256',
        },
      ],
      jwks: { keys: [key.jwk] },
      cookies: { keys: ['a key of cookies that is only good for tests'] },
      claims: {
        openid: ['sub', 'groups'],
        email: ['email', 'email_verified'],
        profile: ['name', 'preferred_username'],
      },
      findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...provider.user, sub }) }),
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true, logoutSource } },
      pkce: { required: () => true },
      async loadExistingGrant(ctx) {
        const { client, session, provider } = ctx.oidc
        if (client === undefined || session?.accountId === undefined) return undefined
        const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
    })
    engine.use(async (ctx, next) => {
      await next()
      const body = ctx.body as { id_token?: string } | undefined
      if (ctx.path !== '/token' || body?.id_token === undefined) return
      const claims = decodeJwt(body.id_token)
      if (provider.unsigned) body.id_token = new UnsecuredJWT(claims).encode()
      if (provider.tamper === undefined && !provider.forge) return
      const signer = provider.forge ? stranger : key
      // Who forges claims that the token was signed with a published key.
      body.id_token = await new SignJWT(provider.tamper?.(claims) ?? claims)
        .setProtectedHeader({ alg: 'ES256', kid: key.kid })
        .sign(signer.privateKey)
    })
    handle = engine.callback()
  }

  const provider: TestProvider = {
    issuer,
    user: { sub: 'ada', email: 'ada@example.com', email_verified: true, name: 'Ada Lovelace' },
    declines: false,
    isDown: false,
    tamper: undefined,
    forge: false,
    unsigned: false,
    asked,
    rotate,
    async visit(start, cookies = new Map()) {
      let url = new URL(start)
      while (url.origin === issuer) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const answer = await fetch(url, { redirect: 'manual', headers: { cookie } })
        for (const line of answer.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
          if (value === '') cookies.delete(name)
          else cookies.set(name, value)
        }
        const location = answer.headers.get('location')
        if (location === null) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
        url = new URL(location, url)
      }
      return url
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await rotate()
  return provider
}
