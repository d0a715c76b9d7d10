import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

const base = await mkdtemp(join(tmpdir(), 'docket setup '))
after(() => rm(base, { recursive: true, force: true }))

// Stands for npm: notes how it was called, makes a node_modules, and does what the file `mood` says.
const NPM = `
  const fs = require('node:fs')
  fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
  const mood = fs.existsSync('mood') ? fs.readFileSync('mood', 'utf8') : ''
  fs.mkdirSync('node_modules/.bin', { recursive: true })
  fs.writeFileSync('node_modules/half', '')
  if (mood === 'offline') { console.error('npm error code ENOTFOUND'); process.exit(1) }
  if (mood === 'hang') { setInterval(() => {}, 1000) } else {
    fs.rmSync('node_modules/half')
    fs.writeFileSync('node_modules/.bin/node', '#!/bin/sh\\n' + (mood === 'foreign' ? 'exit 127' : ''), { mode: 0o755 })
  }`

it('installs once; a development install serves production too', async () => {
  const project = await makeProject('once')
  assert.equal((await project.setup()).code, 0)
  assert.deepEqual(await project.setup(), { code: 0, said: '' })
  assert.equal((await project.setup('--dev')).code, 0)
  assert.deepEqual(await project.setup('--dev'), { code: 0, said: '' })
  assert.deepEqual(await project.setup(), { code: 0, said: '' })
  const [production, development, ...more] = await project.calls()
  assert.match(production ?? '', /^install --no-save --ignore-scripts --omit=dev --include=optional/)
  assert.match(development ?? '', /--include=dev/)
  assert.deepEqual(more, [])
})

it('installs again when the lock file has changed', async () => {
  const project = await makeProject('changed')
  await project.setup()
  await writeFile(join(project.root, 'package-lock.json'), '{"changed":true}')
  await project.setup()
  assert.equal((await project.calls()).length, 2)
})

it('of two at once, one installs and the other waits for it', async () => {
  const project = await makeProject('twice')
  const both = await Promise.all([project.setup(), project.setup()])
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  )
  assert.equal((await project.calls()).length, 1)
})

it('repairs what an interrupted installation left', async () => {
  const project = await makeProject('killed')
  await project.mood('hang')
  const victim = project.spawn()
  const half = join(project.root, 'node_modules', 'half')
  while (!(await exists(half))) await sleep(10)
  const npm = Number(await readFile(join(project.root, '.setup.lock'), 'utf8'))
  assert.notEqual(npm, victim.pid)
  victim.kill('SIGKILL')
  process.kill(npm, 'SIGKILL')
  await once(victim, 'close')
  await project.mood('')
  assert.equal((await project.setup()).code, 0)
  assert.equal(await exists(half), false)
  assert.equal(await exists(join(project.root, '.setup.lock')), false)
})

it('says in a sentence what failed, and tries again the next time', async () => {
  const project = await makeProject('failed')
  await project.mood('offline')
  const offline = await project.setup()
  assert.equal(offline.code, 1)
  assert.match(offline.said, /Docket: .*registry is out of reach\. Check the network/)
  await project.mood('foreign')
  const foreign = await project.setup()
  assert.equal(foreign.code, 1)
  assert.match(foreign.said, /Docket: the Node 26 that comes through npm does not run on this system/)
  await project.mood('')
  assert.equal((await project.setup()).code, 0)
})

/** A project with only what the setup looks at, and a stub for its npm. */
async function makeProject(name: string) {
  const root = join(base, name)
  await mkdir(join(root, 'scripts'), { recursive: true })
  await cp(join(import.meta.dirname, 'setup.mjs'), join(root, 'scripts', 'setup.mjs'))
  await writeFile(join(root, 'package-lock.json'), '{}')
  await writeFile(join(root, 'npm-cli.cjs'), NPM)
  const start = (...args: string[]) =>
    spawn(process.execPath, [join(root, 'scripts', 'setup.mjs'), ...args], {
      cwd: '/',
      env: { npm_execpath: join(root, 'npm-cli.cjs') },
      stdio: ['ignore', 'inherit', 'pipe'],
    })
  return {
    root,
    spawn: start,
    mood: (mood: string) => writeFile(join(root, 'mood'), mood),
    calls: async () => (await readFile(join(root, 'calls'), 'utf8')).trim().split('\n'),
    setup: async (...args: string[]) => {
      const child = start(...args)
      let said = ''
      child.stderr.on('data', (chunk) => {
        said += chunk
      })
      const [code] = await once(child, 'close')
      return { code, said }
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
