import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import type { Queryable } from '../database/connection.ts'
import { vapidKeys } from './vapid.ts'

let database: TestDatabase
let pool: pg.Pool
let db: Queryable

before(async () => {
  database = await createDatabase()
  pool = new pg.Pool({ connectionString: database.url })
  db = { query: async ({ text, values }) => (await pool.query(text, values as unknown[])).rows }
})
after(async () => {
  await pool.end()
  await database.drop()
})

const SECRET = 'a secret of at least thirty-two characters'

test('instances that start at once agree on one pair, which is stored encrypted', async () => {
  const pairs = await Promise.all(Array.from({ length: 8 }, () => vapidKeys(db, SECRET, new Date())))
  for (const pair of pairs) assert.deepEqual(pair, pairs[0])
  const { rows } = await pool.query('SELECT private_key FROM push_keys')
  assert.equal(rows.length, 1)
  assert.ok(!rows[0].private_key.includes(pairs[0]?.privateKey))
})

test('a pair of another secret is replaced, once', async () => {
  const old = await vapidKeys(db, SECRET, new Date())
  const other = `another ${SECRET}`
  const pairs = await Promise.all(Array.from({ length: 8 }, () => vapidKeys(db, other, new Date())))
  for (const pair of pairs) assert.deepEqual(pair, pairs[0])
  assert.notEqual(pairs[0]?.publicKey, old.publicKey)
})
