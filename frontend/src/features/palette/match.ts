import uFuzzy from '@leeoniya/ufuzzy'
import { rank } from '../../text/rank.ts'

/** Ranks what the palette offers: by its name, then by other words for it, then in spite of a typing error. */

export interface Findable {
  label: string
  hint?: string
  /** Other words for it. */
  keywords?: string
}

/** What counts as a match by name: anything less is worth no more than another word for it. */
const BY_NAME = 40
const BY_WORDS = 12
/** The rank of what matches only in spite of an error. */
export const SIMILAR = 1
/** Shorter words with an error in them would match anything. */
const SHORTEST_MISTYPED = 4

const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\p{N}']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\p{N}|\\p{N}\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{M}\\p{N}']",
  intraContr: "'\\p{L}{1,2}\\b",
  // One error in each word, but not in its first letter.
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
})

export interface Found<Item> {
  item: Item
  rank: number
}

/** The items that match, best first. */
export function matches<Item extends Findable>(items: readonly Item[], query: string): Found<Item>[] {
  const found: Found<Item>[] = []
  const others: Item[] = []
  for (const item of items) {
    const how = rankOf(item, query)
    if (how > 0) found.push({ item, rank: how })
    else others.push(item)
  }
  if (query.trim().length >= SHORTEST_MISTYPED) {
    const texts = others.map(textOf)
    const [indexes] = fuzzy.search(texts, query.trim(), 1)
    for (const index of indexes ?? []) {
      const item = others[index]
      if (item !== undefined) found.push({ item, rank: SIMILAR })
    }
  }
  return found.toSorted((one, other) => other.rank - one.rank)
}

const textOf = ({ label, hint = '', keywords = '' }: Findable): string => `${label} ${hint} ${keywords}`

function rankOf(item: Findable, query: string): number {
  const byName = rank(item.label, query)
  if (byName >= BY_NAME - 1) return byName
  const byWords = rank(textOf(item), query)
  return byWords > 0 ? Math.max(byName, BY_WORDS + byWords / 10) : byName
}
