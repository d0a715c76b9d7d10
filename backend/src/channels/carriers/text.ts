/** Text of users in messages. */

/** What moves text to another line or turns its direction: neither belongs in a subject. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu

/** One line without control characters. */
export const oneLine = (text: string): string => text.replace(UNSEEN, ' ').trim()

/** At most `length` code points, with "…" in place of what is missing. */
export function cut(text: string, length: number): string {
  const points = [...text]
  return points.length <= length ? text : `${points.slice(0, Math.max(length - 1, 0)).join('')}…`
}

/** The longest beginning of `text` that `fits`; at the least nothing but "…". */
export function longest(text: string, fits: (part: string) => boolean): string {
  if (fits(text)) return text
  let [low, high] = [1, [...text].length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(cut(text, middle))) low = middle
    else high = middle - 1
  }
  return cut(text, low)
}

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Safe in the text and the quoted attributes of HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => ESCAPES[found] ?? '')

/** Markdown that shows the text as it is. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_{}[\]()#+\-.!|~<>&:@/]/g, (found) =>
    /[<>&]/.test(found) ? (ESCAPES[found] ?? '') : `\\${found}`,
  )

/** Whether a message should reach its receiver at once. */
export const isUrgent = (kind: string): boolean => kind === 'reminder' || kind === 'due'
