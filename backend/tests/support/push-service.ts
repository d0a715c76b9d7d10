import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Pushed {
  headers: IncomingHttpHeaders
  /** As it was sent, encrypted. */
  bytes: Buffer
  /** Decrypted. */
  text: string
  claims: { aud: string; exp: number; sub: string }
}

export interface PushService {
  origin: string
  /** What a browser subscribes with. */
  subscription: { endpoint: string; p256dh: string; auth: string }
  pushed: Pushed[]
  reply: { status: number; headers?: Record<string, string> }
  close(): Promise<void>
}

/** A push service and its browser: it verifies the signature (RFC 8292) and decrypts the message (RFC 8291). */
export async function startPushService(publicKey: string): Promise<PushService> {
  const browser = createECDH('prime256v1')
  const p256dh = browser.generateKeys()
  const auth = randomBytes(16)
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    try {
      const claims = claimsOf(request.headers.authorization ?? '', publicKey)
      service.pushed.push({ headers: request.headers, bytes, claims, text: decrypt(bytes) })
      response.writeHead(service.reply.status, service.reply.headers).end()
    } catch {
      response.writeHead(403).end()
    }
  })

  function decrypt(bytes: Buffer): string {
    const salt = bytes.subarray(0, 16)
    const length = bytes.readUInt8(20)
    const sender = bytes.subarray(21, 21 + length)
    const sealed = bytes.subarray(21 + length)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, sender])
    const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32))
    const key = hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16)
    const nonce = hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12)
    const cipher = createDecipheriv('aes-128-gcm', Buffer.from(key), Buffer.from(nonce))
    cipher.setAuthTag(sealed.subarray(-16))
    const padded = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
    return padded.subarray(0, padded.lastIndexOf(2)).toString('utf8')
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const service: PushService = {
    origin,
    subscription: {
      endpoint: `${origin}/push/1`,
      p256dh: p256dh.toString('base64url'),
      auth: auth.toString('base64url'),
    },
    pushed: [],
    reply: { status: 201 },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return service
}

function claimsOf(authorization: string, publicKey: string): Pushed['claims'] {
  const [, jwt = '', k] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? []
  const [head = '', claims = '', signature = ''] = jwt.split('.')
  const point = Buffer.from(publicKey, 'base64url')
  const key = createPublicKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    },
  })
  const signed = Buffer.from(`${head}.${claims}`)
  const isGood = verify(
    'sha256',
    signed,
    { key, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!isGood || k !== publicKey) throw new Error('The signature is wrong.')
  return JSON.parse(Buffer.from(claims, 'base64url').toString())
}
