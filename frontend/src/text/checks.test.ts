import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as service from '../../../backend/src/core/schemas.ts'
import { isBlank, lengthOf } from './checks.ts'

test('the service finds the same signs blank', () => {
  const differing: number[] = []
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const sign = String.fromCodePoint(point)
    if (isBlank(sign) !== service.isBlank(sign)) differing.push(point)
  }
  assert.deepEqual(differing, [])
})

test('a text is blank when nothing of it shows', () => {
  for (const text of ['', ' \n', '\u200b\u2060', '\u200f \u2800']) assert.equal(isBlank(text), true)
  for (const text of ['a', ' . ', '\u200b👩\u200d🔧']) assert.equal(isBlank(text), false)
})

test('a sign beyond the first plane counts once', () => {
  assert.equal(lengthOf('👩\u200d🔧'), 3)
})
