import type { Act } from '../channels/model/message.ts'

/** A day that somebody is told of, and a time of it. */
export interface Moment {
  /** "today", "tomorrow", "yesterday", or a date. */
  day: string
  isDate: boolean
  isToday: boolean
  /** Null for the whole day. */
  time: string | null
}

/** How many tasks an overview tells of, and a review. */
export interface Counts {
  today: number
  overdue: number
  done: number
  next: number
}

/** How notifications are said in one language. Names, titles and comments are passed in already isolated. */
export interface Texts {
  /** For `Intl`. */
  locale: string
  days: Record<'today' | 'tomorrow' | 'yesterday', string>
  /** Ends a sentence. */
  stop: string
  comma: string
  quotes: readonly [open: string, close: string]
  /** Who has no name, or is not known. */
  nameless: string

  due(when: Moment): string
  wasDue(when: Moment): string
  dueNow: string
  overdueSince(when: Moment): string
  overdue: string
  /** A whole sentence: when it should have been told. */
  late(when: Moment): string

  assigned(who: string, workspace: string | null): string
  mentioned(who: string): string
  commented(who: string): string
  invited(who: string, workspace: string | null): string

  dayTitle: string
  weekTitle: string
  today(count: number): string
  overdueToo(count: number): string
  nothingToday: string
  done(count: number): string
  next(count: number): string
  quietWeek: string

  acts: Record<Act, string>
  test: { title: string; text: string }
}

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Returns what chooses the form of a number, and puts the number for its `#`. */
export function pluralsOf(locale: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
}
