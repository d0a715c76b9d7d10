import type { Sender } from '../../core/sender.ts'
import type { Message, Outcome, Target } from '../model/message.ts'
import { failure, isUrgent, JSON_TYPE, lineOf, outcomeOf } from './parts.ts'

type GotifyTarget = Extract<Target, { kind: 'gotify' }>

/** Gotify has no buttons: what can be done is offered as links, to pages that ask first. */
export const gotifyCarrier =
  (sender: Sender) =>
  async (target: GotifyTarget, message: Message, signal: AbortSignal): Promise<Outcome> => {
    const url = URL.parse(target.url)
    if (url === null) return failure('The address is not valid.')
    const endpoint = `${url.origin}${url.pathname.replace(/\/+$/, '')}/message`
    const headers = { ...JSON_TYPE, 'x-gotify-key': target.token }
    // A redirect would take the token elsewhere.
    const sent = await sender.send(endpoint, headers, JSON.stringify(contentOf(message)), signal, {
      followRedirects: false,
    })
    return outcomeOf(sent)
  }

function contentOf(message: Message): object {
  const { text, url, acting, offers } = message
  const title = lineOf(message.title)
  const links = offers.map(({ label, token }) => `[${escaped(label)}](${linked(`${acting.page}#${token}`)})`)
  const said = escaped(text.trim() === '' ? title : text)
  return {
    title,
    message: links.length === 0 ? said : `${said}\n\n${links.join(' · ')}`,
    priority: isUrgent(message) ? 8 : 5,
    extras: {
      'client::display': { contentType: 'text/markdown' },
      'client::notification': { click: { url } },
    },
  }
}

/** As markdown that shows the very text: any ASCII punctuation may be escaped, and indented lines would be code. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[!-/:-@[-`{-~]/g, '\\$&')
    .split(/\s*\n\s*/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    // A hard break.
    .join('\\\n')

/** Without what would end the address of a link. */
const linked = (url: string): string => url.replaceAll(/[()<>\\\s]/g, encode)

const encode = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`
