import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { accountsIn } from './support/accounts.ts'
import { createDatabase, rows, type TestDatabase } from './support/database.ts'
import { type ServiceProcess, startProcess, TRUSTING, tokenFor } from './support/process.ts'
import { type Receiver, startReceiver } from './support/receiver.ts'

/** Two instances on one database are killed in turns while reminders are due: each is told once, and none is lost. */

const USERS = 5
const EACH = 12
const KILLS = 5
/** Milliseconds over which they are due, from when the last of them has been made. */
const OVER = 8_000

let base: string
let database: TestDatabase
let receiver: Receiver
const running: ServiceProcess[] = []

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-reminders-'))
  database = await createDatabase()
  receiver = await startReceiver(() => ({ status: 200, body: '{}' }))
  running.push(...(await Promise.all([start(0), start(1)])))
})
after(async () => {
  for (const { child } of running) child.kill('SIGTERM')
  await Promise.all(running.map(({ ended }) => ended))
  await receiver.close()
  await database.drop()
  await rm(base, { recursive: true, force: true })
})

const start = (which: number): Promise<ServiceProcess> =>
  startProcess({
    ...TRUSTING,
    ...{ DATABASE_URL: database.url, DATA_DIR: join(base, String(which)), LOG_LEVEL: 'warn' },
    ...{ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', BACKUP_AT: 'off' },
    ...{ RATE_LIMIT_USER_BURST: '100000', RATE_LIMIT_ADDRESS_BURST: '100000' },
  })

test('reminders are told once, whichever instance is killed', async () => {
  const accounts = accountsIn(database.url, TRUSTING.BETTER_AUTH_SECRET)
  const users: { id: string; token: string }[] = []
  for (let count = 0; count < USERS; count += 1) {
    const id = await accounts.create(`user${count}@example.com`)
    users.push({ id, token: await tokenFor(id) })
  }
  await accounts.close()
  async function post(token: string, path: string, body: object): Promise<void> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const answer = await fetch(`${running[0]?.url}/api/me${path}`, {
      ...{ method: 'POST', headers, body: JSON.stringify(body) },
    })
    assert.equal(answer.status, 201, await answer.text())
  }
  for (const { id, token } of users) {
    const url = `http://127.0.0.1:${receiver.port}/${id}`
    await post(token, '/channels', { kind: 'ntfy', name: 'Phone', url })
    await post(token, '/channels', { kind: 'webhook', name: 'Mine', url: `${url}/hook` })
  }
  // Those are due first that are made first; all have been made by then.
  const first = Date.now() + 10_000
  const all = USERS * EACH
  await Promise.all(
    users.map(async ({ token }, user) => {
      for (let count = 0; count < EACH; count += 1) {
        const place = count * USERS + user
        const at = new Date(first + (place * OVER) / all).toISOString()
        await post(token, '/tasks', { title: `Call ${place}`, reminders: [{ at }] })
      }
    }),
  )
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Each is killed when more has arrived than at the last time: in the middle of it.
    await receiver.received(Math.round((kill * 2 * all) / (KILLS + 1)) + 1)
    const which = kill % 2
    const { child, ended } = running[which] as ServiceProcess
    child.kill('SIGKILL')
    assert.equal((await ended).signal, 'SIGKILL')
    running[which] = await start(which)
  }
  await settled()

  const told = await rows(database.url, 'SELECT user_id, task_id, source FROM notifications')
  assert.equal(told.length, all)
  assert.equal(new Set(told.map(({ user_id, task_id }) => `${user_id} ${task_id}`)).size, all)
  const left = await rows(
    database.url,
    'SELECT status, count(*)::int FROM channel_deliveries GROUP BY status',
  )
  assert.deepEqual(left, [{ status: 'delivered', count: 2 * all }])
  assert.equal((await rows(database.url, 'SELECT 1 FROM tasks WHERE tell_at IS NOT NULL')).length, 0)

  const identities = new Map<string, Set<string>>()
  for (const { headers, body } of receiver.requests) {
    const sent = JSON.parse(body)
    const byHook = headers['webhook-id']
    const what =
      byHook === undefined
        ? `${sent.topic} ${sent.title}`
        : `hook ${sent.data.workspace_id} ${sent.data.title}`
    const ids = identities.get(what) ?? new Set()
    identities.set(what, ids.add(String(byHook ?? sent.sequence_id)))
  }
  assert.equal(identities.size, 2 * all, 'each channel got each')
  const several = [...identities].filter(([, ids]) => ids.size > 1)
  assert.deepEqual(several, [], 'under one identity')
  assert.equal(new Set([...identities.values()].flatMap((ids) => [...ids])).size, 2 * all)
})

/** Waits until nothing is left to tell or to deliver: what a killed instance had claimed takes until its lease ends. */
async function settled(): Promise<void> {
  const end = AbortSignal.timeout(240_000)
  for (;;) {
    const [found] = await rows(
      database.url,
      `SELECT (SELECT count(*) FROM tasks WHERE tell_at IS NOT NULL)
         + (SELECT count(*) FROM channel_deliveries WHERE status = 'pending') AS left, pg_sleep(0.2)`,
    )
    if (Number(found?.left) === 0) return
    end.throwIfAborted()
  }
}
