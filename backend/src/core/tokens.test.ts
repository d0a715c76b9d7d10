import assert from 'node:assert/strict'
import { before, beforeEach, describe, test } from 'node:test'
import { base64url, exportJWK, exportSPKI, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose'
import { TestClock } from '../../tests/support/clock.ts'
import { loadConfig } from '../config.ts'
import { DocketError } from './errors.ts'
import { createTokenVerifier, type PublicKeys, type VerifyToken } from './tokens.ts'

const ISSUER = 'https://docket.example.org'
const SECRET = 'a shared secret for development!'
const ENVIRONMENT = {
  BETTER_AUTH_SECRET: 'a secret that is only good for tests',
  BETTER_AUTH_URL: ISSUER,
}

type Pair = Awaited<ReturnType<typeof generateKeyPair>>
let pair: Pair
let stranger: Pair
let rsa: Pair
let clock: TestClock
let keys: PublicKeys
let verify: VerifyToken

before(async () => {
  pair = await generateKeyPair('EdDSA', { extractable: true })
  stranger = await generateKeyPair('EdDSA')
  rsa = await generateKeyPair('RS256')
})

beforeEach(() => {
  clock = new TestClock({ still: true })
  keys = { algorithms: ['EdDSA'], find: async ({ kid }) => (kid === 'known' ? pair.publicKey : undefined) }
  verify = createTokenVerifier({ config: loadConfig(ENVIRONMENT).auth, keys, clock: clock.now })
})

const now = () => Math.floor(clock.now().getTime() / 1000)

interface Token {
  header?: JWTHeaderParameters
  claims?: Record<string, unknown>
  key?: Parameters<SignJWT['sign']>[0]
}

/** A token that is valid except for what is given; a claim that is undefined is left out. */
function tokenOf({ header, claims = {}, key = pair.privateKey }: Token = {}): Promise<string> {
  const right = { sub: 'ada', iss: ISSUER, aud: ISSUER, iat: now(), exp: now() + 900 }
  return new SignJWT({ ...right, ...claims })
    .setProtectedHeader(header ?? { alg: 'EdDSA', kid: 'known' })
    .sign(key)
}

async function isRefused(token: string, detail?: RegExp): Promise<void> {
  await assert.rejects(verify(token), (error) => {
    assert.ok(error instanceof DocketError, String(error))
    assert.equal(error.code, 'AUTH_INVALID')
    if (detail !== undefined) assert.match(error.message, detail)
    return true
  })
}

const encode = (value: unknown) => base64url.encode(JSON.stringify(value))

describe('a token', () => {
  test('that is valid gives its user and expiry', async () => {
    assert.deepEqual(await verify(await tokenOf()), {
      userId: 'ada',
      expires: now() + 900,
      issuedAt: now(),
    })
    const { issuedAt } = await verify(await tokenOf({ claims: { iat: undefined } }))
    assert.equal(issuedAt, 0)
  })

  const wrong: [string, Record<string, unknown>][] = [
    ['another issuer', { iss: 'https://evil.example' }],
    ['the issuer as a part of another', { iss: `${ISSUER}.evil.example` }],
    ['no issuer', { iss: undefined }],
    ['another audience', { aud: 'https://other.example' }],
    ['no audience', { aud: undefined }],
    ['no end', { exp: undefined }],
    ['an end that is no number', { exp: 'never' }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['a subject that is no text', { sub: 7 }],
    ['a subject that the database cannot hold', { sub: 'a\0b' }],
    ['a subject beyond all measure', { sub: 'a'.repeat(256) }],
  ]
  for (const [what, claims] of wrong) {
    test(`with ${what} is refused`, async () => isRefused(await tokenOf({ claims })))
  }

  test('for several audiences is accepted when this one is among them', async () => {
    assert.equal((await verify(await tokenOf({ claims: { aud: ['x', ISSUER] } }))).userId, 'ada')
    await isRefused(await tokenOf({ claims: { aud: ['x', 'y'] } }))
  })

  test('is valid from its start to its expiry, to the second', async () => {
    const token = await tokenOf({ claims: { nbf: now() + 60, exp: now() + 120 } })
    await isRefused(token)
    clock.advance(61_000)
    assert.equal((await verify(token)).userId, 'ada')
    clock.advance(60_000)
    await isRefused(token, /expired/)
  })

  for (const token of ['', 'a', 'a.b', 'a.b.c', 'a.b.c.d', '..', `${'a'.repeat(10_000)}.b.c`, '💥.💥.💥']) {
    test(`of garbage (${token.slice(0, 10)}) is refused`, () => isRefused(token))
  }
})

describe('the signature', () => {
  test('must be made by the key that the token names', async () => {
    await isRefused(await tokenOf({ key: stranger.privateKey }))
    await isRefused(await tokenOf({ header: { alg: 'EdDSA', kid: 'other' } }), /unknown key/)
    await isRefused(await tokenOf({ header: { alg: 'EdDSA' } }), /unknown key/)
  })

  test('covers every byte', async () => {
    const [header = '', payload = '', signature = ''] = (await tokenOf()).split('.')
    const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload)))
    await isRefused(`${header}.${encode({ ...claims, sub: 'eve' })}.${signature}`)
    await isRefused(`${header}.${payload}.`)
    await isRefused(`${encode({ alg: 'EdDSA', kid: 'known', x: 1 })}.${payload}.${signature}`)
  })

  test('is required', async () => {
    const [, payload] = (await tokenOf()).split('.')
    for (const alg of ['none', 'None', 'NONE', '']) {
      await isRefused(`${encode({ alg, kid: 'known' })}.${payload}.`)
    }
  })

  test('cannot be the public key used as a shared secret', async () => {
    const jwk = await exportJWK(pair.publicKey)
    for (const text of [await exportSPKI(pair.publicKey), String(jwk.x), JSON.stringify(jwk)]) {
      const key = new TextEncoder().encode(text)
      await isRefused(await tokenOf({ header: { alg: 'HS256', kid: 'known' }, key }))
    }
    const key = base64url.decode(String(jwk.x))
    await isRefused(await tokenOf({ header: { alg: 'HS256', kid: 'known' }, key }))
  })

  test('must use an algorithm of the keys; for any other no key is looked up', async () => {
    let asked = 0
    const find = async () => {
      asked += 1
      return rsa.publicKey
    }
    verify = createTokenVerifier({
      config: loadConfig(ENVIRONMENT).auth,
      keys: { ...keys, find },
      clock: clock.now,
    })
    await isRefused(await tokenOf({ header: { alg: 'RS256', kid: 'known' }, key: rsa.privateKey }))
    assert.equal(asked, 0)
  })

  test('cannot be made by a key inside the token', async () => {
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
    const jwk = await exportJWK(publicKey)
    await isRefused(
      await tokenOf({ header: { alg: 'EdDSA', kid: 'known', jwk } as JWTHeaderParameters, key: privateKey }),
    )
  })

  test('with an unknown critical header is refused', async () => {
    const header = { alg: 'EdDSA', kid: 'known', crit: ['b64'], b64: true }
    const [, payload, signature] = (await tokenOf()).split('.')
    await isRefused(`${encode({ ...header, crit: ['made-up'], 'made-up': 1 })}.${payload}.${signature}`)
  })
})

describe('a shared secret for development', () => {
  const key = new TextEncoder().encode(SECRET)
  const header = { alg: 'HS256' }

  test('verifies HS256 beside the keys, and nothing else', async () => {
    const config = loadConfig({ ...ENVIRONMENT, JWT_SECRET_KEY: SECRET }).auth
    verify = createTokenVerifier({ config, keys, clock: clock.now })
    assert.equal((await verify(await tokenOf({ header, key }))).userId, 'ada')
    assert.equal((await verify(await tokenOf())).userId, 'ada')
    await isRefused(
      await tokenOf({ header: { alg: 'HS512' }, key: new TextEncoder().encode(SECRET.repeat(2)) }),
    )
    await isRefused(await tokenOf({ header, key: new TextEncoder().encode(SECRET.replace('!', '?')) }))
    await isRefused(await tokenOf({ header, key, claims: { iss: 'https://evil.example' } }))
    await isRefused(await tokenOf({ header, key, claims: { exp: now() - 1 } }))
  })

  test('verifies nothing when unset', async () => isRefused(await tokenOf({ header, key })))
})

test('a failed key lookup is not reported as an invalid token', async () => {
  const failure = new DocketError('DATABASE_ERROR', 'The database does not answer.')
  const find = () => Promise.reject(failure)
  verify = createTokenVerifier({
    config: loadConfig(ENVIRONMENT).auth,
    keys: { ...keys, find },
    clock: clock.now,
  })
  await assert.rejects(verify(await tokenOf()), failure)
})
