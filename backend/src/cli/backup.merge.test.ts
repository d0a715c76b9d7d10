import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { startTestNotifier } from '../../tests/support/notifier.ts'
import { startService, type TestService, type TestUser } from '../../tests/support/service.ts'
import { type EmbeddedServer, startEmbedded } from '../database/embedded.ts'
import { operator } from './testing.ts'

/** A backup of a running service's embedded database, restored on a new machine. */

let base: string
let source: EmbeddedServer
let service: TestService
let ada: TestUser
let cookie: string
let apiKey: string
let pushKey: string
let channelId: number
const account = { email: 'ada@example.com', password: 'correct horse battery' }

before(async () => {
  base = await mkdtemp(join(tmpdir(), 'docket-backup-'))
  // When root runs the tests, PostgreSQL's own user must be able to traverse it.
  await chmod(base, 0o711)
  source = await startEmbedded({ dataDir: join(base, 'source'), durable: false })
  await on('source')('seed', '--users', '3', '--tasks', '200')
  service = await serve('source', source)
  await service.inject({
    method: 'POST',
    url: '/api/auth/sign-up/email',
    payload: { name: 'Ada', ...account },
  })
  const signedIn = await signIn(service)
  cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  ada = await service.newUser()
  await ada.call('POST', '/tasks', { title: 'Tab\there,\nline there, \\N, \\. and ü 🙂', description: '' })
  await ada.call('POST', '/tasks', { title: 'Once' }, { 'idempotency-key': 'once' })
  pushKey = (await ada.call('GET', '/channels/options')).data.push_key
  const channel = { kind: 'ntfy', name: 'Phone', url: 'https://ntfy.example.com/topic', token: 'tk_1' }
  channelId = (await ada.call('POST', '/channels', channel)).data.id
  apiKey = (await ada.call('POST', '/keys', { name: 'Key', scopes: ['tasks:read'] })).data.key
})
after(async () => {
  await service.close()
  await source.stop()
  await rm(base, { recursive: true, force: true })
})

/** Commands on a data directory; files are relative to `base`. */
const on = (dataDir: string) => operator({ NODE_ENV: 'test', DATA_DIR: join(base, dataDir), INIT_CWD: base })

async function serve(dataDir: string, server: EmbeddedServer): Promise<TestService> {
  const secret = await readFile(join(base, dataDir, 'secret'), 'utf8')
  return await startService({ BETTER_AUTH_SECRET: secret }, () => server.url)
}

const signIn = ({ inject }: TestService) =>
  inject({ method: 'POST', url: '/api/auth/sign-in/email', payload: account })

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Every table of the database, with its rows as text. */
async function content(url: string): Promise<Record<string, unknown>> {
  const tables = await query(
    url,
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
  )
  const found: Record<string, unknown> = {}
  for (const { name } of tables) {
    // The time when a migration was applied here is not part of a backup.
    const row = name === 'schema_migrations' ? '(t.name, t.checksum)' : 't'
    found[String(name)] = await query(url, `SELECT ${row}::text AS row FROM ${name} AS t ORDER BY 1`)
  }
  return found
}

describe('a backup', { concurrency: 1 }, () => {
  test('is a consistent snapshot while the service goes on writing', async () => {
    const writing = new AbortController()
    let written = 0
    const writers = Array.from({ length: 4 }, async () => {
      while (!writing.signal.aborted) {
        written += 1
        await ada.call('POST', '/tasks', { title: `Task ${written}` })
        await ada.call('DELETE', `/tasks/${written}`)
      }
    })
    const made = await on('source')('backup', 'busy.backup')
    writing.abort()
    await Promise.all(writers)
    assert.ok(written > 4)
    assert.equal(made.code, 0, made.notes)
    assert.match(made.out, /^Wrote \S+busy\.backup: 5 users, \d+ tasks, \d+ KiB\.$/)
    assert.equal((await stat(join(base, 'busy.backup'))).mode & 0o777, 0o600)

    const restored = await on('target')('restore', 'busy.backup')
    assert.equal(restored.code, 0, restored.notes)
    const target = await startEmbedded({ dataDir: join(base, 'target'), durable: false })
    const wrong = await query(
      target.url,
      `SELECT id FROM workspaces WHERE revision <> (SELECT count(*) FROM changes WHERE user_id = workspaces.id)
         OR last_task_id <> (SELECT count(*) FROM changes WHERE user_id = workspaces.id AND resource = 'task' AND before IS NULL)
         OR (SELECT count(*) FROM tasks WHERE user_id = workspaces.id) <>
            (SELECT count(*) FILTER (WHERE before IS NULL) - count(*) FILTER (WHERE after IS NULL)
             FROM changes WHERE user_id = workspaces.id AND resource = 'task')`,
    )
    assert.deepEqual(wrong, [])
    await target.stop()
  })

  test('replaces existing data when told to, down to passwords, sessions and keys', async () => {
    // A token signed here, to be verified there.
    const issued = await service.inject({ method: 'GET', url: '/api/auth/token', headers: { cookie } })
    await on('source')('backup', 'quiet.backup')
    const refused = await on('target')('restore', 'quiet.backup')
    assert.deepEqual([refused.code, refused.out], [1, ''])
    assert.match(
      refused.notes,
      /^The database has users\. To replace everything, run the command again with --replace/,
    )
    const restored = await on('target')('restore', 'quiet.backup', '--replace')
    assert.equal(restored.code, 0, restored.notes)
    assert.match(restored.out, /^Restored 5 users and \d+ tasks from the backup of \d{4}-/)

    const target = await startEmbedded({ dataDir: join(base, 'target'), durable: false })
    assert.deepEqual(await content(target.url), await content(source.url))
    const there = await serve('target', target)
    const asks = (authorization: string, path = '/tasks') =>
      there.inject({ method: 'GET', url: `/api/me${path}`, headers: { authorization } })
    assert.equal((await asks(`Bearer ${issued.data.token}`)).statusCode, 200)
    assert.equal((await asks(`Bearer ${apiKey}`)).statusCode, 200)
    assert.equal((await signIn(there)).statusCode, 200)
    const bySession = await there.inject({ method: 'GET', url: '/api/auth/token', headers: { cookie } })
    assert.equal(bySession.statusCode, 200)
    assert.equal((await asks(`Bearer ${bySession.data.token}`)).statusCode, 200)
    const repeated = await there.inject({
      method: 'POST',
      url: '/api/me/tasks',
      headers: { authorization: `Bearer ${ada.token}`, 'idempotency-key': 'once' },
      payload: { title: 'Once' },
    })
    assert.equal(repeated.headers['idempotency-replayed'], 'true')
    // Browsers have subscribed with this key; and the token of the channel can be read.
    const options = await asks(`Bearer ${ada.token}`, '/channels/options')
    assert.equal(options.data.push_key, pushKey)
    const notifier = startTestNotifier(there)
    const sent = await there.inject({
      method: 'POST',
      url: `/api/me/channels/${channelId}/test`,
      headers: { authorization: `Bearer ${ada.token}` },
    })
    assert.equal(sent.statusCode, 202, sent.payload)
    await notifier.look()
    assert.deepEqual(notifier.carried[0]?.target, {
      ...{ kind: 'ntfy', url: 'https://ntfy.example.com/topic', token: 'tk_1' },
    })
    await notifier.close()
    await there.close()
    await target.stop()
  })

  test('is not restored under a running service', async () => {
    const { code, notes } = await on('source')('restore', 'quiet.backup', '--replace')
    assert.equal(code, 1)
    assert.match(notes, /Another Docket \(pid \d+\) is using .*source\./)
  })

  test('gets its own file name, and leaves no incomplete file', async () => {
    const { out } = await on('source')('backup')
    assert.match(out, /^Wrote \S+docket-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.backup: /)
    const nowhere = await on('source')('backup', 'no/such/directory/a.backup')
    assert.deepEqual([nowhere.code, nowhere.out], [1, ''])
    assert.match(nowhere.notes, /a\.backup cannot be written: ENOENT/)
    assert.match(
      (await on('source')('backup', '.')).notes,
      /is a directory: give the name of a file in it\.$/,
    )
    await symlink('/dev/null', join(base, 'device'))
    assert.match(
      (await on('source')('backup', 'device')).notes,
      /device is not a regular file: give the name of one\.$/,
    )
    assert.equal(await readlink(join(base, 'device')), '/dev/null')
    assert.deepEqual(
      (await readdir(base)).filter((name) => name.endsWith('.part')),
      [],
    )
  })
})
