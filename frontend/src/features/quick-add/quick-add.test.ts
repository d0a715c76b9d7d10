import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { QuickAddReading } from '@docket/sdk'
import { linesOf, meaningsOf, standing, stretchesOf } from './readings.ts'
import { suggestionsFor, withSuggestion, wordAt } from './suggestions.ts'

const due = { date: '2026-11-22', time: '09:00' }
const LINE = '🌱 Water tomorrow the plants at 9 @home'
const READINGS: QuickAddReading[] = [
  { kind: 'due', text: 'tomorrow', start: 8, end: 16, value: due },
  { kind: 'due', text: 'at 9', start: 28, end: 32, value: due },
  { kind: 'label', text: '@home', start: 33, end: 38, value: { id: null, name: 'home' } },
]

describe('parsed spans', () => {
  test('are marked at their positions, counted in code points', () => {
    const stretches = stretchesOf(LINE, READINGS)
    assert.deepEqual(stretches, [
      { text: '🌱 Water ', kind: null },
      { text: 'tomorrow', kind: 'due' },
      { text: ' the plants ', kind: null },
      { text: 'at 9', kind: 'due' },
      { text: ' ', kind: null },
      { text: '@home', kind: 'label' },
    ])
    assert.equal(stretches.map(({ text }) => text).join(''), LINE)
  })

  test('of an earlier line apply as far as the text is unchanged', () => {
    const kinds = (line: string) => standing(READINGS, line).map(({ text }) => text)
    assert.deepEqual(kinds(`${LINE} and more`), ['tomorrow', 'at 9', '@home'])
    assert.deepEqual(kinds(LINE.replace('at 9', 'at noon')), ['tomorrow'])
    assert.deepEqual(kinds(''), [])
  })

  test('with one meaning together count as one', () => {
    assert.deepEqual(
      meaningsOf(READINGS).map(({ reading, texts }) => [reading.kind, texts]),
      [
        ['due', ['tomorrow', 'at 9']],
        ['label', ['@home']],
      ],
    )
  })
})

test('pasted lines lose their bullets and checkboxes, and nothing else', () => {
  const pasted = '- Milk\r\n* [ ] Eggs\n\n  1. Bread\n• [x] Tea\n-5 degrees\n2024 taxes\n3)Cake\u2028Last'
  assert.deepEqual(linesOf(pasted), [
    'Milk',
    'Eggs',
    'Bread',
    'Tea',
    '-5 degrees',
    '2024 taxes',
    '3)Cake',
    'Last',
  ])
})

describe('suggestions', () => {
  const named = (name: string, id: number) => ({ id, name, color: null })
  const known = {
    projects: [named('Home office', 1), named('Garden', 2), named('Office', 3)],
    labels: [named('home', 1)],
    members: [
      { id: 'a', name: 'Ada Lovelace' },
      { id: 'b', name: 'Bob' },
    ],
    priorities: [
      ['urgent', 'urgent'],
      ['high', 'high'],
    ] as ['urgent' | 'high', string][],
  }
  const names = (line: string) => {
    const word = wordAt(line, line.length)
    return word === null ? null : suggestionsFor(word, known).map(({ name }) => name)
  }

  test('appear after a sign at the beginning of a word', () => {
    assert.deepEqual(names('Call #'), ['Home office', 'Garden', 'Office'])
    assert.deepEqual(names('Call #off'), ['Office', 'Home office'])
    assert.deepEqual(names('Call #home o'), ['Home office'])
    assert.deepEqual(names('Call #garden then'), [])
    assert.deepEqual(names('Call (@h'), ['home'])
    assert.deepEqual(names('Call !'), ['urgent', 'high'])
    assert.equal(names('ada@example'), null)
    assert.equal(names('Hurry!'), null)
  })

  test('end when the name is complete', () => {
    assert.deepEqual(names('Call @home'), [])
    assert.deepEqual(names('Call #office'), [])
    assert.deepEqual(names('Call !high'), [])
    assert.deepEqual(names('Call #home'), ['Home office'], 'a longer one may be meant')
  })

  test('of estimates give a number its unit, without which it would be text', () => {
    assert.deepEqual(names('Read ~'), ['5m', '15m', '30m', '1h', '2h', '4h'])
    assert.deepEqual(names('Read ~30'), ['30m', '30h'])
    assert.deepEqual(names('Read ~1'), ['1m', '1h', '15m'])
    assert.deepEqual(names('Read (~1,5'), ['1h30m'])
    assert.deepEqual(names('Read ~30m'), [], 'it is written')
    assert.deepEqual(names('~30 guests'), [], 'it is text')
    assert.equal(names('about~30'), null)
    assert.deepEqual(names('Call #Garden ~30'), ['30m', '30h'])
    assert.deepEqual(names('Call #gar~'), [], 'a name may have the sign in it')
  })

  test('of members appear after a plus, which may stand in a text or a name as well', () => {
    assert.deepEqual(names('Call +'), ['Ada Lovelace', 'Bob'])
    assert.deepEqual(names('Call +ada'), ['Ada Lovelace'])
    assert.deepEqual(names('Call +ada l'), ['Ada Lovelace'])
    assert.deepEqual(names('Call +"lo'), ['Ada Lovelace'])
    assert.deepEqual(names('Call +bob'), [], 'it is written')
    assert.deepEqual(names('Call +49 30'), [], 'it is text')
    assert.deepEqual(names('Call #Garden +b'), ['Bob'])
    assert.deepEqual(names('Call #gar+'), [], 'a name may have the sign in it')
    assert.deepEqual(names('Call #home + o'), [], 'a name may have the sign in it')
    assert.equal(names('2 + 2'), null)
    assert.equal(names('C++'), null)
    const word = wordAt('Call +ad', 8)
    assert.ok(word !== null)
    assert.deepEqual(suggestionsFor(word, { ...known, members: [] }), [])
  })

  test('replace the word at the caret', () => {
    const word = wordAt('Call #ga tomorrow', 8)
    assert.ok(word !== null)
    assert.deepEqual(withSuggestion('Call #ga tomorrow', 8, word, 'Garden'), {
      line: 'Call #Garden tomorrow',
      caret: 13,
    })
  })
})
