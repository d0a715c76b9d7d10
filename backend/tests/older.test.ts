import assert from 'node:assert/strict'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { operator } from '../src/cli/testing.ts'
import { createDatabase, onServer, type TestDatabase } from './support/database.ts'
import { type ServiceProcess, startProcess } from './support/process.ts'

/**
 * What an older Docket kept is there after an upgrade: the backup in `tests/fixtures/0.1/` was made by `npm run backup` of
 * commit 8dad246 (migrations to 0012) from what its own service had written; beside it is what that service answered.
 */

const FIXTURE = join(import.meta.dirname, 'fixtures/0.1')

interface Thing {
  id: number
  title?: string
}
const kept: {
  email: string
  password: string
  key: string
  changes: number
  latest: number
  tasks: Thing[]
  projects: Thing[]
  labels: Thing[]
  views: Thing[]
} = JSON.parse(await readFile(join(FIXTURE, 'docket.json'), 'utf8'))

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
  const { code, out, notes } = await operator(environment)('restore', join(FIXTURE, 'docket.backup'))
  assert.equal(code, 0, notes)
  assert.match(out, /^Restored 1 users and \d+ tasks from the backup of /)
  await onServer(database.url, async (client) => {
    await client.query(`UPDATE api_keys SET expires_at = now() + interval '1 day'`)
  })
  service = await startProcess(environment)
})
after(async () => {
  service.child.kill('SIGTERM')
  await service.ended
  await database.drop()
  await rm(dataDir, { recursive: true, force: true })
})

async function api(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${service.url}/api/me${path}`, {
    method,
    headers: {
      authorization: `Bearer ${kept.key}`,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

describe('after an upgrade from 0.1', { concurrency: 1 }, () => {
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
  })

  test('the log goes on from where it was, and what it has can be undone', async () => {
    const before = (await api('GET', '/changes?limit=500')).changes as { revision: number }[]
    assert.equal(before.length, kept.changes)
    assert.equal(before.at(-1)?.revision, kept.latest)
    const renamed = kept.tasks.find(({ title }) => title === 'Plant tulips')
    await api('POST', '/undo', { revision: kept.latest })
    const now = (await api('GET', `/tasks/${renamed?.id}`)) as unknown as Thing
    assert.equal(now.title, 'Plant')
    const made = await api('POST', '/tasks', { title: 'After the upgrade' })
    assert.ok(Number(made.id) > Math.max(...kept.tasks.map(({ id }) => id)))
  })

  test('what was deleted waits in the trash', async () => {
    const { items } = (await api('GET', '/trash')) as unknown as { items: { title?: string }[] }
    assert.match(JSON.stringify(items), /"Gone"/)
  })
})
