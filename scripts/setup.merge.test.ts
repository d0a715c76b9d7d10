import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'

const base = await mkdtemp(join(tmpdir(), 'docket setup '))
after(() => rm(base, { recursive: true, force: true }))

// A stub for Vite: records how it was called, makes a page of the only source, and behaves as the file `mood` says.
const VITE = `
  const fs = require('node:fs')
  fs.appendFileSync('../builds', process.argv.slice(2).join(' ') + ' ' + process.env.NODE_ENV + '\\n')
  const mood = fs.existsSync('../mood') ? fs.readFileSync('../mood', 'utf8') : ''
  fs.mkdirSync('dist.new/assets', { recursive: true })
  if (mood === 'broken') { console.error('main.tsx: unexpected token'); process.exit(1) }
  if (mood === 'hang') { setInterval(() => {}, 1000) } else {
    fs.writeFileSync('dist.new/index.html', fs.readFileSync('src/main.tsx'))
  }`

// A stub for npm: records how it was called, makes a node_modules, and behaves as the file `mood` says.
const NPM = `
  const fs = require('node:fs')
  fs.appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n')
  const mood = fs.existsSync('mood') ? fs.readFileSync('mood', 'utf8') : ''
  fs.mkdirSync('node_modules/.bin', { recursive: true })
  fs.writeFileSync('node_modules/half', '')
  if (mood === 'offline') { console.error('npm error code ENOTFOUND'); process.exit(1) }
  if (mood === 'hang') { setInterval(() => {}, 1000) } else {
    fs.rmSync('node_modules/half')
    const node = mood === 'foreign' ? 'exit 127'
      : mood.startsWith('without ') ? \`echo "node: \${mood.slice(8)}" >&2; exit 127\`
      : 'exec "${process.execPath}" "$@"'
    fs.mkdirSync('node_modules/vite/bin', { recursive: true })
    fs.writeFileSync('node_modules/vite/package.json', '{}')
    fs.writeFileSync('node_modules/vite/bin/vite.js', ${JSON.stringify(VITE)})
    fs.writeFileSync('node_modules/.bin/node', '#!/bin/sh\\n' + node, { mode: 0o755 })
  }`

it('installs once; a development install also serves production', async () => {
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

it('refuses a folder in which its programs cannot run, before installing anything', async () => {
  for (const name of ['c#', 'why?', 'a$b', '"a"', '`a`']) {
    const project = await makeProject(name)
    const { code, said } = await project.setup('--web')
    assert.equal(code, 1)
    assert.match(said, /^Docket: cannot run in a folder with [#?$"`] in its path: /)
    assert.equal(await exists(join(project.root, 'calls')), false)
  }
})

it('installs again when the lock file changed', async () => {
  const project = await makeProject('changed')
  await project.setup()
  await writeFile(join(project.root, 'package-lock.json'), '{"changed":true}')
  await project.setup()
  assert.equal((await project.calls()).length, 2)
})

it('keeps development dependencies, even after an interrupted install', async () => {
  const project = await makeProject('stays')
  await project.setup('--dev')
  await writeFile(join(project.root, 'package-lock.json'), '{"changed":true}')
  await project.mood('offline')
  await project.setup()
  await project.mood('')
  assert.equal((await project.setup()).code, 0)
  assert.deepEqual(await project.setup('--dev'), { code: 0, said: '' })
  const calls = await project.calls()
  assert.equal(calls.length, 3)
  for (const call of calls) assert.match(call, /--include=dev/)
})

it('installs once when started twice, and the second one waits', async () => {
  const project = await makeProject('twice')
  const both = await Promise.all([project.setup(), project.setup()])
  assert.deepEqual(
    both.map(({ code }) => code),
    [0, 0],
  )
  assert.equal((await project.calls()).length, 1)
})

it('repairs an interrupted install', async () => {
  const project = await makeProject('killed')
  await project.mood('hang')
  const victim = project.spawn()
  const half = join(project.root, 'node_modules', 'half')
  while (!(await exists(half))) await sleep(10)
  const npm = await project.lockHolder()
  assert.notEqual(npm, victim.pid)
  victim.kill('SIGKILL')
  process.kill(npm, 'SIGKILL')
  await once(victim, 'close')
  await project.mood('')
  assert.equal((await project.setup()).code, 0)
  assert.equal(await exists(half), false)
  assert.equal(await exists(join(project.root, '.setup.lock')), false)
})

it('reports what failed in one sentence, and tries again the next time', async () => {
  const project = await makeProject('failed')
  await project.mood('offline')
  const offline = await project.setup()
  assert.equal(offline.code, 1)
  assert.match(offline.said, /Docket: .*registry cannot be reached\. Check the network/)
  await project.mood('foreign')
  const foreign = await project.setup()
  assert.equal(foreign.code, 1)
  assert.match(foreign.said, /Docket: the Node 26 installed by npm does not run on this system/)
  await project.mood('')
  assert.equal((await project.setup()).code, 0)
})

it('names the package with a library that the system lacks', async () => {
  const project = await makeProject('bare')
  for (const [said, sentence] of [
    [
      'error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file or directory',
      /needs libatomic\.so\.1, .* apt-get install libatomic1 .* dnf install libatomic .* apk add libatomic /,
    ],
    [
      'Error loading shared library libstdc++.so.6: No such file or directory (needed by node)',
      /needs libstdc\+\+\.so\.6, .* apt-get install libstdc\+\+6 /,
    ],
    [
      'error while loading shared libraries: libother.so.2: cannot open shared object file',
      /needs libother\.so\.2, which this system lacks\. Install the package that has it\.$/m,
    ],
  ] as const) {
    await project.mood(`without ${said}`)
    const { code, said: printed } = await project.setup()
    assert.equal(code, 1)
    assert.match(printed, sentence)
    assert.match(printed, /^Docket: the Node 26 installed by npm needs /m)
  }
})

describe('the web app', () => {
  it('is built once, for production, and only on demand', async () => {
    const project = await makeProject('web')
    await project.setup()
    assert.equal(await project.page(), undefined)
    const { code, said } = await project.setup('--web')
    assert.equal(code, 0)
    assert.match(said, /Docket: building its web app/)
    assert.deepEqual(await project.setup('--web'), { code: 0, said: '' })
    assert.deepEqual(await project.setup('--dev', '--web'), {
      code: 0,
      said: 'Docket: installing its dev packages (first run or update) …\n',
    })
    assert.deepEqual(await project.builds(), ['build --outDir dist.new --logLevel warn production'])
    assert.equal(await project.page(), 'first')
  })

  it('is built again when its sources change, whatever their timestamps', async () => {
    const project = await makeProject('web changed')
    await project.setup('--web')
    const page = join(project.root, 'frontend', 'src', 'main.tsx')
    const { atime, mtime } = await stat(page)
    await writeFile(page, 'other')
    await utimes(page, atime, mtime)
    await project.setup('--web')
    assert.equal(await project.page(), 'other')
    await writeFile(join(project.root, 'sdk', 'src', 'index.ts'), 'other')
    await project.setup('--web')
    assert.equal((await project.builds()).length, 3)
    await utimes(page, 1, 1)
    await writeFile(join(project.root, 'frontend', 'tests', 'support', 'app.ts'), 'other')
    await project.setup('--web')
    assert.equal((await project.builds()).length, 3)
  })

  it('stays as it was when a build fails, and is tried again', async () => {
    const project = await makeProject('web broken')
    await project.setup('--web')
    await writeFile(join(project.root, 'frontend', 'src', 'main.tsx'), 'second')
    await project.mood('broken')
    const broken = await project.setup('--web')
    assert.equal(broken.code, 1)
    assert.match(broken.said, /unexpected token\nDocket: the web app could not be built/)
    assert.equal(await project.page(), 'first')
    await project.mood('')
    assert.equal((await project.setup('--web')).code, 0)
    assert.equal(await project.page(), 'second')
    assert.deepEqual(
      (await readdir(join(project.root, 'frontend'))).filter((name) => /^dist/.test(name)),
      ['dist'],
    )
  })

  it('is built again after an interrupted build', async () => {
    const project = await makeProject('web killed')
    await project.setup()
    await project.mood('hang')
    const victim = project.spawn('--web')
    while (!(await exists(join(project.root, 'builds')))) await sleep(10)
    process.kill(await project.lockHolder(), 'SIGKILL')
    victim.kill('SIGKILL')
    await once(victim, 'close')
    await project.mood('')
    assert.equal((await project.setup('--web')).code, 0)
    assert.equal(await project.page(), 'first')
  })
})

/** A project with only what the setup looks at, and a stub for its npm. */
async function makeProject(name: string) {
  const root = join(base, name)
  await mkdir(join(root, 'scripts'), { recursive: true })
  for (const script of ['setup.mjs', 'web.mjs']) {
    await cp(join(import.meta.dirname, script), join(root, 'scripts', script))
  }
  await cp(join(import.meta.dirname, '../bin'), join(root, 'bin'), { recursive: true })
  await writeFile(join(root, 'package-lock.json'), '{}')
  await writeFile(join(root, 'npm-cli.cjs'), NPM)
  const files = {
    'tsconfig.json': '{}',
    'sdk/src/index.ts': '',
    'grammar/src/lines/read.ts': '',
    'frontend/package.json': '{}',
    'frontend/src/main.tsx': 'first',
    'frontend/tests/support/app.ts': '',
  }
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), text)
  }
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
    lockHolder: async () => Number(await readFile(join(root, '.setup.lock'), 'utf8')),
    builds: async () => (await readFile(join(root, 'builds'), 'utf8')).trim().split('\n'),
    /** The content of the built page; undefined while there is none. */
    page: () => readFile(join(root, 'frontend', 'dist', 'index.html'), 'utf8').catch(() => undefined),
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
