import assert from 'node:assert/strict'
import { test } from 'node:test'
import { defaultsOf } from './defaults.ts'

const people = {
  me: 'a',
  members: [
    { id: 'a', name: 'Ada Lovelace' },
    { id: 'b', name: 'Bob' },
    { id: 'c', name: 'Me' },
    { id: 'd', name: 'Twin' },
    { id: 'e', name: 'twin' },
  ],
}

test('a view of what is assigned to one member gives them to new tasks', () => {
  for (const [filter, id] of [
    ['assignee = me', 'a'],
    ['assignee = "ada lovelace" and not complete', 'a'],
    ['assignees in (Bob)', 'b'],
    ['assignee = "me"', 'c'],
    ['assignee = b', 'b'],
  ] as const) {
    assert.deepEqual(defaultsOf(filter, people), { assignees: [id] }, filter)
  }
})

test('any other view gives nobody', () => {
  for (const filter of [
    '',
    'assignee = none',
    'assignee != me',
    'assignee in (me, Bob)',
    'assignee = me or p1',
    'assignee = me and assignee = Bob',
    'assignee = Eve',
    'assignee = Twin',
    '(assignee = me or p1) and due = today',
    'label = me',
  ]) {
    assert.deepEqual(defaultsOf(filter, people), {}, filter)
  }
})
