import type { Language } from '../../../quick-add/model/language.ts'
import type { TaskResponse } from '../../../tasks/schemas.ts'

/** What a message can ask for, as far as its words alone say. */

export type Priority = TaskResponse['priority']

/** Which tasks are meant. */
export type Target =
  | { is: 'ids'; ids: number[] }
  /** Words of a title, as they were written. */
  | { is: 'words'; words: string }
  /** What was last spoken of: one, or all of it. */
  | { is: 'it' }
  | { is: 'those' }
  /** Places in what was last shown, from 1; -1 is the last. */
  | { is: 'places'; places: number[] }
  /** All of which something is said: `everything overdue`. */
  | { is: 'asked'; ask: Ask }
  /** All in the project that the ask's words name: `everything in Garden`; `text` where there is no such project. */
  | { is: 'within'; ask: Ask; text: string }
  /** All that there is. */
  | { is: 'everything' }

export type Change =
  | { to: 'title'; title: string }
  /** A line that says when; null for no date any more. */
  | { to: 'due'; line: string | null; language: Language }
  /** As much later as a line says: `in 2 days`. */
  | { to: 'later'; line: string; language: Language }
  | { to: 'priority'; priority: Priority }
  | { to: 'project'; name: string }
  | { to: 'label'; name: string; has: boolean }

export type Period =
  | 'week'
  | 'nextWeek'
  | 'month'
  | 'nextMonth'
  | 'weekend'
  | 'yesterday'
  | 'overdue'
  | 'undated'

/** Which tasks are to be shown. */
export interface Ask {
  state: 'open' | 'done' | 'all'
  period: Period | { day: string } | null
  priority: Priority | null
  label: string | null
  /** What is left: the name of a project or a label, or words to search for. */
  words: string
}

export type Command =
  | { do: 'add'; lines: string[]; project: string | null; bare: boolean }
  | { do: 'show'; ask: Ask }
  /** `vague` where another verb was said than of tasks. */
  | { do: 'done' | 'reopen' | 'delete'; target: Target; vague?: true }
  | { do: 'change'; target: Target; change: Change }
  | { do: 'undo' | 'projects' | 'help' | 'hello' | 'thanks' }
  | { do: 'unknown'; line: string }

/** A command, and the language in which it was said. */
export type Said = Command & { language: Language }

/** What a question that was asked is answered with. */
export type Reply =
  /** Places, or numbers of tasks; `ids` when only these can be meant. */
  | { is: 'numbers'; numbers: number[]; ids: boolean }
  | { is: 'places'; places: number[] }
  | { is: 'all' | 'none' | 'yes' }
