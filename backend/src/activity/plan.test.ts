import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService } from '../../tests/support/service.ts'
import { createWorkspace } from '../../tests/support/workspaces.ts'
import { RESOURCES } from '../app.ts'
import type { Queryable } from '../database/connection.ts'
import { type Asked, listActivity } from './crud.ts'

/** What PostgreSQL looks at for a page of a log of 100,000 changes. */

const CHANGES = 100_000
const TASKS = 5000
/** Most of the log that may be looked at. */
const MOST = 10_001

let service: TestService
let workspaceId = ''

before(async () => {
  service = await startService()
  const ada = await service.newUser('Ada')
  workspaceId = await createWorkspace(service, ada)
  const { pool } = service.db
  await pool.query(
    `INSERT INTO tasks (user_id, id, revision, title, created_at, updated_at)
     SELECT $1, n, $2 - $3 + n - 1, 'task ' || n, now(), now() FROM generate_series(1, $3::int) n`,
    [workspaceId, CHANGES, TASKS],
  )
  // Each task is written again and again; every fiftieth change is a note, and one in a thousand is of a project.
  await pool.query(
    `INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, previous, before, after)
     SELECT $1, n, now(), 'user', CASE WHEN n % 1000 = 0 THEN 'rare' ELSE 'often' END,
       kind, CASE kind WHEN 'task' THEN (n % $3 + 1)::text ELSE n::text END,
       CASE WHEN kind = 'task' AND n > $3 THEN n - $3 END,
       CASE WHEN kind = 'task' AND n > $3 THEN '{}'::json END,
       json_build_object('title', 'x', 'task_id', n % $3 + 1)
     FROM generate_series(3, $2::int) n CROSS JOIN LATERAL (
       SELECT CASE WHEN n % 50 = 0 THEN 'note' WHEN n % 1000 = 7 THEN 'project' ELSE 'task' END AS kind) kinds`,
    [workspaceId, CHANGES, TASKS],
  )
  await pool.query('UPDATE workspaces SET revision = $2 WHERE id = $1', [workspaceId, CHANGES])
  await pool.query('ANALYZE changes; ANALYZE tasks')
})
after(() => service.close())

interface Plan {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Plan[]
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** The number of rows of the log that the page's statements looked at, each by an index. */
async function lookedAt(query: Partial<Asked>): Promise<{ rows: number; found: number }> {
  let rows = 0
  const explaining: Queryable = {
    async query(statement) {
      const explained = await service.db.pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`,
        statement.values,
      )
      const [plan] = explained.rows[0]?.['QUERY PLAN'] ?? []
      assert.ok(plan)
      for (const node of nodesOf(plan.Plan)) {
        if (node['Relation Name'] !== 'changes') continue
        assert.match(node['Node Type'], /Index|Bitmap/, JSON.stringify(node))
        const each =
          node['Actual Rows'] +
          (node['Rows Removed by Filter'] ?? 0) +
          (node['Rows Removed by Index Recheck'] ?? 0)
        rows += each * node['Actual Loops']
      }
      return await service.db.reader.query(statement)
    },
  }
  const page = await listActivity({ workspaceId, names: RESOURCES.names, limit: 100, ...query }, explaining)
  return { rows, found: page.rows.length }
}

const CASES: [string, Partial<Asked>, found: number, most: number][] = [
  ['everything', {}, 100, 300],
  ['a page in the middle', { cursor: { before: 50_000 } }, 100, 300],
  ['a task', { task: 9 }, 20, 300],
  ['a task, with its comments', { task: 51 }, 20, 300],
  ['who writes often', { user: 'often' }, 100, MOST],
  ['who writes seldom', { user: 'rare' }, 10, MOST],
  ['who has written nothing', { user: 'nobody' }, 0, MOST],
  ['a project', { project: 7 }, 0, MOST],
  ['resources that are seldom written', { names: ['project'] }, 10, MOST],
  ['resources that are often written', { names: ['note'] }, 100, MOST],
]

for (const [title, query, found, most] of CASES) {
  test(`of ${title} it looks at ${most} changes at most`, async () => {
    const looked = await lookedAt(query)
    assert.equal(looked.found, found)
    assert.ok(looked.rows <= most, `${looked.rows} rows`)
  })
}
