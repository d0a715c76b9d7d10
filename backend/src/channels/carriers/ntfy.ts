import type { Sender } from '../../core/sender.ts'
import type { Act, Message, Outcome, Target } from '../model/message.ts'
import { failure, isUrgent, JSON_TYPE, lineOf, outcomeOf } from './parts.ts'

type NtfyTarget = Extract<Target, { kind: 'ntfy' }>

/** Its messages have three buttons at most. */
const ACTS: readonly Act[] = ['done', 'snooze_10_minutes', 'snooze_1_hour']
/** Its app shows these as emoji before the title. */
const TAGS: Record<string, string> = {
  reminder: 'alarm_clock',
  due: 'alarm_clock',
  overdue: 'warning',
  assigned: 'bust_in_silhouette',
  mentioned: 'speech_balloon',
  comment: 'speech_balloon',
  invitation: 'envelope',
  overview: 'calendar',
  review: 'calendar',
}

/**
 * Bytes of a message. A server takes 4096, and 8192 of the whole request, in which quotes are escaped; a longer message
 * would become a file, or be refused.
 */
const LONGEST = 3000

/** Publishes as JSON (docs.ntfy.sh/publish): headers would have to encode what is not ASCII. */
export const ntfyCarrier =
  (sender: Sender) =>
  async (target: NtfyTarget, message: Message, signal: AbortSignal): Promise<Outcome> => {
    const place = placeOf(target.url)
    if (place === undefined) return failure('The address does not end in the name of a topic.')
    const headers = target.token === null ? {} : { authorization: `Bearer ${target.token}` }
    const body = JSON.stringify({ topic: place.topic, ...publicationOf(message) })
    // A redirect would take the token elsewhere.
    const sent = await sender.send(place.server, { ...JSON_TYPE, ...headers }, body, signal, {
      followRedirects: false,
    })
    return outcomeOf(sent)
  }

/** The URL ends in the topic; JSON is published to what precedes it. */
function placeOf(text: string): { server: string; topic: string } | undefined {
  const url = URL.parse(text)
  const [, path, topic] = url?.pathname.match(/^(.*\/)([-_A-Za-z0-9]{1,64})\/?$/) ?? []
  if (url === null || path === undefined || topic === undefined) return undefined
  return { server: url.origin + path, topic }
}

function publicationOf(message: Message): object {
  const { id, kind, text, url, acting, offers } = message
  const title = lineOf(message.title)
  return {
    // If it is sent twice, it is shown once. Not the topic of the task: its next reminder must make itself heard.
    sequence_id: id,
    title,
    // An empty one would be replaced by "triggered".
    message: text.trim() === '' ? title : shortened(text),
    priority: isUrgent(message) ? 4 : 3,
    tags: TAGS[kind] === undefined ? [] : [TAGS[kind]],
    click: url,
    actions: ACTS.flatMap((act) => offers.find((offer) => offer.act === act) ?? []).map(
      ({ label, token }) => ({
        action: 'http',
        label,
        url: acting.endpoint,
        method: 'POST',
        headers: JSON_TYPE,
        body: JSON.stringify({ token }),
        clear: true,
      }),
    ),
  }
}

function shortened(text: string): string {
  if (Buffer.byteLength(text) <= LONGEST) return text
  let start = ''
  let bytes = Buffer.byteLength('…')
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > LONGEST) break
    start += character
  }
  return `${start}…`
}
