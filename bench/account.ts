import { positionBetween, positionOfId } from '../backend/src/core/order.ts'
import { PRIORITIES } from '../backend/src/task-fields/schemas.ts'
import { rowOf } from '../backend/src/tasks/crud/states.ts'
import { edited } from '../backend/src/tasks/model/edit.ts'
import { stateOf, type TaskState } from '../backend/src/tasks/model/state.ts'
import type { TaskCreate } from '../backend/src/tasks/schemas.ts'
import { generator, textOf } from './texts.ts'

/** An account many years old: most tasks are plain and done, the others have dates, priorities, labels and projects. */

export interface Account {
  /** Rows of `tasks`, in order of their ids. */
  tasks: Record<string, unknown>[]
  /** Task id and text of the notes. */
  notes: { id: number; body: string }[]
}

/** The owner's time zone. */
export const ZONE = 'Europe/Berlin'
export const LABELS =
  'home work errands urgent waiting reading garden travel money health family someday'.split(' ')
export const PROJECTS = Array.from({ length: 15 }, (_, index) => `Project ${index + 1}`)
/** Filters of the views, by name. */
export const VIEWS: Record<string, string> = {
  Today: 'due <= today and not complete',
  'Next week': 'due > today and due <= today + 7d and not complete',
  Urgent: 'priority = urgent and not complete',
  Late: 'overdue and label in (work, home)',
  'Done lately': 'complete and updated > today - 7d',
}
const RULES = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=1', 'FREQ=YEARLY']
const YEARS = 5
/** The newest tasks, all open and urgent, so that even a small account has several pages to filter. */
const AT_HAND = 250
const DAY = 24 * 60 * 60_000

/** The account's tasks `first` to `last` of `total`, the same for every run on the same day. */
export function accountOf(userId: string, now: Date, ids: { first: number; last: number; total: number }) {
  const account: Account = { tasks: [], notes: [] }
  for (let id = ids.first; id <= ids.last; id += 1) {
    const age = YEARS * 365 * DAY * (1 - id / ids.total)
    const at = new Date(now.getTime() - age).toISOString()
    const blank = stateOf({
      id,
      user_id: userId,
      title: textOf(id, 3 + (id % 6)),
      description: id % 3 === 0 ? textOf(id + 1e6, 5 + (id % 20)) : null,
      complete: false,
      created_at: at,
      updated_at: at,
      revision: id,
    })
    account.tasks.push(rowOf(lived(blank, now, id > ids.total - AT_HAND), ZONE))
    if (id % 20 === 0) account.notes.push({ id, body: textOf(id + 2e6, 20) })
  }
  return account
}

/** A task after its life so far: two thirds are done, three tenths have details. */
function lived(task: TaskState, now: Date, atHand: boolean): TaskState {
  const random = generator(task.id + 3e6)
  const complete = random() < 2 / 3 && !atHand
  if (random() < 0.7 && !atHand) return { ...task, complete }
  const details = detailsOf(random, now)
  return { ...edited(task, atHand ? { ...details, priority: 'urgent' } : details), complete }
}

/** Due within half a year before or after now, if at all; by the clock, in a zone, or all day. */
function detailsOf(random: () => number, now: Date): Partial<TaskCreate> {
  const day = (from: number, days: number) =>
    new Date(now.getTime() + (from + Math.floor(random() * days)) * DAY).toISOString().slice(0, 10)
  const due = { date: day(-180, 360), ...timeOf(random) }
  const isDue = random() < 0.7
  return {
    due: isDue ? due : null,
    start: random() < 0.2 ? { date: day(-200, 360) } : null,
    recurrence: isDue && random() < 0.1 ? oneOf(RULES, random) : null,
    priority: random() < 0.6 ? oneOf(PRIORITIES, random) : 'none',
    labels: random() < 0.5 ? [...new Set([labelOf(random), labelOf(random)])] : [],
    project_id: random() < 0.5 ? 1 + Math.floor(random() * PROJECTS.length) : null,
    reminders: isDue && random() < 0.2 ? [{ minutes_before: 30 }] : [],
    position: random() < 0.05 ? placeIn(random) : null,
  }
}

/** A random label; the first ones are used most. */
const labelOf = (random: () => number): string => oneOf(LABELS, () => random() ** 2)

/** A position between two neighbours, neither of which was moved. */
function placeIn(random: () => number): string {
  const id = 1 + Math.floor(random() * 100_000)
  return positionBetween(positionOfId(id), positionOfId(id + 1))
}

function timeOf(random: () => number): { time?: string; time_zone?: string } {
  const kind = random()
  if (kind < 0.6) return {}
  const time = `${String(8 + Math.floor(random() * 12)).padStart(2, '0')}:30`
  return kind < 0.8 ? { time } : { time, time_zone: 'America/New_York' }
}

const oneOf = <Item>(items: readonly Item[], random: () => number): Item =>
  items[Math.floor(random() * items.length)] as Item
