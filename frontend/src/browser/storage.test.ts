import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BrowserStorage, ofUser } from './storage.ts'

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

test('a value that is stored can be read until it is removed', () => {
  const stored = storage()
  new BrowserStorage(() => stored).write('folds', ['a', 1])
  const next = new BrowserStorage(() => stored)
  assert.deepEqual(next.read('folds'), ['a', 1])
  next.set('folds', null)
  assert.equal(next.read('folds'), undefined)
})

test('invalid JSON reads as nothing', () => {
  const stored = storage()
  const browserStorage = new BrowserStorage(() => stored)
  for (const text of ['', '{"half', 'null', 'undefined']) {
    browserStorage.set('folds', text)
    assert.equal(browserStorage.read('folds'), undefined, text)
  }
})

test('blocked storage falls back to memory', () => {
  const browserStorage = new BrowserStorage(() => {
    throw new DOMException('Access is denied.', 'SecurityError')
  })
  assert.equal(browserStorage.get('theme'), null)
  browserStorage.set('theme', 'dark')
  assert.equal(browserStorage.get('theme'), 'dark')
  browserStorage.set('theme', null)
  assert.equal(browserStorage.get('theme'), null)
  browserStorage.set(ofUser('ada', 'sort'), 'due')
  browserStorage.clear(ofUser('ada', ''))
  assert.equal(browserStorage.get(ofUser('ada', 'sort')), null)
})

test('full storage keeps the newest value in memory, and writes again when there is room', () => {
  const stored = storage()
  const { setItem } = stored
  const browserStorage = new BrowserStorage(() => stored)
  browserStorage.set('theme', 'light')
  stored.setItem = () => {
    throw new DOMException('The disk is full.', 'QuotaExceededError')
  }
  browserStorage.set('theme', 'dark')
  assert.equal(browserStorage.get('theme'), 'dark')
  stored.setItem = setItem
  browserStorage.set('theme', 'system')
  assert.equal(new BrowserStorage(() => stored).get('theme'), 'system')
})

test("clearing one user's data keeps that of others", () => {
  const stored = storage()
  const browserStorage = new BrowserStorage(() => stored)
  for (const userId of ['ada', 'adam']) browserStorage.set(ofUser(userId, 'sort'), 'due')
  browserStorage.set('docket.theme', 'dark')
  browserStorage.clear(ofUser('ada', ''))
  assert.deepEqual(Object.keys(stored).sort(), [ofUser('adam', 'sort'), 'docket.theme'])
})
