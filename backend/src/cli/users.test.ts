import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { createDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { startService, type TestService } from '../../tests/support/service.ts'
import { operator, SECRET } from './testing.ts'

const JWT_SECRET_KEY = 'another secret that is only good for tests'
let service: TestService
let run: ReturnType<typeof operator>

before(async () => {
  service = await startService({ JWT_SECRET_KEY })
  run = operator({
    DATABASE_URL: service.config.database.url ?? '',
    BETTER_AUTH_SECRET: SECRET,
    JWT_SECRET_KEY,
  })
})
after(() => service.close())

const asks = (bearer: string, path = '/api/me/tasks') =>
  service.inject({ method: 'GET', url: path, headers: { authorization: `Bearer ${bearer}` } })

describe('token', () => {
  test('prints only a token, which the service accepts', async () => {
    const ada = await service.newUser('ada')
    for (const who of [ada.id, ada.email, ada.email.toUpperCase()]) {
      const { code, out, notes } = await run('token', who)
      assert.deepEqual([code, notes], [0, ''])
      const answer = await asks(out, `/api/${ada.id}/tasks`)
      assert.equal(answer.statusCode, 200)
      const claims = JSON.parse(Buffer.from(out.split('.')[1] ?? '', 'base64url').toString())
      const { iat, exp, ...rest } = claims
      assert.deepEqual(rest, {
        ...{ sub: ada.id, user_id: ada.id, email: ada.email },
        ...{ iss: service.config.auth.issuer, aud: service.config.auth.audience },
      })
      assert.equal(exp - iat, 15 * 60)
    }
    const { out } = await run('token', ada.id, '--minutes', '2')
    const { iat, exp } = JSON.parse(Buffer.from(out.split('.')[1] ?? '', 'base64url').toString())
    assert.equal(exp - iat, 120)
  })

  test('creates the user only when told to', async () => {
    for (const who of ['grace', 'Linus@example.com']) {
      const unknown = await run('token', who)
      assert.deepEqual(unknown, {
        code: 1,
        out: '',
        notes: `There is no user ${who}. Add --create to create one.`,
      })
      const { out } = await run('token', who, '--create')
      assert.equal((await asks(out)).statusCode, 200)
      const again = await run('token', who, '--create')
      assert.equal(again.code, 0)
    }
  })

  test('refuses user ids that no token could contain', async () => {
    const before = (await run('users', 'list')).out
    for (const who of ['', 'a\tb', 'x'.repeat(256), '@', `a@${'b'.repeat(260)}.example`]) {
      const { code, out, notes } = await run('token', who, '--create')
      assert.deepEqual([code, out, notes], [1, '', 'This is not a valid e-mail address or user id.'])
    }
    assert.equal((await run('users', 'list')).out, before)
  })

  test('is refused without a secret, and in production', async () => {
    const url = service.config.database.url ?? ''
    const without = await operator({ DATABASE_URL: url, BETTER_AUTH_SECRET: SECRET })('token', 'ada')
    assert.equal(without.code, 1)
    assert.match(without.notes, /^Set JWT_SECRET_KEY/)
    const production = { DATABASE_URL: url, BETTER_AUTH_SECRET: SECRET, NODE_ENV: 'production' }
    assert.match((await operator(production)('token', 'ada')).notes, /NODE_ENV is production/)
    const both = await operator({ ...production, JWT_SECRET_KEY })('token', 'ada')
    assert.deepEqual([both.code, both.out], [1, ''])
    assert.match(both.notes, /JWT_SECRET_KEY is for development/)
  })
})

describe('users', () => {
  test('lists them a page at a time, oldest first', async () => {
    const bob = await service.newUser('bob')
    await bob.call('POST', '/tasks', { title: 'One' })
    await bob.call('POST', '/tasks', { title: 'Two' })
    const { code, out, notes } = await run('users', 'list')
    assert.equal(code, 0, notes)
    const lines = out.split('\n')
    assert.match(lines[0] ?? '', /^ID +E-MAIL +CREATED +ROLE +TASKS$/)
    assert.match(out, new RegExp(`^${bob.id} +${bob.email} +\\d{4}-\\d\\d-\\d\\dT\\S+Z +user +2$`, 'm'))
    const first = await run('users', 'list', '--limit', '1')
    assert.match(first.out, /There are more: --offset 1$/)
    assert.equal(first.out.split('\n')[1]?.split(' ')[0], lines[1]?.split(' ')[0])
    assert.equal((await run('users', 'list', '--offset', '1000')).out, 'There are no more users.')
  })

  test('deletes users with all their data, given --yes', async () => {
    const eve = await service.newUser('eve')
    await eve.call('POST', '/tasks', { title: 'One' })
    const asked = await run('users', 'delete', eve.email)
    assert.equal(asked.code, 1)
    assert.match(asked.notes, /and their 1 tasks\. To confirm, run the command again with --yes\.$/)
    assert.equal((await asks(eve.token)).statusCode, 200)
    assert.equal((await run('users', 'delete', eve.email, '--yes')).code, 0)
    assert.equal((await asks(eve.token)).statusCode, 401)
    const gone = await run('users', 'delete', eve.id, '--yes')
    assert.deepEqual(gone, { code: 1, out: '', notes: `There is no user ${eve.id}.` })
  })

  test('prints its usage', async () => {
    for (const args of [
      ['show'],
      ['delete'],
      ['list', 'ada'],
      ['list', '--limit', 'x'],
      ['list', '--limit', '0'],
    ]) {
      const { code, notes } = await run('users', ...args)
      assert.equal(code, 2)
      assert.match(
        notes,
        /^(Unknown action 'show'|Use "list"|--limit must be a whole number from 1 to 10000\.)/,
      )
    }
  })
})

describe('every command', () => {
  test('prints help, and says what was wrong with its arguments', async () => {
    const help = await run('users', '--help')
    assert.deepEqual([help.code, help.notes], [0, ''])
    assert.match(help.out, /^Usage: docket users/)
    for (const [args, sentence] of [
      [[], /^An argument is missing: <action>\./],
      [['list', 'a', 'b'], /^Unexpected argument: b/],
      [['list', '--all'], /^Unknown option '--all'/],
    ] as const) {
      const { code, notes } = await run('users', ...args)
      assert.equal(code, 2)
      assert.match(notes, sentence)
      assert.match(notes, /Usage: docket users/)
    }
  })

  test('reports an unreachable database in one sentence', async () => {
    const refused = await operator({
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
      BETTER_AUTH_SECRET: SECRET,
    })('users', 'list')
    assert.equal(refused.code, 1)
    assert.match(
      refused.notes,
      /^The database does not respond \(connect ECONNREFUSED 127\.0\.0\.1:1\)\. Check/,
    )
  })
})

describe('on an empty database', { concurrency: 1 }, () => {
  let empty: TestDatabase
  const onEmpty = (...args: string[]) =>
    operator({ DATABASE_URL: empty.url, BETTER_AUTH_SECRET: SECRET })(...args)
  before(async () => {
    empty = await createDatabase({ empty: true })
  })
  after(() => empty.drop())

  test('migrate applies pending migrations, and says so', async () => {
    assert.match((await onEmpty('migrate')).out, /^Applied 0000_first\.sql/)
    assert.equal((await onEmpty('migrate')).out, 'The database is up to date.')
    assert.equal((await onEmpty('users', 'list')).out, 'There are no users.')
  })

  test('distribute says that there is nothing to spread over, and changes nothing', async () => {
    const refused = await onEmpty('distribute')
    assert.equal(refused.code, 1)
    assert.match(refused.notes, /^The database has no Citus, so nothing can be distributed\./)
  })
})

describe('users and administrators', () => {
  test('are disabled, enabled and signed out', async () => {
    const bob = await service.newUser('bob')
    const disabled = await run('users', 'disable', bob.email)
    assert.equal(disabled.code, 0, disabled.notes)
    assert.match(
      (await run('users', 'list', '--limit', '1000')).out,
      new RegExp(`${bob.email} .* disabled +0$`, 'm'),
    )
    assert.equal((await asks(bob.token)).statusCode, 401)
    assert.equal((await run('users', 'enable', bob.id)).code, 0)
    assert.equal((await asks(bob.token)).statusCode, 200)
    assert.equal((await run('users', 'sign-out', bob.id)).code, 0)
    const unknown = await run('users', 'disable', 'nobody')
    assert.deepEqual([unknown.code, unknown.notes], [1, 'There is no user nobody.'])
  })

  test('are invited by a link', async () => {
    const { code, out } = await run('users', 'invite', 'grace@example.com')
    assert.equal(code, 0)
    assert.match(out, /^For grace@example\.com, .*\nhttp\S+\/sign-up#[\w-]{43}$/)
    assert.equal((await run('users', 'invite', 'no address')).code, 2)
    const { rows } = await service.db.pool.query("SELECT * FROM admin_actions WHERE action = 'user.invite'")
    assert.deepEqual([rows[0].actor, rows[0].address, rows[0].target], [null, null, 'grace@example.com'])
  })

  test('are made administrators, and no longer, except for the last', async () => {
    assert.equal((await run('admin', 'list')).out, 'There are no administrators.')
    const [ada, eve] = [await service.newUser('ada'), await service.newUser('eve')]
    assert.equal((await run('admin', 'add', ada.email)).out, `${ada.email} is an administrator.`)
    assert.equal((await run('admin', 'add', eve.id)).code, 0)
    assert.match((await run('admin', 'list')).out, new RegExp(`^${ada.id} +${ada.email}$`, 'm'))
    assert.equal((await run('admin', 'remove', eve.id)).code, 0)
    for (const args of [
      ['admin', 'remove', ada.id],
      ['users', 'disable', ada.id],
      ['users', 'delete', ada.id, '--yes'],
    ]) {
      const { code, notes } = await run(...args)
      assert.deepEqual([code, notes.split('.')[0]], [1, 'This is the only administrator'])
    }
    assert.match((await run('admin', 'add', 'x@example.com')).notes, /docket users invite x@example\.com/)
    assert.equal((await run('admin', 'add')).code, 2)
    assert.equal((await asks(ada.token)).statusCode, 200, 'nothing was done')
  })
})
