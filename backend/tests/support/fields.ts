import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { type LabelPatch, LabelResponse } from '../../src/labels/schemas.ts'
import { type NotePatch, NoteResponse } from '../../src/notes/schemas.ts'
import { type PreferencesPatch, PreferencesResponse } from '../../src/preferences/schemas.ts'
import { type ProjectPatch, ProjectResponse } from '../../src/projects/schemas.ts'
import { Occurrence, type TaskPatch, TaskResponse } from '../../src/tasks/schemas.ts'
import { type ViewPatch, ViewResponse } from '../../src/views/schemas.ts'

/** Random values for every field of every resource. */

export const NAMES = ['home', 'Work', 'errand', 'later', 'HOME']
export const DATES = ['2026-11-19', '2026-11-20', '2026-11-23']
export const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'] as const
const ZONES = ['UTC', 'Europe/Berlin', 'Asia/Tokyo']

/** A draw for each field that a patch can name: one that is missing here does not compile. */
type Draws<Patch> = { [Name in keyof Required<Patch>]: () => Patch[Name] }

export interface Fields {
  task: Draws<TaskPatch>
  project: Draws<z.output<typeof ProjectPatch>>
  label: Draws<LabelPatch>
  view: Draws<ViewPatch>
  note: Draws<z.output<typeof NotePatch>>
  preferences: Draws<PreferencesPatch>
}

/** @param ids draw the ids that tasks may refer to */
export function fieldsOf(
  random: () => number,
  ids: { task: () => number; project: () => number; member: () => string },
): Fields {
  const one = <Value>(...values: readonly Value[]): Value =>
    values[Math.floor(random() * values.length)] as Value
  const when = () => ({
    date: one(...DATES),
    ...one({}, { time: '09:00' }, { time: '23:30', time_zone: 'Asia/Tokyo' }),
  })
  const name = () => one(...NAMES)
  const color = () => one(null, '#112233', '#aabbcc')
  return {
    task: {
      title: () => one('new', 'other', 'später 🌱'),
      description: () => one(null, 'more', 'less'),
      complete: () => random() < 0.5,
      due: () => one(null, when(), when()),
      start: () => one(null, when(), when()),
      recurrence: () => one(null, 'FREQ=DAILY;COUNT=3', 'FREQ=WEEKLY'),
      recurrence_from: () => one(null, 'schedule', 'completion'),
      priority: () => one(null, ...PRIORITIES),
      estimate: () => one(null, 5, 30, 90),
      labels: () => one(null, [name()], [name(), name()]),
      assignees: () => one(null, [ids.member()]),
      project_id: () => one(null, ids.project(), ids.project()),
      parent_id: () => one(null, ids.task(), ids.task()),
      reminders: () =>
        one(null, [{ minutes_before: 30 }], [{ at: '2026-11-20T08:00:00.000Z' }, { minutes_before: 0 }]),
      blocked_by: () => one(null, [ids.task()], [...new Set([ids.task(), ids.task()])]),
      position: () => one(null, 'a0', 'a1', 'a08'),
    },
    project: { name, color, archived: () => random() < 0.5 },
    label: { name: () => one(...NAMES, 'renamed', 'another', 'third', 'fourth'), color },
    view: {
      name: () => `view ${Math.floor(random() * 20)}`,
      filter: () => one('', 'priority >= high', 'label = home'),
      sort: () => one(null, 'due', '-title'),
    },
    note: { body: () => one('said', 'more', 'less') },
    preferences: {
      time_zone: () => one(...ZONES),
      week_start: () => one(null, 1, 7),
      hour_cycle: () => one(null, 'h12', 'h23'),
      date_format: () => one(null, 'dmy', 'ymd'),
      start_page: () => one(null, 'all', 'projects/1'),
      default_reminder: () => one(null, 0, 10),
      language: () => one(null, 'ur'),
      line_language: () => one(null, 'de'),
      notify: () => one(null, { due: true }, { due: null, quiet_from: '22:00', quiet_until: '07:00' }),
      lists: () => one(null, { today: { sort: 'due' } }, { today: { sort: 'title' } }),
    },
  }
}

/** Some of the fields, each with this probability. */
export function someOf<Patch>(
  draws: { [Name in keyof Patch]: () => Patch[Name] },
  random: () => number,
  probability: number,
): Partial<Patch> {
  const drawn = Object.entries<() => unknown>(draws as Record<string, () => unknown>)
    .filter(() => random() < probability)
    .map(([name, draw]) => [name, draw()])
  return Object.fromEntries(drawn) as Partial<Patch>
}

/** What is shown of each resource whose changes can be taken back. */
export const SHOWN = {
  task: TaskResponse,
  project: ProjectResponse,
  label: LabelResponse,
  view: ViewResponse,
  note: NoteResponse,
  occurrence: Occurrence,
  preferences: PreferencesResponse,
}

/** Fields that never change once the resource exists, or not where there is nobody to mention. */
const FIXED = ['id', 'user_id', 'created_at', 'author', 'mentions']

/** A change of the log. */
interface Logged {
  resource: string
  before: object | null
  after: object | null
}

/** What the changes left untouched: resources never created or deleted, and fields never changed. */
export function untouchedBy(changes: readonly Logged[]): string[] {
  return Object.entries(SHOWN).flatMap(([resource, { shape }]) => {
    const own = changes.filter((change) => change.resource === resource)
    const updates = own.filter(({ before, after }) => before !== null && after !== null)
    const changed = ({ before, after }: Logged, field: string) =>
      !isDeepStrictEqual(Object(before)[field], Object(after)[field])
    const fields = Object.keys(shape).filter(
      (field) =>
        !FIXED.includes(field) &&
        !(resource === 'note' && field === 'task_id') &&
        resource !== 'occurrence' &&
        !updates.some((update) => changed(update, field)),
    )
    const events = { created: 'before', deleted: 'after' } as const
    const missing = Object.entries(events)
      .filter(([, side]) => resource !== 'preferences' && !own.some((change) => change[side] === null))
      .map(([event]) => event)
    return [...fields, ...missing].map((what) => `${resource}.${what}`)
  })
}
