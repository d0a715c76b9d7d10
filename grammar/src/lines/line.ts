import type { When } from '../dates.ts'
import type { RecurrenceFrom } from '../recurrence/occurrences.ts'

/** A line as it was read. */

export const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Minutes in 365 days. */
export const LONGEST_ESTIMATE = 365 * 24 * 60

export interface Named {
  /** Null for what does not exist yet. */
  id: number | null
  name: string
}

/** A member of the workspace. */
export interface Person {
  /** The user's id. */
  id: string
  name: string
}

export interface BeforeDue {
  minutes_before: number
}

export interface Line {
  title: string
  due: When | null
  recurrence: string | null
  recurrence_from: RecurrenceFrom
  /** Minutes. */
  estimate: number | null
  reminders: BeforeDue[]
  /** Null where the line names none. */
  priority: Priority | null
  labels: Named[]
  /** Each once. */
  assignees: Person[]
  project: Named | null
  /** In the order of the line. */
  readings: Reading[]
}

interface Values {
  due: When
  recurrence: { recurrence: string; recurrence_from: RecurrenceFrom }
  priority: Priority
  estimate: number
  label: Named
  assignee: Person
  project: Named
  reminder: BeforeDue[]
}

/** A part of the line that is not in the title, and what it was read as; its place is in code points. */
export type Reading = {
  [Kind in keyof Values]: { kind: Kind; text: string; start: number; end: number; value: Values[Kind] }
}[keyof Values]
