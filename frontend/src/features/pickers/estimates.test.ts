import assert from 'node:assert/strict'
import { afterEach, describe, test } from 'node:test'
import { setLocale } from '../../i18n/locale.ts'
import { brief, estimatesFor } from './estimates.ts'

const use = (language: string) => setLocale(language, 'ltr', [])
afterEach(() => use('en'))

/** What each text may mean, in minutes. */
const CASES: Record<string, Record<string, number[]>> = {
  en: {
    '30m': [30],
    '1h': [60],
    '1h 30m': [90],
    '1h30m': [90],
    '1h30': [90],
    '1h 3': [63],
    '1:30': [90],
    '1.5 h': [90],
    '90 min': [90],
    '2 hrs 15 mins': [135],
    '2 hours': [120],
    '45 minutes': [45],
    '90': [90, 5400],
    '1,5': [90],
    ' 5 M ': [5],
  },
  de: { '2 Std. 30 Min.': [150], '1,5 Stunden': [90], '1 Stunde': [60], '90 Minuten': [90], '2h': [120] },
  ur: { '30 منٹ': [30], '2 گھنٹے': [120], '۱ گھنٹہ ۳۰ منٹ': [90], '٩٠': [90, 5400], '2h': [120] },
}

describe('what is typed as an estimate', () => {
  for (const [language, cases] of Object.entries(CASES)) {
    test(`is read in ${language}`, () => {
      use(language)
      for (const [typed, minutes] of Object.entries(cases))
        assert.deepEqual(estimatesFor(typed), minutes, typed)
    })
  }

  test('is nothing else', () => {
    for (const typed of ['', 'soon', '2 days', '1h 2h', '30m 1h', '1 30', '-5', '1h 30m x', '1:75'])
      assert.deepEqual(estimatesFor(typed), [], typed)
  })

  test('is from a minute to a year', () => {
    assert.deepEqual(estimatesFor('0'), [])
    assert.deepEqual(estimatesFor('8760h'), [525_600])
    assert.deepEqual(estimatesFor('8761 h'), [])
    assert.deepEqual(estimatesFor('525600'), [525_600])
  })
})

test('an estimate is written as briefly as lines can be read', () => {
  assert.deepEqual([5, 60, 90, 1505].map(brief), ['5m', '1h', '1h30m', '25h5m'])
})
