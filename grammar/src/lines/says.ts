/** What phrases can say, whatever the language. Languages are tables from words to these. */

export type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'
export type Part = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight'

/** What a phrase says about a day. */
export interface DaySays {
  /** Number of days from today. */
  days?: number
  /** Number of units from now. */
  n?: number | undefined
  unit?: Unit
  /** Number of other units to add. */
  more?: number
  also?: Unit
  /** 1 is Monday. */
  weekday?: number
  /** Of the week, month or year after this one: the weekday, the weekend, or the first day. */
  next?: true
  period?: 'week' | 'weekend' | 'month' | 'year'
  /** The last day of the month or year. */
  end?: 'month' | 'year'
  day?: number
  month?: number
  year?: number
  /** Two numbers of which one is the month: the first, if it can be. */
  first?: number
  second?: number
  part?: Part
  /** The role of the day in a series: its start, or its end. */
  role?: 'start' | 'end'
}

/** What a phrase says about a time. */
export interface TimeSays {
  hour?: number
  minute?: number
  half?: 'am' | 'pm'
  /** Minutes to add: `half past`, `quarter to`. */
  shift?: number
  part?: Part
  /** Whether the hour is that of a 24-hour clock; otherwise small hours are in the afternoon. */
  exact?: boolean
  /** IANA name. */
  zone?: string
}

/** What a phrase says about a time from which and until which something lasts. */
export interface SpanSays extends TimeSays {
  toHour: number
  toMinute?: number
  toHalf?: 'am' | 'pm'
  /** How much of the phrase names the beginning. */
  split: number
}

/** What a phrase says about a series. */
export interface RuleSays {
  /** The interval, in units. */
  n?: number | undefined
  unit?: Unit | 'quarters' | undefined
  weekdays?: number[]
  /** Weekdays of a month; -1 is the last. */
  places?: { nth: number; weekday: number }[]
  /** Days of the month; -1 is the last. */
  days?: number[]
  day?: number
  month?: number
  part?: Part
  completion?: true
  /** Whether it means a rule that is not understood. */
  unclear?: true
}

/** What a phrase says about how long a series lasts. */
export interface LengthSays {
  times?: number
  n?: number | undefined
  unit?: Unit
}

/** What a phrase says about when to be reminded: `n` units before, and `more` of `also`. */
export interface ReminderSays {
  n?: number | undefined
  unit?: Unit
  more?: number
  also?: Unit
}

export interface PhraseMeanings {
  date: DaySays
  time: TimeSays
  span: SpanSays
  rule: RuleSays
  length: LengthSays
  reminder: ReminderSays
}
