import type { Language } from '@docket/grammar/lines/language.ts'
import { clockOf, type DateOrder, dateIn, type HourCycle } from '@docket/grammar/shown.ts'
import type { Act } from '../channels/model/message.ts'
import { instantOf, localTime, type When } from '../core/dates.ts'
import { asName } from '../core/letter.ts'
import { isolated } from '../core/locale.ts'
import { de } from './texts/de.ts'
import { en } from './texts/en.ts'
import { ur } from './texts/ur.ts'
import type { Counts, Moment, Texts } from './texts.ts'

const TEXTS: Record<Language, Texts> = { en, de, ur }

/** In code points: push messages have little room, and the whole comment is a tap away. */
const LONGEST_COMMENT = 200

/** What somebody is told, and how they read. */
export interface Telling {
  kind:
    | 'reminder'
    | 'due'
    | 'overdue'
    | 'assigned'
    | 'mentioned'
    | 'comment'
    | 'invitation'
    | 'overview'
    | 'review'
  language: Language
  now: Date
  /** IANA name of the reader's time zone. */
  zone: string
  hourCycle?: HourCycle | undefined
  dateFormat?: DateOrder | undefined
  /** When it was due to be told. */
  at: Date
  isLate: boolean
  due: When | null
  /** The instant of `due` if it has a time. */
  dueAt: Date | null
  /** The name of who did it. */
  actor: string | null
  /** The name of the shared workspace. */
  workspace: string | null
  comment: string | null
  counts: Counts | null
  /** Of some tasks of an overview. */
  titles: readonly string[]
}

/** One or two short sentences; empty if the title says it all. Names and titles are isolated in them. */
export function textOf(telling: Telling): string {
  const texts = TEXTS[telling.language]
  const who = named(telling.actor) ?? texts.nameless
  const workspace = named(telling.workspace)
  switch (telling.kind) {
    case 'reminder':
      return reminderText(telling, texts)
    case 'due':
      return telling.isLate ? dueText(telling, texts) : texts.dueNow
    case 'overdue': {
      const due = dueOf(telling)
      return due === null ? texts.overdue : texts.overdueSince(due)
    }
    case 'assigned':
      return texts.assigned(who, workspace) + texts.stop
    case 'mentioned':
      return quoting(texts.mentioned(who), telling, texts)
    case 'comment':
      return quoting(texts.commented(who), telling, texts)
    case 'invitation':
      return texts.invited(who, workspace) + texts.stop
    case 'overview':
      return overviewText(telling, texts)
    case 'review':
      return reviewText(telling, texts)
  }
}

/** One line, without marks of isolation: it stands alone. */
export function titleOf({ kind, language, workspace }: Telling, taskTitle: string): string {
  const { dayTitle, weekTitle } = TEXTS[language]
  if (kind === 'overview') return dayTitle
  if (kind === 'review') return weekTitle
  if (kind === 'invitation' && workspace !== null) return asName(workspace)
  return taskTitle.replaceAll(/\s*[\n\v\f\r\u0085\u2028\u2029]\s*/g, ' ')
}

/** What the button of an act says. */
export const labelOf = (act: Act, language: Language): string => TEXTS[language].acts[act]

/** What a user is sent who tries whether messages arrive. */
export const testMessage = (language: Language): { title: string; text: string } => TEXTS[language].test

/** Null for who or what has no name. Whoever invites one to a workspace has named both. */
const named = (name: string | null): string | null =>
  name === null || name.trim() === '' ? null : isolated(asName(name))

const ended = (text: string, { stop }: Texts): string => (text.endsWith(stop) ? text : text + stop)

function reminderText(telling: Telling, texts: Texts): string {
  const due = dueText(telling, texts)
  if (!telling.isLate) return due
  const late = texts.late(momentOf(localTime(telling.at, telling.zone), telling))
  return due === '' ? late : `${ended(due, texts)} ${late}`
}

/** When it is due, or was; empty if it never is. */
function dueText(telling: Telling, texts: Texts): string {
  const due = dueOf(telling)
  if (due === null) return ''
  return isPast(telling) ? texts.wasDue(due) : texts.due(due)
}

/** What is told in time is not over yet, even if the message leaves some seconds later. */
function isPast(telling: Telling): boolean {
  const { due, now, at, isLate, zone } = telling
  const instant = dueInstant(telling)
  if (instant !== null) return instant < (isLate ? now : new Date(Math.min(now.getTime(), at.getTime())))
  return due !== null && due.date < localTime(now, zone).toPlainDate().toString()
}

function dueInstant({ due, dueAt, zone }: Telling): Date | null {
  if (dueAt !== null) return dueAt
  const instant = due === null ? null : instantOf(due, zone)
  return instant === null ? null : new Date(instant)
}

/** In the reader's zone, wherever the time was meant; a whole day is the same everywhere. */
function dueOf(telling: Telling): Moment | null {
  const instant = dueInstant(telling)
  if (instant !== null) return momentOf(localTime(instant, telling.zone), telling)
  return telling.due === null ? null : momentOf(Temporal.PlainDate.from(telling.due.date), telling)
}

function momentOf(when: Temporal.PlainDateTime | Temporal.PlainDate, telling: Telling): Moment {
  const isWhole = when instanceof Temporal.PlainDate
  const day = isWhole ? when : when.toPlainDate()
  const today = localTime(telling.now, telling.zone).toPlainDate()
  const { days } = TEXTS[telling.language]
  const near = new Map([
    [0, days.today],
    [1, days.tomorrow],
    [-1, days.yesterday],
  ]).get(today.until(day).days)
  return {
    day: near ?? dateText(day, today, telling),
    isDate: near === undefined,
    isToday: near === days.today,
    time: isWhole ? null : timeText(when, telling),
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Of days and times without a zone, as if they were in UTC. Making a format takes far longer than using it. */
function formatOf({ language }: Telling, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(TEXTS[language].locale, { ...options, timeZone: 'UTC' })
  formats.set(key, format)
  return format
}

/** "14:05", or "2:05 pm". In a language that runs from right to left, the pm would be drawn before the digits. */
function timeText({ hour, minute }: Temporal.PlainDateTime, telling: Telling): string {
  const clock = clockOf({ clock: telling.hourCycle })
  const text = formatOf(telling, { hour: 'numeric', minute: '2-digit', ...clock }).format(
    (hour * 60 + minute) * 60_000,
  )
  return telling.language === 'ur' ? isolated(text) : text
}

/** "Mon, 30 Nov", with the year if it is not the present one. */
function dateText(day: Temporal.PlainDate, today: Temporal.PlainDate, telling: Telling): string {
  const year = day.year === today.year ? {} : { year: 'numeric' as const }
  const format = formatOf(telling, { weekday: 'short', day: 'numeric', month: 'short', ...year })
  const text = dateIn(format, day.toZonedDateTime('UTC').epochMilliseconds, telling.dateFormat)
  // From right to left, the parts of a date in digits would be drawn the other way round.
  return telling.language === 'ur' ? text.replace(/\d+-\d+-\d+/, isolated) : text
}

function quoting(text: string, { comment }: Telling, texts: Texts): string {
  const [open, close] = texts.quotes
  const said = comment === null ? '' : shortened(comment)
  return said === '' ? text + texts.stop : `${text}: ${open}${isolated(said)}${close}`
}

/** On one line, and not longer than it may be; what belongs to one character stays together. */
function shortened(comment: string): string {
  const line = comment.replaceAll(/[\s\p{Cc}\p{Bidi_Control}]+/gu, ' ').trim()
  let start = ''
  let length = 0
  for (const { segment, index } of new Intl.Segmenter().segment(line)) {
    const size = [...segment].length
    const isLast = index + segment.length === line.length
    if (length + size > LONGEST_COMMENT - (isLast ? 0 : 1)) return `${start.trimEnd()}…`
    start += segment
    length += size
  }
  return start
}

function overviewText({ counts, titles }: Telling, texts: Texts): string {
  if (counts === null) return ''
  const said = [
    ...(counts.today > 0 ? [texts.today(counts.today)] : []),
    ...(counts.overdue > 0 ? [texts.overdueToo(counts.overdue)] : []),
  ]
  if (said.length === 0) return texts.nothingToday + texts.stop
  const list = titles.flatMap((title) => (title.trim() === '' ? [] : isolated(title.trim()))).join(' · ')
  return said.join(texts.comma) + (list === '' ? '' : `: ${list}`)
}

function reviewText({ counts }: Telling, texts: Texts): string {
  if (counts === null) return ''
  const said = [
    ...(counts.done > 0 ? [texts.done(counts.done)] : []),
    ...(counts.next > 0 ? [texts.next(counts.next)] : []),
    ...(counts.overdue > 0 ? [texts.overdueToo(counts.overdue)] : []),
  ]
  return (said.length === 0 ? texts.quietWeek : said.join(texts.comma)) + texts.stop
}
