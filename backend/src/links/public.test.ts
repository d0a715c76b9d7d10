import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { createWorkspace, inWorkspace, join, withToken } from '../../tests/support/workspaces.ts'

/** What whoever has a link may read, and that it is all. */

let service: TestService
let ada: TestUser
let project: number

before(async () => {
  service = await startService()
})
after(() => service.close())
beforeEach(async () => {
  ada = await service.newUser('ada')
  project = (await ada.call('POST', '/projects', { name: 'Move' })).data.id
})

interface Shown {
  id: string
  parent_id: string | null
  title: string
}

const add = async (title: string, rest: object = {}): Promise<number> => {
  const answer = await ada.call('POST', '/tasks', { title, project_id: project, ...rest })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data.id
}
const addView = async (filter: string, sort: string | null = null): Promise<number> =>
  (await ada.call('POST', '/views', { name: `view ${filter} ${sort}`, filter, sort })).data.id
const link = async (body: object = { project_id: project }): Promise<string> => {
  const answer = await ada.call('POST', '/links', body)
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data.token
}
const read = (token: string, rest = '', headers = {}) =>
  service.inject({ url: `/api/links/${token}${rest}`, headers })
const tasksOf = async (token: string, query = ''): Promise<Shown[]> =>
  (await read(token, `/tasks${query}`)).data.tasks
const titlesOf = async (token: string): Promise<string> =>
  (await tasksOf(token)).map(({ title }) => title).join(' ')

describe('what a link shows', () => {
  test('is its name, how many tasks, and until when', async () => {
    await add('one')
    await add('done', { complete: true })
    const { statusCode, data } = await read(await link())
    assert.equal(statusCode, 200)
    assert.deepEqual(data, {
      ...{ kind: 'project', name: 'Move', count: 1, grouped_by: null, expires_at: null },
      shows: { descriptions: false, done: false, assignees: false, notes: false },
    })
  })

  test('is of each task no more than what readers need', async () => {
    const when = { date: '2026-11-20', time: '09:00', time_zone: 'Europe/Berlin' }
    const rest = { description: 'secret', due: when, priority: 'high', labels: ['home'], estimate: 30 }
    const id = await add('Pack', rest)
    await ada.call('POST', `/tasks/${id}/notes`, { body: 'secret too' })
    const [task] = await tasksOf(await link())
    const { id: opaque, ...shown } = task ?? { id: '' }
    assert.match(opaque, /^[\w-]{22}$/)
    assert.deepEqual(shown, {
      ...{ parent_id: null, title: 'Pack', complete: false, due: when, due_at: '2026-11-20T08:00:00.000Z' },
      ...{ priority: 'high', labels: ['home'] },
    })
  })

  test('is what was chosen besides: descriptions, what is done, the last notes', async () => {
    const id = await add('Pack', { description: 'Books first' })
    for (let count = 1; count <= 12; count += 1) {
      await ada.call('POST', `/tasks/${id}/notes`, { body: `note ${count}` })
    }
    await add('Done', { complete: true })
    const shows = { descriptions: true, done: true, notes: true }
    const { data, payload } = await read(await link({ project_id: project, shows }), '/tasks')
    const [task, done] = data.tasks
    assert.deepEqual([task.description, done.title, done.notes], ['Books first', 'Done', []])
    assert.deepEqual(
      task.notes.map(({ body }: { body: string }) => body),
      Array.from({ length: 10 }, (_, index) => `note ${index + 3}`),
    )
    assert.ok(!payload.includes(ada.id), 'who wrote it')
  })

  test('names assignees only if that was chosen, also of a link that was made before', async () => {
    const bob = await service.newUser('bob')
    const id = await createWorkspace(service, ada)
    await join(service, id, { owner: ada, guest: bob, role: 'editor' })
    const there = inWorkspace(service, ada, id)
    const project_id = (await there.call('POST', '/projects', { name: 'Flat' })).data.id
    const assignees = [bob.id, ada.id]
    await there.call('POST', '/tasks', { title: 'Paint', project_id, assignees })
    await there.call('POST', '/tasks', { title: 'Rest', project_id })
    const make = async (shows: object) =>
      (await there.call('POST', '/links', { project_id, shows })).data as { id: string; token: string }
    const named = async (token: string) => (await read(token, '/tasks')).data.tasks
    const [task, rest] = await named((await make({ assignees: true })).token)
    assert.deepEqual([task.assignees, rest.assignees], [['bob', 'ada'], []])
    const hidden = await make({})
    const { payload } = await read(hidden.token, '/tasks')
    assert.ok(!payload.includes('bob') && !payload.includes('assignees'), payload)
    await service.db.pool.query("UPDATE public_links SET shows = shows - 'assignees' WHERE id = $1", [
      hidden.id,
    ])
    assert.equal((await read(hidden.token)).data.shows.assignees, false)
    await there.call('PATCH', `/links/${hidden.id}`, { shows: { assignees: true } })
    assert.equal((await named(hidden.token)).length, 2)
    await there.call('DELETE', `/members/${bob.id}`)
    assert.deepEqual((await named(hidden.token))[0].assignees, ['ada'])
    // In the user's own workspace, that is the user.
    await add('Pack', { assignees: [ada.id] })
    const own = await named(await link({ project_id: project, shows: { assignees: true } }))
    assert.deepEqual(own[0].assignees, ['ada'])
  })

  test('mentions nobody by name unless it shows who tasks are assigned to', async () => {
    const bob = await service.newUser('Bob Smith')
    const id = await createWorkspace(service, ada)
    await join(service, id, { owner: ada, guest: bob, role: 'editor' })
    const there = inWorkspace(service, ada, id)
    const project_id = (await there.call('POST', '/projects', { name: 'Flat' })).data.id
    const task = (await there.call('POST', '/tasks', { title: 'Paint', project_id })).data.id
    const body = '@"Bob Smith", ask @ada or @nobody (bob@example.com). @Bob Smith!'
    await there.call('POST', `/tasks/${task}/notes`, { body })
    const shown = async (assignees: boolean) => {
      const shows = { notes: true, assignees }
      const { token } = (await there.call('POST', '/links', { project_id, shows })).data
      return (await read(token, '/tasks')).data.tasks[0].notes[0].body
    }
    assert.equal(await shown(false), '@…, ask @… or @nobody (bob@example.com). @…!')
    assert.equal(await shown(true), body)
  })

  test('follows the order of the project, and what is below what', async () => {
    const [parent, other] = [await add('a'), await add('b')]
    await add('c', { parent_id: parent })
    await ada.call('POST', `/tasks/${other}/move`, { before: parent })
    const tasks = await tasksOf(await link())
    assert.equal(tasks.map(({ title }) => title).join(''), 'bac')
    const ids = new Map(tasks.map(({ title, id }) => [title, id]))
    assert.deepEqual(
      tasks.map(({ parent_id }) => parent_id),
      [null, null, ids.get('a')],
    )
  })

  test('of a view is what its filter means, in its order, grouped as it sorts', async () => {
    await add('late', { due: { date: '2026-12-02' }, priority: 'high' })
    await add('soon', { due: { date: '2026-12-01' }, priority: 'high', project_id: null })
    await add('low', { priority: 'low' })
    const token = await link({ view_id: await addView('priority = high', 'due') })
    assert.equal(await titlesOf(token), 'soon late')
    const { data } = await read(token)
    assert.deepEqual([data.kind, data.count, data.grouped_by], ['view', 2, 'due'])
  })

  test('of a view is by the time zone of the workspace, and by what the day is there', async (t) => {
    const there = await startService()
    t.after(() => there.close())
    there.clock.set('2026-11-20T12:00:00Z')
    there.clock.stop()
    const user = await there.newUser()
    await user.call('PATCH', '/preferences', { time_zone: 'Pacific/Kiritimati' })
    await user.call('POST', '/tasks', { title: 'there', due: { date: '2026-11-21' } })
    await user.call('POST', '/tasks', { title: 'elsewhere', due: { date: '2026-11-20' } })
    const { id: view_id } = (await user.call('POST', '/views', { name: 'v', filter: 'due = today' })).data
    const { token } = (await user.call('POST', '/links', { view_id })).data
    const { data } = await there.inject({ url: `/api/links/${token}/tasks` })
    assert.deepEqual(
      data.tasks.map(({ title }: Shown) => title),
      ['there'],
    )
  })

  test('tells nothing of a parent that is not shown', async () => {
    const parent = await add('hidden', { priority: 'low' })
    await add('shown', { parent_id: parent, priority: 'high' })
    const token = await link({ view_id: await addView('priority = high') })
    assert.deepEqual(
      (await tasksOf(token)).map(({ title, parent_id }) => [title, parent_id]),
      [['shown', null]],
    )
  })

  test('comes in pages that neither skip nor repeat, with parents of other pages', async () => {
    const parent = await add('t0')
    for (let count = 1; count < 5; count += 1) await add(`t${count}`, { parent_id: parent })
    const token = await link()
    const seen: Shown[] = []
    for (let query: string | null = '?limit=2'; query !== null; ) {
      const { data } = await read(token, `/tasks${query}`)
      seen.push(...data.tasks)
      query = data.next_cursor && `?limit=2&cursor=${encodeURIComponent(data.next_cursor)}`
    }
    assert.equal(seen.map(({ title }) => title).join(''), 't0t1t2t3t4')
    assert.equal(new Set(seen.slice(1).map(({ parent_id }) => parent_id)).size, 1)
    assert.equal(seen[4]?.parent_id, seen[0]?.id)
  })

  test('is asked for again without a body while it is the same', async () => {
    await add('one')
    const token = await link()
    for (const rest of ['', '/tasks']) {
      const first = await read(token, rest)
      const again = () => read(token, rest, { 'if-none-match': String(first.headers.etag) })
      assert.deepEqual([(await again()).statusCode, (await again()).payload], [304, ''])
      assertProblem(await read(token, rest, { 'if-match': '"other"' }), 412, 'PRECONDITION_FAILED')
      await add('two')
      assert.equal((await again()).statusCode, 200)
    }
  })

  test('is kept from search engines, from caches and from the next page', async () => {
    const token = await link()
    for (const [rest, status] of [
      [token, 200],
      [`${token}/tasks`, 200],
      ['unknown', 404],
    ] as const) {
      const { statusCode, headers } = await service.inject({ url: `/api/links/${rest}` })
      assert.equal(statusCode, status)
      assert.deepEqual(
        [headers['x-robots-tag'], headers['referrer-policy'], headers['cache-control']],
        ['noindex, nofollow', 'no-referrer', 'private, no-cache'],
      )
    }
  })
})

describe('what a link does not show', () => {
  /** An answer's bytes, without what differs each time. */
  const essence = ({ statusCode, headers, data }: Answer) => {
    const { timestamp: _, request_id: __, ...problem } = data
    const { date: ___, ...rest } = headers
    return { statusCode, headers: rest, problem }
  }

  test('answers alike for links that are unknown, revoked, expired, or no token at all', async () => {
    const { id, token } = (await ada.call('POST', '/links', { project_id: project })).data
    const expired = await link()
    await service.db.pool.query(
      "UPDATE public_links SET expires_at = now() - interval '1 s' WHERE id <> $1",
      [id],
    )
    await ada.call('DELETE', `/links/${id}`)
    const unknown = token.replace(/./, (first: string) => (first === 'A' ? 'B' : 'A'))
    for (const rest of ['', '/tasks']) {
      const expected = essence(await read('x', rest))
      assert.equal(expected.statusCode, 404)
      for (const other of [token, expired, unknown, 'a'.repeat(1000), '%00', id]) {
        assert.deepEqual(essence(await read(other, rest)), expected, other)
      }
    }
  })

  test("a link's token escalates to nothing", async () => {
    const other = (await ada.call('POST', '/projects', { name: 'Other' })).data.id
    await add('elsewhere', { project_id: other })
    const [shown, second] = [await add('shown'), await add('second')]
    await ada.call('PATCH', `/tasks/${second}`, { blocked_by: [shown] })
    const token = await link()
    const links = (await ada.call('GET', '/links')).data.links

    // It is no bearer token, of the API or of AI clients, and no invitation.
    for (const url of [`/api/${ada.id}/tasks`, '/api/me/tasks', '/api/me/links', '/api/workspaces', '/mcp']) {
      const answer = await service.inject({ url, headers: { authorization: `Bearer ${token}` } })
      assertProblem(answer, 401, 'AUTH_INVALID')
    }
    const invitation = await withToken(service, ada, 'POST', `/api/invitations/${token}/accept`)
    assertProblem(invitation, 404, 'NOT_FOUND')
    const asUser = await service.inject({ url: `/api/${token}/tasks` })
    assertProblem(asUser, 401, 'AUTH_MISSING')

    // Below it there is nothing but the list, and the list takes no other question.
    for (const rest of ['/tasks/1', `/tasks/${shown}`, '/notes', '/changes', '/events', '/views', '/links']) {
      assertProblem(await read(token, rest), 404, 'NOT_FOUND')
    }
    for (const query of [
      'filter=',
      `project=${other}`,
      'view=1',
      'sort=estimate',
      'q=e',
      'offset=0',
      'as_of=1',
    ]) {
      assertProblem(await read(token, `/tasks?${query}`), 422, 'VALIDATION_ERROR')
    }
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      for (const rest of ['', '/tasks']) {
        const answer = await service.inject({ method, url: `/api/links/${token}${rest}`, payload: {} })
        assertProblem(answer, 405, 'METHOD_NOT_ALLOWED')
      }
    }
    // Whoever else the reader is makes no difference.
    const { payload } = await read(token, '/tasks')
    const signedIn = await read(token, '/tasks', { authorization: `Bearer ${ada.token}` })
    assert.equal(signedIn.payload, payload)
    for (const secret of [ada.id, 'elsewhere', 'blocked', 'revision', 'user_id', 'project', links[0].id]) {
      assert.ok(!payload.includes(secret), secret)
    }
  })

  test('cursors cannot be read, made up, or taken to another link', async () => {
    for (const title of ['a', 'b', 'c']) await add(title)
    const [one, two] = [await link(), await link()]
    const { next_cursor: cursor } = (await read(one, '/tasks?limit=1')).data
    assert.ok(!Buffer.from(cursor, 'base64url').toString().includes('position'))
    const plain = Buffer.from(JSON.stringify({ sort: 'position,-id', after: ['a', 1] })).toString('base64url')
    const changed = cursor.slice(0, -4) + (cursor.endsWith('AAAA') ? 'BBBB' : 'AAAA')
    for (const [token, made] of [
      [two, cursor],
      [one, plain],
      [one, changed],
      [one, ''],
      [one, 'x'],
    ]) {
      assertProblem(await read(String(token), `/tasks?cursor=${made}`), 422, 'VALIDATION_ERROR')
    }
    assert.equal((await read(one, `/tasks?cursor=${cursor}`)).data.count, 2)
  })

  test('ids of tasks differ from link to link', async () => {
    await add('one')
    const [first] = await tasksOf(await link())
    const [second] = await tasksOf(await link())
    assert.notEqual(first?.id, second?.id)
  })

  test('a view whose filter cannot be read any more shows nothing', async () => {
    const view = await addView('priority = high')
    const token = await link({ view_id: view })
    await service.db.pool.query("UPDATE views SET filter = 'priority ==' WHERE user_id = $1", [ada.id])
    for (const rest of ['', '/tasks']) assertProblem(await read(token, rest), 404, 'NOT_FOUND')
  })
})

test('reading is limited by address and by link, apart from everything else', async (t) => {
  const limited = await startService({ RATE_LIMIT_LINKS: '1', RATE_LIMIT_LINKS_BURST: '3' })
  t.after(() => limited.close())
  limited.clock.stop()
  const user = await limited.newUser()
  const { id: project_id } = (await user.call('POST', '/projects', { name: 'p' })).data
  const make = async (): Promise<string> => (await user.call('POST', '/links', { project_id })).data.token
  const [one, two] = [await make(), await make()]
  const from = (remoteAddress: string, token: string) =>
    limited.inject({ url: `/api/links/${token}`, remoteAddress })
  for (const token of ['guess', 'guess', 'guess'])
    assert.equal((await from('192.0.2.1', token)).statusCode, 404)
  const refused = await from('192.0.2.1', one)
  assertProblem(refused, 429, 'RATE_LIMITED')
  assert.match(String(refused.headers['retry-after']), /^[12]$/)
  assert.equal((await user.call('GET', '/tasks')).statusCode, 200)
  // The link itself, from however many addresses.
  for (const host of [2, 3, 4]) assert.equal((await from(`192.0.2.${host}`, one)).statusCode, 200)
  assertProblem(await from('192.0.2.5', one), 429, 'RATE_LIMITED')
  assert.equal((await from('192.0.2.5', two)).statusCode, 200)
})
