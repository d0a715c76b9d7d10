import type { Language } from '@docket/grammar/lines/language.ts'
import { lineOf } from './carriers/parts.ts'
import type { Message } from './model/message.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'
import type { Words } from './texts.ts'

/** How an e-mail that tells of something looks, as plain text and as HTML. */

const WORDS: Record<Language, Words> = { en, de, ur }

/** Acts are links to pages that ask first: scanners of mail open every link. */
const linksOf = ({ acting, offers }: Message) =>
  offers.map(({ label, token }) => ({ label, url: `${acting.page}#${token}` }))

export function plainLetter(message: Message): string {
  const { text, language, url, unsubscribing } = message
  const { open, why, unsubscribe } = WORDS[language]
  const parts = [
    lineOf(message.title),
    text.trim(),
    `${open}:\n${url}`,
    ...linksOf(message).map((link) => `${link.label}:\n${link.url}`),
    `-- \n${why}\n${unsubscribe}:\n${unsubscribing.page}`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** In the colours of the reader's mail program, which may be dark; those that are given are legible on both. */
const STYLE = `:root { color-scheme: light dark; supported-color-schemes: light dark }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 24px; max-width: 36em }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 8px; overflow-wrap: anywhere }
p { margin: 0 0 16px; overflow-wrap: anywhere; white-space: pre-line }
a { color: #3b82f6 }
.open { display: inline-block; padding: 8px 20px; border-radius: 6px; background: #2563eb; color: #ffffff; text-decoration: none }
.acts a { display: inline-block; margin-inline-end: 16px }
.end { font-size: 13px; color: #7a7a7a; border-top: 1px solid #7a7a7a55; padding-top: 12px }`

export function htmlLetter(message: Message): string {
  const { text, language, url, unsubscribing } = message
  const { direction, open, why, unsubscribe } = WORDS[language]
  const title = lineOf(message.title)
  const acts = linksOf(message).map((link) => html`<a href="${link.url}">${link.label}</a>`)
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${[STYLE]}</style>
</head>
<body dir="${direction}">
<h1 dir="auto">${title}</h1>
${text.trim() === '' ? [] : [html`<p>${text.trim()}</p>`]}
<p><a class="open" href="${url}">${open}</a></p>
${acts.length === 0 ? [] : ['<p class="acts">', ...acts, '</p>']}
<p class="end">${why}
<a href="${unsubscribing.page}">${unsubscribe}</a></p>
</body>
</html>
`
}

/** Escapes strings; a list has what is HTML already. */
const html = (parts: TemplateStringsArray, ...values: (string | string[])[]): string =>
  String.raw(
    { raw: parts },
    ...values.map((value) => (typeof value === 'string' ? escaped(value) : value.join('\n'))),
  )

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)
