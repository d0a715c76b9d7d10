import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService } from '../tests/support/service.ts'
import type { Queryable } from './database/connection.ts'
import { prune } from './pruning.ts'

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

test('a failing cleanup does not stop the others', async () => {
  const { db, config, clock } = service
  const asked: string[] = []
  const query: Queryable['query'] = async (statement) => {
    asked.push(statement.name)
    if (statement.name === 'trash_owners') throw new Error('It takes too long.')
    return await db.query(statement)
  }
  const warnings: string[] = []
  await prune({ ...db, query }, config, clock.now(), {
    warn: (_: unknown, text?: string) => warnings.push(String(text)),
  })
  assert.deepEqual(warnings, ['pruning failed'])
  for (const name of ['idempotency_prune', 'change_outdated', 'webhook_delivery_prune', 'sessions_prune']) {
    assert.ok(asked.includes(name), name)
  }
})
