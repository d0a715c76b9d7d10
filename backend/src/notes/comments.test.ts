import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import type { Actor } from '../core/auth.ts'
import { type Role, SCOPES_OF } from '../core/roles.ts'
import { createNote, editNote, notes, removeNote } from './crud.ts'
import type { NoteResponse } from './schemas.ts'

/** Notes in a workspace that users share: whose they are, and whom they mention. */

let service: TestService
let [ada, bob, eve]: TestUser[] = []
let id = ''
/** The ids of a task, and of the note that each of them wrote on it. */
let task = 0

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob, eve] = await Promise.all(['Ada Lovelace', 'Bob', 'Eve'].map((name) => service.newUser(name)))
  id = await createWorkspace(service, user(ada))
  task = (await by(ada).call('POST', '/tasks', { title: 'Talk' })).data.id
})

function user(one: TestUser | undefined): TestUser {
  assert.ok(one)
  return one
}
const by = (one: TestUser | undefined) => inWorkspace(service, user(one), id)
const joined = (guest: TestUser | undefined, role: Exclude<Role, 'owner'>) =>
  join(service, id, { owner: user(ada), guest: user(guest), role })
const write = (one: TestUser | undefined, body: string, headers = {}) =>
  by(one).call('POST', `/tasks/${task}/notes`, { body }, headers)
const refused = ({ statusCode, data }: Answer) =>
  assert.deepEqual([statusCode, data?.error_code], [403, 'AUTH_FORBIDDEN'])

describe('a commenter', () => {
  test('writes, edits and deletes their own notes through a batch too', async () => {
    await joined(bob, 'commenter')
    const hers = (await write(ada, 'Hers')).data.id
    const path = `/tasks/${task}/notes`
    const operations = [
      { method: 'POST', path, body: { body: 'One' } },
      { method: 'PATCH', path: `${path}/${hers}`, body: { body: 'x' } },
      { method: 'DELETE', path: `${path}/${hers}` },
    ]
    const { data, statusCode, payload } = await by(bob).call('POST', '/batch', { mode: 'each', operations })
    assert.equal(statusCode, 200, payload)
    assert.deepEqual(
      data.results.map(({ status }: { status: number }) => status),
      [201, 403, 403],
    )
    assert.equal((await by(ada).call('GET', `/tasks/${task}/notes/${hers}`)).data.body, 'Hers')
  })

  test('undoes and restores their own notes, and nothing else', async () => {
    await joined(bob, 'commenter')
    const hers = (await write(ada, 'Hers')).data
    const his = (await write(bob, 'His')).data
    const path = `/tasks/${task}/notes/${his.id}`
    const edited = (await by(bob).call('PATCH', path, { body: 'Mine' })).data
    assert.equal((await by(bob).call('POST', '/undo', { revision: edited.revision })).statusCode, 200)
    assert.equal((await by(bob).call('GET', path)).data.body, 'His')
    assert.equal((await by(bob).call('DELETE', path)).statusCode, 204)
    const restored = await by(bob).call('POST', `${path}/restore`)
    assert.deepEqual([restored.statusCode, restored.data.body], [200, 'His'])
    refused(await by(bob).call('POST', '/undo', { revision: hers.revision }))
    await by(ada).call('DELETE', `/tasks/${task}/notes/${hers.id}`)
    refused(await by(bob).call('POST', `/tasks/${task}/notes/${hers.id}/restore`))
    refused(await by(bob).call('POST', `/tasks/${task}/restore`))
  })
})

describe('what another says is not changed by undo or from the trash', () => {
  test('nor by an admin, who may delete it and bring it back', async () => {
    await joined(bob, 'commenter')
    await joined(eve, 'admin')
    const { id: note } = (await write(bob, 'Yes')).data
    const path = `/tasks/${task}/notes/${note}`
    const edited = (await by(bob).call('PATCH', path, { body: 'No' })).data
    refused(await by(eve).call('POST', '/undo', { revision: edited.revision }))
    assert.equal((await by(eve).call('GET', path)).data.body, 'No')
    assert.equal((await by(eve).call('DELETE', path)).statusCode, 204)
    assert.equal((await by(eve).call('POST', `${path}/restore`)).statusCode, 200)
    assert.deepEqual((await by(bob).call('GET', path)).data.author.user_id, user(bob).id)
  })

  test('an editor brings notes of others back with their task, but not alone', async () => {
    await joined(bob, 'commenter')
    await joined(eve, 'editor')
    const { id: note } = (await write(bob, 'Yes')).data
    const path = `/tasks/${task}/notes/${note}`
    await by(bob).call('DELETE', path)
    refused(await by(eve).call('POST', `${path}/restore`))
    await by(bob).call('POST', `${path}/restore`)
    await by(eve).call('DELETE', `/tasks/${task}`)
    assert.equal((await by(eve).call('POST', `/tasks/${task}/restore`)).statusCode, 200)
    assert.equal((await by(bob).call('GET', path)).statusCode, 200)
    assert.equal((await by(eve).call('DELETE', `/tasks/${task}`)).statusCode, 204)
    assert.equal((await by(eve).call('POST', '/undo', { since: 0 })).statusCode, 200)
    assert.equal((await by(bob).call('GET', path)).data.body, 'Yes')
  })
})

describe('an admin who is none any more', () => {
  const remove = (path: string) => ({ method: 'DELETE', path })
  const batch = (one: TestUser | undefined, ...operations: object[]) =>
    by(one).call('POST', '/batch', { operations })

  for (const how of ['undo', 'restore'] as const) {
    test(`does not bring back a note of others that went in a batch, by ${how}`, async () => {
      await joined(bob, 'commenter')
      await joined(eve, 'admin')
      const paths: string[] = []
      for (const body of ['One', 'Two']) {
        paths.push(`/tasks/${task}/notes/${(await write(bob, body)).data.id}`)
      }
      // The note of the task that goes with it is not deleted by itself.
      const other = (await by(ada).call('POST', '/tasks', { title: 'Goes' })).data.id
      const along = (await by(bob).call('POST', `/tasks/${other}/notes`, { body: 'Along' })).data.id
      const gone = await batch(eve, ...paths.map(remove), remove(`/tasks/${task}`), remove(`/tasks/${other}`))
      assert.equal(gone.statusCode, 200, gone.payload)
      const { revision } = (await by(eve).call('GET', '/changes')).data.changes.at(-1)
      await by(ada).call('PATCH', `/members/${user(eve).id}`, { role: 'editor' })
      // The old role is believed for two seconds.
      let answer = await by(eve).call('GET', '/invitations')
      while (answer.statusCode === 200) answer = await by(eve).call('GET', '/invitations')
      const tries =
        how === 'undo'
          ? [['/undo', { revision }] as const]
          : paths.map((path) => [`${path}/restore`] as const)
      if (how === 'restore')
        assert.equal((await by(eve).call('POST', `/tasks/${task}/restore`)).statusCode, 200)
      for (const [path, body] of tries) refused(await by(eve).call('POST', path, body))
      for (const path of paths) assert.equal((await by(bob).call('GET', path)).statusCode, 404)
      assert.equal((await by(eve).call('POST', `/tasks/${other}/restore`)).statusCode, 200)
      assert.equal((await by(bob).call('GET', `/tasks/${other}/notes/${along}`)).statusCode, 200)
    })
  }
})

describe('the author is the user', () => {
  /** What a key, a client or the assistant does for the user there. */
  const forUser = (one: TestUser | undefined, kind: Actor['kind'], role: Role): Actor => ({
    ...{ userId: user(one).id, workspaceId: id, kind, id: `${kind}-1`, role, scopes: SCOPES_OF[role] },
  })
  const as = <Result>(actor: Actor, work: Parameters<typeof runUnitOfWork<Result>>[3]) =>
    runUnitOfWork(id, service.db, { actor, at: service.clock.now(), key: null }, work)

  for (const kind of ['api_key', 'oauth_client', 'assistant'] as const) {
    test(`for whom ${kind} writes`, async () => {
      await joined(bob, 'commenter')
      await joined(eve, 'commenter')
      const his = forUser(bob, kind, 'commenter')
      const note = await as(his, (unit) => createNote(unit, { body: 'By it' }, task))
      assert.deepEqual(note.author, { kind, id: his.id, user_id: user(bob).id })
      const path = `/tasks/${task}/notes/${note.id}`
      refused(await by(eve).call('PATCH', path, { body: 'x' }))
      assert.equal((await by(bob).call('PATCH', path, { body: 'By hand' })).statusCode, 200)
      const find = (unit: Parameters<typeof notes.find>[0]) =>
        notes.find(unit, { id: note.id, task_id: task }, { match: null, noneMatch: [] })
      const edited: NoteResponse = await as(his, async (unit) =>
        editNote(unit, await find(unit), { body: 'By it again' }),
      )
      assert.equal(edited.author.user_id, user(bob).id)
      const hers = forUser(eve, kind, 'commenter')
      const forbidden = { code: 'AUTH_FORBIDDEN' }
      await assert.rejects(
        as(hers, async (unit) => editNote(unit, await find(unit), { body: 'x' })),
        forbidden,
      )
      await assert.rejects(
        as(hers, async (unit) => removeNote(unit, await find(unit))),
        forbidden,
      )
      await as(his, async (unit) => removeNote(unit, await find(unit)))
    })
  }

  test('of notes that are older than shared workspaces, in the log too', async () => {
    const { key, id: keyId } = (await user(ada).call('POST', '/keys', { name: 'K', scopes: ['tasks:write'] }))
      .data
    await user(ada).call('POST', '/tasks', { title: 'Old' })
    const once = { authorization: `Bearer ${key}`, 'idempotency-key': 'once' }
    const made = await user(ada).call('POST', '/tasks/1/notes', { body: 'Old' }, once)
    const { user_id: _, ...author } = made.data.author
    const { pool } = service.db
    await pool.query('UPDATE notes SET author_id = NULL WHERE user_id = $1', [user(ada).id])
    const { mentions: __, ...old } = { ...made.data, author }
    await pool.query("UPDATE changes SET after = $2 WHERE user_id = $1 AND resource = 'note'", [
      user(ada).id,
      JSON.stringify(old),
    ])
    const whole = { kind: 'api_key', id: keyId, user_id: user(ada).id }
    const path = `/tasks/1/notes/${made.data.id}`
    assert.deepEqual((await user(ada).call('GET', path)).data.author, whole)
    const again = await user(ada).call('POST', '/tasks/1/notes', { body: 'Old' }, once)
    assert.deepEqual([again.statusCode, again.data], [201, made.data])
    const { changes } = (await user(ada).call('GET', `${path}/history`)).data
    assert.deepEqual(changes[0].after, made.data)
    await user(ada).call('POST', '/undo', { revision: made.data.revision })
    const redone = await user(ada).call('POST', `${path}/restore`)
    assert.deepEqual([redone.data.author, redone.data.mentions], [whole, []])
  })
})

describe('mentions', () => {
  test('are members by name, whoever they are; others stay text', async () => {
    await joined(bob, 'commenter')
    await service.newUser('Stranger')
    const { data } = await write(bob, 'Hi @"ada lovelace", @bob, @Eve and @Stranger, x@bob')
    assert.deepEqual(data.mentions, [user(ada).id, user(bob).id])
  })

  test('are those of the text as it is; who has another name or left stays', async () => {
    await joined(bob, 'commenter')
    await joined(eve, 'viewer')
    const note = (await write(ada, 'Ask @Bob and @Eve')).data
    const path = `/tasks/${task}/notes/${note.id}`
    assert.deepEqual(note.mentions, [user(bob).id, user(eve).id])
    const fewer = (await by(ada).call('PATCH', path, { body: 'Ask @Bob' })).data
    assert.deepEqual(fewer.mentions, [user(bob).id])
    await service.db.pool.query("UPDATE users SET name = 'Robert' WHERE id = $1", [user(bob).id])
    const renamed = (await by(ada).call('PATCH', path, { body: 'Please ask @Bob' })).data
    assert.deepEqual(renamed.mentions, [user(bob).id])
    await by(ada).call('DELETE', `/members/${user(bob).id}`)
    const left = (await by(ada).call('PATCH', path, { body: 'Please ask @Robert' })).data
    assert.deepEqual(left.mentions, [user(bob).id])
    assert.deepEqual((await write(ada, '@Robert')).data.mentions, [])
  })

  test("are none in one's own workspace, and cannot be sent", async () => {
    await user(ada).call('POST', '/tasks', { title: 'Own' })
    const { data } = await user(ada).call('POST', '/tasks/1/notes', { body: '@"Ada Lovelace" @Bob' })
    assert.deepEqual(data.mentions, [])
    assertProblem(
      await by(ada).call('POST', `/tasks/${task}/notes`, { body: 'x', mentions: [user(bob).id] }),
      422,
      'VALIDATION_ERROR',
    )
  })

  test('names are not in the log', async () => {
    await joined(bob, 'viewer')
    await write(ada, 'Hi @bob')
    const { rows } = await service.db.pool.query<{ log: string }>(
      'SELECT string_agg(changes::text, $2) AS log FROM changes WHERE user_id = $1',
      [id, '\n'],
    )
    assert.ok(rows[0]?.log.includes(user(bob).id))
    assert.ok(!rows[0]?.log.includes('Bob'))
  })

  test('are listed newest first, a page at a time, and only of this workspace', async () => {
    await joined(bob, 'viewer')
    const bodies = ({ data }: Answer) => data.notes.map(({ body }: NoteResponse) => body)
    for (const body of ['@bob 1', '@"Ada Lovelace"', '@bob 2', '@bob 3']) await write(ada, body)
    const first = await by(bob).call('GET', '/notes?mentions=me&limit=2')
    assert.deepEqual(bodies(first), ['@bob 3', '@bob 2'])
    await write(ada, '@bob 4')
    const next = await by(bob).call('GET', `/notes?mentions=me&limit=2&cursor=${first.data.next_cursor}`)
    assert.deepEqual([bodies(next), next.data.next_cursor], [['@bob 1'], null])
    assert.deepEqual(bodies(await by(bob).call('GET', `/notes?mentions=${user(ada).id}`)), [
      '@"Ada Lovelace"',
    ])
    assert.deepEqual(bodies(await user(bob).call('GET', '/notes?mentions=me')), [])
    assert.equal((await by(bob).call('GET', '/notes')).data.count, 5)
    refused(await by(eve).call('GET', `/notes?mentions=${user(bob).id}`))
    for (const query of ['?mentions=', '?mentions=me&cursor=x', '?author=me']) {
      assertProblem(await by(bob).call('GET', `/notes${query}`), 422, 'VALIDATION_ERROR')
    }
  })
})

describe('GET /members?q=', () => {
  test('finds members by the beginning of any word of their names', async () => {
    await joined(bob, 'viewer')
    const found = async (query: string) =>
      (await by(bob).call('GET', `/members?${query}`)).data.members.map(({ name }: { name: string }) => name)
    assert.deepEqual(await found('q=LOVE'), ['Ada Lovelace'])
    assert.deepEqual(await found('q=ada%20l'), ['Ada Lovelace'])
    assert.deepEqual(await found('q=b'), ['Bob'])
    assert.deepEqual(await found('q=Eve'), [])
    assert.deepEqual(await found('q=%25'), [])
    assert.deepEqual(await found('limit=1'), ['Ada Lovelace'])
    assertProblem(await by(bob).call('GET', '/members?limit=0'), 422, 'VALIDATION_ERROR')
  })
})
