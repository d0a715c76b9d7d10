import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asName, letterOf } from './letter.ts'

test('a name stays what it is', () => {
  for (const name of [
    'Ada',
    'J. R. Smith',
    'Team 2.0',
    'عائشہ',
    'R&D / Sales',
    'Q3: plans',
    '👩‍👩‍👧 Family',
    'Wait…',
  ])
    assert.equal(asName(name), name)
})

test('nothing in a name is an address that mail programs make a link of', () => {
  const links = {
    'evil.test': 'evil. test',
    'See https://evil.test/a?b=c now': 'See https:/ /evil. test/a?b=c now',
    'www.evil.test': 'www. evil. test',
    'me@evil.test': 'me@evil. test',
    'http://3232235777/x': 'http:/ /3232235777/x',
    '192.168.1.1': '192. 168. 1. 1',
    'evil。test': 'evil。 test',
    'evil.\u200btest': 'evil. \u200btest',
    '\\\\host\\share': '\\ \\host\\share',
    'file:///etc': 'file:/ / /etc',
  }
  for (const [text, name] of Object.entries(links)) assert.equal(asName(text), name)
})

test('a name is one line that turns nothing round, and short', () => {
  assert.equal(asName(' Home\r\n\n\u2028Pay\u202e here\0\t'), 'Home Pay here')
  assert.equal(asName('a'.repeat(60)), 'a'.repeat(60))
  assert.equal(asName('a'.repeat(61)), `${'a'.repeat(59)}…`)
  assert.equal(asName('👩‍👩‍👧'.repeat(61)), `${'👩‍👩‍👧'.repeat(59)}…`)
})

test('a letter ends with why its reader gets it', () => {
  const { text } = letterOf('a@example.com', 'anybody', {
    subject: 's',
    text: 'Open this.\n',
    why: 'Because.',
  })
  assert.equal(text, 'Open this.\n\n-- \nBecause.\n')
})
