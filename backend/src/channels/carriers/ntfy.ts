import type { Sender } from '../../core/sender.ts'
import type { Act, Message, Outcome, Target } from '../model/message.ts'
import { failed, outcomeOf } from './outcome.ts'
import { isUrgent, oneLine } from './text.ts'

/** ntfy shows three at most. */
const OFFERED: readonly Act[] = ['done', 'snooze_10_minutes', 'snooze_1_hour']
/** What ntfy takes for a sequence. */
const SEQUENCE = /^[-_A-Za-z0-9]{1,64}$/

/** ntfy (docs.ntfy.sh/publish): JSON to the server, whose topic is the last segment of the target's URL. */
export async function sendNtfy(
  sender: Sender,
  target: Extract<Target, { kind: 'ntfy' }>,
  message: Message,
  signal: AbortSignal,
): Promise<Outcome> {
  const url = new URL(target.url)
  const segments = url.pathname.split('/').filter((segment) => segment !== '')
  const topic = segments.pop()
  if (topic === undefined) return failed('The URL names no topic.')
  const server = `${url.origin}/${segments.map((segment) => `${segment}/`).join('')}`
  const title = oneLine(message.title)
  const body = JSON.stringify({
    topic: decodeURIComponent(topic),
    title,
    // An empty message would be shown as "triggered".
    message: message.text === '' ? title : message.text,
    priority: isUrgent(message.kind) ? 4 : 3,
    tags: [message.kind],
    click: message.url,
    actions: actionsOf(message),
    // One message that is sent twice is shown once; servers before 2.16 ignore it. Not the topic: the next reminder rings.
    ...(SEQUENCE.test(message.id) ? { sequence_id: message.id } : {}),
  })
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (target.token !== null) headers.authorization = `Bearer ${target.token}`
  return outcomeOf(await sender.send(server, headers, body, signal, { followRedirects: false }))
}

const actionsOf = ({ offers, acting }: Message): object[] =>
  OFFERED.flatMap((act) => offers.filter((offer) => offer.act === act)).map(({ label, token }) => ({
    action: 'http',
    label,
    url: acting.endpoint,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
    clear: true,
  }))
