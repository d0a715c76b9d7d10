import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { TextKey } from './keys.ts'
import { addTexts, onLanguage, showTexts, type TFunction, t, translator, type Values } from './t.ts'

const TEXTS = {
  plain: 'Plain',
  deep: { text: '{{name}}: {{name}} of {{all}}' },
  tasks_zero: 'nothing',
  tasks_one: '{{count}} task',
  tasks_other: '{{count}} tasks',
  day_ordinal_one: '{{count}}st',
  day_ordinal_two: '{{count}}nd',
  day_ordinal_other: '{{count}}th',
  days_one: 'ein Tag',
  days_other: '{{count}} Tage',
  too_many: 'At most {{most}}',
}
/** By any key: those of the app's own texts are checked when the code is compiled. */
const say = (t: TFunction, key: string, values?: Values) => t(key as TextKey, values)

describe('a text', () => {
  const en = translator('en', TEXTS)

  test('is found by its path, and is its path where there is none', () => {
    assert.equal(say(en, 'plain'), 'Plain')
    for (const key of ['none', 'deep', 'deep.none', 'plain.none', 'constructor', 'deep.toString']) {
      assert.equal(say(en, key), key)
    }
  })

  test('has its values, in which places are text', () => {
    assert.equal(
      say(en, 'deep.text', { name: '{{all}} $& $t(plain)', all: 0 }),
      '{{all}} $& $t(plain): {{all}} $& $t(plain) of 0',
    )
    assert.equal(say(en, 'deep.text', { name: undefined }), ':  of {{all}}')
  })

  test('has the form of a place in an order', () => {
    assert.deepEqual(
      [21, 2, 11].map((count) => say(en, 'day_ordinal', { count })),
      ['21st', '2nd', '11th'],
    )
  })

  test('has the plural of its count, and its own for zero', () => {
    assert.deepEqual(
      [0, 1, 2].map((count) => say(en, 'tasks', { count })),
      ['nothing', '1 task', '2 tasks'],
    )
    assert.deepEqual(
      [0, 1].map((count) => say(translator('de', TEXTS), 'days', { count })),
      ['0 Tage', 'ein Tag'],
    )
    assert.equal(say(en, 'plain', { count: 3 }), 'Plain')
    assert.equal(say(en, 'too_many', { most: 5 }), 'At most 5')
  })
})

test('texts of parts are added to those of their language, before and after it is shown', () => {
  let shown = 0
  const stop = onLanguage(() => {
    shown += 1
  })
  const own = { part: { a: 'A' } }
  addTexts('de', { part: { b: 'B (de)' } })
  addTexts('en', own)
  showTexts('en')
  addTexts('en', { part: { b: 'B' } })
  assert.deepEqual([say(t, 'part.a'), say(t, 'part.b'), shown], ['A', 'B', 1])
  assert.deepEqual(own, { part: { a: 'A' } }, 'what was added is not changed')
  showTexts('de')
  stop()
  showTexts('de')
  assert.deepEqual([say(t, 'part.b'), shown], ['B (de)', 2])
})
