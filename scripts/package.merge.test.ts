import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { after, before, test } from 'node:test'
import { freePort } from '../backend/tests/support/process.ts'

/** The package as somebody finds it who has Node 20, npm and an empty folder. */

const PACKAGE = join(import.meta.dirname, 'package.ts')
const UNREACHABLE = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED/

let folder: string
let environment: Record<string, string>

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docket-package-'))
  // When root runs the tests, PostgreSQL's own user must be able to enter.
  await chmod(folder, 0o711)
  const port = await freePort()
  environment = {
    // The machine's own Node, not that of this checkout.
    PATH: (process.env.PATH ?? '')
      .split(delimiter)
      .filter((place) => !place.includes('node_modules'))
      .join(delimiter),
    HOME: process.env.HOME ?? folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_DATA_HOME: join(folder, 'share'),
    PORT: String(port),
    DOCKET_URL: `http://localhost:${port}`,
    DATABASE_TIMEOUT_MS: '300000',
  }
  await mkdir(environment.XDG_DATA_HOME ?? '', { mode: 0o711 })
  await writeFile(join(folder, 'package.json'), '{"private":true}')
})
after(() => rm(folder, { recursive: true, force: true }))

function start(program: string, args: string[], more: Record<string, string> = {}) {
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let notes = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    notes += text
  })
  const ended = once(child, 'close').then(([code]) => ({ code, out, notes }))
  return { child, ended, said: () => out + notes }
}

const docket = (args: string[], more: Record<string, string> = {}) =>
  start(join(folder, 'node_modules/.bin/docket'), args, more)

test('is installed in an empty folder, serves, and works from the command line', async (t) => {
  const made = start(process.execPath, [PACKAGE], { PATH: process.env.PATH ?? '' })
  const { code, out, notes } = await made.ended
  assert.equal(code, 0, notes)
  const archive = out.trim().split('\n').at(-1) ?? ''
  assert.match(archive, /docket-\d+\.\d+\.\d+\.tgz$/)
  const installed = await start('npm', [
    ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    archive,
  ]).ended
  if (UNREACHABLE.test(installed.notes)) assert.fail(`npm's registry cannot be reached: ${installed.notes}`)
  assert.equal(installed.code, 0, installed.notes)
  const bom = JSON.parse(await readFile(join(folder, 'node_modules/docket/sbom.cdx.json'), 'utf8'))
  assert.equal(bom.metadata.component.name, 'docket')

  assert.match((await docket(['--version']).ended).out, /^\d+\.\d+\.\d+\n$/)
  assert.equal((await docket(['serve', '--prot', '1']).ended).code, 2)
  const service = docket(['serve'])
  t.after(() => service.child.kill('SIGKILL'))
  const url = environment.DOCKET_URL ?? ''
  while (!(await fetch(`${url}/health`).catch(() => undefined))?.ok) {
    assert.equal(service.child.exitCode, null, service.said())
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  assert.match(await (await fetch(url, { headers: { accept: 'text/html' } })).text(), /<script/)
  assert.deepEqual(await readdir(join(folder, 'share/docket')), ['data'])

  const key = await newKey(url)
  const asAda = { DOCKET_KEY: key }
  const added = await docket(['add', 'Pay rent every 1st #Home'], asAda).ended
  assert.equal(added.code, 0, added.notes)
  assert.match(added.out, /^Added \d+ Pay rent\n {2}due .*\n {2}repeats {2}Every month on the 1st\n/)
  const listed = await docket(['list', '--json'], asAda).ended
  assert.equal(JSON.parse(listed.out).tasks[0].title, 'Pay rent')

  service.child.kill('SIGTERM')
  assert.equal((await service.ended).code, 0, service.said())
})

/** A key of a new user's. */
async function newKey(url: string): Promise<string> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...headers },
      body: JSON.stringify(body),
    })
  const ada = { email: 'ada@example.com', password: 'correct horse' }
  assert.equal((await post('/api/auth/sign-up/email', { ...ada, name: 'Ada' })).status, 200)
  const session = await post('/api/auth/sign-in/email', ada)
  assert.equal(session.status, 200)
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const tokens = await fetch(`${url}/api/auth/token`, { headers: { cookie } })
  const { token } = (await tokens.json()) as { token: string }
  const scopes = ['tasks:read', 'tasks:write', 'projects:read', 'projects:write']
  const made = await post('/api/me/keys', { name: 'K', scopes }, { authorization: `Bearer ${token}` })
  return ((await made.json()) as { key: string }).key
}
