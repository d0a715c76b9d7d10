import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { countedAddress, RateLimiter, rateLimitHeaders, tooManyRequests } from './limits.ts'

describe('a limiter', () => {
  test('allows a burst at once, then the rate', () => {
    const limiter = new RateLimiter({ rate: 10, burst: 3 })
    const now = 1_000_000
    const taken = [1, 2, 3, 4].map(() => limiter.take('a', now))
    assert.deepEqual(
      taken.map(({ allowed, remaining }) => [allowed, remaining]),
      [
        [true, 2],
        [true, 1],
        [true, 0],
        [false, 0],
      ],
    )
    assert.equal(limiter.take('a', now + 99).allowed, false)
    assert.equal(limiter.take('a', now + 100).allowed, true)
    assert.equal(limiter.take('a', now + 100).allowed, false)
  })

  test('counts several requests at once: all or none', () => {
    const limiter = new RateLimiter({ rate: 10, burst: 10 })
    assert.deepEqual(limiter.take('a', 0, 7), { allowed: true, remaining: 3, reset: 1 })
    assert.equal(limiter.take('a', 0, 4).allowed, false)
    assert.deepEqual(limiter.take('a', 0, 3), { allowed: true, remaining: 0, reset: 1 })
    assert.deepEqual(limiter.take('a', 0, 0), { allowed: true, remaining: 0, reset: 1 })
    assert.equal(limiter.take('a', 399, 4).allowed, false)
    assert.equal(limiter.take('a', 400, 4).allowed, true)
  })

  test('does not count refused requests', () => {
    const limiter = new RateLimiter({ rate: 1, burst: 1 })
    limiter.take('a', 0)
    for (let count = 0; count < 100; count += 1) limiter.take('a', 500)
    assert.equal(limiter.take('a', 1000).allowed, true)
  })

  test('waits at most for a full bucket when the clock is set back', () => {
    const limiter = new RateLimiter({ rate: 1, burst: 2 })
    limiter.take('a', 1_000_000)
    assert.deepEqual(limiter.take('a', 0), { allowed: false, remaining: 0, reset: 1 })
    assert.equal(limiter.take('a', 1000).allowed, true)
  })

  test('counts each key separately', () => {
    const limiter = new RateLimiter({ rate: 1, burst: 1 })
    assert.equal(limiter.take('a', 0).allowed, true)
    assert.equal(limiter.take('b', 0).allowed, true)
    assert.equal(limiter.take('a', 0).allowed, false)
  })

  test('gives Retry-After in whole seconds', () => {
    const limiter = new RateLimiter({ rate: 0.25, burst: 1 })
    limiter.take('a', 0)
    assert.equal(limiter.take('a', 0).reset, 4)
    assert.equal(limiter.take('a', 3999).reset, 1)
    assert.equal(limiter.take('a', 4000).allowed, true)
  })

  test('allows exactly the rate over a long time', () => {
    const limiter = new RateLimiter({ rate: 100, burst: 200 })
    let allowed = 0
    for (let now = 0; now < 10_000; now += 1) if (limiter.take('a', now).allowed) allowed += 1
    assert.equal(allowed, 200 + 100 * 10 - 1)
  })

  test('holds at most its capacity of keys, and evicts the least recently used', () => {
    const limiter = new RateLimiter({ rate: 1, burst: 1 }, 2)
    limiter.take('persistent', 0)
    limiter.take('other', 0)
    assert.equal(limiter.take('persistent', 0).allowed, false)
    limiter.take('third', 0)
    assert.equal(limiter.take('persistent', 0).allowed, false, 'still known')
    assert.equal(limiter.take('other', 0).allowed, true, 'forgotten')
  })
})

test('headers tell the limit and what remains of it', () => {
  const limit = { rate: 100, burst: 200 }
  const verdict = { allowed: false, remaining: 0, reset: 3 }
  const headers = { 'ratelimit-policy': '"user";q=200;w=2', ratelimit: '"user";r=0;t=3' }
  assert.deepEqual(rateLimitHeaders('user', limit, verdict), headers)
  const error = tooManyRequests('user', limit, verdict)
  assert.equal(error.status, 429)
  assert.deepEqual(error.headers, { 'retry-after': '3', ...headers })
})

test('addresses of one party count together', () => {
  assert.equal(countedAddress('192.0.2.1'), '192.0.2.1')
  assert.equal(countedAddress('::ffff:192.0.2.1'), '192.0.2.1')
  assert.equal(countedAddress('2001:db8:1:2:3:4:5:6'), countedAddress('2001:DB8:1:2::1'))
  assert.notEqual(countedAddress('2001:db8:1:2::1'), countedAddress('2001:db8:1:3::1'))
})
