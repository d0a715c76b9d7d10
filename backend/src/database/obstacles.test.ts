import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { assertProblem } from '../../tests/support/problem.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { DocketError } from '../core/errors.ts'
import { unavailable } from './failures.ts'
import { Obstacles } from './obstacles.ts'

let service: TestService
let user: TestUser
let admin: pg.Client

before(async () => {
  service = await startService()
  user = await service.newUser()
  admin = new pg.Client({ connectionString: service.config.database.url })
  await admin.connect()
})
after(async () => {
  await admin.end()
  await service.close()
})
/** From now on the database answers writes, and whatever creates a table, as with a full disk. */
async function fill(): Promise<void> {
  for (const result of ['trigger', 'event_trigger']) {
    await admin.query(`CREATE FUNCTION full_${result}() RETURNS ${result} LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`)
  }
  await admin.query('CREATE TRIGGER full_disk BEFORE INSERT ON changes EXECUTE FUNCTION full_trigger()')
  await admin.query(`CREATE EVENT TRIGGER full_disk ON ddl_command_start
    WHEN TAG IN ('CREATE TABLE AS') EXECUTE FUNCTION full_event_trigger()`)
}

async function free(): Promise<void> {
  await admin.query('DROP EVENT TRIGGER full_disk')
  await admin.query('DROP FUNCTION full_event_trigger() CASCADE')
  await admin.query('DROP FUNCTION full_trigger() CASCADE')
}

const write = () => user.call('POST', '/tasks', { title: 'Kept' })
const health = async (url = '/health') => {
  const { statusCode, data } = await service.inject({ url })
  return [statusCode, data.database]
}

/** What the log says of obstacles, and of failed requests. */
const told = () =>
  service.logged.filter(({ msg }) => msg !== 'request').map(({ level, msg }) => `${level} ${msg}`)

test('a full disk is reported to clients, once in the log, and by readiness until there is space', async () => {
  await fill()
  for (let time = 0; time < 3; time += 1) {
    const refused = await write()
    assertProblem(refused, 503, 'DATABASE_ERROR')
    assert.match(refused.data.detail, /^The database's disk is full: nothing can be saved/)
    assert.equal(refused.headers['retry-after'], '10')
  }
  assert.equal((await user.call('GET', '/tasks')).statusCode, 200)
  const full = /^50 The disk of the database is full: no space left on device\./
  assert.equal(told().length, 1)
  assert.match(told().join(), full)

  await service.db.obstacles.look()
  for (const url of ['/health', '/health/ready']) assert.deepEqual(await health(url), [503, 'disk_full'])
  assert.deepEqual(await health('/health/live'), [200, undefined])

  await free()
  await service.db.obstacles.look()
  assert.deepEqual(await health(), [200, 'up'])
  assert.equal((await write()).statusCode, 201)
  assert.deepEqual(told().slice(1), ['30 The database takes writes again.'])

  await fill()
  assert.equal((await write()).statusCode, 503)
  assert.match(told().at(-1) ?? '', full)
  await free()
  await service.db.obstacles.look()
})

test('a read-only database is reported as such', async () => {
  const name = new URL(String(service.config.database.url)).pathname.slice(1)
  const set = async (what: string) => {
    await admin.query(`ALTER DATABASE ${name} ${what}`)
    // Connections keep the settings that they began with.
    await admin.query(`SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`)
  }
  await set('SET default_transaction_read_only = on')
  let refused = await write()
  // Connections from before first have to be found broken.
  while (/restarting|not responding/.test(refused.data.detail)) refused = await write()
  assertProblem(refused, 503, 'DATABASE_ERROR')
  assert.match(refused.data.detail, /^The database is read-only at present/)
  assert.deepEqual(await health(), [503, 'read_only'])
  await set('RESET default_transaction_read_only')
  while (service.db.obstacles.current !== undefined) await service.db.obstacles.look()
  assert.deepEqual(await health(), [200, 'up'])
  assert.equal((await write()).statusCode, 201)
})

describe('an obstacle', () => {
  const fromDatabase = (code: string) => Object.assign(new pg.DatabaseError('no', 2, 'error'), { code })
  const silent = () => unavailable(Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' }))

  test('also explains why a server that it stopped does not answer', () => {
    const obstacles = new Obstacles({ probe: async () => {} })
    assert.equal(obstacles.explain(silent()), undefined)
    obstacles.meet(new Error('Failed query', { cause: fromDatabase('53100') }))
    assert.match(obstacles.explain(silent())?.message ?? '', /disk is full/)
    assert.equal(obstacles.explain(new DocketError('DATABASE_ERROR', 'Shutting down.')), undefined)
    assert.equal(obstacles.explain(new DocketError('CONFLICT', 'Taken.')), undefined)
  })

  test('stays until a write succeeds, and is none if something passes by itself', async () => {
    const failures = [fromDatabase('53100'), silent()]
    const probe = async () => {
      const failure = failures.shift()
      if (failure !== undefined) throw failure
    }
    const obstacles = new Obstacles({ probe })
    obstacles.meet(fromDatabase('53200'))
    assert.equal(obstacles.current, undefined)
    obstacles.meet(fromDatabase('53100'))
    for (const expected of ['disk_full', 'disk_full', undefined]) {
      await obstacles.look()
      assert.equal(obstacles.current, expected)
    }
  })

  test('is cleared where the probe is not allowed; the next failed write reports it again', async () => {
    const notAllowed = async () => {
      throw fromDatabase('42501')
    }
    const obstacles = new Obstacles({ probe: notAllowed })
    obstacles.meet(fromDatabase('25006'))
    await obstacles.look()
    assert.equal(obstacles.current, undefined)
    obstacles.meet(fromDatabase('25006'))
    assert.equal(obstacles.current, 'read_only')
  })

  test("is seen on the embedded server's disk before a write fails, without probing", async () => {
    let full = true
    let probes = 0
    const probe = async () => {
      probes += 1
    }
    const obstacles = new Obstacles({ probe, isDiskFull: async () => full })
    await obstacles.look()
    await obstacles.look()
    assert.deepEqual([obstacles.current, probes], ['disk_full', 0])
    full = false
    await obstacles.look()
    assert.deepEqual([obstacles.current, probes], [undefined, 1])
  })

  for (const [code, detail] of [
    ['53200', /out of memory/],
    ['53300', /no connection left/],
    ['53400', /temporary files/],
    ['57P03', /restarting/],
    ['57014', /not responding/],
  ] as const) {
    test(`reports SQLSTATE ${code} truthfully`, () => {
      const { message, status, headers } = unavailable(fromDatabase(code))
      assert.match(message, detail)
      assert.deepEqual([status, headers['retry-after']], [503, '2'])
    })
  }
})
