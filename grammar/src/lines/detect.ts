import { LANGUAGES, type Language } from './language.ts'
import { PHRASED, WORDS } from './languages.ts'
import type { Line, Reading } from './line.ts'

/** Finds out in which language a line is, from what can be read in each, and from its words. */

/** A single word that means a date elsewhere may be a name. */
const LEAST = 2
/** What is read in the same way in every language tells nothing. */
const TELLING: readonly Reading['kind'][] = ['due', 'recurrence', 'reminder', 'estimate']
const ARABIC = /\p{Script=Arabic}/u

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}]+|[\p{N}:.]+/gu) ?? []

/** @param read reads the line in a language */
export function bestOf(text: string, own: Language, read: (language: Language) => Line): Line {
  const best = { line: read(own), score: 0, language: own }
  best.score = scoreOf(best.line, own)
  const words = wordsOf(text)
  /** Most lines have no word of another language, and reading takes time. */
  const hasWords = (language: Language) =>
    words.some((word) => PHRASED[language].has(word) && !PHRASED[own].has(word))
  const isArabic = ARABIC.test(text)
  // Nobody writes German with words in Arabic letters; in Urdu, words in Latin letters are names.
  if (isArabic && own === 'ur') return best.line
  for (const language of LANGUAGES) {
    if (language === own || (isArabic ? language !== 'ur' : !hasWords(language))) continue
    const line = read(language)
    const score = scoreOf(line, language)
    const isTelling = line.readings.some(({ kind }) => TELLING.includes(kind))
    if (isTelling && score >= LEAST && score > best.score) Object.assign(best, { line, score, language })
  }
  return best.line
}

/** How many of the words are of that language: those that are read, and those that are known. */
function scoreOf({ title, readings }: Line, language: Language): number {
  const read = readings.filter(({ kind }) => TELLING.includes(kind)).flatMap(({ text }) => wordsOf(text))
  const known = wordsOf(title).filter((word) => WORDS[language].test(word))
  return read.length + known.length
}
