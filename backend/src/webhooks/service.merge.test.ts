import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import pg from 'pg'
import { createDatabase } from '../../tests/support/database.ts'
import { freePort, run, startProcess, TRUSTING, tokenFor } from '../../tests/support/process.ts'
import { startReceiver } from '../../tests/support/receiver.ts'
import { ROOT } from '../config.ts'

/** The service as it is run, with the receiver from its documentation and with one that keeps it waiting. */

test('the running service delivers, also after it was killed', { timeout: 300_000 }, async (context) => {
  const database = await createDatabase()
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  const folder = await mkdtemp(join(tmpdir(), 'docket-webhooks-'))
  const slow = await startReceiver(() => new Promise(() => {}))
  const children: { kill(signal: 'SIGKILL'): unknown }[] = []
  context.after(async () => {
    for (const child of children) child.kill('SIGKILL')
    await slow.close()
    await rm(folder, { recursive: true })
    await client.end()
    await database.drop()
  })
  const start = async () => {
    const environment = { ...TRUSTING, DATABASE_URL: database.url, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' }
    const started = await startProcess(environment)
    children.push(started.child)
    return started
  }
  await client.query("INSERT INTO users (id, name, email) VALUES ('ada', 'Ada', 'ada@example.com')")
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await tokenFor('ada')}` }
  const send = (method: 'POST' | 'PATCH', address: string, body: object) =>
    fetch(address, { method, headers, body: JSON.stringify(body) })

  const first = await start()
  const api = `${first.url}/api/me`
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const made = await send('POST', `${api}/webhooks`, { url, events: ['task.*'] })
  assert.equal(made.status, 201)
  const { id, secret } = (await made.json()) as { id: number; secret: string }

  const guide = await readFile(join(ROOT, 'docs/webhooks.md'), 'utf8')
  const [, example = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? []
  const script = join(folder, 'receiver.mjs')
  await writeFile(script, example)
  const receiver = run(script, { PORT: String(port), WEBHOOK_SECRET: secret })
  children.push(receiver.child)
  await receiver.seen(/listening/)
  await send('POST', `${api}/tasks`, { title: 'Buy milk' })
  await receiver.seen(/msg_[\w-]{24} task\.created 2/)
  const forged = await fetch(url, { method: 'POST', body: '{"type":"task.created","data":{}}' })
  assert.equal(forged.status, 401)

  await send('PATCH', `${api}/webhooks/${id}`, { url: slow.url })
  await send('POST', `${api}/tasks`, { title: 'Buy more' })
  await slow.received(1)
  first.child.kill('SIGKILL')
  await first.ended

  const second = await start()
  // As if the lease had run out.
  await client.query("UPDATE webhook_deliveries SET next_attempt_at = now() WHERE status = 'pending'")
  await slow.received(2)
  const [one, two] = slow.requests
  assert.equal(two?.headers['webhook-id'], one?.headers['webhook-id'])
  assert.equal(two?.body, one?.body)

  // An attempt under way does not keep the service from stopping, and is left for another instance.
  second.child.kill('SIGTERM')
  const { code, output } = await second.ended
  assert.equal(code, 0, output)
  assert.doesNotMatch(output, /sending webhooks is delayed/)
  const { rows } = await client.query(
    "SELECT attempts, error, next_attempt_at <= now() AS due FROM webhook_deliveries WHERE status = 'pending'",
  )
  assert.deepEqual(rows, [{ attempts: 2, error: 'The service stopped.', due: true }])
})
