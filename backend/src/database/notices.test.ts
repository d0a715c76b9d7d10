import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pino from 'pino'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { startProxy } from '../../tests/support/proxy.ts'
import { TestTimers } from '../../tests/support/timers.ts'
import { loadConfig } from '../config.ts'
import { connect, type Database } from './connection.ts'
import { inParts } from './notices.ts'

const silent = pino({ level: 'silent' })
let database: TestDatabase

before(async () => {
  database = await createDatabase({ empty: true })
})
after(() => database.drop())

const TIMEOUT = 60_000

function open(url = database.url, { pooler = 'none', log = silent } = {}): Database {
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: url,
    DATABASE_POOLER: pooler,
    DATABASE_TIMEOUT_MS: String(TIMEOUT),
    BETTER_AUTH_SECRET: 'a secret that is only good for tests',
  })
  const db = connect(config.database, url)
  db.notices?.start(log)
  return db
}

const knows = async (count: number, ...dbs: Database[]): Promise<void> => {
  while (dbs.some(({ notices }) => notices?.instances !== count)) await sleep(5)
}

/** The signals that `db` receives, from itself and from others. */
function hearings(db: Database): { own: string[]; others: string[] } {
  const heard = { own: [] as string[], others: [] as string[] }
  db.signals.listen((workspaceId, own) => void (own ? heard.own : heard.others).push(workspaceId))
  return heard
}

/** The notifications sent on the database meanwhile, as received by a listener of this test. */
async function overheard(work: () => Promise<void>): Promise<string[]> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: database.url })
  const payloads: string[] = []
  client.on('notification', ({ payload }) => void payloads.push(payload ?? ''))
  await client.connect()
  await client.query('LISTEN docket_changes')
  await work()
  await client.query("SELECT pg_notify('docket_changes', 'end of the test')")
  while (!payloads.includes('end of the test')) await sleep(1)
  await client.end()
  return payloads.slice(0, -1)
}

describe('instances', () => {
  test('notify each other of writers, once, and not themselves', async () => {
    const [one, two, three] = [open(), open(), open()]
    await knows(3, one, two, three)
    const [ofOne, ofTwo, ofThree] = [hearings(one), hearings(two), hearings(three)]
    const users = ['ada', '"quoted", with commas', 'Ünï\u2028🧀']
    const payloads = await overheard(async () => {
      for (const user of users) for (let count = 0; count < 50; count += 1) one.signals.wrote(user)
      while (ofTwo.others.length < 3 || ofThree.others.length < 3) await sleep(1)
    })
    assert.deepEqual(ofTwo, { own: [], others: users })
    assert.deepEqual(ofThree, { own: [], others: users })
    assert.equal(ofOne.own.length, 150)
    assert.deepEqual(ofOne.others, [])
    assert.equal(payloads.length, 1, 'what is written within a moment is told together')
    one.signals.wrote('just after a notice')
    while (ofTwo.others.length < 4) await sleep(1)
    assert.deepEqual(ofTwo.others.slice(3), ['just after a notice'])
    await Promise.all([one, two, three].map((db) => db.close()))
  })

  test('send no notices when alone', async () => {
    const db = open()
    await knows(1, db)
    const payloads = await overheard(async () => {
      db.signals.wrote('ada')
      // An instance that joins is notified from then on.
      const other = open()
      const heard = hearings(other)
      await knows(2, db, other)
      db.signals.wrote('vic')
      while (heard.others.length === 0) await sleep(1)
      assert.deepEqual(heard.others, ['vic'])
      await other.close()
      await knows(1, db)
    })
    assert.ok(payloads.some((payload) => payload.includes('vic')))
    assert.ok(!payloads.some((payload) => payload.includes('ada')), payloads.join('\n'))
    await db.close()
  })

  test('ignore foreign messages on the channel', async () => {
    const [db, other] = [open(), open()]
    await knows(2, db, other)
    const heard = hearings(db)
    for (const payload of [
      '',
      '{',
      'null',
      '[]',
      '{"from":1}',
      '{"from":"x","workspaces":[1]}',
      '{"workspaces":["ada"]}',
    ]) {
      await other.query({ name: 'say', text: "SELECT pg_notify('docket_changes', $1)", values: [payload] })
    }
    other.signals.wrote('vic')
    while (heard.others.length === 0) await sleep(1)
    assert.deepEqual(heard.others, ['vic'])
    assert.equal(db.notices?.instances, 2)
    await Promise.all([db.close(), other.close()])
  })

  // Waiting for a frozen database would never end.
  test('reconnect with the database, and closing does not wait for it', { timeout: 120_000 }, async (t) => {
    const timers = new TestTimers(t)
    const proxy = await startProxy()
    proxy.state = 'down'
    const told = Promise.withResolvers<string>()
    const log = pino({ level: 'warn' }, { write: told.resolve })
    const db = open(proxy.through(database.url), { log })
    const other = open()
    await knows(1, other)
    assert.match(await told.promise, /notices from other instances are not received; retrying/)
    assert.equal(db.notices?.instances, 0)
    proxy.state = 'up'
    await knows(2, db, other)
    proxy.state = 'down'
    await knows(0, db)
    proxy.state = 'up'
    await knows(2, db, other)
    proxy.state = 'frozen'
    await timers.outlast(TIMEOUT, db.close())
    await other.close()
    await proxy.close()
  })

  test('do without LISTEN behind a pooler', async () => {
    const db = open(database.url, { pooler: 'transaction' })
    assert.equal(db.notices, undefined)
    const heard = hearings(db)
    db.signals.wrote('ada')
    assert.deepEqual(heard.own, ['ada'])
    await db.close()
  })
})

test("notices name each user once, and fit PostgreSQL's payload limit", () => {
  const users = Array.from({ length: 500 }, (_, index) => `${'"🧀'.repeat(60)}${index}`)
  const parts = inParts('instance', users)
  assert.deepEqual(
    parts.flatMap((part) => part.workspaces ?? []),
    users,
  )
  for (const part of parts) assert.ok(Buffer.byteLength(JSON.stringify(part)) < 8000)
  assert.ok(parts.length < 40)
})
