import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import type { When } from './dates.ts'
import { LANGUAGES, type Language } from './lines/language.ts'
import { readLine } from './lines/read.ts'

/** Lines as people type them, and how they are to be read (`corpus/`): a line of JSON for each. */

interface Case {
  /** That of the user, where it is not the language of the file. */
  language?: Language
  text: string
  title: string
  /** `2026-11-20`, `2026-11-20T09:00` or `2026-11-20T09:00[UTC]`. */
  due?: string
  rule?: string
  from?: 'completion'
  labels?: string[]
  project?: string
  priority?: string
  /** Minutes. */
  estimate?: number
  /** Minutes. */
  reminders?: number[]
  ignore?: string[]
  /** Local time in `zone`; by default it is a Wednesday morning in Berlin. */
  now?: string
  zone?: string
}

const NOW = '2026-11-18T10:30'
const ZONE = 'Europe/Berlin'
const PROJECTS = ['Home', 'Home office', 'Work'].map((name, index) => ({ id: index + 1, name }))
const LABELS = ['errand', 'deep work'].map((name, index) => ({ id: index + 1, name }))
/** Share of the lines of a language that must be right. */
const LEAST = 0.97

/** A file for each language, and one of lines by users of another language. */
const FILES = [...LANGUAGES, 'mixed'] as const

const corpusOf = (file: (typeof FILES)[number]): Case[] =>
  readFileSync(join(import.meta.dirname, '../corpus', `${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((each) => ({ ...(file !== 'mixed' && { language: file }), ...each }))

const shown = ({ date, time, time_zone }: When): string =>
  date + (time === undefined ? '' : `T${time}`) + (time_zone === undefined ? '' : `[${time_zone}]`)

type Read = Omit<Case, 'text' | 'language' | 'ignore' | 'now' | 'zone'>

function readingOf({ text, language = 'en', ignore = [], now = NOW, zone = ZONE }: Case): Read {
  const instant = Temporal.PlainDateTime.from(now).toZonedDateTime(zone)
  const line = readLine(text, {
    language,
    timeZone: zone,
    now: new Date(instant.epochMilliseconds),
    due: null,
    ignore,
    projects: PROJECTS,
    labels: LABELS,
  })
  return {
    title: line.title,
    ...(line.due !== null && { due: shown(line.due) }),
    ...(line.recurrence !== null && { rule: line.recurrence }),
    ...(line.recurrence_from === 'completion' && { from: 'completion' as const }),
    ...(line.labels.length > 0 && { labels: line.labels.map(({ name }) => name) }),
    ...(line.project !== null && { project: line.project.name }),
    ...(line.priority !== null && { priority: line.priority }),
    ...(line.estimate !== null && { estimate: line.estimate }),
    ...(line.reminders.length > 0 && { reminders: line.reminders.map((each) => each.minutes_before) }),
  }
}

const wantedOf = ({ text: _, language: __, ignore: ___, now: ____, zone: _____, ...wanted }: Case): Read =>
  wanted

/** Whether the line is text and nothing else. */
const isText = (each: Case): boolean => Object.keys(wantedOf(each)).join() === 'title'

describe('the corpus', () => {
  for (const file of FILES) {
    test(`is read in ${file}`, (t) => {
      const cases = corpusOf(file).map((each) => ({ each, wanted: wantedOf(each), read: readingOf(each) }))
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
      const misread = corpusOf(file).filter(
        (each) => isText(each) && !isText({ ...each, ...readingOf(each) }),
      )
      assert.deepEqual(
        misread.map(({ text }) => text),
        [],
      )
    })

    test(`of ${file}: no date and no rule is another than was meant`, () => {
      const misread = corpusOf(file).filter((each) => {
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
    const all = FILES.flatMap(corpusOf)
    assert.ok(all.length > 800)
    assert.ok(all.filter(isText).length > 200)
  })
})
