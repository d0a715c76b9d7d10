import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import type { When } from '../core/dates.ts'
import { LANGUAGES, type Language } from './model/language.ts'
import { readLine } from './model/read.ts'

/** Lines as people type them, and how they are to be read (`corpus/`): a line of JSON for each. */

interface Case {
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
const LEAST = 0.95

const corpusOf = (language: Language): Case[] =>
  readFileSync(join(import.meta.dirname, 'corpus', `${language}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const shown = ({ date, time, time_zone }: When): string =>
  date + (time === undefined ? '' : `T${time}`) + (time_zone === undefined ? '' : `[${time_zone}]`)

function readingOf(
  { text, ignore = [], now = NOW, zone = ZONE }: Case,
  language: Language,
): Omit<Case, 'text'> {
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

describe('the corpus', () => {
  for (const language of LANGUAGES) {
    test(`is read in ${language}`, (t) => {
      const cases = corpusOf(language)
      const wrong = cases.filter((each) => {
        const { text: _, ignore: __, now: ___, zone: ____, ...wanted } = each
        const reading = readingOf(each, language)
        try {
          assert.deepEqual(reading, wanted)
          return false
        } catch {
          t.diagnostic(
            `${each.text}\n  wanted ${JSON.stringify(wanted)}\n  read   ${JSON.stringify(reading)}`,
          )
          return true
        }
      })
      const right = 1 - wrong.length / cases.length
      t.diagnostic(`${cases.length} lines, ${(100 * right).toFixed(1)} % right`)
      assert.ok(right >= LEAST, `${wrong.length} of ${cases.length} are wrong`)
    })
  }

  test('has enough of everything', () => {
    assert.ok(LANGUAGES.flatMap(corpusOf).length > 300)
  })
})
