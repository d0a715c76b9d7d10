import type { FieldName } from './fields.ts'

/** What a filter means, whether it was given as text or by plain query parameters. It is plain JSON. */
export type Filter =
  | { readonly is: 'and' | 'or'; readonly filters: readonly Filter[] }
  | { readonly is: 'not'; readonly filter: Filter }
  | Condition

/** One of several `values` is enough. For a field that a task lacks, no condition is true but `none`. */
export type Condition =
  | { readonly is: 'flag'; readonly field: FieldName; readonly value: boolean }
  | { readonly is: 'none'; readonly field: FieldName }
  | {
      readonly is: 'number'
      readonly field: FieldName
      readonly operator: Ordering
      readonly values: readonly number[]
    }
  | {
      readonly is: 'text'
      readonly field: FieldName
      readonly operator: '=' | '~'
      readonly values: readonly string[]
    }
  /** Members by name or id, as written; `me`: whoever asks, too. */
  | {
      readonly is: 'member'
      readonly field: FieldName
      readonly values: readonly string[]
      readonly me: boolean
    }
  | {
      readonly is: 'moment'
      readonly field: FieldName
      readonly operator: Ordering
      readonly moment: Moment
    }

export type Ordering = '=' | '<' | '<=' | '>' | '>='

/** A calendar day, a local time of the user, or an instant. */
export type Moment = {
  /** `today` and `now`, or ISO 8601: `2026-11-20`, `2026-11-20T09:00`, `2026-11-20T09:00:00Z`. */
  readonly base: string
  /** The day that is meant instead of `base` by those who write the day before the month. */
  readonly dayFirst?: string
  readonly is: 'day' | 'clock' | 'instant'
  readonly plus: readonly Step[]
  /** How long it lasts, if it is more than a day: `next week`. */
  readonly lasts?: Offset
}

/** A distance, or back to the beginning of the user's week, or of that from Monday on, the month or the year. */
export type Step = Offset | { readonly to: 'own week' | 'w' | 'm' | 'y' }

/** `count` may be negative. `m` means months; there are no minutes. */
export interface Offset {
  readonly count: number
  readonly unit: Unit
}
export type Unit = 'h' | 'd' | 'w' | 'm' | 'y'

export const allOf = (filters: readonly Filter[]): Filter => join('and', filters)
export const anyOf = (filters: readonly Filter[]): Filter => join('or', filters)
export const not = (filter: Filter): Filter => ({ is: 'not', filter })

function join(is: 'and' | 'or', filters: readonly Filter[]): Filter {
  const [first, ...others] = filters
  return first !== undefined && others.length === 0 ? first : { is, filters }
}

/**
 * What else than the task itself decides whether a filter is true for it: the user's date, the time of day, whether the
 * time at which it is due has passed, other rows, which change with the workspace's revision, who asks and how they reckon
 * days, or the names of members, which change without one.
 */
export type Circumstance = 'date' | 'time' | 'due' | 'others' | 'me' | 'calendar' | 'names'

export function circumstancesOf(filter: Filter): Set<Circumstance> {
  switch (filter.is) {
    case 'and':
    case 'or':
      return filter.filters
        .map(circumstancesOf)
        .reduce((all, more) => all.union(more), new Set<Circumstance>())
    case 'not':
      return circumstancesOf(filter.filter)
    case 'moment': {
      const { base } = filter.moment
      return new Set(['calendar', ...(NOW[base] ?? [])])
    }
    case 'member': {
      const names = filter.values.length > 0
      return new Set<Circumstance>([
        ...(filter.me ? ['me' as const] : []),
        ...(names ? ['names' as const] : []),
      ])
    }
    default:
      return new Set(OF_FIELDS[filter.field])
  }
}

const NOW: Readonly<Record<string, readonly Circumstance[]>> = { today: ['date'], now: ['time'] }
const OF_FIELDS: Partial<Record<FieldName, readonly Circumstance[]>> = {
  overdue: ['due', 'calendar'],
  blocked: ['others'],
  note: ['others'],
}

/**
 * Whether `filter` may be true for other tasks though nothing is written: as time passes, or for another member, whose
 * calendar does not count here (`dependsOnCalendar`).
 */
export const dependsOnMore = (filter: Filter): boolean =>
  !circumstancesOf(filter).isSubsetOf(new Set<Circumstance>(['others', 'calendar']))

/** Whether `filter` may be true for other tasks where days begin at another time, or are counted or written otherwise. */
export const dependsOnCalendar = (filter: Filter): boolean => circumstancesOf(filter).has('calendar')

/** The field that a task must have for a flag to be true. */
const BEHIND: Partial<Record<FieldName, FieldName>> = {
  overdue: 'due',
  recurring: 'recurrence',
  blocked: 'blocked_by',
  archived: 'project',
}

/** The fields that every task has for which `filter` is true: an index may hold only tasks that have them. */
export function presentIn(filter: Filter): Set<FieldName> {
  switch (filter.is) {
    case 'and':
      return filter.filters.map(presentIn).reduce((all, fields) => all.union(fields), new Set<FieldName>())
    case 'or':
      return filter.filters.map(presentIn).reduce((common, fields) => common.intersection(fields))
    case 'not':
      return new Set(filter.filter.is === 'none' ? [filter.filter.field] : [])
    case 'none':
      return new Set()
    case 'flag': {
      const behind = BEHIND[filter.field]
      return new Set(filter.value && behind !== undefined ? [behind] : [])
    }
    default:
      return new Set([filter.field])
  }
}
