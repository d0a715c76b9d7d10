/** What phrases can say, whatever the language. Languages are tables from words to these. */

export type Unit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'
export type Part = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night' | 'midnight'

/** Of a day. */
export interface DaySays {
  /** So many days from today. */
  days?: number
  /** So many units from now. */
  n?: number | undefined
  unit?: Unit
  /** 1 is Monday. */
  weekday?: number
  /** Of the week, month or year after this one: the weekday, the weekend, or the first day. */
  next?: true
  period?: 'week' | 'weekend' | 'month' | 'year'
  /** Its last day. */
  end?: 'month' | 'year'
  day?: number
  month?: number
  year?: number
  /** Two numbers of which one is the month: the first, if it can be. */
  first?: number
  second?: number
  part?: Part
  /** What the day is to a series: where it starts, or where it ends. */
  role?: 'start' | 'end'
}

/** Of a time. */
export interface TimeSays {
  hour?: number
  minute?: number
  half?: 'am' | 'pm'
  /** Minutes to add: `half past`, `quarter to`. */
  shift?: number
  part?: Part
  /** Whether the hour is that of a clock with 24; else small hours are in the afternoon. */
  exact?: boolean
  /** IANA name. */
  zone?: string
}

/** Of a series. */
export interface RuleSays {
  /** Each how many units. */
  n?: number | undefined
  unit?: Unit | 'quarters' | undefined
  weekday?: number
  weekdays?: number[]
  /** Which of the weekdays of a month; -1 is the last. */
  nth?: number
  /** Days of the month; -1 is the last. */
  days?: number[]
  day?: number
  month?: number
  part?: Part
  completion?: true
}

/** Of how long a series goes on. */
export interface LengthSays {
  times?: number
  n?: number | undefined
  unit?: Unit
}

/** Of when to be reminded: so many units before. */
export interface ReminderSays {
  n?: number | undefined
  unit?: Unit
  more?: number
  also?: Unit
}

export interface Said {
  date: DaySays
  time: TimeSays
  rule: RuleSays
  length: LengthSays
  reminder: ReminderSays
}
