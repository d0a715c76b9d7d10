import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safePath } from './return-to.ts'

test('signing in leads back to a page of this app', () => {
  for (const path of ['/', '/today', '/projects/7?task=12', '/search?q=a%20b#top', '/claim#token']) {
    assert.equal(safePath(path), path)
  }
})

test('signing in never leads elsewhere, nor back to signing in', () => {
  const others = ['https://evil.example/', '/today/..//evil.example', undefined, ['/today']]
  for (const to of [...others, '/sign-in?to=/sign-in', '/sign-up#token', '/today/../act#token']) {
    assert.equal(safePath(to), '/', String(to))
  }
})
