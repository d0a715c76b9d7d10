/** Ranks how well texts match a query: small and simple, for a few hundred names. */

/** In lower case and without accents, so that `uber` finds `Über`. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLocaleLowerCase()

const WHOLE = 100
const BEGINS = 80
const WORD_BEGINS = 60
const INSIDE = 40
const LETTERS = 10

/**
 * 0 if it does not match. Each word of the query has to be in the text; a single one may also consist of letters of it
 * in order, the first one at the start of a word: `gk` finds `Garden of the king`.
 */
export function rank(text: string, query: string): number {
  const name = folded(text)
  const words = folded(query)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return 1
  if (name === words.join(' ')) return WHOLE
  const ranks = words.map((word) => rankOfWord(name, word))
  if (ranks.every((each) => each > 0)) return Math.min(...ranks) - lengthPenalty(name)
  const [only] = words
  return words.length === 1 && only !== undefined && areInitials(name, only)
    ? LETTERS - lengthPenalty(name)
    : 0
}

function rankOfWord(name: string, word: string): number {
  if (name.startsWith(word)) return BEGINS
  if (new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(word)}`, 'u').test(name)) return WORD_BEGINS
  return name.includes(word) ? INSIDE : 0
}

/** Of texts that match equally well, the shorter one ranks higher. */
const lengthPenalty = (name: string): number => Math.min(name.length, 90) / 100

/** Whether the letters are initials of words of the name, in order. */
function areInitials(name: string, letters: string): boolean {
  const initials = name.split(/[^\p{L}\p{N}]+/u).map((word) => word.charAt(0))
  let at = 0
  for (const initial of initials) if (initial === letters.charAt(at)) at += 1
  return letters.length > 1 && at === letters.length
}

/** The items that match, best first; those that match equally well stay in order. */
export function ranked<Item>(items: readonly Item[], query: string, textOf: (item: Item) => string): Item[] {
  return items
    .map((item) => ({ item, rank: rank(textOf(item), query) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ item }) => item)
}
