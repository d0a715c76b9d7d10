import assert from 'node:assert/strict'
import { test } from 'node:test'
import { toInstant } from './connection.ts'
import { statement } from './statement.ts'

test('named parameters become numbered ones, casts stay', () => {
  const find = statement<{ id: number; name: string | null }>(
    'find',
    'SELECT :id::bigint FROM things WHERE name = :name OR id = :id',
  )
  assert.deepEqual(find({ id: 7, name: null }), {
    name: 'find',
    text: 'SELECT $1::bigint FROM things WHERE name = $2 OR id = $1',
    values: [7, null],
  })
})

test('formats instants of PostgreSQL as RFC 3339 with milliseconds', () => {
  assert.equal(toInstant('2026-11-20 09:00:00+00'), '2026-11-20T09:00:00.000Z')
  assert.equal(toInstant('2026-11-20 09:00:00.1+00'), '2026-11-20T09:00:00.100Z')
  assert.equal(toInstant('2026-11-20 09:00:00.123+00'), '2026-11-20T09:00:00.123Z')
})
