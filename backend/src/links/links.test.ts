import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join } from '../../tests/support/workspaces.ts'
import { deleteUser } from '../accounts/crud.ts'
import { COMMAND_LINE } from '../admin/crud/acts.ts'
import { disableUser, enableUser } from '../admin/crud/users.ts'
import { prunePublicLinks } from './crud.ts'

/** Who makes public links, and what ends them; what they show is in `public.test.ts`. */

let service: TestService
let ada: TestUser
let bob: TestUser
let project: number

before(async () => {
  service = await startService({ BETTER_AUTH_URL: 'http://docket.example' })
})
after(() => service.close())
beforeEach(async () => {
  ;[ada, bob] = await Promise.all([service.newUser('ada'), service.newUser('bob')])
  project = (await ada.call('POST', '/projects', { name: 'Move' })).data.id
})

const CODES: Record<number, string> = {
  ...{ 400: 'VALIDATION_ERROR', 403: 'AUTH_FORBIDDEN', 404: 'NOT_FOUND', 409: 'CONFLICT' },
  ...{ 412: 'PRECONDITION_FAILED', 422: 'VALIDATION_ERROR' },
}
const refused = (answer: Answer, status: number) => assertProblem(answer, status, CODES[status] ?? '')
const make = (user: TestUser, body: object, headers = {}) => user.call('POST', '/links', body, headers)
const open = (token: string) => service.inject({ url: `/api/links/${token}` })
const statusOf = async (token: string) => (await open(token)).statusCode
const inDays = (days: number) => new Date(service.clock.now().getTime() + days * 86_400_000).toISOString()
const revisionOf = async (user: TestUser) =>
  (await user.call('GET', '/changes?since=0&limit=500')).data.changes.length

/** A workspace of Ada's with Bob as an admin, and a project. */
async function share() {
  const id = await createWorkspace(service, ada)
  await join(service, id, { owner: ada, guest: bob, role: 'admin' })
  const [asAda, asBob] = [inWorkspace(service, ada, id), inWorkspace(service, bob, id)]
  const made = await asAda.call('POST', '/projects', { name: 'Flat' })
  return { id, asAda, asBob, project: made.data.id as number }
}

describe('POST /links', () => {
  test('answers the token and the address of the page once; only its hash is stored', async () => {
    const before = await revisionOf(ada)
    const { statusCode, headers, data, payload } = await make(ada, { project_id: project })
    assert.equal(statusCode, 201, payload)
    const { id, token, url, created_at, ...rest } = data
    assert.deepEqual(rest, {
      ...{ project_id: project, view_id: null, name: null, made_by: ada.id, expires_at: null, version: 1 },
      shows: { descriptions: false, done: false, assignees: false, notes: false },
    })
    assert.equal(url, `http://docket.example/links/${token}`)
    assert.deepEqual([headers.location, headers.etag], [`/api/${ada.id}/links/${id}`, '"1"'])
    assert.match(created_at, /Z$/)
    const list = await ada.call('GET', '/links')
    assert.deepEqual(list.data, { links: [{ id, created_at, ...rest }], count: 1 })
    const { rows } = await service.db.pool.query('SELECT * FROM public_links WHERE id = $1', [id])
    assert.ok(!JSON.stringify(rows).includes(token), 'the token is stored')
    assert.equal(await revisionOf(ada), before, 'a link is no change of the data')
  })

  test('makes one for an Idempotency-Key, and answers the same', async () => {
    const key = { 'idempotency-key': 'once' }
    const first = await make(ada, { project_id: project, name: 'Our move' }, key)
    const again = await make(ada, { project_id: project, name: 'Our move' }, key)
    assert.deepEqual([again.statusCode, again.data], [201, first.data])
    assert.equal(again.headers['idempotency-replayed'], 'true')
    refused(await make(ada, { project_id: project }, key), 422)
    assert.equal((await ada.call('GET', '/links')).data.count, 1)
  })

  for (const [what, body, loc] of [
    ['nothing to show', {}, 'project_id'],
    ['a project and a view', { project_id: 1, view_id: 1 }, 'project_id'],
    ['a project that is not there', { project_id: 999 }, 'project_id'],
    ['a view that is not there', { view_id: 999 }, 'view_id'],
    ['an id of no whole number', { project_id: 1.5 }, 'project_id'],
    ['an end that has passed', { project_id: 1, expires_at: '2020-01-01T00:00:00Z' }, 'expires_at'],
    ['an end beyond ten years', { project_id: 1, expires_at: '2099-01-01T00:00:00Z' }, 'expires_at'],
    ['an end without a zone', { project_id: 1, expires_at: '2027-01-01T00:00:00' }, 'expires_at'],
    ['a blank name', { project_id: 1, name: ' ' }, 'name'],
    ['more to show than there is', { project_id: 1, shows: { history: true } }, 'shows'],
  ] as const) {
    test(`refuses ${what}`, async () => {
      const answer = await make(ada, body)
      refused(answer, 422)
      assert.equal(answer.data.errors[0].loc[1], loc)
      assert.equal((await ada.call('GET', '/links')).data.count, 0)
    })
  }

  test('refuses the project of another user as one that is not there', async () => {
    await bob.call('POST', '/tasks', { title: 'takes an id' })
    const theirs = (await bob.call('POST', '/projects', { name: "Bob's" })).data.id
    const [one, other] = [await make(ada, { project_id: theirs }), await make(ada, { project_id: 999 })]
    refused(one, 422)
    assert.equal(one.data.detail, other.data.detail)
  })

  test('allows a hundred in a workspace; those that have expired do not count', async () => {
    await service.db.pool.query(
      `INSERT INTO public_links (workspace_id, id, hash, project_id, shows, made_by, created_at, expires_at, version)
       SELECT $1, gen_random_uuid(), sha256(($1 || n)::bytea), $2, '{"descriptions":false,"done":false,"notes":false}',
         $1, now(), CASE WHEN n = 0 THEN now() - interval '1 day' END, 1 FROM generate_series(0, 99) n`,
      [ada.id, project],
    )
    assert.equal((await make(ada, { project_id: project })).statusCode, 201)
    refused(await make(ada, { project_id: project }), 409)
  })

  test('is closed to keys, and to who is no admin in a shared workspace', async () => {
    const key = (await ada.call('POST', '/keys', { name: 'k', scopes: ['tasks:read', 'projects:write'] }))
      .data.key
    refused(await make(ada, { project_id: project }, { authorization: `Bearer ${key}` }), 403)
    const there = await share()
    assert.equal((await make(there.asBob, { project_id: there.project })).statusCode, 201)
    const eve = await service.newUser('eve')
    await join(service, there.id, { owner: ada, guest: eve, role: 'editor' })
    const asEve = inWorkspace(service, eve, there.id)
    refused(await make(asEve, { project_id: there.project }), 403)
    refused(await asEve.call('GET', '/links'), 403)
  })

  test('is no part of a dry run, which would report nothing', async () => {
    const tried = await ada.call('POST', '/links?dry_run=true', { project_id: project })
    refused(tried, 422)
    assert.equal((await ada.call('GET', '/links')).data.count, 0)
  })
})

describe('PATCH /links/{link_id}', () => {
  test('changes what is shown and until when, under the conditions of the request', async () => {
    const { id, token } = (await make(ada, { project_id: project, shows: { notes: true } })).data
    const until = inDays(3)
    const patch = (body: object, headers = {}) => ada.call('PATCH', `/links/${id}`, body, headers)
    const changed = await patch({ shows: { done: true }, expires_at: until, name: 'For you' })
    assert.deepEqual(
      [changed.statusCode, changed.data.shows, changed.data.expires_at, changed.headers.etag],
      [200, { descriptions: false, done: true, assignees: false, notes: true }, until, '"2"'],
    )
    assert.equal((await open(token)).data.name, 'For you')
    refused(await patch({ name: 'Late' }, { 'if-match': '"1"' }), 412)
    assert.equal((await patch({ name: null, expires_at: null }, { 'if-match': '"2"' })).data.version, 3)
    assert.equal((await patch({ shows: { done: true } })).data.version, 3, 'nothing has changed')
    assert.equal((await open(token)).data.name, 'Move')
    refused(await patch({}), 400)
    refused(await patch({ expires_at: inDays(-1) }), 422)
    refused(await patch({ project_id: project }), 422)
    const unchanged = await ada.call('GET', `/links/${id}`, undefined, { 'if-none-match': '"3"' })
    assert.equal(unchanged.statusCode, 304)
  })

  test('reaches nobody else', async () => {
    const { id } = (await make(ada, { project_id: project })).data
    for (const method of ['GET', 'PATCH', 'DELETE'] as const) {
      const body = method === 'PATCH' ? { name: 'Mine' } : undefined
      refused(await bob.call(method, `/links/${id}`, body), 404)
    }
    assert.equal((await ada.call('GET', `/links/${id}`)).data.name, null)
  })
})

describe('a link ends', () => {
  test('when it is revoked', async () => {
    const { id, token } = (await make(ada, { project_id: project })).data
    assert.equal(await statusOf(token), 200)
    refused(await ada.call('DELETE', `/links/${id}`, undefined, { 'if-match': '"9"' }), 412)
    assert.equal((await ada.call('DELETE', `/links/${id}`)).statusCode, 204)
    refused(await open(token), 404)
    refused(await ada.call('DELETE', `/links/${id}`), 404)
  })

  test('when it expires, and is forgotten then', async (t) => {
    const late = await startService()
    t.after(() => late.close())
    const user = await late.newUser()
    const { id: project_id } = (await user.call('POST', '/projects', { name: 'Soon' })).data
    const expires_at = new Date(late.clock.now().getTime() + 600_000).toISOString()
    const { token } = (await user.call('POST', '/links', { project_id, expires_at })).data
    const read = () => late.inject({ url: `/api/links/${token}` })
    assert.deepEqual((await read()).data.expires_at, expires_at)
    late.clock.advance(600_001)
    refused(await read(), 404)
    assert.equal((await user.call('GET', '/links')).data.count, 0)
    await prunePublicLinks(late.db, late.clock.now())
    assert.equal((await late.db.pool.query('SELECT FROM public_links')).rowCount, 0)
  })

  test('with its project or view, for good: also when that is restored', async () => {
    const view = (await ada.call('POST', '/views', { name: 'All', filter: '' })).data.id
    const links = [await make(ada, { project_id: project }), await make(ada, { view_id: view })]
    for (const path of [`/projects/${project}`, `/views/${view}`]) {
      assert.equal((await ada.call('DELETE', path)).statusCode, 204)
      assert.equal((await ada.call('POST', `${path}/restore`)).statusCode, 200)
    }
    for (const { data } of links) refused(await open(data.token), 404)
    assert.equal((await ada.call('GET', '/links')).data.count, 0)
  })

  test('when the making of its project is undone', async () => {
    const made = await ada.call('POST', '/projects', { name: 'Mistake' })
    const { token } = (await make(ada, { project_id: made.data.id })).data
    const undone = await ada.call('POST', '/undo', { revision: made.data.revision })
    assert.equal(undone.statusCode, 200, undone.payload)
    refused(await open(token), 404)
  })

  test('with its workspace', async () => {
    const there = await share()
    const { token } = (await make(there.asAda, { project_id: there.project })).data
    assert.equal(await statusOf(token), 200)
    assert.equal((await there.asAda.call('DELETE', '')).statusCode, 204)
    refused(await open(token), 404)
    const { rowCount } = await service.db.pool.query('SELECT FROM public_links WHERE workspace_id = $1', [
      there.id,
    ])
    assert.equal(rowCount, 0)
  })

  for (const [how, method, body] of [
    ['is an admin no more', 'PATCH', { role: 'editor' }],
    ['is removed', 'DELETE', undefined],
  ] as const) {
    test(`when its maker ${how}, and stays ended when they are an admin again`, async () => {
      const there = await share()
      const { token } = (await make(there.asBob, { project_id: there.project })).data
      const others = (await make(there.asAda, { project_id: there.project })).data
      assert.equal(await statusOf(token), 200)
      assert.ok((await there.asAda.call(method, `/members/${bob.id}`, body)).statusCode < 300)
      refused(await open(token), 404)
      // At once, although reads are still believed for two seconds.
      refused(await make(there.asBob, { project_id: there.project }), 403)
      refused(await there.asBob.call('DELETE', `/links/${others.id}`), 403)
      if (method === 'PATCH') await there.asAda.call('PATCH', `/members/${bob.id}`, { role: 'admin' })
      else await join(service, there.id, { owner: ada, guest: bob, role: 'admin' })
      refused(await open(token), 404)
      assert.equal(await statusOf(others.token), 200)
    })
  }

  test('while its maker is disabled, and with their account', async () => {
    const { token } = (await make(ada, { project_id: project })).data
    const by = { db: service.db, by: COMMAND_LINE, now: service.clock.now() }
    await disableUser(ada.id, by)
    refused(await open(token), 404)
    await enableUser(ada.id, by)
    assert.equal(await statusOf(token), 200)
    await deleteUser(ada.id, service.db)
    refused(await open(token), 404)
    assert.equal(
      (await service.db.pool.query('SELECT FROM public_links WHERE made_by = $1', [ada.id])).rowCount,
      0,
    )
  })

  test('with the account of an admin who made it in a workspace of others', async () => {
    const there = await share()
    const { token } = (await make(there.asBob, { project_id: there.project })).data
    await deleteUser(bob.id, service.db)
    refused(await open(token), 404)
    assert.equal((await there.asAda.call('GET', '/links')).data.count, 0)
  })
})
