/** Whom a text names: read by the service, which stores it, and by the web app, which shows and suggests it. */

export interface Person {
  id: string
  name: string
}

/** A stretch of a text, and the ids of those whom it names: none, if it is text. */
export interface Stretch {
  text: string
  ids: readonly string[]
}

/** How many users one text can mention. */
export const MOST_MENTIONED = 20

/** How many signs of a text are looked at: each is compared with every name. */
const MOST_SIGNS = 200

/** What keeps a sign from beginning a mention: a word before it, or the first part of an e-mail address. */
const BEGINS = String.raw`(?<![\p{L}\p{M}\p{N}_][.%+-]*)`

/** A sign that begins a mention. */
const SIGN = new RegExp(`${BEGINS}@`, 'gu')

/** What follows a name that goes on: a letter, also after a hyphen or a dot, or the server of an address. */
const GOES_ON = String.raw`[-.]?[\p{L}\p{M}\p{N}_]|@`

/** The first letter of a word. */
const WORD = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{N}]/gu

/** A name that needs no quotation marks. */
const PLAIN = /^[\p{L}\p{M}\p{N}_]+$/u

/** Texts that look the same are the same. */
const comparable = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()

/**
 * A text cut at its mentions: `@name` or `@"Full Name"`. Of names that fit, the longest counts; who bears the same name is
 * mentioned as well. Together the stretches are the text in Unicode's composed form, which looks the same.
 */
export function stretchesOf(text: string, people: readonly Person[]): Stretch[] {
  const body = text.normalize('NFC')
  const named = people
    .map(({ id, name }) => ({ id, name: comparable(name) }))
    .filter(({ name }) => name !== '')
    .map(({ id, name }) => ({ id, length: name.length, pattern: patternOf(name) }))
  const stretches: Stretch[] = []
  let end = 0
  for (const { index } of [...body.matchAll(SIGN)].slice(0, MOST_SIGNS)) {
    if (index < end) continue
    const fitting = named.flatMap(({ id, length, pattern }) => {
      pattern.lastIndex = index
      const found = pattern.exec(body)?.[0]
      return found === undefined ? [] : [{ id, length, found }]
    })
    const longest = Math.max(...fitting.map(({ length }) => length))
    const meant = fitting.filter(({ length }) => length === longest)
    const [first] = meant
    if (first === undefined) continue
    if (index > end) stretches.push({ text: body.slice(end, index), ids: [] })
    stretches.push({ text: first.found, ids: meant.map(({ id }) => id) })
    end = index + first.found.length
  }
  if (end < body.length) stretches.push({ text: body.slice(end), ids: [] })
  return stretches
}

/** @param name in its comparable form */
function patternOf(name: string): RegExp {
  const written = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replaceAll(' ', '\\s+')
  return new RegExp(`@(?:"${written}"|${written}(?!${GOES_ON}))`, 'iuy')
}

/** The ids of those whom a text names, in the order of the text, each once. */
export const mentionsIn = (text: string, people: readonly Person[]): string[] =>
  [...new Set(stretchesOf(text, people).flatMap(({ ids }) => ids))].slice(0, MOST_MENTIONED)

/** How a text names somebody. */
export const mentionOf = (name: string): string =>
  PLAIN.test(name) || name.includes('"') ? `@${name}` : `@"${name}"`

const TYPED = new RegExp(`${BEGINS}@"?([^@"\\n]*)$`, 'u')

/** The beginning of a name that is being typed at the end of a text, and where its sign is; null where none is. */
export function typedMention(text: string): { query: string; start: number } | null {
  const found = TYPED.exec(text)
  return found === null ? null : { query: found[1] ?? '', start: found.index }
}

/** Whether a name, or one word of it, begins with `query`. */
export function beginsWith(name: string, query: string): boolean {
  const [whole, wanted] = [comparable(name), comparable(query)]
  if (whole.startsWith(wanted)) return true
  return [...whole.matchAll(WORD)].some(({ index }) => whole.startsWith(wanted, index))
}
