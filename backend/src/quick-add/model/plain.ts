/** What of a line is plain text whatever it looks like: what is quoted or escaped, addresses, and what shall be ignored. */

/** Stands for each UTF-16 unit of it: a letter that is in no word. */
const HIDDEN = '\u{a66e}'
/** The same of what is ignored, which is no letter: it looked like a reading, and parts what is around it. */
const IGNORED = '\u{e001}'

const PLAIN: readonly RegExp[] = [
  /[#@]?(?:"[^"]+"|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»)/gu,
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
  // A quotation behind a sign is a name.
  const hide = (found: string) => (/^[#@]["“„«]/u.test(found) ? found : HIDDEN.repeat(found.length))
  const read = ignored.reduce(
    (text, pattern) => text.replace(pattern, ({ length }) => IGNORED.repeat(length)),
    line,
  )
  return PLAIN.reduce((text, pattern) => text.replace(pattern, hide), read)
}

const LETTERS: Record<string, string> = { ي: 'ی', ك: 'ک' }

/** The line as phrases are written, unit by unit: small letters, one kind of spaces, digits and letters. */
export const folded = (line: string): string =>
  line
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/[يك]/g, (letter) => LETTERS[letter] ?? letter)
    // There are capitals whose small letter is two.
    .replaceAll(/\p{Lu}/gu, (letter) =>
      letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
    )
