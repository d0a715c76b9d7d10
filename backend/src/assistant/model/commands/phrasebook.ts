import type { Language } from '@docket/grammar/lines/language.ts'
import type { Period, Priority } from './command.ts'

/** What defines the commands of a language. */

export type Intent =
  | 'add'
  | 'addMany'
  | 'show'
  | 'done'
  /** With a verb that is not one of tasks: asked about first. */
  | 'did'
  | 'reopen'
  | 'delete'
  /** With a word that may mean something else: asked about first. */
  | 'drop'
  | 'rename'
  | 'set'
  /** Like `set`; what is neither a date nor a priority is a project. */
  | 'move'
  /** Like `set`; what is none of these is a title. */
  | 'alter'
  | 'later'
  | 'unschedule'
  | 'label'
  | 'unlabel'
  | 'assign'
  /** Like `assign`, but only with a word between the task and the member. */
  | 'give'
  | 'unassign'
  | 'projects'
  | 'undo'
  | 'help'
  | 'hello'
  | 'thanks'

/**
 * A whole message as a regular expression without repetition, with slots: `{line}` `{task}` `{title}` `{value}`
 * `{project}` `{label}` `{member}` `{ask}` for any text, `{both}` for a task and a date or a member, `{word}` for one
 * word, `{priority}` for one of that table.
 *
 * `shy` marks what is often a task itself: it counts only where there is no date and, for `show`, only where every
 * word is understood; what assigns tasks, only where a member is named.
 */
export type Form = readonly [intent: Intent, pattern: string, shy?: 'shy']

export interface Phrasebook {
  language: Language
  /** Courtesies, which say nothing: before and after the request. */
  before: string
  after: string
  forms: readonly Form[]
  priorities: Readonly<Record<string, Priority>>
  /** In what is to be shown; a number means days from today. */
  periods: readonly (readonly [pattern: string, says: Period | number])[]
  states: readonly (readonly [pattern: string, says: 'open' | 'done' | 'all'])[]
  /** With the name in `{label}`. */
  labelled: string
  /** Whom tasks are assigned to, in what is to be shown: the words left over name a `member`, or `perhaps` one. */
  assigned: readonly (readonly [pattern: string, says: 'me' | 'nobody' | 'member' | 'perhaps'])[]
  me: string
  nobody: string
  /** What may stand between a task and a member, with its spaces, and where the member then is more often. */
  to: readonly [between: string, member: 'before' | 'after']
  /** Words that mean everything in a project, with its name in `{project}`. */
  within: string
  /** Words that say nothing in what is to be shown. */
  fillers: string
  /** Words before and after the name of a task. */
  determiners: string
  trailers: string
  /** Before the number of a task. */
  task: string
  it: string
  those: string
  everything: string
  /** Words that mean more than one task. */
  several: string
  /** Places in the list that was shown; -1 is the last. */
  places: Readonly<Record<string, number>>
  /** Words around a place: `the second one`. */
  placed: readonly [before: string, after: string]
  /** A project that is called a project, with its name in `{project}`. */
  project: readonly string[]
  yes: string
  no: string
  all: string
  /** Between the items of a list. */
  and: string
  /** Between commands. */
  cut: string
  /** What two tasks look like that are joined by `and`. */
  apart: { before: string; after: string }
  /** Turns a length of time into what a line says: `in 2 days`. */
  later(length: string): string
  /** The word before a day. */
  on: string
  /** How a question begins. */
  asks: string
  /** How a sentence begins that is no task, and words (`verbs`) that only such sentences have. */
  tells: string
  verbs: string
}
