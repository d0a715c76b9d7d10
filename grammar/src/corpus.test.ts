import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { type Case, casesOf, contextFor, FILES, type Read, readAs, wantedOf } from '../corpus/cases.ts'
import { readLine } from './lines/read.ts'

/** Share of the lines of a language that must be right. */
const LEAST = 0.97

const readingOf = (each: Case): Read => readAs(readLine(each.text, contextFor(each)))

/** Whether the line is text and nothing else. */
const isText = (each: Case): boolean => Object.keys(wantedOf(each)).join() === 'title'

describe('the corpus', () => {
  for (const file of FILES) {
    test(`is read in ${file}`, (t) => {
      const cases = casesOf(file).map((each) => ({ each, wanted: wantedOf(each), read: readingOf(each) }))
      const wrong = cases.filter(({ wanted, read }) => !isDeepStrictEqual(read, wanted))
      for (const { each, wanted, read } of wrong) {
        const [one, other] = [wanted, read].map((all) => JSON.stringify(all))
        t.diagnostic(`${each.text}\n  wanted ${one}\n  read   ${other}`)
      }
      const right = 1 - wrong.length / cases.length
      t.diagnostic(`${cases.length} lines, ${(100 * right).toFixed(1)} % right`)
      assert.ok(right >= LEAST, `${wrong.length} of ${cases.length} are wrong`)
    })

    test(`of ${file}: nothing is read from what is only text`, () => {
      const misread = casesOf(file).filter((each) => isText(each) && !isText({ ...each, ...readingOf(each) }))
      assert.deepEqual(
        misread.map(({ text }) => text),
        [],
      )
    })

    test(`of ${file}: no date and no rule is another than was meant`, () => {
      const misread = casesOf(file).filter((each) => {
        const { due, rule } = readingOf(each)
        return (due !== undefined && due !== each.due) || (rule !== undefined && rule !== each.rule)
      })
      assert.deepEqual(
        misread.map(({ text }) => text),
        [],
      )
    })
  }

  test('has enough of everything', () => {
    const all = FILES.flatMap(casesOf)
    assert.ok(all.length > 800)
    assert.ok(all.filter(isText).length > 200)
  })
})
