import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAddress, readRequest } from './request.ts'

const encode = (query: string) => Buffer.from(query).toString('base64url')
const QUERY =
  'client_id=c1&redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Fcb&scope=tasks%3Aread+tasks%3Awrite+offline_access&state=1e3&sig=a%2Bb%3D'

test('a request is parsed, and kept as it was signed', () => {
  assert.deepEqual(readRequest(encode(QUERY)), {
    signed: QUERY,
    clientId: 'c1',
    scopes: ['tasks:read', 'tasks:write'],
    stays: true,
    goesTo: '127.0.0.1:4000',
  })
  assert.equal(
    readRequest(encode('client_id=c1&redirect_uri=com.example.app:/cb'))?.goesTo,
    'com.example.app:',
  )
})

test('an invalid request is refused', () => {
  for (const text of [undefined, '', '%%%', encode('client_id=c1'), encode('redirect_uri=https://a.example')])
    assert.equal(readRequest(text), undefined)
})

test('a redirect never runs a script', () => {
  for (const url of ['https://a.example/cb', 'http://127.0.0.1:1/', 'com.example.app:/cb'])
    assert.ok(isAddress(url))
  for (const url of ['javascript:alert(1)', 'data:text/html,x', 'cb', '']) assert.ok(!isAddress(url))
})
