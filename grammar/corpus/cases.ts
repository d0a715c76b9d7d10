import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { When } from '../src/dates.ts'
import { LANGUAGES, type Language } from '../src/lines/language.ts'
import type { Line } from '../src/lines/line.ts'
import type { LineContext } from '../src/lines/read.ts'

/** Lines as people type them, and how they are to be read (`*.jsonl`): a line of JSON for each. */

export interface Case {
  /** That of the user, where it is not the language of the file. */
  language?: Language
  text: string
  title: string
  /** `2026-11-20`, `2026-11-20T09:00` or `2026-11-20T09:00[UTC]`. */
  due?: string
  rule?: string
  from?: 'completion'
  labels?: string[]
  /** Names of members. */
  assignees?: string[]
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

const MEMBERS = ['Sam', 'Ada', 'Ada Lovelace', 'Bob Ray', 'عائشہ خان'].map((name, index) => ({
  id: `u${index + 1}`,
  name,
}))

/** A file for each language, and one of lines by users of another language. */
export const FILES = [...LANGUAGES, 'mixed'] as const

export const casesOf = (file: (typeof FILES)[number]): Case[] =>
  readFileSync(join(import.meta.dirname, `${file}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((each) => ({ ...(file !== 'mixed' && { language: file }), ...each }))

const shown = ({ date, time, time_zone }: When): string =>
  date + (time === undefined ? '' : `T${time}`) + (time_zone === undefined ? '' : `[${time_zone}]`)

export type Read = Omit<Case, 'text' | 'language' | 'ignore' | 'now' | 'zone'>

export const contextFor = ({ language = 'en', ignore = [], now = NOW, zone = ZONE }: Case): LineContext => ({
  language,
  timeZone: zone,
  now: new Date(Temporal.PlainDateTime.from(now).toZonedDateTime(zone).epochMilliseconds),
  due: null,
  ignore,
  projects: PROJECTS,
  labels: LABELS,
  people: { me: 'u1', members: MEMBERS },
})

/** What was read, as the corpora write it. */
export const readAs = (line: Line): Read => ({
  title: line.title,
  ...(line.due !== null && { due: shown(line.due) }),
  ...(line.recurrence !== null && { rule: line.recurrence }),
  ...(line.recurrence_from === 'completion' && { from: 'completion' as const }),
  ...(line.labels.length > 0 && { labels: line.labels.map(({ name }) => name) }),
  ...(line.assignees.length > 0 && { assignees: line.assignees.map(({ name }) => name) }),
  ...(line.project !== null && { project: line.project.name }),
  ...(line.priority !== null && { priority: line.priority }),
  ...(line.estimate !== null && { estimate: line.estimate }),
  ...(line.reminders.length > 0 && { reminders: line.reminders.map((each) => each.minutes_before) }),
})

export const wantedOf = ({
  text: _,
  language: __,
  ignore: ___,
  now: ____,
  zone: _____,
  ...wanted
}: Case): Read => wanted
