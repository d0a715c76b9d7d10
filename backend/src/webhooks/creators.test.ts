import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Receiver, startReceiver } from '../../tests/support/receiver.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { deleteUser } from '../accounts/crud.ts'
import { RESOURCES } from '../app.ts'
import { destinations } from '../core/destinations.ts'
import { createSender } from '../core/sender.ts'
import { startWorker, type Worker } from './worker.ts'

/** A webhook of a shared workspace sends for the admin who made it, and no longer than they are one. */

let service: TestService
let receiver: Receiver
let worker: Worker
let ada: TestUser
let bob: TestUser
/** Bob, in the workspace that Ada owns, where he is an admin. */
let inside: TestUser
let owner: TestUser
/** The webhook that Bob made. */
let hook: number

before(async () => {
  service = await startService({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  receiver = await startReceiver()
})
after(async () => {
  await receiver.close()
  await service.close()
})
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  const id = await createWorkspace(service, ada)
  await join(service, id, { owner: ada, guest: bob, role: 'admin' })
  owner = inWorkspace(service, ada, id)
  inside = inWorkspace(service, bob, id)
  const made = await inside.call('POST', '/webhooks', { url: receiver.url, events: ['task.*'] })
  assert.equal(made.statusCode, 201, made.payload)
  hook = made.data.id
  receiver.requests.splice(0)
  const allowed = destinations({ allowedHosts: ['127.0.0.1'], production: false })
  worker = startWorker({
    ...{ db: service.db, resources: RESOURCES, clock: service.clock.now, secret: service.config.auth.secret },
    ...{ sender: createSender({ destinations: allowed }), lookEvery: null, closeTimeout: 0 },
    log: { warn: (context, message) => assert.fail(`${message}: ${JSON.stringify(context)}`) },
  })
})
afterEach(() => worker.close())

const shown = async () => (await owner.call('GET', `/webhooks/${hook}`)).data

/** Writes something, and returns how much of it is sent. */
async function sent(): Promise<number> {
  assert.equal((await owner.call('POST', '/tasks', { title: 'Told' })).statusCode, 201)
  await worker.look()
  await worker.idle()
  return receiver.requests.length
}

async function hasEnded(): Promise<void> {
  assert.equal(await sent(), 0)
  const { active, inactive_reason, created_by } = await shown()
  assert.deepEqual([active, inactive_reason, created_by], [false, 'creator_no_admin', bob.id])
}

test('names who made it, and sends', async () => {
  assert.equal(await sent(), 1)
  const { active, inactive_reason, created_by } = await shown()
  assert.deepEqual([active, inactive_reason, created_by], [true, null, bob.id])
  const own = await ada.call('POST', '/webhooks', { url: receiver.url, events: ['*'], active: false })
  assert.equal(own.data.created_by, null)
})

describe('ends with its admin', () => {
  test('who is removed, in the same write', async () => {
    const { revision } = (await owner.call('GET', `/members`)).data.members[1]
    await owner.call('DELETE', `/members/${bob.id}`)
    const { changes } = (await owner.call('GET', `/changes?since=${revision + 1}`)).data
    const [member, webhook] = changes
    assert.deepEqual([member.resource, webhook.resource], ['member', 'webhook'])
    assert.equal(webhook.after.inactive_reason, 'creator_no_admin')
    assert.equal(member.write, webhook.write)
    await hasEnded()
  })

  for (const [what, end] of [
    ['who leaves', () => inside.call('DELETE', '/members/me')],
    ['who is no admin any more', () => owner.call('PATCH', `/members/${bob.id}`, { role: 'editor' })],
    ['whose account is deleted', () => deleteUser(bob.id, service.db)],
    [
      'whose account is disabled',
      () => service.db.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [bob.id]),
    ],
    [
      'who is deleted by hand in the database',
      () => service.db.pool.query('DELETE FROM users WHERE id = $1', [bob.id]),
    ],
  ] as const) {
    test(what, async () => {
      await end()
      await hasEnded()
    })
  }

  test('and is not switched on for anybody else', async () => {
    await owner.call('DELETE', `/members/${bob.id}`)
    assertProblem(await owner.call('PATCH', `/webhooks/${hook}`, { active: true }), 409, 'CONFLICT')
    const patch = { active: true, url: 'https://hooks.example.com/' }
    assertProblem(await owner.call('PATCH', `/webhooks/${hook}`, patch), 403, 'AUTH_FORBIDDEN')
    assert.equal((await owner.call('PATCH', `/webhooks/${hook}`, { description: 'Old' })).statusCode, 200)
    assert.equal((await owner.call('DELETE', `/webhooks/${hook}`)).statusCode, 204)
  })

  test('but goes on for an admin who has become the owner, or the owner an admin', async () => {
    await owner.call('PATCH', `/members/${bob.id}`, { role: 'owner' })
    assert.equal(await sent(), 1)
    await inside.call('PATCH', `/members/${ada.id}`, { role: 'owner' })
    assert.equal(await sent(), 2)
  })
})

test('another admin switches it off and on, but neither chooses where it sends nor gets its secret', async () => {
  const patch = (body: object) => owner.call('PATCH', `/webhooks/${hook}`, body)
  assertProblem(await patch({ url: 'https://hooks.example.com/' }), 403, 'AUTH_FORBIDDEN')
  assertProblem(await owner.call('POST', `/webhooks/${hook}/rotate-secret`), 403, 'AUTH_FORBIDDEN')
  const off = await patch({ active: false })
  assert.deepEqual([off.data.active, off.data.inactive_reason], [false, null])
  assert.equal(await sent(), 0)
  assert.equal((await patch({ active: true, events: ['*'], url: receiver.url })).statusCode, 200)
  assert.equal(await sent(), 1)
})

test('the webhooks of a disabled user wait in their own workspace', async () => {
  const made = await ada.call('POST', '/webhooks', { url: receiver.url, events: ['task.*'] })
  await ada.call('POST', '/tasks', { title: 'Waits' })
  await service.db.pool.query('UPDATE users SET disabled_at = now() WHERE id = $1', [ada.id])
  await worker.look()
  await worker.idle()
  assert.equal(receiver.requests.length, 0)
  await service.db.pool.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [ada.id])
  await worker.look()
  await worker.idle()
  assert.equal(receiver.requests.length, 1)
  assert.equal((await ada.call('GET', `/webhooks/${made.data.id}`)).data.active, true)
})
