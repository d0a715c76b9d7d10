import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { beginsWith, MOST_MENTIONED, mentionOf, mentionsIn, stretchesOf, typedMention } from './mentions.ts'

const PEOPLE = [
  { id: 'a', name: 'Ada' },
  { id: 'al', name: 'Ada Lovelace' },
  { id: 'b', name: 'bob' },
  { id: 'j', name: 'José' },
  { id: 'u', name: 'عائشہ' },
  { id: 'o', name: "Anne O'Neil" },
  { id: 's', name: 'a.*' },
  { id: 'h', name: 'Jean-Luc (x/y)' },
]

describe('a text mentions', () => {
  const cases: [string, string, string[]][] = [
    ['who is named after the sign', 'Hi @bob', ['b']],
    ['in any case', '@BOB and @aDa', ['b', 'a']],
    ['at the beginning, before a mark and in brackets', '@bob, (@ada)!', ['b', 'a']],
    ['each once, in the order of the text', '@bob @ada @bob', ['b', 'a']],
    ['by the longest name that fits', '@Ada Lovelace, @ada  lovelace', ['al']],
    ['by the shorter one where the longer goes on', '@Ada Lovelacexyz', ['a']],
    ['by a quoted name', '@"Ada Lovelace" and @"bob"', ['al', 'b']],
    ['before a possessive', "@bob's task", ['b']],
    ['with a mark or a quote in the name', "@Anne O'Neil", ['o']],
    ['in other scripts, and with letters that are put together', '@عائشہ @Jose\u0301', ['u', 'j']],
    ['names that look like patterns', 'x @a.* y', ['s']],
    ['with hyphens and brackets', '@Jean-Luc (x/y) and @"jean-luc (x/y)"', ['h']],
    ['at the end of a sentence', 'Ask @bob.', ['b']],
    ['on lines of their own', 'a\n@bob\n@ada', ['b', 'a']],
  ]
  for (const [title, text, expected] of cases) {
    test(title, () => assert.deepEqual(mentionsIn(text, PEOPLE), expected))
  }
})

describe('a text mentions nobody', () => {
  const cases: [string, string][] = [
    ['in an e-mail address', 'x@bob, x.y+z@ada, x+@bob'],
    ['in an address that begins with a name', '@bob@example.com'],
    ['at a server', '@bob.example.com'],
    ['within a word', 'foo@bob, é@bob, 7@bob, _@bob'],
    ['whose name goes on', '@bobby @bob_ @bob7 @bob-marley'],
    ['who is not there', '@eve @"Ada Byron"'],
    ['without a sign', 'bob, @ bob'],
    ['in an open quote', '@"bob'],
  ]
  for (const [title, text] of cases) test(title, () => assert.deepEqual(mentionsIn(text, PEOPLE), []))

  test('whose name is blank', () => assert.deepEqual(mentionsIn('@ @""', [{ id: 'x', name: ' ' }]), []))
})

test('who bears the same name is mentioned as well', () => {
  const twins = [
    { id: '1', name: 'Sam' },
    { id: '2', name: 'SAM' },
  ]
  assert.deepEqual(mentionsIn('@sam', twins), ['1', '2'])
})

test(`mentions end at ${MOST_MENTIONED}`, () => {
  const many = Array.from({ length: 50 }, (_, index) => ({ id: `${index}`, name: `n${index}x` }))
  const text = many.map(({ name }) => `@${name}`).join(' ')
  assert.deepEqual(
    mentionsIn(text, many),
    many.slice(0, MOST_MENTIONED).map(({ id }) => id),
  )
})

test('a name is found by the beginning of any of its words', () => {
  for (const query of ['', 'ad', 'LOVE', 'ada l']) assert.ok(beginsWith('Ada Lovelace', query), query)
  for (const query of ["o'n", 'neil']) assert.ok(beginsWith("Anne O'Neil", query), query)
  for (const query of ['ove', 'a.', '%', 'lovelace ada']) assert.ok(!beginsWith('Ada Lovelace', query), query)
})

test('of a text of nothing but signs, only some are looked at', () => {
  const person = { id: 'a', name: 'Ada' }
  assert.deepEqual(mentionsIn(`${'@ '.repeat(199)}@ada`, [person]), ['a'])
  assert.deepEqual(mentionsIn(`${'@ '.repeat(200)}@ada`, [person]), [])
})

test('a text is cut at its mentions', () => {
  const cut = (text: string) => stretchesOf(text, PEOPLE).map(({ text, ids }) => [text, ...ids])
  assert.deepEqual(cut('Hi @"Ada  Lovelace", @bob\'s @eve'), [
    ['Hi '],
    ['@"Ada  Lovelace"', 'al'],
    [', '],
    ['@bob', 'b'],
    ["'s @eve"],
  ])
  assert.deepEqual(cut(''), [])
})

test('whom the web app names is read again', () => {
  for (const { id, name } of PEOPLE) {
    const text = `${mentionOf(name)} und mehr`
    assert.deepEqual(mentionsIn(text, PEOPLE), [id], text)
  }
  assert.equal(mentionOf('bob'), '@bob')
  assert.equal(mentionOf('Ada Lovelace'), '@"Ada Lovelace"')
  assert.deepEqual(mentionsIn(`${mentionOf('a "b" c')} d`, [{ id: 'q', name: 'a "b" c' }]), ['q'])
})

describe('a mention that is being typed', () => {
  const cases: [text: string, query: string | null, start?: number][] = [
    ['@', '', 0],
    ['Hi @Ad', 'Ad', 3],
    ['Hi @Ada Lo', 'Ada Lo', 3],
    ['Hi @"Ada Lo', 'Ada Lo', 3],
    ['(@ad', 'ad', 1],
    ['@bob and @e', 'e', 9],
    ['x@ad', null],
    ['x.y+@ad', null],
    ['@"Ada"', null],
    ['@ada\n', null],
    ['ada', null],
  ]
  for (const [text, query, start] of cases) {
    test(`in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(typedMention(text), query === null ? null : { query, start }))
  }
})
