import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { rowsReadOf } from '../../tests/support/rows.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { parseSort } from '../filters/model/sort.ts'
import { createIndexer, FAR } from '../search/indexing.ts'
import { findTasks } from './crud/find.ts'

/** Lists of a large account sorted by title are read from the search index, and are exact all the same. */

let service: TestService
let user: TestUser
/** Upper and lower case, ties, and what sorts by code point. */
const titleOf = (id: number): string => `${['Milk', 'milk', 'Ärger', '10', '9', 'É'][id % 6]} ${id % 700}`
const COUNT = FAR + 100
/** Rows that a page may read: far more than it needs, far fewer than there are. */
const FEW = 100

before(async () => {
  service = await startService()
  user = await service.newUser()
  await service.db.pool.query('UPDATE workspaces SET last_task_id = $2, revision = $2 WHERE id = $1', [
    user.id,
    COUNT,
  ])
  await service.db.pool.query(
    `INSERT INTO tasks (user_id, id, revision, title, complete, created_at, updated_at)
     SELECT $1, id, id, title, id % 3 = 0, now(), now() FROM unnest($2::text[]) WITH ORDINALITY AS many (title, id)`,
    [user.id, Array.from({ length: COUNT }, (_, index) => titleOf(index + 1))],
  )
  const indexer = createIndexer(service.db, service.db.reader)
  indexer.later(user.id)
  await indexer.idle()
  await service.db.pool.query('ANALYZE tasks, search_documents')
})
after(() => service.close())

interface Listed {
  id: number
  title: string
  complete: boolean
}

/** The same order by other means. */
const lowered = (title: string) => title.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
const sorted = (tasks: readonly Listed[], descending = false): number[] =>
  tasks
    .toSorted((one, other) => {
      const order = Buffer.compare(Buffer.from(lowered(one.title)), Buffer.from(lowered(other.title)))
      return (descending ? -order : order) || other.id - one.id
    })
    .map(({ id }) => id)

async function listed(query: string): Promise<Listed[]> {
  const found: Listed[] = []
  for (let cursor = ''; ; ) {
    const { data } = await user.call('GET', `/tasks?limit=500&${query}${cursor}`)
    found.push(...data.tasks)
    if (data.next_cursor === null) return found
    cursor = `&cursor=${data.next_cursor}`
  }
}

const ids = (tasks: readonly Listed[]) => tasks.map(({ id }) => id)
const question = (sort: string) => ({
  filter: undefined,
  people: { me: user.id, members: [] },
  sort: parseSort(sort),
  now: service.clock.now(),
  indexed: true,
})

test('the whole list, page by page, in either direction and after a filter', async () => {
  const all = await listed('sort=id')
  assert.equal(all.length, COUNT)
  assert.deepEqual(ids(await listed('sort=title')), sorted(all))
  assert.deepEqual(ids(await listed('sort=-title')), sorted(all, true))
  const open = all.filter(({ complete }) => !complete)
  assert.deepEqual(ids(await listed('sort=title&complete=false')), sorted(open))
})

test('a page reads no more tasks than it shows', async () => {
  for (const sort of ['title', '-title']) {
    const read = await rowsReadOf('tasks', service.db, (db) =>
      db.transaction((tx) => findTasks(user.id, tx, question(sort), { limit: 20 })),
    )
    assert.ok(read < FEW, `${sort}: ${read} rows`)
  }
})

test('what was just written is in its place', async () => {
  await user.call('PATCH', '/tasks/7', { title: 'm' })
  await user.call('POST', '/tasks', { title: 'M' })
  await user.call('DELETE', '/tasks/8')
  assert.deepEqual(ids(await listed('sort=title')), sorted(await listed('sort=id')))
})

test('what is written once the index was brought up to date is in its place as well', async () => {
  await user.call('PATCH', '/tasks/9', { title: '! the first' })
  const { tasks } = await findTasks(user.id, service.db.finder, question('title'), { limit: 1 })
  assert.deepEqual(ids(tasks), [9])
})
