import type { Language } from '../../../quick-add/model/language.ts'
import type { Period, Priority } from './command.ts'

/** What a language of commands is made of. */

export type Intent =
  | 'add'
  | 'addMany'
  | 'show'
  | 'done'
  /** With another verb than of tasks: asked first. */
  | 'did'
  | 'reopen'
  | 'delete'
  /** With a word that may mean something else: asked first. */
  | 'drop'
  | 'rename'
  | 'set'
  /** As `set`; what is no date and no priority is a project. */
  | 'move'
  /** As `set`; what is neither is a title. */
  | 'alter'
  | 'later'
  | 'unschedule'
  | 'label'
  | 'unlabel'
  | 'projects'
  | 'undo'
  | 'help'
  | 'hello'
  | 'thanks'

/**
 * A whole message as a regular expression without repetition, with holes: `{line}` `{task}` `{title}` `{value}`
 * `{project}` `{label}` `{ask}` for any text, `{both}` for a task and a date, `{word}` for one word, `{priority}` for one
 * of that table.
 *
 * `shy` is what often is a task itself: it counts only where nothing says a date, and of what is to be shown, only where
 * no word is left that says nothing.
 */
export type Form = readonly [intent: Intent, pattern: string, shy?: 'shy']

export interface Phrasebook {
  language: Language
  /** Courtesies, which say nothing: before and behind what is asked. */
  before: string
  after: string
  forms: readonly Form[]
  priorities: Readonly<Record<string, Priority>>
  /** Within what is to be shown; a number is of days from today. */
  periods: readonly (readonly [pattern: string, says: Period | number])[]
  states: readonly (readonly [pattern: string, says: 'open' | 'done' | 'all'])[]
  /** With the name in `{label}`. */
  labelled: string
  /** What is all in a project, with its name in `{project}`. */
  within: string
  /** Words that say nothing in what is to be shown. */
  fillers: string
  /** Before and behind a task that is meant. */
  determiners: string
  trailers: string
  /** Before the number of a task. */
  task: string
  it: string
  those: string
  everything: string
  /** Words that speak of more than one task. */
  several: string
  /** Places in what was shown; -1 is the last. */
  places: Readonly<Record<string, number>>
  /** Words around a place: `the second one`. */
  placed: readonly [before: string, after: string]
  /** A project that is called one: with its name in `{project}`. */
  project: readonly string[]
  yes: string
  no: string
  all: string
  /** Between the items of a list. */
  and: string
  /** Between commands. */
  cut: string
  /** What two tasks look like that are said with one `and` between them. */
  apart: { before: string; after: string }
  /** Makes a length of time what a line says: `in 2 days`. */
  later(length: string): string
  /** Before a day. */
  on: string
  /** How a question begins. */
  asks: string
  /** How a sentence begins that tells of something, and words that only such sentences have. */
  tells: string
  verbs: string
}
