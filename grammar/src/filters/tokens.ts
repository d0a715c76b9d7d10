/** Splits a filter into tokens. */

export interface Token {
  type: 'word' | 'quoted' | 'symbol' | 'end'
  /** Without quotes and their escapes. */
  text: string
  /** Where it begins, in UTF-16 code units. */
  offset: number
}

/** What can be wrong with the signs themselves. */
export interface SignMistake {
  kind: 'open_quote' | 'lone_backslash' | 'lone_sign' | 'unstorable'
}

/** The place from which a text cannot be read, and the reason. */
export class Unreadable<About = SignMistake> extends Error {
  readonly offset: number
  readonly about: About

  constructor(offset: number, sentence: string, about: About) {
    super(sentence)
    this.offset = offset
    this.about = about
  }
}

const SPACE = /\s*/y
const SYMBOL = /<=|>=|!=|[=<>~(),]/y
const WORD = /[^\s"<>=!~(),]+/y

/** @throws Unreadable */
export function tokensOf(text: string): Token[] {
  const unstorable = /\0|\p{Surrogate}/u.exec(text)
  if (unstorable !== null) {
    const sentence = 'Text must not contain NUL or unpaired surrogates.'
    throw new Unreadable(unstorable.index, sentence, { kind: 'unstorable' })
  }
  const tokens: Token[] = []
  let offset = 0
  const read = (pattern: RegExp): string => {
    pattern.lastIndex = offset
    return pattern.exec(text)?.[0] ?? ''
  }
  for (;;) {
    offset += read(SPACE).length
    if (offset >= text.length) return [...tokens, { type: 'end', text: '', offset }]
    const first = text.charAt(offset)
    if (first === '"' || first === "'") {
      const { content, end } = readQuoted(text, offset, first)
      tokens.push({ type: 'quoted', text: content, offset })
      offset = end
      continue
    }
    const symbol = read(SYMBOL)
    const found = symbol === '' ? read(WORD) : symbol
    if (found === '') {
      throw new Unreadable(offset, 'Expected “!=”; found “!” alone.', { kind: 'lone_sign' })
    }
    tokens.push({ type: symbol === '' ? 'word' : 'symbol', text: found, offset })
    offset += found.length
  }
}

/** Inside quotes, `\` escapes the quote, or itself. */
function readQuoted(text: string, start: number, quote: string): { content: string; end: number } {
  let content = ''
  for (let offset = start + 1; offset < text.length; offset += 1) {
    let character = text.charAt(offset)
    if (character === quote) return { content, end: offset + 1 }
    if (character === '\\') {
      offset += 1
      character = text.charAt(offset)
      if (character !== quote && character !== '\\') {
        const sentence = `Expected \\${quote} or \\\\; found a \\ alone.`
        throw new Unreadable(offset - 1, sentence, { kind: 'lone_backslash' })
      }
    }
    content += character
  }
  throw new Unreadable(start, `Expected a closing ${quote}; found the end.`, { kind: 'open_quote' })
}
