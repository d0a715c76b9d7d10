import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rounds } from '../../../backend/tests/support/rounds.ts'
import type { TestUser } from '../../../backend/tests/support/service.ts'
import { LocalDatabase } from './local-database.ts'
import type { State } from './state.ts'
import { browserSays, Network, settled, startWorld, until, type Window } from './testing.ts'

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

const titles = ({ tasks }: State): string[] => [...tasks.values()].map(({ title }) => title).sort()
const only = ({ tasks }: State) => {
  const [task] = tasks.values()
  assert.ok(task)
  return task
}

/** The user's data on the service, in the form of the replica. */
async function served(user: TestUser) {
  const { data } = await user.call('GET', '/changes?cursor=&limit=500')
  assert.equal(data.has_more, false)
  const of = (resource: string) =>
    new Map(
      data.changes
        .filter((change: { resource: string }) => change.resource === resource)
        .map((change: { resource_id: string; after: unknown }) => [Number(change.resource_id), change.after]),
    )
  return { tasks: of('task'), projects: of('project'), labels: of('label'), notes: of('note') }
}

async function assertSame(user: TestUser, { state }: Window) {
  const { tasks, projects, labels, notes } = state()
  const sorted = (map: ReadonlyMap<unknown, unknown>) =>
    new Map([...map].sort(([a], [b]) => Number(a) - Number(b)))
  assert.deepEqual(
    Object.fromEntries(
      Object.entries({ tasks, projects, labels, notes }).map(([name, rows]) => [name, sorted(rows)]),
    ),
    await served(user),
  )
}

test("a write is shown at once, and equals the service's state in the end", async () => {
  const user = await world.service.newUser()
  await user.call('POST', '/tasks', { title: 'There before' })
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  assert.deepEqual(titles(window.state()), ['There before'])

  const id = window.actions.addTask({ title: 'New', labels: ['home'], due: { date: '2026-11-21' } })
  assert.equal(window.state().tasks.get(id)?.title, 'New')
  window.actions.editTask(id, { title: 'Newer', priority: 'high' })
  window.actions.addNote(id, 'Said before it had an id')
  assert.equal(window.state().tasks.get(id)?.priority, 'high')
  await settled(window)
  assert.deepEqual(titles(window.state()), ['Newer', 'There before'])
  assert.equal(window.state().tasks.get(window.actions.idOf(id))?.title, 'Newer')
  await assertSame(user, window)
})

test('tasks are moved also by the ids that they had before the service gave them theirs', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  const [parent = 0, one = 0, two = 0] = ['Parent', 'One', 'Two'].map((title) =>
    window.actions.addTask({ title }),
  )
  await until(window, () => window.replica.status().waiting === 0)
  window.actions.moveTasks([one], { below: parent })
  window.actions.moveTask(two, { before: one })
  await until(window, () => window.replica.status().waiting === 0)
  const served = (await user.call('GET', '/tasks')).data.tasks as {
    title: string
    parent_id: number | null
  }[]
  const parentOf = (wanted: string) => served.find(({ title }) => title === wanted)?.parent_id
  assert.deepEqual(['One', 'Two'].map(parentOf), [1, 1])
})

test('the leading window reads the stored data once', async (t) => {
  const user = await world.service.newUser()
  await user.call('POST', '/tasks', { title: 'Stored' })
  const former = await world.open(user)
  await until(former, ({ loaded }) => loaded)
  former.replica.close()
  // The lock is released a moment later.
  await navigator.locks.request(`docket-${user.id}`, () => {})
  const { mock } = t.mock.method(LocalDatabase.prototype, 'load')
  const window = await world.open(user)
  assert.deepEqual(titles(window.state()), ['Stored'])
  await user.call('POST', '/tasks', { title: 'New' })
  await until(window, ({ tasks }) => tasks.size === 2)
  assert.equal(mock.callCount(), 1)
})

test('an answer that changes nothing visible makes no new state', async () => {
  const user = await world.service.newUser()
  await user.call('POST', '/tasks', { title: 'Seen', labels: ['home'] })
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  window.network.fail()
  window.network.deaf = true
  window.network.down = false
  window.actions.editTask(1, { labels: ['home', 'garden'], due: { date: '2026-11-21' } })
  const shown = window.state()
  await until(window, () => window.replica.status().waiting === 0)
  assert.equal(window.state(), shown)
})

test('the whole state loads page by page, and is shown each time its size doubles', async () => {
  const user = await world.service.newUser()
  for (let batch = 0; batch < 16; batch += 1) {
    const operations = Array.from({ length: 100 }, (_, index) => ({
      method: 'POST',
      path: '/tasks',
      body: { title: `Task ${batch * 100 + index}` },
    }))
    await user.call('POST', '/batch', { mode: 'atomic', operations })
  }
  const window = await world.open(user)
  const sizes = new Set<number>()
  await until(window, ({ tasks, loaded }) => {
    sizes.add(tasks.size)
    return loaded
  })
  sizes.delete(0)
  const shown = [...sizes]
  assert.equal(shown.pop(), 1600)
  assert.ok(shown.length > 1)
  for (const [index, size] of shown.entries()) assert.ok(size >= 2 * (shown[index - 1] ?? 0), shown.join())
})

test("another client's write arrives by itself", async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  await user.call('POST', '/tasks', { title: 'From elsewhere' })
  await until(window, ({ tasks }) => tasks.size === 1)
  await user.call('DELETE', '/tasks/1')
  await until(window, ({ tasks }) => tasks.size === 0)
})

test('offline writes wait, survive closing the window, and are sent in order, each once', async () => {
  const user = await world.service.newUser()
  const network = new Network()
  const first = await world.open(user, network)
  await until(first, ({ loaded }) => loaded)
  network.fail()
  const project = first.actions.add('projects', { name: 'Garden' })
  const id = first.actions.addTask({ title: 'Seeds', project_id: project })
  first.actions.addTask({ title: 'Below', parent_id: id })
  first.actions.editTask(id, { title: 'Buy seeds' })
  assert.equal(first.replica.status().waiting, 4)
  first.replica.close()

  const again = await world.open(user, network)
  assert.deepEqual(titles(again.state()), ['Below', 'Buy seeds'])
  assert.equal(again.replica.status().waiting, 4)
  network.down = false
  await settled(again)
  assert.deepEqual(titles(again.state()), ['Below', 'Buy seeds'])
  const [parent] = [...again.state().tasks.values()].filter(({ parent_id }) => parent_id === null)
  assert.equal(parent?.project_id, [...again.state().projects.keys()][0])
  await assertSame(user, again)
})

test('a silent stream is closed when the browser reports that it is offline', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  const is = (state: string) => until(window, () => window.replica.status().state === state)
  await is('live')
  window.network.down = true
  browserSays('offline')
  await is('offline')
  await user.call('POST', '/tasks', { title: 'Meanwhile' })
  window.network.down = false
  browserSays('online')
  await is('live')
  await until(window, ({ tasks }) => tasks.size === 1)
})

test('the first connection is not reported as lost until it takes too long', async (t) => {
  const user = await world.service.newUser()
  const first = await world.open(user)
  await until(first, () => first.replica.status().state === 'live')
  first.replica.close()
  const { setTimeout: later } = globalThis
  const isOver = Promise.withResolvers<() => void>()
  t.mock.method(globalThis, 'setTimeout', (work: () => void, milliseconds: number) => {
    if (milliseconds !== 4_000) return later(work, milliseconds)
    isOver.resolve(work)
    return undefined
  })
  const silent = Object.assign(new Network(), { fetch: () => new Promise<Response>(() => {}) })
  const window = await world.open(user, silent)
  assert.ok(window.state().loaded)
  assert.equal(window.replica.status().state, 'loading')
  const overdue = await isOver.promise
  overdue()
  assert.equal(window.replica.status().state, 'connecting')
})

test('a stream that overtakes the answer shows nothing twice', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, () => window.replica.status().state === 'live')
  window.network.slow = () => new Promise((resolve) => setTimeout(resolve, 100))
  const seen: number[] = []
  window.replica.subscribe(() => seen.push(window.state().tasks.size))
  window.actions.addTask({ title: 'Once' })
  await settled(window)
  assert.deepEqual([...new Set(seen)], [1])
})

test('a lost answer duplicates nothing', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  window.actions.addTask({ title: 'Water', due: { date: '2090-01-01' }, recurrence: 'FREQ=DAILY' })
  await settled(window)
  let lost = 0
  window.network.loses = () => {
    lost += 1
    return lost <= 2 ? 'answer' : undefined
  }
  const { id } = only(window.state())
  window.actions.completeTasks([id], true)
  await settled(window)
  assert.equal(lost, 3)
  // Moved by one day, and not by three.
  assert.deepEqual(only(window.state()).due, { date: '2090-01-02' })
})

test('a refused write disappears, and is reported', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  window.actions.addTask({ title: 'First' })
  window.actions.addTask({ title: 'Second' })
  await settled(window)
  const [first = 0, second = 0] = window.state().tasks.keys()
  window.actions.editTask(second, { blocked_by: [first] })
  await settled(window)
  window.actions.completeTasks([second], true)
  assert.equal(window.state().tasks.get(second)?.complete, true)
  await settled(window)
  assert.equal(window.state().tasks.get(second)?.complete, false)
  const [failure] = window.replica.status().failures
  assert.equal(failure?.status, 409)
  assert.equal(failure?.summary.what, 'taskCompleted')
  window.actions.dismissFailure(String(failure?.key))
  assert.deepEqual(window.replica.status().failures, [])
  window.actions.completeTasks([second], true, { force: true })
  await settled(window)
  assert.equal(window.state().tasks.get(second)?.complete, true)
})

test('a write that depends on a refused one is refused with it', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  const id = window.actions.addTask({ title: 'Of no project', project_id: 999 })
  window.actions.addNote(id, 'Lost with it')
  window.actions.addTask({ title: 'Of its own' })
  await settled(window)
  assert.deepEqual(titles(window.state()), ['Of its own'])
  assert.equal(window.replica.status().failures.length, 2)
  await assertSame(user, window)
})

test('undo and redo work for sent writes, queued writes and many at once', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  window.actions.addTask({ title: 'One' })
  window.actions.addTask({ title: 'Two' })
  await settled(window)
  const before = await served(user)

  window.actions.deleteTasks([...window.state().tasks.keys()])
  assert.equal(window.state().tasks.size, 0)
  await settled(window)
  window.actions.undo()
  assert.deepEqual(titles(window.state()), ['One', 'Two'])
  await settled(window)
  assert.deepEqual([...(await served(user)).tasks.keys()], [...before.tasks.keys()])
  window.actions.redo()
  await settled(window)
  assert.equal((await served(user)).tasks.size, 0)
  window.actions.undo()
  await settled(window)

  window.network.fail()
  window.actions.addTask({ title: 'Never sent' })
  window.actions.undo()
  assert.deepEqual(titles(window.state()), ['One', 'Two'])
  assert.equal(window.replica.status().waiting, 0)
  window.actions.redo()
  assert.deepEqual(titles(window.state()), ['Never sent', 'One', 'Two'])
  window.network.down = false
  await settled(window)
  await assertSame(user, window)
})

test('a write undone while its answer is on the way is undone', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  window.network.loses = () => (window.network.sent.length === 1 ? 'answer' : undefined)
  const id = window.actions.addTask({ title: 'Fleeting' })
  await until(window, () => window.network.sent.length > 0)
  window.actions.undo()
  assert.equal(window.state().tasks.has(id), false)
  await settled(window)
  assert.equal((await served(user)).tasks.size, 0)
  assert.deepEqual(window.replica.status().failures, [])
})

test('two windows are equal; when the leader closes, the other takes over', async () => {
  const user = await world.service.newUser()
  const one = await world.open(user)
  await until(one, ({ loaded }) => loaded)
  const other = await world.open(user)
  await until(other, ({ loaded }) => loaded)
  one.actions.addTask({ title: 'By one' })
  await until(other, ({ tasks }) => tasks.size === 1)
  other.actions.addTask({ title: 'By the other' })
  await until(one, ({ tasks }) => [...tasks.keys()].filter((id) => id > 0).length === 2)
  await settled(other)
  assert.equal(other.network.sent.length, 0, 'the one that leads sends for both')
  one.replica.close()
  other.actions.addTask({ title: 'Alone' })
  await settled(other)
  assert.equal(other.network.sent.length, 1)
  await assertSame(user, other)
})

test('a service restored from a backup is believed', async () => {
  const user = await world.service.newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  window.actions.addTask({ title: 'Forgotten' })
  await settled(window)
  window.network.fail()
  await world.service.db.pool.query('DELETE FROM changes WHERE user_id = $1', [user.id])
  await world.service.db.pool.query('DELETE FROM tasks WHERE user_id = $1', [user.id])
  await world.service.db.pool.query('UPDATE workspaces SET revision = 0 WHERE id = $1', [user.id])
  window.network.down = false
  await until(window, ({ tasks, loaded }) => loaded && tasks.size === 0)
})

/** A random number generator with a seed (mulberry32); each call returns a number below the bound. */
function randomOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below
  }
}

const SEED = Number(process.env.REPLICA_SEED ?? Date.now() % 1_000_000)

test(`all replicas converge whatever is done, lost and broken (REPLICA_SEED=${SEED})`, async () => {
  const random = randomOf(SEED)
  const below = (bound: number) => Math.floor(random(bound))
  const user = await world.service.newUser()
  const network = new Network()
  const windows = [await world.open(user, network), await world.open(user, network)]
  await Promise.all(windows.map((window) => until(window, ({ loaded }) => loaded)))
  network.loses = () => (['request', 'answer', undefined, undefined] as const)[below(4)]

  for (let step = 0; step < rounds(50, 200); step += 1) {
    const { actions, state } = windows[below(windows.length)] as Window
    const ids = [...state().tasks.keys()]
    const some = () => ids[below(ids.length)] as number
    const done = [
      () => actions.addTask({ title: `Task ${step}`, labels: below(2) === 0 ? [`l${below(4)}`] : [] }),
      () => ids.length > 0 && actions.editTask(some(), { title: `Edited ${step}`, priority: 'high' }),
      () => ids.length > 0 && actions.completeTasks([some()], below(2) === 0),
      () => ids.length > 1 && actions.moveTask(some(), { before: some() }),
      () => ids.length > 0 && actions.addTask({ title: `Below ${step}`, parent_id: some() }),
      () => ids.length > 0 && actions.addNote(some(), `Note ${step}`),
      () => ids.length > 5 && actions.deleteTasks([some(), some()]),
      () => actions.add('projects', { name: `Project ${step}` }),
      () => actions.undo(),
      () => actions.redo(),
      () => user.call('POST', '/tasks', { title: `Elsewhere ${step}` }),
      () => user.call('PATCH', `/tasks/${some() ?? 1}`, { description: `Elsewhere ${step}` }),
      () => {
        if (below(4) === 0) network.fail()
        network.down = below(2) === 0
      },
    ]
    await done[below(done.length)]?.()
    if (below(3) === 0) await new Promise((resolve) => setImmediate(resolve))
  }
  network.down = false
  network.loses = () => undefined
  await Promise.all(windows.map(settled))
  const { data } = await user.call('GET', '/changes?cursor=')
  assert.ok(data.changes.length > 0)
  const last = (await user.call('GET', '/changes?since=0&limit=500')).data.next_since
  await Promise.all(windows.map((window) => until(window, ({ revision }) => revision >= last)))
  for (const window of windows) await assertSame(user, window)
})
