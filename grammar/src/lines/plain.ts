/** Parts of a line that are plain text whatever they look like: quotations, escapes, addresses and ignored texts. */

/** Stands for each UTF-16 unit of plain text: a letter that is in no word. */
const HIDDEN = '\u{a66e}'
/** Stands for each unit of an ignored text; no letter: the text looked like a reading, and parts its neighbours. */
const IGNORED = '\u{e001}'

const PLAIN: readonly RegExp[] = [
  /[#@+]?(?:"[^"]+"|“[^“”]+”|„[^„“”]+[“”]|«[^«»]+»)/gu,
  // A word with a backslash before it.
  /(?<!\S)\\\S+/gu,
  /\b(?:https?|ftp|mailto):\S+/giu,
  /(?<![^\s(<])[^\s@#"]+@[^\s@]+/gu,
]

const INSIDE_WORD = '[\\p{L}\\p{N}\\p{M}_]'

/**
 * The line with plain text blanked out, at the same length.
 * @param ignore texts that are not to be read
 * @param isAssignee whether a quotation after `+` is a name
 */
export function withoutPlain(
  line: string,
  ignore: readonly string[],
  isAssignee: (quotation: string) => boolean,
): string {
  const ignored = ignore.map(
    (text) =>
      new RegExp(
        `(?<!${INSIDE_WORD}(?=${INSIDE_WORD}))${RegExp.escape(text)}(?!(?<=${INSIDE_WORD})${INSIDE_WORD})`,
        'gu',
      ),
  )
  // A quotation after a sign is a name.
  const isName = (found: string) =>
    /^[#@]["“„«]/u.test(found) || (/^\+["“„«]/u.test(found) && isAssignee(found))
  const hide = (found: string) => (isName(found) ? found : HIDDEN.repeat(found.length))
  const read = ignored.reduce(
    (text, pattern) => text.replace(pattern, ({ length }) => IGNORED.repeat(length)),
    line,
  )
  return PLAIN.reduce((text, pattern) => text.replace(pattern, hide), read)
}

const LETTERS: Record<string, string> = { ي: 'ی', ك: 'ک' }

/** The line in the form of the phrases, unit by unit: lower case, with one kind of spaces, digits and letters. */
export const folded = (line: string): string =>
  line
    .replaceAll(/\s/g, ' ')
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) % 16))
    .replaceAll(/[يك]/g, (letter) => LETTERS[letter] ?? letter)
    // The lower case of some capitals has two units.
    .replaceAll(/\p{Lu}/gu, (letter) =>
      letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter,
    )
