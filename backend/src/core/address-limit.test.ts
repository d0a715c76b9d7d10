import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

const LIMITS = { RATE_LIMIT_ADDRESS: '1', RATE_LIMIT_ADDRESS_BURST: '2' }
let service: TestService

before(async () => {
  service = await startService(LIMITS)
  service.clock.stop()
})
after(() => service.close())

const ask = (remoteAddress: string) => service.inject({ url: '/health/live', remoteAddress })

test('limits an address before authentication, and no other address', async () => {
  for (const expected of [200, 200]) assert.equal((await ask('192.0.2.1')).statusCode, expected)
  const refused = await ask('192.0.2.1')
  assertProblem(refused, 429, 'RATE_LIMITED')
  assert.match(String(refused.headers['retry-after']), /^[12]$/)
  assert.match(String(refused.headers.ratelimit), /^"address";r=0;t=[12]$/)
  assert.equal((await ask('192.0.2.2')).statusCode, 200)
})

test('ignores the port that a proxy appends to the address', async (t) => {
  const proxied = await startService({ ...LIMITS, TRUST_PROXY: '1' })
  t.after(() => proxied.close())
  proxied.clock.stop()
  const from = (added: string) =>
    proxied.inject({ url: '/health/live', headers: { 'x-forwarded-for': added } })
  for (const port of [50_001, 50_002]) assert.equal((await from(`192.0.2.9:${port}`)).statusCode, 200)
  assertProblem(await from('192.0.2.9:50003'), 429, 'RATE_LIMITED')
  for (const port of [50_001, 50_002]) assert.equal((await from(`[2001:db8::9]:${port}`)).statusCode, 200)
  assertProblem(await from('[2001:db8::9]:50003'), 429, 'RATE_LIMITED')
})

test('counts the addresses of one IPv6 /64 as one', async () => {
  for (const host of ['1', '2']) assert.equal((await ask(`2001:db8::${host}`)).statusCode, 200)
  assertProblem(await ask('2001:db8::3'), 429, 'RATE_LIMITED')
  assert.equal((await ask('2001:db8:0:1::1')).statusCode, 200)
})
