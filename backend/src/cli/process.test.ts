import assert from 'node:assert/strict'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { createDatabase } from '../../tests/support/database.ts'
import { run } from '../../tests/support/process.ts'
import { startProxy } from '../../tests/support/proxy.ts'
import { VERSION } from '../core/version.ts'
import { isAlive } from '../database/embedded/process.ts'

const start = (name: string, environment: Record<string, string>, ...args: string[]) =>
  run(join(import.meta.dirname, `${name}.ts`), environment, args)
const command = (name: string, ...args: string[]) => start(name, {}, ...args).ended

describe('as a process', { concurrency: 2 }, () => {
  for (const name of ['backup', 'mcp', 'migrate', 'restore', 'seed', 'token', 'users']) {
    test(`${name} explains itself, and refuses what it does not know`, async () => {
      const help = await command(name, '--help')
      assert.equal(help.code, 0)
      assert.match(help.output, new RegExp(`^Usage: npm run (-s )?${name}\\b`))
      const wrong = await command(name, '--unknown')
      assert.equal(wrong.code, 2)
      assert.match(wrong.output, /^Unknown option '--unknown'[\s\S]*^Usage: /m)
      const version = await command(name, '--version')
      assert.deepEqual([version.code, version.output], [0, `${VERSION}\n`])
    })
  }

  test('the service explains itself, and refuses what it does not know, before it starts', async () => {
    const help = await command('../main', '--help')
    assert.equal(help.code, 0)
    assert.match(help.output, /^Usage: npm start\n/)
    const version = await command('../main', '--version')
    assert.deepEqual([version.code, version.output], [0, `${VERSION}\n`])
    for (const [argument, sentence] of [
      ['--port=1', "Unknown option '--port'"],
      ['serve', 'Unexpected argument: serve'],
    ] as const) {
      const wrong = await command('../main', argument)
      assert.equal(wrong.code, 2)
      assert.ok(wrong.output.startsWith(sentence), wrong.output)
      assert.match(wrong.output, /^Usage: /m)
    }
  })
})

describe('that is interrupted', { skip: process.platform === 'win32' }, () => {
  async function directory(t: TestContext): Promise<string> {
    const path = await mkdtemp(join(tmpdir(), 'docket-interrupted-'))
    // When root runs the tests, PostgreSQL's own user must be able to traverse it.
    await chmod(path, 0o711)
    t.after(() => rm(path, { recursive: true, force: true }))
    return path
  }

  async function until<Found>(look: () => Promise<Found | undefined>): Promise<Found> {
    for (;;) {
      const found = await look()
      if (found !== undefined) return found
      await delay(20)
    }
  }

  test('takes the database server along that it has started', async (t) => {
    const base = await directory(t)
    const { child, ended } = start('seed', { DATA_DIR: base }, '--users', '10000')
    const pid = await until(async () => {
      const lines = await readFile(join(base, 'postgres/postmaster.pid'), 'utf8').catch(() => '')
      return Number.parseInt(lines, 10) || undefined
    })
    child.kill('SIGINT')
    assert.equal((await ended).code, 130)
    await until(async () => (isAlive(pid) ? undefined : true))
  })

  test('leaves nothing of a backup that is not whole', async (t) => {
    const base = await directory(t)
    const [database, proxy] = await Promise.all([createDatabase(), startProxy()])
    t.after(async () => {
      await proxy.close()
      await database.drop()
    })
    const { push } = proxy.sent
    proxy.sent.push = (bytes) => {
      // Its rows never arrive.
      if (bytes.includes('COPY')) proxy.state = 'frozen'
      return push.call(proxy.sent, bytes)
    }
    const environment = { DATABASE_URL: proxy.through(database.url), DATA_DIR: join(base, 'data') }
    const { child, ended } = start('backup', environment, join(base, 'a.backup'))
    const files = async () => (await readdir(base)).filter((name) => name.startsWith('a.backup'))
    await until(async () => (await files())[0])
    child.kill('SIGTERM')
    assert.equal((await ended).code, 143)
    assert.deepEqual(await files(), [])
  })
})
