import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { deleteUser } from '../accounts/crud.ts'

/** Projects, and what projects, labels, views and notes have in common. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

interface Project {
  id: number
  name: string
  position: string
  revision: number
}

async function newProject(user: TestUser, name: string, rest: object = {}): Promise<Project> {
  const answer = await user.call('POST', '/projects', { name, ...rest })
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data
}

const listOf = async (user: TestUser): Promise<Project[]> =>
  (await user.call('GET', '/projects')).data.projects
const namesOf = async (user: TestUser): Promise<string> =>
  (await listOf(user)).map(({ name }) => name).join('')

interface Change {
  revision: number
  action: string
  resource: string
  resource_id: string
  before: object | null
  after: object | null
}
const changesOf = async (user: TestUser, since = 0): Promise<Change[]> =>
  (await user.call('GET', `/changes?since=${since}&limit=500`)).data.changes

/** Projects named by one letter each, in that order. */
async function withProjects(letters: string): Promise<{ user: TestUser; ids: Record<string, number> }> {
  const user = await service.newUser()
  const ids: Record<string, number> = {}
  for (const letter of letters) ids[letter] = (await newProject(user, letter)).id
  return { user, ids }
}

describe('POST /projects', () => {
  test('answers 201 with the project, its address and its ETag', async () => {
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'takes revision 1' })
    const answer = await user.call('POST', '/projects', { name: 'Garden', color: '#2E7d32' })
    assert.equal(answer.statusCode, 201)
    assert.equal(answer.headers.location, `/api/${user.id}/projects/2`)
    assert.equal(answer.headers.etag, '"2"')
    const { created_at, updated_at, position, ...rest } = answer.data
    assert.deepEqual(rest, { id: 2, name: 'Garden', color: '#2E7d32', archived: false, revision: 2 })
    assert.match(created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.equal(created_at, updated_at)
    assert.match(position, /^[A-Za-z][0-9a-f]+$/)
    assert.deepEqual((await user.call('GET', '/projects/2')).data, answer.data)
    const [, change] = await changesOf(user)
    assert.deepEqual(change?.after, answer.data)
    assert.deepEqual([change?.resource, change?.resource_id, change?.action], ['project', '2', 'created'])
  })

  test('stores names as they are sent, and fills in defaults', async () => {
    const user = await service.newUser()
    const name = ` ${'🧀'.repeat(99)}`
    const answer = await user.call('POST', '/projects', { name, color: null, archived: true })
    assert.deepEqual([answer.data.name, answer.data.color, answer.data.archived], [name, null, true])
    await newProject(user, name)
    assert.equal((await listOf(user)).length, 2)
  })

  for (const [what, body, loc] of [
    ['no name', {}, ['body', 'name']],
    ['a blank name', { name: ' \t' }, ['body', 'name']],
    ['a long name', { name: 'x'.repeat(101) }, ['body', 'name']],
    ['NUL in a name', { name: 'a\0' }, ['body', 'name']],
    ['an unpaired surrogate', { name: '\ud800' }, ['body', 'name']],
    ['a colour by name', { name: 'a', color: 'red' }, ['body', 'color']],
    ['a short colour', { name: 'a', color: '#fff' }, ['body', 'color']],
    ['archived as text', { name: 'a', archived: 'true' }, ['body', 'archived']],
    ['a position', { name: 'a', position: 'a0' }, ['body', 'position']],
  ] as const) {
    test(`refuses ${what}, naming the field`, async () => {
      const user = await service.newUser()
      const answer = await user.call('POST', '/projects', body)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, loc)
      assert.deepEqual(await changesOf(user), [])
    })
  }

  test('runs once per Idempotency-Key, whatever became of the project', async () => {
    const user = await service.newUser()
    const post = (name: string) => user.call('POST', '/projects', { name }, { 'idempotency-key': 'once' })
    const first = await post('Garden')
    await user.call('PATCH', '/projects/1', { name: 'Park' })
    const second = await post('Garden')
    assert.deepEqual([second.statusCode, second.payload], [201, first.payload])
    assert.deepEqual(
      [second.headers.etag, second.headers.location],
      [first.headers.etag, first.headers.location],
    )
    assert.deepEqual(
      [first.headers['idempotency-replayed'], second.headers['idempotency-replayed']],
      [undefined, 'true'],
    )
    assertProblem(await post('Else'), 422, 'VALIDATION_ERROR')
    assert.equal((await changesOf(user)).length, 2)
  })

  test('allows 500 at most, and still answers a repeat then', async () => {
    const user = await service.newUser()
    const once = () => user.call('POST', '/projects', { name: 'First' }, { 'idempotency-key': 'once' })
    const first = await once()
    await service.db.pool.query(
      `INSERT INTO projects (user_id, id, revision, name, position, created_at, updated_at)
       SELECT $1, 1000 + n, 1000 + n, 'p' || n, 'c' || lpad(to_hex(n), 3, '0'), now(), now()
       FROM generate_series(2, 499) n`,
      [user.id],
    )
    const last = await newProject(user, 'Last')
    assertProblem(await user.call('POST', '/projects', { name: 'One more' }), 409, 'CONFLICT')
    const found = await listOf(user)
    assert.deepEqual([found.length, found.at(-1)], [500, last])
    assert.equal((await once()).payload, first.payload)
    await user.call('DELETE', `/projects/${last.id}`)
    await newProject(user, 'One more')
  })
})

describe('GET /projects', () => {
  test('lists all in their order, with their count', async () => {
    const { user } = await withProjects('abc')
    const answer = await user.call('GET', '/projects')
    assert.equal(answer.statusCode, 200)
    assert.deepEqual([answer.data.count, await namesOf(user)], [3, 'abc'])
    const nobody = await service.newUser()
    assert.deepEqual((await nobody.call('GET', '/projects')).data, { projects: [], count: 0 })
  })

  test('answers 404 to an unknown id, 422 to an invalid one', async () => {
    const user = await service.newUser()
    assertProblem(await user.call('GET', '/projects/0'), 422, 'VALIDATION_ERROR')
    assertProblem(await user.call('GET', '/projects/1'), 404, 'NOT_FOUND')
  })
})

describe('GET /projects/{project_id}', () => {
  test('answers 304 when If-None-Match holds, and 412 when If-Match does not', async () => {
    const { user } = await withProjects('a')
    const get = (headers: Record<string, string>) => user.call('GET', '/projects/1', undefined, headers)
    const unchanged = await get({ 'if-none-match': 'W/"1"' })
    assert.deepEqual([unchanged.statusCode, unchanged.payload, unchanged.headers.etag], [304, '', '"1"'])
    assert.equal((await get({ 'if-none-match': '"2"' })).statusCode, 200)
    assertProblem(await get({ 'if-match': '"2"' }), 412, 'PRECONDITION_FAILED')
  })
})

describe('PATCH /projects/{project_id}', () => {
  test('changes only the named fields, and logs the change', async () => {
    const user = await service.newUser()
    const created = await newProject(user, 'Garden', { color: '#2e7d32' })
    service.clock.advance(1000)
    const answer = await user.call('PATCH', '/projects/1', { color: null, archived: true })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.headers.etag, '"2"')
    const { updated_at, ...rest } = answer.data
    const { updated_at: at, ...expected } = {
      ...created,
      updated_at: '',
      color: null,
      archived: true,
      revision: 2,
    }
    assert.deepEqual(rest, expected)
    assert.ok(updated_at > at)
    assert.deepEqual((await user.call('GET', '/projects/1')).data, answer.data)
    const change = (await changesOf(user)).at(-1)
    assert.deepEqual([change?.before, change?.after, change?.action], [created, answer.data, 'updated'])
  })

  test('answers 400 to an empty body, and refuses null for a required field', async () => {
    const { user } = await withProjects('a')
    assertProblem(await user.call('PATCH', '/projects/1', {}), 400, 'VALIDATION_ERROR')
    for (const member of ['name', 'archived']) {
      assertProblem(await user.call('PATCH', '/projects/1', { [member]: null }), 422, 'VALIDATION_ERROR')
    }
  })

  test('writes nothing when nothing would change', async () => {
    const { user } = await withProjects('a')
    const answer = await user.call('PATCH', '/projects/1', { name: 'a', color: null })
    assert.deepEqual([answer.statusCode, answer.headers.etag], [200, '"1"'])
    assert.equal((await changesOf(user)).length, 1)
  })

  test('honours If-Match and If-None-Match', async () => {
    const { user } = await withProjects('a')
    const patch = (name: string, headers: Record<string, string>) =>
      user.call('PATCH', '/projects/1', { name }, headers)
    for (const headers of [{ 'if-match': '"2"' }, { 'if-none-match': '"1"' }, { 'if-none-match': '*' }]) {
      const refused = await patch('b', headers as unknown as Record<string, string>)
      assertProblem(refused, 412, 'PRECONDITION_FAILED')
      assert.equal(refused.headers.etag, '"1"')
    }
    assert.equal((await patch('b', { 'if-match': '"1"' })).headers.etag, '"2"')
    assert.equal((await patch('c', { 'if-match': '*' })).headers.etag, '"3"')
    assert.equal((await patch('d', { 'if-none-match': '"1"' })).headers.etag, '"4"')
    assertProblem(
      await user.call('PATCH', '/projects/9', { name: 'a' }, { 'if-match': '*' }),
      404,
      'NOT_FOUND',
    )
  })

  test('lets one of several concurrent requests with the same ETag win', async () => {
    const { user } = await withProjects('a')
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        user.call('PATCH', '/projects/1', { name: `won by ${index}` }, { 'if-match': '"1"' }),
      ),
    )
    assert.deepEqual(byStatus(answers), { 200: 1, 412: 19 })
    assert.equal((await changesOf(user)).length, 2)
  })
})

function byStatus(answers: Answer[]): Record<number, number> {
  const counted: Record<number, number> = {}
  for (const { statusCode } of answers) counted[statusCode] = (counted[statusCode] ?? 0) + 1
  return counted
}

describe('POST /projects/{project_id}/move', () => {
  test('moves to any position by writing one row', async () => {
    const { user, ids } = await withProjects('abcd')
    let revision = 4
    for (const [moved, place, other, expected] of [
      ['d', 'before', 'a', 'dabc'],
      ['d', 'after', 'c', 'abcd'],
      ['b', 'after', 'c', 'acbd'],
      ['a', 'before', 'd', 'cbad'],
      ['c', 'after', 'b', 'bcad'],
    ] as const) {
      const answer = await user.call('POST', `/projects/${ids[moved]}/move`, { [place]: ids[other] })
      assert.equal(answer.statusCode, 200, answer.payload)
      revision += 1
      assert.equal(answer.headers.etag, `"${revision}"`)
      assert.equal(answer.data.name, moved)
      assert.equal(await namesOf(user), expected)
    }
    const changes = await changesOf(user, 4)
    assert.deepEqual(
      changes.map(({ action, resource }) => [action, resource]),
      changes.map(() => ['updated', 'project']),
    )
    assert.equal(changes.length, 5)
  })

  test('writes nothing when already there, and a repeat gets the same answer', async () => {
    const { user, ids } = await withProjects('abc')
    const key = { 'idempotency-key': 'once' }
    const move = () => user.call('POST', `/projects/${ids.b}/move`, { after: ids.a }, key)
    const first = await move()
    assert.deepEqual([first.statusCode, first.headers.etag], [200, '"2"'])
    assert.equal((await changesOf(user)).length, 3)
    await user.call('POST', `/projects/${ids.b}/move`, { after: ids.c })
    const second = await move()
    assert.deepEqual([second.payload, second.headers['idempotency-replayed']], [first.payload, 'true'])
    assert.equal(await namesOf(user), 'acb')
    await user.call('POST', `/projects/${ids.a}/move`, { before: ids.c })
    await user.call('POST', `/projects/${ids.b}/move`, { after: ids.c })
    assert.equal((await changesOf(user)).length, 4)
  })

  test('answers a repeat by its key although its precondition no longer holds', async () => {
    const { user, ids } = await withProjects('ab')
    const headers = { 'idempotency-key': 'once', 'if-match': '"2"' }
    const move = () => user.call('POST', `/projects/${ids.b}/move`, { before: ids.a }, headers)
    const first = await move()
    const second = await move()
    assert.deepEqual([first.statusCode, second.payload], [200, first.payload])
    const other = { ...headers, 'idempotency-key': 'another' }
    const stale = await user.call('POST', `/projects/${ids.b}/move`, { before: ids.a }, other)
    assertProblem(stale, 412, 'PRECONDITION_FAILED')
  })

  test('refuses an invalid position', async () => {
    const { user, ids } = await withProjects('ab')
    for (const body of [
      {},
      { before: ids.a, after: ids.a },
      { before: 99 },
      { after: ids.b },
      { before: '1' },
      { before: 1.5 },
      { before: 0 },
      { after: 2 ** 60 },
      { index: 1 },
    ]) {
      const answer = await user.call('POST', `/projects/${ids.b}/move`, body)
      assertProblem(answer, 422, 'VALIDATION_ERROR')
    }
    assertProblem(await user.call('POST', '/projects/99/move', { before: ids.a }), 404, 'NOT_FOUND')
    const far = await user.call('POST', `/projects/${ids.b}/move`, { before: 99 })
    assert.deepEqual(far.data.errors[0].loc, ['body', 'before'])
    assert.equal(await namesOf(user), 'ab')
  })

  test('rebalances when two share a position, or keys have grown long', async () => {
    const { user, ids } = await withProjects('abcd')
    const place = (name: string, position: string) =>
      service.db.pool.query('UPDATE projects SET position = $3 WHERE user_id = $1 AND name = $2', [
        user.id,
        name,
        position,
      ])
    await place('b', 'a0')
    await place('a', 'a0')
    await user.call('POST', `/projects/${ids.d}/move`, { before: ids.b })
    assert.equal(await namesOf(user), 'adbc')
    assert.equal(new Set((await listOf(user)).map(({ position }) => position)).size, 4)

    await place('a', `a0${'0'.repeat(999)}1`)
    await place('d', `a0${'0'.repeat(999)}2`)
    const key = { 'idempotency-key': 'spread' }
    const move = () => user.call('POST', `/projects/${ids.c}/move`, { after: ids.a }, key)
    const answer = await move()
    assert.equal(await namesOf(user), 'acdb')
    for (const { position } of await listOf(user)) assert.ok(position.length < 5, position)
    assert.deepEqual((await move()).data, answer.data)
    const changes = await changesOf(user)
    assert.deepEqual(
      changes.map(({ revision }) => revision),
      changes.map((_, index) => index + 1),
    )
  })

  test('concurrent moves leave one order, and a gapless history', async () => {
    const { user, ids } = await withProjects('abcdef')
    const all = Object.values(ids)
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const moved = all[index % 6]
        const other = all[(index * 5 + 1) % 6]
        const body = index % 2 === 0 ? { before: other } : { after: other }
        return moved === other
          ? user.call('GET', '/projects')
          : user.call('POST', `/projects/${moved}/move`, body)
      }),
    )
    assert.deepEqual(Object.keys(byStatus(answers)), ['200'])
    const found = await listOf(user)
    assert.equal([...(await namesOf(user))].sort().join(''), 'abcdef')
    assert.equal(new Set(found.map(({ position }) => position)).size, 6)
    const states = new Map<string, object | null>()
    for (const [index, change] of (await changesOf(user)).entries()) {
      assert.equal(change.revision, index + 1)
      assert.deepEqual(change.before, states.get(change.resource_id) ?? null)
      states.set(change.resource_id, change.after)
    }
    for (const project of found) assert.deepEqual(states.get(String(project.id)), project)
  })
})

describe('DELETE /projects/{project_id}', () => {
  test('deletes the project, once, and keeps its tasks', async () => {
    const { user, ids } = await withProjects('ab')
    await user.call('POST', '/tasks', { title: 'Water the roses', project_id: ids.a })
    const project = (await user.call('GET', `/projects/${ids.a}`)).data
    const answer = await user.call('DELETE', `/projects/${ids.a}`)
    assert.deepEqual([answer.statusCode, answer.payload], [204, ''])
    assertProblem(await user.call('DELETE', `/projects/${ids.a}`), 404, 'NOT_FOUND')
    assertProblem(await user.call('GET', `/projects/${ids.a}`), 404, 'NOT_FOUND')
    assert.equal(await namesOf(user), 'b')
    assert.equal((await user.call('GET', '/tasks/1')).data.project_id, null)
    const change = (await changesOf(user)).at(-1)
    assert.deepEqual(
      [change?.resource, change?.resource_id, change?.before, change?.after],
      ['project', String(ids.a), project, null],
    )
  })

  test('honours If-Match', async () => {
    const { user } = await withProjects('a')
    const remove = (tag: string) => user.call('DELETE', '/projects/1', undefined, { 'if-match': tag })
    assertProblem(await remove('"9"'), 412, 'PRECONDITION_FAILED')
    assert.equal((await remove('"1"')).statusCode, 204)
  })
})

test('projects of a deleted user can be neither read nor created', async () => {
  const { user, ids } = await withProjects('a')
  await deleteUser(user.id, service.db)
  const key = { 'idempotency-key': 'ghost' }
  for (const [method, path, body, headers] of [
    ['GET', '/projects'],
    ['GET', `/projects/${ids.a}`],
    ['POST', '/projects', { name: 'A ghost' }],
    ['POST', '/projects', { name: 'A ghost' }, key],
    ['PATCH', `/projects/${ids.a}`, { name: 'A ghost' }],
    ['POST', `/projects/${ids.a}/move`, { before: 9 }],
    ['DELETE', `/projects/${ids.a}`],
  ] as const) {
    assertProblem(await user.call(method, path, body, headers), 401, 'AUTH_INVALID')
  }
})
