import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BoundedCache } from './cache.ts'

test('forgets what was used longest ago', () => {
  const cache = new BoundedCache<number>(2)
  cache.set('a', 1)
  cache.set('b', 2)
  assert.equal(cache.get('a'), 1)
  cache.set('c', 3)
  assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], [1, undefined, 3])
})

test('keeps to its weight', () => {
  const cache = new BoundedCache<string>(10, (text) => text.length)
  cache.set('a', 'xxxxx')
  cache.set('b', 'xxxxx')
  cache.set('a', 'xx')
  assert.equal(cache.size, 2)
  cache.set('c', 'xxxx')
  assert.deepEqual([cache.get('a'), cache.get('b'), cache.get('c')], ['xx', undefined, 'xxxx'])
  cache.set('d', 'x'.repeat(11))
  assert.equal(cache.size, 0)
  cache.delete('d')
  cache.set('e', 'x'.repeat(10))
  assert.equal(cache.get('e'), 'x'.repeat(10))
})
