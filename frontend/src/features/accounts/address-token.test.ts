import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimsOf } from './address-token.ts'

const tokenOf = (claims: unknown) =>
  `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`

test('a token says what its letter asks', () => {
  const [email, updateTo] = ['ada+~?>@example.com', 'lovelace@example.com']
  assert.deepEqual(claimsOf(tokenOf({ email })), { asks: 'verify', email, newEmail: undefined })
  for (const [requestType, asks] of [
    ['change-email-confirmation', 'approve'],
    ['change-email-verification', 'change'],
  ]) {
    assert.deepEqual(claimsOf(tokenOf({ email, updateTo, requestType })), { asks, email, newEmail: updateTo })
  }
})

test('what is no token says nothing', () => {
  const cut = tokenOf({ email: 'ada@example.com' }).slice(0, 20)
  for (const token of ['', 'nonsense', 'a.b.c', 'a.%.c', cut, tokenOf(null), tokenOf({ email: 7 })])
    assert.equal(claimsOf(token), undefined, token)
})
