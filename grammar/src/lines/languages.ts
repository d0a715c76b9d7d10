import { asksOf } from './asks.ts'
import { estimatesOf } from './estimates.ts'
import type { Grammar } from './grammar.ts'
import type { Language } from './language.ts'
import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import { ur } from './languages/ur.ts'
import { finderOf } from './phrases.ts'

const finders = (grammar: Grammar) => ({
  phrases: finderOf(grammar),
  estimates: estimatesOf(grammar.vocabulary),
  asks: asksOf(grammar),
})

/** The functions that find the phrases and estimates of each language; a line is read in one language. */
export const FINDERS: Record<Language, ReturnType<typeof finders>> = {
  en: finders(en),
  de: finders(de),
  ur: finders(ur),
}

const wordsOf = ({ words }: Grammar, letters = '(?!)') => new RegExp(`^(?:${words})$|${letters}`, 'u')

/** Words by which a language can be told, and its letters that the others lack. */
export const WORDS: Record<Language, RegExp> = {
  en: wordsOf(en),
  de: wordsOf(de, '[äöüß]'),
  ur: wordsOf(ur, '\\p{Script=Arabic}'),
}

const phrasedOf = (grammar: Grammar) =>
  new Set(
    JSON.stringify(grammar)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu),
  )

/** All words in the phrases of each language; where a line has none of them, nothing can be read. */
export const PHRASED: Record<Language, ReadonlySet<string>> = {
  en: phrasedOf(en),
  de: phrasedOf(de),
  ur: phrasedOf(ur),
}
