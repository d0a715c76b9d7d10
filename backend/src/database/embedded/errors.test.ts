import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { codeOf, EmbeddedError, explain } from './errors.ts'

test('a system error says what cannot be done, and why', async () => {
  const error = await readFile('/does/not/exist').catch((error: unknown) => error)
  assert.equal(codeOf(error), 'ENOENT')
  const explained = explain('read the file', error)
  assert.equal(explained.message, 'Cannot read the file: it does not exist.')
  assert.equal(explained.cause, error)
  const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
  assert.equal(explain('write', full).message, 'Cannot write: the disk is full.')
})

test('an unknown reason is shown as it is', () => {
  assert.equal(explain('go on', new Error('out of luck')).message, 'Cannot go on: out of luck.')
  assert.equal(explain('go on', 'a bare word').message, 'Cannot go on: a bare word.')
  for (const error of ['ENOENT', undefined, new Error('none'), Object.assign(new Error(), { code: 2 })]) {
    assert.equal(codeOf(error), '')
  }
})

test('a sentence for the operator is shown as it is', () => {
  const sentence = new EmbeddedError('Do this.')
  assert.equal(explain('go on', sentence), sentence)
})
