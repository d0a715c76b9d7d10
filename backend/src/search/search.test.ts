import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { searching } from './fixture.ts'

/** What is found, with a real database. */

let service: TestService
let find: ReturnType<typeof searching>
before(async () => {
  service = await startService()
  find = searching(service)
})
after(() => service.close())

async function userWith(...tasks: (string | { title: string; description?: string })[]): Promise<TestUser> {
  const user = await service.newUser()
  for (const task of tasks) {
    const made = await user.call('POST', '/tasks', typeof task === 'string' ? { title: task } : task)
    assert.equal(made.statusCode, 201)
  }
  return user
}

describe('finds', () => {
  const cases: [what: string, title: string, query: string][] = [
    ['a word', 'Buy milk', 'milk'],
    ['its beginning', 'Buy milk', 'mil'],
    ['another case', 'Buy MILK', 'mIlk'],
    ['no accents', 'Käse für Zoë', 'kase fur zoe'],
    ['accents that are not there', 'Cafe', 'café'],
    ['sharp s', 'Hauptstraße 5', 'HAUPTSTRASSE'],
    ['letters that are swapped', 'Buy milk', 'mlik'],
    ['letters that are swapped in a longer word', 'Call the dentist', 'dentsit'],
    ['a letter too few', 'Call the dentist', 'dentst'],
    ['a letter too many', 'Buy milk', 'millk'],
    ['a wrong letter', 'Buy milk', 'malk'],
    ['a wrong first letter of a longer word', 'Call the dentist', 'fentist'],
    ['a first letter too few', 'Call the dentist', 'entist'],
    ['two mistakes in a long word', 'Accommodation', 'acomodation'],
    ['words in any order', 'Call the dentist', 'dentist call'],
    ['a misspelt word beside a right one', 'Call the dentist', 'call dentsit'],
    ['Urdu', 'دودھ خریدنا', 'خرید'],
    ['Urdu from an Arabic keyboard', 'کتاب', 'كتاب'],
    ['a part of Japanese', '牛乳を買う', '買う'],
    ['one character of Japanese', '牛乳を買う', '乳'],
    ['the last character of Japanese', '牛乳を買う', 'う'],
    ['a part of Thai', 'ไปซื้อนม', 'ซื้อ'],
    ['Russian', 'Купить молоко', 'молок'],
    ['a symbol', 'Party 🎉', '🎉'],
    ['a number', 'Invoice 2026-117', '117'],
  ]
  for (const [what, title, query] of cases) {
    test(what, async () => {
      const user = await userWith(title, 'Something else')
      assert.deepEqual(await find.titles(user, query), [title])
    })
  }

  test('a task by its description and its notes, while they exist', async () => {
    const user = await userWith({ title: 'One', description: 'with cream' }, 'Two')
    await find.note(user, 2, 'needs SUGAR')
    assert.deepEqual(await find.titles(user, 'cream'), ['One'])
    assert.deepEqual(await find.titles(user, 'sugar two'), ['Two'])
    await find.removeNotes(user, 2)
    assert.deepEqual(await find.titles(user, 'sugar'), [])
  })
})

describe('does not find', () => {
  const cases: [what: string, title: string, query: string][] = [
    ['a task that lacks one of the words', 'Buy milk', 'buy bread'],
    ['the end of a word', 'Oatmilk', 'milk'],
    ['a short word that is like it', 'The cat', 'bat'],
    ['another number', 'Invoice 2026117', '2026118'],
    ['what is too far', 'Buy milk', 'mklxi'],
    ['no words', 'Buy milk', '& | !'],
    ['an empty query', 'Buy milk', ''],
  ]
  for (const [what, title, query] of cases) {
    test(what, async () => assert.deepEqual(await find.titles(await userWith(title), query), []))
  }

  test("another user's tasks with the same words", async () => {
    const [ada, grace] = [await userWith('Buy milk', 'Secret'), await userWith('Buy milk')]
    for (const query of ['milk', 'mil', 'mlik']) {
      assert.equal((await find.titles(ada, query)).length, 1, query)
      assert.deepEqual(await find.hits(grace, query), (await find.hits(grace, query)).slice(0, 1))
    }
    for (const query of ['secret', 'sec', 'secrte']) assert.deepEqual(await find.titles(grace, query), [])
  })

  test("another user's tasks with identical index entries", async () => {
    const [ada, grace] = [await userWith('Buy milk'), await userWith('Buy bread')]
    await find.titles(ada, 'milk')
    await find.titles(grace, 'bread')
    const { rows } = await service.db.pool.query('SELECT words FROM search_documents WHERE user_id = $1', [
      ada.id,
    ])
    await service.db.pool.query('UPDATE search_documents SET words = $2 WHERE user_id = $1', [
      grace.id,
      rows[0].words,
    ])
    assert.deepEqual(await find.titles(ada, 'milk'), ['Buy milk'])
  })
})

describe('the ranking', () => {
  test('is title, description, notes; exact, prefix, misspelt; then newest first', async () => {
    const user = await userWith(
      'Notes have it',
      { title: 'Description begins so', description: 'planting' },
      { title: 'Description has it', description: 'a plant' },
      'Misspelt palnt',
      'Begins with plants',
      'Has plant',
      'Has a plant, and is newer',
    )
    await find.note(user, 1, 'plant')
    assert.deepEqual(await find.titles(user, 'plant'), [
      'Has a plant, and is newer',
      'Has plant',
      'Begins with plants',
      'Description has it',
      'Misspelt palnt',
      'Description begins so',
      'Notes have it',
    ])
  })

  test('counts every word', async () => {
    const user = await userWith({ title: 'green', description: 'tea' }, 'green tea', {
      title: 'tea',
      description: 'greens',
    })
    assert.deepEqual(await find.titles(user, 'green tea'), ['green tea', 'green', 'tea'])
  })

  test('continues after a hit', async () => {
    const user = await userWith(
      ...Array.from({ length: 25 }, (_, index) => (index % 3 === 0 ? 'tea' : 'teapot')),
    )
    const whole = (await find.hits(user, 'tea')).map(({ id }) => id)
    const paged: number[] = []
    for (let after: { score: number; id: number } | undefined, more = true; more; ) {
      const page = await find.hits(user, 'tea', { limit: 4, after })
      after = page.at(-1)
      more = page.length === 4
      paged.push(...page.map(({ id }) => id))
      // What is written meanwhile neither repeats nor hides a task.
      await user.call('POST', '/tasks', { title: 'tea' })
    }
    assert.deepEqual(paged, whole)
  })
})

describe('combined with a filter', () => {
  const incomplete = { condition: 'task.complete = $2 AND workspaces.id = task.user_id', values: [false] }

  test('finds only matching tasks', async () => {
    const user = await userWith('milk one', 'milk two', 'milk three')
    await user.call('PATCH', '/tasks/2', { complete: true })
    const found = await find.hits(user, 'milk', { ...incomplete, limit: 2 })
    assert.deepEqual(
      found.map(({ id }) => id),
      [3, 1],
    )
  })

  test('finds the newest matching ones of very many', async () => {
    const user = await service.newUser()
    await service.db.pool.query(
      `WITH owner AS (UPDATE workspaces SET revision = 12000, last_task_id = 12000 WHERE id = $1)
       INSERT INTO tasks (user_id, id, revision, title, complete, created_at, updated_at)
       SELECT $1, n, n, CASE WHEN n = 11000 THEN 'milk' ELSE 'milkshake' END, n > 100, now(), now()
       FROM generate_series(1, 12000) n`,
      [user.id],
    )
    const search = await find.search(user.id, 'milk')
    assert.equal(search.common, true)
    const ids = async (options: Parameters<typeof find.hits>[2]) =>
      (await find.hits(user, 'milk', { limit: 3, ...options })).map(({ id }) => id)
    assert.deepEqual(await ids({}), [11000, 12000, 11999])
    assert.deepEqual(await ids({ after: { score: 70, id: 11999 } }), [11998, 11997, 11996])
    assert.deepEqual(await ids(incomplete), [100, 99, 98])
  })
})

describe('treats any query as text', () => {
  const QUERIES = [
    "'",
    "''",
    '\\',
    "milk' | 'x",
    'milk:*',
    'milk & !bread',
    'milk <-> bread',
    '(milk',
    '*',
    ':A',
    '%',
    '_',
    '$1',
    ':user',
    'milk'.repeat(250),
    'ab '.repeat(333),
    '牛乳を'.repeat(333),
    '\u0001',
    '\u{10ffff}',
    '\u200d',
    '\ufeff',
    '🎉'.repeat(500),
  ]
  test('never fails on a query', async () => {
    const user = await userWith('Buy milk and bread')
    for (const query of QUERIES) assert.ok(Array.isArray(await find.matches(user, query)), query)
    assert.deepEqual(await find.titles(user, 'milk & !bread'), ['Buy milk and bread'])
    assert.deepEqual(await find.titles(user, "milk' | 'x"), [])
  })
})

test('highlights matches, in notes too', async () => {
  const user = await userWith({ title: '🙂 Milk', description: 'milkshake' }, 'Notes')
  await find.note(user, 2, 'nothing')
  await find.note(user, 2, 'more milk')
  const [first, second, ...others] = await find.matches(user, 'milk')
  assert.deepEqual(first, { title: [[2, 4]], description: [[0, 9]], notes: [] })
  assert.deepEqual(second, {
    title: [],
    description: [],
    notes: [{ id: 4, body: 'more milk', ranges: [[5, 4]] }],
  })
  assert.deepEqual(others, [])
  assert.deepEqual(await find.matches(user, 'nowhere'), [])
})
