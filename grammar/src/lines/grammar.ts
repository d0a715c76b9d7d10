import type { DaySays, LengthSays, Part, ReminderSays, RuleSays, SpanSays, TimeSays, Unit } from './says.ts'

/** What defines a language of lines. */

export type Words<Value> = Readonly<Record<string, Value>>

/**
 * A regular expression in which a space stands for white space, and `{slot}` for the words of a table or for a number
 * (`slotsOf`), with what it says besides the slots.
 *
 * `shy` marks what is often something else: `alone` counts only at the end of the line or of a clause, or before
 * another reading; `apart` counts also before a word that begins something new; `inside` also before one with which a
 * sentence goes on.
 */
export type Phrase<Says> = readonly [pattern: string, says?: Says, shy?: 'alone' | 'apart' | 'inside']

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
  /** Days of the month in words; -1 is the last. */
  monthDays: Words<number>
  /** As in `every other day`. */
  other: string
  units: Words<Unit | 'quarters'>
  parts: Words<Part>
  halves: Words<'am' | 'pm'>
  /** What separates the items of a list. */
  and: string
  /** What may follow that before a weekday: `every monday and every friday`. */
  again: string
}

export interface Grammar {
  vocabulary: Vocabulary
  /** Words before and after a day; the groups `starts` and `ends` give its role in a series. */
  before: string
  after: string
  /** Words after which a day is part of a name. */
  names: string
  /** What joins alternatives: like a list of times, they are no due time. */
  or: string
  /** What stands before a time, and after it. */
  at: string
  clock: string
  /** Words between two times, neither of which is then a due time. */
  range: string
  /** Words after which a shy phrase is a noun. */
  determiners: string
  /** Words that begin something new. */
  beginnings: string
  /** Words with which a sentence goes on after an adverb of time. */
  continuations: string
  /** Words that are frequent in tasks, so that a line can be told to be in this language. */
  words: string
  /** `remind me to`, in groups `a` and `b`; ␣ stands for spaces and what has been read. */
  asks: readonly string[]
  dates: readonly Phrase<DaySays>[]
  times: readonly Phrase<TimeSays>[]
  /** The group `from` is the beginning. */
  spans: readonly Phrase<Partial<SpanSays>>[]
  rules: readonly Phrase<RuleSays>[]
  lengths: readonly Phrase<LengthSays>[]
  reminders: readonly Phrase<ReminderSays>[]
}
