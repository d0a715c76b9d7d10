import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ofUser, Shelf } from './storage.ts'

/** A stand-in for the browser's storage. Like that, it has its entries as own properties. */
function storage(): Storage {
  const own = {
    getItem: (name: string) => (own as Record<string, unknown>)[name] ?? null,
    setItem: (name: string, text: string) => Object.assign(own, { [name]: text }),
    removeItem: (name: string) => Reflect.deleteProperty(own, name),
  }
  for (const name of Object.keys(own)) Object.defineProperty(own, name, { enumerable: false })
  return own as unknown as Storage
}

test('what is remembered is there for the next who asks, until it is removed', () => {
  const kept = storage()
  new Shelf(() => kept).write('folds', ['a', 1])
  const next = new Shelf(() => kept)
  assert.deepEqual(next.read('folds'), ['a', 1])
  next.set('folds', null)
  assert.equal(next.read('folds'), undefined)
})

test('what is no JSON is nothing', () => {
  const kept = storage()
  const shelf = new Shelf(() => kept)
  for (const text of ['', '{"half', 'null', 'undefined']) {
    shelf.set('folds', text)
    assert.equal(shelf.read('folds'), undefined, text)
  }
})

test('where storage is blocked, the page remembers', () => {
  const shelf = new Shelf(() => {
    throw new DOMException('Access is denied.', 'SecurityError')
  })
  assert.equal(shelf.get('theme'), null)
  shelf.set('theme', 'dark')
  assert.equal(shelf.get('theme'), 'dark')
  shelf.set('theme', null)
  assert.equal(shelf.get('theme'), null)
  shelf.set(ofUser('ada', 'sort'), 'due')
  shelf.clear(ofUser('ada', ''))
  assert.equal(shelf.get(ofUser('ada', 'sort')), null)
})

test('where it is full, the page remembers what is newer, and the browser takes the next again', () => {
  const kept = storage()
  const { setItem } = kept
  const shelf = new Shelf(() => kept)
  shelf.set('theme', 'light')
  kept.setItem = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  }
  shelf.set('theme', 'dark')
  assert.equal(shelf.get('theme'), 'dark')
  kept.setItem = setItem
  shelf.set('theme', 'system')
  assert.equal(new Shelf(() => kept).get('theme'), 'system')
})

test('what is one user’s is forgotten, and nothing of another', () => {
  const kept = storage()
  const shelf = new Shelf(() => kept)
  for (const userId of ['ada', 'adam']) shelf.set(ofUser(userId, 'sort'), 'due')
  shelf.set('docket.theme', 'dark')
  shelf.clear(ofUser('ada', ''))
  assert.deepEqual(Object.keys(kept).sort(), [ofUser('adam', 'sort'), 'docket.theme'])
})
