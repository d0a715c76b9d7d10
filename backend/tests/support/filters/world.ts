import fc from 'fast-check'
import type pg from 'pg'

/** Tasks of one user, in memory and in a database, so that both can be queried alike. */

export interface WorldTask {
  id: number
  revision: number
  title: string
  description: string | null
  complete: boolean
  created_at: string
  updated_at: string
  /** The instant, where the date names a time zone. */
  due_at: string | null
  /** As stored: the time in the zone of the world. */
  due_local: string | null
  start_at: string | null
  start_local: string | null
  recurrence: string | null
  recurrence_from: string | null
  priority: number | null
  estimate: number | null
  labels: string[] | null
  assignees: string[] | null
  project_id: number | null
  parent_id: number | null
  position: string | null
  reminders: object[] | null
  blocked_by: number[] | null
  notes: string[]
}

export interface World {
  user: string
  zone: string
  /** The time zone of the member who asks, if it is another. */
  elsewhere?: string | undefined
  now: Date
  labels: string[]
  members: { id: string; name: string }[]
  projects: { id: number; name: string; archived: boolean }[]
  tasks: WorldTask[]
}

const WORDS = [
  'Milk',
  'milk',
  'MILK and',
  'a%b',
  'a_b',
  'back\\slash',
  "it's",
  'say "hi"',
  'größe',
  '漢字',
  '🦊 den',
  'x',
]
export const LABELS = ['Work', 'home', 'größe', 'a%b', 'none', 'due today', '7']
export const PROJECTS = ['Home', 'home', 'none', 'Q1 "plan"', '3']
/** Other members; two of them have the same name, and one has the other's id for a name. */
export const MEMBERS = [
  { id: 'a1', name: 'Ada' },
  { id: 'b2', name: 'Bob Ray' },
  { id: 'c3', name: 'ada' },
  { id: 'd4', name: 'b2' },
  { id: 'e5', name: 'me' },
  { id: 'f6', name: 'none' },
]
export const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/Havana',
]
/** Instants around clock changes, and around the ends of days, months and years. */
const NOWS = [
  '2026-11-21T12:00:00.000Z',
  '2026-03-29T00:59:59.999Z',
  '2026-11-01T04:30:00.000Z',
  '2027-01-01T00:00:00.000Z',
  '2028-02-29T23:30:00.000Z',
  '2026-10-25T01:30:00.000Z',
]

const DAY = 86_400_000
export const words: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '))
const orNull = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> =>
  fc.option(value, { freq: 2 })

const clockText = (clock: Temporal.PlainDateTime): string => clock.toString({ fractionalSecondDigits: 3 })

/** When the task is due or starts, by the clock of whoever asks; null if it has no such date. */
export function localTimeOf(
  task: WorldTask,
  field: 'due' | 'start',
  { elsewhere }: Pick<World, 'elsewhere'>,
): string | null {
  const at = task[`${field}_at`]
  if (at === null || elsewhere === undefined) return task[`${field}_local`]
  return clockText(Temporal.Instant.from(at).toZonedDateTimeISO(elsewhere).toPlainDateTime())
}

export function worlds(user: string, number: number): fc.Arbitrary<World> {
  const zone = ZONES[number % ZONES.length] ?? 'UTC'
  const now = new Date(NOWS[number % NOWS.length] ?? 0)
  const near = (days: number) =>
    fc.oneof(
      fc.integer({ min: -days * DAY, max: days * DAY }),
      fc.integer({ min: -days, max: days }).map((count) => count * DAY),
    )
  const instants = near(12).map((distance) => new Date(now.getTime() + distance).toISOString())
  // A day, a time that floats, or one that names a zone.
  const whens = (wholeDay: string) =>
    fc.tuple(instants, fc.constantFrom('day', 'floating', 'fixed')).map(([instant, kind]) => {
      const clock = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime()
      const time = kind === 'day' ? `${clock.toPlainDate()}T${wholeDay}` : clockText(clock)
      return { at: kind === 'fixed' ? instant : null, local: time }
    })
  const members = [{ id: user, name: 'Asker' }, ...MEMBERS]
  const labels = fc.subarray(LABELS, { minLength: 2 })
  const projects = fc
    .subarray(PROJECTS, { minLength: 1 })
    .chain((names) =>
      fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), archived: fc.boolean() }))),
    )
    .map((all) => all.map((project, index) => ({ ...project, id: index + 2 })))
  return fc.tuple(labels, projects, fc.integer({ min: 60, max: 100 })).chain(([names, all, size]) => {
    const ids = fc.integer({ min: 1, max: size })
    const task = fc.record({
      revision: fc.integer({ min: 1, max: 200 }),
      title: words,
      description: orNull(words),
      complete: fc.boolean(),
      created_at: instants,
      updated_at: instants,
      due: orNull(whens('23:59:59.999')),
      start: orNull(whens('00:00:00.000')),
      recurrence: orNull(fc.constantFrom('FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO')),
      recurrence_from: fc.constantFrom('completion', null),
      priority: orNull(fc.integer({ min: 1, max: 4 })),
      estimate: orNull(fc.integer({ min: 1, max: 4 })),
      labels: orNull(fc.subarray(names, { minLength: 1 })),
      assignees: orNull(
        fc.subarray(
          members.map(({ id }) => id),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      project_id: orNull(fc.constantFrom(...all.map(({ id }) => id))),
      parent_id: orNull(ids),
      position: orNull(fc.constantFrom('a0', 'a0V', 'Zz', 'k00000000007', 'k00000000000AV')),
      reminders: orNull(fc.array(fc.constant({ minutes: 5 }), { maxLength: 3 })),
      blocked_by: orNull(fc.array(ids, { minLength: 1, maxLength: 3 })),
      notes: fc.array(words, { maxLength: 2 }),
    })
    return fc.array(task, { minLength: size, maxLength: size }).map((tasks) => ({
      user,
      zone,
      now,
      labels: names,
      members,
      projects: all,
      tasks: tasks.map(({ due, start, ...fields }, index) => ({
        ...fields,
        id: index + 1,
        due_at: due?.at ?? null,
        due_local: due?.local ?? null,
        start_at: start?.at ?? null,
        start_local: start?.local ?? null,
      })),
    }))
  })
}

/** Inserts a world by SQL. */
export async function insertWorld(client: pg.Client, world: World): Promise<void> {
  const { user, zone } = world
  await client.query('INSERT INTO users (id, name, email) VALUES ($1, $1, $1)', [user])
  await client.query('UPDATE workspaces SET time_zone = $2 WHERE id = $1', [user, zone])
  const insert = async (table: string, rows: object[]) => {
    const columns = Object.keys(rows[0] ?? {})
    if (columns.length === 0) return
    await client.query(
      `INSERT INTO ${table} (user_id, ${columns}) SELECT $1, ${columns}
       FROM json_populate_recordset(NULL::${table}, $2)`,
      [user, JSON.stringify(rows)],
    )
  }
  const at = world.now.toISOString()
  const listed = { revision: 1, position: 'a0', created_at: at, updated_at: at }
  await insert(
    'labels',
    world.labels.map((name, index) => ({ id: index + 1, name, ...listed })),
  )
  await insert(
    'projects',
    world.projects.map((project) => ({ ...project, ...listed })),
  )
  await insert(
    'tasks',
    world.tasks.map(({ notes: _, recurrence_from, reminders, ...task }) => ({
      ...task,
      details: { recurrence_from: recurrence_from ?? 'schedule', reminders: reminders ?? [] },
    })),
  )
  const notes = world.tasks.flatMap(({ id, notes }) => notes.map((body) => ({ task_id: id, body })))
  const written = { revision: 1, actor_kind: 'session', actor_id: 'x', created_at: at, updated_at: at }
  await insert(
    'notes',
    notes.map((note, index) => ({ ...note, id: index + 1, ...written })),
  )
}
