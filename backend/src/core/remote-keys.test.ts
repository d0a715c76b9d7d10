import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { decodeProtectedHeader, type JWTHeaderParameters } from 'jose'
import { TestClock } from '../../tests/support/clock.ts'
import { startIssuer, type TestIssuer } from '../../tests/support/issuer.ts'
import { DocketError } from './errors.ts'
import { remoteKeys } from './remote-keys.ts'
import type { PublicKeys } from './tokens.ts'

const MINUTE = 60_000

let clock: TestClock
let issuer: TestIssuer
let keys: PublicKeys

beforeEach(async () => {
  clock = new TestClock({ still: true })
  issuer = await startIssuer(clock.now)
  keys = remoteKeys(issuer.jwksUrl, clock.now)
})
afterEach(() => issuer.close())

/** The header of a token that the issuer would sign now. */
const current = async () => decodeProtectedHeader(await issuer.sign('ada')) as JWTHeaderParameters
const unknown = { alg: 'EdDSA', kid: 'unknown' }

async function isUnreachable(header: JWTHeaderParameters): Promise<void> {
  await assert.rejects(keys.find(header), (error) => {
    assert.ok(error instanceof DocketError)
    assert.equal(error.status, 503)
    assert.equal(error.headers['retry-after'], '10')
    return true
  })
}

describe('keys of an external issuer', () => {
  test('are fetched once for concurrent tokens', async () => {
    const header = await current()
    const found = await Promise.all(Array.from({ length: 20 }, () => keys.find(header)))
    for (const key of found) assert.ok(key !== undefined)
    assert.equal(issuer.asked, 1)
  })

  test('are fetched again for an unknown key id, but not twice in 10 s', async () => {
    await keys.find(await current())
    await issuer.rotate()
    const header = await current()
    assert.equal(await keys.find(header), undefined, 'they were read just now')
    clock.advance(9_999)
    assert.equal(await keys.find(header), undefined)
    assert.equal(issuer.asked, 1)
    clock.advance(1)
    assert.ok((await keys.find(header)) !== undefined)
    for (let count = 0; count < 100; count += 1) assert.equal(await keys.find(unknown), undefined)
    assert.equal(issuer.asked, 2)
  })

  test('are fetched again after ten minutes, so that removed ones are noticed', async () => {
    const header = await current()
    await keys.find(header)
    await issuer.rotate()
    clock.advance(10 * MINUTE - 1)
    assert.ok((await keys.find(header)) !== undefined)
    clock.advance(1)
    assert.equal(await keys.find(header), undefined)
  })

  test('are fetched again once the clock was set back', async () => {
    await keys.find(await current())
    await issuer.rotate()
    clock.advance(-24 * 60 * MINUTE)
    assert.ok((await keys.find(await current())) !== undefined)
  })

  test('are used only for what they are published for', async () => {
    await issuer.rotate('RS256')
    const header = await current()
    assert.ok((await keys.find(header)) !== undefined)
    assert.equal(await keys.find({ ...header, alg: 'PS256' }), undefined)
    assert.equal(await keys.find({ ...header, alg: 'EdDSA' }), undefined)
  })

  for (const state of ['failing', 'nonsense', 'silent'] as const) {
    test(`never fetched are unavailable while the issuer is ${state}, without hammering it`, async () => {
      issuer.state = state
      for (let count = 0; count < 5; count += 1) await isUnreachable(await current())
      assert.equal(issuer.asked, 1)
      issuer.state = 'up'
      await isUnreachable(await current())
      clock.advance(10_000)
      assert.ok((await keys.find(await current())) !== undefined)
    })
  }

  test('already fetched serve for an hour while the issuer is down, and no longer', async () => {
    const header = await current()
    await keys.find(header)
    issuer.state = 'failing'
    clock.advance(59 * MINUTE)
    assert.ok((await keys.find(header)) !== undefined)
    await isUnreachable(unknown)
    clock.advance(MINUTE)
    await isUnreachable(header)
  })
})
