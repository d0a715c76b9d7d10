import webPush from 'web-push'
import type { Sender } from '../../core/sender.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import type { VapidKeys } from '../vapid.ts'
import { failed, outcomeOf } from './outcome.ts'
import { isUrgent, longest, oneLine } from './text.ts'

/** Bytes of the payload before encryption: RFC 8291 allows 4096 after it. */
const LIMIT = 3_900
/** Seconds for which the push service keeps a message for a browser that is not running. */
const TTL = 24 * 60 * 60

/** Web Push: RFC 8030, encrypted by RFC 8291, signed by RFC 8292. */
export async function sendWebPush(
  { sender, vapid, subject }: { sender: Sender; vapid: () => Promise<VapidKeys>; subject: string },
  target: Extract<Target, { kind: 'web_push' }>,
  message: Message,
  signal: AbortSignal,
): Promise<Outcome> {
  const payload = payloadOf(message)
  if (payload === undefined) return failed('The message is too long for a push service.')
  const { origin } = new URL(target.endpoint)
  const { publicKey, privateKey } = await vapid()
  const { Authorization } = webPush.getVapidHeaders(origin, subject, publicKey, privateKey, 'aes128gcm')
  let body: Buffer
  try {
    body = webPush.encrypt(target.p256dh, target.auth, payload, 'aes128gcm').cipherText
  } catch {
    return failed('The keys of the browser are invalid.')
  }
  const headers = {
    'content-type': 'application/octet-stream',
    'content-encoding': 'aes128gcm',
    ttl: String(TTL),
    urgency: isUrgent(message.kind) ? 'high' : 'normal',
    topic: message.topic,
    authorization: Authorization,
  }
  const sent = await sender.send(target.endpoint, headers, body, signal, { followRedirects: false })
  return outcomeOf(sent, [404, 410])
}

/** JSON of at most 3,900 bytes, the text cut before the title; undefined if the rest alone is longer. */
export function payloadOf(message: Message): string | undefined {
  const build = (title: string, text: string): string =>
    JSON.stringify({
      v: 1,
      id: message.id,
      topic: message.topic,
      kind: message.kind,
      title,
      text,
      lang: message.language,
      url: message.url,
      at: message.at,
      acting: message.acting,
      offers: message.offers.map(({ act, label, token }) => ({ act, label, token })),
      about: message.about,
    })
  const fits = (json: string) => Buffer.byteLength(json) <= LIMIT
  const whole = oneLine(message.title)
  const title = longest(whole, (part) => fits(build(part, message.text === '' ? '' : '…')))
  const text = longest(message.text, (part) => fits(build(title, part)))
  const payload = build(title, text)
  return fits(payload) ? payload : undefined
}
