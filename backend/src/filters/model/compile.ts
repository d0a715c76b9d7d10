import type { Calendar } from '../../preferences/model.ts'
import { FILTERED } from '../../task-fields/model/derived.ts'
import type { Condition, Filter, Moment, Ordering } from './ast.ts'
import type { FieldName } from './fields.ts'
import { storedLocally } from './local-times.ts'
import { idsOf, type People } from './people.ts'
import type { SqlParameters } from './sql.ts'

/**
 * A filter as one condition of SQL on the row `task` of `tasks`, where `workspaces` is the row of its owner.
 * It is true for the tasks that the filter means; for all others it is false or, for fields that they lack, null.
 * @param owner the parameter with the owner's id, by which a distributed engine finds the node of what is looked up
 * @param people who asks, and the members that the filter may name
 * @param calendar how days are reckoned, where that is not how the owner does
 */
export function compileFilter(
  filter: Filter,
  parameters: SqlParameters,
  {
    now,
    owner,
    people,
    calendar,
  }: {
    now: Date
    owner: string
    people: People
    calendar?: Calendar | undefined
  },
): string {
  let instant: string | undefined
  let zone: string | undefined
  const scope: Scope = {
    parameters,
    owner,
    people,
    calendar,
    zone: () => {
      // Only where it is needed: PostgreSQL refuses a parameter that the statement does not mention.
      if (calendar?.zone !== undefined) zone ??= parameters.add(calendar.zone, 'text')
      return zone
    },
    now: () => {
      instant ??= parameters.add(now.toISOString(), 'timestamptz')
      return instant
    },
  }
  return compile(filter, scope)
}

interface Scope {
  parameters: SqlParameters
  owner: string
  people: People
  calendar: Calendar | undefined
  /** The parameter with the time zone of whoever asks; undefined where it is the owner's. */
  zone(): string | undefined
  /** SQL for the present instant. */
  now(): string
}

function compile(filter: Filter, scope: Scope): string {
  switch (filter.is) {
    case 'and':
    case 'or':
      return `(${filter.filters.map((part) => compile(part, scope)).join(` ${filter.is.toUpperCase()} `)})`
    case 'not':
      return compileNot(filter.filter, scope)
    default:
      return compileCondition(filter, scope)
  }
}

/** The negation, which is true also where `filter` is null. A plain opposite is preferred: an index may support it. */
function compileNot(filter: Filter, scope: Scope): string {
  if (filter.is === 'not') return compile(filter.filter, scope)
  if (filter.is === 'flag') return compileFlag(filter.field, !filter.value, scope)
  if (filter.is === 'none') return absence(filter.field, false, scope)
  return `(${compile(filter, scope)}) IS NOT TRUE`
}

function compileCondition(condition: Condition, scope: Scope): string {
  switch (condition.is) {
    case 'flag':
      return compileFlag(condition.field, condition.value, scope)
    case 'none':
      return absence(condition.field, true, scope)
    case 'number':
      return compileNumbers(condition.field, condition.operator, condition.values, scope)
    case 'text':
      return compileTexts(condition.field, condition.operator, condition.values, scope)
    case 'member':
      return `${columnOf(condition.field)} && ${scope.parameters.add(idsOf(condition, scope.people), 'text[]')}`
    case 'moment':
      return compileMoment(condition.field, condition.operator, condition.moment, scope)
  }
}

const ownProjects = (condition: string, { owner }: Scope): string =>
  `ARRAY(SELECT projects.id FROM projects WHERE projects.user_id = ${owner} AND ${condition})`

function compileFlag(field: FieldName, value: boolean, scope: Scope): string {
  if (field === 'complete') return value ? 'task.complete' : 'NOT task.complete'
  const flag = FLAGS[field]?.(scope) ?? 'NULL'
  return value ? `(${flag})` : `(${flag}) IS NOT TRUE`
}

const FLAGS: Partial<Record<FieldName, (scope: Scope) => string>> = {
  overdue: (scope) =>
    `${comparison('due', '<', once(onTheWall(scope.now(), scope)), scope)} AND NOT task.complete`,
  recurring: () => 'task.recurrence IS NOT NULL',
  archived: (scope) => `task.project_id = ANY(${ownProjects('projects.archived', scope)})`,
  blocked: ({ owner }) =>
    `task.blocked_by IS NOT NULL AND EXISTS (SELECT FROM tasks blocker WHERE blocker.user_id = ${owner}
      AND blocker.id = ANY(task.blocked_by) AND NOT blocker.complete)`,
}

/** The SQL for a field in comparisons; null when the task lacks it. */
function columnOf(field: FieldName): string {
  if (isTaskField(field)) return FILTERED[field].sql
  return INSTANTS[field] ?? `task.${field}`
}
const isTaskField = (field: FieldName): field is keyof typeof FILTERED => Object.hasOwn(FILTERED, field)
const INSTANTS: Partial<Record<FieldName, string>> = {
  created: 'task.created_at',
  updated: 'task.updated_at',
}

const noteWith = (condition: string, { owner }: Scope): string =>
  `EXISTS (SELECT FROM notes WHERE notes.user_id = ${owner} AND notes.task_id = task.id AND ${condition})`

function absence(field: FieldName, absent: boolean, scope: Scope): string {
  if (field === 'note') return `${absent ? 'NOT ' : ''}${noteWith('true', scope)}`
  return `${columnOf(field)} IS ${absent ? '' : 'NOT '}NULL`
}

function compileNumbers(
  field: FieldName,
  operator: Ordering,
  values: readonly number[],
  { parameters }: Scope,
): string {
  if (field === 'blocked_by') return `task.blocked_by && ${parameters.add(values, 'bigint[]')}`
  const [value] = values
  if (value === undefined || values.length > 1) {
    return `${columnOf(field)} = ANY(${parameters.add(values, 'bigint[]')})`
  }
  return `${columnOf(field)} ${operator} ${parameters.add(value, 'bigint')}`
}

/** Ignores case by the rules of the database, by which it also keeps names unique. */
function compileTexts(
  field: FieldName,
  operator: '=' | '~',
  values: readonly string[],
  scope: Scope,
): string {
  const { parameters, owner } = scope
  const matching = (column: string): string => {
    if (operator === '=') {
      const texts = values.map((value) => `lower(${parameters.add(value, 'text')})`)
      return `lower(${column}) IN (${texts.join(', ')})`
    }
    const patterns = values.map((value) => {
      const pattern = `%${value.replaceAll(/[\\%_]/g, '\\$&')}%`
      return `${column} ILIKE ${parameters.add(pattern, 'text')}`
    })
    return `(${patterns.join(' OR ')})`
  }
  switch (field) {
    case 'label':
      return `task.labels && ARRAY(SELECT labels.name FROM labels WHERE labels.user_id = ${owner} AND ${matching('labels.name')})`
    case 'project':
      return `task.project_id = ANY(${ownProjects(matching('projects.name'), scope)})`
    case 'note':
      return noteWith(matching('notes.body'), scope)
    default:
      return matching(columnOf(field))
  }
}

/** The user's local time at an instant. */
const onTheWall = (instant: string, scope: Scope): string =>
  `(${instant} AT TIME ZONE ${scope.zone() ?? 'workspaces.time_zone'})`

/** For an expression that depends on the owner's row alone: as a subquery it is computed once, not for each task. */
const once = (sql: string): string => `(SELECT ${sql})`

/** `due` and `start` are stored as the user's local time, `created` and `updated` as instants. */
function compileMoment(field: FieldName, operator: Ordering, moment: Moment, scope: Scope): string {
  const { is, sql } = momentOf(moment, scope)
  const { count, unit } = moment.lasts ?? { count: 1, unit: 'd' }
  if (is === 'instant' && isInstant(field)) return `${columnOf(field)} ${operator} ${sql}`
  const compared = (by: Ordering, wall: string) => comparison(field, by, wall, scope)
  if (is === 'instant') return compared(operator, once(onTheWall(sql, scope)))
  if (is === 'clock') return compared(operator, once(sql))
  const begin = once(`${sql}::timestamp`)
  const end = once(`(${sql} + interval '${count} ${INTERVALS[unit]}')::timestamp`)
  switch (operator) {
    case '=':
      return `(${compared('>=', begin)} AND ${compared('<', end)})`
    case '<=':
      return compared('<', end)
    case '>':
      return compared('>=', end)
    default:
      return compared(operator, begin)
  }
}

const isInstant = (field: FieldName): boolean => field === 'created' || field === 'updated'

/** Compares the local time of a field with another. @param wall SQL that does not depend on the task */
function comparison(field: FieldName, operator: Ordering, wall: string, scope: Scope): string {
  const column = columnOf(field)
  if (isInstant(field)) return `${onTheWall(column, scope)} ${operator} ${wall}`
  const zone = scope.zone()
  if (zone === undefined) return `${column} ${operator} ${wall}`
  const local = storedLocally(field)?.in(zone) ?? column
  // What is stored is the time in the owner's zone: it bounds the exact time, so that an index finds where to look.
  const bounds = [
    ...(operator.startsWith('<') ? [] : [`${column} >= ${wall} - ${MOST_APART}`]),
    ...(operator.startsWith('>') ? [] : [`${column} <= ${wall} + ${MOST_APART}`]),
  ]
  return `(${bounds.join(' AND ')} AND ${local} ${operator} ${wall})`
}

/** More than lies between the clocks of any two places: 26 hours. */
const MOST_APART = "interval '2 days'"

function momentOf({ is, base, dayFirst, plus }: Moment, scope: Scope): { is: Moment['is']; sql: string } {
  const { parameters, calendar } = scope
  const start = (): string => {
    if (base === 'now') return scope.now()
    if (base === 'today') return `${onTheWall(scope.now(), scope)}::date`
    if (dayFirst !== undefined && calendar !== undefined) {
      return parameters.add(calendar.dayFirst ? dayFirst : base, 'date')
    }
    if (dayFirst !== undefined) {
      const [other, first] = [parameters.add(dayFirst, 'date'), parameters.add(base, 'date')]
      return `(CASE WHEN ${IS_DAY_FIRST} THEN ${other} ELSE ${first} END)`
    }
    return parameters.add(base, is === 'day' ? 'date' : is === 'clock' ? 'timestamp' : 'timestamptz')
  }
  let moment = { is, sql: start() }
  for (const step of plus) {
    if ('to' in step) {
      const shift = calendar === undefined ? WEEK_SHIFT : String(calendar.weekStart - 1)
      const sql =
        step.to === 'own week'
          ? `(date_trunc('week', ${moment.sql} - ${shift})::date + ${shift})`
          : `date_trunc('${TRUNCATED[step.to]}', ${moment.sql})::date`
      moment = { is: 'day', sql }
      continue
    }
    const { count, unit } = step
    const interval = parameters.add(`${count} ${INTERVALS[unit]}`, 'interval')
    // Hours are elapsed time; days, weeks, months and years are counted on the calendar.
    if (moment.is === 'instant' && unit !== 'h') moment = { is: 'clock', sql: onTheWall(moment.sql, scope) }
    const sum = `(${moment.sql} + ${interval})`
    moment = { is: moment.is, sql: moment.is === 'day' ? `${sum}::date` : sum }
  }
  return moment
}

/** How many days after Monday the user's week begins. */
const WEEK_SHIFT = "coalesce((workspaces.preferences ->> 'week_start')::int - 1, 0)"
/** Whether the user writes 3/4 for the third of April. */
const IS_DAY_FIRST = "workspaces.preferences ->> 'date_format' = 'dmy'"
const TRUNCATED = { w: 'week', m: 'month', y: 'year' } as const
const INTERVALS = { h: 'hours', d: 'days', w: 'weeks', m: 'months', y: 'years' } as const
