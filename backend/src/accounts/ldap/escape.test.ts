import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inDn, inFilter, isUsername, sameName } from './escape.ts'

test('a value never becomes a part of a filter', () => {
  assert.equal(inFilter('*)(uid=*))(|(a\\b\0'), '\\2a\\29\\28uid=\\2a\\29\\29\\28|\\28a\\5cb\\00')
  assert.equal(inFilter('José'), 'José')
})

test('a value never becomes a part of a DN', () => {
  assert.equal(
    inDn('ada,ou=people+uid="x"\\<>;#'),
    'ada\\2cou\\3dpeople\\2buid\\3d\\22x\\22\\5c\\3c\\3e\\3b\\23',
  )
  assert.equal(inDn(' ada '), '\\20ada\\20')
})

test('only what names somebody is looked for', () => {
  for (const name of ['ada', 'ada@example.com', "o'hara", 'José', 'DOMAIN\\ada', 'Ada Lovelace', '1815']) {
    assert.ok(isUsername(name), name)
  }
  for (const name of [
    '',
    '*',
    ' ada',
    'ada ',
    'ada*',
    'a)(b',
    'a,b',
    'a=b',
    'a\0b',
    'a\u00adb',
    'a\u200bb',
    'a\nb',
    'a'.repeat(101),
  ]) {
    assert.ok(!isUsername(name), JSON.stringify(name))
  }
})

test('spellings that a directory takes for one name are one', () => {
  for (const name of ['José', 'JOSÉ', 'jose\u0301', 'ｊｏｓｅ']) assert.equal(sameName(name), 'jose', name)
  assert.equal(sameName('Ada  Lovelace'), sameName('ada lovelace'))
})
