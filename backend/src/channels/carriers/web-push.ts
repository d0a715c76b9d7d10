import webPush from 'web-push'
import type { Sender } from '../../core/sender.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import type { VapidKeys } from '../vapid.ts'

/** Notifies a browser through its push service (RFC 8030), which cannot read the message (RFC 8291). */

type PushTarget = Extract<Target, { kind: 'web_push' }>

/** Seconds for which the push service keeps a message for a browser that is not running. */
const TTL = 24 * 60 * 60
/** Worth waking a device for: these are about a time that has come. The others wait until it is awake anyhow. */
const URGENT = new Set(['reminder', 'due', 'overdue'])
/**
 * Bytes of JSON: a push service need not take more than 4096 of encrypted body (RFC 8030, 7.2). Of those, 86 are the
 * header of aes128gcm, 16 its tag, and one ends the padding.
 */
const ROOM = 4096 - 86 - 16 - 1
/** The receiver says that the subscription does not exist (any more). */
const GONE = new Set([404, 410])

export interface WebPushOptions {
  sender: Pick<Sender, 'send'>
  vapid: () => Promise<VapidKeys>
  /** Where the operator of a push service reaches that of this service: a URL with `https:` or `mailto:`. */
  subject: string
}

/** The sender's own address serves where there is no public URL that push services accept. */
export function vapidSubject(publicUrl: string, from: string): string {
  const url = URL.parse(publicUrl)
  // Apple refuses localhost.
  if (url?.protocol === 'https:' && url.hostname !== 'localhost') return publicUrl
  return `mailto:${/<([^<>]*)>\s*$/.exec(from)?.[1] ?? from.trim()}`
}

export function webPushCarrier({ sender, vapid, subject }: WebPushOptions) {
  return async (target: PushTarget, message: Message, signal: AbortSignal): Promise<Outcome> => {
    const { endpoint, p256dh, auth } = target
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      payloadOf(message),
      {
        TTL,
        urgency: URGENT.has(message.kind) ? 'high' : 'normal',
        topic: message.topic,
        contentEncoding: 'aes128gcm',
        vapidDetails: { subject, ...(await vapid()) },
      },
    )
    const sent = await sender.send(endpoint, textual(headers), body ?? '', signal, { followRedirects: false })
    return { ...sent, isGone: sent.statusCode !== null && GONE.has(sent.statusCode) }
  }
}

/** The length is known to whoever sends the body. */
const textual = (headers: webPush.Headers): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .map(([name, value]) => [name.toLowerCase(), String(value)])
      .filter(([name]) => name !== 'content-length'),
  )

/**
 * What the web app's service worker reads: JSON that fits. The text is cut first, as the title says what it is about.
 * Buttons are left out only where there would not be room for the whole title.
 */
export function payloadOf(message: Message): string {
  const { id, topic, kind, title, text, language, url, at, acting, about } = message
  const json = (offers: Message['offers'], [title, text]: [string, string]) =>
    JSON.stringify({ v: 1, id, topic, kind, title, text, lang: language, url, at, acting, offers, about })
  const roomBeside = (offers: Message['offers']) => ROOM - Buffer.byteLength(json(offers, ['', '']))
  const offers = bytesOf(title) <= roomBeside(message.offers) ? message.offers : []
  const room = roomBeside(offers)
  const cutTitle = cut(title, room)
  return json(offers, [cutTitle, cut(text, room - bytesOf(cutTitle))])
}

/** As part of JSON in UTF-8: some characters are escaped. */
const bytesOf = (text: string): number => Buffer.byteLength(JSON.stringify(text)) - 2

const ELLIPSIS = '…'

/** Text that takes at most `room` bytes in JSON; one that was longer ends with an ellipsis after a whole code point. */
function cut(text: string, room: number): string {
  // No character takes less than one byte; a text of megabytes is not measured.
  if (text.length <= room && bytesOf(text) <= room) return text
  let left = room - bytesOf(ELLIPSIS)
  if (left < 0) return ''
  let kept = ''
  for (const character of text) {
    left -= bytesOf(character)
    if (left < 0) break
    kept += character
  }
  return kept.trimEnd() + ELLIPSIS
}
