import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { TestClock } from '../../tests/support/clock.ts'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { loadConfig } from '../config.ts'
import { connect, type Database } from '../database/connection.ts'
import { statement } from '../database/statement.ts'
import { KEY_GRACE } from './auth.ts'
import { localKeys } from './public-keys.ts'

let database: TestDatabase
let db: Database
let publicKey: JWK

before(async () => {
  database = await createDatabase()
  db = connect(
    loadConfig({ BETTER_AUTH_SECRET: 'a secret that is only good for tests' }).database,
    database.url,
  )
  publicKey = await exportJWK((await generateKeyPair('EdDSA', { extractable: true })).publicKey)
})
after(async () => {
  await db.close()
  await database.drop()
})

const insertKey = statement<{ id: string; key: string; alg: string | null; expires: string | null }>(
  'test_jwks_insert',
  `INSERT INTO jwks (id, public_key, private_key, alg, expires_at)
   VALUES (:id, :key, '', :alg::text, :expires::timestamptz)`,
)

describe('one of our own signing keys', () => {
  test('verifies forever when it names no algorithm and no expiry', async () => {
    await db.query(insertKey({ id: 'old', key: JSON.stringify(publicKey), alg: null, expires: null }))
    const clock = new TestClock()
    const keys = localKeys(db, clock.now)
    const found = await keys.find({ alg: 'EdDSA', kid: 'old' })
    assert.ok(found instanceof CryptoKey)
    assert.deepEqual([found.type, found.algorithm.name], ['public', 'Ed25519'])
    clock.advance(10 * 365 * 24 * 60 * 60_000)
    assert.ok(await keys.find({ alg: 'EdDSA', kid: 'old' }))
  })

  test('verifies until the end of its grace period when it expires', async () => {
    const clock = new TestClock({ still: true })
    const expires = clock.now().toISOString()
    await db.query(insertKey({ id: 'short', key: JSON.stringify(publicKey), alg: 'EdDSA', expires }))
    const keys = localKeys(db, clock.now)
    clock.advance(KEY_GRACE * 1000 - 1)
    assert.ok(await keys.find({ alg: 'EdDSA', kid: 'short' }))
    clock.advance(1)
    assert.equal(await keys.find({ alg: 'EdDSA', kid: 'short' }), undefined)
  })

  test('verifies nothing after removal, even if the clock is set back', async () => {
    await db.query(insertKey({ id: 'gone', key: JSON.stringify(publicKey), alg: null, expires: null }))
    const clock = new TestClock({ still: true })
    const keys = localKeys(db, clock.now)
    assert.ok(await keys.find({ alg: 'EdDSA', kid: 'gone' }))
    await db.pool.query(`DELETE FROM jwks WHERE id = 'gone'`)
    clock.advance(-1)
    assert.equal(await keys.find({ alg: 'EdDSA', kid: 'gone' }), undefined)
  })

  test('verifies nothing when it is a shared secret', async () => {
    const secret = { kty: 'oct', k: Buffer.alloc(32).toString('base64url') }
    await db.query(insertKey({ id: 'oct', key: JSON.stringify(secret), alg: 'HS256', expires: null }))
    assert.equal(await localKeys(db, new TestClock().now).find({ alg: 'EdDSA', kid: 'oct' }), undefined)
  })
})
