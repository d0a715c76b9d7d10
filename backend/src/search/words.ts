/**
 * Splits text into words. Documents, queries and highlights are all split here, so that what is indexed, what is
 * searched for and what is marked are the same words, whatever the database's locale is.
 */

export interface Word {
  /** Folded: without case, accents and width. */
  text: string
  /** Where it is in the text, in UTF-16 units. */
  start: number
  end: number
  kind: 'word' | 'pair' | 'symbol'
}

/** Longer words are cut: nobody remembers more of one, and the size of an index entry is limited. */
const LONGEST = 40

/** Scripts that put no spaces between words. */
const UNSPACED =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}'
/** What words are made of; soft hyphens and (non-)joiners inside them are invisible. */
const LETTER = '\\p{L}\\p{M}\\p{N}\\u00ad\\u200c\\u200d'

const TOKEN = new RegExp(
  `(?<run>[[${UNSPACED}]&&[\\p{L}\\p{M}]]+)|(?<word>[[${LETTER}]--[[${UNSPACED}]&&[\\p{L}]]]+)|(?<symbol>\\p{Extended_Pictographic})`,
  'gv',
)
/** A letter with the marks on it. */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gu

/**
 * The words of `text`, in order. A run of a script without spaces becomes its pairs of neighbouring characters, and
 * its last character alone: so every part of it is found, without a dictionary that would change with its version.
 */
export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: found, index, groups } of text.matchAll(TOKEN)) {
    const end = index + found.length
    if (groups?.run !== undefined) yield* pairsOf(found, index)
    else if (groups?.symbol !== undefined) yield { text: found, start: index, end, kind: 'symbol' }
    else {
      const folded = cut(fold(found))
      // Nothing is left of a joiner that stands alone.
      if (folded !== '') yield { text: folded, start: index, end, kind: 'word' }
    }
  }
}

function* pairsOf(run: string, offset: number): Generator<Word> {
  let before: Word | undefined
  for (const { 0: found, index } of run.matchAll(CHARACTER)) {
    const start = offset + index
    const character: Word = { text: fold(found), start, end: start + found.length, kind: 'pair' }
    if (before !== undefined) yield { ...before, text: before.text + character.text, end: character.end }
    before = character
  }
  if (before !== undefined) yield before
}

/** Marks that people leave out: accents of Latin, Greek and Cyrillic, vowel signs of Arabic and Hebrew. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]/g
const NO_LETTER = /[^\p{L}\p{M}\p{N}]/gu
/** Letters that Unicode does not decompose, and those that keyboards of other languages have for the same one. */
const SAME: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
}
const OTHERS = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g')
const ASCII = /^[a-z0-9]*$/

function fold(text: string): string {
  const lower = text.toLowerCase()
  if (ASCII.test(lower)) return lower
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(NO_LETTER, '')
    .normalize('NFC')
    .replace(OTHERS, (letter) => SAME[letter] ?? letter)
}

/** Cuts a long word, between code points. */
function cut(word: string): string {
  return word.length <= LONGEST
    ? word
    : Array.from(word.slice(0, 2 * LONGEST))
        .slice(0, LONGEST)
        .join('')
}
