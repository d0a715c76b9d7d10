import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { distance, markOf, rangesIn, similarTo, type Term, termsOf, vectorOf } from './model.ts'
import { wordsOf } from './words.ts'

const words = (text: string) => Array.from(wordsOf(text), (word) => word.text)
const sought = (query: string) => termsOf(query).map((term) => ({ ...term, similar: [] }))
/** The marked parts, cut out by code points. */
const marked = (text: string, query: string) =>
  rangesIn(text, sought(query)).map(([start, length]) =>
    Array.from(text)
      .slice(start, start + length)
      .join(''),
  )

describe('words', () => {
  const cases: [what: string, text: string, words: string[]][] = [
    ['letters and digits', 'Buy 2 x-large, v1.5!', ['buy', '2', 'x', 'large', 'v1', '5']],
    ['accents, composed or not', 'café cafe\u0301 Ångström', ['cafe', 'cafe', 'angstrom']],
    [
      'case in German, Turkish and Greek',
      'STRASSE Straße İstanbul ΟΔΟΣ',
      ['strasse', 'strasse', 'istanbul', 'οδοσ'],
    ],
    ['letters that differ by keyboard', 'كتاب کتاب يار یار', ['کتاب', 'کتاب', 'یار', 'یار']],
    ['vowel signs that may be left out', 'كِتَاب', ['کتاب']],
    ['vowels that may not', 'हिन्दी', ['हिन्दी']],
    ['compatibility forms', 'ｆｕｌｌ ﬁne x² ½', ['full', 'fine', 'x2', '12']],
    ['what is not seen', 'so\u00adft می\u200cخواهم \u200d', ['soft', 'میخواهم']],
    ['pairs where there are no spaces', '牛乳を買う', ['牛乳', '乳を', 'を買', '買う', 'う']],
    ['marks stay with their letters', 'ไปซื้อ', ['ไป', 'ปซื้', 'ซื้อ', 'อ']],
    ['scripts beside each other', '2026年にTokyoへ', ['2026', '年に', 'に', 'tokyo', 'へ']],
    ['symbols', '🎉party👍🏽', ['🎉', 'party', '👍']],
    ['nothing', " &|!():*'\\<-> \u0301", ['']],
  ]
  for (const [what, text, expected] of cases) {
    test(what, () =>
      assert.deepEqual(
        words(text).filter((word) => word !== ''),
        expected.filter((word) => word !== ''),
      ),
    )
  }

  test('a long one is cut between code points', () => {
    assert.deepEqual(words(`${'𝒜'.repeat(30)}${'a'.repeat(100)}`), ['a'.repeat(40)])
    assert.deepEqual(words('𐐷'.repeat(100)), ['𐐷'.repeat(40)])
  })
})

describe('a query', () => {
  test('is its distinct words, at most ten', () => {
    assert.deepEqual(
      termsOf('Milk, milk & honey').map(({ text }) => text),
      ['milk', 'honey'],
    )
    assert.equal(termsOf('a b c d e f g h i j k l').length, 10)
    assert.deepEqual(termsOf("& | ! :* ' \\"), [])
  })

  test('in a script without spaces becomes pairs, or its one character', () => {
    assert.deepEqual(
      termsOf('牛乳を').map(({ text }) => text),
      ['牛乳', '乳を'],
    )
    assert.deepEqual(
      termsOf('牛 乳').map(({ text }) => text),
      ['牛', '乳'],
    )
  })

  test('tolerates typos in longer words, and none in short ones, numbers and symbols', () => {
    const typos = Object.fromEntries(
      termsOf('the milk invoices r2d2c3 🎉 買う').map(({ text, typos }) => [text, typos]),
    )
    assert.deepEqual(typos, { the: 0, milk: 1, invoices: 2, r2d2c3: 0, '🎉': 0, 買う: 0 })
  })
})

describe('typos', () => {
  const cases: [one: string, other: string, typos: number][] = [
    ['milk', 'milk', 0],
    ['mlik', 'milk', 1],
    ['mil', 'milk', 1],
    ['milkk', 'milk', 1],
    ['malk', 'milk', 1],
    ['dentsit', 'dentist', 1],
    ['kitten', 'sitting', 3],
    ['', 'abc', 3],
    ['𐐷a', 'a𐐷', 1],
  ]
  for (const [one, other, typos] of cases) {
    test(`${typos} from ${one} to ${other}`, () => assert.equal(distance(one, other), typos))
  }

  test('ranks the nearest words first, without the word itself and distant ones', () => {
    const [term] = termsOf('invoice') as [Term]
    assert.deepEqual(similarTo({ ...term, typos: 2 }, ['invoke', 'invoice', 'invioce', 'voice']), [
      'invioce',
      'invoke',
      'voice',
    ])
  })
})

describe('highlighting', () => {
  const cases: [what: string, text: string, query: string, marked: string[]][] = [
    ['a word and one that begins so', 'Milk and milkshake, not oatmilk', 'milk', ['Milk', 'milkshake']],
    ['with its accents', 'Zwei cafe\u0301s, ein Café', 'cafe', ['cafe\u0301s', 'Café']],
    ['after characters of two units', '🙂🙂 buy milk 👍', 'milk', ['milk']],
    ['a symbol', 'Party 👍🏽🎉', '🎉', ['🎉']],
    ['from right to left', 'آج دودھ خریدنا ہے', 'خریدنا', ['خریدنا']],
    ['pairs as one', '牛乳を買う', '牛乳を', ['牛乳を']],
    ['pairs apart', '牛乳を買う牛乳', '牛乳', ['牛乳', '牛乳']],
    ['in order', 'honey with milk', 'milk honey', ['honey', 'milk']],
    ['nothing', 'honey', 'milk', []],
  ]
  for (const [what, text, query, expected] of cases) {
    test(what, () => assert.deepEqual(marked(text, query), expected))
  }

  test('marks the word that a misspelt one matched', () => {
    const [term] = termsOf('mlik') as [Term]
    assert.deepEqual(rangesIn('Buy milk', [{ ...term, similar: ['milk'] }]), [[4, 4]])
  })
})

describe('a document', () => {
  test('records the position of each word', () => {
    assert.equal(
      vectorOf('mark', { title: 'Milk, milk', description: 'Oat milk', notes: "it's" }),
      "'markmilk':1A,2B 'markoat':2B 'markit':3C 'marks':3C",
    )
    assert.equal(vectorOf('mark', { title: '🙂', description: null, notes: null }), "'mark🙂':1A")
  })

  test('has a size limit', () => {
    const notes = Array.from({ length: 5000 }, (_, index) => `w${index}`).join(' ')
    assert.equal(vectorOf('mark', { title: 'w1', description: null, notes }).split(' ').length, 4000)
  })

  test('of another user has different entries', () => {
    assert.match(markOf('ada'), /^[0-9a-f]{6}$/)
    assert.notEqual(markOf('ada'), markOf('grace'))
  })
})
