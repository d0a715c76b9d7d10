import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownPage } from './own-page.ts'

/** Where users may be led, each with what becomes of it. */
const OWN: Record<string, string> = {
  '/': '/',
  '/today': '/today',
  '/projects/7?task=12': '/projects/7?task=12',
  '/search?q=a%20b#top': '/search?q=a%20b#top',
  '/labels/a%2Fb': '/labels/a%2Fb',
  '/claim#A-token_1': '/claim#A-token_1',
  '/?to=//evil.test': '/?to=//evil.test',
  '/today/../all': '/all',
  '/a//b': '/a//b',
}

const ELSEWHERE = [
  ...['https://evil.test/', 'https:evil.test', '//evil.test', '///evil.test', 'javascript:alert(1)'],
  ...['evil.test', 'today', '', ' //evil.test', ' /today', '?to=/', '#today'],
  ...['/.//evil.test', '/..//evil.test', '/a/..//evil.test', '/a/../..//evil.test', '/./..//evil.test'],
  ...['/%2e//evil.test', '/%2E%2e//evil.test', '/a/%2e%2E//evil.test', '/a/.%2e//evil.test'],
  ...['/\\evil.test', '\\\\evil.test', '\\/evil.test', '/.\\\\evil.test', '/a/..\\\\evil.test', '/a\\b'],
  ...['/\t/evil.test', '/\n/evil.test', '/\r\n/evil.test', '\t//evil.test', '/.\t//evil.test', '/a\0b'],
  ...['/%2fevil.test', '/%2F%2Fevil.test', '/%5cevil.test', '/.%2f%2Fevil.test', '/a/..%2f%5Cevil.test'],
  ...['/a%2f..%2f%2fevil.test', '/%09/evil.test', '/%0a/evil.test', '/%0D%0A/evil.test'],
]

test('a page of the service is one as browsers read it', () => {
  for (const [to, page] of Object.entries(OWN)) assert.equal(ownPage(to), page, to)
})

test('whatever may lead elsewhere is none', () => {
  for (const to of ELSEWHERE) assert.equal(ownPage(to), undefined, JSON.stringify(to))
  for (const to of [undefined, null, 7, ['/today'], { pathname: '/' }]) assert.equal(ownPage(to), undefined)
})

test('what is one stays the same one', () => {
  for (const page of Object.values(OWN)) assert.equal(ownPage(page), page)
})
