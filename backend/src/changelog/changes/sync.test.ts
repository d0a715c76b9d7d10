import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../../tests/support/problem.ts'
import { type Change, shownBy } from '../../../tests/support/random.ts'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'
import { pruneChanges } from '../retention.ts'

/** A client that follows the changes has what the server has. */

let service: TestService
before(async () => {
  service = await startService()
})
after(() => service.close())

interface Copy {
  cursor: string
  states: Map<string, unknown>
  pages: number
}
const anew = (): Copy => ({ cursor: '', states: new Map(), pages: 0 })

/** Replaces each state by the change's `after`, and drops those whose `after` is null. */
function apply(copy: Copy, changes: readonly Change[]): void {
  for (const { resource, resource_id, after } of changes) {
    if (after === null) copy.states.delete(`${resource} ${resource_id}`)
    else copy.states.set(`${resource} ${resource_id}`, after)
  }
}

async function follow(user: TestUser, copy: Copy, limit = 100, headers = {}): Promise<Copy> {
  for (;;) {
    const { data } = await user.call(
      'GET',
      `/changes?cursor=${copy.cursor}&limit=${limit}`,
      undefined,
      headers,
    )
    assert.ok(data.count <= limit)
    apply(copy, data.changes)
    copy.cursor = data.next_cursor
    copy.pages += 1
    if (!data.has_more) return copy
  }
}

const sorted = (states: ReadonlyMap<string, unknown>) =>
  [...states].sort(([one], [other]) => (one < other ? -1 : 1))

async function withAll(): Promise<TestUser> {
  const user = await service.newUser()
  await user.call('POST', '/projects', { name: 'P' })
  await user.call('POST', '/tasks', { title: 'One', project_id: 1, labels: ['home'] })
  await user.call('POST', '/tasks', {
    title: 'Two',
    parent_id: 1,
    due: { date: '2026-11-20', time: '09:00' },
    recurrence: 'FREQ=DAILY',
  })
  await user.call('POST', '/views', { name: 'V', filter: 'not complete' })
  for (const body of ['a', 'b', 'c']) await user.call('POST', '/tasks/1/notes', { body })
  await user.call('PATCH', '/tasks/2/complete')
  await user.call('PATCH', '/preferences', { time_zone: 'Asia/Tokyo' })
  await user.call('DELETE', '/views/6')
  return user
}

describe('a sync from an empty cursor', () => {
  test('returns the whole state, whatever the page size', async () => {
    const user = await withAll()
    const { states } = await shownBy(user)
    for (const limit of [1, 2, 3, 500]) {
      const copy = await follow(user, anew(), limit)
      assert.deepEqual(sorted(copy.states), sorted(states), `limit ${limit}`)
      assert.equal(copy.pages, Math.ceil(states.size / limit))
    }
  })

  test('then returns what changed meanwhile, tombstones included', async () => {
    const user = await withAll()
    const copy = anew()
    const first = (await user.call('GET', '/changes?cursor=&limit=4')).data
    assert.deepEqual([first.count, first.has_more, first.next_since], [4, true, null])
    const [preferences] = first.changes
    assert.deepEqual(
      [preferences.action, preferences.actor, preferences.before, preferences.resource],
      ['present', null, null, 'preferences'],
    )
    apply(copy, first.changes)
    copy.cursor = first.next_cursor
    await user.call('DELETE', '/projects/1')
    await user.call('DELETE', '/tasks/2')
    await user.call('POST', '/tasks', { title: 'Three' })
    await follow(user, copy, 4)
    assert.deepEqual(sorted(copy.states), sorted((await shownBy(user)).states))
    await user.call('POST', '/tasks/2/restore')
    await user.call('DELETE', '/tasks/1')
    await user.call('DELETE', '/trash')
    await follow(user, copy)
    assert.deepEqual(sorted(copy.states), sorted((await shownBy(user)).states))
  })

  test('works for a user without data', async () => {
    const user = await service.newUser()
    const { data } = await user.call('GET', '/changes?cursor=')
    assert.deepEqual([data.count, data.has_more, data.next_since], [1, false, 0])
  })
})

test('a client whose cursor is too old or ahead of the server starts over', async () => {
  const user = await withAll()
  const copy = await follow(user, anew())
  const early = (await user.call('GET', '/changes?since=2&limit=1')).data.next_cursor
  await pruneChanges(service.db, new Date(Date.now() + 24 * 60 * 60 * 1000))
  const gone = await user.call('GET', `/changes?cursor=${early}`)
  assertProblem(gone, 410, 'GONE')
  assert.match(gone.data.detail, /cursor=/)
  assertProblem(await user.call('GET', '/changes'), 410, 'GONE')
  // A client that was up to date misses nothing.
  assert.equal((await user.call('GET', `/changes?cursor=${copy.cursor}`)).data.count, 0)
  assert.deepEqual(sorted((await follow(user, anew())).states), sorted(copy.states))
  await service.db.pool.query('UPDATE workspaces SET revision = revision - 1 WHERE id = $1', [user.id])
  assertProblem(await user.call('GET', `/changes?cursor=${copy.cursor}`), 410, 'GONE')
})

test('a sync shows only what the token may read', async () => {
  const user = await withAll()
  const made = await user.call('POST', '/keys', { name: 'K', scopes: ['tasks:read'] })
  const bot = { authorization: `Bearer ${made.data.key}` }
  const copy = await follow(user, anew(), 2, bot)
  const kinds = new Set([...copy.states.keys()].map((name) => name.split(' ')[0]))
  assert.deepEqual([...kinds].sort(), ['note', 'occurrence', 'task'])
  const log = (await user.call('GET', '/changes?limit=500', undefined, bot)).data.changes
  assert.ok(log.every(({ resource }: Change) => kinds.has(resource)))
  const own = (await user.call('GET', '/changes?limit=500')).data.changes
  assert.ok(own.some(({ resource }: Change) => resource === 'api_key'))
})

test('a sync refuses an invalid cursor, and a cursor together with since', async () => {
  const user = await service.newUser()
  for (const query of [
    'cursor=x',
    'cursor=&since=0',
    'cursor=e30',
    'cursor=&limit=0',
    'since=-1',
    'since=',
  ]) {
    assertProblem(await user.call('GET', `/changes?${query}`), 422, 'VALIDATION_ERROR')
  }
})
