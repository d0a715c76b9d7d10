/** What of a line is plain text whatever it looks like: what is quoted or escaped, addresses, and what shall be ignored. */

/** Stands for each UTF-16 unit of it: a letter that is in no word. */
const HIDDEN = '\u{a66e}'

const PLAIN: readonly RegExp[] = [
  // A quotation, but for the name behind a sign.
  /(?<![#@])(?:"[^"]+"|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»)/gu,
  // A word with a backslash before it.
  /(?<!\S)\\\S+/gu,
  /\b(?:https?|ftp|mailto):\S+/giu,
  /(?<![^\s(<])[^\s@#"]+@[^\s@]+/gu,
]

const INSIDE_WORD = '[\\p{L}\\p{N}\\p{M}_]'

/** The line, of the same length, without what is plain text. @param ignore texts that are not to be read */
export function withoutPlain(line: string, ignore: readonly string[]): string {
  const ignored = ignore.map(
    (text) =>
      new RegExp(
        `(?<!${INSIDE_WORD}(?=${INSIDE_WORD}))${RegExp.escape(text)}(?!(?<=${INSIDE_WORD})${INSIDE_WORD})`,
        'gu',
      ),
  )
  return [...PLAIN, ...ignored].reduce(
    (text, pattern) => text.replace(pattern, (found) => HIDDEN.repeat(found.length)),
    line,
  )
}

const LETTERS: Record<string, string> = { ي: 'ی', ك: 'ک' }

/** Digits and letters of Arabic in the form that phrases are written in; the length stays. */
export const folded = (line: string): string =>
  line.replaceAll(/[٠-٩۰-۹يك]/gu, (sign) => LETTERS[sign] ?? String(sign.charCodeAt(0) % 16))
