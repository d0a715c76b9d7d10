import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Filter } from '../../../../../backend/src/filters/model/ast.ts'
import { ALIASES } from '../../../../../backend/src/filters/model/fields.ts'
import { parseFilter } from '../../../../../backend/src/filters/model/parser.ts'
import { DAYS, FIELD_NAMES, FIELDS, fieldNamed, relationsOf, takesSeveral, takesValue } from './fields.ts'
import { type FilterRow, memberNamed, quoted, readRows, textOf, writeRows } from './rows.ts'

/** `complete = false` is `not complete`. */
function meaning(filter: Filter): Filter {
  if (filter.is === 'and' || filter.is === 'or') return { ...filter, filters: filter.filters.map(meaning) }
  if (filter.is === 'flag' && !filter.value) return { is: 'not', filter: { ...filter, value: true } }
  if (filter.is !== 'not') return filter
  const inner = meaning(filter.filter)
  return inner.is === 'not' ? inner.filter : { is: 'not', filter: inner }
}
const meant = (filter: string) => meaning(parseFilter(filter))

/** Each with what the rows write. */
const SHOWN: [filter: string, written: string][] = [
  ['complete', 'complete'],
  [' NOT  Complete\n', 'not complete'],
  ['complete = FALSE', 'not complete'],
  ['complete != true', 'not complete'],
  ['((complete))', 'complete'],
  ['priority >= high', 'priority >= high'],
  ['priority >= P2', 'priority >= high'],
  ['p1', 'priority = urgent'],
  ['not p4', 'priority != low'],
  ['priority in (low, none, "urgent")', 'priority in (low, none, urgent)'],
  ['priority not in (low,urgent)', 'priority not in (low, urgent)'],
  ['priority = none', 'priority = none'],
  ['label in (work, "home office")', 'label in (work, "home office")'],
  ['label in (work)', 'label = work'],
  ['not label = work', 'label != work'],
  ['label != none', 'label != none'],
  ['label = "none"', 'label = "none"'],
  ['@none', 'label = "none"'],
  ['@work or #Home', 'label = work or project = Home'],
  ['#3', 'project = "3"'],
  ['project = 3', 'project = 3'],
  ["project = '3'", 'project = "3"'],
  ['project_id = 03', 'project = "03"'],
  ['project in (3, Home, none)', 'project in (3, Home, none)'],
  ['project ~ 3', 'project ~ "3"'],
  ['label ~ none', 'label ~ "none"'],
  [String.raw`title ~ "say \"hi\" \\ o'clock"`, String.raw`title ~ "say \"hi\" \\ o'clock"`],
  ["title = it's", `title = "it's"`],
  ['title = none', 'title = "none"'],
  ['not title ~ milk', 'not title ~ milk'],
  ['not (title ~ "and")', 'not title ~ "and"'],
  ['description = none', 'description = none'],
  ['description = "none"', 'description = "none"'],
  ['not note = none', 'note != none'],
  ['notes ~ invoice', 'note ~ invoice'],
  ['due < today', 'due < today'],
  ['due<today-7d', 'due < today - 7d'],
  ['due < now +2h', 'due < now + 2h'],
  ['due in 7 days and p1', 'due = in 7 days and priority = urgent'],
  ['due <= in 2 Wochen', 'due <= in 2 Wochen'],
  ['due < "in 7 days"', 'due < "in 7 days"'],
  ['due < 2026-11-20T09:00 -1d', 'due < 2026-11-20T09:00 - 1d'],
  ['due < 2026-11-20T09:00:00.5+01:00', 'due < 2026-11-20T09:00:00.5+01:00'],
  ['due = کل', 'due = کل'],
  ['due = none and not complete', 'due = none and not complete'],
  ['not due = next week', 'due != next week'],
  ['(due = today) or (overdue)', 'due = today or overdue'],
  ['(due = today or overdue)', 'due = today or overdue'],
  ['assignee = me', 'assignee = me'],
  ['assignee = ME', 'assignee = me'],
  ['assignee = "me"', 'assignee = "me"'],
  ['assignees in (me, "Ada Lovelace", none)', 'assignee in (me, "Ada Lovelace", none)'],
  ['assignee = none', 'assignee = none'],
  ['not assignee = Bob', 'assignee != Bob'],
  ['estimate <= 30', 'estimate <= 30'],
  ['reminders != none', 'reminders != none'],
  ['parent_id = none', 'parent = none'],
  ['recurring and not archived and blocked', 'recurring and not archived and blocked'],
  ['created_at >= today - 2w', 'created >= today - 2w'],
]

describe('a filter is read as rows, which write', () => {
  for (const [filter, written] of SHOWN) {
    test(filter.trim(), () => {
      const rows = readRows(filter)
      assert.ok(rows !== undefined)
      assert.equal(writeRows(rows), written)
      assert.deepEqual(meant(written), meant(filter))
      assert.deepEqual(readRows(written), rows)
    })
  }

  test('nothing', () => assert.deepEqual(readRows(' \n'), { join: 'and', rows: [] }))
})

describe('no rows show', () => {
  for (const filter of [
    'due = today and priority = high or overdue',
    '(project = Home or label = home) and (due = none or due <= today + 2w)',
    'not (due = today or overdue)',
    'not priority >= high',
    'not label != work',
    'not not complete',
    'not overdue = false',
    'due in (today, tomorrow)',
    'due not in (today, tomorrow)',
    'title in (a, b)',
    'estimate in (30, 60)',
    'parent = 7',
    'blocked_by = 7',
    'id = 3',
    'revision > 7',
    'recurrence ~ WEEKLY',
    'recurrence_from = completion',
  ]) {
    test(filter, () => {
      parseFilter(filter)
      assert.equal(readRows(filter), undefined)
    })
  }
  // Mistakes: the service says where they are.
  for (const filter of [
    'prioritty = high',
    'priority = 3',
    'priority >= none',
    'priority = "none"',
    'complete complete',
    'complete = maybe',
    '(complete',
    'complete)',
    'due <',
    'due < and',
    'due ~ 2026',
    'title < a',
    'title',
    'label in work',
    'label in (work home)',
    'label not work',
    'estimate = x',
    'assignee ~ Ada',
    'title ~ "open',
    'title = \0',
    'constructor = 1',
    '"due" = today',
    '#',
    'and',
  ]) {
    test(`${JSON.stringify(filter)}, a mistake`, () => {
      assert.throws(() => parseFilter(filter))
      assert.equal(readRows(filter), undefined)
    })
  }
})

describe('every row that can be built', () => {
  const VALUES = {
    text: ['none', 'a "b" \\ c', 'and', "'x", '3'].map(quoted),
    choice: ['none', quoted('none'), quoted('home office'), quoted('3'), 'Home'],
    member: ['me', 'none', memberNamed('me'), quoted('Ada Lovelace')],
    priority: ['urgent', 'high', 'medium', 'low'],
    count: ['1', '30'],
    moment: [...Object.values(DAYS), '2026-11-20'],
    flag: [],
    presence: [],
  }
  for (const field of FIELD_NAMES) {
    test(field, () => {
      const { kind } = FIELDS[field]
      for (const relation of relationsOf(field)) {
        const isMany = takesSeveral(kind, relation)
        const values = VALUES[kind].filter((value) => isMany || kind !== 'choice' || value !== 'none')
        const rows: FilterRow[] = takesValue(kind, relation)
          ? values.map((value) => ({ field, relation, values: [value] }))
          : [{ field, relation, values: [] }]
        if (isMany) rows.push({ field, relation, values })
        for (const join of ['and', 'or'] as const) {
          const filter = writeRows({ join, rows })
          parseFilter(filter)
          assert.deepEqual(readRows(filter), { join: rows.length > 1 ? join : 'and', rows }, filter)
        }
      }
    })
  }

  test('begins with what the service accepts, or says nothing yet', () => {
    for (const field of FIELD_NAMES) {
      const [relation, ...values] = FIELDS[field].starts
      assert.ok(relationsOf(field).includes(relation), field)
      const filter = writeRows({ join: 'and', rows: [{ field, relation, values }] })
      if (filter !== '') parseFilter(filter)
    }
  })
})

test('a row without its value is not written', () => {
  const rows: FilterRow[] = [
    { field: 'title', relation: 'contains', values: [] },
    { field: 'complete', relation: 'not', values: [] },
  ]
  assert.equal(writeRows({ join: 'or', rows }), 'not complete')
})

test('a text is the same after it was quoted', () => {
  for (const text of ['', ' ', 'milk', 'in', 'NONE', '"', '\\', '\\"', "it's", 'a, b', '🦊', 'کل']) {
    assert.equal(textOf(quoted(text)), text)
  }
})

test("the API's names for fields are known", () => {
  for (const [alias, field] of Object.entries(ALIASES)) {
    assert.equal(fieldNamed(alias), fieldNamed(field), alias)
  }
})
