import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as service from '../../../backend/src/core/schemas.ts'
import { isBlank, lengthOf } from './checks.ts'

test('the web app and the service treat the same characters as blank', () => {
  const differing: number[] = []
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const sign = String.fromCodePoint(point)
    if (isBlank(sign) !== service.isBlank(sign)) differing.push(point)
  }
  assert.deepEqual(differing, [])
})

test('a text is blank when nothing of it is visible', () => {
  for (const text of ['', ' \n', '\u200b\u2060', '\u200f \u2800']) assert.equal(isBlank(text), true)
  for (const text of ['a', ' . ', '\u200b👩\u200d🔧']) assert.equal(isBlank(text), false)
})

test('a character outside the BMP counts once', () => {
  assert.equal(lengthOf('👩\u200d🔧'), 3)
})
