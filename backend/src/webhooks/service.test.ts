import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createDatabase } from '../../tests/support/database.ts'
import { freePort, run, startProcess } from '../../tests/support/process.ts'
import { startReceiver } from '../../tests/support/receiver.ts'
import { ROOT } from '../config.ts'

/** The service as it is run, and the receiver that its documentation shows. */

test('the running service sends to the receiver of the documentation', {
  timeout: 60_000,
}, async (context) => {
  const database = await createDatabase()
  context.after(() => database.drop())
  const folder = await mkdtemp(join(tmpdir(), 'docket-webhooks-'))
  context.after(() => rm(folder, { recursive: true }))
  const service = await startProcess({
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: 'a secret that is only good for tests',
    WEBHOOK_ALLOWED_HOSTS: '127.0.0.1',
  })
  context.after(() => service.child.kill('SIGKILL'))
  const origin = service.url
  const post = async (path: string, body: object, headers: Record<string, string> = {}) =>
    await fetch(`${origin}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: JSON.stringify(body),
    })
  const account = { name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' }
  await post('/auth/sign-up/email', account)
  const signedIn = await post('/auth/sign-in/email', account)
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.replace(/;.*/, ''))
    .join('; ')
  const { token } = (await (await fetch(`${origin}/api/auth/token`, { headers: { cookie } })).json()) as {
    token: string
  }
  const bearer = { authorization: `Bearer ${token}` }

  const port = await freePort()
  const url = `http://127.0.0.1:${port}/`
  const made = await post('/me/webhooks', { url, events: ['task.*'] }, bearer)
  assert.equal(made.status, 201)
  const { id, secret } = (await made.json()) as { id: number; secret: string }

  const [, example = ''] =
    /```js\n([\s\S]*?)```/.exec(await readFile(join(ROOT, 'docs/webhooks.md'), 'utf8')) ?? []
  const script = join(folder, 'receiver.mjs')
  await writeFile(script, example)
  const receiver = run(script, { PORT: String(port), WEBHOOK_SECRET: secret })
  context.after(() => receiver.child.kill('SIGKILL'))
  await receiver.seen(/listening/)
  await post('/me/tasks', { title: 'Buy milk' }, bearer)
  await receiver.seen(new RegExp(`msg_[\\w-]{24} task\\.created ${id + 1}`))

  const forged = await fetch(url, { method: 'POST', body: '{"type":"task.created","data":{}}' })
  assert.equal(forged.status, 401)

  // What is under way when the service stops does not keep it.
  const slow = await startReceiver(() => new Promise(() => {}))
  context.after(slow.close)
  await fetch(`${origin}/api/me/webhooks/${id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', ...bearer },
    body: JSON.stringify({ url: slow.url }),
  })
  await post('/me/tasks', { title: 'Buy more' }, bearer)
  await slow.received(1)
  service.child.kill('SIGTERM')
  const { code, output } = await service.ended
  assert.equal(code, 0, output)
  assert.doesNotMatch(output, /whsec_|hooks? wait/)
})
