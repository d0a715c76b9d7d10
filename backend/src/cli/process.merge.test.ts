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
import { COMMANDS } from './commands.ts'
import { operator } from './testing.ts'

const DOCKET = join(import.meta.dirname, 'docket.ts')

const start = (name: string, environment: Record<string, string>, ...args: string[]) =>
  run(DOCKET, environment, [name, ...args])
/** In this process: what these say does not depend on it. */
const docket = async (...args: string[]) => {
  const { code, out, notes } = await operator({})(...args)
  return { code, output: out + notes }
}

describe('the command line', () => {
  for (const name of Object.keys(COMMANDS)) {
    test(`${name} prints help, and refuses unknown arguments`, async () => {
      const help = await docket(name, '--help')
      assert.equal(help.code, 0)
      assert.ok(help.output.startsWith(`Usage: docket ${name} `), help.output)
      const wrong = await docket(name, '--versio')
      assert.equal(wrong.code, 2)
      assert.match(wrong.output, /^Unknown option '--versio'\. Did you mean --version\?\n\nUsage: /)
      const version = await docket(name, '--version')
      assert.deepEqual([version.code, version.output], [0, VERSION])
    })
  }

  test('without a command, it says which there are', async () => {
    for (const args of [[], ['--help'], ['help'], ['-h']]) {
      const { code, output } = await docket(...args)
      assert.equal(code, 0)
      for (const [name, { summary }] of Object.entries(COMMANDS)) {
        assert.match(output, new RegExp(`^  ${name} +${RegExp.escape(summary)}$`, 'm'))
      }
    }
    assert.equal((await docket('--version')).output, VERSION)
    assert.match((await docket('help', 'add')).output, /^Usage: docket add /)
  })

  test('it refuses commands and arguments that there are not, and says what may have been meant', async () => {
    for (const [args, sentence] of [
      [['lst'], "Unknown command 'lst'. Did you mean list?"],
      [['constructor'], "Unknown command 'constructor'."],
      [['--color'], "Unknown option '--color'."],
      [['add'], 'An argument is missing: <text>.'],
      [['login', 'now'], 'Unexpected argument: now'],
      [['completion', 'bsh'], "Unknown shell 'bsh'. Did you mean bash?"],
      [['edit', '1', '--priority', 'hgh'], "Unknown value of --priority 'hgh'. Did you mean high?"],
      [['list', '--view'], '--view needs a value: --view NAME.'],
      [['done', '1', '--reopen=yes'], '--reopen takes no value.'],
      [['list', '--constructor'], "Unknown option '--constructor'."],
      [['edit', '1'], 'Say what to change: docket edit --help'],
      [['list', '--server', 'ftp://a'], '--server must be the address'],
    ] as const) {
      const { code, output } = await docket(...args)
      assert.ok(output.startsWith(sentence), output)
      assert.equal(code, 2, output)
    }
  })

  test('the service prints help, and refuses unknown arguments before it starts', async () => {
    const main = (...args: string[]) => run(join(import.meta.dirname, '../main.ts'), {}, args).ended
    const help = await main('--help')
    assert.equal(help.code, 0)
    assert.match(help.output, /^Usage: docket serve /)
    assert.deepEqual((await main('--version')).output, `${VERSION}\n`)
    for (const [argument, sentence] of [
      ['--port=1', "Unknown option '--port'"],
      ['serve', 'Unexpected argument: serve'],
    ] as const) {
      const wrong = await main(argument)
      assert.equal(wrong.code, 2)
      assert.ok(wrong.output.startsWith(sentence), wrong.output)
      assert.match(wrong.output, /^Usage: /m)
    }
  })
})

describe('an interrupted command', { skip: process.platform === 'win32' }, () => {
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

  test('stops the database server that it started', async (t) => {
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

  test('leaves no incomplete backup file', async (t) => {
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
