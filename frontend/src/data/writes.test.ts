import assert from 'node:assert/strict'
import { test } from 'node:test'
import { batchesOf } from './build.ts'
import { dangles, operation, type Write } from './writes.ts'

function writeOf(path: string, body: unknown): Write {
  const [write] = batchesOf([{ operation: operation('POST', path, body), effects: [] }], {
    what: 'taskAdded',
  })
  assert.ok(write)
  return write
}

test('a temporary id is replaced by the id of the created thing', () => {
  assert.ok(dangles(writeOf('/tasks/-5/notes', { body: 'Lost' })))
  assert.ok(dangles(writeOf('/tasks', { title: 'Lost', parent_id: -5 })))
  assert.ok(dangles(writeOf('/tasks', { title: 'Lost', blocked_by: [3, -5] })))
  assert.ok(dangles({ ...writeOf('/tasks', {}), path: '/undo', body: { revision: { write_of: 'key' } } }))
})

test('text typed by the user is never replaced as an id', () => {
  for (const title of [
    'https://example.com/-5',
    '-5',
    'at 3:-5, or so',
    '{"a":-5}',
    '"write_of"',
    '/tasks/-5',
  ]) {
    assert.equal(dangles(writeOf('/tasks/7/notes', { body: title })), false, title)
    assert.equal(dangles(writeOf('/tasks', { title, labels: [title] })), false, title)
  }
})
