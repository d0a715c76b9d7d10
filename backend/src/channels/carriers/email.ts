import { hash } from 'node:crypto'
import type { Letter, Mailer } from '../../core/letter.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import { wordsIn } from '../texts/words.ts'
import { failed } from './outcome.ts'
import { escapeHtml, oneLine } from './text.ts'

/** @param domain what ids of letters end in */
export async function sendEmail(
  { mailer, domain }: { mailer: Mailer; domain: string },
  target: Extract<Target, { kind: 'email' }>,
  message: Message,
): Promise<Outcome> {
  if (!mailer.available) return failed('The service cannot send e-mails.')
  try {
    await mailer.send(letterOf(message, target.address, domain))
    return { statusCode: null, error: null, isGone: false, retryAfter: null }
  } catch (error) {
    return failed(reasonOf(error))
  }
}

export function letterOf(message: Message, to: string, domain: string): Letter {
  const thread = idOf(`topic ${message.topic}`, domain)
  return {
    to,
    subject: oneLine(message.title),
    text: textOf(message),
    html: htmlOf(message),
    messageId: idOf(`message ${message.id}`, domain),
    // All letters of a task answer one that was never sent: that makes them a thread.
    inReplyTo: thread,
    references: thread,
    headers: {
      'List-Unsubscribe': `<${message.unsubscribing.endpoint}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'Content-Language': message.language,
    },
  }
}

const idOf = (of: string, domain: string) => `<${hash('sha256', of, 'hex').slice(0, 40)}@${domain}>`

const linkOf = ({ acting }: Message, token: string) => `${acting.page}#${encodeURIComponent(token)}`

function textOf(message: Message): string {
  const words = wordsIn(message.language)
  const acts = message.offers.map(({ label, token }) => `${label}: ${linkOf(message, token)}`)
  const parts = [
    oneLine(message.title),
    message.text,
    `${words.open}: ${message.url}`,
    acts.join('\n'),
    `-- \n${words.why}\n${words.stop}: ${message.unsubscribing.page}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function htmlOf(message: Message): string {
  const words = wordsIn(message.language)
  const link = (url: string, label: string) => `<a href="${escapeHtml(url)}">${escapeHtml(label)}</a>`
  const title = escapeHtml(oneLine(message.title))
  const text =
    message.text === '' ? '' : `<p style="white-space:pre-line" dir="auto">${escapeHtml(message.text)}</p>`
  const acts = message.offers.map(({ label, token }) => link(linkOf(message, token), label)).join(' · ')
  // No colours: each reader has its own, in the light and in the dark.
  return `<!doctype html>
<html lang="${message.language}" dir="${words.dir}"><head><meta charset="utf-8">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${title}</title></head>
<body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36em" dir="${words.dir}">
<h1 style="font-size:1.25em" dir="auto">${title}</h1>
${text}
<p>${link(message.url, words.open)}</p>
${acts === '' ? '' : `<p>${acts}</p>`}
<hr><p style="font-size:0.85em">${escapeHtml(words.why)}<br>${link(message.unsubscribing.page, words.stop)}</p>
</body></html>
`
}

/** Never the server's message, which may quote anything. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown }
  if (typeof responseCode === 'number' && responseCode >= 500) {
    return code === 'EENVELOPE'
      ? 'The mail server refuses this address.'
      : 'The mail server refuses the e-mail.'
  }
  if (typeof responseCode === 'number') return 'The mail server does not take the e-mail now.'
  return 'The mail server cannot be reached.'
}
