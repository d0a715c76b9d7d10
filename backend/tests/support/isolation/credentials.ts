import { createHmac, createPublicKey } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair, SignJWT } from 'jose'
import { KEY_SCOPES, type Scope } from '../../../src/core/scopes.ts'
import type { TestService } from '../service.ts'
import { createKey, signIn, type World } from './world.ts'

/** What a request presents to authenticate itself, and what that is worth. */
export interface Credential {
  headers: Record<string, string>
  /** The user whom it authenticates, when it is valid. */
  subject?: 'ada' | 'tom'
  scopes?: readonly Scope[]
  /** The code of its refusal, when it is not valid. */
  refusal?: 'AUTH_MISSING' | 'AUTH_INVALID'
}

const ALL: readonly Scope[] = [...KEY_SCOPES, 'admin', 'account']
const READ = KEY_SCOPES.filter((scope) => scope.endsWith(':read'))
const WRITE = KEY_SCOPES.filter((scope) => scope.endsWith(':write'))

export async function createCredentials(
  service: TestService,
  world: World,
): Promise<Record<string, Credential>> {
  const { ada, tom, gone } = world
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
  const bad = (token: string): Credential => ({ headers: bearer(token), refusal: 'AUTH_INVALID' })
  const good = (token: string, subject: 'ada' | 'tom', scopes = ALL): Credential => ({
    headers: bearer(token),
    subject,
    scopes,
  })
  const claims = { sub: ada.id, user_id: ada.id, email: ada.email }
  const now = Math.floor(service.clock.now().getTime() / 1000)
  const forged = await forgeries(service, ada.token)

  const read = await createKey(ada, READ)
  const write = await createKey(ada, WRITE)
  const revoked = await createKey(ada, ['tasks:read', 'tasks:write'])
  const expired = await createKey(ada, ['tasks:read', 'tasks:write'])
  // Both were valid once.
  for (const { key } of [revoked, expired]) await ada.call('GET', '/tasks', undefined, bearer(key))
  await ada.call('DELETE', `/keys/${revoked.id}`)
  await service.db.pool.query('UPDATE api_keys SET expires_at = $1 WHERE id = $2', [
    service.clock.now(),
    expired.id,
  ])

  return {
    'no token': { headers: {}, refusal: 'AUTH_MISSING' },
    'a cookie only': {
      headers: { cookie: await signIn(service, ada.email), origin: service.config.publicUrl },
      refusal: 'AUTH_MISSING',
    },
    garbage: bad('garbage'),
    'three garbled parts': bad('e30.e30.e30'),
    'another scheme': {
      headers: { authorization: `Basic ${Buffer.from(`${ada.email}:x`).toString('base64')}` },
      refusal: 'AUTH_INVALID',
    },
    'an expired token': bad(await service.sign({ ...claims, iat: now - 1000, exp: now - 1 })),
    'a wrong issuer': bad(await service.sign({ ...claims, iss: 'https://evil.example' })),
    'a wrong audience': bad(await service.sign({ ...claims, aud: 'https://evil.example' })),
    ...Object.fromEntries(Object.entries(forged).map(([name, token]) => [name, bad(token)])),
    'a revoked key': bad(revoked.key),
    'an expired key': bad(expired.key),
    'a key of nobody': bad(`docket_${'x'.repeat(43)}`),
    "a deleted user's key": bad(world.goneKey),
    "a deleted user's token": bad(gone.token),
    "another user's token": good(tom.token, 'tom'),
    'own token': good(ada.token, 'ada'),
    'a key that reads': good(read.key, 'ada', READ),
    'a key that writes': good(write.key, 'ada', WRITE),
  }
}

/** Tokens with the claims of `token`, but not signed by the service. */
async function forgeries(service: TestService, token: string): Promise<Record<string, string>> {
  const claims = decodeJwt(token)
  const { kid = '' } = decodeProtectedHeader(token)
  const { data } = await service.inject({ method: 'GET', url: '/api/auth/jwks' })
  const jwk = data.keys.find((key: { kid: string }) => key.kid === kid)
  const pem = createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  const own = await generateKeyPair('EdDSA', { extractable: true })
  const sign = (header: object) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', ...header }).sign(own.privateKey)
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const hmac = (secret: string | Buffer) => {
    const text = `${part({ alg: 'HS256', kid })}.${part(claims)}`
    return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  }
  const [head, body, signature] = token.split('.')
  return {
    'alg none': `${part({ alg: 'none', kid })}.${body}.`,
    'alg none in other letters': `${part({ alg: 'nOnE', kid })}.${body}.${signature}`,
    'HS256 with the public key': hmac(Buffer.from(jwk.x, 'base64url')),
    'HS256 with the public key in PEM': hmac(String(pem)),
    'HS256 with an empty secret': hmac(''),
    'an unknown kid': await sign({ kid: 'unknown' }),
    'no kid': await sign({}),
    "another key with the service's kid": await sign({ kid }),
    'another key that the token brings along': await sign({ kid, jwk: await exportJWK(own.publicKey) }),
    'other claims under a good signature': `${head}.${part({ ...claims, exp: 4_000_000_000 })}.${signature}`,
  }
}
