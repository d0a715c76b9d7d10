import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Network, settled, startWorld, until, type Window } from './testing.ts'

/** What happens when the service fails at a write again and again. */

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

/** For tests that would wait for ever if the code had the fault. */
const LIMIT = { timeout: 120_000 }

/** A network on which `instead` may answer a request in the service's place. */
class Failing extends Network {
  instead: (request: Request) => Promise<Response | undefined> = async () => undefined
  /** How often `instead` has answered. */
  times = 0

  override readonly fetch: typeof fetch = async (input, init) => {
    const answer = await this.instead(new Request(input instanceof Request ? input.clone() : input, init))
    if (answer === undefined) return await this.reach(input, init)
    this.times += 1
    return answer
  }
}

const broken = () => Response.json({ status: 500, error_code: 'INTERNAL_ERROR' }, { status: 500 })
const isPoison = async (request: Request) =>
  request.method === 'POST' && (await request.text()).includes('Poison')

async function opened() {
  const user = await world.service.newUser()
  const network = new Failing()
  const window = await world.open(user, network)
  await until(window, ({ loaded }) => loaded)
  const titles = async (): Promise<string[]> => {
    const { data } = await user.call('GET', '/tasks')
    return data.tasks.map(({ title }: { title: string }) => title).sort()
  }
  return { window, network, titles }
}

const failures = ({ replica }: Window) => replica.status().failures
const shown = ({ state }: Window) => [...state().tasks.values()].map(({ title }) => title).sort()

test('a write at which the service fails blocks later ones only for a while', LIMIT, async () => {
  const { window, network, titles } = await opened()
  network.instead = async (request) => ((await isPoison(request)) ? broken() : undefined)
  const id = window.actions.addTask({ title: 'Poison' })
  window.actions.addNote(id, 'Hangs on it')
  window.actions.addTask({ title: 'Below it', parent_id: id })
  window.actions.addTask({ title: 'Of its own' })
  await settled(window)
  assert.deepEqual(await titles(), ['Of its own'])
  assert.deepEqual(shown(window), ['Of its own'])
  assert.deepEqual(
    failures(window).map(({ code }) => code),
    ['FAILING', 'NOT_FOUND', 'NOT_FOUND'],
  )
  assert.equal(network.times, 10)

  // The writes that were set aside are stored, and all of them can be tried again.
  window.replica.close()
  const again = await world.open(window.user, new Failing())
  again.actions.retryFailures(failures(again).map(({ key }) => key))
  assert.deepEqual(shown(again), ['Below it', 'Of its own', 'Poison'])
  await settled(again)
  assert.deepEqual(await titles(), ['Below it', 'Of its own', 'Poison'])
  assert.equal(again.state().notes.size, 1)
  assert.deepEqual(failures(again), [])
})

test('a service that fails at every write loses nothing', LIMIT, async () => {
  const { window, network, titles } = await opened()
  const healed = Promise.withResolvers<void>()
  network.instead = async ({ url }) => {
    if (url.endsWith('/events')) return undefined
    if (network.times === 50) healed.resolve()
    return network.times < 50 ? broken() : undefined
  }
  window.actions.addTask({ title: 'Stored' })
  await healed.promise
  await settled(window)
  assert.deepEqual(await titles(), ['Stored'])
  assert.deepEqual(failures(window), [])
})

test('a write without an answer times out', LIMIT, async (t) => {
  const { window, network, titles } = await opened()
  const limits = new Set<AbortController>()
  t.mock.method(AbortSignal, 'timeout', () => {
    const limit = new AbortController()
    limits.add(limit)
    return limit.signal
  })
  network.instead = async (request) => {
    if (!(await isPoison(request.clone()))) return undefined
    network.times += 1
    for (const limit of limits) limit.abort(new DOMException('The time is over.', 'TimeoutError'))
    request.signal.throwIfAborted()
    return undefined
  }
  window.actions.addTask({ title: 'Poison' })
  window.actions.addTask({ title: 'Of its own' })
  await settled(window)
  assert.deepEqual(await titles(), ['Of its own'])
  assert.deepEqual(
    failures(window).map(({ code }) => code),
    ['UNCERTAIN'],
  )
  assert.equal(network.times, 10)
})

test('a write discarded by the user is gone, and no other', LIMIT, async () => {
  const { window, network, titles } = await opened()
  network.instead = async (request) => ((await isPoison(request)) ? broken() : undefined)
  window.actions.addTask({ title: 'Poison' })
  window.actions.addTask({ title: 'Poison too' })
  await until(window, () => failures(window).length === 2)
  const [first] = failures(window)
  window.actions.dismissFailure(String(first?.key))
  network.instead = async () => undefined
  window.actions.retryFailures(failures(window).map(({ key }) => key))
  await settled(window)
  assert.deepEqual(await titles(), ['Poison too'])
  await window.replica.outbox.load()
  assert.deepEqual(failures(window), [])
})
