import assert from 'node:assert/strict'
import { after, beforeEach, describe, test } from 'node:test'
import { createKey, rowsOf } from '../../tests/support/isolation/world.ts'
import { type Answer, startService, type TestUser } from '../../tests/support/service.ts'

const service = await startService()
after(() => service.close())

let ada: TestUser
beforeEach(async () => {
  ada = await service.newUser()
})

interface Operation {
  method: string
  path: string
  body?: unknown
  if_match?: string
  if_none_match?: string
}

const batch = (operations: Operation[], more: object = {}, headers: Record<string, string> = {}) =>
  ada.call('POST', '/batch', { operations, ...more }, headers)
const task = (title: string): Operation => ({ method: 'POST', path: '/tasks', body: { title } })
const statuses = ({ data }: Answer) => data.results.map(({ status }: { status: number }) => status)
const changes = async (since = 0) => (await ada.call('GET', `/changes?since=${since}&limit=500`)).data.changes
const titles = async () =>
  (await ada.call('GET', '/tasks')).data.tasks.map(({ title }: { title: string }) => title)
const writesOf = async (user: TestUser): Promise<number[]> => {
  const { rows } = await service.db.pool.query(
    'SELECT coalesce(write, revision) AS write FROM changes WHERE user_id = $1 ORDER BY revision',
    [user.id],
  )
  return rows.map(({ write }) => write)
}

/** An answer's content, without what differs each time. */
function essence({ timestamp: _, request_id: __, ...body }: Record<string, unknown>) {
  return JSON.parse(JSON.stringify(body).replace(/"(at|\w+d_at)":"[^"]*"/g, '"$1":"then"'))
}

describe('a batch', () => {
  test('answers each operation as its own route does', async () => {
    const operations = [
      task('first 🌱 naïve'),
      { method: 'PATCH', path: '/tasks/1', body: { title: 'patched' }, if_match: '"1"' },
      { method: 'PUT', path: '/tasks/1', body: { title: 'put', complete: false } },
      { method: 'POST', path: '/labels', body: { name: 'work' } },
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
      {
        method: 'POST',
        path: '/tasks',
        body: { title: 'daily', due: { date: '2026-11-20' }, recurrence: 'FREQ=DAILY', blocked_by: [1] },
      },
      { method: 'POST', path: '/tasks/2/skip' },
      { method: 'POST', path: '/tasks/2/move', body: { before: 1 } },
      { method: 'PATCH', path: '/tasks/2/complete?force=true', body: { complete: true } },
      { method: 'POST', path: '/tasks/1/notes', body: { body: 'First' } },
      { method: 'PATCH', path: '/preferences', body: { time_zone: 'Europe/Berlin' } },
      { method: 'POST', path: '/views', body: { name: 'All', filter: '' } },
      { method: 'PATCH', path: '/labels/4', body: { name: 'home' } },
      { method: 'DELETE', path: '/labels/4' },
      { method: 'DELETE', path: '/tasks/1', if_none_match: '"1"' },
    ]
    const answer = await batch(operations)
    assert.equal(answer.statusCode, 200, answer.payload)
    const one = await service.newUser()
    const singly = []
    for (const { method, path, body, if_match, if_none_match } of operations as Operation[]) {
      const { statusCode, headers, data } = await one.call(method as 'POST', path, body, {
        ...(if_match !== undefined && { 'if-match': if_match }),
        ...(if_none_match !== undefined && { 'if-none-match': if_none_match }),
      })
      const { etag, location } = headers
      singly.push({
        status: statusCode,
        ...(etag && { etag }),
        ...(location && { location }),
        body: data ?? null,
      })
    }
    const told = (text: unknown) => essence(JSON.parse(JSON.stringify(text).replaceAll(one.id, ada.id)))
    assert.deepEqual(told(answer.data.results), told(singly))
    const { rows } = await service.db.pool.query('SELECT revision FROM workspaces WHERE id = $1', [one.id])
    assert.equal(answer.data.revision, rows[0].revision)
    assert.deepEqual([answer.data.count, answer.data.failed], [operations.length, 0])
    assert.equal(answer.headers.etag, undefined)
  })

  test('is one write: its changes belong together, with revisions without gaps', async () => {
    await ada.call('POST', '/tasks', { title: 'before' })
    await batch([task('a'), { method: 'PATCH', path: '/tasks/1', body: { title: 'b' } }, task('c')])
    await ada.call('POST', '/tasks', { title: 'after' })
    assert.deepEqual(await writesOf(ada), [1, 2, 2, 2, 5])
    const log: { revision: number; at: string }[] = await changes()
    assert.deepEqual(
      log.map(({ revision }) => revision),
      [1, 2, 3, 4, 5],
    )
    assert.equal(new Set(log.slice(1, 4).map(({ at }) => at)).size, 1)
  })

  test('signals listeners once', async () => {
    const heard: string[] = []
    const end = service.db.signals.listen((workspaceId) => heard.push(workspaceId))
    await batch([task('a'), task('b')])
    end()
    assert.deepEqual(heard, [ada.id])
  })

  test('reads floating times in the zone set earlier in the same batch', async () => {
    const { data } = await batch([
      { method: 'PATCH', path: '/preferences', body: { time_zone: 'America/New_York' } },
      { method: 'POST', path: '/tasks', body: { title: 'x', due: { date: '2026-11-20', time: '09:00' } } },
    ])
    assert.equal(data.results[1].body.due_at, '2026-11-20T14:00:00.000Z')
  })

  test('accepts 1 to 100 operations, and refuses none or more', async () => {
    const some = (count: number) => Array.from({ length: count }, (_, index) => task(`task ${index}`))
    const full = await batch(some(100))
    assert.equal(full.statusCode, 200)
    assert.deepEqual([full.data.count, full.data.revision], [100, 100])
    for (const count of [0, 101]) {
      const answer = await batch(some(count))
      assert.equal(answer.statusCode, 422)
      assert.deepEqual(answer.data.errors[0].loc, ['body', 'operations'])
    }
    assert.equal((await ada.call('GET', '/tasks?limit=500')).data.count, 100)
  })

  test('is refused when larger than the body limit', async () => {
    const large = await batch([task('x'.repeat(1_100_000))])
    assert.equal(large.statusCode, 413)
    // Within the limit as sent, but over it once the numbers are written out.
    const numbers = `[${'1e20,'.repeat(200_000)}1]`
    const answer = await service.inject({
      method: 'POST',
      url: '/api/me/batch',
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'application/json' },
      payload: `{"operations":[{"method":"POST","path":"/tasks","body":{"title":"x","labels":${numbers}}}]}`,
    })
    assert.equal(answer.statusCode, 413)
    assert.equal(answer.data.operation, 0)
    assert.deepEqual(await changes(), [])
  })
})

describe('an atomic batch', () => {
  const refusals: [status: number, operation: Operation, loc?: unknown[]][] = [
    [404, { method: 'PATCH', path: '/tasks/99', body: { title: 'x' } }],
    [400, { method: 'PATCH', path: '/tasks/1', body: {} }],
    [409, { method: 'POST', path: '/tasks/1/skip' }],
    [412, { method: 'DELETE', path: '/tasks/1', if_match: '"77"' }],
    [422, { method: 'POST', path: '/tasks', body: { title: '' } }, ['body', 'title']],
    [422, { method: 'POST', path: '/tasks' }, ['body']],
    [422, { method: 'PATCH', path: '/tasks/abc', body: { title: 'x' } }, ['path', 'task_id']],
    [422, { method: 'POST', path: '/tasks?dry_run=true', body: { title: 'x' } }, ['query', 'dry_run']],
    [422, { method: 'POST', path: '/tasks?dry%5Frun=true', body: { title: 'x' } }, ['query', 'dry_run']],
    [422, { method: 'POST', path: '/tasks?a=1', body: { title: 'x' } }, ['query', 'a']],
  ]
  for (const [status, operation, loc] of refusals) {
    test(`writes nothing when one operation is refused: ${status} for ${operation.method} ${operation.path}`, async () => {
      await batch([task('before')])
      const rows = await rowsOf(service, ada.id)
      const answer = await batch([
        task('a'),
        { method: 'POST', path: '/labels', body: { name: 'l' } },
        operation,
      ])
      assert.equal(answer.statusCode, status, answer.payload)
      assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
      assert.deepEqual([answer.data.status, answer.data.operation], [status, 2])
      assert.ok(answer.data.detail.startsWith(`Operation 2 (${operation.method} ${operation.path}): `))
      if (loc !== undefined) {
        assert.deepEqual(answer.data.errors[0].loc, ['body', 'operations', 2, ...loc])
      }
      if (status === 412) assert.equal(answer.headers.etag, '"1"')
      assert.deepEqual(await rowsOf(service, ada.id), rows)
    })
  }

  test('answers with the error of the failing operation', async () => {
    await batch([task('a'), { method: 'POST', path: '/tasks', body: { title: 'b', blocked_by: [1] } }])
    const operation = { method: 'PATCH', path: '/tasks/2/complete', body: { complete: true } }
    const answer = await batch([operation])
    assert.deepEqual([answer.statusCode, answer.data.blocked_by, answer.data.operation], [409, [1], 0])
  })

  test('stops at the first failure', async () => {
    const answer = await batch([task(''), { method: 'DELETE', path: '/tasks/9' }])
    assert.deepEqual([answer.statusCode, answer.data.operation], [422, 0])
  })
})

describe('a batch in mode each', () => {
  const each = { mode: 'each' }

  test('carries out what it can, and answers the rest with problems', async () => {
    const answer = await batch(
      [
        task('first'),
        { method: 'DELETE', path: '/tasks/99' },
        { method: 'POST', path: '/labels', body: { name: 'taken' } },
        { method: 'POST', path: '/labels', body: { name: 'TAKEN' } },
        { method: 'PATCH', path: '/tasks/1', body: { title: 'x' }, if_match: '"9"' },
        { method: 'PATCH', path: '/preferences', body: { time_zone: 'Asia/Tokyo' }, if_match: '"9"' },
        task('last'),
      ],
      each,
    )
    assert.equal(answer.statusCode, 200)
    assert.deepEqual(statuses(answer), [201, 404, 201, 409, 412, 412, 201])
    assert.deepEqual([answer.data.count, answer.data.failed, answer.data.revision], [7, 4, 3])
    const [, gone, , taken, changed, , last] = answer.data.results
    assert.equal(gone.body.error_code, 'NOT_FOUND')
    assert.equal(gone.body.request_id, answer.headers['x-request-id'] ?? gone.body.request_id)
    assert.match(taken.body.detail, /label with this name/)
    assert.deepEqual([changed.body.error_code, changed.etag], ['PRECONDITION_FAILED', '"1"'])
    assert.deepEqual([last.body.id, last.body.revision, last.location], [2, 3, `/api/${ada.id}/tasks/2`])
    assert.deepEqual(await titles(), ['last', 'first'])
    assert.deepEqual(await writesOf(ada), [1, 1, 1])
  })

  test('writes nothing when all operations fail', async () => {
    const rows = await rowsOf(service, ada.id)
    const answer = await batch([task(''), { method: 'DELETE', path: '/tasks/1' }], each)
    assert.equal(answer.statusCode, 200)
    assert.deepEqual([...statuses(answer), answer.data.revision, answer.data.failed], [422, 404, 0, 2])
    assert.deepEqual(await rowsOf(service, ada.id), rows)
  })

  test('rolls back an operation that fails half way', async () => {
    await batch([{ method: 'POST', path: '/labels', body: { name: 'there' } }])
    const rows = await rowsOf(service, ada.id)
    // Its label is created before its parent is looked up.
    const body = { title: 'x', labels: ['new'], parent_id: 99 }
    const answer = await batch([{ method: 'POST', path: '/tasks', body }], each)
    assert.deepEqual(statuses(answer), [422])
    assert.deepEqual(await rowsOf(service, ada.id), rows)
    assert.equal((await batch([task('next')])).data.results[0].body.id, 1)
  })
})

describe('an operation', () => {
  test('may refer to the result of an earlier one', async () => {
    const { data } = await batch([
      { method: 'POST', path: '/projects', body: { name: 'Garden' } },
      { method: 'POST', path: '/tasks', body: { title: 'dig', project_id: { id_of: 0 } } },
      {
        method: 'POST',
        path: '/tasks',
        body: { title: 'sow', project_id: { id_of: 0 }, blocked_by: [{ id_of: 1 }] },
      },
      { method: 'POST', path: '/tasks/$2/notes', body: { body: 'In rows' } },
      { method: 'PATCH', path: '/tasks/$1/complete', body: { complete: true } },
      { method: 'PATCH', path: '/tasks/$2/notes/$3', body: { body: '$1 {"id_of":0}' } },
    ])
    const [project, dig, sow, , done, note] = data.results.map(({ body }: { body: object }) => body)
    assert.deepEqual([dig.project_id, sow.project_id, sow.blocked_by], [project.id, project.id, [dig.id]])
    assert.deepEqual([done.id, done.complete], [dig.id, true])
    assert.deepEqual([note.task_id, note.body], [sow.id, '$1 {"id_of":0}'])
  })

  test('cannot refer to a later one, itself or a missing one', async () => {
    for (const [path, project_id] of [
      ['/tasks/$1/notes', 1],
      ['/tasks/$7/notes', 1],
      ['/tasks', { id_of: 1 }],
      ['/tasks', { id_of: -1 }],
      ['/tasks', { id_of: '0' }],
      ['/tasks', { id_of: 0.5 }],
      ['/tasks', { id_of: null }],
    ] as const) {
      const answer = await batch([task('x'), { method: 'POST', path, body: { title: 'y', project_id } }], {
        mode: 'each',
      })
      assert.equal(answer.statusCode, 422, path)
      assert.deepEqual(answer.data.errors[0].loc, ['body', 'operations', 1])
    }
    assert.deepEqual(await changes(), [])
  })

  test('that refers to a failed one, or to one without an id, fails with 424', async () => {
    const answer = await batch(
      [task(''), { method: 'DELETE', path: '/tasks/$0' }, task('x'), { method: 'DELETE', path: '/tasks/$2' }],
      { mode: 'each' },
    )
    assert.deepEqual(statuses(answer), [422, 424, 201, 204])
    assert.equal(answer.data.results[1].body.error_code, 'CONFLICT')
    const zone = { method: 'PATCH', path: '/preferences', body: { time_zone: 'Europe/Berlin' } }
    const whole = await batch([zone, { method: 'DELETE', path: '/tasks/$0' }])
    assert.deepEqual([whole.statusCode, whole.data.operation], [424, 1])
  })

  const elsewhere: [method: string, path: string][] = [
    ['POST', 'tasks'],
    ['POST', ''],
    ['POST', '/'],
    ['POST', '//tasks'],
    ['POST', '/tasks/'],
    ['POST', '/../victim/tasks'],
    ['POST', '/./tasks'],
    ['POST', '/..%2fvictim/tasks'],
    ['POST', '/tasks%2F1%2Fnotes'],
    ['POST', '/%74asks'],
    ['POST', '/tasks\\1'],
    ['POST', '/tasks#x'],
    ['POST', '/tasks?x#y'],
    ['POST', '/tasks\r\nx: y'],
    ['POST', '/tasks\n'],
    ['POST', 'http://docket.test/api/me/tasks'],
    ['POST', '//docket.test/tasks'],
    ['POST', '/api/me/tasks'],
    ['POST', '/victim/tasks'],
    ['POST', '/batch'],
    ['POST', '/keys'],
    ['DELETE', '/keys/abc'],
    ['POST', '/recurrence/preview'],
    ['POST', '/nothing'],
    ['PATCH', '/tasks'],
    ['GET', '/tasks'],
    ['OPTIONS', '/tasks'],
    ['post', '/tasks'],
    ['POST', '/tasks/$-1/notes'],
    ['POST', '/tasks/$100/notes'],
    ['POST', '/tasks/1$0/notes'],
  ]
  for (const [method, path] of elsewhere) {
    test(`cannot reach other routes: ${method} ${JSON.stringify(path)}`, async () => {
      for (const mode of ['atomic', 'each']) {
        const answer = await batch([task('x'), task('y'), { method, path, body: { title: 'x' } }], { mode })
        assert.equal(answer.statusCode, 422, answer.payload)
        const [, , index] = answer.data.errors[0].loc
        assert.equal(index, 2)
      }
      assert.deepEqual(await changes(), [])
    })
  }

  test('accepts no undocumented members', async () => {
    for (const more of [
      { headers: {} },
      { 'idempotency-key': 'x' },
      { if_match: 'a\r\nb: c' },
      { if_match: 'ä' },
    ]) {
      const answer = await batch([{ ...task('x'), ...more }])
      assert.equal(answer.statusCode, 422, JSON.stringify(more))
    }
    assert.equal((await batch([task('x')], { mode: 'some' })).statusCode, 422)
    assert.equal((await batch([task('x')], { dry_run: true })).statusCode, 422)
  })
})

describe('an API key', () => {
  test('may do in a batch what its scopes allow, and no more', async () => {
    const { key } = await createKey(ada, ['tasks:write'])
    const own = { authorization: `Bearer ${key}` }
    const project = { method: 'POST', path: '/projects', body: { name: 'Garden' } }
    const refused = await batch([task('a'), project], {}, own)
    assert.deepEqual(
      [refused.statusCode, refused.data.error_code, refused.data.operation],
      [403, 'AUTH_FORBIDDEN', 1],
    )
    assert.match(String(refused.headers['www-authenticate']), /scope="projects:write"/)
    const each = await batch([task('a'), project], { mode: 'each' }, own)
    assert.deepEqual(statuses(each), [201, 403])
    assert.equal((await ada.call('GET', '/projects')).data.count, 0)
    const [made] = await changes(1)
    assert.equal(made.actor.kind, 'api_key')
  })

  test('that is read-only writes nothing', async () => {
    const { key } = await createKey(ada, ['tasks:read'])
    const answer = await batch([task('a')], {}, { authorization: `Bearer ${key}` })
    assert.equal(answer.statusCode, 403)
  })

  test('writes nothing through the path of another user', async () => {
    const tom = await service.newUser()
    const answer = await service.inject({
      method: 'POST',
      url: `/api/${tom.id}/batch`,
      headers: { authorization: `Bearer ${ada.token}` },
      payload: { operations: [task('x')] },
    })
    assert.equal(answer.statusCode, 403)
  })
})

describe('a repeat with the same Idempotency-Key', () => {
  const key = { 'idempotency-key': 'once' }

  test('gets the first answer', async () => {
    const operations = [task('a'), { method: 'DELETE', path: '/tasks/9' }, task('b')]
    const first = await batch(operations, { mode: 'each' }, key)
    await ada.call('PATCH', '/tasks/1', { title: 'changed since' })
    const second = await batch(operations, { mode: 'each' }, key)
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.equal(first.headers['idempotency-replayed'], undefined)
    assert.deepEqual(second.data, first.data)
    assert.equal((await changes()).length, 3)
    const other = await batch([task('else')], {}, key)
    assert.equal(other.statusCode, 422)
    assert.equal(other.data.errors[0].type, 'reused')
  })

  test('gets the first answer of a batch that changed nothing, or failed entirely', async () => {
    const nothing = [{ method: 'DELETE', path: '/tasks/1' }]
    const first = await batch(nothing, { mode: 'each' }, key)
    await ada.call('POST', '/tasks', { title: 'now there' })
    const second = await batch(nothing, { mode: 'each' }, key)
    assert.equal(second.headers['idempotency-replayed'], 'true')
    assert.deepEqual(second.data, first.data)
    assert.equal((await changes()).length, 1)
  })

  test('of a refused batch runs it again', async () => {
    const operations = [{ method: 'PATCH', path: '/tasks/1', body: { title: 'x' } }]
    assert.equal((await batch(operations, {}, key)).statusCode, 404)
    await ada.call('POST', '/tasks', { title: 'now there' })
    assert.equal((await batch(operations, {}, key)).statusCode, 200)
  })

  test('runs once when sent concurrently', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => batch([task('a'), task('b')], {}, key)))
    assert.ok(answers.every(({ statusCode }) => statusCode === 200 || statusCode === 409))
    assert.equal((await changes()).length, 2)
  })
})

test('a dry run of a batch reports every change it would make', async () => {
  const operations = [task('a'), { method: 'PATCH', path: '/tasks/1', body: { title: 'b' } }, task('c')]
  const rows = await rowsOf(service, ada.id)
  const dry = await ada.call('POST', '/batch?dry_run=true', { operations })
  assert.equal(dry.statusCode, 200)
  assert.match(String(dry.headers['content-type']), /^application\/vnd\.docket\.dry-run\+json/)
  assert.deepEqual([dry.data.count, dry.data.revision], [3, 0])
  assert.deepEqual(await rowsOf(service, ada.id), rows)
  await batch(operations)
  assert.deepEqual(essence({ changes: dry.data.changes }), essence({ changes: await changes() }))
  const refused = await ada.call('POST', '/batch?dry_run=true', { operations: [task('')] })
  assert.deepEqual([refused.statusCode, refused.data.operation], [422, 0])
})

test('concurrent batches of one user do not mix', async () => {
  const some = (name: string) => Array.from({ length: 10 }, (_, index) => task(`${name} ${index}`))
  const answers = await Promise.all(
    ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((name) => [
      batch(some(name)),
      ada.call('POST', '/tasks', { title: `${name} alone` }),
    ]),
  )
  assert.ok(answers.every(({ statusCode }) => statusCode < 300))
  const log: { revision: number; resource_id: string; after: { title: string } }[] = await changes()
  assert.deepEqual(
    log.map(({ revision }) => revision),
    Array.from({ length: 66 }, (_, index) => index + 1),
  )
  const inOrder = log.map(({ after }) => after.title).filter((title) => !title.endsWith('alone'))
  for (let start = 0; start < inOrder.length; start += 10) {
    const name = inOrder[start]?.slice(0, 1) ?? ''
    const own = log.findIndex(({ after }) => after.title === `${name} 0`)
    assert.deepEqual(
      log.slice(own, own + 10).map(({ after }) => after.title),
      Array.from({ length: 10 }, (_, index) => `${name} ${index}`),
    )
  }
})
