import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { loadConfig } from '../config.ts'
import { connect, type Database } from '../database/connection.ts'
import { describeError } from './logging.ts'

let database: TestDatabase
let db: Database

before(async () => {
  database = await createDatabase()
  const { database: settings } = loadConfig({ BETTER_AUTH_SECRET: 'x'.repeat(32) })
  db = connect(settings, database.url)
})
after(async () => {
  await db.close()
  await database.drop()
})

test('an error of the database is logged without the values that it quotes', async () => {
  const secret = 'a-title-that-nobody-may-read'
  const failing = [
    { name: '', text: 'SELECT $1::bigint', values: [secret] },
    {
      name: '',
      text: 'INSERT INTO users (id, name, email) VALUES ($1, $1, $1), ($1, $1, $1)',
      values: [secret],
    },
  ]
  for (const statement of failing) {
    const error = await db.query(statement).then(
      () => assert.fail('it should be refused'),
      (reason) => reason as Error,
    )
    assert.ok(error.message.includes(secret) || JSON.stringify(error).includes(secret))
    const logged = describeError(new Error('while writing', { cause: error }))
    assert.ok(!JSON.stringify(logged).includes(secret), JSON.stringify(logged))
    assert.match(JSON.stringify(logged), /"code":"2(2P02|3505)"/)
  }
})

test('another error is logged with its message and place', () => {
  const logged = describeError(new TypeError('no such thing'))
  assert.equal(logged.type, 'TypeError')
  assert.equal(logged.message, 'no such thing')
  assert.match(String(logged.stack), /logging\.test\.ts/)
})
