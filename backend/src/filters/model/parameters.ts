import { z } from 'zod'
import { text } from '../../core/schemas.ts'
import { allOf, anyOf, type Filter, not, type Ordering } from './ast.ts'
import type { FieldName } from './fields.ts'
import { KEYS } from './keys.ts'
import { wordsFor } from './mistake.ts'
import { MAX_FILTER_LENGTH } from './parser.ts'
import { MAX_SORT_LENGTH } from './sort.ts'
import { conditionOn, expectedFor, merge } from './values.ts'

/** The query parameters that filter and sort a list of tasks. */

/** What `parseFilter` reads; it reports the place of a mistake, which a schema could not. */
export const FilterText = text({ max: MAX_FILTER_LENGTH }).meta({
  description: 'Only tasks that match this filter (docs/filters.md).',
  examples: ['due < today and priority >= high and label in (work, home) and not complete'],
})

/** What `parseSort` reads. */
export const SortText = text({ max: MAX_SORT_LENGTH }).meta({
  description: `Up to five keys, \`-\` for descending: ${Object.keys(KEYS).join(', ')}. Absent values come last; ties are broken by the newest task first.`,
  examples: ['due,-priority'],
})

const MAX_LENGTH = 500
const MAX_VALUES = 50

/** What a value means, or what was expected instead. */
type Read = (value: string) => Filter | string

function parameter(read: Read, description: string, examples: string[]) {
  return (
    text({ min: 1, max: MAX_LENGTH })
      // Described before the transform: the examples are of what is sent, not of what becomes of it.
      .meta({ description, examples })
      .transform((value, context): Filter => {
        const filter = read(value)
        if (typeof filter !== 'string') return filter
        context.addIssue({ code: 'custom', message: `Expected ${filter}.` })
        return z.NEVER
      })
      .optional()
      .meta({ description })
  )
}

function choice(read: (value: boolean) => Filter, description: string) {
  return z
    .enum(['true', 'false'], 'Expected true or false.')
    .transform((value) => read(value === 'true'))
    .optional()
    .meta({ type: 'boolean', description })
}

const compared =
  (field: FieldName, operator: Ordering | '~'): Read =>
  (value) =>
    conditionOn(field, operator, { text: value.trim(), quoted: false }) ??
    wordsFor(expectedFor(field, operator))

const flag = (field: FieldName, description: string) =>
  choice((value) => ({ is: 'flag', field, value }), description)

const containing = (field: FieldName, what: string, example: string) =>
  parameter(compared(field, '~'), `Only tasks with this in ${what}, ignoring case.`, [example])

/** Any of several values, separated by commas. */
const oneOf =
  (field: FieldName): Read =>
  (value) => {
    const values = value.split(',')
    if (values.length > MAX_VALUES) return `at most ${MAX_VALUES} values`
    const conditions = values.map((part) => {
      const written = { text: part.trim(), quoted: false }
      return written.text === '' ? undefined : conditionOn(field, '=', written)
    })
    const known = conditions.filter((condition) => condition !== undefined)
    return known.length === values.length ? anyOf(merge(known)) : wordsFor(expectedFor(field, '='))
  }
const listed = (field: FieldName, description: string, examples: string[]) =>
  parameter(oneOf(field), description, examples)

/** Ids only: a word, which elsewhere would be the name of a project, is a mistake here. */
const projectIds: Read = (value) =>
  /^[\d\s,]*(none)?[\d\s,]*$/i.test(value) ? oneOf('project')(value) : 'ids of projects, or none'

const DAY_OR_TIME =
  'A day (`2026-11-20`, `today`, `tomorrow`, `yesterday`) or a time (`2026-11-20T09:00`, `now`), optionally with an offset (`today-7d`; in a URL, `+` is written `%2B`).'

const on = (field: FieldName, verb: string, orNone: string) =>
  parameter(
    compared(field, '='),
    `Only tasks that ${verb} on this day or at this time${orNone}. ${DAY_OR_TIME}`,
    ['2026-11-20', 'today'],
  )
const before = (field: FieldName, verb: string) =>
  parameter(compared(field, '<'), `Only tasks that ${verb} before this day or time. ${DAY_OR_TIME}`, [
    'tomorrow',
  ])
const after = (field: FieldName, verb: string) =>
  parameter(
    compared(field, '>'),
    `Only tasks that ${verb} after this time, or after the end of this day. ${DAY_OR_TIME}`,
    ['2026-11-20'],
  )

const OR_NONE = '; `none` for tasks without such a date'

/** Plain parameters, as fields for a schema of a query. Each becomes the filter that it stands for. */
export const FilterParameters = {
  id: listed('id', 'Only the tasks with these ids.', ['1,2,3']),
  complete: flag('complete', 'Only tasks that are done, or only those that are not.'),
  title: containing('title', 'the title', 'milk'),
  description: containing('description', 'the description', 'blue cap'),
  note: containing('note', 'one of their notes', 'called'),
  priority: listed('priority', 'Only tasks of one of these priorities: low, medium, high, urgent, none.', [
    'high,urgent',
  ]),
  priority_min: parameter(compared('priority', '>='), 'Only tasks of this priority or a higher one.', [
    'high',
  ]),
  label: listed('label', 'Only tasks with one of these labels; `none` for tasks without labels.', [
    'work,home',
  ]),
  assignee: listed(
    'assignee',
    'Only tasks that are assigned to one of these members, by name or id; `me` for yourself, `none` for tasks that nobody is assigned to.',
    ['me', 'none'],
  ),
  project: listed(
    'project',
    'Only tasks of one of these projects, by name or id; `none` for tasks without a project.',
    ['Home', 'none'],
  ),
  project_id: parameter(
    projectIds,
    'Only tasks of the projects with these ids; `none` for tasks without a project.',
    ['3', 'none'],
  ),
  parent_id: listed(
    'parent',
    'Only subtasks of one of these tasks; `none` for tasks that are not subtasks.',
    ['7'],
  ),
  archived: flag('archived', 'Only tasks of archived projects, or only all others.'),
  due: on('due', 'are due', OR_NONE),
  due_before: before('due', 'are due'),
  due_after: after('due', 'are due'),
  overdue: flag('overdue', 'Only open tasks that are past their due date, or only all others.'),
  start: on('start', 'start', OR_NONE),
  start_before: before('start', 'start'),
  start_after: after('start', 'start'),
  created: on('created', 'were created', ''),
  created_before: before('created', 'were created'),
  created_after: after('created', 'were created'),
  updated: on('updated', 'were last changed', ''),
  updated_before: before('updated', 'were last changed'),
  updated_after: after('updated', 'were last changed'),
  recurring: flag('recurring', 'Only tasks that recur, or only those that do not.'),
  recurrence: containing('recurrence', 'the recurrence rule', 'WEEKLY'),
  recurrence_from: listed(
    'recurrence_from',
    'Only tasks that recur from one of these: schedule, completion; `none` for tasks that do not recur.',
    ['completion'],
  ),
  reminders: choice(
    (value) => (value ? not({ is: 'none', field: 'reminders' }) : { is: 'none', field: 'reminders' }),
    'Only tasks with reminders, or only those without.',
  ),
  blocked: flag('blocked', 'Only tasks that are blocked by an open task, or only all others.'),
  blocked_by: listed(
    'blocked_by',
    'Only tasks that are blocked by one of these tasks, open or not; `none` for tasks that have no blockers.',
    ['7'],
  ),
}

type Parameter = keyof typeof FilterParameters

/**
 * All conditions as one filter: those of the parameters, and `filter` if there is one.
 * @param query a parsed query; members other than `FilterParameters` are ignored
 * @returns undefined when there are no conditions
 */
export function filterOf(
  query: { readonly [Name in Parameter]?: Filter | undefined },
  filter?: Filter,
): Filter | undefined {
  const names = Object.keys(FilterParameters) as Parameter[]
  const filters = [...names.map((name) => query[name]), filter].filter((part) => part !== undefined)
  return filters.length === 0 ? undefined : allOf(filters)
}
