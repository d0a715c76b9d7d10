import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { LANGUAGES } from '@docket/grammar/lines/language.ts'
import { readLine } from '@docket/grammar/lines/read.ts'
import type { QuickAddReading } from '@docket/sdk'
import { REPEATS, withoutKind, withSign, withWords } from './tokens.ts'

describe('a sign', () => {
  test('goes to the caret, apart from the words around it', () => {
    assert.deepEqual(withSign('', 0, '#'), { line: '#', caret: 1 })
    assert.deepEqual(withSign('Call', 4, '@'), { line: 'Call @', caret: 6 })
    assert.deepEqual(withSign('Call Ada', 5, '!'), { line: 'Call ! Ada', caret: 6 })
  })

  test('is put there once', () => assert.deepEqual(withSign('Call #', 6, '#'), { line: 'Call #', caret: 6 }))
})

test('words go to the end of the line', () => {
  assert.deepEqual(withWords('Water plants ', 'every day'), { line: 'Water plants every day ', caret: 23 })
  assert.deepEqual(withWords('', 'every day'), { line: 'every day ', caret: 10 })
})

test('what a picker sets is taken out of the line, and nothing else', () => {
  const due = { date: '2026-11-24' }
  const readings: QuickAddReading[] = [
    { kind: 'due', text: 'tomorrow', start: 5, end: 13, value: due },
    { kind: 'label', text: '@phone', start: 18, end: 24, value: { id: 1, name: 'phone' } },
  ]
  assert.equal(withoutKind('Call tomorrow Ada @phone', readings, 'due'), 'Call Ada @phone')
  assert.equal(withoutKind('Call Ada', [], 'due'), 'Call Ada')
})

describe('the words of each repetition', () => {
  for (const language of LANGUAGES) {
    test(`are read in ${language}`, () => {
      const file = join(import.meta.dirname, `../../i18n/locales/quickAdd/${language}.json`)
      const { repeats } = JSON.parse(readFileSync(file, 'utf8')) as { repeats: Record<string, string> }
      const context = {
        language,
        timeZone: 'Europe/Berlin',
        now: new Date('2026-11-23T09:00:00Z'),
        due: null,
        ignore: [],
        projects: [],
        labels: [],
      }
      for (const [name, rule] of Object.entries(REPEATS)) {
        const line = withWords('Docket', repeats[name] ?? '').line
        assert.equal(readLine(line, context).recurrence, rule, line)
      }
    })
  }
})
