import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { operator } from '../src/cli/testing.ts'
import { createDatabase, onServer, type TestDatabase } from './support/database.ts'
import { type ServiceProcess, startProcess } from './support/process.ts'

/**
 * What an older Docket kept is there after an upgrade. Each backup in `tests/fixtures/` was made by `npm run backup` from
 * what a service of its own time had written; beside it is what that service answered.
 */

interface Thing {
  id: number
  title?: string
}
interface Kept {
  email: string
  password: string
  key: string
  changes: number
  latest: number
  tasks: Thing[]
  projects: Thing[]
  labels: Thing[]
  views: Thing[]
  /** What clients of 1.0 hold besides. */
  noted?: number
  notes?: object[]
  etags?: Record<string, string>
  cursors?: { tasks: string; rest: number[]; changes: string }
  idempotent?: { key: string; body: object; answer: object }
}

const VERSIONS = {
  /** Of commit 8dad246 (migrations to 0012). */
  0.1: { renamed: 'Plant tulips', before: 'Plant' },
  /** Of commit c8a60a51 (migrations to 0017), the last before workspaces. */
  '1.0': { renamed: 'Read two books', before: 'Read a book' },
}

for (const [version, { renamed, before: former }] of Object.entries(VERSIONS)) {
  const fixture = join(import.meta.dirname, 'fixtures', version)
  const kept: Kept = JSON.parse(await readFile(join(fixture, 'docket.json'), 'utf8'))
  const { etags, cursors, idempotent } = kept

  describe(`after an upgrade from ${version}`, { concurrency: 1 }, () => {
    let dataDir: string
    let database: TestDatabase
    let service: ServiceProcess

    before(async () => {
      dataDir = await mkdtemp(join(tmpdir(), 'docket-older-'))
      await chmod(dataDir, 0o711)
      database = await createDatabase({ empty: true })
      const environment = {
        ...{ DATABASE_URL: database.url, DATA_DIR: dataDir, LOG_LEVEL: 'warn' },
        // However old the fixture has become.
        ...{ TRASH_DAYS: '36525', CHANGES_KEPT_DAYS: '36525' },
      }
      const { code, out, notes } = await operator(environment)('restore', join(fixture, 'docket.backup'))
      assert.equal(code, 0, notes)
      assert.match(out, /^Restored 1 users and \d+ tasks from the backup of /)
      await onServer(database.url, async (client) => {
        await client.query(`UPDATE api_keys SET expires_at = now() + interval '1 day'`)
        await client.query('UPDATE idempotency_keys SET created_at = now()')
      })
      service = await startProcess(environment)
    })
    after(async () => {
      service.child.kill('SIGTERM')
      await service.ended
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    })

    const send = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
      fetch(`${service.url}/api/me${path}`, {
        method,
        headers: {
          authorization: `Bearer ${kept.key}`,
          ...(body && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body && { body: JSON.stringify(body) }),
      })

    async function api(...request: Parameters<typeof send>): Promise<Record<string, unknown>> {
      const answer = await send(...request)
      const text = await answer.text()
      assert.ok(answer.ok, `${request[0]} ${request[1]}: ${answer.status} ${text}`)
      return JSON.parse(text)
    }
    const idsOf = (list: unknown) => (list as Thing[]).map(({ id }) => id)

    test('the password signs in', async () => {
      const { email, password } = kept
      const answer = await fetch(`${service.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: service.url },
        body: JSON.stringify({ email, password }),
      })
      assert.equal(answer.status, 200, await answer.text())
    })

    test('an API key opens what it opened, and each answer has at least what it had', async () => {
      for (const name of ['tasks', 'projects', 'labels', 'views'] as const) {
        const now = await api('GET', `/${name}?limit=500`)
        assert.ok(kept[name].length > 0, name)
        assert.partialDeepStrictEqual(now[name], kept[name], name)
      }
      if (kept.noted === undefined) return
      const { notes } = await api('GET', `/tasks/${kept.noted}/notes`)
      assert.partialDeepStrictEqual(notes, kept.notes)
    })

    if (etags !== undefined) {
      test('each ETag is still that of what has not changed', async () => {
        for (const [path, etag] of Object.entries(etags)) {
          assert.equal((await send('GET', path, undefined, { 'if-none-match': etag })).status, 304, path)
        }
      })
    }
    if (cursors !== undefined) {
      test('lists and changes go on from their cursors', async () => {
        const { tasks } = await api('GET', `/tasks?limit=3&cursor=${cursors.tasks}`)
        assert.deepEqual(idsOf(tasks), cursors.rest)
        const { changes } = await api('GET', `/changes?cursor=${cursors.changes}`)
        assert.deepEqual(
          (changes as { revision: number }[]).map(({ revision }) => revision),
          [kept.latest],
        )
      })
    }
    if (idempotent !== undefined) {
      test('a request that is repeated is answered as before', async () => {
        const { key, body, answer } = idempotent
        const again = await api('POST', '/tasks', body, { 'idempotency-key': key })
        assert.partialDeepStrictEqual(again, answer)
      })
    }

    test('the log goes on from where it was, and what it has can be undone', async () => {
      const before = (await api('GET', '/changes?limit=500')).changes as { revision: number }[]
      assert.equal(before.length, kept.changes)
      assert.equal(before.at(-1)?.revision, kept.latest)
      const task = kept.tasks.find(({ title }) => title === renamed)
      await api('POST', '/undo', { revision: kept.latest })
      const now = (await api('GET', `/tasks/${task?.id}`)) as unknown as Thing
      assert.equal(now.title, former)
      const made = await api('POST', '/tasks', { title: 'After the upgrade' })
      assert.ok(Number(made.id) > Math.max(...kept.tasks.map(({ id }) => id)))
    })

    test('an ETag from before protects a write', async () => {
      const path = '/tasks/2'
      const etag = etags?.[path] ?? (await send('GET', path)).headers.get('etag') ?? ''
      const write = (priority: string) => send('PATCH', path, { priority }, { 'if-match': etag })
      assert.equal((await write('low')).status, 200)
      assert.equal((await write('none')).status, 412)
    })

    test('what was deleted waits in the trash', async () => {
      const { items } = (await api('GET', '/trash')) as unknown as { items: { title?: string }[] }
      assert.match(JSON.stringify(items), /"Gone"/)
    })
  })
}
