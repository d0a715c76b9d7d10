import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Admin, person, withoutAdmins } from '../../tests/support/admin.ts'
import { Browser, PASSWORD } from '../../tests/support/browser.ts'
import { waitedFor } from '../../tests/support/locks.ts'
import { startService, type TestService } from '../../tests/support/service.ts'

let service: TestService
let ada: Admin

before(async () => {
  service = await startService()
  ada = await person(service, 'admin')
})
after(() => service.close())

const actions = async () => (await ada.ask('GET', '/audit-log')).data.actions

describe('administrators', () => {
  test('list users a page at a time, and find them by name, address, role and state', async () => {
    const users = await Promise.all([1, 2, 3].map(() => person(service)))
    const first = await ada.ask('GET', '/users?limit=2')
    assert.equal(first.statusCode, 200, first.payload)
    const second = await ada.ask('GET', `/users?limit=2&cursor=${first.data.next_cursor}`)
    assert.match(String(first.headers.link), /rel="next"/)
    const ids = [...first.data.users, ...second.data.users].map(({ id }) => id)
    assert.equal(new Set(ids).size, 4)
    const [wanted] = users
    const found = await ada.ask('GET', `/users?q=${wanted?.email.toUpperCase()}`)
    assert.deepEqual(
      found.data.users.map(({ id }: { id: string }) => id),
      [wanted?.id],
    )
    assert.equal((await ada.ask('GET', '/users?q=%25')).data.count, 0)
    const admins = await ada.ask('GET', '/users?role=admin')
    assert.deepEqual(
      admins.data.users.map(({ id }: { id: string }) => id),
      [ada.id],
    )
    assert.equal((await ada.ask('GET', '/users?status=disabled')).data.count, 0)
    assert.equal((await ada.ask('GET', `/users/${wanted?.id}`)).data.sessions, 1)
    assert.equal((await ada.ask('GET', '/users/nobody')).statusCode, 404)
  })

  test('disable and enable users, who cannot sign in meanwhile, however they try', async () => {
    const bob = await person(service)
    const disabled = await ada.ask('PATCH', `/users/${bob.id}`, { disabled: true })
    assert.equal(disabled.statusCode, 200, disabled.payload)
    assert.ok(disabled.data.disabled_at)
    assert.equal(disabled.data.sessions, 0)
    assert.equal((await bob.browser.get('/get-session')).data, null)
    const refused = await new Browser(service).signIn(bob.email)
    assert.deepEqual([refused.statusCode, refused.data.code], [403, 'ACCOUNT_DISABLED'])
    assert.deepEqual(
      refused.cookies.filter(({ value }) => value !== ''),
      [],
    )
    const wrong = await new Browser(service).signIn(bob.email, 'not the password')
    assert.equal(wrong.statusCode, 401, 'whoever does not know the password learns nothing')
    const { data } = await ada.ask('GET', '/users?status=disabled')
    assert.deepEqual(
      data.users.map(({ id }: { id: string }) => id),
      [bob.id],
    )
    // Again changes nothing.
    const again = await ada.ask('PATCH', `/users/${bob.id}`, { disabled: true })
    assert.equal(again.data.disabled_at, disabled.data.disabled_at)
    assert.equal((await ada.ask('PATCH', `/users/${bob.id}`, { disabled: false })).data.disabled_at, null)
    assert.equal((await new Browser(service).signIn(bob.email)).statusCode, 200)
  })

  test('a sign-in at the very moment of being disabled leaves no session', async () => {
    const bob = await person(service)
    await Promise.all([
      ada.ask('PATCH', `/users/${bob.id}`, { disabled: true }),
      ...Array.from({ length: 8 }, () => new Browser(service).signIn(bob.email)),
    ])
    assert.equal((await ada.ask('GET', `/users/${bob.id}`)).data.sessions, 0)
  })

  test('sign users out everywhere, and send a link that resets the password', async () => {
    const bob = await person(service)
    assert.equal((await ada.ask('POST', `/users/${bob.id}/sign-out`)).statusCode, 204)
    assert.equal((await bob.browser.get('/get-session')).data, null)
    assert.equal((await ada.ask('POST', `/users/${bob.id}/reset-password`)).statusCode, 204)
    await service.settled()
    assert.ok(service.letters.some(({ to, subject }) => to === bob.email && /Reset/.test(subject)))
    assert.equal((await ada.ask('POST', '/users/nobody/sign-out')).statusCode, 404)
  })

  test('delete users with everything of theirs', async () => {
    const bob = await person(service)
    assert.equal((await ada.ask('DELETE', `/users/${bob.id}`)).statusCode, 204)
    assert.equal((await ada.ask('GET', `/users/${bob.id}`)).statusCode, 404)
    assert.equal((await ada.ask('DELETE', `/users/${bob.id}`)).statusCode, 404)
    const [last] = await actions()
    assert.deepEqual([last.action, last.target_id, last.target], ['user.delete', bob.id, bob.email])
  })

  test('leave a line in the audit log with each act: who, what, whom, when, from where', async () => {
    const bob = await person(service)
    const before = (await actions()).length
    await ada.ask('PATCH', `/users/${bob.id}`, { role: 'admin' })
    await ada.ask('PATCH', `/users/${bob.id}`, { role: 'admin' })
    await ada.ask('PATCH', `/users/${bob.id}`, { role: 'user' })
    const [undone, done, ...rest] = await actions()
    assert.equal(rest.length, before, 'what changes nothing is not listed')
    assert.equal(undone.details.role, 'user')
    const { id, at, ...line } = done
    assert.ok(id > 0 && Math.abs(Date.parse(at) - Date.now()) < 60_000)
    assert.deepEqual(line, {
      ...{ actor_id: ada.id, actor: ada.email, action: 'user.role', target_id: bob.id, target: bob.email },
      ...{ details: { role: 'admin' }, address: '127.0.0.1' },
    })
    const page = await ada.ask('GET', '/audit-log?limit=1')
    const next = await ada.ask('GET', `/audit-log?limit=1&cursor=${page.data.next_cursor}`)
    assert.deepEqual([page.data.actions[0].id, next.data.actions[0].id], [undone.id, id])
  })

  test('test the mail server by a message to themselves', async () => {
    const { data } = await ada.ask('POST', '/mail/test')
    assert.deepEqual(data, { ok: true, problem: null })
    assert.equal(service.letters.at(-1)?.to, ada.email)
  })

  test('see jobs, sizes and versions', async () => {
    const { data } = await ada.ask('GET', '/system')
    assert.ok(data.database.size > 1_000_000 && data.database.tables.length > 3)
    assert.match(data.database.version, /^\d+/)
    assert.equal(data.database.status, 'up')
    const jobs = await ada.ask('GET', '/jobs')
    assert.equal(jobs.statusCode, 200, jobs.payload)
    assert.equal(jobs.data.webhooks.pending, 0)
  })

  test('must have proved lately that it is them, for whatever changes something', async () => {
    const grace = await person(service, 'admin')
    const { pool } = service.db
    await pool.query("UPDATE sessions SET created_at = created_at - interval '1 hour' WHERE user_id = $1", [
      grace.id,
    ])
    assert.equal((await grace.ask('GET', '/users')).statusCode, 200)
    for (const [method, path, body] of [
      ['PATCH', `/users/${ada.id}`, { disabled: true }],
      ['DELETE', `/users/${ada.id}`, undefined],
      ['POST', `/users/${ada.id}/sign-out`, undefined],
      ['POST', `/users/${ada.id}/reset-factors`, undefined],
      ['POST', `/users/${ada.id}/reset-password`, undefined],
      ['PUT', '/sign-up', { mode: 'open' }],
      ['POST', '/invitations', { email: 'x@example.com' }],
      ['DELETE', '/invitations/x', undefined],
      ['POST', '/mail/test', undefined],
      ['POST', '/providers/x/test', undefined],
    ] as const) {
      const answer = await grace.ask(method, path, body)
      assert.equal(answer.data?.error_code, 'FRESH_PROOF_REQUIRED', `${method} ${path}: ${answer.payload}`)
    }
    await grace.browser.post('/prove', { password: PASSWORD })
    assert.equal((await grace.ask('POST', '/mail/test')).statusCode, 200)
  })
})

describe('the last administrator', () => {
  test('stays one, enabled, whoever acts', async () => {
    await withoutAdmins(service)
    const eve = await person(service, 'admin')
    for (const answer of [
      await eve.ask('PATCH', `/users/${eve.id}`, { role: 'user' }),
      await eve.ask('PATCH', `/users/${eve.id}`, { disabled: true }),
      await eve.ask('DELETE', `/users/${eve.id}`),
    ]) {
      assert.deepEqual([answer.statusCode, answer.data.error_code], [409, 'CONFLICT'])
    }
    assert.equal((await eve.ask('GET', `/users/${eve.id}`)).data.disabled_at, null)
    await withoutAdmins(service)
    await service.db.pool.query("UPDATE users SET role = 'admin' WHERE id = $1", [ada.id])
  })

  test('is one of two who take the role from each other, or disable each other, at the same time', async () => {
    for (const body of [{ role: 'user' }, { disabled: true }]) {
      await withoutAdmins(service)
      const pair = await Promise.all([person(service, 'admin'), person(service, 'admin')])
      const [one, two] = pair
      const answers = await Promise.all([
        one.ask('PATCH', `/users/${two.id}`, body),
        two.ask('PATCH', `/users/${one.id}`, body),
        one.ask('PATCH', `/users/${one.id}`, body),
        two.ask('PATCH', `/users/${two.id}`, body),
      ])
      assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length >= 1, true)
      const { rows } = await service.db.pool.query(
        "SELECT id FROM users WHERE role = 'admin' AND disabled_at IS NULL",
      )
      assert.equal(rows.length, 1)
    }
    await withoutAdmins(service)
    await service.db.pool.query("UPDATE users SET role = 'admin' WHERE id = $1", [ada.id])
  })

  test('stays one when the deletion of the own account fails after all', async (t) => {
    const { pool } = service.db
    const eve = await person(service, 'admin')
    // Not the only one.
    await person(service, 'admin')
    await pool.query(
      `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'not now'; END $$`,
    )
    t.after(() => pool.query('DROP FUNCTION IF EXISTS refuse CASCADE'))
    await pool.query('CREATE TRIGGER refuse BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION refuse()')
    const failed = await eve.browser.post('/delete-user', { password: PASSWORD })
    await pool.query('DROP FUNCTION refuse CASCADE')
    assert.ok(failed.statusCode >= 500, failed.payload)
    assert.equal((await eve.ask('GET', `/users/${eve.id}`)).data.role, 'admin')
  })

  test('does not delete the own account, and of two who do so at the same time one stays', async () => {
    await withoutAdmins(service)
    const deleteOwn = ({ browser }: Admin) => browser.post('/delete-user', { password: PASSWORD })
    const [eve, bob] = [await person(service, 'admin'), await person(service)]
    const refused = await deleteOwn(eve)
    assert.deepEqual([refused.statusCode, refused.data.error_code], [409, 'CONFLICT'])
    assert.match(refused.data.detail, /^This is the only administrator\. Make somebody else one first\.$/)
    assert.equal((await eve.ask('GET', `/users/${eve.id}`)).data.role, 'admin')
    assert.equal((await deleteOwn(bob)).statusCode, 200)
    const grace = await person(service, 'admin')
    const answers = await Promise.all([deleteOwn(eve), deleteOwn(grace)])
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [200, 409])
    const { rows } = await service.db.pool.query("SELECT id FROM users WHERE role = 'admin'")
    assert.equal(rows.length, 1)
    await withoutAdmins(service)
    await service.db.pool.query("UPDATE users SET role = 'admin' WHERE id = $1", [ada.id])
  })

  test('an administrator who was disabled or demoted while a request waited does nothing any more', async () => {
    const grace = await person(service, 'admin')
    const bob = await person(service)
    // The request is admitted, and then waits for the act of another administrator.
    const client = await service.db.pool.connect()
    await client.query('BEGIN')
    await client.query('INSERT INTO service_settings (id) VALUES (1) ON CONFLICT (id) DO UPDATE SET id = 1')
    const waiting = grace.ask('DELETE', `/users/${bob.id}`)
    await waitedFor(client)
    await client.query('UPDATE users SET disabled_at = now() WHERE id = $1', [grace.id])
    await client.query('COMMIT')
    client.release()
    assert.equal((await waiting).statusCode, 403)
    assert.equal((await ada.ask('GET', `/users/${bob.id}`)).statusCode, 200)
  })
})

describe('keys', () => {
  const create = (who: Admin, scopes: string[]) =>
    service.inject({
      method: 'POST',
      url: '/api/me/keys',
      headers: { authorization: `Bearer ${who.token}` },
      payload: { name: 'K', scopes },
    })
  const ask = (key: string, method: 'GET' | 'PATCH' | 'POST', url: string, payload?: object) =>
    service.inject({
      ...{ method, url, headers: { authorization: `Bearer ${key}` } },
      ...(payload === undefined ? {} : { payload }),
    })

  test('with the scope admin act for an administrator, as long as it is one', async () => {
    const grace = await person(service, 'admin')
    const { key } = (await create(grace, ['admin'])).data
    assert.equal((await ask(key, 'GET', '/api/admin/users')).statusCode, 200)
    const bob = await person(service)
    assert.equal((await ask(key, 'PATCH', `/api/admin/users/${bob.id}`, { disabled: true })).statusCode, 200)
    const role = await ask(key, 'PATCH', `/api/admin/users/${bob.id}`, { role: 'admin' })
    assert.equal(role.statusCode, 403, 'but make no administrators')
    const factors = await ask(key, 'POST', `/api/admin/users/${bob.id}/reset-factors`)
    assert.equal(factors.statusCode, 403, 'and remove no second factor')
    assert.equal((await ask(key, 'GET', '/api/me/tasks')).statusCode, 403)
    await ada.ask('PATCH', `/users/${grace.id}`, { role: 'user' })
    assert.equal((await ask(key, 'GET', '/api/admin/users')).statusCode, 403)
  })

  test('with it are refused to users, and without it are no key to /api/admin', async () => {
    const refused = await create(await person(service), ['admin'])
    assert.deepEqual([refused.statusCode, refused.data.error_code], [403, 'AUTH_FORBIDDEN'])
    const { key } = (await create(ada, ['tasks:read', 'tasks:write'])).data
    const answer = await ask(key, 'GET', '/api/admin/users')
    assert.equal(answer.statusCode, 403)
    assert.match(String(answer.headers['www-authenticate']), /scope="admin"/)
  })
})

test('a name of a user does not make an administrator of their account', async () => {
  const bob = await person(service)
  for (const body of [{ role: 'admin' }, { name: 'B', role: 'admin' }]) {
    assert.equal((await bob.browser.post('/update-user', body)).statusCode, 422)
  }
  const made = await new Browser(service).post('/sign-up/email', {
    ...{ name: 'X', email: 'x@example.com', password: PASSWORD, role: 'admin' },
  })
  assert.equal(made.statusCode, 422)
  assert.equal((await bob.browser.get('/get-session')).data.user.role, 'user')
  assert.equal((await ada.browser.get('/get-session')).data.user.role, 'admin')
})
