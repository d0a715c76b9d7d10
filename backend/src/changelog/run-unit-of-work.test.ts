import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { inOwnWorkspace } from '../core/auth.ts'
import { statement } from '../database/statement.ts'
import { labels } from '../labels/crud.ts'
import { runUnitOfWork, type UnitOfWork } from './run-unit-of-work.ts'
import type { Write } from './write.ts'

let service: TestService
let ada: TestUser
before(async () => {
  service = await startService()
  ada = await service.newUser()
})
after(() => service.close())

const write = (): Write => ({
  actor: inOwnWorkspace({ userId: ada.id, kind: 'user', id: ada.id, scopes: new Set() }),
  at: service.clock.now(),
  key: null,
})
const run = <Result>(work: (unit: UnitOfWork) => Promise<Result>) =>
  runUnitOfWork(ada.id, service.db, write(), work)
const make = (unit: UnitOfWork, name: string) => labels.append(unit, { name, color: null })
const names = async () =>
  (await ada.call('GET', '/labels')).data.labels.map(({ name }: { name: string }) => name)

const titled = statement<{ user: string; rows: string }>(
  'test_put',
  `INSERT INTO tasks (user_id, id, revision, title, complete, created_at, updated_at)
   SELECT :user, id, revision, title, false, now(), now() FROM json_populate_recordset(NULL::tasks, :rows::json)
   ON CONFLICT (user_id, id) DO UPDATE SET title = excluded.title`,
)
const putAll = (user: string, rows: readonly object[]) => titled({ user, rows: JSON.stringify(rows) })
const count = statement<{ user: string }>(
  'test_count',
  'SELECT title FROM tasks WHERE user_id = :user ORDER BY id',
)

test('nested savepoints roll back only their own writes', async () => {
  await run(async (unit) => {
    await make(unit, 'before')
    await unit.attempt(async () => {
      await make(unit, 'outer')
      for (const name of ['lost', 'lost too']) {
        await assert.rejects(
          unit.attempt(async () => {
            await make(unit, name)
            throw new Error('no')
          }),
          /no/,
        )
      }
      await unit.attempt(() => make(unit, 'inner'))
    })
    await assert.rejects(
      unit.attempt(async () => {
        // It sends no statement before the part within it does.
        await unit.attempt(() => make(unit, 'inner of what is lost'))
        await assert.rejects(
          unit.attempt(async () => {
            await make(unit, 'x')
            throw new Error('no')
          }),
        )
        throw new Error('all of it')
      }),
      /all of it/,
    )
    await make(unit, 'after')
    assert.equal(unit.revision, unit.first + 3)
  })
  assert.deepEqual(await names(), ['before', 'outer', 'inner', 'after'])
})

test('a savepoint that PostgreSQL refused is rolled back, and the rest continues', async () => {
  await run(async (unit) => {
    await assert.rejects(
      unit.attempt(() => make(unit, 'BEFORE')),
      /name/,
    )
    await make(unit, 'later')
  })
  assert.ok((await names()).includes('later'))
})

test('buffered rows are visible to the next statement, last write first, and roll back with their savepoint', async () => {
  const user = ada.id
  const row = (id: number, title: string) => ({ id, revision: 1, title })
  await run(async (unit) => {
    unit.put(putAll, row(1, 'one'))
    await assert.rejects(
      unit.attempt(async () => {
        unit.put(putAll, row(1, 'lost'))
        unit.put(putAll, row(2, 'lost'))
        assert.deepEqual(await unit.query(count({ user })), [{ title: 'lost' }, { title: 'lost' }])
        throw new Error('no')
      }),
    )
    await assert.rejects(
      unit.attempt(async () => {
        unit.put(putAll, row(3, 'never written'))
        throw new Error('no')
      }),
    )
    unit.put(putAll, row(4, 'four'))
    unit.put(putAll, row(4, 'four again'))
    assert.deepEqual(await unit.query(count({ user })), [{ title: 'one' }, { title: 'four again' }])
    unit.put(putAll, row(5, 'at the end'))
    unit.log({ resource: 'task', id: 5, revision: unit.nextRevision(), before: null, after: {} })
  })
  const titles = await service.db.query<{ title: string }>(count({ user }))
  assert.deepEqual(
    titles.map(({ title }) => title),
    ['one', 'four again', 'at the end'],
  )
})
