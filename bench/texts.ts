/** Texts as an account might hold after many years: words as uneven as in any language, the same with every run. */

const COMMON = (
  'the to for and of a in with on call buy review write fix plan book pay read milk bread dentist invoice meeting ' +
  'report budget contract garden kitchen train hotel passport insurance holiday birthday present parents school ' +
  'teacher doctor office printer paper laptop backup server website newsletter customer offer project team offsite ' +
  'Müller Käse Brötchen Zürich Straße Rechnung Termin Zahnarzt Steuererklärung Geburtstag café résumé naïve façade ' +
  'دودھ خریدنا ملاقات کتاب بازار 牛乳を買う 歯医者に電話 会議の資料 東京への旅行 請求書を払う Привет молоко'
).split(' ')
const SYLLABLES =
  'ba be bi bo da de di do fa fi ga go ka ke ki la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se si ta te ti to va vi wa za'.split(
    ' ',
  )
const RARE = 20_000

/** A text of `words` words for the `seed`-th row; the commonest word is in more than half of the texts. */
export function textOf(seed: number, words: number): string {
  const random = generator(seed)
  return Array.from({ length: words }, () => wordOf(random())).join(' ')
}

/** A word by Zipf's law: the n-th comes about 1/n as often as the first. */
function wordOf(chance: number): string {
  const rank = Math.floor((COMMON.length + RARE) ** chance) - 1
  return COMMON[rank] ?? invented(rank)
}

function invented(rank: number): string {
  let word = ''
  for (let rest = rank * 7919; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) {
    word += SYLLABLES[rest % SYLLABLES.length]
  }
  return word
}

/** Mulberry32: small, fast, and the same everywhere. */
export function generator(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
