import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from '../src/database/embedded/process.ts'
import { createDatabase, onServer, type TestDatabase } from './support/database.ts'
import { run, TRUSTING } from './support/process.ts'
import { startProxy } from './support/proxy.ts'

/** What the service waits for when it starts, and what may stop it. */

const MAIN = join(import.meta.dirname, '../src/main.ts')
let database: TestDatabase

before(async () => {
  database = await createDatabase({ empty: true })
})
after(() => database.drop())

const settings = (url = database.url) => ({
  ...TRUSTING,
  ...{ HOST: '127.0.0.1', PORT: '0', DATABASE_URL: url, LOG_LEVEL: 'info' },
})

const READY = /Docket is ready at (\S+)/

/** Once it answers, it also handles signals; a moment after its announcement it may not do so yet. */
async function answers([, url]: RegExpExecArray): Promise<void> {
  assert.equal((await fetch(`${url}/health/live`)).status, 200)
}

describe('the service', { concurrency: 1 }, () => {
  test('waits for a database that is not up yet', async (t) => {
    const proxy = await startProxy()
    t.after(() => proxy.close())
    const url = proxy.through(database.url)
    proxy.state = 'down'
    const service = run(MAIN, settings(url))
    t.after(() => service.child.kill('SIGKILL'))
    await service.seen(/waiting for the database/)
    proxy.state = 'up'
    await answers(await service.seen(READY))
    // An impatient operator sends two signals: the service continues the shutdown that it has begun.
    service.child.kill('SIGINT')
    service.child.kill('SIGTERM')
    assert.equal((await service.ended).code, 0)
    assert.equal(service.output().match(/stopping/g)?.length, 1)
  })

  test('refuses to start behind a pooler whose database has unusable settings', async (t) => {
    const other = await createDatabase()
    t.after(() => other.drop())
    const name = new URL(other.url).pathname.slice(1)
    await onServer(other.url, async (client) => {
      await client.query(`ALTER DATABASE ${name} SET DateStyle = 'German'`)
    })
    const service = run(MAIN, { ...settings(other.url), DATABASE_POOLER: 'transaction' })
    t.after(() => service.child.kill('SIGKILL'))
    await service.seen(/Docket (is ready|cannot start.*\n)/)
    assert.match(service.output(), /^Docket cannot start\. Behind a pooler, .* SET DateStyle = 'ISO, MDY'$/m)
    assert.equal((await service.ended).code, 1)
  })

  test('reports a request that outlasts the shutdown timeout, and exits', async (t) => {
    const service = run(MAIN, settings())
    t.after(() => service.child.kill('SIGKILL'))
    const { port } = new URL(String((await service.seen(READY))[1]))
    const socket = connect(Number(port), '127.0.0.1').on('error', () => {})
    t.after(() => socket.destroy())
    socket.write('POST /api/auth/sign-in/email HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n')
    socket.write('Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{')
    await once(socket, 'data') // It has the head of the request, and is waiting for the rest.
    service.child.kill('SIGTERM')
    const { code, output } = await service.ended
    assert.equal(code, 1)
    assert.match(output, /"msg":"stopping took too long"/)
  })

  test('names the address for links in mail when none is configured', async (t) => {
    const SMTP_URL = 'smtp://127.0.0.1:9'
    for (const BETTER_AUTH_URL of ['', 'https://tasks.example']) {
      const { child, seen, ended } = run(MAIN, { ...settings(), SMTP_URL, BETTER_AUTH_URL })
      t.after(() => child.kill('SIGKILL'))
      await seen(READY)
      child.kill('SIGKILL')
      assert.equal(/Mail +its links lead to http:/.test((await ended).output), BETTER_AUTH_URL === '')
    }
  })

  test('prints a link for the first administrator at each start, until there is one', async (t) => {
    const other = await createDatabase()
    t.after(() => other.drop())
    const links = new Set<string>()
    for (const isThere of [false, false, true]) {
      if (isThere) {
        await onServer(other.url, async (client) => {
          await client.query(
            "INSERT INTO users (id, name, email, role) VALUES ('a', 'A', 'a@example.com', 'admin')",
          )
        })
      }
      const { child, seen, ended } = run(MAIN, settings(other.url))
      t.after(() => child.kill('SIGKILL'))
      await seen(/Next step.*\n(.*\n)?\n/)
      child.kill('SIGKILL')
      const [link] = /http:\S+\/claim#[\w-]{43}/.exec((await ended).output) ?? []
      assert.equal(link === undefined, isThere)
      if (link !== undefined) links.add(link)
    }
    assert.equal(links.size, 2)
  })

  test('exits when the npm that runs it is gone', { skip: process.platform === 'win32' }, async () => {
    const npm = spawn('sh', ['-c', '"$0" "$1" & wait', process.execPath, MAIN], {
      env: { ...process.env, ...settings(), npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(npm, 'close') // when the service has closed its output as well
    let output = ''
    for await (const text of npm.stdout.setEncoding('utf8')) {
      output += text
      const ready = READY.exec(output)
      if (ready === null || npm.killed) continue
      await answers(ready)
      npm.kill('SIGKILL')
    }
    await closed
    assert.match(output, /stopping/)
  })

  test('stopped while starting takes its database down with it', {
    skip: process.platform === 'win32',
  }, async (t) => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'docket-start-'))
    t.after(() => rm(DATA_DIR, { recursive: true, force: true }))
    // When root runs the tests, PostgreSQL's own user must be able to enter.
    await chmod(DATA_DIR, 0o711)
    const { child, ended } = run(MAIN, { ...settings(''), DATA_DIR })
    let server = 0
    while (server === 0) {
      await delay(5)
      const lines = await readFile(join(DATA_DIR, 'postgres/postmaster.pid'), 'utf8').catch(() => '')
      server = Number.parseInt(lines, 10) || 0
    }
    child.kill('SIGTERM')
    assert.equal((await ended).code, 0)
    while (isAlive(server)) await delay(20)
  })
})
