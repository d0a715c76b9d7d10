import type { DaySays, LengthSays, Part, ReminderSays, RuleSays, TimeSays, Unit } from './says.ts'

/** What a language is made of. */

export type Words<Value> = Readonly<Record<string, Value>>

/**
 * A regular expression in which a space stands for white space, and `{slot}` for the words of a table or for a number
 * (`SLOTS`), with what it says besides the slots.
 *
 * `shy` is what often is something else: `alone` counts only where the line or a clause ends behind it, or another
 * reading follows; behind `apart` a word that begins something new may stand as well.
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
  /** What stands for one of something, but is no number elsewhere. */
  articles: Words<number>
  /** -1 is the last. */
  ordinals: Words<number>
  /** What makes a number an ordinal one. */
  ordinalMark: string
  /** As in `every other day`. */
  other: string
  units: Words<Unit | 'quarters'>
  parts: Words<Part>
  halves: Words<'am' | 'pm'>
  /** What stands between the items of a list. */
  and: string
}

export interface Grammar {
  vocabulary: Vocabulary
  /** Around a day: groups `starts` and `ends` say what it is to a series. */
  before: string
  after: string
  /** Words behind which a day is part of a name. */
  names: string
  /** Words between two times of which neither is when something is due. */
  range: string
  /** Words behind which a shy phrase is a noun. */
  determiners: string
  /** Words that begin something new. */
  beginnings: string
  dates: readonly Phrase<DaySays>[]
  times: readonly Phrase<TimeSays>[]
  rules: readonly Phrase<RuleSays>[]
  lengths: readonly Phrase<LengthSays>[]
  reminders: readonly Phrase<ReminderSays>[]
}
