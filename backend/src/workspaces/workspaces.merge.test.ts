import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { listen, openEvents } from '../../tests/support/events.ts'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'
import { deleteUser } from '../accounts/crud.ts'

let service: TestService
let ada: TestUser
let bob: TestUser
let eve: TestUser
/** A workspace that Ada owns. */
let id: string

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob, eve] = await Promise.all([
    service.newUser('ada'),
    service.newUser('bob'),
    service.newUser('eve'),
  ])
  id = await createWorkspace(service, ada)
})

const CODES: Record<number, string> = {
  ...{ 400: 'VALIDATION_ERROR', 403: 'AUTH_FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT' },
  ...{ 412: 'PRECONDITION_FAILED', 422: 'VALIDATION_ERROR' },
}
const refused = (answer: Answer, status: number) => assertProblem(answer, status, CODES[status] ?? '')

const get = (user: TestUser, url: string) => withToken(service, user, 'GET', url)
const post = (user: TestUser, url: string, body?: object) => withToken(service, user, 'POST', url, body)
const there = (user: TestUser) => inWorkspace(service, user, id)
const joined = (guest: TestUser, role: 'viewer' | 'commenter' | 'editor' | 'admin') =>
  join(service, id, { owner: ada, guest, role })

/** Waits until the user's requests are answered like this: what is known of a member is believed for two seconds. */
async function until(user: TestUser, status: number): Promise<void> {
  for (let waited = 0; (await there(user).call('GET', '/tasks')).statusCode !== status; waited += 1) {
    // By tries and not by the clock: a busy machine makes each of them longer.
    assert.ok(waited < 200, `still not ${status}`)
    await sleep(20)
  }
}

describe('a workspace', () => {
  test('is listed after the own one, with the role in it', async () => {
    await joined(bob, 'editor')
    const { data } = await get(bob, '/api/workspaces')
    assert.equal(data.count, 2)
    assert.deepEqual(
      data.workspaces.map(({ id: each, name, role }: Record<string, unknown>) => ({ id: each, name, role })),
      [
        { id: bob.id, name: null, role: 'owner' },
        { id, name: 'Home', role: 'editor' },
      ],
    )
  })

  test('is made once for an Idempotency-Key', async () => {
    const send = (name: string) =>
      service.inject({
        method: 'POST',
        url: '/api/workspaces',
        headers: { authorization: `Bearer ${ada.token}`, 'idempotency-key': 'k' },
        payload: { name },
      })
    const [first, again] = [await send('Once'), await send('Once')]
    assert.equal(first.statusCode, 201, first.payload)
    assert.deepEqual(again.data, first.data)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.equal((await send('Twice')).statusCode, 422)
    assert.equal((await get(ada, '/api/workspaces')).data.count, 3)
  })

  test('has a log of its own, in which members appear with what they write', async () => {
    await joined(bob, 'editor')
    await there(bob).call('POST', '/tasks', { title: 'Buy milk' })
    const { data } = await there(ada).call('GET', '/changes?since=0')
    assert.deepEqual(
      data.changes.map(({ resource, actor }: { resource: string; actor: object }) => ({ resource, actor })),
      [
        { resource: 'workspace', actor: { kind: 'user', id: ada.id } },
        { resource: 'member', actor: { kind: 'user', id: ada.id } },
        { resource: 'member', actor: { kind: 'user', id: bob.id } },
        { resource: 'task', actor: { kind: 'user', id: bob.id } },
      ],
    )
    assert.equal(data.changes[2].after.role, 'editor')
    assert.equal((await ada.call('GET', '/changes?since=0')).data.changes.length, 0)
  })

  test('says for whom a key has written: in its log, the history, the trash and dry runs', async () => {
    await joined(bob, 'editor')
    const body = { name: 'k', scopes: ['tasks:read', 'tasks:write'], workspace_id: id }
    const { data: key } = await bob.call('POST', '/keys', body)
    const byKey = inWorkspace(service, { ...bob, token: key.key }, id)
    const actor = { kind: 'api_key', id: key.id, user_id: bob.id }
    const { data: task } = await byKey.call('POST', '/tasks', { title: 'Dig' })
    const { changes } = (await there(ada).call('GET', `/changes?since=${task.revision - 1}`)).data
    assert.deepEqual(changes[0].actor, actor)
    const history = await there(ada).call('GET', `/tasks/${task.id}/history`)
    assert.deepEqual(history.data.changes[0].actor, actor)
    const dry = await byKey.call('DELETE', `/tasks/${task.id}?dry_run=true`)
    assert.deepEqual(dry.data.changes[0].actor, actor)
    await byKey.call('DELETE', `/tasks/${task.id}`)
    const { items } = (await there(ada).call('GET', '/trash')).data
    assert.deepEqual(items[0].deleted_by, actor)
    // What is one's own is nobody else's.
    await bob.call('POST', '/tasks', { title: 'Own' })
    const own = (await bob.call('GET', '/tasks/1/history')).data.changes[0]
    assert.deepEqual(own.actor, { kind: 'user', id: bob.id })
  })

  test('begins a sync with itself and its members; the own one has neither', async () => {
    await joined(bob, 'viewer')
    const { data } = await there(bob).call('GET', '/changes?cursor=')
    const names = data.changes.map(({ resource }: { resource: string }) => resource)
    assert.deepEqual(names, ['workspace', 'member', 'member'])
    const own = await bob.call('GET', '/changes?cursor=')
    assert.deepEqual(
      own.data.changes.map(({ resource }: { resource: string }) => resource),
      ['preferences'],
    )
  })

  test('is renamed under the conditions of the request', async () => {
    const shown = await there(ada).call('GET', '')
    assert.equal(shown.headers.etag, '"1"')
    const renamed = await there(ada).call('PATCH', '', { name: 'Flat' }, { 'if-match': '"1"' })
    assert.equal(renamed.data.name, 'Flat')
    assert.equal(renamed.headers.etag, `"${renamed.data.revision}"`)
    refused(await there(ada).call('PATCH', '', { name: 'House' }, { 'if-match': '"1"' }), 412)
    assert.equal(
      (await there(ada).call('GET', '', undefined, { 'if-none-match': renamed.headers.etag as string }))
        .statusCode,
      304,
    )
    const same = await there(ada).call('PATCH', '', { name: 'Flat' })
    assert.equal(same.data.revision, renamed.data.revision)
    refused(await there(ada).call('PATCH', '', {}), 400)
    refused(await there(ada).call('PATCH', '', { time_zone: 'Mars/Base' }), 422)
  })

  test('takes floating times with its time zone', async () => {
    const { data } = await there(ada).call('POST', '/tasks', {
      title: 'Call',
      due: { date: '2026-11-25', time: '09:00' },
    })
    assert.equal((await there(ada).call('PATCH', '', { time_zone: 'Asia/Tokyo' })).statusCode, 200)
    const moved = (await there(ada).call('GET', `/tasks/${data.id}`)).data
    assert.deepEqual([data.due_at, moved.due_at], ['2026-11-25T09:00:00.000Z', '2026-11-25T00:00:00.000Z'])
  })

  test('is shown as it was with the time zone that it had', async () => {
    const made = await there(ada).call('POST', '/tasks', {
      title: 'Call',
      due: { date: '2026-11-25', time: '09:00' },
    })
    await there(ada).call('PATCH', '', { time_zone: 'Asia/Tokyo' })
    const path = `/tasks/${made.data.id}?as_of=${made.data.revision}`
    assert.equal((await there(ada).call('GET', path)).data.due_at, '2026-11-25T09:00:00.000Z')
    const line = await there(ada).call('POST', '/quick-add', { text: 'Call tomorrow 9am' })
    assert.equal(line.data.due_at.slice(11), '00:00:00.000Z')
  })

  test('is deleted by its owner with everything in it, and its members keep their accounts', async () => {
    await joined(bob, 'admin')
    await there(bob).call('POST', '/tasks', { title: 'Gone' })
    refused(await there(bob).call('DELETE', ''), 403)
    assert.equal((await there(ada).call('DELETE', '')).statusCode, 204)
    // Not 401: nobody is signed out.
    refused(await there(bob).call('GET', '/tasks'), 403)
    refused(await there(bob).call('POST', '/tasks', { title: 'Late' }), 403)
    await until(ada, 403)
    assert.equal((await get(bob, '/api/workspaces')).data.count, 1)
    for (const table of ['workspaces WHERE id', 'tasks WHERE user_id', 'memberships WHERE workspace_id']) {
      const { rowCount } = await service.db.pool.query(`SELECT FROM ${table} = $1`, [id])
      assert.equal(rowCount, 0, table)
    }
  })

  test('is not deleted by a dry run, nor is an invitation revoked, made or accepted by one', async () => {
    const { id: invitation, token } = (await there(ada).call('POST', '/invitations', { role: 'viewer' })).data
    refused(await there(ada).call('DELETE', '?dry_run=true'), 422)
    refused(await there(ada).call('DELETE', `/invitations/${invitation}?dry_run=true`), 422)
    refused(await post(bob, `/api/invitations/${token}/accept?dry_run=true`), 422)
    refused(await post(bob, '/api/workspaces?dry_run=true', { name: 'No' }), 422)
    assert.equal(
      (await there(ada).call('POST', '/invitations?dry_run=true', { role: 'viewer' })).statusCode,
      200,
    )
    assert.equal((await there(ada).call('GET', '/invitations')).data.count, 1)
    await joined(bob, 'viewer')
    const removal = await there(ada).call('DELETE', `/members/${bob.id}?dry_run=true`)
    assert.equal(removal.data.changes.length, 1)
    assert.equal((await there(ada).call('GET', '/members')).data.count, 2)
  })

  test('is not deleted by who owned it a moment ago', async () => {
    await joined(bob, 'admin')
    assert.equal((await there(ada).call('GET', '')).statusCode, 200)
    await there(ada).call('PATCH', `/members/${bob.id}`, { role: 'owner' })
    refused(await there(ada).call('DELETE', ''), 403)
  })

  test('refuses what belongs to users: keys, preferences', async () => {
    for (const path of ['/keys', '/preferences']) {
      refused(await there(ada).call('GET', path), 403)
    }
  })

  test('is closed to keys and to the own id of others', async () => {
    await joined(bob, 'admin')
    const { data } = await bob.call('POST', '/keys', { name: 'k', scopes: ['tasks:read'] })
    const withKey = { ...bob, token: data.key }
    refused(await there(withKey).call('GET', '/tasks'), 403)
    refused(await inWorkspace(service, bob, ada.id).call('GET', '/tasks'), 403)
  })

  test('keeps idempotency keys of its members apart', async () => {
    await joined(bob, 'editor')
    const key = { 'idempotency-key': 'same' }
    const mine = await there(ada).call('POST', '/tasks', { title: 'One' }, key)
    const theirs = await there(bob).call('POST', '/tasks', { title: 'Two' }, key)
    assert.deepEqual([mine.statusCode, theirs.statusCode], [201, 201])
    assert.notEqual(mine.data.id, theirs.data.id)
  })
})

describe('a member', () => {
  test('is listed by name for members', async () => {
    await joined(bob, 'viewer')
    const { data } = await there(bob).call('GET', '/members')
    assert.deepEqual(
      data.members.map(({ id: each, name, role }: Record<string, unknown>) => [each, name, role]),
      [
        [ada.id, 'ada', 'owner'],
        [bob.id, 'bob', 'viewer'],
      ],
    )
    assert.ok(!JSON.stringify(data).includes('@'), 'no addresses')
  })

  test('loses access within two seconds when removed, with every stream', async (t) => {
    await joined(bob, 'editor')
    const stream = await openEvents(await listen(service.app), { token: bob.token, userId: id })
    t.after(() => stream.close())
    await until(bob, 200)
    assert.equal((await there(ada).call('DELETE', `/members/${bob.id}`)).statusCode, 204)
    await Promise.all([until(bob, 403), stream.ended])
    refused(await there(bob).call('POST', '/tasks', { title: 'Late' }), 403)
    assert.equal((await bob.call('GET', '/tasks')).statusCode, 200)
  })

  for (const [what, path, body] of [
    ['a write', '/tasks', { title: 'Dig' }],
    ['a batch', '/batch', { operations: [{ method: 'POST', path: '/tasks', body: { title: 'Dig' } }] }],
  ] as const) {
    test(`has a higher role at once, and a lower one within two seconds, for ${what}`, async () => {
      await joined(bob, 'viewer')
      const dig = () => there(bob).call('POST', path, body)
      // By then, the role is remembered.
      for (let time = 0; time < 2; time += 1) refused(await dig(), 403)
      const { data } = await there(ada).call('PATCH', `/members/${bob.id}`, { role: 'editor' })
      assert.equal(data.role, 'editor')
      assert.ok((await dig()).statusCode < 300)
      await there(ada).call('PATCH', `/members/${bob.id}`, { role: 'viewer' })
      while ((await dig()).statusCode !== 403) await sleep(20)
    })
  }

  test('who is removed does not come back by an invitation of their own, nor leaves a webhook behind', async () => {
    await joined(bob, 'admin')
    const { token } = (await there(bob).call('POST', '/invitations', { role: 'admin', uses: 9 })).data
    assert.equal((await there(bob).call('GET', '/webhooks')).statusCode, 200)
    assert.equal((await there(ada).call('DELETE', `/members/${bob.id}`)).statusCode, 204)
    // At once, although reads are still believed for two seconds.
    refused(
      await there(bob).call('POST', '/webhooks', { url: 'https://hooks.example.com/', events: ['*'] }),
      403,
    )
    refused(await post(bob, `/api/invitations/${token}/accept`), 404)
    await joined(eve, 'admin')
    const second = (await there(eve).call('POST', '/invitations', { role: 'admin' })).data
    await there(ada).call('PATCH', `/members/${eve.id}`, { role: 'editor' })
    refused(await post(bob, `/api/invitations/${second.token}/accept`), 404)
  })

  test('leaves; the owner does not', async () => {
    await joined(bob, 'viewer')
    assert.equal((await there(bob).call('DELETE', '/members/me')).statusCode, 204)
    refused(await there(ada).call('DELETE', '/members/me'), 409)
    refused(await there(ada).call('PATCH', '/members/me', { role: 'admin' }), 409)
  })

  test('becomes the owner when the owner hands over, and nobody else can', async () => {
    await joined(bob, 'admin')
    await joined(eve, 'editor')
    refused(await there(bob).call('PATCH', `/members/${eve.id}`, { role: 'owner' }), 403)
    refused(await there(bob).call('PATCH', `/members/${ada.id}`, { role: 'viewer' }), 409)
    refused(await there(bob).call('DELETE', `/members/${ada.id}`), 409)
    assert.equal((await there(ada).call('PATCH', `/members/${bob.id}`, { role: 'owner' })).data.role, 'owner')
    const { data } = await there(eve).call('GET', '/members')
    assert.deepEqual(
      data.members.map(({ role }: { role: string }) => role),
      ['admin', 'owner', 'editor'],
    )
  })

  test('below admin undoes only what they did', async () => {
    await joined(bob, 'editor')
    const hers = (await there(ada).call('POST', '/tasks', { title: 'Hers' })).data
    const his = (await there(bob).call('POST', '/tasks', { title: 'His' })).data
    refused(await there(bob).call('POST', '/undo', { revision: hers.revision }), 403)
    refused(await there(bob).call('POST', '/undo', { since: 0, by: ada.id }), 403)
    assert.equal((await there(bob).call('POST', '/undo', { revision: his.revision })).statusCode, 200)
    assert.equal((await there(bob).call('GET', `/tasks/${hers.id}`)).statusCode, 200)
    await there(bob).call('POST', '/tasks', { title: 'More' })
    assert.equal((await there(ada).call('POST', '/undo', { since: 0, by: bob.id })).statusCode, 200)
    const { data } = await there(bob).call('POST', '/tasks', { title: 'Again' })
    assert.equal((await there(ada).call('POST', '/undo', { revision: data.revision })).statusCode, 200)
  })

  test("changes only their own notes; admins delete others' too", async () => {
    await joined(bob, 'commenter')
    await joined(eve, 'admin')
    const task = (await there(ada).call('POST', '/tasks', { title: 'Talk' })).data.id
    const hers = (await there(ada).call('POST', `/tasks/${task}/notes`, { body: 'Hers' })).data.id
    const his = (await there(bob).call('POST', `/tasks/${task}/notes`, { body: 'His' })).data.id
    refused(await there(bob).call('PATCH', `/tasks/${task}/notes/${hers}`, { body: 'x' }), 403)
    refused(await there(bob).call('DELETE', `/tasks/${task}/notes/${hers}`), 403)
    assert.equal(
      (await there(bob).call('PATCH', `/tasks/${task}/notes/${his}`, { body: 'Mine' })).statusCode,
      200,
    )
    refused(await there(eve).call('PATCH', `/tasks/${task}/notes/${his}`, { body: 'x' }), 403)
    assert.equal((await there(eve).call('DELETE', `/tasks/${task}/notes/${his}`)).statusCode, 204)
  })
})

describe('an invitation', () => {
  const invite = async (body: object) => (await there(ada).call('POST', '/invitations', body)).data

  test('shows who invites where, and nothing more, until it is accepted', async () => {
    const { token } = await invite({ role: 'commenter' })
    const { data } = await get(bob, `/api/invitations/${token}`)
    const { expires_at: _, ...shown } = data
    assert.deepEqual(shown, { workspace: { name: 'Home' }, role: 'commenter', invited_by: { name: 'ada' } })
    const accepted = await post(bob, `/api/invitations/${token}/accept`)
    assert.deepEqual([accepted.data.id, accepted.data.role], [id, 'commenter'])
    assert.equal((await there(bob).call('GET', '/tasks')).statusCode, 200)
  })

  test('is used as often as it says, by one at a time', async () => {
    const { token } = await invite({ role: 'viewer', uses: 2 })
    const guests = await Promise.all(Array.from({ length: 6 }, () => service.newUser()))
    const answers = await Promise.all(guests.map((guest) => post(guest, `/api/invitations/${token}/accept`)))
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 200, 404, 404, 404, 404])
    assert.equal((await there(ada).call('GET', '/members')).data.count, 3)
  })

  test('does not change the role of a member, nor is it used up by one', async () => {
    await joined(bob, 'admin')
    const { token } = await invite({ role: 'viewer' })
    assert.equal((await post(bob, `/api/invitations/${token}/accept`)).data.role, 'admin')
    assert.equal((await post(ada, `/api/invitations/${token}/accept`)).data.role, 'owner')
    assert.equal((await post(eve, `/api/invitations/${token}/accept`)).statusCode, 200)
  })

  test('for an address is for that account alone', async () => {
    const { token } = await invite({ role: 'viewer', email: bob.email.toUpperCase() })
    const nowhere = await get(eve, '/api/invitations/unknown')
    const other = await get(eve, `/api/invitations/${token}`)
    assert.deepEqual([other.statusCode, other.data.detail], [404, nowhere.data.detail])
    refused(await post(eve, `/api/invitations/${token}/accept`), 404)
    refused(await post(eve, `/api/invitations/${token}/decline`), 404)
    assert.equal((await post(bob, `/api/invitations/${token}/decline`)).statusCode, 204)
    refused(await post(bob, `/api/invitations/${token}/accept`), 404)
  })

  test('ends when it is revoked or expires', async () => {
    const [revoked, expired] = [await invite({ role: 'viewer' }), await invite({ role: 'viewer' })]
    assert.equal((await there(ada).call('GET', '/invitations')).data.count, 2)
    assert.equal((await there(ada).call('DELETE', `/invitations/${revoked.id}`)).statusCode, 204)
    refused(await there(ada).call('DELETE', `/invitations/${revoked.id}`), 404)
    refused(await post(bob, `/api/invitations/${revoked.token}/accept`), 404)
    await service.db.pool.query('UPDATE member_invitations SET expires_at = $1 WHERE id = $2', [
      service.clock.now(),
      expired.id,
    ])
    refused(await post(bob, `/api/invitations/${expired.token}/accept`), 404)
  })

  test('is given out once, and again for the same Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'i' }
    const first = await there(ada).call('POST', '/invitations', { role: 'viewer' }, key)
    const again = await there(ada).call('POST', '/invitations', { role: 'viewer' }, key)
    assert.deepEqual(again.data, first.data)
    const { data } = await there(ada).call('GET', '/invitations')
    assert.equal(data.count, 1)
    assert.ok(!JSON.stringify(data).includes(first.data.token))
  })

  test("cannot give ownership, nor open one's own workspace", async () => {
    refused(await there(ada).call('POST', '/invitations', { role: 'owner' }), 422)
    refused(await ada.call('POST', '/invitations', { role: 'viewer' }), 409)
  })
})

describe('a deleted account', () => {
  test('passes what it owned to the highest role that joined first', async () => {
    const tom = await service.newUser('tom')
    await joined(eve, 'editor')
    await joined(bob, 'admin')
    await joined(tom, 'admin')
    await there(ada).call('POST', '/tasks', { title: 'Stays' })
    await deleteUser(ada.id, service.db)
    const { data } = await there(bob).call('GET', '/members')
    assert.deepEqual(
      data.members.map(({ id: each, role }: Record<string, unknown>) => [each, role]),
      [
        [eve.id, 'editor'],
        [bob.id, 'owner'],
        [tom.id, 'admin'],
      ],
    )
    assert.equal((await there(eve).call('GET', '/tasks')).data.count, 1)
    const { data: log } = await there(bob).call('GET', '/changes?since=0')
    assert.deepEqual(log.changes.at(-1).actor, { kind: 'user', id: ada.id })
  })

  test('takes a workspace along that nobody else is in', async () => {
    await deleteUser(ada.id, service.db)
    const { rowCount } = await service.db.pool.query('SELECT FROM workspaces WHERE id = $1', [id])
    assert.equal(rowCount, 0)
  })
})
