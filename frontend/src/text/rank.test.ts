import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rank, ranked } from './rank.ts'

const best = (names: string[], query: string) => ranked(names, query, (name) => name)

test('what begins with it comes first, then a word in it, then a part of one', () => {
  const names = ['Uptown', 'Set up', 'Upcoming', 'Group', 'up']
  assert.deepEqual(best(names, 'UP'), ['up', 'Uptown', 'Upcoming', 'Set up', 'Group'])
})

test('accents and capitals do not matter, each word does', () => {
  assert.deepEqual(best(['Über den Fluss', 'Überweisung', 'Fluss'], 'uber'), [
    'Überweisung',
    'Über den Fluss',
  ])
  assert.deepEqual(best(['Über den Fluss', 'Fluss'], 'fluss uber'), ['Über den Fluss'])
  assert.deepEqual(best(['باورچی خانہ', 'باغ'], 'خانہ'), ['باورچی خانہ'])
})

test('the letters with which words begin are enough', () => {
  assert.deepEqual(best(['Keyboard shortcuts', 'Keys', 'Sort'], 'ks'), ['Keyboard shortcuts'])
  assert.deepEqual(best(['Sort by key'], 'ks'), [])
})

test('nothing typed fits all, and signs are only signs', () => {
  assert.deepEqual(best(['b', 'a'], ' '), ['b', 'a'])
  assert.equal(rank('a.b', '('), 0)
  assert.ok(rank('a (b', '(b') > 0)
})
