import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startService, type TestService } from '../support/service.ts'

/** Identity stays on one node, which decides what there may be once. */

let service: TestService
before(async () => {
  service = await startService()
})
after(() => service.close())

test('ten sign-ups at once with one address make one account, with a workspace', async () => {
  const payload = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
  const url = '/api/auth/sign-up/email'
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => service.inject({ method: 'POST', url, payload })),
  )
  for (const { statusCode, payload } of answers) assert.ok(statusCode < 500, payload)
  const { rows } = await service.db.pool.query("SELECT id FROM users WHERE email = 'ada@example.com'")
  assert.equal(rows.length, 1)
  const workspaces = await service.db.pool.query('SELECT id FROM workspaces')
  assert.deepEqual(workspaces.rows, rows)
  const { payload: entered, statusCode } = await service.inject({
    method: 'POST',
    url: '/api/auth/sign-in/email',
    payload: { email: payload.email, password: payload.password },
  })
  assert.equal(statusCode, 200, entered)
})
