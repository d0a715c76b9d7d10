import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { batchesOf } from './build.ts'
import { LocalDatabase } from './local-database.ts'
import { Network, settled, startWorld, until } from './testing.ts'
import { operation } from './writes.ts'

/** What a browser, a proxy and other windows do at the wrong moment. */

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

/** For tests that would wait for ever if the code had the fault. */
const LIMIT = { timeout: 120_000 }

async function opened(network = new Network()) {
  const user = await world.service.newUser()
  const window = await world.open(user, network)
  await until(window, ({ loaded }) => loaded)
  const titles = async (): Promise<string[]> => {
    const { data } = await user.call('GET', '/tasks')
    return data.tasks.map(({ title }: { title: string }) => title).sort()
  }
  return { user, window, titles }
}

/** A network on which the first write gets this answer, without reaching the service. */
function answering(first: () => Response): Network {
  const network = new Network()
  const through = network.fetch
  let isFirst = true
  const fetch: typeof through = async (input, init) => {
    const isWrite = input instanceof Request && input.method === 'POST'
    if (!isWrite || !isFirst) return await through(input, init)
    isFirst = false
    return first()
  }
  return Object.assign(network, { fetch })
}

test('undo in a window that does not send works, whether or not the write was sent', LIMIT, async () => {
  const { user, window: one, titles } = await opened()
  const other = await world.open(user)
  await until(other, ({ loaded }) => loaded)
  one.network.loses = () => 'answer'
  other.actions.addTask({ title: 'Fleeting' })
  await until(one, () => one.network.sent.length > 0)
  other.actions.undo()
  assert.equal(other.state().tasks.size, 0)
  one.network.loses = () => undefined
  await settled(other)
  await settled(one)
  assert.deepEqual(await titles(), [])
})

test('a write undone while writes were being loaded stays undone', LIMIT, async (t) => {
  const { window } = await opened()
  window.network.fail()
  window.actions.addTask({ title: 'Fleeting' })
  window.actions.addTask({ title: 'Taken back' })
  await window.replica.outbox.load()
  const { promise, resolve } = Promise.withResolvers<void>()
  const { loadWrites } = LocalDatabase.prototype
  let isFirst = true
  t.mock.method(LocalDatabase.prototype, 'loadWrites', async function (this: LocalDatabase) {
    const isHeld = isFirst
    isFirst = false
    const stored = await loadWrites.call(this)
    if (isHeld) await promise
    return stored
  })
  const reading = window.replica.outbox.load()
  await loadWrites.call(await LocalDatabase.open(window.replica.userId))
  window.actions.undo()
  resolve()
  await reading
  assert.equal(window.replica.status().waiting, 1)
})

test('state from before a restore of the service is no longer shown', LIMIT, async () => {
  const { user, window } = await opened()
  window.actions.addTask({ title: 'Before' })
  await settled(window)
  window.network.fail()
  window.network.deaf = true
  window.network.down = false
  window.actions.addTask({ title: 'Forgotten' })
  await until(window, () => window.replica.status().waiting === 0)
  assert.equal(window.state().tasks.size, 2)
  const { pool } = world.service.db
  await pool.query('DELETE FROM changes WHERE user_id = $1', [user.id])
  await pool.query('DELETE FROM tasks WHERE user_id = $1', [user.id])
  await pool.query('UPDATE workspaces SET revision = 0 WHERE id = $1', [user.id])
  window.network.deaf = false
  await settled(window)
  assert.equal(window.state().tasks.size, 0)
})

test("one user's data is never stored with another's", LIMIT, async () => {
  const [user, other] = [await world.service.newUser(), await world.service.newUser()]
  await other.call('POST', '/tasks', { title: 'Of the other' })
  const window = await world.open({ ...user, token: other.token })
  await until(window, () => window.replica.status().state === 'signed-out')
  assert.equal(window.state().tasks.size, 0)
})

test('a created thing has its id as soon as it is known', LIMIT, async () => {
  const { window } = await opened()
  const id = window.actions.addTask({ title: 'Here' })
  let missed = 0
  const stop = window.replica.subscribe(() => {
    if (!window.state().tasks.has(window.actions.idOf(id))) missed += 1
  })
  await settled(window)
  stop()
  assert.equal(missed, 0)
})

test('a write queued by another window before the id was known is sent with the id', LIMIT, async () => {
  const { user, window } = await opened()
  const id = window.actions.addTask({ title: 'Here' })
  await settled(window)
  const note = operation('POST', `/tasks/${id}/notes`, { body: 'Late' })
  const [write] = batchesOf([{ operation: note, effects: [] }], { what: 'noteAdded' })
  assert.ok(write)
  await (await LocalDatabase.open(user.id)).saveWrites([write])
  await window.replica.outbox.load()
  await until(window, ({ notes }) => notes.size === 1 || window.replica.status().failures.length > 0)
  assert.deepEqual(window.replica.status().failures, [])
})

test('an error from a proxy that cannot reach the service is not a refusal', LIMIT, async () => {
  const { window, titles } = await opened(
    answering(
      () => new Response('<h1>Not found</h1>', { status: 404, headers: { 'content-type': 'text/html' } }),
    ),
  )
  window.actions.addTask({ title: 'Stored' })
  await settled(window)
  assert.deepEqual(await titles(), ['Stored'])
})

test('an unexpected error stops nothing for good', LIMIT, async (t) => {
  const told = t.mock.method(console, 'error', () => {})
  const { window, titles } = await opened(
    answering(() => new Response('{"half', { headers: { 'content-type': 'application/json' } })),
  )
  window.actions.addTask({ title: 'Stored' })
  await settled(window)
  assert.deepEqual(await titles(), ['Stored'])
  assert.equal(told.mock.callCount(), 1)
})
