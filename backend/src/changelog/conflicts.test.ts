import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { prefers } from '../core/prefer.ts'
import { changedFields, conflictsOf, fieldsLeft, only } from './conflicts.ts'

const base = { title: 'Buy milk', labels: ['home'], due: { date: '2026-11-20', time: '09:00' }, note: null }

describe('the changed fields', () => {
  test('are those with different values, at any depth and regardless of key order', () => {
    assert.deepEqual(changedFields(base, { ...base }), [])
    const same = { ...base, labels: ['home'], due: { time: '09:00', date: '2026-11-20' } }
    assert.deepEqual(changedFields(base, same), [])
    assert.deepEqual(changedFields(base, { ...base, labels: ['home', 'work'], note: '' }), ['labels', 'note'])
  })

  test('exclude those that every write sets or that are derived', () => {
    const written = { revision: 2, updated_at: 'later', due_at: 'then', start_at: null }
    assert.deepEqual(changedFields({ ...base, revision: 1, due_at: null }, { ...base, ...written }), [])
  })

  test('include those that only one side has; a missing field equals null', () => {
    assert.deepEqual(changedFields({ a: 1 }, { b: 2 }), ['a', 'b'])
    assert.deepEqual(changedFields({ a: null }, {}), [])
  })
})

describe('two edits', () => {
  const edits = (theirs: object, yours: object, bonds: string[][] = []) =>
    [base, { ...base, ...theirs }, { ...base, ...yours }, bonds] as const

  test('of different fields merge', () => {
    const both = edits({ title: 'Buy oat milk' }, { labels: [] })
    assert.deepEqual(conflictsOf(...both), [])
    assert.deepEqual([...fieldsLeft(...both)], ['labels'])
  })

  test('that set a field to the same value merge into nothing to do', () => {
    const both = edits({ title: 'Oats' }, { title: 'Oats' })
    assert.deepEqual(conflictsOf(...both), [])
    assert.deepEqual([...fieldsLeft(...both)], [])
  })

  test('conflict when they set a field to different values', () => {
    const both = edits({ title: 'Oats', note: 'x' }, { title: 'Rice', labels: [] })
    assert.deepEqual(conflictsOf(...both), [
      { field: 'title', base: 'Buy milk', theirs: 'Oats', yours: 'Rice' },
    ])
  })

  test("conflict in dependent fields, although neither touched the other's", () => {
    const both = edits({ title: 'Oats' }, { labels: [] }, [['title', 'labels']])
    assert.deepEqual(conflictsOf(...both), [
      { field: 'title', base: 'Buy milk', theirs: 'Oats', yours: 'Buy milk' },
      { field: 'labels', base: ['home'], theirs: ['home'], yours: [] },
    ])
    assert.deepEqual(conflictsOf(...edits({ note: 'x' }, { labels: [] }, [['title', 'labels']])), [])
    const same = edits({ title: 'Oats' }, { title: 'Oats' }, [['title', 'labels']])
    assert.deepEqual(conflictsOf(...same), [])
  })

  test('keep dependent fields together in what remains', () => {
    const left = fieldsLeft(...edits({ note: 'x' }, { labels: [] }, [['title', 'labels']]))
    assert.deepEqual([...left].sort(), ['labels', 'title'])
    assert.deepEqual(only({ title: 'Buy milk', labels: [], note: null }, left), {
      title: 'Buy milk',
      labels: [],
    })
  })
})

test('the preference is found among others, in any spelling', () => {
  for (const header of [
    'merge',
    'MERGE',
    ' merge ',
    'return=minimal, merge',
    'merge; strict, respond-async',
    'wait=10,merge=""',
    'x="a, b; c", merge',
    'x="unbalanced, merge',
    ',,merge',
  ]) {
    assert.equal(prefers(header, 'merge'), true, header)
  }
  for (const header of [
    undefined,
    '',
    'return=minimal',
    'mergers',
    'x=merge',
    'x="1, merge, 2"',
    'merge=never',
    'merge=never, merge',
    'x; merge',
    '"merge"',
  ]) {
    assert.equal(prefers(header, 'merge'), false, String(header))
  }
  const long = '"'.repeat(4000)
  assert.equal(prefers(long, 'merge'), false)
})
