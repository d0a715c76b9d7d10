import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import pg from 'pg'
import { createDatabase } from '../../tests/support/database.ts'
import { sendNamed } from './named.ts'

const INT8 = 20
const types = {
  getTypeParser: (oid: number) => (oid === INT8 ? whole : (text: string) => text),
}

function whole(text: string): number {
  if (text === '13') throw new Error('not thirteen')
  return Number(text)
}

describe('a named statement', () => {
  let client: pg.Client
  let drop: () => Promise<void>
  let described = 0
  const ask = (name: string, text: string, values: unknown[] = []) =>
    sendNamed(client, { name, text, values })
  const double = (number: number) =>
    ask('double', 'SELECT $1::bigint * 2 AS twice, $2::text AS said', [number, null])

  before(async () => {
    const database = await createDatabase()
    drop = database.drop
    client = new pg.Client({ connectionString: database.url, pipeline: true, types } as pg.ClientConfig)
    await client.connect()
    const { connection } = client as unknown as { connection: pg.Connection }
    connection.on('rowDescription', () => {
      described += 1
    })
  })
  after(async () => {
    await client.end()
    await drop()
  })

  it('has its columns described once, however many are in flight', async () => {
    assert.deepEqual(await double(1), [{ twice: 2, said: null }])
    assert.equal(described, 1)
    const rows = await Promise.all([double(2), double(3), ask('other', "SELECT 'x' AS letter"), double(4)])
    assert.deepEqual(rows.flat(), [
      { twice: 4, said: null },
      { twice: 6, said: null },
      { letter: 'x' },
      { twice: 8, said: null },
    ])
    assert.equal(described, 2)
  })

  it('has them described each time when it is unnamed', async () => {
    assert.deepEqual(await ask('', 'SELECT $1::text AS letter', ['x']), [{ letter: 'x' }])
    assert.deepEqual(await ask('', 'SELECT $1::bigint AS digit', [3]), [{ digit: 3 }])
  })

  it('may return no rows and no columns', async () => {
    const none = () => ask('none', 'SELECT 1 AS one WHERE false')
    assert.deepEqual([await none(), await none()], [[], []])
    const nothing = () => ask('nothing', 'SET LOCAL work_mem = 64')
    assert.deepEqual([await nothing(), await nothing()], [[], []])
  })

  it('fails alone', async () => {
    const divide = (by: number) => ask('divide', 'SELECT 1 / $1::int AS part', [by])
    const answers = await Promise.allSettled([divide(0), divide(1), double(13 / 2), divide(0), double(1)])
    assert.deepEqual(
      answers.map(({ status }) => status),
      ['rejected', 'fulfilled', 'rejected', 'rejected', 'fulfilled'],
    )
  })

  it('fails when a value cannot be parsed, and the next one does not', async () => {
    const thirteen = ask('same', 'SELECT $1::bigint AS same', [13])
    const next = ask('same', 'SELECT $1::bigint AS same', [14])
    await assert.rejects(thirteen, /not thirteen/)
    assert.deepEqual(await next, [{ same: 14 }])
  })

  it('is refused, not misread, when its columns have changed', async () => {
    await client.query('CREATE TABLE things (name text); INSERT INTO things VALUES ($$a$$)')
    const all = () => ask('all', 'SELECT * FROM things')
    assert.deepEqual(await all(), [{ name: 'a' }])
    assert.deepEqual(await all(), [{ name: 'a' }])
    await client.query('ALTER TABLE things ADD COLUMN more text')
    await assert.rejects(all(), /cached plan must not change result type/)
  })
})
