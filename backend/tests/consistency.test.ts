import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  actionsOf,
  changesOf,
  DATES,
  furnish,
  NAMES,
  PRIORITIES,
  play,
  randomOf,
  replay,
  SEED,
  type Shown,
  shownBy,
  type Task,
} from './support/random.ts'
import { rounds } from './support/rounds.ts'
import { startService, type TestService, type TestUser } from './support/service.ts'

/** Whatever three clients of one user do at once is in the log, and everything shown is consistent. */

const CLIENTS = 3
const STEPS = rounds(60, 150)

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

function assertWhole(tasks: readonly Task[], states: ReadonlyMap<string, Shown>): void {
  const byId = new Map(tasks.map((task) => [task.id, task]))
  const labels = new Set(
    [...states].flatMap(([name, state]) => (/^label /.test(name) ? Object(state).name : [])),
  )
  for (const task of tasks) {
    const above: number[] = []
    for (let at: Task | undefined = task; at !== undefined; at = byId.get(at.parent_id ?? 0)) {
      assert.ok(
        !above.includes(at.id) && above.length < 5,
        `task ${task.id} stands ${above.length} levels deep`,
      )
      above.push(at.id)
    }
    const parent = task.parent_id === null ? undefined : byId.get(task.parent_id)
    if (task.parent_id !== null) assert.equal(task.project_id, parent?.project_id, `project of ${task.id}`)
    if (task.project_id !== null) assert.ok(states.has(`project ${task.project_id}`), `project of ${task.id}`)
    for (const id of task.blocked_by) assert.ok(byId.has(id), `${id} blocks ${task.id}`)
    for (const name of task.labels) assert.ok(labels.has(name), `label ${name} of ${task.id}`)
    assert.equal(new Set(task.labels).size, task.labels.length)
    assert.match(task.position, /^[A-Za-z][0-9a-f]+$/)
    if (task.recurrence !== null) assert.notEqual(task.due, null)
    const waitsFor = new Set<number>()
    const look = [...task.blocked_by]
    for (let id = look.pop(); id !== undefined; id = look.pop()) {
      if (!waitsFor.has(id)) look.push(...(byId.get(id)?.blocked_by ?? []))
      waitsFor.add(id)
    }
    assert.ok(!waitsFor.has(task.id), `${task.id} waits for itself`)
  }
}

/** The day on the user's calendar on which a task is due. */
function dayOf(due_at: string | null, due: Task['due'], zone: string): string | undefined {
  if (due_at === null) return due?.date
  return Temporal.Instant.from(due_at).toZonedDateTimeISO(zone).toPlainDate().toString()
}

async function assertFound(user: TestUser, tasks: readonly Task[]): Promise<void> {
  const zone: string = (await user.call('GET', '/preferences')).data.time_zone
  const questions: Record<string, (task: Task) => boolean> = {
    'label=none': ({ labels }) => labels.length === 0,
    'project=none': ({ project_id }) => project_id === null,
    'filter=parent%20%3D%20none': ({ parent_id }) => parent_id === null,
    'filter=due%20%3D%20none': ({ due }) => due === null,
    'filter=recurring': ({ recurrence }) => recurrence !== null,
    'filter=blocked': ({ blocked_by }) =>
      blocked_by.some((id) => tasks.some((other) => other.id === id && !other.complete)),
  }
  for (const value of PRIORITIES) questions[`priority=${value}`] = ({ priority }) => priority === value
  for (const date of DATES) questions[`due=${date}`] = ({ due_at, due }) => dayOf(due_at, due, zone) === date
  for (const name of NAMES) {
    questions[`label=${name}`] = ({ labels }) =>
      labels.some((label) => label.toLowerCase() === name.toLowerCase())
  }
  for (const [query, holds] of Object.entries(questions)) {
    const { data } = await user.call('GET', `/tasks?${query}&limit=500`)
    const ids = tasks.filter(holds).map(({ id }) => id)
    assert.deepEqual(
      data.tasks?.map(({ id }: Task) => id),
      ids,
      query,
    )
  }
}

test('three concurrent clients leave a consistent log and resources', async () => {
  const user = await service.newUser()
  const made = await furnish(user)
  const statuses = new Map<string, number>()
  await Promise.all(
    Array.from({ length: CLIENTS }, async (_, client) => {
      const act = actionsOf(randomOf(SEED + client), { tasks: 30, revisions: 250, made, member: user.id })
      for (let step = 0; step < STEPS; step += 1) {
        const call = act()
        const answer = await play(user, call, made)
        const [method, path] = call
        const kind = `${method} ${path.replaceAll(/\d+/g, 'n')}`
        if (answer.statusCode < 300) statuses.set(kind, (statuses.get(kind) ?? 0) + 1)
      }
    }),
  )
  assert.ok(statuses.size >= 10, `too little of it worked: ${JSON.stringify([...statuses])}`)
  const { states, tasks } = await shownBy(user)
  const told = replay(await changesOf(user))
  const sorted = (map: Map<string, Shown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1))
  assert.deepEqual(sorted(states), sorted(told))
  assertWhole(tasks, states)
  await assertFound(user, tasks)
})
