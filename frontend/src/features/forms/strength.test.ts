import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strengthOf } from './strength.ts'

test('a longer and more varied password is rated stronger', () => {
  const expected = {
    '': 'short',
    aB3$xyz: 'short',
    '😀😀😀😀': 'short',
    aaaaaaaa: 'weak',
    sunshine: 'weak',
    password1: 'weak',
    'P@ssw0rd!': 'weak',
    sunshine7: 'fair',
    'sunshine-7': 'good',
    'correct horse battery': 'strong',
    'دروازے کے پیچھے بلی': 'strong',
  }
  for (const [password, strength] of Object.entries(expected)) {
    assert.equal(strengthOf(password), strength, password)
  }
})
