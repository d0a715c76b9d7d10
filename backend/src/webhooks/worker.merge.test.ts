import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import { type Received, type Receiver, startReceiver } from '../../tests/support/receiver.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { RESOURCES } from '../app.ts'
import { pruneChanges } from '../changelog/retention.ts'
import { destinations } from '../core/destinations.ts'
import { createSender, type Sender } from '../core/sender.ts'
import { connect, type Database } from '../database/connection.ts'
import { pruneDeliveries } from './deliveries.ts'
import { MOST_WAITING, take } from './queue.ts'
import { LEASE, startWorker, type Worker } from './worker.ts'

/** From a write to its receiver, over real connections; only the clock is the test's. */

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

let service: TestService
const closing: (() => Promise<unknown>)[] = []

before(async () => {
  service = await startService({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  service.clock.stop()
})
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
  // What one test leaves must not be sent in the next.
  await service.db.pool.query('DELETE FROM webhooks')
})
after(() => service.close())

async function receiver(reply?: Receiver['reply']): Promise<Receiver> {
  const started = await startReceiver(reply)
  closing.push(started.close)
  return started
}

const realSender = (): Sender =>
  createSender({ destinations: destinations({ allowedHosts: ['127.0.0.1'], production: false }) })

function worker(
  options: { sender?: Sender; db?: Database; closeTimeout?: number; lookEvery?: number | null } = {},
): Worker {
  const { sender = realSender(), db = service.db, closeTimeout = 0, lookEvery = null } = options
  const log = { warn: (context: object, message: string) => void warnings.push({ ...context, message }) }
  const random = () => 0.5
  const secret = service.config.auth.secret
  const started = startWorker({
    db,
    resources: RESOURCES,
    clock: service.clock.now,
    secret,
    sender,
    log,
    lookEvery,
    random,
    closeTimeout: closeTimeout,
  })
  closing.push(started.close)
  return started
}
const warnings: object[] = []

/** Looks, and waits until all that was due has been sent. */
async function deliver(by: Worker): Promise<void> {
  await by.look()
  await by.idle()
}

interface Hook {
  id: number
  secret: string
  user: TestUser
  /** Makes requests as the user, however far the clock has moved on. */
  call: TestUser['call']
  deliveries(): Promise<Record<string, unknown>[]>
}

async function hookTo(url: string, body: object = {}, owner?: TestUser): Promise<Hook> {
  const user = owner ?? (await service.newUser())
  const call: TestUser['call'] = async (method, path, payload, headers) => {
    const token = await service.sign({ sub: user.id, user_id: user.id, email: user.email })
    return user.call(method, path, payload, { authorization: `Bearer ${token}`, ...headers })
  }
  const answer = await call('POST', '/webhooks', { url, events: ['*'], ...body })
  assert.equal(answer.statusCode, 201, answer.payload)
  const { id, secret } = answer.data
  const deliveries = async () => (await call('GET', `/webhooks/${id}/deliveries?limit=500`)).data.deliveries
  return { id, secret, user, call, deliveries }
}

async function addTask({ call }: Pick<Hook, 'call'>, title = 'T'): Promise<number> {
  const answer = await call('POST', '/tasks', { title })
  assert.equal(answer.statusCode, 201)
  return answer.data.id
}

const idOf = ({ headers }: Received): string => String(headers['webhook-id'])

/** Whether `secret` signed it, according to another implementation of the specification. */
function isSignedBy(secret: string, { headers, body }: Received): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  const signature = new Webhook(secret).sign(String(headers['webhook-id']), at, body)
  return String(headers['webhook-signature']).split(' ').includes(signature)
}

const statuses = (deliveries: Record<string, unknown>[]) => deliveries.map(({ status }) => status)

describe('an event', () => {
  test('is signed, and shows the change as the log does', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    const taskId = await addTask(hook, 'Ü 🧀')
    await hook.call('PATCH', `/tasks/${taskId}`, { due: { date: '2026-12-01' } })
    await hook.call('DELETE', `/tasks/${taskId}`)
    await deliver(worker())
    const { changes } = (await hook.call('GET', `/changes?since=${hook.id}`)).data
    assert.equal(changes.length, 3)
    const sent = to.requests.map((request) => {
      assert.equal(request.method, 'POST')
      assert.equal(request.headers['content-type'], 'application/json')
      assert.equal(request.headers.authorization, undefined)
      const headers = request.headers as Record<string, string>
      return new Webhook(hook.secret).verify(request.body, headers)
    }) as { type: string; data: { revision: number } }[]
    sent.sort((a, b) => a.data.revision - b.data.revision)
    const types = ['task.created', 'task.updated', 'task.deleted']
    assert.deepEqual(
      sent,
      changes.map((data: { at: string }, index: number) => ({
        type: types[index],
        timestamp: data.at,
        user_id: hook.user.id,
        data,
      })),
    )
    const [first] = to.requests
    assert.ok(first !== undefined)
    assert.throws(() =>
      new Webhook(hook.secret).verify(`${first.body} `, first.headers as Record<string, string>),
    )
    const list = await hook.deliveries()
    assert.deepEqual(
      list.map(({ id, type, revision, status, attempts, status_code, error, next_attempt_at }) => [
        ...[id, type, revision, status, attempts, status_code, error, next_attempt_at],
      ]),
      types
        .map((type, index) => [index + 1, type, hook.id + index + 1, 'delivered', 1, 204, null, null])
        .reverse(),
    )
    assert.ok(list.every(({ duration_ms }) => Number(duration_ms) >= 0))
    assert.deepEqual(new Set(list.map(({ event_id }) => event_id)), new Set(to.requests.map(idOf)))
  })

  test('is sent as soon as it is written, without polling', { timeout: 120_000 }, async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    const by = worker()
    await by.look()
    await addTask(hook)
    await to.received(1)
    await hook.call('POST', `/webhooks/${hook.id}/test`)
    await to.received(2)
  })

  test('is sent to webhooks that subscribe to its type, and never for keys or webhooks', async () => {
    const [all, some, one] = [await receiver(), await receiver(), await receiver()]
    const hook = await hookTo(all.url)
    await hookTo(some.url, { events: ['project.*', 'task.updated'] }, hook.user)
    const last = await hookTo(one.url, { events: ['label.deleted'] }, hook.user)
    await addTask(hook)
    await hook.call('PATCH', '/tasks/1', { complete: true })
    const project = (await hook.call('POST', '/projects', { name: 'P' })).data.id
    await hook.call('PATCH', `/projects/${project}`, { name: 'Q' })
    const label = (await hook.call('POST', '/labels', { name: 'L' })).data.id
    await hook.call('DELETE', `/labels/${label}`)
    await hook.call('POST', '/views', { name: 'V', filter: '' })
    await hook.call('POST', '/tasks/1/notes', { body: 'N' })
    await hook.call('PATCH', '/preferences', { time_zone: 'Europe/Berlin' })
    await hook.call('POST', '/keys', { name: 'K', scopes: ['tasks:read'] })
    await hook.call('PATCH', `/webhooks/${last.id}`, { description: 'D' })
    await deliver(worker())
    const typesOf = ({ requests }: Receiver) => requests.map(({ body }) => JSON.parse(body).type).sort()
    assert.deepEqual(typesOf(all), [
      ...['label.created', 'label.deleted', 'note.created', 'preferences.updated', 'project.created'],
      ...['project.updated', 'task.created', 'task.updated', 'view.created'],
    ])
    assert.deepEqual(typesOf(some), ['project.created', 'project.updated', 'task.updated'])
    assert.deepEqual(typesOf(one), ['label.deleted'])
    const ids = [all, some, one].flatMap(({ requests }) => requests.map(idOf))
    assert.equal(new Set(ids).size, ids.length, 'each webhook has an id of its own for an event')
  })

  test("is sent only to the user's own webhooks", async () => {
    const to = await receiver()
    const [ada, eve] = [await hookTo(to.url), await hookTo(to.url)]
    await addTask(ada, 'of Ada')
    await addTask(eve, 'of Eve')
    await deliver(worker())
    assert.equal(to.requests.length, 2)
    for (const request of to.requests) {
      const [own, other] = request.body.includes('of Ada') ? [ada, eve] : [eve, ada]
      assert.equal(JSON.parse(request.body).user_id, own.user.id)
      assert.ok(!(request.body + JSON.stringify(request.headers)).includes(other.user.id))
      assert.deepEqual([isSignedBy(own.secret, request), isSignedBy(other.secret, request)], [true, false])
    }
    assert.equal(new Set(to.requests.map(idOf)).size, 2)
  })

  test('is not sent if it is older than the webhook, or from while it was off', async () => {
    const to = await receiver()
    const user = await service.newUser()
    await user.call('POST', '/tasks', { title: 'before' })
    const hook = await hookTo(to.url, {}, user)
    const by = worker()
    await deliver(by)
    assert.equal(to.requests.length, 0)
    await hook.call('PATCH', `/webhooks/${hook.id}`, { active: false })
    await addTask(hook, 'off')
    await deliver(by)
    await hook.call('PATCH', `/webhooks/${hook.id}`, { active: true })
    await addTask(hook, 'on')
    await deliver(by)
    assert.deepEqual(
      to.requests.map(({ body }) => JSON.parse(body).data.after.title),
      ['on'],
    )
  })

  test('pruned from the log before it was queued is skipped, and the next are sent', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    const by = worker()
    await addTask(hook, 'old')
    service.clock.advance(DAY)
    await pruneChanges(service.db, service.clock.now())
    await deliver(by)
    await addTask(hook, 'new')
    await deliver(by)
    assert.deepEqual(
      to.requests.map(({ body }) => JSON.parse(body).data.after.title),
      ['new'],
    )
  })

  test('whose change is pruned while it waits fails, and says why', async () => {
    const to = await receiver(() => ({ status: 500 }))
    const hook = await hookTo(to.url)
    await addTask(hook)
    const by = worker()
    await deliver(by)
    service.clock.advance(HOUR)
    await pruneChanges(service.db, service.clock.now())
    await deliver(by)
    const [delivery] = await hook.deliveries()
    assert.deepEqual(
      [delivery?.status, delivery?.error, to.requests.length],
      ['failed', 'The change that it tells is not kept any more.', 1],
    )
  })
})

test('an event that was purged is not sent any more', async () => {
  const to = await receiver(() => ({ status: 500 }))
  const hook = await hookTo(to.url)
  await addTask(hook, 'secret')
  const by = worker()
  await deliver(by)
  to.reply = () => ({ status: 200 })
  await addTask(hook, 'secret too')
  const purge = 'UPDATE changes SET before = NULL, after = NULL WHERE user_id = $1'
  await by.idle()
  const sent = to.requests.length
  await service.db.pool.query(`${purge} AND revision = $2`, [hook.user.id, hook.id + 1])
  await service.db.pool.query(
    `WITH owner AS (UPDATE workspaces SET revision = revision + 1 WHERE id = $1 RETURNING revision)
     INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id)
     SELECT $1, revision, now(), 'user', $1, 'task', '1' FROM owner`,
    [hook.user.id],
  )
  service.clock.advance(HOUR)
  await deliver(by)
  assert.equal(to.requests.length, sent)
  const list = await hook.deliveries()
  assert.deepEqual(statuses(list), ['delivered', 'failed'])
  const replayed = await hook.call('POST', `/webhooks/${hook.id}/deliveries/1/replay`)
  assert.equal(replayed.statusCode, 410)
})

describe('a failed delivery', () => {
  test('is retried with growing delays, as the same event, and given up after a day', async () => {
    const to = await receiver(() => ({ status: 500 }))
    const hook = await hookTo(to.url)
    const started = service.clock.now().getTime()
    await addTask(hook)
    const by = worker()
    const pauses: number[] = []
    for (;;) {
      await deliver(by)
      const [delivery] = await hook.deliveries()
      assert.ok(delivery !== undefined)
      assert.deepEqual([delivery.attempts, delivery.status_code], [to.requests.length, 500])
      assert.equal(delivery.error, 'Answered 500.')
      if (delivery.status === 'failed') {
        assert.equal(delivery.next_attempt_at, null)
        break
      }
      assert.equal(delivery.status, 'pending')
      const next = Date.parse(String(delivery.next_attempt_at))
      pauses.push(Math.round((next - service.clock.now().getTime()) / 1000))
      await deliver(by)
      assert.equal(to.requests.length, delivery.attempts, 'not before its time')
      service.clock.set(String(delivery.next_attempt_at))
    }
    assert.equal(pauses.length, 11)
    for (const [index, expected] of [5, 30, 120, 600, 1800, 3600, 7200, 14_400, 28_800].entries()) {
      assert.ok(Math.abs((pauses[index] ?? 0) - expected) <= 2, `${pauses}`)
    }
    const lasted = service.clock.now().getTime() - started
    assert.ok(lasted >= DAY && lasted < DAY + HOUR, `${lasted}`)
    assert.equal(new Set(to.requests.map(idOf)).size, 1)
    assert.equal(new Set(to.requests.map(({ body }) => body)).size, 1)
    assert.equal(new Set(to.requests.map(({ headers }) => headers['webhook-timestamp'])).size, 12)
    assert.ok(to.requests.every((request) => isSignedBy(hook.secret, request)))
    service.clock.advance(DAY)
    await deliver(by)
    assert.equal(to.requests.length, 12)
  })

  test('succeeds when its receiver is back', async () => {
    const to = await receiver(() => ({ status: to.requests.length > 2 ? 200 : 503 }))
    const hook = await hookTo(to.url)
    await addTask(hook)
    const by = worker()
    for (let count = 0; count < 3; count += 1) {
      await deliver(by)
      service.clock.advance(HOUR)
    }
    const [delivery] = await hook.deliveries()
    assert.deepEqual([delivery?.status, delivery?.attempts, delivery?.error], ['delivered', 3, null])
  })

  test('with 410 switches the webhook off, and logs it', async () => {
    const to = await receiver(() => ({ status: 410 }))
    const hook = await hookTo(to.url)
    const by = worker()
    await addTask(hook)
    await deliver(by)
    const { data } = await hook.call('GET', `/webhooks/${hook.id}`)
    assert.deepEqual([data.active, data.revision], [false, hook.id + 2])
    assert.deepEqual(statuses(await hook.deliveries()), ['failed'])
    const { changes } = (await hook.call('GET', `/changes?since=${hook.id + 1}`)).data
    assert.equal(changes.length, 1)
    assert.deepEqual(changes[0].actor, { kind: 'webhook', id: String(hook.id) })
    assert.deepEqual(changes[0].after, data)
    assert.deepEqual([changes[0].before.active, changes[0].resource], [true, 'webhook'])
    await addTask(hook)
    await deliver(by)
    assert.equal(to.requests.length, 1)
  })

  test('with 410 at a former address switches nothing off', async () => {
    const answer = Promise.withResolvers<{ status: number }>()
    const to = await receiver(() => answer.promise)
    const hook = await hookTo(to.url)
    await addTask(hook)
    const by = worker()
    await by.look()
    await to.received(1)
    await hook.call('PATCH', `/webhooks/${hook.id}`, { url: `${to.url}/new` })
    answer.resolve({ status: 410 })
    await by.idle()
    assert.equal((await hook.call('GET', `/webhooks/${hook.id}`)).data.active, true)
  })

  test('does not delay others, however many hang', { timeout: 120_000 }, async () => {
    const never = new Promise<{ status: number }>(() => {})
    const [dead, alive] = [await receiver(() => never), await receiver()]
    const stuck = await hookTo(dead.url)
    for (let count = 1; count < 10; count += 1) await hookTo(dead.url, {}, stuck.user)
    const own = await hookTo(alive.url, {}, stuck.user)
    for (let count = 0; count < 20; count += 1) await addTask(stuck)
    const other = await hookTo(alive.url)
    await addTask(other, 'of somebody else')
    const by = worker()
    await by.look()
    await alive.received(1)
    await dead.received(1)
    // No more than the user's share is under way.
    assert.ok(dead.requests.length <= 16)
    const seen = alive.requests.map(({ body }) => JSON.parse(body).user_id)
    assert.ok(seen.includes(other.user.id))
    assert.deepEqual(statuses(await other.deliveries()), ['delivered'])
    assert.ok((await own.deliveries()).length === 20)
  })

  test("leaves room for the user's other webhooks", { timeout: 120_000 }, async () => {
    const never = new Promise<{ status: number }>(() => {})
    const [dead, alive] = [await receiver(() => never), await receiver()]
    const stuck = await hookTo(dead.url)
    await hookTo(alive.url, {}, stuck.user)
    for (let count = 0; count < 20; count += 1) await addTask(stuck)
    const by = worker()
    await by.look()
    await alive.received(20)
    assert.ok(dead.requests.length <= 4, `${dead.requests.length}`)
  })
})

describe('several instances', () => {
  let other: Database

  before(() => {
    other = connect(service.config.database, service.config.database.url ?? '')
  })
  after(() => other.close())

  test('deliver each event once', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    const two = await hookTo(to.url, {}, hook.user)
    const workers = [worker(), worker({ db: other }), worker({ db: other })]
    await Promise.all(workers.map((by) => by.look()))
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: 10 }, () => addTask(hook)))
      await Promise.all(workers.map(deliver))
    }
    await Promise.all(workers.map(deliver))
    assert.equal(to.requests.length, 100)
    assert.equal(new Set(to.requests.map(idOf)).size, 100)
    for (const each of [hook, two]) {
      const list = await each.deliveries()
      assert.deepEqual(
        list.map(({ id, status, attempts }) => [id, status, attempts]),
        Array.from({ length: 50 }, (_, index) => [50 - index, 'delivered', 1]),
      )
    }
  })

  test('take over what a crashed one had claimed', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    await addTask(hook)
    const claimed = Promise.withResolvers<void>()
    const answer = Promise.withResolvers<{
      statusCode: number | null
      error: string | null
      retryAfter: number | null
    }>()
    const hanging: Sender = {
      send: () => {
        claimed.resolve()
        return answer.promise
      },
      close: async () => {},
    }
    const dead = worker({ sender: hanging })
    await dead.look()
    await claimed.promise
    const alive = worker({ db: other })
    await deliver(alive)
    assert.equal(to.requests.length, 0, 'it may be alive')
    service.clock.advance(LEASE)
    const good = Promise.withResolvers<{ status: number }>()
    to.reply = () => good.promise
    await alive.look()
    await to.received(1)
    // An outcome that comes too late changes nothing.
    answer.resolve({ statusCode: 500, error: 'Answered 500.', retryAfter: null })
    await dead.idle()
    assert.deepEqual((await hook.deliveries())[0]?.error, null)
    good.resolve({ status: 204 })
    await alive.idle()
    assert.equal(to.requests.length, 1)
    const [delivery] = await hook.deliveries()
    assert.deepEqual([delivery?.status, delivery?.attempts, delivery?.status_code], ['delivered', 2, 204])
  })

  test('take over from one that stops, which waits only briefly', async () => {
    const never = new Promise<{ status: number }>(() => {})
    const to = await receiver(() => (to.requests.length === 1 ? never : { status: 200 }))
    const hook = await hookTo(to.url)
    await addTask(hook)
    const first = worker()
    await first.look()
    await to.received(1)
    await first.close()
    const [stopped] = await hook.deliveries()
    assert.deepEqual([stopped?.status, stopped?.error], ['pending', 'The service stopped.'])
    await deliver(worker({ db: other }))
    assert.deepEqual(statuses(await hook.deliveries()), ['delivered'])
    assert.equal(new Set(to.requests.map(idOf)).size, 1)
  })
})

describe('a rotated secret', () => {
  test('still signs beside its successor for a day', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    const by = worker()
    const { secret } = (await hook.call('POST', `/webhooks/${hook.id}/rotate-secret`)).data
    const signed = async () => {
      await addTask(hook)
      await deliver(by)
      const request = to.requests.at(-1)
      assert.ok(request !== undefined)
      return [hook.secret, secret].map((each) => isSignedBy(each, request))
    }
    assert.deepEqual(await signed(), [true, true])
    service.clock.advance(DAY - HOUR)
    assert.deepEqual(await signed(), [true, true])
    service.clock.advance(HOUR)
    assert.deepEqual(await signed(), [false, true])
    assert.match(String(to.requests.at(-1)?.headers['webhook-signature']), /^v1,[A-Za-z0-9+/]{43}=$/)
  })
})

describe('on request', () => {
  test('a ping is sent once, without data', async () => {
    const to = await receiver(() => ({ status: 500 }))
    const hook = await hookTo(to.url, { events: ['label.created'] })
    await hook.call('POST', `/webhooks/${hook.id}/test`)
    const by = worker()
    await deliver(by)
    service.clock.advance(HOUR)
    await deliver(by)
    const [request] = to.requests
    assert.ok(to.requests.length === 1 && request !== undefined && isSignedBy(hook.secret, request))
    const { timestamp, ...body } = JSON.parse(request.body)
    assert.deepEqual(body, { type: 'ping', user_id: hook.user.id, data: { webhook_id: hook.id } })
    const [delivery] = await hook.deliveries()
    assert.deepEqual(
      [delivery?.status, delivery?.created_at, delivery?.event_id],
      ['failed', timestamp, idOf(request)],
    )
  })

  test('an event is sent again with its id, as often as requested', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    await addTask(hook)
    const by = worker()
    await deliver(by)
    const path = `/webhooks/${hook.id}/deliveries`
    const headers = { 'idempotency-key': 'again' }
    const replayed = await hook.call('POST', `${path}/1/replay`, undefined, headers)
    assert.equal(replayed.statusCode, 202)
    assert.deepEqual([replayed.data.id, replayed.data.replay_of, replayed.data.status], [2, 1, 'pending'])
    await deliver(by)
    await hook.call('POST', `${path}/1/replay`, undefined, headers)
    await deliver(by)
    assert.equal(to.requests.length, 2)
    assert.equal((await hook.call('POST', `${path}/2/replay`)).data.replay_of, 1)
    await deliver(by)
    assert.equal(to.requests.length, 3)
    assert.equal(new Set(to.requests.map(idOf)).size, 1)
    assert.equal(new Set(to.requests.map(({ body }) => body)).size, 1)
    assert.deepEqual(statuses(await hook.deliveries()), ['delivered', 'delivered', 'delivered'])
  })
})

describe('the backlog', () => {
  test('is bounded per webhook; the rest stays in the log, and follows when there is room', async () => {
    const hook = await hookTo('http://127.0.0.1/')
    const more = MOST_WAITING + 250
    await service.db.pool.query(
      `WITH owner AS (UPDATE workspaces SET revision = revision + $2 WHERE id = $1 RETURNING revision - $2 AS base)
       INSERT INTO changes (user_id, revision, at, actor_kind, actor_id, resource, resource_id, after)
       SELECT $1, base + n, now(), 'user', $1, 'label', n, '{"name":"L"}' FROM owner, generate_series(1, $2::int) n`,
      [hook.user.id, more],
    )
    const takeAll = async () => {
      for (;;) {
        const { taken } = await take(hook.user.id, service.db, RESOURCES, service.clock.now())
        if (taken === 0) break
      }
      const { rows } = await service.db.pool.query(
        'SELECT count(*) AS n, count(DISTINCT revision) AS revisions, max(id) AS last FROM webhook_deliveries',
      )
      return rows[0]
    }
    assert.deepEqual(await takeAll(), { n: MOST_WAITING, revisions: MOST_WAITING, last: MOST_WAITING })
    await service.db.pool.query("UPDATE webhook_deliveries SET status = 'delivered' WHERE id <= 100")
    const room = MOST_WAITING + 100
    assert.deepEqual(await takeAll(), { n: room, revisions: room, last: room })
    await service.db.pool.query("UPDATE webhook_deliveries SET status = 'failed' WHERE id <= 500")
    assert.deepEqual(await takeAll(), { n: more, revisions: more, last: more })
  })

  test('of a disabled webhook is dropped after a day', async () => {
    const to = await receiver(() => ({ status: 500 }))
    const hook = await hookTo(to.url)
    await addTask(hook)
    await deliver(worker())
    await hook.call('PATCH', `/webhooks/${hook.id}`, { active: false })
    service.clock.advance(DAY - HOUR)
    await pruneDeliveries(service.db, service.clock.now())
    assert.deepEqual(statuses(await hook.deliveries()), ['pending'])
    service.clock.advance(HOUR)
    await pruneDeliveries(service.db, service.clock.now())
    assert.deepEqual(statuses(await hook.deliveries()), ['failed'])
  })

  test('deliveries are listed for thirty days', async () => {
    const to = await receiver()
    const hook = await hookTo(to.url)
    await addTask(hook)
    await deliver(worker())
    const after = (time: number) => new Date(service.clock.now().getTime() + time)
    await pruneDeliveries(service.db, after(30 * DAY - HOUR))
    assert.equal((await hook.deliveries()).length, 1)
    await pruneDeliveries(service.db, after(30 * DAY + HOUR))
    assert.equal((await hook.deliveries()).length, 0)
  })

  test('is deleted with its webhook', async () => {
    const never = new Promise<{ status: number }>(() => {})
    const to = await receiver(() => never)
    const hook = await hookTo(to.url)
    await addTask(hook)
    const by = worker()
    await by.look()
    await to.received(1)
    assert.equal((await hook.call('DELETE', `/webhooks/${hook.id}`)).statusCode, 204)
    await by.close()
    const { rows } = await service.db.pool.query('SELECT FROM webhook_deliveries')
    assert.equal(rows.length, 0)
  })

  test('without webhooks the worker does nothing', async () => {
    const asked: string[] = []
    const db: Database = {
      ...service.db,
      finder: {
        query: (statement) => {
          asked.push(statement.name)
          return service.db.finder.query(statement)
        },
      },
    }
    const by = worker({ db })
    await by.look()
    const user = await service.newUser()
    for (let count = 0; count < 5; count += 1) await user.call('POST', '/tasks', { title: 'T' })
    await by.idle()
    assert.deepEqual(asked, ['webhook_look'])
  })
})

test('none of this was logged as an error', () => assert.deepEqual(warnings, []))
