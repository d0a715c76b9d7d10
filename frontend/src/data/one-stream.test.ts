import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDocket, type Docket, DocketProblem, Unreachable } from '@docket/sdk'
// Declares `eventStreams`.
import type {} from '../../../backend/src/system/metrics.ts'
import type { TestUser } from '../../../backend/tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../../backend/tests/support/workspaces.ts'
import { oneStreamOf } from './one-stream.ts'
import { Replica } from './replica.ts'
import { Network, startWorld, until, type Window } from './testing.ts'

/** Several workspaces on one connection. */

let world: Awaited<ReturnType<typeof startWorld>>
let ada: TestUser
let bob: TestUser
/** Ada's workspaces, with Bob as an editor. */
let home: string
let office: string
let network: Network
let docket: Docket
/** The addresses of the streams that were asked for. */
let asked: string[]
let stop: AbortController

before(async () => {
  world = await startWorld()
})
after(() => world.close())

beforeEach(async () => {
  ;[ada, bob] = await Promise.all([world.service.newUser(), world.service.newUser()])
  home = await createWorkspace(world.service, ada)
  office = await createWorkspace(world.service, ada)
  for (const id of [home, office]) await join(world.service, id, { owner: ada, guest: bob, role: 'editor' })
  network = new Network()
  asked = []
  const reach = network.reach.bind(network)
  network.reach = async (input, init) => {
    const request = new Request(input, init)
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/events')) asked.push(pathname)
    return await reach(request)
  }
  const { port } = world.service.app.server.address() as { port: number }
  docket = createDocket({ baseUrl: `http://127.0.0.1:${port}`, token: bob.token, fetch: network.fetch })
  stop = new AbortController()
})
afterEach(() => stop.abort())

/** One who follows a workspace from its beginning. */
class Follower {
  readonly revisions: number[] = []
  readonly over: Promise<unknown>
  readonly leave = new AbortController()
  readonly #waiting = new Set<() => void>()
  isLive = false

  constructor(workspaceId: string, since = 0) {
    const signal = AbortSignal.any([stop.signal, this.leave.signal])
    const followed = oneStreamOf(docket).follow(workspaceId, since, signal, (event) => {
      if (event.type === 'ready') this.isLive = true
      if (event.type === 'change') this.revisions.push(event.revision)
      for (const look of this.#waiting) look()
    })
    this.over = followed.then(
      () => undefined,
      (error: unknown) => error,
    )
  }

  until(isSo: (follower: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isSo(this)) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  has(revision: number): Promise<void> {
    return this.until(({ revisions }) => revisions.includes(revision))
  }
}

/** Adds a task. @returns its revision */
async function add(id: string): Promise<number> {
  const { data } = await inWorkspace(world.service, bob, id).call('POST', '/tasks', { title: 'New' })
  return data.revision
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)
const statusOf = (error: unknown): number | undefined =>
  error instanceof DocketProblem ? error.status : undefined

test('one workspace alone has the stream of its own address', async () => {
  const own = new Follower(bob.id)
  await own.until(({ isLive }) => isLive)
  assert.deepEqual(asked, [`/api/${bob.id}/events`])
})

test('several share a connection, and get each change once while others come and go', async () => {
  const own = new Follower(bob.id)
  await own.until(({ isLive }) => isLive)
  const writes = [add(bob.id), add(home), add(bob.id), add(office)]
  const [atHome, atOffice] = [new Follower(home), new Follower(office)]
  const passing = new Follower(home)
  await Promise.all(writes)
  await atOffice.has(await add(office))
  passing.leave.abort()
  assert.equal((await passing.over) instanceof DOMException, true)
  const last = [await add(bob.id), await add(home), await add(office)]
  for (const [index, follower] of [own, atHome, atOffice].entries()) {
    const revision = last[index] ?? 0
    await follower.has(revision)
    assert.deepEqual(follower.revisions, upTo(revision))
  }
  assert.equal(asked.at(-1), '/api/events')
  while (world.service.app.eventStreams() !== 1) await sleep(5)
})

test('a workspace that is closed to the user ends alone', async () => {
  const [own, atHome] = [new Follower(bob.id), new Follower(home)]
  for (const follower of [own, atHome]) await follower.until(({ isLive }) => isLive)
  await inWorkspace(world.service, ada, home).call('DELETE', `/members/${bob.id}`)
  assert.equal(statusOf(await atHome.over), 403)
  await own.has(await add(bob.id))
  // It is refused from the start when somebody asks again, and the others are not.
  const [again, atOffice] = [new Follower(home), new Follower(office)]
  assert.equal(statusOf(await again.over), 403)
  await atOffice.has(await add(office))
  await own.has(await add(bob.id))
})

test('what the log has no more ends alone, with the reason; so do all of several', async () => {
  for (const id of [bob.id, home, office]) for (let count = 0; count < 3; count += 1) await add(id)
  const prune = (id: string) =>
    world.service.db.pool.query('DELETE FROM changes WHERE user_id = $1 AND revision <= 2', [id])
  await prune(home)
  const [own, atHome] = [new Follower(bob.id), new Follower(home)]
  assert.equal(statusOf(await atHome.over), 410)
  await own.has(await add(bob.id))
  own.leave.abort()
  await own.over
  await prune(office)
  const both = [new Follower(home), new Follower(office)]
  for (const follower of both) assert.equal(statusOf(await follower.over), 410)
})

test('a connection that fails fails for all, who may come again', async () => {
  const all = [new Follower(bob.id), new Follower(home)]
  for (const follower of all) await follower.until(({ isLive }) => isLive)
  network.fail()
  for (const follower of all) assert.equal((await follower.over) instanceof Unreachable, true)
  network.down = false
  const [own, atHome] = [new Follower(bob.id), new Follower(home)]
  await own.has(await add(bob.id))
  await atHome.has(await add(home))
})

test('replicas share it: a member who is removed keeps their own workspace live', async () => {
  const replicas = await Promise.all(
    [bob.id, home].map((workspaceId) => Replica.open({ userId: bob.id, workspaceId }, docket, () => 5)),
  )
  const [own, atHome] = replicas.map((replica) => ({ replica, state: replica.state }) as Window)
  assert.ok(own !== undefined && atHome !== undefined)
  try {
    for (const window of [own, atHome]) await until(window, ({ loaded }) => loaded)
    await Promise.all([add(bob.id), add(home)])
    for (const window of [own, atHome]) await until(window, ({ tasks }) => tasks.size === 1)
    await inWorkspace(world.service, ada, home).call('DELETE', `/members/${bob.id}`)
    await until(atHome, () => atHome.replica.status().state === 'removed')
    await add(bob.id)
    await until(own, ({ tasks }) => tasks.size === 2)
    assert.ok(asked.includes('/api/events'))
  } finally {
    for (const replica of replicas) replica.close()
  }
})
