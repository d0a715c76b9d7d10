import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

test('a database error is logged without the values that it quotes', async () => {
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

test('other errors are logged with message and stack', () => {
  const logged = describeError(new TypeError('no such thing'))
  assert.equal(logged.type, 'TypeError')
  assert.equal(logged.message, 'no such thing')
  assert.match(String(logged.stack), /logging\.test\.ts/)
})

test('logging to a full disk ends nothing, and resumes when there is space', {
  skip: !existsSync('/dev/full'),
}, async (t) => {
  const base = await mkdtemp(join(tmpdir(), 'docket-log-'))
  t.after(() => rm(base, { recursive: true, force: true }))
  const file = join(base, 'log')
  const script = `
    import { closeSync, openSync } from 'node:fs'
    import { createLog, flushLog } from ${JSON.stringify(join(import.meta.dirname, 'logging.ts'))}
    const log = createLog({ logLevel: 'info' })
    for (let line = 1; line <= 500; line += 1) log.info({ line }, 'there is no room')
    await flushLog(log)
    closeSync(1)
    openSync(${JSON.stringify(file)}, 'a')
    log.info({ line: 501 }, 'there is')
    await flushLog(log)`
  const shell = ['-c', 'exec "$0" --input-type=module-typescript --eval "$1" > /dev/full']
  const { status, stderr } = spawnSync('sh', [...shell, process.execPath, script], { encoding: 'utf8' })
  assert.equal(status, 0, stderr)
  assert.match(stderr, /^The log cannot be written \(ENOSPC: [^)]+\)\.\n$/)
  const lines = (await readFile(file, 'utf8')).trim().split('\n')
  assert.deepEqual(
    lines.map((line) => JSON.parse(line).line),
    Array.from({ length: 501 }, (_, index) => index + 1),
  )
})
