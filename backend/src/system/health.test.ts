import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startProxy } from '../../tests/support/proxy.ts'
import { startService } from '../../tests/support/service.ts'

test('health without the database answers 503 with Retry-After', async (t) => {
  const proxy = await startProxy()
  t.after(() => proxy.close())
  const service = await startService({}, proxy.through)
  t.after(() => service.close())
  proxy.state = 'down'
  for (const url of ['/health', '/health/ready']) {
    const answer = await service.inject({ url })
    assert.equal(answer.statusCode, 503)
    assert.deepEqual([answer.data.status, answer.data.database], ['unavailable', 'down'])
    assert.ok(Number(answer.headers['retry-after']) > 0, url)
  }
  proxy.state = 'up'
})
