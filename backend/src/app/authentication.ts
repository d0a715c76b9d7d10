import type { Auth } from '../accounts/auth.ts'
import { actorOfClient } from '../accounts/crud/clients.ts'
import { provisionUser } from '../accounts/crud.ts'
import { apiResource, mcpResource } from '../accounts/oauth.ts'
import { localKeys } from '../accounts/public-keys.ts'
import type { Config } from '../config.ts'
import { type Authenticate, createAuthenticate } from '../core/auth.ts'
import type { Clock } from '../core/clock.ts'
import { DocketError } from '../core/errors.ts'
import { remoteKeys } from '../core/remote-keys.ts'
import type { Revocation } from '../core/revocation.ts'
import { type Claims, createTokenVerifier } from '../core/tokens.ts'
import type { Database } from '../database/connection.ts'
import { actorOfKey } from '../keys/crud.ts'

/** Which tokens and keys open the API, and which `/mcp`. */

interface Parts {
  config: Config
  db: Database
  /** The service's own accounts; undefined if tokens come from an external issuer. */
  auth: Auth | undefined
  clock: Clock
}

/** Who sends a token that the OAuth provider has issued for `audience`, and for nothing else. */
function clientsFor(audience: string, { config, db, clock }: Parts) {
  const verify = createTokenVerifier({
    config: { ...config.auth, audience, jwtSecret: undefined },
    keys: localKeys(db.reader, clock),
    clock,
  })
  return { audience, verify, actorOf: (claims: Claims) => actorOfClient(db.reader, claims) }
}

/** How the senders of requests to the API prove who they are. */
export function authenticateApi(parts: Parts, revocation: Revocation): Authenticate {
  const { config, db, clock } = parts
  const check = revocation.check.bind(revocation)
  const findKey = (key: string) => actorOfKey(db, key, clock())
  const { publicKeyUrl } = config.auth
  if (publicKeyUrl === undefined) {
    const verify = createTokenVerifier({ config: config.auth, keys: localKeys(db.reader, clock), clock })
    const clients = clientsFor(apiResource(config), parts)
    return createAuthenticate({ verify, findKey, clock, check, clients })
  }
  const verify = createTokenVerifier({ config: config.auth, keys: remoteKeys(publicKeyUrl, clock), clock })
  return createAuthenticate({
    // The issuer's sessions are not ours.
    verify: async (token) => ({ ...(await verify(token)), sessionId: undefined }),
    findKey,
    clock,
    check,
    // The issuer may know users that this database has not seen yet.
    onVerified: ({ userId, issuedAt }) => provisionUser(userId, db, issuedAt),
  })
}

/**
 * AI clients authenticate with API keys, or with tokens issued for `/mcp`; those of the API are not valid there, nor
 * theirs here.
 */
export function authenticateMcp(parts: Parts): Authenticate {
  const { config, auth, db, clock } = parts
  const findKey = (key: string) => actorOfKey(db, key, clock())
  if (auth === undefined) {
    const verify = async () => {
      throw new DocketError('AUTH_INVALID', 'Send an API key: this server accepts no other tokens at /mcp.')
    }
    return createAuthenticate({ verify, findKey, clock })
  }
  return createAuthenticate({ ...clientsFor(mcpResource(config), parts), findKey, clock })
}
