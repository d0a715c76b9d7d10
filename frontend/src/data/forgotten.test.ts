import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { LocalDatabase } from './local-database.ts'
import { Network, settled, startWorld, until, type Window } from './testing.ts'

/** A write whose answer was lost, on a device that slept until the service had forgotten its key. */

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

/** For tests that would wait for ever if the code had the fault. */
const LIMIT = { timeout: 120_000 }
const TWO_DAYS = 48 * 60 * 60 * 1000

/**
 * Opens a window, acts in it while requests or answers are lost, and opens it again two days later.
 * @param meanwhile what is done elsewhere in between
 */
async function slept(
  lost: 'request' | 'answer',
  act: (window: Window) => void,
  meanwhile: (user: Window['user']) => Promise<unknown> = async () => {},
): Promise<Window & { titles: () => Promise<string[]> }> {
  const user = await world.service.newUser()
  await user.call('POST', '/tasks', { title: 'Old' })
  const network = new Network()
  const window = await world.open(user, network)
  await until(window, ({ loaded }) => loaded)
  const isTried = Promise.withResolvers<void>()
  network.loses = () => {
    const isFirst = network.sent.length === 0
    if (lost === 'request' || !isFirst) isTried.resolve()
    return isFirst ? lost : 'request'
  }
  act(window)
  await isTried.promise
  window.replica.close()
  await meanwhile(user)
  const db = await LocalDatabase.open(user.id)
  const { writes } = await db.loadWrites()
  assert.ok(writes.some(({ sent }) => sent !== undefined))
  await db.saveWrites(
    writes.map(({ sent, ...write }) =>
      sent === undefined ? write : { ...write, sent: { ...sent, at: sent.at - TWO_DAYS } },
    ),
  )
  db.close()
  await world.service.db.pool.query('DELETE FROM idempotency_keys WHERE user_id = $1', [user.id])
  const again = await world.open(user)
  const titles = async (): Promise<string[]> => {
    const { data } = await user.call('GET', '/tasks')
    return data.tasks.map(({ title }: { title: string }) => title).sort()
  }
  return { ...again, titles }
}

const codes = ({ replica }: Window) => replica.status().failures.map(({ code }) => code)

test('a write that may have been saved is not repeated: the user is asked', LIMIT, async () => {
  const window = await slept('answer', ({ actions }) => {
    actions.addTask({ title: 'Once' })
    actions.addTask({ title: 'Behind it' })
  })
  await settled(window)
  assert.deepEqual(await window.titles(), ['Behind it', 'Old', 'Once'])
  assert.deepEqual(codes(window), ['UNCERTAIN'])
  const [failure] = window.replica.status().failures
  window.actions.dismissFailure(String(failure?.key))
  await settled(window)
  assert.deepEqual(await window.titles(), ['Behind it', 'Old', 'Once'])
})

test('a write that the user says is missing is sent again', LIMIT, async () => {
  const window = await slept(
    'request',
    ({ actions }) => actions.addTask({ title: 'Lost' }),
    (user) => user.call('POST', '/tasks', { title: 'Elsewhere' }),
  )
  await settled(window)
  assert.deepEqual(codes(window), ['UNCERTAIN'])
  window.actions.retryFailures(window.replica.status().failures.map(({ key }) => key))
  await settled(window)
  assert.deepEqual(await window.titles(), ['Elsewhere', 'Lost', 'Old'])
  assert.deepEqual(codes(window), [])
})

test('a write that certainly was not saved is sent without asking', LIMIT, async () => {
  const window = await slept(
    'request',
    ({ actions }) => actions.editTask(1, { title: 'New' }),
    (user) => user.call('POST', '/tasks', { title: 'Elsewhere' }),
  )
  await settled(window)
  assert.deepEqual(await window.titles(), ['Elsewhere', 'New'])
  assert.deepEqual(codes(window), [])
})

test('a write to something changed elsewhere meanwhile is not repeated without asking', LIMIT, async () => {
  const window = await slept(
    'request',
    ({ actions }) => actions.editTask(1, { title: 'New' }),
    (user) => user.call('PATCH', '/tasks/1', { title: 'Newer' }),
  )
  await settled(window)
  assert.deepEqual(await window.titles(), ['Newer'])
  assert.deepEqual(codes(window), ['UNCERTAIN'])
})
