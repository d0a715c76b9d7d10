import type { DaySays, LengthSays, Part, ReminderSays, RuleSays, TimeSays, Unit } from './says.ts'

/** What defines a language of lines. */

export type Words<Value> = Readonly<Record<string, Value>>

/**
 * A regular expression in which a space stands for white space, and `{slot}` for the words of a table or for a number
 * (`slotsOf`), with what it says besides the slots.
 *
 * `shy` marks what is often something else: `alone` counts only at the end of the line or of a clause, or before
 * another reading; `apart` counts also before a word that begins something new.
 */
export type Phrase<Says> = readonly [pattern: string, says?: Says, shy?: 'alone' | 'apart']

export interface Vocabulary {
  weekdays: Words<number>
  /** Abbreviations, which are more often something else. */
  shortWeekdays: Words<number>
  /** As in `on mondays`. */
  habits: Words<number>
  months: Words<number>
  numbers: Words<number>
  /** Words that mean one of something, but are no numbers elsewhere. */
  articles: Words<number>
  /** -1 is the last. */
  ordinals: Words<number>
  /** What makes a number an ordinal. */
  ordinalMark: string
  /** As in `every other day`. */
  other: string
  units: Words<Unit | 'quarters'>
  parts: Words<Part>
  halves: Words<'am' | 'pm'>
  /** What separates the items of a list. */
  and: string
}

export interface Grammar {
  vocabulary: Vocabulary
  /** Words before and after a day; the groups `starts` and `ends` give its role in a series. */
  before: string
  after: string
  /** Words after which a day is part of a name. */
  names: string
  /** Words between two times, neither of which is then a due time. */
  range: string
  /** Words after which a shy phrase is a noun. */
  determiners: string
  /** Words that begin something new. */
  beginnings: string
  dates: readonly Phrase<DaySays>[]
  times: readonly Phrase<TimeSays>[]
  rules: readonly Phrase<RuleSays>[]
  lengths: readonly Phrase<LengthSays>[]
  reminders: readonly Phrase<ReminderSays>[]
}
