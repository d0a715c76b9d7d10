import assert from 'node:assert/strict'
import type { TestUser } from './service.ts'

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
export type Call = [method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object]

export const NAMES = ['home', 'Work', 'errand', 'later', 'HOME']
export const DATES = ['2026-11-19', '2026-11-20', '2026-11-23']
export const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent']

/** Returns a generator of actions; ids are guessed up to these limits, so some of them do not exist. */
export function actionsOf(random: () => number, { tasks = 60, revisions = 400 } = {}): () => Call {
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  const one = <Value>(values: readonly Value[]) => values[upTo(values.length) - 1] as Value
  const maybe = (member: string, value: () => unknown) => (random() < 0.25 ? { [member]: value() } : {})
  const task = () => upTo(tasks)
  // Their ids are revisions, of which those of the first few are known.
  const project = () => one([1, 2, 3, upTo(revisions)])
  const label = () => one([4, 5, upTo(revisions)])
  const due = () => ({
    date: one(DATES),
    ...one([{}, { time: '09:00' }, { time: '23:30', time_zone: 'Asia/Tokyo' }]),
  })
  const details = () => ({
    ...maybe('due', () => one([null, due(), due()])),
    ...maybe('recurrence', () => one([null, 'FREQ=DAILY;COUNT=3', 'FREQ=WEEKLY'])),
    ...maybe('recurrence_from', () => one(['schedule', 'completion'])),
    ...maybe('priority', () => one(PRIORITIES)),
    ...maybe('labels', () => [one(NAMES), one(NAMES)]),
    ...maybe('project_id', () => one([null, project()])),
    ...maybe('parent_id', () => one([null, task(), task()])),
    ...maybe('blocked_by', () => [task()]),
    ...maybe('description', () => one([null, 'more'])),
  })
  const place = () => one([{ before: task() }, { after: task() }])
  const kinds: [weight: number, act: () => Call][] = [
    [12, () => ['POST', '/tasks', { title: 'new', ...details() }]],
    [3, () => ['POST', '/tasks', { title: 'recurs', due: due(), recurrence: 'FREQ=DAILY', ...details() }]],
    [12, () => ['PATCH', `/tasks/${task()}`, { title: 'patched', ...details() }]],
    [4, () => ['PUT', `/tasks/${task()}`, { title: 'put', complete: random() < 0.5, ...details() }]],
    [10, () => ['PATCH', `/tasks/${task()}/complete${one(['', '?force=true'])}`]],
    [4, () => ['POST', `/tasks/${task()}/skip`]],
    [4, () => ['DELETE', `/tasks/${task()}/occurrences/${upTo(revisions)}`]],
    [8, () => ['POST', `/tasks/${task()}/move`, place()]],
    [3, () => ['DELETE', `/tasks/${task()}`]],
    [2, () => ['POST', `/tasks/${task()}/restore`]],
    [1, () => ['POST', `/labels/${label()}/restore`]],
    [1, () => ['POST', `/projects/${project()}/restore`]],
    [5, () => ['POST', '/undo', { revision: upTo(revisions) }]],
    [2, () => ['POST', one(['/labels', '/projects']), { name: one(NAMES) }]],
    [3, () => ['PATCH', `/labels/${label()}`, { name: one([...NAMES, 'renamed']) }]],
    [1, () => ['DELETE', `/labels/${label()}`]],
    [1, () => ['DELETE', `/projects/${project()}`]],
    [2, () => ['POST', `/projects/${project()}/move`, { before: project() }]],
    [3, () => ['POST', `/tasks/${task()}/notes`, { body: 'said' }]],
    [2, () => ['POST', '/views', { name: `view ${upTo(9)}`, filter: 'priority >= high' }]],
    [1, () => ['PATCH', '/preferences', { time_zone: one(['UTC', 'Europe/Berlin', 'Asia/Tokyo']) }]],
  ]
  const bag = kinds.flatMap(([weight, act]) => Array.from({ length: weight }, () => act))
  return () => one(bag)()
}

export interface Change {
  revision: number
  /** The first revision of the write that it is part of. */
  write: number
  resource: string
  resource_id: string
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

/** A user's preferences before any are chosen. */
const DEFAULTS = { time_zone: 'UTC', revision: 0 }

/** The state that the log leads to, by resource and id. */
export function replay(changes: readonly Change[]): Map<string, Shown> {
  const states = new Map<string, Shown>([['preferences preferences', DEFAULTS]])
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

export async function shownBy(user: TestUser): Promise<{ states: Map<string, Shown>; tasks: Task[] }> {
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
  states.set('preferences preferences', await get('/preferences'))
  return { states, tasks }
}
