import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { type Instance, startInstance } from './support/instance.ts'
import { type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'
import { type DatabaseProxy, startProxy } from './support/proxy.ts'
import { type Answer, startService, type TestService, type TestUser } from './support/service.ts'

/** The same `Idempotency-Key` counts once: among concurrent requests, across instances and restarts, after a kill. */

let service: TestService

before(async () => {
  service = await startService()
})
after(() => service.close())

const DAY = 24 * 60 * 60 * 1000

type App = Instance['app']

async function post(app: App, user: TestUser, path: string, key: string, body: object): Promise<Answer> {
  const response = await app.inject({
    method: 'POST',
    url: `/api/${user.id}${path}`,
    headers: { authorization: `Bearer ${user.token}`, 'idempotency-key': key },
    payload: body,
  })
  return Object.assign(response, { data: response.json() }) as Answer
}

const countTasks = async (user: TestUser): Promise<number> =>
  (await user.call('GET', '/tasks?limit=500')).data.count

/** Asserts that all 201s are one and the same answer; the rest came while it was under way. */
function assertOneAnswer(answers: Answer[]): void {
  const made = answers.filter(({ statusCode }) => statusCode === 201)
  assert.ok(made.length > 0)
  assert.equal(new Set(made.map(({ payload }) => payload)).size, 1)
  assert.equal(new Set(made.map(({ headers }) => `${headers.location} ${headers.etag}`)).size, 1)
  assert.equal(made.filter(({ headers }) => headers['idempotency-replayed'] === undefined).length, 1)
  for (const answer of answers.filter(({ statusCode }) => statusCode !== 201)) {
    assert.equal(answer.statusCode, 409)
    assert.equal(answer.data.error_code, 'CONFLICT')
    assert.equal(answer.headers['retry-after'], '1')
  }
}

describe('concurrent requests', () => {
  test('50 concurrent POSTs with one key make one task', async () => {
    const ada = await service.newUser()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => post(service.app, ada, '/tasks', 'crowd', { title: 'once' })),
    )
    assertOneAnswer(answers)
    assert.equal(await countTasks(ada), 1)
    const later = await post(service.app, ada, '/tasks', 'crowd', { title: 'once' })
    assertOneAnswer([...answers, later])
    assert.equal(later.headers['idempotency-replayed'], 'true')
  })

  test('two instances racing with one key make one task', async () => {
    const second = await startInstance(service)
    try {
      for (let round = 0; round < 10; round += 1) {
        const ada = await service.newUser()
        const answers = await Promise.all(
          [service.app, second.app, service.app, second.app].map((app) =>
            post(app, ada, '/tasks', 'race', { title: 'once' }),
          ),
        )
        assertOneAnswer(answers)
        assert.equal(await countTasks(ada), 1)
      }
    } finally {
      await second.close()
    }
  })

  test('an API key is created once, and every answer shows it', async () => {
    const ada = await service.newUser()
    const body = { name: 'Phone', scopes: ['tasks:read'] }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post(service.app, ada, '/keys', 'key', body)),
    )
    answers.push(await post(service.app, ada, '/keys', 'key', body))
    assertOneAnswer(answers)
    assert.equal((await ada.call('GET', '/keys')).data.count, 1)
  })
})

describe('a key', () => {
  test('survives a new instance', async () => {
    const ada = await service.newUser()
    const first = await post(service.app, ada, '/tasks', 'kept', { title: 'once' })
    const restarted = await startInstance(service)
    try {
      assertOneAnswer([first, await post(restarted.app, ada, '/tasks', 'kept', { title: 'once' })])
    } finally {
      await restarted.close()
    }
  })

  test('returns the first answer, whatever became of the task', async () => {
    const ada = await service.newUser()
    const first = await post(service.app, ada, '/tasks', 'kept', { title: 'once' })
    await ada.call('PATCH', '/tasks/1', { title: 'changed', complete: true })
    assertOneAnswer([first, await post(service.app, ada, '/tasks', 'kept', { title: 'once' })])
    await ada.call('DELETE', '/tasks/1')
    assertOneAnswer([first, await post(service.app, ada, '/tasks', 'kept', { title: 'once' })])
    assert.equal(await countTasks(ada), 0)
  })

  test('with another body or path is refused, and creates nothing', async () => {
    const ada = await service.newUser()
    await post(service.app, ada, '/tasks', 'taken', { title: 'once' })
    for (const [path, body] of [
      ['/tasks', { title: 'another' }],
      ['/tasks', { title: 'once', complete: false }],
      ['/keys', { name: 'Phone', scopes: ['tasks:read'] }],
    ] as const) {
      const answer = await post(service.app, ada, path, 'taken', body)
      assert.equal(answer.statusCode, 422, `${path} ${JSON.stringify(body)}`)
      assert.deepEqual(answer.data.errors[0].loc, ['header', 'Idempotency-Key'])
    }
    assert.equal(await countTasks(ada), 1)
    assert.equal((await ada.call('GET', '/keys')).data.count, 0)
  })

  test('belongs to one user', async () => {
    const [ada, bob] = [await service.newUser(), await service.newUser()]
    for (const user of [ada, bob]) {
      const answer = await post(service.app, user, '/tasks', 'shared', { title: user.id })
      assert.equal(answer.data.title, user.id)
      assert.equal(answer.headers['idempotency-replayed'], undefined)
    }
  })

  test('of a refused request can be used again', async () => {
    const ada = await service.newUser()
    assert.equal((await post(service.app, ada, '/tasks', 'again', { title: ' ' })).statusCode, 422)
    assert.equal((await post(service.app, ada, '/tasks', 'again', { title: 'mended' })).statusCode, 201)
  })

  test('expires after 24 hours, not before', async () => {
    const ada = await service.newUser()
    const first = await post(service.app, ada, '/tasks', 'daily', { title: 'once' })
    const signedIn = async (): Promise<TestUser> => ({
      ...ada,
      token: await service.sign({ sub: ada.id, user_id: ada.id, email: ada.email }),
    })
    service.clock.advance(DAY - 60_000)
    assertOneAnswer([first, await post(service.app, await signedIn(), '/tasks', 'daily', { title: 'once' })])
    service.clock.advance(60_001)
    const anew = await post(service.app, await signedIn(), '/tasks', 'daily', { title: 'another day' })
    assert.equal(anew.statusCode, 201)
    assert.equal(anew.data.id, 2)
    assert.equal(anew.headers['idempotency-replayed'], undefined)
  })
})

describe('a kill', () => {
  let database: TestDatabase
  let client: pg.Client
  let proxy: DatabaseProxy
  const running: ServiceProcess[] = []

  before(async () => {
    database = await createDatabase()
    client = new pg.Client({ connectionString: database.url })
    await client.connect()
    proxy = await startProxy()
  })
  after(async () => {
    await Promise.all(running.map(kill))
    await proxy.close()
    await client.end()
    await database.drop()
  })

  async function run(url: string): Promise<ServiceProcess> {
    const started = await startProcess({ DATABASE_URL: url, NODE_ENV: 'test', ...TRUSTING })
    running.push(started)
    return started
  }

  async function kill({ child, ended }: ServiceProcess): Promise<void> {
    child.kill('SIGKILL')
    await ended
  }

  test('between commit and reply: a repeat makes no second task and gets the first answer', async () => {
    await client.query("INSERT INTO users (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')")
    const token = await tokenFor('ada')
    const create = (origin: string, key: string) =>
      fetch(`${origin}/api/me/tasks`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'idempotency-key': key,
        },
        body: '{"title":"once"}',
      })

    const doomed = await run(proxy.through(database.url))
    // The next request uses the connection that this one opened.
    assert.equal((await create(doomed.url, 'warm-up')).status, 201)
    const committed = proxy.holdBack()
    const unanswered = create(doomed.url, 'kept')
    const broken = assert.rejects(unanswered)
    await committed
    // The service's own queries are answered too.
    for (let tasks = 0; tasks < 2; ) {
      const { rows } = await client.query("SELECT count(*)::int FROM tasks WHERE user_id = 'ada'")
      tasks = rows[0].count
    }
    await kill(doomed)
    await broken

    const { url: origin } = await run(database.url)
    const repeated = await create(origin, 'kept')
    assert.equal(repeated.status, 201)
    assert.equal(repeated.headers.get('idempotency-replayed'), 'true')
    assert.equal(repeated.headers.get('location'), '/api/ada/tasks/2')
    assert.equal(repeated.headers.get('etag'), '"2"')
    const headers = { authorization: `Bearer ${token}` }
    const task = await fetch(`${origin}/api/me/tasks/2`, { headers })
    assert.deepEqual(await repeated.json(), await task.json())
    const list = await fetch(`${origin}/api/me/tasks`, { headers })
    assert.equal(((await list.json()) as { count: number }).count, 2)
  })
})
