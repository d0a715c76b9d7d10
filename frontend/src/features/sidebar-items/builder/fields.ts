/** What rows can say: a part of the filter language, whose grammar is in docs/filters.md. */

export type Relation =
  | ('is' | 'not' | 'contains' | 'lacks' | 'none' | 'some')
  | ('below' | 'atMost' | 'above' | 'atLeast')

const ORDER = ['atMost', 'below', 'is', 'not', 'above', 'atLeast'] as const
const PRESENCE = ['none', 'some'] as const

/** The relations of each kind of field, as they are offered. */
export const KINDS = {
  flag: ['is', 'not'],
  text: ['contains', 'lacks', 'is', 'not', ...PRESENCE],
  /** A project or labels: one or several of those there are, or none. */
  choice: ['is', 'not', 'contains', 'lacks'],
  /** Members, among them the user as `me`, or nobody. */
  member: ['is', 'not'],
  priority: ['is', 'not', 'atLeast', 'atMost', 'above', 'below'],
  count: [...ORDER, ...PRESENCE],
  moment: [...ORDER, ...PRESENCE],
  presence: PRESENCE,
} as const satisfies Record<string, readonly Relation[]>
export type Kind = keyof typeof KINDS

interface RowField {
  kind: Kind
  /** Whether a task may lack it. */
  optional: boolean
  /** How a new row begins. */
  starts: readonly [Relation, ...values: string[]]
}

/** As they are offered. */
export const FIELDS = {
  complete: { kind: 'flag', optional: false, starts: ['not'] },
  due: { kind: 'moment', optional: true, starts: ['atMost', 'today'] },
  priority: { kind: 'priority', optional: true, starts: ['atLeast', 'high'] },
  project: { kind: 'choice', optional: true, starts: ['is'] },
  label: { kind: 'choice', optional: true, starts: ['is'] },
  assignee: { kind: 'member', optional: true, starts: ['is', 'me'] },
  title: { kind: 'text', optional: false, starts: ['contains'] },
  estimate: { kind: 'count', optional: true, starts: ['atMost', '30'] },
  start: { kind: 'moment', optional: true, starts: ['atMost', 'today'] },
  overdue: { kind: 'flag', optional: false, starts: ['is'] },
  recurring: { kind: 'flag', optional: false, starts: ['is'] },
  blocked: { kind: 'flag', optional: false, starts: ['not'] },
  description: { kind: 'text', optional: true, starts: ['contains'] },
  note: { kind: 'text', optional: true, starts: ['contains'] },
  reminders: { kind: 'count', optional: true, starts: ['some'] },
  parent: { kind: 'presence', optional: true, starts: ['none'] },
  archived: { kind: 'flag', optional: false, starts: ['not'] },
  created: { kind: 'moment', optional: false, starts: ['atLeast', 'today - 7d'] },
  updated: { kind: 'moment', optional: false, starts: ['atLeast', 'today - 7d'] },
} as const satisfies Record<string, RowField>
export type FieldName = keyof typeof FIELDS

export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[]

/** The names that the API has for the same fields. */
const ALIASES: Readonly<Record<string, FieldName>> = {
  created_at: 'created',
  updated_at: 'updated',
  labels: 'label',
  assignees: 'assignee',
  notes: 'note',
  project_id: 'project',
  parent_id: 'parent',
}

export function fieldNamed(word: string): FieldName | undefined {
  const name = word.toLowerCase()
  if (Object.hasOwn(FIELDS, name)) return name as FieldName
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined
}

export function relationsOf(field: FieldName): readonly Relation[] {
  const { kind, optional } = FIELDS[field]
  const all: readonly Relation[] = KINDS[kind]
  return optional ? all : all.filter((relation) => relation !== 'none' && relation !== 'some')
}

/** Whether the relation takes several values: any one of them is enough. */
export const takesSeveral = (kind: Kind, relation: Relation): boolean =>
  (kind === 'choice' || kind === 'member' || kind === 'priority') && (relation === 'is' || relation === 'not')

export const takesValue = (kind: Kind, relation: Relation): boolean =>
  kind !== 'flag' && relation !== 'none' && relation !== 'some'

export const PRIORITIES: readonly string[] = ['urgent', 'high', 'medium', 'low']

/** The days that are offered, by the name of their text, as the language writes them. */
export const DAYS = {
  today: 'today',
  tomorrow: 'tomorrow',
  yesterday: 'yesterday',
  weekend: 'this weekend',
  nextWeek: 'next week',
  nextMonth: 'next month',
  weekAhead: 'today + 7d',
  weekAgo: 'today - 7d',
} as const
