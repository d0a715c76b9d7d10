import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'
import type { Clock } from '../../src/core/clock.ts'

export interface TestIssuer {
  origin: string
  jwksUrl: string
  /** The number of requests for its keys so far. */
  readonly asked: number
  /** From now on, answers with its keys, with an error, with something other than keys, or not at all. */
  state: 'up' | 'failing' | 'nonsense' | 'silent'
  /** From now on, signs only with a new key. */
  rotate(alg?: string): Promise<void>
  /** A token of `sub` for this service; claims not given are valid. */
  sign(sub: string, claims?: Record<string, unknown>): Promise<string>
  close(): Promise<void>
}

/** An issuer of tokens with keys of its own, as an HTTP server. */
export async function startIssuer(clock: Clock): Promise<TestIssuer> {
  let keys: JWK[] = []
  let sign: (claims: Record<string, unknown>) => Promise<string>
  let state: TestIssuer['state'] = 'up'
  let asked = 0
  let count = 0

  async function rotate(alg = 'EdDSA'): Promise<void> {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    count += 1
    const kid = `key-${count}`
    keys = [{ ...(await exportJWK(publicKey)), kid, alg }]
    sign = (claims) => new SignJWT(claims).setProtectedHeader({ alg, kid }).sign(privateKey)
  }
  await rotate()

  const server = createServer((_request, response) => {
    asked += 1
    if (state === 'silent') return
    response.statusCode = state === 'failing' ? 500 : 200
    response.setHeader('content-type', 'application/json')
    response.end(state === 'nonsense' ? '{"hello":"world"}' : JSON.stringify({ keys }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    origin,
    jwksUrl: `${origin}/jwks`,
    get asked() {
      return asked
    },
    get state() {
      return state
    },
    set state(next) {
      state = next
    },
    rotate,
    sign(sub, claims = {}) {
      const iat = Math.floor(clock().getTime() / 1000)
      return sign({ sub, iss: origin, aud: origin, iat, exp: iat + 24 * 3600, ...claims })
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
