import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, describe, test } from 'node:test'
import type { Change } from '@docket/sdk'
import { EMPTY } from '../../data/state.ts'
import { forgetFormats } from '../../i18n/format.ts'
import { setLocale } from '../../i18n/locale.ts'
import { addTexts, showTexts, type Texts, t } from '../../i18n/t.ts'
import { fieldChanges } from '../detail/history-text.ts'
import { mapOf, project, task } from '../tasks/fixtures.ts'
import { FIELD_LIST, PICKED, PROPERTIES, valueText } from './fields.ts'

const LOCALES = join(import.meta.dirname, '../../i18n/locales')
const around = {
  ...EMPTY,
  tasks: mapOf([task(2, { title: 'Rake' })]),
  projects: mapOf([project(3, { name: 'Garden' })]),
  today: '2026-11-21',
}
const FULL = task(1, {
  description: 'All of them',
  due: { date: '2026-11-22' },
  recurrence: 'FREQ=DAILY',
  start: { date: '2026-11-21' },
  reminders: [{ minutes_before: 0 }],
  priority: 'high',
  estimate: 90,
  project_id: 3,
  parent_id: 2,
  labels: ['home', 'errand'],
  user_id: 'u1',
  assignees: ['u1'],
  blocked_by: [2, 9],
})

const use = (language: string) => {
  setLocale(language, 'ltr', [])
  forgetFormats()
  showTexts(language)
}

const read = (...path: string[]): Texts => JSON.parse(readFileSync(join(LOCALES, ...path), 'utf8'))

before(() => {
  for (const language of ['en', 'de', 'ur']) {
    addTexts(language, read(`${language}.json`))
    for (const part of ['pickers', 'taskFields']) {
      addTexts(language, { [part]: read(part, `${language}.json`) })
    }
  }
  use('en')
})

describe('the fields of a task', () => {
  test('are said in words, and so is that there is none', () => {
    const said = (of: ReturnType<typeof task>) =>
      Object.fromEntries(
        FIELD_LIST.flatMap(({ name, label, text }) =>
          text === null ? [] : [[label(t), valueText(name, of, around, t)]],
        ),
      )
    assert.deepEqual(said(FULL), {
      Title: 'Task 1',
      Description: 'All of them',
      'Due date': 'Tomorrow',
      Repeat: 'Every day',
      'Next date follows': 'the schedule',
      'Start date': 'Today',
      Reminders: 'At midnight, as the day begins',
      Priority: 'High',
      Estimate: '1h 30m',
      Project: 'Garden',
      'Part of': 'Rake',
      Labels: 'home and errand',
      'Assigned to': 'you',
      'Blocked by': 'Rake and task 9',
    })
    assert.deepEqual(said(task(4)), {
      Title: 'Task 4',
      Description: 'None',
      'Due date': 'No date',
      Repeat: 'Does not repeat',
      'Next date follows': 'the schedule',
      'Start date': 'No date',
      Reminders: 'None',
      Priority: 'No priority',
      Estimate: 'None',
      Project: 'No project',
      'Part of': 'None',
      Labels: 'None',
      'Assigned to': 'Nobody',
      'Blocked by': 'Nothing',
    })
  })

  test('name the members whom a task is assigned to, as far as they are known', () => {
    const names = new Map([
      ['u1', 'Ada'],
      ['u2', 'Bob'],
    ])
    const shared = task(1, { user_id: 'w1', assignees: ['u2', 'u1', 'u3'] })
    assert.equal(valueText('assignees', shared, { ...around, names }, t), 'Bob, Ada, and a former member')
  })

  for (const language of ['en', 'de', 'ur']) {
    test(`have a name each, and their orders and filters, in ${language}`, () => {
      use(language)
      const texts = FIELD_LIST.flatMap(({ label, none, sort, filters = {} }) => [
        label(t),
        ...(none === undefined ? [] : [none(t)]),
        ...(sort === undefined ? [] : [sort.label(t)]),
        ...Object.values(filters).map((finds) => finds(t)),
      ])
      use('en')
      assert.deepEqual(
        texts.filter((text) => /^\w+\.\w+/.test(text)),
        [],
      )
      const labels = FIELD_LIST.map(({ label }) => label(t))
      assert.equal(new Set(labels).size, labels.length)
    })
  }

  test('that can be chosen for several tasks are properties of one', () =>
    assert.deepEqual(
      PICKED.filter((name) => !PROPERTIES.includes(name)),
      [],
    ))

  test('that have changed are in the history, before and after; a move in the list alone', () => {
    const change = { action: 'updated', before: task(1), after: { ...FULL, position: 'b' } }
    const changes = fieldChanges(change as unknown as Change, around)
    const found = (field: string) => changes.find((one) => one.field === field)
    assert.deepEqual(found('Estimate'), { field: 'Estimate', before: 'None', after: '1h 30m' })
    assert.deepEqual(found('Moved in the list'), { field: 'Moved in the list' })
    assert.deepEqual(fieldChanges({ ...change, after: task(1) } as unknown as Change, around), [])
  })
})
