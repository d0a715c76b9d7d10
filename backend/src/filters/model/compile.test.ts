import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type Ask, asks } from '../../../tests/support/filters/asks.ts'
import { compareTasks } from '../../../tests/support/filters/order.ts'
import { insertWorld, type World, worlds, ZONES } from '../../../tests/support/filters/world.ts'
import { DocketError } from '../../core/errors.ts'
import type { Calendar } from '../../preferences/model.ts'
import { compileFilter } from './compile.ts'
import { compileAfter, cursorValues, type KeyValue, keysOf } from './cursor.ts'
import { KEYS, type KeyName } from './keys.ts'
import { compilePage } from './page.ts'
import { parseFilter } from './parser.ts'
import { dependsOnZone, orderBy, parseSort, type Sort, sortIn, sortWithin } from './sort.ts'
import { SqlParameters } from './sql.ts'

/** Random filters, sorts and cursors: PostgreSQL must answer as a plain evaluation in memory does. */

const SEED = Number(process.env.FILTERS_SEED ?? Date.now() % 2_147_483_647)
const BATCH = 25

let database: TestDatabase
let client: pg.Client
let all: World[]

before(async () => {
  database = await createDatabase()
  client = new pg.Client(database.url)
  await client.connect()
  // The last world is another user's, with the same names and ids: it must never be in an answer.
  all = [...ZONES, 'another'].map((_, number) => {
    const [world] = fc.sample(worlds(`user ${number}`, number), { seed: SEED + number, numRuns: 1 })
    assert.ok(world)
    return world
  })
  for (const world of all) await insertWorld(client, world)
})

after(async () => {
  await client.end()
  await database.drop()
})

/** The ids that each filter finds, in one statement. */
async function find(world: World, filters: readonly string[]): Promise<number[][]> {
  const parameters = new SqlParameters()
  const user = parameters.add(world.user, 'text')
  const columns = filters.map((text, index) => {
    const asked = { ...peopleOf(world), now: world.now, owner: user, calendar: calendarOf(world) }
    const condition = compileFilter(parseFilter(text), parameters, asked)
    return `ARRAY(SELECT task.id::int FROM tasks task WHERE task.user_id = ${user} AND ${condition} ORDER BY 1) AS f${index}`
  })
  const { rows } = await client.query(
    `SELECT ${columns} FROM workspaces WHERE workspaces.id = ${user}`,
    parameters.values,
  )
  return filters.map((_, index) => rows[0][`f${index}`])
}

const peopleOf = ({ user, members }: World) => ({ people: { me: user, members } })
/** How the member reckons days who asks from elsewhere. */
const calendarOf = ({ elsewhere }: World): Calendar | undefined =>
  elsewhere === undefined ? undefined : { zone: elsewhere, weekStart: 1, dayFirst: false }

const idsOf = (ask: Ask, world: World) =>
  world.tasks.filter((task) => ask.holds(task, world)).map(({ id }) => id)
const worldOf = (number: number): World => all[number] as World
const someWorld = fc.integer({ min: 0, max: ZONES.length - 1 })
/** Where a member asks from: as far apart as places are. Undefined: in the zone of the workspace. */
const places = fc.option(fc.constantFrom(...ZONES, 'Pacific/Kiritimati', 'Pacific/Pago_Pago'), {
  nil: undefined,
})

test('2,000 random filters match an in-memory evaluation', async (t) => {
  t.diagnostic(`FILTERS_SEED=${SEED}`)
  let found = 0
  let longest = 0
  const batches = fc.array(asks, { minLength: BATCH, maxLength: BATCH })
  await fc.assert(
    fc.asyncProperty(someWorld, places, batches, async (number, elsewhere, batch) => {
      const world = { ...worldOf(number), elsewhere }
      const answers = await find(
        world,
        batch.map(({ text }) => text),
      )
      for (const [index, ask] of batch.entries()) {
        assert.deepEqual(
          answers[index],
          idsOf(ask, world),
          `${ask.text}\nat ${world.now.toISOString()} in ${elsewhere ?? world.zone}, tasks of ${world.zone}`,
        )
        if (answers[index]?.length !== 0) found += 1
        longest = Math.max(longest, ask.text.length)
      }
    }),
    { seed: SEED, numRuns: 2000 / BATCH },
  )
  t.diagnostic(`${found} of 2000 found something; the longest had ${longest} characters`)
  assert.ok(found > 1000)
})

describe('random input', () => {
  const PIECES = [
    'and',
    'or',
    'not',
    'in',
    '(',
    ')',
    '=',
    '!=',
    '<',
    '~',
    ',',
    '"',
    "'",
    '\\',
    'due',
    'label',
    'today',
    '+7d',
    '-',
    '99w',
    '\0',
    '\ud800',
    '🦊',
    '!',
    'none',
    'complete',
    '2026-02-30',
    '3',
    'high',
    ' ',
  ]
  const noise = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((parts) => parts.join(' ')),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc
      .tuple(asks, fc.nat(), fc.nat({ max: 5 }), fc.constantFrom(...PIECES))
      .map(([{ text }, at, cut, piece]) => {
        const start = at % (text.length + 1)
        return text.slice(0, start) + piece + text.slice(start + cut)
      }),
  )

  test('is refused with a position, or is a filter that PostgreSQL accepts', async (t) => {
    const counts = { refused: 0, taken: 0 }
    await fc.assert(
      fc.asyncProperty(
        someWorld,
        fc.array(noise, { minLength: BATCH, maxLength: BATCH }),
        async (number, texts) => {
          const taken = texts.filter((text) => !isRefused(text))
          counts.taken += taken.length
          counts.refused += texts.length - taken.length
          if (taken.length > 0) await find(worldOf(number), taken)
        },
      ),
      { seed: SEED, numRuns: 2000 / BATCH },
    )
    t.diagnostic(JSON.stringify(counts))
    assert.ok(counts.taken > 0 && counts.refused > 1000)
  })

  function isRefused(text: string): boolean {
    try {
      parseFilter(text)
      return false
    } catch (error) {
      assert.ok(error instanceof DocketError, String(error))
      const { position } = error.members
      assert.equal(error.status, 422)
      assert.ok(typeof position === 'number' && position >= 0 && position <= [...text].length, text)
      return true
    }
  }

  const VALUES = fc.oneof(
    fc.constantFrom(null, true, '', '0000-01-01T00:00:00', '2026-02-30T00:00:00', '2026-11-20T24:00:00.000'),
    fc.constantFrom(
      '2026-11-20T23:59:60',
      '9999-12-31T23:59:59.999',
      '1000-01-01T00:00:00+14:00',
      "'; DROP TABLE tasks",
    ),
    fc.constantFrom('2999-12-31T23:59:59.999-23:00', '2026-11-20T09:00:00.000+00:00', '2026-11-20T09:00:00Z'),
    fc.integer(),
    fc.maxSafeInteger(),
    fc.double(),
    fc.string({ unit: 'binary', maxLength: 5 }),
  )
  const names = Object.keys(KEYS) as KeyName[]

  test('as a cursor is refused, or accepted by PostgreSQL', async () => {
    const cases = fc.array(
      fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), VALUES, VALUES)),
      {
        minLength: 50,
        maxLength: 50,
      },
    )
    await fc.assert(
      fc.asyncProperty(cases, async (made) => {
        const parameters = new SqlParameters()
        const columns = made.flatMap(([name, value, id]) => {
          const sort = parseSort(name)
          const values = cursorValues(sort).safeParse([value, id].slice(0, sort.length))
          return values.success ? [`(${compileAfter(sort, values.data, parameters)})`] : []
        })
        if (columns.length > 0)
          await client.query(`SELECT ${columns} FROM tasks task LIMIT 1`, parameters.values)
      }),
      { seed: SEED, numRuns: 20 },
    )
    for (const values of [null, {}, [], ['x', 1], [1, 2, 3]]) {
      assert.equal(cursorValues(parseSort('due')).safeParse(values).success, false)
    }
  })
})

describe('sorting', () => {
  const names = Object.keys(KEYS) as KeyName[]
  const sorts = fc
    .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 })
    .chain((keys) => fc.tuple(...keys.map((key) => fc.constantFrom(key, `-${key}`))))

  async function page(
    world: World,
    filter: string,
    sort: Sort,
    values: KeyValue[] | undefined,
    limit: number,
    offset?: number,
  ) {
    const parameters = new SqlParameters()
    const user = parameters.add(world.user, 'text')
    const calendar = calendarOf(world)
    const condition = compileFilter(parseFilter(filter), parameters, {
      ...peopleOf(world),
      now: world.now,
      owner: user,
      calendar,
    })
    const conditions = [`task.user_id = ${user}`, condition]
    const local =
      calendar?.zone !== undefined && dependsOnZone(sort)
        ? sortIn(parameters.add(calendar.zone, 'text'), sort)
        : sort
    const list = compilePage(conditions, local, { limit, after: values, offset }, parameters)
    const { rows } = await client.query<{ id: number; keys: KeyValue[] }>(
      `SELECT task.id::int, ${keysOf(local)} AS keys FROM workspaces CROSS JOIN LATERAL (${list}) task
       WHERE workspaces.id = ${user} ORDER BY ${orderBy(local)}`,
      parameters.values,
    )
    return rows
  }

  test('pages of random sorts join into the in-memory order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ number: someWorld, elsewhere: places }),
        sorts,
        asks,
        fc.integer({ min: 1, max: 40 }),
        async ({ number, elsewhere }, keys, ask, limit) => {
          const world = { ...worldOf(number), elsewhere }
          const sort = sortWithin(parseSort(keys.join(',')), parseFilter(ask.text))
          const expected = world.tasks
            .filter((task) => ask.holds(task, world))
            .sort((one, other) => compareTasks(one, other, [...keys, '-id'], world))
          const found: number[] = []
          let values: KeyValue[] | undefined
          for (;;) {
            const rows = await page(world, ask.text, sort, values, limit)
            found.push(...rows.map(({ id }) => id))
            if (rows.length < limit) break
            assert.ok(found.length <= expected.length, 'a row came twice')
            values = cursorValues(sort).parse(JSON.parse(JSON.stringify(rows.at(-1)?.keys)))
            const skipped = await page(world, ask.text, sort, undefined, limit, found.length - limit)
            assert.deepEqual(skipped, rows, 'an offset skips as many')
          }
          assert.deepEqual(
            found,
            expected.map(({ id }) => id),
            `${ask.text}\nsort ${keys}`,
          )
        },
      ),
      { seed: SEED, numRuns: 200 },
    )
  })
})

test('a day later is the same time of day, 24 hours later need not be', async () => {
  const [some] = worldOf(0).tasks
  assert.ok(some)
  const plain = {
    ...some,
    assignees: null,
    project_id: null,
    parent_id: null,
    labels: null,
    notes: [],
    id: 1,
  }
  // In the night between them the clock is put forward.
  const world: World = {
    user: 'spring',
    members: [],
    zone: 'Europe/Berlin',
    now: new Date('2026-03-28T12:00:00Z'),
    labels: [],
    projects: [],
    tasks: [{ ...plain, due_local: '2026-03-29T13:00:00.000', created_at: '2026-03-29T11:00:00.000Z' }],
  }
  await insertWorld(client, world)
  const answers: [filter: string, found: boolean][] = [
    ['due = now + 1d', true],
    ['due = now + 24h', false],
    ['due = now + 23h', true],
    ['created = now + 1d', true],
    ['created = now + 23h', true],
    ['due = 2026-03-28T12:00:00Z + 1d', true],
    ['created = 2026-03-29', true],
    ['due = tomorrow and created = tomorrow', true],
  ]
  const found = await find(
    world,
    answers.map(([filter]) => filter),
  )
  assert.deepEqual(
    found.map((ids) => ids.length === 1),
    answers.map(([, expected]) => expected),
  )
})

test('treats what looks like SQL as a value', async () => {
  const world = worldOf(0)
  const hostile = `x' OR true) --; DROP TABLE tasks; $1 :user %_\\ "`
  const quoted = `"${hostile.replaceAll(/["\\]/g, '\\$&')}"`
  const parameters = new SqlParameters()
  const fields = ['title', 'description', 'note', 'label', 'project', 'recurrence']
  const texts = fields.flatMap((field) => [
    `${field} = ${quoted}`,
    `${field} ~ ${quoted}`,
    `${field} in (${quoted}, x)`,
  ])
  for (const text of texts) {
    assert.doesNotMatch(
      compileFilter(parseFilter(text), parameters, { ...peopleOf(world), now: world.now, owner: '$1' }),
      /DROP/,
    )
  }
  assert.ok(parameters.values.includes(hostile))
  const before = await find(world, ['not complete or complete'])
  const answers = await find(world, texts)
  assert.ok(answers.every((ids, index) => (texts[index]?.includes(' in ') ? true : ids.length === 0)))
  await client.query('UPDATE tasks SET title = $2 WHERE user_id = $1 AND id = 1', [world.user, hostile])
  assert.deepEqual(await find(world, [`title = ${quoted}`, `title ~ ${quoted}`]), [[1], [1]])
  assert.deepEqual(await find(world, ['not complete or complete']), before)
})
