import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { z } from 'zod'
import { FilterParameters, FilterText, filterOf, SortText } from './parameters.ts'
import { parseFilter } from './parser.ts'
import { parseSort } from './sort.ts'

const Query = z.strictObject(FilterParameters)
const read = (query: Record<string, string>) => filterOf(Query.parse(query))

describe('a parameter stands for a filter', () => {
  const meanings: [name: string, value: string, filter: string][] = [
    ['id', '1,2', 'id in (1, 2)'],
    ['complete', 'true', 'complete'],
    ['complete', 'false', 'complete = false'],
    ['title', 'none of it', 'title ~ "none of it"'],
    ['description', 'x', 'description ~ x'],
    ['note', 'x', 'note ~ x'],
    ['priority', 'high, none', 'priority in (high, none)'],
    ['priority_min', 'medium', 'priority >= medium'],
    ['label', 'work,home office', 'label in (work, "home office")'],
    ['label', 'none', 'label = none'],
    ['assignee', 'me,Ada Lovelace', 'assignee in (me, "Ada Lovelace")'],
    ['assignee', 'none', 'assignee = none'],
    ['project', 'Home,3', 'project in (Home, 3)'],
    ['project_id', '3,4', 'project in (3, 4)'],
    ['project_id', 'none', 'project = none'],
    ['parent_id', '7', 'parent = 7'],
    ['archived', 'false', 'archived = false'],
    ['due', 'today', 'due = today'],
    ['due', 'none', 'due = none'],
    ['due_before', '2026-11-20', 'due < 2026-11-20'],
    ['due_after', 'now', 'due > now'],
    ['overdue', 'true', 'overdue'],
    ['start', 'tomorrow', 'start = tomorrow'],
    ['start_before', 'today+7d', 'start < today + 7d'],
    ['start_after', '2026-11-20T09:00', 'start > 2026-11-20T09:00'],
    ['created', 'today', 'created = today'],
    ['created_before', '2026-11-20T09:00:00Z', 'created < 2026-11-20T09:00:00Z'],
    ['created_after', 'today-7d', 'created > today - 7d'],
    ['updated', 'yesterday', 'updated = yesterday'],
    ['updated_before', 'today', 'updated < today'],
    ['updated_after', 'now - 2h', 'updated > now - 2h'],
    ['recurring', 'true', 'recurring'],
    ['recurrence', 'weekly', 'recurrence ~ weekly'],
    ['recurrence_from', 'completion', 'recurrence_from = completion'],
    ['reminders', 'true', 'reminders != none'],
    ['reminders', 'false', 'reminders = none'],
    ['blocked', 'true', 'blocked'],
    ['blocked_by', '7', 'blocked_by = 7'],
  ]
  for (const [name, value, filter] of meanings) {
    test(`${name}=${value}`, () => assert.deepEqual(read({ [name]: value }), parseFilter(filter)))
  }

  test('covers every parameter', () => {
    assert.deepEqual(new Set(meanings.map(([name]) => name)), new Set(Object.keys(FilterParameters)))
  })
})

test('several parameters and a filter must all match', () => {
  const query = Query.parse({ priority: 'high', complete: 'false' })
  assert.deepEqual(
    filterOf(query, parseFilter('due < today or overdue')),
    parseFilter('complete = false and priority = high and (due < today or overdue)'),
  )
  assert.deepEqual(filterOf({}, parseFilter('overdue')), parseFilter('overdue'))
  assert.equal(filterOf({}), undefined)
})

describe('a parameter refuses', () => {
  const refused: [name: string, value: string, message: RegExp][] = [
    ['complete', 'yes', /^Expected true or false\.$/],
    ['reminders', '3', /^Expected true or false\.$/],
    ['priority', 'highest', /^Expected low, medium, high or urgent, or none\.$/],
    ['priority', 'high,', /^Expected low/],
    ['priority_min', 'none', /^Expected low, medium, high or urgent\.$/],
    ['project_id', 'Home', /^Expected ids of projects, or none\.$/],
    ['project_id', '3,', /^Expected the id or the name of a project, or none\.$/],
    ['parent_id', '0', /^Expected the id of a task, or none\.$/],
    ['due', '2026-13-01', /^Expected a date/],
    ['due_before', 'none', /^Expected a date/],
    ['id', Array(51).fill('1').join(), /^Expected at most 50 values\.$/],
    ['label', '', /blank/],
    ['title', 'x'.repeat(501), /At most 500/],
    ['title', '\0', /NUL/],
  ]
  for (const [name, value, message] of refused) {
    test(`${name}=${value.slice(0, 20)}`, () => {
      const { error } = Query.safeParse({ [name]: value })
      assert.match(String(error?.issues[0]?.message), message)
      assert.deepEqual(error?.issues[0]?.path, [name])
    })
  }
})

test('describes each parameter, for people and machines', () => {
  const { properties = {} } = z.toJSONSchema(Query, { io: 'input' })
  for (const name of Object.keys(FilterParameters)) {
    const schema = properties[name] as { type?: string; description?: string; examples?: unknown[] }
    assert.ok(schema.description !== undefined && schema.description.length > 20, name)
    assert.ok(schema.type === 'boolean' || (schema.type === 'string' && schema.examples !== undefined), name)
    for (const example of schema.examples ?? []) Query.parse({ [name]: example })
  }
})

test('the examples of filter and sort are correct', () => {
  const examplesOf = (schema: z.ZodType) => (schema.meta()?.examples ?? []) as string[]
  for (const example of examplesOf(FilterText)) parseFilter(example)
  for (const example of examplesOf(SortText)) parseSort(example)
})
