import assert from 'node:assert/strict'
import { DATES, fieldsOf, NAMES, someOf } from './fields.ts'
import type { Answer, TestUser } from './service.ts'

/** Random actions of clients, and what the log shows of them. */

/** Random numbers determined by the seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Shown {
  revision: number
}
export interface Task extends Shown {
  id: number
  complete: boolean
  due: { date: string } | null
  due_at: string | null
  priority: string
  labels: string[]
  project_id: number | null
  parent_id: number | null
  blocked_by: number[]
  position: string
  recurrence: string | null
}
type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Call = [method: Method, path: string, body?: object]

export { DATES, NAMES, PRIORITIES } from './fields.ts'

/** The seed of random tests; `SEED` tries another. */
export const SEED = Number(process.env.SEED ?? 20_261_123)

/** Paths of what was created, by the path that created it: `/tasks/1/notes/7` below `/tasks/n/notes`. */
export type Made = Map<string, string[]>

const kindOf = (path: string) => path.replaceAll(/\d+/g, 'n')

/** Sends a request of a random client, and notes what it created. */
export async function play(user: TestUser, [method, path, body]: Call, made?: Made): Promise<Answer> {
  const answer = await user.call(method, path, body)
  assert.ok(answer.statusCode < 500, `${method} ${path} ${JSON.stringify(body)}: ${answer.payload}`)
  if (answer.statusCode === 201) noteMade(made, path, answer.data)
  return answer
}

function noteMade(made: Made | undefined, path: string, { id }: { id: number }): void {
  made?.set(kindOf(path), [...(made.get(kindOf(path)) ?? []), `${path}/${id}`])
}

/**
 * Returns a generator of actions that draw from every field and relation of every resource; ids are guessed up to these
 * limits, so some of them do not exist.
 * @param limits.member whom tasks are assigned to; without it, that is always refused
 * @param limits.made what `play` noted; without it, more ids are guesses
 */
export function actionsOf(
  random: () => number,
  {
    tasks = 60,
    revisions = 400,
    made,
    member = 'nobody',
  }: { tasks?: number; revisions?: number; made?: Made; member?: string } = {},
): () => Call {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const one = <Value>(values: readonly Value[]) => values[upTo(values.length) - 1] as Value
  const task = () => upTo(tasks)
  const madeAt = (kind: string, guess: () => string) => {
    const known = made?.get(kind) ?? []
    return known.length > 0 && random() < 0.9 ? one(known) : guess()
  }
  // Their ids are revisions, of which those of the first few are known.
  const project = () => one([1, 2, 3, upTo(revisions)])
  const projectAt = () => madeAt('/projects', () => `/projects/${project()}`)
  const labelAt = () => madeAt('/labels', () => `/labels/${one([4, 5, upTo(revisions)])}`)
  const viewAt = () => madeAt('/views', () => `/views/${upTo(revisions)}`)
  const noteAt = () => madeAt('/tasks/n/notes', () => `/tasks/${task()}/notes/${upTo(revisions)}`)
  const idOf = (path: string) => Number(path.split('/').at(-1))
  const fields = fieldsOf(random, { task, project, member: () => member })
  const details = () => someOf(fields.task, random, 0.2)
  const due = () => ({ due: { date: one(DATES), time: '09:00' }, recurrence: 'FREQ=DAILY' })
  const beside = (id: number) => one([{ before: id }, { after: id }])
  const view = () => ({ name: fields.view.name(), filter: fields.view.filter(), sort: fields.view.sort() })
  const all = [projectAt, labelAt, viewAt, noteAt]
  const kinds: [weight: number, act: () => Call][] = [
    [12, () => ['POST', '/tasks', { title: 'new', ...details() }]],
    [5, () => ['POST', '/tasks', { title: 'below', parent_id: task(), blocked_by: [task()] }]],
    [3, () => ['POST', '/tasks', { title: 'recurs', ...due(), ...details() }]],
    [14, () => ['PATCH', `/tasks/${task()}`, { title: 'patched', ...details() }]],
    [4, () => ['PATCH', `/tasks/${task()}`, { ...due(), recurrence_from: fields.task.recurrence_from() }]],
    [4, () => ['PUT', `/tasks/${task()}`, { title: 'put', complete: false, ...details() }]],
    [10, () => ['PATCH', `/tasks/${task()}/complete${one(['', '?force=true'])}`]],
    [4, () => ['POST', `/tasks/${task()}/skip`]],
    [3, () => ['DELETE', `/tasks/${task()}/occurrences/${upTo(revisions)}`]],
    [6, () => ['POST', `/tasks/${task()}/move`, beside(task())]],
    [5, () => ['DELETE', `/tasks/${task()}`]],
    [2, () => ['POST', `/tasks/${task()}/restore`]],
    [2, () => ['POST', `${one(all)()}/restore`]],
    [5, () => ['POST', '/undo', { revision: upTo(revisions) }]],
    [1, () => ['POST', '/projects', { name: 'new', ...someOf(fields.project, random, 0.5) }]],
    [4, () => ['PATCH', projectAt(), someOf(fields.project, random, 0.5)]],
    [4, () => ['POST', `${projectAt()}/move`, beside(idOf(projectAt()))]],
    [1, () => ['POST', '/labels', { name: one(NAMES), ...someOf(fields.label, random, 0.5) }]],
    [3, () => ['PATCH', labelAt(), { name: fields.label.name() }]],
    [3, () => ['PATCH', labelAt(), someOf(fields.label, random, 0.5)]],
    [4, () => ['POST', `${labelAt()}/move`, beside(idOf(labelAt()))]],
    [2, () => ['POST', '/views', view()]],
    [4, () => ['PATCH', viewAt(), someOf(fields.view, random, 0.5)]],
    [4, () => ['POST', `${viewAt()}/move`, beside(idOf(viewAt()))]],
    [3, () => ['POST', `/tasks/${task()}/notes`, { body: fields.note.body() }]],
    [2, () => ['PATCH', noteAt(), { body: fields.note.body() }]],
    [4, () => ['DELETE', one(all)()]],
    [1, () => ['PATCH', '/preferences', { time_zone: fields.preferences.time_zone() }]],
    [1, () => ['PATCH', '/preferences', someOf(fields.preferences, random, 0.4)]],
  ]
  const bag = kinds.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))
  return () => one(bag)()
}

/** One or more of each kind; `actionsOf` knows the ids of the projects and labels. */
export async function furnish(user: TestUser): Promise<Made> {
  const made: Made = new Map()
  for (const name of ['one', 'two', 'three']) await play(user, ['POST', '/projects', { name }], made)
  for (const name of ['home', 'Work']) await play(user, ['POST', '/labels', { name }], made)
  for (const name of ['view 1', 'view 2']) await play(user, ['POST', '/views', { name, filter: '' }], made)
  for (const title of ['first', 'second']) await play(user, ['POST', '/tasks', { title }], made)
  for (const path of made.get('/tasks') ?? [])
    await play(user, ['POST', `${path}/notes`, { body: 'said' }], made)
  return made
}

export interface Change {
  revision: number
  /** The first revision of the write that it is part of. */
  write: number
  resource: string
  resource_id: string
  action: string
  actor: { id: string }
  before: Shown | null
  after: Shown | null
}

export async function changesOf(user: TestUser): Promise<Change[]> {
  const found: Change[] = []
  for (let since = 0; ; ) {
    const { data } = await user.call('GET', `/changes?since=${since}&limit=500`)
    found.push(...data.changes)
    if (!data.has_more) return found
    since = data.next_since
  }
}

/** What a user's own workspace has from the start: the preferences before any are chosen. */
const OWN = [['preferences preferences', { time_zone: 'UTC', revision: 0 }]] as const

/** The state that the log leads to, by resource and id. @param begun what was there before the first change */
export function replay(
  changes: readonly Change[],
  begun: ReadonlyMap<string, Shown> = new Map(OWN),
): Map<string, Shown> {
  const states = new Map(begun)
  for (const [index, { revision, resource, resource_id, before, after }] of changes.entries()) {
    const name = `${resource} ${resource_id}`
    assert.equal(revision, index + 1)
    assert.deepEqual(before, states.get(name) ?? null, `revision ${revision} begins where ${name} was left`)
    if (after !== null) {
      states.set(name, after)
      continue
    }
    states.delete(name)
  }
  return states
}

export async function shownBy(
  user: TestUser,
  { withPreferences = true } = {},
): Promise<{ states: Map<string, Shown>; tasks: Task[] }> {
  const get = async (path: string) => (await user.call('GET', path)).data
  const states = new Map<string, Shown>()
  const add = (resource: string, list: (Shown & { id: number })[]) => {
    for (const state of list) states.set(`${resource} ${state.id}`, state)
  }
  const tasks: Task[] = []
  for (let path: string | null = '/tasks?limit=500'; path !== null; ) {
    const page: { tasks: Task[]; next_cursor: string | null } = await get(path)
    tasks.push(...page.tasks)
    path = page.next_cursor === null ? null : `/tasks?limit=500&cursor=${page.next_cursor}`
  }
  add('task', tasks)
  for (const many of ['projects', 'labels', 'views']) add(many.slice(0, -1), (await get(`/${many}`))[many])
  for (const { id } of tasks) {
    add('note', (await get(`/tasks/${id}/notes?limit=500`)).notes)
    add('occurrence', (await get(`/tasks/${id}/occurrences?limit=500`)).occurrences)
  }
  if (withPreferences) states.set('preferences preferences', await get('/preferences'))
  return { states, tasks }
}

/** Everything that the user has now, by resource and id, as a client reads it that begins to sync. */
export async function currentOf(user: TestUser): Promise<Map<string, Shown>> {
  const states = new Map<string, Shown>()
  for (let cursor = ''; ; ) {
    const { data } = await user.call('GET', `/changes?cursor=${cursor}&limit=500`)
    for (const { resource, resource_id, after } of data.changes as Change[]) {
      if (after !== null) states.set(`${resource} ${resource_id}`, after)
    }
    if (!data.has_more) return states
    cursor = data.next_cursor
  }
}

/** The states without their times and revisions; instants follow from the zone that the user has now. */
export function contentOf(states: ReadonlyMap<string, Shown>): [string, object][] {
  return [...states]
    .map(([name, state]): [string, object] => {
      const derived = ['revision', 'updated_at', 'due_at', 'start_at']
      return [name, Object.fromEntries(Object.entries(state).filter(([field]) => !derived.includes(field)))]
    })
    .sort(([one], [other]) => (one < other ? -1 : 1))
}
