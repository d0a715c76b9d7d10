import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leastUsedColor, PALETTE } from './colors.ts'

test('a new colour is one that none has, then one that fewest have', () => {
  const others: { color: string | null }[] = [{ color: null }, { color: '#123456' }]
  const given = [...PALETTE, ...PALETTE].map(() => {
    const color = leastUsedColor(others)
    others.push({ color: color.toUpperCase() })
    return color
  })
  assert.deepEqual(given, [...PALETTE, ...PALETTE])
})
