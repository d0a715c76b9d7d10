import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safePath } from './return-to.ts'

const ORIGIN = 'https://docket.example'

test('signing in leads back to a page of this app', () => {
  for (const path of ['/', '/today', '/projects/7?task=12', '/search?q=a%20b#top']) {
    assert.equal(safePath(path, ORIGIN), path)
  }
})

test('signing in never leads elsewhere', () => {
  const elsewhere = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/today/..//evil.example',
    '/\t/evil.example',
    ' //evil.example',
    'javascript:alert(1)',
    'today',
    '',
    '/sign-in?to=/sign-in',
    undefined,
    ['/today'],
  ]
  for (const to of elsewhere) assert.equal(safePath(to, ORIGIN), '/', String(to))
})
