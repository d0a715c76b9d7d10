import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { DECLARED, type Declaration } from './support/isolation/declarations.ts'
import { createKey, notify, rowsOf } from './support/isolation/world.ts'
import { withRoutes } from './support/routes.ts'
import { type Answer, startService, type TestUser } from './support/service.ts'

/** `dry_run` on every live route that writes: it reports what would be logged, and none of it happens. */

const { result: service, routes } = await withRoutes(() => startService())
after(() => service.close())

/** Routes that leave nothing in the log. */
const LOGS_NOTHING = [
  'POST /api/:user_id/recurrence/preview',
  'PUT /api/:user_id/clients/:client_id/limits',
  'POST /api/:user_id/administration',
  'POST /api/:user_id/chat',
  'PATCH /api/:user_id/conversations/:conversation_id',
  'DELETE /api/:user_id/conversations/:conversation_id',
  'POST /api/:user_id/conversations/:conversation_id/calls/:call_id',
  'DELETE /api/:user_id',
  'POST /api/:user_id/notifications/:notification_id/act',
  'DELETE /api/:user_id/invitations/:invitation_id',
  ...['DELETE /api/:user_id/access', 'DELETE /api/:user_id/access/:kind/:id'],
  ...[
    'POST /api/:user_id/links',
    'PATCH /api/:user_id/links/:link_id',
    'DELETE /api/:user_id/links/:link_id',
  ],
]
/** Routes that take a shared workspace: see `workspaces/workspaces.merge.test.ts` and `transfers/transfers.merge.test.ts`. */
const OF_SHARED = [
  ...['POST /api/:user_id/tasks/:task_id/transfer', 'POST /api/:user_id/projects/:project_id/transfer'],
  ...['PATCH /api/:user_id', 'POST /api/:user_id/invitations'],
  ...['PATCH /api/:user_id/members/:member_id', 'DELETE /api/:user_id/members/:member_id'],
]
const DRY_RUN = /^application\/vnd\.docket\.dry-run\+json/

const writes = routes.flatMap(({ method, url }) => {
  const route = `${method} ${url}`
  const declared: Declaration | undefined = DECLARED[route]
  const isWrite =
    ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && ![...LOGS_NOTHING, ...OF_SHARED].includes(route)
  return isWrite && declared?.kind === 'guarded' ? [{ route, method: method as 'POST', url, declared }] : []
})

const revisionOf = async (user: TestUser): Promise<number> => {
  const { rows } = await service.db.pool.query('SELECT revision FROM workspaces WHERE id = $1', [user.id])
  return rows[0].revision
}

/** The changes without the times of the writes and other values that differ each time. */
const told = (changes: { resource: string }[]) =>
  changes.map((change) => {
    const text = JSON.stringify(change).replace(
      /"(at|\w+d_at|expires_at|previous_secret_until)":"[^"]*"/g,
      '"$1":"then"',
    )
    const drawn = /"(resource_id|id|start)":"[^"]*"/g
    return JSON.parse(change.resource === 'api_key' ? text.replace(drawn, '"$1":"drawn"') : text)
  })

describe('a dry run', () => {
  test('is available for everything that writes', () => {
    assert.ok(writes.length > 25)
  })

  for (const { route, method, url, declared } of writes) {
    test(`of ${route} reports what would be logged, and writes nothing`, async () => {
      const user = await service.newUser()
      await notify(service, user, 'ordinary')
      const target = (await declared.target?.(user)) ?? {}
      const body = declared.body?.(target)
      const path = Object.entries(target)
        .reduce((text, [name, value]) => text.replace(`:${name}`, value), url)
        .replace('/api/:user_id', '')
      const key = { 'idempotency-key': 'the-same' }
      const rows = await rowsOf(service, user.id)
      const since = await revisionOf(user)

      const dry = await user.call(method, `${path}?dry_run=true`, body, key)
      assert.equal(dry.statusCode, 200, dry.payload)
      assert.match(String(dry.headers['content-type']), DRY_RUN)
      assert.equal(dry.headers.etag, undefined)
      assert.equal(dry.headers.location, undefined)
      assert.deepEqual(await rowsOf(service, user.id), rows)
      assert.deepEqual([dry.data.dry_run, dry.data.revision], [true, since])
      assert.equal(dry.data.count, dry.data.changes.length)

      const real = await user.call(method, path, body, key)
      assert.equal(real.statusCode, declared.status, real.payload)
      assert.equal(real.headers['idempotency-replayed'], undefined)
      const { data } = await user.call('GET', `/changes?since=${since}&limit=500`)
      // Sending a ping or a replay changes nothing.
      assert.equal(data.changes.length > 0, !/\/(test|replay)$/.test(route))
      assert.deepEqual(told(dry.data.changes), told(data.changes))
    })
  }

  for (const route of LOGS_NOTHING) {
    test(`is refused for ${route}, with a reason`, async () => {
      const user = await service.newUser()
      const declared = DECLARED[route]
      assert.ok(declared?.kind === 'guarded')
      const [method, url = ''] = route.split(' ')
      const invitation_id = '00000000-0000-4000-8000-000000000000'
      const link_id = invitation_id
      const notification_id = '1'
      const target = {
        ...{ conversation_id: '1', call_id: 'c1', client_id: 'unknown' },
        ...{ invitation_id, link_id, notification_id, kind: 'link', id: link_id },
      }
      const path = Object.entries(target).reduce(
        (text, [name, value]) => text.replace(`:${name}`, value),
        url,
      )
      const rows = await rowsOf(service, user.id)
      const answer = await user.call(
        method as 'POST',
        `${path.replace('/api/:user_id', '')}?dry_run=true`,
        declared.body?.(target),
      )
      assert.equal(answer.statusCode, 422, answer.payload)
      assert.equal(answer.data.errors[0].loc[0], 'query')
      assert.deepEqual(await rowsOf(service, user.id), rows)
    })
  }

  test('set to false is an ordinary request', async () => {
    const user = await service.newUser()
    const answer = await user.call('POST', '/tasks?dry_run=false', { title: 'x' })
    assert.equal(answer.statusCode, 201)
    for (const value of ['1', '', 'TRUE', 'true&dry_run=true']) {
      const refused = await user.call('POST', `/tasks?dry_run=${value}`, { title: 'x' })
      assert.equal(refused.statusCode, 422, value)
      assert.deepEqual(refused.data.errors[0].loc, ['query', 'dry_run'])
    }
    assert.equal(await revisionOf(user), 1)
  })
})

describe('a refusal', () => {
  let ada: TestUser
  let reader: Record<string, string>
  before(async () => {
    ada = await service.newUser()
    await ada.call('POST', '/tasks', { title: 'first' })
    await ada.call('POST', '/tasks', { title: 'second', blocked_by: [1] })
    await ada.call('POST', '/labels', { name: 'taken' })
    const { key } = await createKey(ada, ['tasks:read'])
    reader = { authorization: `Bearer ${key}` }
  })

  const essence = ({ statusCode, headers, data }: Answer) => {
    const { timestamp: _, request_id: __, ...problem } = data
    return { statusCode, etag: headers.etag, type: headers['content-type'], problem }
  }
  const cases: [
    status: number,
    method: 'POST' | 'PATCH' | 'DELETE' | 'PUT',
    path: string,
    body?: object,
    headers?: () => object,
  ][] = [
    [404, 'PATCH', '/tasks/99', { title: 'x' }],
    [404, 'DELETE', '/projects/99'],
    [400, 'PATCH', '/tasks/1', {}],
    [409, 'PATCH', '/tasks/2/complete', { complete: true }],
    [409, 'POST', '/labels', { name: 'Taken' }],
    [409, 'POST', '/tasks/1/skip'],
    [412, 'PATCH', '/tasks/1', { title: 'x' }, () => ({ 'if-match': '"7"' })],
    [422, 'POST', '/tasks', { title: '' }],
    [422, 'PUT', '/tasks/1', { title: 'x', complete: false, extra: 1 }],
    [403, 'POST', '/tasks', { title: 'x' }, () => reader],
    [401, 'POST', '/tasks', { title: 'x' }, () => ({ authorization: 'Bearer x' })],
  ]
  for (const [status, method, path, body, headers] of cases) {
    test(`is the same in a dry run: ${status} for ${method} ${path}`, async () => {
      const own = headers?.() as Record<string, string> | undefined
      const real = await ada.call(method, path, body, own)
      const dry = await ada.call(method, `${path}?dry_run=true`, body, own)
      assert.equal(real.statusCode, status)
      assert.deepEqual(essence(dry), essence(real))
    })
  }

  test('ignores the Idempotency-Key in a dry run, even if it was used', async () => {
    const key = { 'idempotency-key': 'used' }
    assert.equal((await ada.call('POST', '/labels', { name: 'once' }, key)).statusCode, 201)
    const dry = await ada.call('POST', '/labels?dry_run=true', { name: 'ONCE' }, key)
    assert.equal(dry.statusCode, 409)
    assert.match(dry.data.detail, /name/)
  })
})

test('a dry run sends no signals', async () => {
  const user = await service.newUser()
  const heard: string[] = []
  const end = service.db.signals.listen((workspaceId) => heard.push(workspaceId))
  await user.call('POST', '/tasks?dry_run=true', { title: 'x' })
  assert.deepEqual(heard, [])
  await user.call('POST', '/tasks', { title: 'x' })
  end()
  assert.deepEqual(heard, [user.id])
})

test('a dry run shows times in the zone that the user would have', async () => {
  const user = await service.newUser()
  await user.call('POST', '/tasks', { title: 'floats', due: { date: '2026-11-20', time: '09:00' } })
  const body = { time_zone: 'America/New_York' }
  const dry = await user.call('PATCH', '/preferences?dry_run=true', body)
  await user.call('PATCH', '/preferences', body)
  const { data } = await user.call('GET', '/changes?since=1')
  assert.deepEqual(told(dry.data.changes), told(data.changes))
  const task = dry.data.changes.find(({ resource }: { resource: string }) => resource === 'task')
  assert.equal(task.after.due_at, '2026-11-20T14:00:00.000Z')
})

test('a dry run of many changes reports the first thousand, and their number', async () => {
  const user = await service.newUser()
  await user.call('POST', '/projects', { name: 'large' })
  const operations = Array.from({ length: 100 }, () => ({
    method: 'POST',
    path: '/tasks',
    body: { title: 'x', project_id: 1 },
  }))
  for (let count = 0; count < 11; count += 1) await user.call('POST', '/batch', { operations })
  const { data } = await user.call('DELETE', '/projects/1?dry_run=true')
  assert.deepEqual([data.count, data.changes.length, data.revision], [1101, 1000, 1101])
  assert.deepEqual([data.changes[0].revision, data.changes[999].revision], [1102, 2101])
  assert.equal((await user.call('GET', '/tasks?project=large&limit=1')).data.count, 1)
})

test('a key for one project is shown no tasks outside it', async () => {
  const user = await service.newUser()
  await user.call('POST', '/projects', { name: 'theirs' })
  await user.call('POST', '/tasks', { title: 'theirs', project_id: 1 })
  await user.call('POST', '/tasks', { title: 'hidden', blocked_by: [1] })
  const { id, key } = await createKey(user, ['tasks:write'])
  const ask = async () =>
    (
      await user.call('DELETE', '/tasks/1?dry_run=true', undefined, {
        authorization: `Bearer ${key}`,
      })
    ).data
  const titles = (data: { changes: { before: { title: string } }[] }) =>
    data.changes.map(({ before }) => before.title)
  assert.deepEqual(titles(await ask()), ['hidden', 'theirs'])
  await service.db.pool.query('UPDATE api_keys SET project_id = 1 WHERE id = $1', [id])
  const narrowed = await ask()
  assert.deepEqual([titles(narrowed), narrowed.count], [['theirs'], 1])
})
