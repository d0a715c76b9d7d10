import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { Browser } from '../../tests/support/browser.ts'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const BOTH = { name: 'Phone', scopes: ['tasks:read', 'tasks:write'] }

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

function by(key: string, method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<Answer> {
  const headers = { authorization: `Bearer ${key}` }
  const url = `/api/me${path}`
  return service.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) })
}

async function keyOf(user: TestUser, body: object = BOTH): Promise<{ id: string; key: string }> {
  const answer = await user.call('POST', '/keys', body)
  assert.equal(answer.statusCode, 201)
  return answer.data
}

describe('a new key', () => {
  test('is shown with its scopes and expiry', async () => {
    const ada = await service.newUser()
    const answer = await ada.call('POST', '/keys', { name: 'Phone', scopes: ['tasks:read'] })
    assert.equal(answer.statusCode, 201)
    assert.equal(answer.headers.etag, '"1"')
    const { id, key, start, created_at, expires_at, ...rest } = answer.data
    assert.match(key, /^docket_[\w-]{43}$/)
    assert.ok(key.startsWith(start) && start.length < 16)
    assert.match(id, /^[\w-]{22}$/)
    assert.equal(Date.parse(expires_at) - Date.parse(created_at), 90 * DAY)
    assert.deepEqual(rest, {
      name: 'Phone',
      scopes: ['tasks:read'],
      workspace_id: ada.id,
      project_id: null,
      writes_per_hour: null,
      confirm_deletes: false,
      last_used_at: null,
      revision: 1,
    })
  })

  test('is in the change log, without its secret', async () => {
    const ada = await service.newUser()
    const { id, key } = await keyOf(ada)
    await ada.call('DELETE', `/keys/${id}`)
    const { changes } = (await ada.call('GET', '/changes?since=0')).data
    assert.deepEqual(
      changes.map(({ resource, resource_id, before, after }: Record<string, unknown>) => [
        resource,
        resource_id,
        before !== null,
        after !== null,
      ]),
      [
        ['api_key', id, false, true],
        ['api_key', id, true, false],
      ],
    )
    assert.ok(!JSON.stringify(changes).includes(key.slice(12)))
  })

  test('is stored only as hash and prefix', async () => {
    const ada = await service.newUser()
    const headers = { 'idempotency-key': 'stored' }
    const { key } = (await ada.call('POST', '/keys', BOTH, headers)).data
    await by(key, 'GET', '/tasks')
    const { rows: columns } = await service.db.pool.query(
      `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'
       AND data_type IN ('text', 'ARRAY', 'jsonb', 'json', 'bytea', 'character varying')`,
    )
    assert.ok(columns.length > 30)
    const secret = key.slice('docket_'.length)
    for (const needle of [key, secret, Buffer.from(secret, 'base64url').toString('hex')]) {
      for (const { table_name, column_name, data_type } of columns) {
        const text = data_type === 'bytea' ? `encode(${column_name}, 'escape')` : `${column_name}::text`
        const { rows } = await service.db.pool.query(
          `SELECT FROM ${table_name} WHERE strpos(${text}, $1) > 0 OR strpos(${text}, $2) > 0`,
          [needle, Buffer.from(needle).toString('hex')],
        )
        assert.equal(rows.length, 0, `${table_name}.${column_name}`)
      }
    }
    const stored = hash('sha256', key, 'buffer')
    const { rows } = await service.db.pool.query('SELECT start FROM api_keys WHERE hash = $1', [stored])
    assert.deepEqual(rows, [{ start: key.slice(0, 11) }])
  })

  test('is shown again only to a repeat of the same request', async () => {
    const [ada, eve] = [await service.newUser(), await service.newUser()]
    const headers = { 'idempotency-key': 'once' }
    const first = await ada.call('POST', '/keys', BOTH, headers)
    const again = await ada.call('POST', '/keys', BOTH, headers)
    assert.equal(again.statusCode, 201)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.equal(first.headers['idempotency-replayed'], undefined)
    assert.deepEqual(again.data, first.data)
    assert.equal((await by(again.data.key, 'GET', '/tasks')).statusCode, 200)
    assert.equal((await ada.call('GET', '/keys')).data.count, 1)
    assert.equal((await ada.call('POST', '/keys', { ...BOTH, name: 'Other' }, headers)).statusCode, 422)
    const others = await eve.call('POST', '/keys', BOTH, headers)
    assert.notEqual(others.data.key, first.data.key)
  })

  test('may be limited to one project, which every answer shows', async () => {
    const ada = await service.newUser()
    const { id: project_id } = (await ada.call('POST', '/projects', { name: 'Garden' })).data
    const body = { ...BOTH, project_id }
    const made = await ada.call('POST', '/keys', body)
    assert.equal(made.statusCode, 201)
    assert.equal(made.headers.etag, '"2"')
    const { key: _, ...described } = made.data
    assert.equal(described.project_id, project_id)
    const { keys } = (await ada.call('GET', '/keys')).data
    assert.deepEqual(keys, [described])
    await ada.call('DELETE', `/keys/${described.id}`)
    const { changes } = (await ada.call('GET', '/changes?since=1')).data
    assert.deepEqual(changes[0].after, described)
    assert.deepEqual(changes[1].before, described)
    assert.deepEqual((await ada.call('GET', '/export')).data.keys, [])
  })

  test('cannot be limited to a project that its user does not have', async () => {
    const [ada, eve] = [await service.newUser(), await service.newUser()]
    for (let count = 0; count < 3; count += 1) await eve.call('POST', '/projects', { name: 'Theirs' })
    const { id: gone } = (await ada.call('POST', '/projects', { name: 'Gone' })).data
    await ada.call('DELETE', `/projects/${gone}`)
    for (const project_id of [gone, 3, 999]) {
      const answer = await ada.call('POST', '/keys', { ...BOTH, project_id })
      assert.equal(answer.statusCode, 422)
      assert.deepEqual(answer.data.errors, [
        { loc: ['body', 'project_id'], msg: 'No such project.', type: 'unknown' },
      ])
    }
    assert.equal((await ada.call('GET', '/keys')).data.count, 0)
    assert.equal((await ada.call('POST', '/keys', { ...BOTH, project_id: null })).statusCode, 201)
  })

  for (const [what, body] of [
    ['a project without a number', { ...BOTH, project_id: 'Garden' }],
    ['no scope', { name: 'K', scopes: [] }],
    ['a scope twice', { name: 'K', scopes: ['tasks:read', 'tasks:read'] }],
    ['the scope of the account', { name: 'K', scopes: ['account'] }],
    ['a blank name', { name: ' ', scopes: ['tasks:read'] }],
    ['no end within a year', { ...BOTH, expires_in_days: 367 }],
    ['no life at all', { ...BOTH, expires_in_days: 0 }],
    ['half a day', { ...BOTH, expires_in_days: 0.5 }],
    ['an id of its own', { ...BOTH, id: 'mine' }],
  ] as const) {
    test(`with ${what} is refused`, async () => {
      const ada = await service.newUser()
      const answer = await ada.call('POST', '/keys', body)
      assert.equal(answer.statusCode, 422)
      assert.equal((await ada.call('GET', '/keys')).data.count, 0)
    })
  }
})

describe('a key', () => {
  test('acts for its user, and is named in the change log', async () => {
    const ada = await service.newUser()
    const { id, key } = await keyOf(ada)
    const made = await by(key, 'POST', '/tasks', { title: 'From the phone' })
    assert.equal(made.statusCode, 201)
    assert.equal(made.data.user_id, ada.id)
    const { changes } = (await by(key, 'GET', '/changes?since=1')).data
    assert.deepEqual(changes[0].actor, { kind: 'api_key', id })
  })

  test('may do what its scopes allow, and an error names the missing one', async () => {
    const ada = await service.newUser()
    const reads = await keyOf(ada, { name: 'R', scopes: ['tasks:read'] })
    const writes = await keyOf(ada, { name: 'W', scopes: ['tasks:write'] })
    assert.equal((await by(reads.key, 'GET', '/tasks')).statusCode, 200)
    assert.equal((await by(writes.key, 'POST', '/tasks', { title: 'T' })).statusCode, 201)
    for (const [answer, scope] of [
      [await by(reads.key, 'POST', '/tasks', { title: 'T' }), 'tasks:write'],
      [await by(reads.key, 'DELETE', '/tasks/1'), 'tasks:write'],
      [await by(writes.key, 'GET', '/tasks'), 'tasks:read'],
      [await by(writes.key, 'GET', '/changes?since=0'), 'tasks:read'],
    ] as const) {
      assert.equal(answer.statusCode, 403)
      assert.equal(answer.data.error_code, 'AUTH_FORBIDDEN')
      assert.ok(answer.data.detail.includes(scope))
      assert.match(String(answer.headers['www-authenticate']), new RegExp(`scope="${scope}"$`))
    }
  })

  test('with every scope still cannot access the account, other keys or a session', async () => {
    const ada = await service.newUser()
    const { id, key } = await keyOf(ada)
    for (const answer of [
      await by(key, 'GET', '/keys'),
      await by(key, 'POST', '/keys', BOTH),
      await by(key, 'DELETE', `/keys/${id}`),
      await by(key, 'GET', '/export'),
    ]) {
      assert.equal(answer.statusCode, 403)
    }
    const bearer = { authorization: `Bearer ${key}`, 'x-api-key': key }
    const browser = new Browser(service)
    assert.equal((await browser.get('/get-session', bearer)).data, null)
    assert.equal((await browser.get('/token', bearer)).statusCode, 401)
    assert.equal((await browser.get('/list-sessions', bearer)).statusCode, 401)
    assert.equal((await browser.post('/update-user', { name: 'K' }, bearer)).statusCode, 401)
    assert.equal((await browser.post('/delete-user', { password: 'any one' }, bearer)).statusCode, 401)
    browser.cookies.set('docket.session_token', key)
    assert.equal((await browser.get('/token')).statusCode, 401)
  })

  test('shows when it was last used, to the minute', async () => {
    const ada = await service.newUser()
    const { key } = await keyOf(ada)
    const lastUse = async () => (await ada.call('GET', '/keys')).data.keys[0].last_used_at
    assert.equal(await lastUse(), null)
    await by(key, 'GET', '/tasks')
    const first = await lastUse()
    assert.ok(Math.abs(Date.parse(first) - service.clock.now().getTime()) < MINUTE)
    await by(key, 'GET', '/tasks')
    assert.equal(await lastUse(), first, 'not written each time')
    service.clock.advance(MINUTE)
    await by(key, 'GET', '/tasks')
    assert.ok(Date.parse(await lastUse()) - Date.parse(first) >= MINUTE)
  })

  test('is refused after it expires', async () => {
    const ada = await service.newUser()
    const { key } = await keyOf(ada, { ...BOTH, expires_in_days: 1 })
    service.clock.advance(DAY - MINUTE)
    assert.equal((await by(key, 'GET', '/tasks')).statusCode, 200)
    service.clock.advance(MINUTE)
    const answer = await by(key, 'GET', '/tasks')
    assert.equal(answer.statusCode, 401)
    assert.equal(answer.data.error_code, 'AUTH_INVALID')
  })

  test('is refused immediately after revocation', async () => {
    const ada = await service.newUser()
    const { id, key } = await keyOf(ada)
    assert.equal((await by(key, 'GET', '/tasks')).statusCode, 200)
    assert.equal((await ada.call('DELETE', `/keys/${id}`)).statusCode, 204)
    assert.equal((await by(key, 'GET', '/tasks')).statusCode, 401)
    assert.equal((await ada.call('DELETE', `/keys/${id}`)).statusCode, 404)
  })

  test('is matched by all of its characters', async () => {
    const { key } = await keyOf(await service.newUser())
    const last = key.at(-2) === 'A' ? 'B' : 'A'
    for (const wrong of [key.slice(0, -1), `${key}A`, `${key.slice(0, -2)}${last}${key.at(-1)}`, 'docket_']) {
      assert.equal((await by(wrong, 'GET', '/tasks')).statusCode, 401, wrong)
    }
  })
})

describe('the keys of a user', () => {
  test('are listed newest first, without their secrets', async () => {
    const ada = await service.newUser()
    for (const name of ['one', 'two', 'three']) await keyOf(ada, { ...BOTH, name })
    const { keys, count } = (await ada.call('GET', '/keys')).data
    assert.equal(count, 3)
    assert.deepEqual(
      keys.map((key: { name: string }) => key.name),
      ['three', 'two', 'one'],
    )
    for (const key of keys) assert.ok(!('key' in key) && !('hash' in key))
  })

  test('cannot be accessed by other users', async () => {
    const [ada, eve] = [await service.newUser(), await service.newUser()]
    const { id, key } = await keyOf(ada)
    assert.equal((await eve.call('GET', '/keys')).data.count, 0)
    assert.equal((await eve.call('DELETE', `/keys/${id}`)).statusCode, 404)
    assert.equal((await by(key, 'GET', '/tasks')).statusCode, 200)
    const other = await service.inject({
      url: `/api/${eve.id}/tasks`,
      headers: { authorization: `Bearer ${key}` },
    })
    assert.equal(other.statusCode, 403)
  })

  test('are revoked only if their ETag matches If-Match', async () => {
    const ada = await service.newUser()
    const { id } = await keyOf(ada)
    const stale = await ada.call('DELETE', `/keys/${id}`, undefined, { 'if-match': '"7"' })
    assert.equal(stale.statusCode, 412)
    assert.equal((await ada.call('DELETE', `/keys/${id}`, undefined, { 'if-match': '"1"' })).statusCode, 204)
  })
})
