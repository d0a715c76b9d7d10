import {
  createDecipheriv,
  createECDH,
  createPublicKey,
  type ECDH,
  hkdfSync,
  randomBytes,
  verify,
} from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A push service with its browsers: it takes only what RFC 8030, 8188, 8291 and 8292 allow, and decrypts it as a
 * browser does. It shares no code with what it tests.
 */

/** A message as the browser gets it. */
export interface Pushed {
  headers: IncomingHttpHeaders
  /** Bytes of the encrypted body. */
  size: number
  /** Decrypted. */
  text: string
  /** What the sender says of itself. */
  claims: Claims
}

interface Claims {
  aud: string
  exp: number
  sub: string
}

export interface Subscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

export interface PushAnswer {
  status: number
  headers?: Record<string, string>
}

export interface PushService {
  origin: string
  port: number
  /** @param applicationServerKey of the only sender that may use it, as base64url; without, anyone may */
  subscribe(applicationServerKey?: string): Subscription
  /** The messages that it took. */
  pushed: Pushed[]
  /** Why it refused others. */
  refused: string[]
  /** How many requests came, whatever became of them. */
  requests: number
  /** Its answer to a valid message, 201 by default; it may write the body itself, and keep the sender waiting. */
  answer: (response: ServerResponse) => PushAnswer | Promise<PushAnswer | undefined>
  close(): Promise<void>
}

/** A message that is refused, and with which status. */
class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** @throws Refusal unless it holds */
function demand(holds: boolean, status: number, message: string): asserts holds {
  if (!holds) throw new Refusal(status, message)
}

interface Browser {
  key: ECDH
  auth: Buffer
  sender: string | undefined
}

const DAY = 24 * 60 * 60
/** Bytes of an encrypted body that a push service has to take (RFC 8030, 7.2). */
const MOST = 4096

export async function startPushService(): Promise<PushService> {
  const browsers = new Map<string, Browser>()
  const server = createServer(async (request, response) => {
    service.requests += 1
    const reply = ({ status, headers = {} }: PushAnswer) => response.writeHead(status, headers).end()
    try {
      const browser = browsers.get(request.url ?? '')
      demand(request.method === 'POST', 405, `the method is ${request.method}`)
      demand(browser !== undefined, 404, 'no such subscription')
      service.pushed.push(await taken(request, browser, service.origin))
    } catch (error) {
      service.refused.push(String(error))
      return reply({ status: error instanceof Refusal ? error.status : 400 })
    }
    const answer = await service.answer(response)
    if (answer !== undefined) reply(answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const service: PushService = {
    origin: `http://127.0.0.1:${port}`,
    port,
    pushed: [],
    refused: [],
    requests: 0,
    answer: () => ({ status: 201 }),
    subscribe(sender) {
      const [key, auth] = [createECDH('prime256v1'), randomBytes(16)]
      const p256dh = key.generateKeys('base64url')
      const path = `/push/${randomBytes(16).toString('base64url')}`
      browsers.set(path, { key, auth, sender })
      return { endpoint: service.origin + path, keys: { p256dh, auth: auth.toString('base64url') } }
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}

/** @throws Refusal for what a push service or a browser does not take */
async function taken(request: IncomingMessage, browser: Browser, origin: string): Promise<Pushed> {
  const { headers } = request
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  checkHeaders(headers)
  const { claims, key } = senderOf(headers.authorization ?? '', origin)
  demand(browser.sender === undefined || browser.sender === key, 403, 'the subscription is of another sender')
  demand(body.length <= MOST, 413, `${body.length} bytes`)
  return { headers, size: body.length, text: decrypt(body, browser.key, browser.auth).toString(), claims }
}

function checkHeaders(headers: IncomingHttpHeaders): void {
  const is = (name: string, allowed: RegExp, optional = false) => {
    const value = headers[name]
    const holds = value === undefined ? optional : typeof value === 'string' && allowed.test(value)
    demand(holds, 400, `${name}: ${value}`)
  }
  is('ttl', /^\d+$/)
  is('urgency', /^(very-low|low|normal|high)$/, true)
  is('topic', /^[\w-]{1,32}$/, true)
  is('content-encoding', /^aes128gcm$/)
  is('content-type', /^application\/octet-stream$/)
}

/** Whoever signed the token of RFC 8292, if it is for this service and not for longer than a day. */
function senderOf(authorization: string, origin: string): { claims: Claims; key: string } {
  const { t, k } = /^vapid t=(?<t>[\w.-]+), ?k=(?<k>[\w-]+)$/i.exec(authorization)?.groups ?? {}
  demand(t !== undefined && k !== undefined, 401, 'no token of a sender')
  const [header = '', payload = '', signature = ''] = t.split('.')
  demand(parsed(header).alg === 'ES256', 401, 'the token is not signed with ES256')
  const point = Buffer.from(k, 'base64url')
  demand(point.length === 65 && point[0] === 4, 401, 'k is not an uncompressed point')
  const [x, y] = [point.toString('base64url', 1, 33), point.toString('base64url', 33)]
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isSigned = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  demand(isSigned, 403, 'the token is signed by another key')
  const { aud, exp, sub } = parsed(payload)
  const now = Date.now() / 1000
  demand(aud === origin, 403, `the token is for ${aud}`)
  demand(typeof exp === 'number' && exp > now && exp <= now + DAY, 403, `the token ends at ${exp}`)
  demand(typeof sub === 'string' && /^(https:\/\/|mailto:).+/.test(sub), 403, `the token is of ${sub}`)
  return { claims: { aud, exp, sub }, key: k }
}

const parsed = (part: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>

/** The body of RFC 8188 with the keys of RFC 8291, which allows one record. */
export function decrypt(body: Buffer, key: ECDH, auth: Buffer): Buffer {
  const [salt, size, idLength] = [body.subarray(0, 16), body.readUInt32BE(16), body.readUInt8(20)]
  const sender = body.subarray(21, 21 + idLength)
  const record = body.subarray(21 + idLength)
  demand(record.length <= size, 400, 'more than one record')
  const shared = key.computeSecret(sender)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), key.getPublicKey(), sender])
  const secret = derived(shared, auth, info, 32)
  const contentKey = derived(secret, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16)
  const nonce = derived(secret, salt, Buffer.from('Content-Encoding: nonce\0'), 12)
  const decipher = createDecipheriv('aes-128-gcm', contentKey, nonce)
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  demand(end !== -1 && padded.subarray(end + 1).every((byte) => byte === 0), 400, 'the padding is not valid')
  return padded.subarray(0, end)
}

const derived = (secret: Buffer, salt: Buffer, info: Buffer, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length))
