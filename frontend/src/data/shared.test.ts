import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createDocket } from '@docket/sdk'
import type { TestUser } from '../../../backend/tests/support/service.ts'
import { sharedOnes } from './database.ts'
import { waitingWrites } from './forget.ts'
import { SharedReplicas } from './shared-replicas.ts'
import type { State } from './state.ts'
import { Network, settled, startWorld, until, type Window } from './testing.ts'

/** Replicas of workspaces that users share. */

let world: Awaited<ReturnType<typeof startWorld>>
before(async () => {
  world = await startWorld()
})
after(() => world.close())

/** Sends a request of the user, to an address that need not be in their own workspace. */
async function ask(
  user: TestUser,
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) {
  const headers = { authorization: `Bearer ${user.token}` }
  const answer = await world.service.inject({
    method,
    url,
    headers,
    ...(payload === undefined ? {} : { payload }),
  })
  assert.ok(answer.statusCode < 300, `${method} ${url}: ${answer.statusCode} ${answer.body}`)
  return answer.statusCode === 204 ? undefined : answer.data
}

async function shared(role: string) {
  const [ada, bob] = [await world.service.newUser(), await world.service.newUser()]
  const { id } = await ask(ada, 'POST', '/api/workspaces', { name: 'Home', time_zone: 'Asia/Karachi' })
  const { token } = await ask(ada, 'POST', `/api/${id}/invitations`, { role })
  await ask(bob, 'POST', `/api/invitations/${token}/accept`)
  return { ada, bob, id: id as string }
}

const titles = ({ tasks }: State): string[] => [...tasks.values()].map(({ title }) => title).sort()

/** Resolves when the status of the connection is this. */
const connection = ({ replica }: Window, state: string): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      if (replica.status().state !== state) return
      stop()
      resolve()
    }
    const stop = replica.subscribe(look)
    look()
  })

test('two members see the same, each in their own time zone, and their own workspaces are apart', async () => {
  const { ada, bob, id } = await shared('editor')
  await bob.call('PATCH', '/preferences', { time_zone: 'Europe/Berlin', week_start: 7 })
  const [hers, his] = [await world.open(ada, undefined, id), await world.open(bob, undefined, id)]
  const own = await world.open(bob)
  await until(his, ({ members }) => members.get(bob.id)?.role === 'editor')
  await until(own, ({ loaded }) => loaded)
  assert.equal(his.state().preferences.time_zone, 'Asia/Karachi', 'until his own are known')
  his.replica.followPreferences(own.state().preferences)
  assert.equal(his.state().preferences.time_zone, 'Europe/Berlin')
  assert.equal(his.state().preferences.week_start, 7)
  assert.equal(own.state().preferences.time_zone, 'Europe/Berlin')
  hers.actions.addTask({ title: 'Hers' })
  his.actions.addTask({ title: 'His' })
  for (const window of [hers, his]) await until(window, (state) => titles(state).join() === 'Hers,His')
  await Promise.all([settled(hers), settled(his)])
  assert.equal([...his.state().tasks.values()][0]?.user_id, id)
  assert.equal(own.state().tasks.size, 0)
  his.actions.setListOptions('inbox', { sort: 'title' })
  assert.deepEqual(his.state().preferences.lists, { inbox: { sort: 'title' } })
  assert.equal(own.state().preferences.lists, undefined)
})

test('a time without a zone is that time on the clock of each member, whose days are their own', async () => {
  const { ada, bob, id } = await shared('editor')
  await bob.call('PATCH', '/preferences', { time_zone: 'America/Los_Angeles' })
  const [hers, his] = [await world.open(ada, undefined, id), await world.open(bob, undefined, id)]
  const own = await world.open(bob)
  await until(own, ({ loaded }) => loaded)
  his.replica.followPreferences(own.state().preferences)
  await until(his, ({ members }) => members.get(bob.id)?.role === 'editor')
  const due = { date: '2031-01-15', time: '09:00' }
  hers.actions.addTask({ title: 'Floating', due })
  hers.actions.addTask({ title: 'Fixed', due: { ...due, time_zone: 'Asia/Karachi' } })
  await until(his, (state) => titles(state).join() === 'Fixed,Floating')
  await settled(hers)
  const instants = ({ state }: Window) =>
    Object.fromEntries([...state().tasks.values()].map(({ title, due_at }) => [title, due_at]))
  assert.deepEqual(instants(hers), {
    Floating: '2031-01-15T04:00:00.000Z',
    Fixed: '2031-01-15T04:00:00.000Z',
  })
  assert.deepEqual(instants(his), {
    Floating: '2031-01-15T17:00:00.000Z',
    Fixed: '2031-01-15T04:00:00.000Z',
  })
  // What nothing has changed in stays the same object.
  const [before] = his.state().tasks.values()
  hers.actions.addTask({ title: 'Another' })
  await until(his, ({ tasks }) => tasks.size === 3)
  assert.equal([...his.state().tasks.values()][0], before)
})

test('what the role does not allow is not performed here, and taken back when the service refuses it', async () => {
  const { ada, bob, id } = await shared('viewer')
  const network = new Network()
  const his = await world.open(bob, network, id)
  await until(his, ({ members, loaded }) => loaded && members.has(bob.id))
  let refusals = 0
  his.actions.onRefusal(() => {
    refusals += 1
  })
  his.actions.addTask({ title: 'Not mine to add' })
  assert.equal(refusals, 1)
  assert.equal(his.state().tasks.size, 0)
  assert.deepEqual(network.sent, [])

  await ask(ada, 'PATCH', `/api/${id}/members/${bob.id}`, { role: 'editor' })
  await until(his, ({ members }) => members.get(bob.id)?.role === 'editor')
  network.fail()
  his.actions.addTask({ title: 'Once I could' })
  await ask(ada, 'PATCH', `/api/${id}/members/${bob.id}`, { role: 'viewer' })
  network.down = false
  await until(his, ({ members, tasks }) => members.get(bob.id)?.role === 'viewer' && tasks.size === 0)
  const [failure] = his.replica.status().failures
  assert.equal(failure?.code, 'AUTH_FORBIDDEN')
  assert.match(failure?.reason ?? '', /role/)
  assert.equal(his.replica.status().state === 'removed', false)
})

test('a member who is removed learns it, also by a write, and not from a refusal of something in front', async () => {
  const { ada, bob, id } = await shared('editor')
  const network = new Network()
  const his = await world.open(bob, network, id)
  await connection(his, 'live')
  network.fail()
  await connection(his, 'offline')
  await ask(ada, 'DELETE', `/api/${id}/members/${bob.id}`)
  network.down = false
  await connection(his, 'removed')

  const { bob: eve, id: other } = await shared('editor')
  const proxied = new Network()
  const reach = proxied.reach.bind(proxied)
  let isShut = true
  proxied.reach = async (...request) =>
    isShut
      ? new Response('<p>No.', { status: 403, headers: { 'content-type': 'text/plain' } })
      : reach(...request)
  const hers = await world.open(eve, proxied, other)
  await connection(hers, 'offline')
  isShut = false
  await connection(hers, 'live')
})

/** Bob's shared workspaces, over a network of their own. */
async function othersOf(bob: TestUser) {
  const network = new Network()
  const own = await world.open(bob, network)
  const { port } = world.service.app.server.address() as { port: number }
  const docket = createDocket({ baseUrl: `http://127.0.0.1:${port}`, token: bob.token, fetch: network.fetch })
  const others = new SharedReplicas(own.replica, docket)
  const ids = () => others.opened().map(({ workspaceId }) => workspaceId)
  /** Resolves when these are kept open. */
  const opened = (expected: readonly string[]) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (ids().join() !== expected.join()) return
        stop()
        resolve()
      }
      const stop = others.subscribe(look)
      look()
    })
  return { network, own, others, opened }
}

test('workspaces are kept open in the order of the list, whether they are shown or not, until it lacks them', async () => {
  const { ada, bob, id } = await shared('editor')
  const { id: second } = await ask(bob, 'POST', '/api/workspaces', { name: 'Attic' })
  const { others, opened } = await othersOf(bob)
  others.keepOpen([second, id])
  await opened([second, id])
  const [, home] = others.opened()
  assert.equal(await others.open(id), home)
  others.release(id)
  others.keepOpen([second, id])
  assert.deepEqual(others.opened()[1], home)
  await ask(ada, 'POST', `/api/${id}/tasks`, { title: 'Seen at once' })
  const his = await world.open(bob, undefined, id)
  await until({ ...his, replica: home ?? his.replica }, (state) => titles(state).join() === 'Seen at once')

  others.keepOpen([id])
  await opened([id])
  const again = await others.open(second)
  others.keepOpen([])
  assert.deepEqual(others.opened(), [])
  // What is shown stays open without being kept.
  await until({ ...his, replica: again }, ({ loaded }) => loaded)
  others.close()
})

test('a workspace that is closed to the user is not opened again by a list that still has it', async () => {
  const { ada, bob, id } = await shared('editor')
  const { others, opened } = await othersOf(bob)
  others.keepOpen([id])
  await opened([id])
  await ask(ada, 'DELETE', `/api/${id}/members/${bob.id}`)
  await opened([])
  others.keepOpen([id])
  await others.sendWaiting([])
  assert.deepEqual(others.opened(), [])
  assert.deepEqual(
    others.removals().map(({ workspaceId }) => workspaceId),
    [id],
  )
  await others.forget(id)
  assert.deepEqual(await sharedOnes(bob.id), [])

  others.keepOpen([])
  const { token } = await ask(ada, 'POST', `/api/${id}/invitations`, { role: 'editor' })
  await ask(bob, 'POST', `/api/invitations/${token}/accept`)
  others.keepOpen([id])
  await opened([id])
  others.close()
  assert.deepEqual(others.opened(), [])
})

test('a workspace sends on while another is shown, and one that is closed to the user leaves the browser', async () => {
  const { ada, bob, id } = await shared('editor')
  const { network, own, others } = await othersOf(bob)
  await until(own, ({ loaded }) => loaded)
  const replica = await others.open(id)
  const { Actions } = await import('./actions.ts')
  const his: Window = { user: bob, replica, actions: new Actions(replica), network, state: replica.state }
  await until(his, ({ loaded, members }) => loaded && members.has(bob.id))
  network.fail()
  his.actions.addTask({ title: 'Written in a tunnel' })
  others.release(id)
  assert.equal(await waitingWrites(bob.id), 1)
  network.down = false
  const hers = await world.open(ada, undefined, id)
  await until(hers, (state) => titles(state).join() === 'Written in a tunnel')

  const again = await others.open(id)
  await settled({ ...his, replica: again })
  assert.deepEqual(await sharedOnes(bob.id), [id])
  network.fail()
  new Actions(again).addTask({ title: 'Too late' })
  await ask(ada, 'DELETE', `/api/${id}/members/${bob.id}`)
  const removed = new Promise<void>((resolve) => {
    const stop = others.subscribe(() => {
      if (others.removals().length === 0) return
      stop()
      resolve()
    })
  })
  // For a moment the service may still take what a member writes who was just removed.
  network.loses = () => 'request'
  network.down = false
  await removed
  const [removal] = others.removals()
  assert.equal(removal?.name, 'Home')
  assert.deepEqual(
    removal?.unsaved.map(({ values }) => values?.title),
    ['Too late'],
  )
  others.dismissRemovals()
  assert.deepEqual(others.removals(), [])
  await others.forget(id)
  assert.deepEqual(await sharedOnes(bob.id), [])
  others.close()
})
