import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startTestNotifier } from '../../../tests/support/notifier.ts'
import { createMisfits, type Misfits } from '../../../tests/support/openapi.ts'
import { startService, type TestService, type TestUser } from '../../../tests/support/service.ts'
import { createWorkspace, inWorkspace } from '../../../tests/support/workspaces.ts'
import { RESOURCES } from '../../app.ts'
import type { Change } from './schemas.ts'

/** The snapshots that changes hold of each kind of resource are declared, and sent as declared. */

const MINUTE = 60_000
const inAMinute = () => new Date(service.clock.now().getTime() + MINUTE).toISOString()

let service: TestService
let user: TestUser
/** The same user in a workspace that they share, whose log has what their own has not. */
let shared: TestUser
let misfits: Misfits

before(async () => {
  service = await startService()
  misfits = createMisfits((await service.inject({ url: '/openapi.json' })).data)
  user = await service.newUser()
  const due = { date: '2026-11-20' }
  for (const [method, path, body] of [
    ['POST', '/projects', { name: 'Garden', color: '#2e7d32' }],
    ['POST', '/labels', { name: 'errand' }],
    ['POST', '/views', { name: 'All', filter: '' }],
    ['POST', '/tasks', { title: 'Water the plants', due, recurrence: 'FREQ=DAILY', labels: ['errand'] }],
    [
      'POST',
      '/tasks',
      { title: 'Buy milk', due: { ...due, time: '09:00' }, reminders: [{ minutes_before: 5 }] },
    ],
    ['PATCH', '/tasks/1/complete', {}],
    ['POST', '/tasks/2/notes', { body: 'First' }],
    ['PATCH', '/tasks/2', { project_id: 1, blocked_by: [1], priority: 'high' }],
    ['PATCH', '/preferences', { time_zone: 'Asia/Karachi' }],
    ['POST', '/keys', { name: 'Phone', scopes: ['tasks:read'] }],
    ['POST', '/webhooks', { url: 'https://hooks.example.com/', events: ['task.*'] }],
    ['POST', '/channels', { kind: 'webhook', name: 'Hook', url: 'https://hooks.example.com/' }],
    ['POST', '/tasks', { title: 'Call', reminders: [{ at: inAMinute() }] }],
    ['PATCH', '/projects/1', { name: 'Park' }],
    ['PATCH', '/labels/2', { name: 'way' }],
    ['DELETE', '/views/3', undefined],
    ['DELETE', '/tasks/1', undefined],
  ] as const) {
    const { statusCode, payload } = await user.call(method, path, body)
    assert.ok(statusCode < 300, `${method} ${path}: ${payload}`)
  }
  service.clock.advance(MINUTE)
  const notifier = startTestNotifier(service)
  await notifier.look()
  await notifier.close()
  shared = inWorkspace(service, user, await createWorkspace(service, user))
})
after(() => service.close())

const misfitsOf = (name: string, value: unknown) => misfits(['components', 'schemas', name], value)

/** A state of each kind of resource, as some change holds it. */
function statesOf(changes: Change[]): Map<Change['resource'], object> {
  const states = changes.flatMap(({ resource, before, after }) => {
    const state = after ?? before
    return state === null ? [] : [[resource, state] as const]
  })
  return new Map(states)
}

async function logged(): Promise<Change[]> {
  const logs = await Promise.all([user, shared].map((each) => each.call('GET', '/changes')))
  return logs.flatMap(({ data }) => data.changes)
}

test('each change in the log fits its declared schema', async () => {
  const changes = await logged()
  for (const change of changes) assert.equal(misfitsOf('Change', change), '', JSON.stringify(change))
  assert.deepEqual([...statesOf(changes).keys()].sort(), [...RESOURCES.names].sort())
})

test('the full state of a sync fits its declared schemas', async () => {
  const { changes } = (await user.call('GET', '/changes?cursor=')).data
  for (const change of changes) assert.equal(misfitsOf('SyncedChange', change), '', JSON.stringify(change))
  assert.ok(new Set(changes.map(({ resource }: Change) => resource)).size >= 5)
})

test('the contents of the trash fit their declared schemas', async () => {
  const { items } = (await user.call('GET', '/trash')).data
  assert.equal(items.length, 2)
  for (const item of items) assert.equal(misfitsOf('TrashItem', item), '', JSON.stringify(item))
})

test('a snapshot of another resource does not fit', async () => {
  const changes = await logged()
  const states = statesOf(changes)
  for (const item of (await user.call('GET', '/trash')).data.items) {
    for (const [resource, state] of states) {
      if (resource === item.resource) continue
      assert.notEqual(misfitsOf('TrashItem', { ...item, state }), '', `${resource} as ${item.resource}`)
    }
  }
  for (const change of changes) {
    for (const [resource, state] of states) {
      if (resource === change.resource) continue
      for (const place of ['before', 'after']) {
        assert.notEqual(
          misfitsOf('Change', { ...change, [place]: state }),
          '',
          `${resource} in ${change.resource}`,
        )
      }
    }
  }
})
