import type { Sender } from '../../core/sender.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import { outcomeOf } from './outcome.ts'
import { escapeMarkdown, isUrgent, oneLine } from './text.ts'

/** Gotify: it has no buttons, so what can be done is links to pages that ask first. */
export async function sendGotify(
  sender: Sender,
  target: Extract<Target, { kind: 'gotify' }>,
  message: Message,
  signal: AbortSignal,
): Promise<Outcome> {
  const title = oneLine(message.title)
  const links = message.offers.map(
    ({ label, token }) => `[${escapeMarkdown(label)}](<${message.acting.page}#${encodeURIComponent(token)}>)`,
  )
  const body = JSON.stringify({
    title,
    // Gotify refuses an empty message.
    message: [escapeMarkdown(message.text === '' ? title : message.text), links.join(' · ')]
      .filter((part) => part !== '')
      .join('\n\n'),
    priority: isUrgent(message.kind) ? 8 : 5,
    extras: {
      'client::display': { contentType: 'text/markdown' },
      'client::notification': { click: { url: message.url } },
    },
  })
  const headers = { 'content-type': 'application/json', 'x-gotify-key': target.token }
  const url = `${target.url.replace(/\/+$/, '')}/message`
  return outcomeOf(await sender.send(url, headers, body, signal, { followRedirects: false }))
}
