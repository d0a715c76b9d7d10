import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { statement } from '../../src/database/statement.ts'
import { createDatabase, type TestDatabase } from '../support/database.ts'
import { statementsOfService } from '../support/statements.ts'
import { WIDE, type Wide } from './wide-statements.ts'

/** How Citus plans each statement of the service: whose node it asks, and in how many steps. */

const NARROW = ['coordinator', 'one task, one workspace'] as const
type Reach = (typeof NARROW)[number] | keyof typeof WIDE

/** Ids whose workspaces are on all shards. */
const MANY = '{a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p}'
/** A value of each type of parameters; a text is an id, and for some statements a time zone. */
const SAMPLES: Samples = {
  ...{
    text: 'UTC',
    'text[]': MANY,
    bytea: '\\x00',
    json: '[]',
    jsonb: '[]',
    tsquery: 'milk',
    'tsvector[]': '{milk}',
  },
  ...{ smallint: '1', integer: '1', bigint: '1', 'integer[]': '{1}', 'bigint[]': '{1}' },
  ...{ 'double precision[]': '{1}', boolean: 'true', date: '2026-11-25', interval: '1 day' },
  ...{ 'timestamp without time zone': '2026-11-25', 'timestamp with time zone': '2026-11-25' },
  ...{ timestamptz: '2026-11-25', 'timestamptz[]': '{2026-11-25}' },
}

let database: TestDatabase
let client: pg.Client
before(async () => {
  database = await createDatabase()
  client = new pg.Client(database.url)
  await client.connect()
})
after(async () => {
  await client.end()
  await database.drop()
})

test('each statement is one task on one node, or the coordinator alone, except those named with when they run', async () => {
  const statements = await statementsOfService()
  const wide = new Map(Object.entries(WIDE).flatMap(named))
  const wrong: string[] = []
  for (const [name, sql] of statements) {
    const found = await reachOf(statement(name, sql)({}).text)
    const allowed = wide.get(name)
    if (found !== allowed && (allowed !== undefined || !isNarrow(found))) {
      wrong.push(`${name}: ${found}${allowed === undefined ? '' : `, not ${allowed}`}`)
    }
  }
  assert.deepEqual(wrong, [], `Citus plans these otherwise than they should be. ${REMEDY}`)
  const gone = [...wide.keys()].filter((name) => !statements.has(name))
  assert.deepEqual(gone, [], 'These are no statements any more: take them out of wide-statements.ts.')
})

const REMEDY = `What a request needs is one task: compare each of its tables with the parameter of the workspace, also within \
subqueries, and make several writes of one workspace a function (docs/decisions/2026-11-24-citus.md). What has to reach \
more, or reaches something else now, is named in backend/tests/citus/wide-statements.ts, with when it runs; then \
npm run generate`

const named = ([reach, rows]: [string, readonly Wide[]]) =>
  rows.flatMap(({ statements }) => statements.map((name) => [name, reach] as const))

const isNarrow = (reach: Reach) => NARROW.some((each) => each === reach)

/** @param text with its parameters as `$1`, `$2`, … @returns the widest, whatever its booleans are */
async function reachOf(text: string): Promise<Reach> {
  const types = await typesOf(text)
  const reach = await reachWith(text, types, SAMPLES)
  if (!isNarrow(reach) || !types.includes('boolean')) return reach
  return await reachWith(text, types, { ...SAMPLES, boolean: 'false' })
}

type Samples = Record<string, string>

async function reachWith(text: string, types: string[], samples: Samples): Promise<Reach> {
  const reach = reachIn(await explain(text, types, samples))
  // It may be the shards of many ids, or any.
  if (reach !== 'all shards' || !types.includes('text[]')) return reach
  const ofOne = reachIn(await explain(text, types, { ...samples, 'text[]': '{a}' }))
  return isNarrow(ofOne) ? 'shards of the workspaces it names' : reach
}

async function typesOf(text: string): Promise<string[]> {
  if (!text.includes('$1')) return []
  await client.query(`PREPARE sample AS ${text}`)
  const { rows } = await client.query<{ types: string[] }>(
    'SELECT parameter_types::text[] AS types FROM pg_prepared_statements',
  )
  await client.query('DEALLOCATE sample')
  return rows.flatMap(({ types }) => types)
}

/** With values in the place of parameters, which EXPLAIN does not take everywhere. */
async function explain(text: string, types: string[], samples: Samples): Promise<unknown> {
  const filled = text.replace(/\$(\d+)(?:::text(?:\[\])?(?=::(\w+(?:\[\])?)))?/g, (_, number, cast) => {
    const type = types[number - 1] ?? ''
    const sample = samples[cast ?? type]
    assert.ok(sample !== undefined, `No sample of ${cast ?? type}: add one to SAMPLES.`)
    return `'${sample}'::${type}`
  })
  const { rows } = await client.query(`EXPLAIN (FORMAT JSON, COSTS OFF) ${filled}`)
  return rows[0]['QUERY PLAN']
}

function reachIn(plan: unknown): Reach {
  const found: [key: string, value: unknown][] = [...membersOf(plan)]
  const valuesOf = (wanted: string) => found.filter(([key]) => key === wanted).map(([, value]) => value)
  const ways = valuesOf('Custom Plan Provider').filter((way) => String(way).startsWith('Citus'))
  if (ways.length === 0) return 'coordinator'
  const tasks = valuesOf('Task Count').map(Number)
  if (tasks.some((count) => count > 1)) return 'all shards'
  const isOne = tasks.length === 1 && tasks[0] === 1 && ways.join() === 'Citus Adaptive'
  // Of a distributed query: what it reads from the coordinator first.
  return isOne && valuesOf('Subplans').length === 0
    ? 'one task, one workspace'
    : 'several tasks, one workspace'
}

/** Every member of the objects in a JSON value, however deep. */
function* membersOf(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield [key, inner]
    yield* membersOf(inner)
  }
}
