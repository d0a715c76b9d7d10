import { ALIASES as ALIASES_OF_FIELDS, FILTERED } from '../../task-fields/model/derived.ts'
import { PRIORITIES as ALL_PRIORITIES } from '../../task-fields/schemas.ts'

/** What tasks can be filtered by: the fields, what each may be compared with, and how. */

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | '~' | 'in'

interface Kind {
  operators: readonly Operator[]
  /** The other side of the comparison, in words. */
  takes: string
}

const EQUAL = ['=', '!=', 'in'] as const
const ORDERED = ['=', '!=', '<', '<=', '>', '>=', 'in'] as const

export const KINDS = {
  flag: { operators: ['=', '!='], takes: 'true or false' },
  text: { operators: [...EQUAL, '~'], takes: 'text' },
  count: { operators: ORDERED, takes: 'a positive number' },
  reference: { operators: EQUAL, takes: 'the id of a task' },
  priority: { operators: ORDERED, takes: 'low, medium, high or urgent' },
  origin: { operators: EQUAL, takes: 'schedule or completion' },
  label: { operators: [...EQUAL, '~'], takes: 'the name of a label' },
  project: { operators: [...EQUAL, '~'], takes: 'the id or the name of a project' },
  member: { operators: EQUAL, takes: 'me, the name of a member or their id' },
  moment: {
    operators: ORDERED,
    takes: 'a date like 2026-11-20, a date-time like 2026-11-20T09:00, today or now',
  },
} as const satisfies Record<string, Kind>

interface Field {
  kind: keyof typeof KINDS
  /** Whether a task may lack it: it can be compared with `none` then. */
  optional: boolean
}

const FLAG = { kind: 'flag', optional: false } as const

export const FIELDS = {
  id: { kind: 'count', optional: false },
  title: { kind: 'text', optional: false },
  description: { kind: 'text', optional: true },
  complete: FLAG,
  ...FILTERED,
  overdue: FLAG,
  archived: FLAG,
  blocked: FLAG,
  recurring: FLAG,
  note: { kind: 'text', optional: true },
  created: { kind: 'moment', optional: false },
  updated: { kind: 'moment', optional: false },
  revision: { kind: 'count', optional: false },
} as const satisfies Record<string, Field>

export type FieldName = keyof typeof FIELDS

/** Names that the API has for the same fields. */
export const ALIASES: Readonly<Record<string, FieldName>> = {
  created_at: 'created',
  updated_at: 'updated',
  notes: 'note',
  ...(Object.fromEntries(ALIASES_OF_FIELDS) as Record<string, FieldName>),
}

export function fieldOf(word: string): FieldName | undefined {
  const name = word.toLowerCase()
  if (Object.hasOwn(FIELDS, name)) return name as FieldName
  return Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined
}

/** Numbered from 1, the lowest. */
export const PRIORITIES: readonly string[] = ALL_PRIORITIES.slice(1)
export const ORIGINS: readonly string[] = ['schedule', 'completion']
