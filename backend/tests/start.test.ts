import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { run, TRUSTING } from './support/process.ts'
import { startProxy } from './support/proxy.ts'

/** What the service waits for when it starts, and who may end it. */

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

/** Once it answers it also hears signals, which a moment after its announcement it may not yet. */
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
    // Whoever is impatient asks twice: it goes on with what it had begun.
    service.child.kill('SIGINT')
    service.child.kill('SIGTERM')
    assert.equal((await service.ended).code, 0)
    assert.equal(service.output().match(/stopping/g)?.length, 1)
  })

  test('ends when the npm that runs it has been ended', { skip: process.platform === 'win32' }, async () => {
    const npm = spawn('sh', ['-c', '"$0" "$1" & wait', process.execPath, MAIN], {
      env: { ...process.env, ...settings(), npm_lifecycle_event: 'start' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(npm, 'close') // when the service has let go of its output as well
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
})
