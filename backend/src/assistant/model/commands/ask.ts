import type { Ask, Assignee, Period, Target } from './command.ts'
import { lineOf, type SpeechContext, todayOf } from './context.ts'
import { BEGINS, ENDS, oneOf, type Reader, whole } from './forms.ts'
import { readTarget, unquoted } from './target.ts'
import { seen, written } from './text.ts'

/** Reads what is to be shown: takes out periods and states, reads dates as in lines, and leaves words to search for. */

export function readAsk(text: string, reader: Reader, context: SpeechContext): Ask {
  let rest = text
  /** Takes what the expression matches out of the rest. */
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const before = seen(rest)
    const found = pattern.exec(before.folded)
    if (found === null) return undefined
    const end = found.index + found[0].length
    rest = `${written(before, 0, found.index)} ${written(before, end, before.folded.length)}`
    return found
  }
  const first = <Says>(table: readonly (readonly [string, Says])[]): Says | undefined =>
    table.find(([pattern]) => take(new RegExp(`${BEGINS}(?:${pattern})${ENDS}`, 'u')) !== undefined)?.[1]

  const assigned = reader.assigned.find(([pattern, says]) => {
    const expression = new RegExp(`${BEGINS}(?:${pattern})${ENDS}`, 'u')
    return says === 'perhaps' ? expression.test(seen(rest).folded) : take(expression) !== undefined
  })?.[1]
  const before = seen(rest)
  const labelled = take(reader.expressions.label)?.indices?.groups?.label
  const period = first(reader.periods)
  const state = first(reader.states) ?? 'open'
  const priorities = Object.entries(reader.priorities).filter(([, priority]) => priority !== 'none')
  const urgent = take(new RegExp(`${BEGINS}(?:${oneOf(priorities.map(([word]) => word))})${ENDS}`, 'u'))?.[0]

  const line = lineOf(rest, context)
  const date = typeof period === 'number' ? String(todayOf(context).add({ days: period })) : line.due?.date
  const due = typeof period === 'string' ? period : date === undefined ? null : { day: date }
  const label = labelled === undefined ? line.labels[0]?.name : unquoted(written(before, ...labelled))
  const filler = whole(reader.fillers)
  const words = line.title
    .split(' ')
    .filter((word) => !filler.test(seen(word).folded.replaceAll(/^\p{P}+|\p{P}+$/gu, '')))
    .filter((word) => /[\p{L}\p{N}\p{S}]/u.test(word))
  const said = unquoted(words.join(' '))
  return {
    state,
    period: due,
    priority: urgent === undefined ? line.priority : (reader.priorities[urgent] ?? null),
    label: label ?? null,
    assignee: assigned === undefined ? null : assigneeOf(assigned, said),
    words: line.project?.name ?? said,
  }
}

function assigneeOf(assigned: Reader['assigned'][number][1], words: string): Assignee | null {
  if (assigned === 'me' || assigned === 'nobody') return { is: assigned }
  return words === '' ? null : { is: 'said', words, sure: assigned === 'member' }
}

/** Whether the tasks are those of a member whom the words name. */
const namesMember = ({ assignee }: Ask): boolean => assignee?.is === 'said' && assignee.sure

/**
 * The condition that all the tasks meant meet, as in `everything overdue`; undefined where tasks are meant by their
 * names. Words may be left over only where they name a project: `everything in Garden`.
 */
function readAll(text: string, reader: Reader, context: SpeechContext): Ask | undefined {
  const { folded } = seen(text)
  if (!reader.expressions.several.test(folded)) return undefined
  const ask = readAsk(text, reader, context)
  const isAll =
    ask.words === '' || namesMember(ask)
      ? saysSomething(ask)
      : isWithin(folded, seen(ask.words).folded, reader)
  return isAll ? ask : undefined
}

function isWithin(folded: string, name: string, { within }: Reader): boolean {
  const pattern = within.replaceAll('{project}', () => `"?${RegExp.escape(name)}"?`)
  return new RegExp(`(?:^| )(?:#"?${RegExp.escape(name)}"?|${pattern})(?: |$)`, 'u').test(folded)
}

/** Whether there is any condition on what is to be shown. */
export const saysSomething = ({ state, period, priority, label, assignee }: Ask): boolean =>
  state !== 'open' || period !== null || priority !== null || label !== null || assignee !== null

/** The same in the filter language (docs/filters.md), without the words. */
export function filterOf({ state, period, priority, label, assignee }: Ask, context: SpeechContext): string {
  const today = todayOf(context)
  const conditions = [
    ...(state === 'all' ? [] : period === 'overdue' ? [] : [state === 'done' ? 'complete' : 'not complete']),
    ...(period === null ? [] : state === 'done' ? doneIn(period, today) : dueIn(period, today)),
    ...(priority === null ? [] : [priority === 'urgent' ? 'priority = urgent' : `priority >= ${priority}`]),
    ...(label === null ? [] : [`label = ${quoted(label)}`]),
    ...(assignee === null ? [] : assignedTo(assignee)),
  ]
  return conditions.join(' and ')
}

function assignedTo(assignee: Assignee): string[] {
  switch (assignee.is) {
    case 'me':
      return ['assignee = me']
    case 'nobody':
      return ['assignee = none']
    case 'members': {
      const [only, ...others] = assignee.names.map(quoted)
      if (only === undefined) return []
      return [others.length === 0 ? `assignee = ${only}` : `assignee in (${[only, ...others].join(', ')})`]
    }
    case 'said':
      return []
  }
}

export const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

type Days = { first?: Temporal.PlainDate; last?: Temporal.PlainDate }

function daysOf(period: Exclude<Ask['period'], null>, today: Temporal.PlainDate): Days {
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  const month = today.with({ day: 1 })
  const lasting = (first: Temporal.PlainDate, length: Temporal.DurationLike): Days => ({
    first,
    last: first.add(length).subtract({ days: 1 }),
  })
  if (typeof period === 'object') return lasting(Temporal.PlainDate.from(period.day), { days: 1 })
  const days: Record<Period, () => Days> = {
    week: () => lasting(monday, { days: 7 }),
    nextWeek: () => lasting(monday.add({ days: 7 }), { days: 7 }),
    month: () => lasting(month, { months: 1 }),
    nextMonth: () => lasting(month.add({ months: 1 }), { months: 1 }),
    weekend: () => lasting(monday.add({ days: 5 }), { days: 2 }),
    yesterday: () => lasting(today.subtract({ days: 1 }), { days: 1 }),
    overdue: () => ({}),
    undated: () => ({}),
  }
  return days[period]()
}

function dueIn(period: Exclude<Ask['period'], null>, today: Temporal.PlainDate): string[] {
  if (period === 'overdue') return ['overdue']
  if (period === 'undated') return ['due = none']
  const { first, last } = daysOf(period, today)
  if (first === undefined || last === undefined) return []
  // What is overdue is to be done today, too.
  if (today.equals(last) && today.equals(first)) return ['due <= today']
  if (Temporal.PlainDate.compare(first, today) <= 0 && Temporal.PlainDate.compare(last, today) >= 0) {
    return [`due <= ${last}`]
  }
  return first.equals(last) ? [`due = ${first}`] : [`due >= ${first}`, `due <= ${last}`]
}

function doneIn(period: Exclude<Ask['period'], null>, today: Temporal.PlainDate): string[] {
  if (period === 'undated') return ['due = none']
  const { first, last } = daysOf(period, today)
  if (first === undefined || last === undefined) return []
  if (first.equals(today)) return ['updated >= today']
  return first.equals(last) ? [`updated = ${first}`] : [`updated >= ${first}`, `updated <= ${last}`]
}

/** Which tasks are meant: all that meet a condition, or those that the words name. */
export function targetOf(text: string, reader: Reader, context: SpeechContext): Target {
  const ask = readAll(text, reader, context)
  if (ask === undefined) return readTarget(text, reader)
  return ask.words === '' || namesMember(ask)
    ? { is: 'asked', ask }
    : { is: 'within', ask, text: text.trim() }
}

/** For reopening, a target means done tasks, unless it names a state, or is overdue, which no done task is. */
export function closed(target: Target): Target {
  if (!isAll(target)) return target
  const { state, period } = target.ask
  return state !== 'open' || period === 'overdue'
    ? target
    : { ...target, ask: { ...target.ask, state: 'done' } }
}

/** Whether the target is all tasks that meet a condition. */
export const isAll = (target: Target): target is Extract<Target, { ask: Ask }> =>
  target.is === 'asked' || target.is === 'within'
