import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createDatabase, onServer, serverUrl, type TestDatabase } from '../../tests/support/database.ts'
import { loadConfig } from '../config.ts'
import { connect } from './connection.ts'
import { migrate } from './migrate.ts'
import { requireFit, requireSettings } from './requirements.ts'

describe('a database', () => {
  test('that cannot store every text is refused before anything is created', async () => {
    const name = 'test_latin'
    const url = new URL(serverUrl())
    url.pathname = `/${name}`
    const make = `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`
    await onServer(serverUrl(), async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name}`)
      await client.query(make)
    })
    await assert.rejects(migrate(url.href), {
      name: 'ConfigError',
      message: /^DATABASE_URL: the database "test_latin" has the encoding LATIN1; Docket needs UTF8\. /,
    })
    await onServer(serverUrl(), async (client) => void (await client.query(`DROP DATABASE ${name}`)))
  })

  test('of a server that is too old is refused, and a newer one is not', () => {
    const server = { database: 'a', version: '14.19', encoding: 'UTF8' }
    assert.throws(() => requireFit({ ...server, number: 140_019 }), {
      name: 'ConfigError',
      message: 'DATABASE_URL: the server is PostgreSQL 14.19; Docket needs 15 or newer.',
    })
    for (const number of [150_000, 180_004, 190_000]) requireFit({ ...server, number })
  })
})

describe('required settings', () => {
  const { database: settings } = loadConfig({ BETTER_AUTH_SECRET: 'x'.repeat(32) })
  let database: TestDatabase
  before(async () => {
    database = await createDatabase({ empty: true })
  })
  after(() => database.drop())

  async function requiredOf(pooler: 'none' | 'transaction', setting: string): Promise<void> {
    const name = new URL(database.url).pathname.slice(1)
    const alter = (text: string) =>
      onServer(serverUrl(), async (client) => void (await client.query(`ALTER DATABASE ${name} ${text}`)))
    await alter(`SET ${setting}`)
    const db = connect({ ...settings, timeout: 60_000, pooler }, database.url)
    try {
      await requireSettings(db, pooler)
    } finally {
      await db.close()
      await alter('RESET ALL')
    }
  }

  test("are set, whatever the database's own are", async () => {
    await requiredOf('none', "DateStyle = 'German'")
    await requiredOf('none', "default_transaction_isolation = 'serializable'")
  })

  test('must reach it', async () => {
    const own = `${database.url}?options=${encodeURIComponent('-c geqo=on')}`
    const db = connect({ ...settings, timeout: 60_000, pooler: 'none' }, own)
    await assert.rejects(requireSettings(db, 'none'), {
      name: 'ConfigError',
      message: /do not reach the database\. .* set DATABASE_POOLER=transaction; if DATABASE_URL has options/,
    })
    await db.close()
  })

  test('must be those of the database behind a pooler', async () => {
    await assert.rejects(requiredOf('transaction', "DateStyle = 'German, DMY'"), {
      name: 'ConfigError',
      message: /^Behind a pooler, .*: ALTER DATABASE "test_\w+" SET DateStyle = 'ISO, MDY'$/,
    })
    await assert.rejects(requiredOf('transaction', "default_transaction_isolation = 'serializable'"), {
      name: 'ConfigError',
      message: /SET default_transaction_isolation = 'read committed'$/,
    })
    await requiredOf('transaction', "DateStyle = 'ISO, DMY'")
  })
})
