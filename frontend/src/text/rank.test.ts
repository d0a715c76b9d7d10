import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rank, ranked } from './rank.ts'

const best = (names: string[], query: string) => ranked(names, query, (name) => name)

test('ranks a prefix first, then a word prefix, then a substring', () => {
  const names = ['Uptown', 'Set up', 'Upcoming', 'Group', 'up']
  assert.deepEqual(best(names, 'UP'), ['up', 'Uptown', 'Upcoming', 'Set up', 'Group'])
})

test('ignores accents and case, and matches every word', () => {
  assert.deepEqual(best(['Über den Fluss', 'Überweisung', 'Fluss'], 'uber'), [
    'Überweisung',
    'Über den Fluss',
  ])
  assert.deepEqual(best(['Über den Fluss', 'Fluss'], 'fluss uber'), ['Über den Fluss'])
  assert.deepEqual(best(['باورچی خانہ', 'باغ'], 'خانہ'), ['باورچی خانہ'])
})

test('matches the initials of words', () => {
  assert.deepEqual(best(['Keyboard shortcuts', 'Keys', 'Sort'], 'ks'), ['Keyboard shortcuts'])
  assert.deepEqual(best(['Sort by key'], 'ks'), [])
})

test('an empty query matches everything, and symbols are literal', () => {
  assert.deepEqual(best(['b', 'a'], ' '), ['b', 'a'])
  assert.equal(rank('a.b', '('), 0)
  assert.ok(rank('a (b', '(b') > 0)
})
