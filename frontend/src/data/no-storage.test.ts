import assert from 'node:assert/strict'
import { after, before, type TestContext, test } from 'node:test'
import { waitingWrites } from './forget.ts'
import { LocalDatabase } from './local-database.ts'
import { Network, settled, startWorld, until } from './testing.ts'

/** Browsers that store nothing, or nothing more. */

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

/** For tests that would wait for ever if the code had the fault. */
const LIMIT = { timeout: 120_000 }

async function newUser() {
  const user = await world.service.newUser()
  const titles = async (): Promise<string[]> => {
    const { data } = await user.call('GET', '/tasks')
    return data.tasks.map(({ title }: { title: string }) => title).sort()
  }
  return { user, titles }
}

/** From now on the browser's database refuses every write. @returns the warnings about it */
function fillDisk(t: TestContext) {
  const full = () => Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'))
  for (const name of ['saveWrites', 'saveRows', 'settle', 'dropWrites', 'fail'] as const) {
    t.mock.method(LocalDatabase.prototype, name, full)
  }
  return t.mock.method(console, 'warn', () => {}).mock
}

test('a full disk does not stop sending, and is reported', LIMIT, async (t) => {
  const { user, titles } = await newUser()
  const window = await world.open(user)
  await until(window, ({ loaded }) => loaded)
  assert.equal(window.replica.status().isPersistent, true)
  const warned = fillDisk(t)
  const id = window.actions.addTask({ title: 'One' })
  window.actions.addTask({ title: 'Two' })
  window.actions.addTask({ title: 'Of no project', project_id: 999 })
  window.actions.editTask(id, { title: 'First' })
  await window.replica.outbox.load()
  await settled(window)
  assert.deepEqual(await titles(), ['First', 'Two'])
  assert.equal(window.replica.status().isPersistent, false)
  assert.equal(warned.callCount(), 1)

  // What could not be saved stays listed, although the browser has not stored it.
  await window.replica.outbox.load()
  const [failure] = window.replica.status().failures
  assert.equal(failure?.summary.values?.title, 'Of no project')
  window.actions.dismissFailure(String(failure?.key))
  await window.replica.outbox.load()
  assert.deepEqual(window.replica.status().failures, [])
})

test('with a full disk, the leading window sends the writes of the others', LIMIT, async (t) => {
  const { user, titles } = await newUser()
  const one = await world.open(user)
  await until(one, ({ loaded }) => loaded)
  const other = await world.open(user)
  await until(other, ({ loaded }) => loaded)
  fillDisk(t)
  const id = other.actions.addTask({ title: 'By the other' })
  other.actions.editTask(id, { title: 'Changed by the other' })
  await until(one, ({ tasks }) => [...tasks.keys()].some((known) => known > 0))
  await settled(other)
  await settled(one)
  assert.deepEqual(await titles(), ['Changed by the other'])
  assert.equal(other.network.sent.length, 0)
  assert.deepEqual(
    [...other.state().tasks.values()].map(({ title }) => title),
    ['Changed by the other'],
  )
})

test('with a full disk, a window opened later gets the state of the others', LIMIT, async (t) => {
  const { user } = await newUser()
  const one = await world.open(user)
  await until(one, () => one.replica.status().state === 'live')
  fillDisk(t)
  await user.call('POST', '/tasks', { title: 'From elsewhere' })
  await until(one, ({ tasks }) => tasks.size === 1)
  const other = await world.open(user)
  await until(other, ({ tasks }) => tasks.size === 1)
  await user.call('POST', '/tasks', { title: 'And more' })
  await until(other, ({ tasks }) => tasks.size === 2)
})

test('without a database, the app works in memory, and says so', LIMIT, async (t) => {
  const { user, titles } = await newUser()
  t.mock.method(console, 'warn', () => {})
  const opened = t.mock.method(indexedDB, 'open', () => {
    throw new DOMException('Access is denied.', 'SecurityError')
  }).mock
  const network = new Network()
  const window = await world.open(user, network)
  assert.equal(window.replica.status().isPersistent, false)
  await until(window, ({ loaded }) => loaded)
  window.actions.addTask({ title: 'Online' })
  await settled(window)
  assert.deepEqual(await titles(), ['Online'])

  network.fail()
  const id = window.actions.addTask({ title: 'Offline' })
  window.actions.addTask({ title: 'Below', parent_id: id })
  assert.equal(await waitingWrites(user.id), 2)
  // As when somebody signs in again: the page lives on, and so does what waits in it.
  window.replica.close()
  const again = await world.open(user, network)
  assert.equal(again.state().tasks.size, 3)
  network.down = false
  await settled(again)
  assert.deepEqual(await titles(), ['Below', 'Offline', 'Online'])
  assert.equal(await waitingWrites(user.id), 0)

  // Another window of such a browser is independent.
  const other = await world.open(await world.service.newUser())
  await until(other, ({ loaded }) => loaded)
  assert.equal(other.state().tasks.size, 0)
  assert.ok(opened.callCount() > 0)
})
