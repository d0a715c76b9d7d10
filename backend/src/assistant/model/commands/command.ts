import type { Language } from '@docket/grammar/lines/language.ts'
import type { TaskResponse } from '../../../tasks/schemas.ts'

/** What a message can ask for, judged by its words alone. */

export type Priority = TaskResponse['priority']

/** Which tasks are meant. */
export type Target =
  | { is: 'ids'; ids: number[] }
  /** Words of a title, as they were written. */
  | { is: 'words'; words: string }
  /** What was last spoken of: one task, or all of them. */
  | { is: 'it' }
  | { is: 'those' }
  /** Places in what was last shown, from 1; -1 is the last. */
  | { is: 'places'; places: number[] }
  /** All that meet a condition: `everything overdue`. */
  | { is: 'asked'; ask: Ask }
  /** All in the project named by the words of `ask`: `everything in Garden`. Else `text` is searched for. */
  | { is: 'within'; ask: Ask; text: string }
  /** All tasks. */
  | { is: 'everything' }

/** A member of the workspace. */
export interface Member {
  id: string
  name: string
  isMe: boolean
}

export type Change =
  | { to: 'title'; title: string }
  /** A line that says when; null removes the date. */
  | { to: 'due'; line: string | null; language: Language }
  /** Later, by as much as a line says: `in 2 days`. */
  | { to: 'later'; line: string; language: Language }
  | { to: 'priority'; priority: Priority }
  | { to: 'project'; name: string }
  | { to: 'label'; name: string; has: boolean }
  /** Null is whoever it is assigned to. */
  | { to: 'assignees'; members: Member[] | null; has: boolean }

export type Period =
  | 'week'
  | 'nextWeek'
  | 'month'
  | 'nextMonth'
  | 'weekend'
  | 'yesterday'
  | 'overdue'
  | 'undated'

/** Whom tasks are assigned to. */
export type Assignee =
  | { is: 'me' | 'nobody' }
  /** Members, by their names. */
  | { is: 'members'; names: string[] }
  /** Some of these words name members; unless `sure`, they may mean something else. */
  | { is: 'said'; words: string; sure: boolean }

/** Which tasks are to be shown. */
export interface Ask {
  state: 'open' | 'done' | 'all'
  period: Period | { day: string } | null
  priority: Priority | null
  label: string | null
  assignee: Assignee | null
  /** The remaining words: the name of a project or a label, or words to search for. */
  words: string
}

/** A way to cut what was said into a task and the names of members. */
export interface Assignment {
  task: string
  names: string
}

export type Command =
  | { do: 'add'; lines: string[]; project: string | null; bare: boolean }
  | { do: 'show'; ask: Ask }
  /** `vague` where the verb does not clearly mean this: asked about first. */
  | { do: 'done' | 'reopen' | 'delete'; target: Target; vague?: true }
  | { do: 'change'; target: Target; change: Change }
  /** The first of `ways` in which the names are those of members; `otherwise` is meant if there is none. */
  | { do: 'assign'; ways: Assignment[]; has: boolean; otherwise?: SpokenCommand[] }
  | { do: 'undo' | 'projects' | 'help' | 'hello' | 'thanks' }
  | { do: 'unknown'; line: string }

/** A command, and the language in which it was said. */
export type SpokenCommand = Command & { language: Language }

/** The user's answer to a question. */
export type Reply =
  /** Places, or numbers of tasks; `ids` when only the latter can be meant. */
  | { is: 'numbers'; numbers: number[]; ids: boolean }
  | { is: 'places'; places: number[] }
  | { is: 'all' | 'none' | 'yes' }
