import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type Answer, startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { RESOURCES } from '../app.ts'
import { eventPatterns } from './model.ts'

const URL = 'https://hooks.example.com/docket'
const HOOK = { url: URL, events: ['task.*'] }
const DAY = 24 * 60 * 60 * 1000

let service: TestService
let user: TestUser

before(async () => {
  service = await startService()
})
after(() => service.close())

async function created(body: object = HOOK): Promise<Answer['data']> {
  const answer = await user.call('POST', '/webhooks', body)
  assert.equal(answer.statusCode, 201, answer.payload)
  return answer.data
}

/** Makes requests as `user` with a key limited to `scopes`. */
async function keyWith(scopes: string[]) {
  const { data } = await user.call('POST', '/keys', { name: 'K', scopes })
  return (method: 'POST' | 'PATCH' | 'GET' | 'DELETE', path: string, payload?: object) =>
    service.inject({
      method,
      url: `/api/me${path}`,
      headers: { authorization: `Bearer ${data.key}` },
      ...(payload === undefined ? {} : { payload }),
    })
}

function isProblem(answer: Answer, status: number, code: string): void {
  assert.deepEqual([answer.statusCode, answer.data.error_code], [status, code], answer.payload)
}

describe('a new webhook', () => {
  before(async () => {
    user = await service.newUser()
  })

  test('is shown with its secret, and afterwards without', async () => {
    const answer = await user.call('POST', '/webhooks', { ...HOOK, description: 'Chat' })
    assert.equal(answer.statusCode, 201)
    const { secret, created_at, updated_at, ...rest } = answer.data
    assert.match(secret, /^whsec_[A-Za-z0-9+/]{43}=$/)
    assert.equal(created_at, updated_at)
    const { id } = rest
    assert.deepEqual(rest, {
      id,
      url: URL,
      description: 'Chat',
      events: ['task.*'],
      active: true,
      inactive_reason: null,
      created_by: null,
      secret_version: 1,
      previous_secret_until: null,
      revision: id,
    })
    assert.equal(answer.headers.etag, `"${id}"`)
    assert.equal(answer.headers.location, `/api/${user.id}/webhooks/${id}`)
    const read = await user.call('GET', `/webhooks/${id}`)
    assert.deepEqual(read.data, { ...rest, created_at, updated_at })
    assert.deepEqual((await user.call('GET', '/webhooks')).data, { webhooks: [read.data], count: 1 })
    assert.equal(
      (await user.call('GET', `/webhooks/${id}`, undefined, { 'if-none-match': `"${id}"` })).statusCode,
      304,
    )
  })

  test('is shown again to a repeat of the same request, with the same secret', async () => {
    const headers = { 'idempotency-key': 'once' }
    const first = await user.call('POST', '/webhooks', HOOK, headers)
    const again = await user.call('POST', '/webhooks', HOOK, headers)
    assert.equal(again.headers['idempotency-replayed'], 'true')
    assert.deepEqual([again.statusCode, again.data], [201, first.data])
    isProblem(
      await user.call('POST', '/webhooks', { ...HOOK, active: false }, headers),
      422,
      'VALIDATION_ERROR',
    )
  })

  test('has its own secret, which appears in no table, list or log', async () => {
    const [other, another] = [await service.newUser(), await service.newUser()]
    const secrets = [
      await created(),
      await created(),
      // Their ids are the same.
      (await other.call('POST', '/webhooks', HOOK)).data,
      (await another.call('POST', '/webhooks', HOOK)).data,
    ].map(({ secret }) => String(secret))
    assert.equal(new Set(secrets).size, 4)
    const seen = JSON.stringify([
      (await user.call('GET', '/webhooks')).data,
      (await user.call('GET', '/changes')).data,
      (await user.call('GET', '/export')).payload,
      service.logged,
    ])
    const { rows: columns } = await service.db.pool.query(
      `SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'
       AND data_type IN ('text', 'ARRAY', 'json', 'bytea')`,
    )
    for (const secret of secrets) {
      const bare = secret.slice('whsec_'.length)
      assert.ok(!seen.includes(bare))
      for (const { table_name, column_name, data_type } of columns) {
        const text = data_type === 'bytea' ? `encode(${column_name}, 'base64')` : `${column_name}::text`
        const { rows } = await service.db.pool.query(
          `SELECT FROM ${table_name} WHERE strpos(${text}, $1) > 0`,
          [bare],
        )
        assert.equal(rows.length, 0, `${table_name}.${column_name}`)
      }
    }
  })

  for (const pattern of eventPatterns(RESOURCES)) {
    test(`may subscribe to ${pattern}`, async () => {
      user = await service.newUser()
      assert.deepEqual((await created({ url: URL, events: [pattern] })).events, [pattern])
    })
  }

  for (const [what, body] of [
    ...[
      'task',
      'tasks.*',
      'task.completed',
      'api_key.*',
      'api_key.created',
      'webhook.*',
      'webhook.updated',
      '*.created',
      '*.*',
      'task.**',
      'Task.created',
      'ping',
      '',
    ].map((pattern) => [`the pattern "${pattern}"`, { url: URL, events: ['task.*', pattern] }] as const),
    ['no events', { url: URL, events: [] }],
    ['an event twice', { url: URL, events: ['*', '*'] }],
    ['no url', { events: ['*'] }],
    ['a url that is too long', { url: `https://example.com/${'x'.repeat(2000)}`, events: ['*'] }],
    ['a relative url', { url: '/hook', events: ['*'] }],
    ['a url with a line break', { url: 'https://example.com/\n', events: ['*'] }],
    ['a url with credentials', { url: 'https://user:password@example.com/', events: ['*'] }],
    ['a private address', { url: 'http://10.0.0.1/', events: ['*'] }],
    ['an address in disguise', { url: 'http://0x7f.1/', events: ['*'] }],
    ['this machine', { url: 'http://localhost:8000/', events: ['*'] }],
    ['an address of the cloud', { url: 'http://[::ffff:169.254.169.254]/latest', events: ['*'] }],
    ['a secret of its own', { ...HOOK, secret: 'whsec_mine' }],
    ['a position', { ...HOOK, position: 0 }],
  ] as const) {
    test(`with ${what} is refused`, async () => {
      user = await service.newUser()
      const answer = await user.call('POST', '/webhooks', body)
      isProblem(answer, 422, 'VALIDATION_ERROR')
      assert.ok(['url', 'events', 'secret', 'position'].includes(answer.data.errors[0].loc[1]))
      assert.equal((await user.call('GET', '/webhooks')).data.count, 0)
    })
  }

  test('is refused beyond twenty', async () => {
    user = await service.newUser()
    for (let count = 0; count < 20; count += 1) await created()
    isProblem(await user.call('POST', '/webhooks', HOOK), 409, 'CONFLICT')
    const { webhooks } = (await user.call('GET', '/webhooks')).data
    await user.call('DELETE', `/webhooks/${webhooks[3].id}`)
    await created()
  })
})

describe('a webhook', () => {
  before(async () => {
    user = await service.newUser()
  })

  test('is edited if If-Match holds, and logs the change', async () => {
    const { secret: _, ...hook } = await created()
    const path = `/webhooks/${hook.id}`
    const change = { description: 'Chat', events: ['project.*', 'task.deleted'], active: false }
    isProblem(await user.call('PATCH', path, change, { 'if-match': '"0"' }), 412, 'PRECONDITION_FAILED')
    const patched = await user.call('PATCH', path, change, { 'if-match': `"${hook.revision}"` })
    assert.equal(patched.statusCode, 200)
    assert.equal(patched.headers.etag, `"${patched.data.revision}"`)
    const { updated_at, revision } = patched.data
    assert.deepEqual(patched.data, { ...hook, ...change, updated_at, revision })
    const same = await user.call('PATCH', path, { events: change.events, active: false })
    assert.equal(same.data.revision, revision, 'what changes nothing takes no revision')
    isProblem(await user.call('PATCH', path, {}), 400, 'VALIDATION_ERROR')
    isProblem(await user.call('PATCH', path, { url: 'http://192.168.0.1/' }), 422, 'VALIDATION_ERROR')
    isProblem(await user.call('PATCH', path, { events: ['api_key.*'] }), 422, 'VALIDATION_ERROR')
    assert.equal((await user.call('DELETE', path, undefined, { 'if-match': '"0"' })).statusCode, 412)
    assert.equal((await user.call('DELETE', path)).statusCode, 204)
    isProblem(await user.call('GET', path), 404, 'NOT_FOUND')
    isProblem(await user.call('DELETE', path), 404, 'NOT_FOUND')
    const { changes } = (await user.call('GET', '/changes')).data
    assert.deepEqual(
      changes.map(({ resource, resource_id, before, after }: Record<string, unknown>) => [
        resource,
        resource_id,
        before,
        after,
      ]),
      [
        ['webhook', String(hook.id), null, hook],
        ['webhook', String(hook.id), hook, patched.data],
        ['webhook', String(hook.id), patched.data, null],
      ],
    )
  })

  test('has a new secret after a rotation, and the same one again for a repeat', async () => {
    const { secret, ...hook } = await created()
    const path = `/webhooks/${hook.id}/rotate-secret`
    const headers = { 'idempotency-key': 'rotate', 'if-match': `"${hook.revision}"` }
    const rotated = await user.call('POST', path, undefined, headers)
    assert.equal(rotated.statusCode, 200)
    assert.notEqual(rotated.data.secret, secret)
    assert.equal(rotated.data.secret_version, 2)
    const until = Date.parse(rotated.data.previous_secret_until)
    assert.equal(until - Date.parse(rotated.data.updated_at), DAY)
    const again = await user.call('POST', path, undefined, headers)
    assert.deepEqual([again.headers['idempotency-replayed'], again.data], ['true', rotated.data])
    isProblem(await user.call('POST', path, undefined, { 'if-match': '"1"' }), 412, 'PRECONDITION_FAILED')
    const { changes } = (await user.call('GET', `/changes?since=${hook.revision}`)).data
    assert.equal(changes.length, 1)
    assert.ok(!JSON.stringify(changes).includes('whsec'))
  })

  test('is managed with the right scope, and sends no more than its creator may read', async () => {
    const reads = await keyWith(['tasks:read', 'tasks:write'])
    isProblem(await reads('GET', '/webhooks'), 403, 'AUTH_FORBIDDEN')
    const manages = await keyWith(['webhooks:manage', 'tasks:read'])
    const lacks = await manages('POST', '/webhooks', { url: URL, events: ['task.*', 'project.created'] })
    isProblem(lacks, 403, 'AUTH_FORBIDDEN')
    assert.match(String(lacks.headers['www-authenticate']), /scope="projects:read"/)
    isProblem(await manages('POST', '/webhooks', { url: URL, events: ['*'] }), 403, 'AUTH_FORBIDDEN')
    const own = await manages('POST', '/webhooks', { url: URL, events: ['task.*', 'note.*', 'occurrence.*'] })
    assert.equal(own.statusCode, 201)
    isProblem(await manages('PATCH', `/webhooks/${own.data.id}`, { events: ['*'] }), 403, 'AUTH_FORBIDDEN')

    const all = await created({ url: URL, events: ['*'] })
    const path = `/webhooks/${all.id}`
    isProblem(await manages('PATCH', path, { url: 'https://evil.example/' }), 403, 'AUTH_FORBIDDEN')
    isProblem(await manages('PATCH', path, { events: ['view.*'] }), 403, 'AUTH_FORBIDDEN')
    assert.equal((await manages('PATCH', path, { active: false })).statusCode, 200)
    isProblem(await manages('PATCH', path, { active: true }), 403, 'AUTH_FORBIDDEN')
    assert.equal((await manages('DELETE', path)).statusCode, 204)
  })
})

describe('deliveries', () => {
  before(async () => {
    user = await service.newUser()
  })

  test('can be requested once per Idempotency-Key, also when the log is pruned', async () => {
    const hook = await created()
    const path = `/webhooks/${hook.id}`
    const headers = { 'idempotency-key': 'ping' }
    const ping = await user.call('POST', `${path}/test`, undefined, headers)
    assert.equal(ping.statusCode, 202)
    const { created_at, next_attempt_at, event_id, ...rest } = ping.data
    assert.match(event_id, /^msg_[\w-]{24}$/)
    assert.equal(next_attempt_at, created_at)
    assert.deepEqual(rest, {
      id: 1,
      type: 'ping',
      revision: null,
      status: 'pending',
      attempts: 0,
      status_code: null,
      error: null,
      duration_ms: null,
      replay_of: null,
    })
    await service.db.pool.query('DELETE FROM changes WHERE user_id = $1', [user.id])
    const again = await user.call('POST', `${path}/test`, undefined, headers)
    assert.deepEqual([again.headers['idempotency-replayed'], again.data], ['true', ping.data])
    const list = (await user.call('GET', `${path}/deliveries`)).data
    assert.deepEqual(list, { deliveries: [ping.data], count: 1, next_cursor: null })
  })

  test('are listed newest first, a page at a time', async () => {
    const { id } = await created()
    for (let count = 0; count < 5; count += 1) await user.call('POST', `/webhooks/${id}/test`)
    const ids: number[] = []
    let path = `/webhooks/${id}/deliveries?limit=2`
    for (;;) {
      const { data, headers } = await user.call('GET', path)
      ids.push(...data.deliveries.map((delivery: { id: number }) => delivery.id))
      assert.equal(headers.link === undefined, data.next_cursor === null)
      if (data.next_cursor === null) break
      // A newer delivery does not shift the pages.
      await user.call('POST', `/webhooks/${id}/test`)
      path = `/webhooks/${id}/deliveries?limit=2&cursor=${data.next_cursor}`
    }
    assert.deepEqual(ids, [5, 4, 3, 2, 1])
    isProblem(await user.call('GET', `/webhooks/${id}/deliveries?cursor=x`), 422, 'VALIDATION_ERROR')
  })

  test('are not sent to a webhook that was switched off', async () => {
    const { id } = await created()
    await user.call('POST', `/webhooks/${id}/test`)
    await user.call('PATCH', `/webhooks/${id}`, { active: false })
    isProblem(await user.call('POST', `/webhooks/${id}/test`), 409, 'CONFLICT')
    isProblem(await user.call('POST', `/webhooks/${id}/deliveries/1/replay`), 409, 'CONFLICT')
    isProblem(await user.call('POST', `/webhooks/${id}/deliveries/2/replay`), 404, 'NOT_FOUND')
  })

  test('can be requested only up to a limit', async () => {
    const { id } = await created()
    await service.db.pool.query(
      `INSERT INTO webhook_deliveries (user_id, webhook_id, id, type, next_attempt_at, retry_until, created_at)
       SELECT $1, $2, 1000 + n, 'ping', now(), now(), now() FROM generate_series(1, 999) n`,
      [user.id, id],
    )
    assert.equal((await user.call('POST', `/webhooks/${id}/test`)).statusCode, 202)
    isProblem(await user.call('POST', `/webhooks/${id}/test`), 409, 'CONFLICT')
    isProblem(await user.call('POST', `/webhooks/${id}/deliveries/1/replay`), 409, 'CONFLICT')
  })

  test('of a pruned event cannot be sent again', async () => {
    const { id } = await created()
    await service.db.pool.query(
      `INSERT INTO webhook_deliveries (user_id, webhook_id, id, type, revision, status, next_attempt_at, retry_until, created_at)
       VALUES ($1, $2, 1, 'task.created', 999, 'delivered', now(), now(), now())`,
      [user.id, id],
    )
    isProblem(await user.call('POST', `/webhooks/${id}/deliveries/1/replay`), 410, 'GONE')
  })
})
