import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { runUnitOfWork } from '../changelog/run-unit-of-work.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import { ensureLabels } from './crud.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const create = (user: TestUser, name: string, headers = {}): Promise<Answer> =>
  user.call('POST', '/labels', { name }, headers)
const namesOf = async (user: TestUser): Promise<string[]> =>
  (await user.call('GET', '/labels')).data.labels.map(({ name }: { name: string }) => name)
const changesOf = async (user: TestUser): Promise<Record<string, unknown>[]> =>
  (await user.call('GET', '/changes?limit=500')).data.changes

/** Gives the user's first task these labels. */
async function carry(user: TestUser, labels: string[]): Promise<void> {
  await user.call('POST', '/tasks', { title: 'Buy milk', labels })
}
async function carried(user: TestUser): Promise<string[]> {
  return (await user.call('GET', '/tasks/1')).data.labels
}

describe('POST /labels', () => {
  test('answers 201 with the label, and logs the change', async () => {
    const user = await service.newUser()
    const answer = await user.call('POST', '/labels', { name: 'errand', color: '#1565c0' })
    assert.equal(answer.statusCode, 201)
    assert.deepEqual([answer.headers.location, answer.headers.etag], [`/api/${user.id}/labels/1`, '"1"'])
    const { created_at: _, updated_at: __, position: ___, ...rest } = answer.data
    assert.deepEqual(rest, { id: 1, name: 'errand', color: '#1565c0', revision: 1 })
    assert.deepEqual((await user.call('GET', '/labels/1')).data, answer.data)
    const [change] = await changesOf(user)
    assert.deepEqual([change?.resource, change?.resource_id, change?.after], ['label', '1', answer.data])
  })

  for (const name of [
    '',
    ' ',
    ' a',
    'a ',
    '\u00a0a',
    'a,b',
    'a"b',
    'a\nb',
    'a\0b',
    '\udc00',
    'x'.repeat(51),
    7,
    null,
  ]) {
    test(`refuses the name ${JSON.stringify(name)}`, async () => {
      const user = await service.newUser()
      const answer = await user.call('POST', '/labels', { name })
      assertProblem(answer, 422, 'VALIDATION_ERROR')
      assert.deepEqual(answer.data.errors[0].loc, ['body', 'name'])
    })
  }

  test('accepts any other text as it is', async () => {
    const user = await service.newUser()
    const names = ['a b', '@home', '日本語', '🧀'.repeat(50), "o'clock", '100%', '__proto__', 'null']
    for (const name of names) assert.equal((await create(user, name)).statusCode, 201, name)
    assert.deepEqual(await namesOf(user), names)
  })

  test('refuses a name that is taken (409), ignoring case, per user', async () => {
    const user = await service.newUser()
    await create(user, 'Büro')
    for (const name of ['Büro', 'büro', 'BÜRO']) assertProblem(await create(user, name), 409, 'CONFLICT')
    assert.equal((await create(await service.newUser(), 'büro')).statusCode, 201)
    assert.equal((await changesOf(user)).length, 1)
  })

  test('makes one label when 50 requests ask for the same name at once', async () => {
    const user = await service.newUser()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => create(user, index % 2 === 0 ? 'errand' : 'ERRAND')),
    )
    const statuses = answers.map(({ statusCode }) => statusCode).sort()
    assert.deepEqual(statuses, [201, ...Array.from({ length: 49 }, () => 409)])
    assert.equal((await changesOf(user)).length, 1)
  })

  test('runs once per Idempotency-Key, although the name is then taken', async () => {
    const user = await service.newUser()
    const key = { 'idempotency-key': 'once' }
    const first = await create(user, 'errand', key)
    const second = await create(user, 'errand', key)
    assert.deepEqual([second.statusCode, second.payload], [201, first.payload])
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assertProblem(await create(user, 'ERRAND', key), 422, 'VALIDATION_ERROR')
    assertProblem(await create(user, 'errand', { 'idempotency-key': 'another' }), 409, 'CONFLICT')
    service.clock.advance(25 * 60 * 60 * 1000)
    const fresh = {
      authorization: `Bearer ${await service.sign({ sub: user.id, user_id: user.id, email: 'a@b.c' })}`,
    }
    assertProblem(await create(user, 'errand', { ...key, ...fresh }), 409, 'CONFLICT')
    assert.equal((await create(user, 'else', { ...key, ...fresh })).statusCode, 201)
  })
})

describe('PATCH /labels/{label_id}', () => {
  test('renames it in the tasks that carry it', async () => {
    const user = await service.newUser()
    await create(user, 'errand')
    await create(user, 'home')
    await carry(user, ['home', 'errand'])
    const answer = await user.call('PATCH', '/labels/1', { name: 'Errand' })
    assert.deepEqual([answer.statusCode, answer.data.name], [200, 'Errand'])
    assert.deepEqual(await carried(user), ['home', 'Errand'])
    await user.call('PATCH', '/labels/1', { color: '#000000' })
    assert.deepEqual(await carried(user), ['home', 'Errand'])
  })

  test('refuses a name that is taken (409)', async () => {
    const user = await service.newUser()
    await create(user, 'errand')
    await create(user, 'home')
    await carry(user, ['errand'])
    assertProblem(await user.call('PATCH', '/labels/1', { name: 'HOME' }), 409, 'CONFLICT')
    assertProblem(await user.call('PATCH', '/labels/1', { name: 'a,b' }), 422, 'VALIDATION_ERROR')
    assertProblem(await user.call('PATCH', '/labels/1', {}), 400, 'VALIDATION_ERROR')
    assert.deepEqual([await namesOf(user), await carried(user)], [['errand', 'home'], ['errand']])
  })
})

test('DELETE /labels/{label_id} takes it from the tasks that carry it', async () => {
  const user = await service.newUser()
  await create(user, 'errand')
  await create(user, 'home')
  await carry(user, ['home', 'errand'])
  assert.equal((await user.call('DELETE', '/labels/1')).statusCode, 204)
  assert.deepEqual([await namesOf(user), await carried(user)], [['home'], ['home']])
  assert.deepEqual((await changesOf(user)).at(-1)?.action, 'deleted')
  assert.equal((await create(user, 'errand')).statusCode, 201)
})

test('POST /labels/{label_id}/move changes the order', async () => {
  const user = await service.newUser()
  for (const name of ['a', 'b', 'c']) await create(user, name)
  assert.equal((await user.call('POST', '/labels/3/move', { before: 1 })).statusCode, 200)
  assert.deepEqual(await namesOf(user), ['c', 'a', 'b'])
})

describe('ensureLabels', () => {
  function ensure(user: TestUser, names: string[]): Promise<string[]> {
    const actor = inOwnWorkspace({
      userId: user.id,
      kind: 'user',
      id: user.id,
      scopes: new Set(['labels:write']),
    })
    const write = { actor, at: service.clock.now(), key: null }
    return runUnitOfWork(user.id, service.db, write, (unit) => ensureLabels(unit, names))
  }

  test('returns names as they are spelled, and creates missing ones', async () => {
    const user = await service.newUser()
    await create(user, 'Home')
    const names = await ensure(user, ['Täglich', 'HOME', 'b', 'home', 'täglich', 'B'])
    assert.deepEqual(names, ['Täglich', 'Home', 'b'])
    assert.deepEqual(await namesOf(user), ['Home', 'Täglich', 'b'])
    assert.deepEqual(
      (await changesOf(user)).map(({ revision, action, resource }) => [revision, action, resource]),
      [
        [1, 'created', 'label'],
        [2, 'created', 'label'],
        [3, 'created', 'label'],
      ],
    )
    assert.deepEqual(await ensure(user, ['B', 'home']), ['b', 'Home'])
    assert.deepEqual(await ensure(user, []), [])
    assert.equal((await changesOf(user)).length, 3)
  })

  test('creates none when they would exceed the limit', async () => {
    const user = await service.newUser()
    await service.db.pool.query(
      `INSERT INTO labels (user_id, id, revision, name, position, created_at, updated_at)
       SELECT $1, 1000 + n, 1000 + n, 'l' || n, 'c' || lpad(to_hex(n), 3, '0'), now(), now()
       FROM generate_series(1, 499) n`,
      [user.id],
    )
    await assert.rejects(ensure(user, ['l7', 'new', 'newer']), { code: 'CONFLICT' })
    assert.deepEqual(await ensure(user, ['l7', 'new']), ['l7', 'new'])
    assert.equal((await namesOf(user)).length, 500)
  })
})
