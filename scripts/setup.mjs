// Installs what Docket lacks; silent if nothing is missing. npm runs it before `npm start` and, with --dev, `npm test`.
// With --web it also builds the web app, when that or its sources have changed.
// Plain JavaScript without dependencies, because it must run before there are any, on Node 20 or later.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { missingLibrary, unfitSystem } from '../bin/missing-library.mjs'
import { build, isBuilt } from './web.mjs'

const NEEDED_NODE = 26
/** Vite takes # and ? for parts of a URL, and initdb takes the others for parts of a command. */
const UNFIT = /[#?$"`]/
const LOCK_LIMIT = 15 * 60_000 // ms: an older lock was left by a dead process, whoever has its process id now

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamp = join(root, 'node_modules', '.docket-setup.json')
const lock = join(root, '.setup.lock')
const node = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

class SetupError extends Error {}

try {
  refuseUnfitFolder()
  if (!isInstalled()) await withLock(install)
  if (process.argv.includes('--web') && !isBuilt(root)) await withLock(buildWeb)
} catch (error) {
  console.error(error instanceof SetupError ? `Docket: ${error.message}` : error)
  process.exit(1)
}

function refuseUnfitFolder() {
  const [sign] = UNFIT.exec(root) ?? []
  if (sign !== undefined) throw new SetupError(`cannot run in a folder with ${sign} in its path: ${root}`)
}

/** Whether node_modules is complete, made from this lock file for this platform, with at least the wanted level. */
function isInstalled() {
  const made = readStamp()
  const { packages, platform } = wanted()
  return (
    made.packages === packages && made.platform === platform && [wantedLevel(), 'dev'].includes(made.level)
  )
}

/** A checkout set up for development stays so, even when a production run has something to install. */
function wantedLevel() {
  return process.argv.includes('--dev') || readStamp().level === 'dev' ? 'dev' : 'production'
}

function wanted() {
  const packages = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return { packages, platform: `${process.platform}-${process.arch}`, level: wantedLevel() }
}

/** What the last completed installation made; `{}` when there was none. */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stamp, 'utf8'))
  } catch {
    return {}
  }
}

async function install(whenStarted) {
  if (isInstalled()) return // another setup did it while this one waited
  const done = wanted()
  const { level } = done
  console.error(`Docket: installing its ${level} packages (first run or update) …`)
  try {
    if (readStamp().platform !== done.platform) removePackages() // unfinished, or another system's
    // Completed only when everything is done, so that the next run notices an interruption.
    mkdirSync(dirname(stamp), { recursive: true })
    writeFileSync(stamp, `${JSON.stringify({ level })}\n`)
  } catch (error) {
    throw new SetupError(`node_modules could not be replaced (${error.code}). Remove it and try again.`)
  }
  // Not `npm ci`: it refuses a lock file that lacks another platform's optional package, as one written against an
  // incomplete registry does. `install --no-save` uses the locked versions too, and leaves the file alone.
  // NODE_ENV=production would silently omit the development packages: hence the --include.
  const only = level === 'dev' ? '--include=dev' : '--omit=dev'
  const { code, said } = await npm(
    ['install', '--no-save', '--ignore-scripts', only, '--include=optional'],
    whenStarted,
  )
  if (code !== 0) throw new SetupError(`the packages could not be installed: ${reasonOf(said, code)}`)
  await checkNode()
  writeFileSync(stamp, `${JSON.stringify(done)}\n`)
}

async function buildWeb(whenStarted) {
  if (isBuilt(root)) return // another setup did it while this one waited
  console.error('Docket: building its web app …')
  if (await build(root, existsSync(node) ? node : process.execPath, whenStarted)) return
  throw new SetupError('the web app could not be built; see the messages above.')
}

function removePackages() {
  for (const place of ['.', 'backend', 'frontend', 'sdk', 'grammar'])
    rmSync(join(root, place, 'node_modules'), { recursive: true, force: true })
}

/** Runs npm in the project, shows its messages, and returns them too. */
async function npm(args, whenStarted) {
  const cli = process.env.npm_execpath
  // The npm that runs us, under the Node that runs it: ours may be in the node_modules that npm is about to replace.
  const [program, ...first] =
    cli && /^npm(-cli)?\.c?js$/.test(basename(cli))
      ? [outside(process.env.npm_node_execpath ?? process.execPath), cli]
      : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const options = { cwd: root, stdio: ['ignore', 'ignore', 'pipe'], shell: program === 'npm.cmd' }
  const child = spawn(program, [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'], options)
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
    process.stderr.write(chunk)
  })
  if (child.pid) whenStarted(child.pid)
  return await new Promise((resolve, reject) => {
    child.on('error', () =>
      reject(new SetupError('npm is needed to install the packages, but is not on the PATH.')),
    )
    child.on('close', (code) => resolve({ code, said }))
  })
}

/** `program`, or the machine's own Node if `program` is in the packages that are being replaced. */
function outside(program) {
  const packages = join(root, 'node_modules')
  if (!program.startsWith(packages)) return program
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const others = (process.env.PATH ?? '').split(delimiter).filter((place) => !place.startsWith(packages))
  return others.map((place) => join(place, name)).find((file) => existsSync(file)) ?? program
}

function reasonOf(said, code) {
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH/.test(said)) {
    return "npm's registry cannot be reached. Check the network and npm's proxy and registry settings, then try again."
  }
  if (/ENOSPC/.test(said)) return 'the disk is full.'
  if (/EACCES|EPERM|EROFS/.test(said)) return `the current user cannot write to ${root}.`
  return `npm exited with ${code ?? 'a signal'}; see its messages above.`
}

/** Checks for a usable Node: the one that npm has just put first on the path of its scripts, or the machine's. */
async function checkNode() {
  if (existsSync(node)) {
    let said = ''
    const runs = await new Promise((resolve) => {
      const shell = process.platform === 'win32' // the only way to start .cmd files there
      const options = { stdio: ['ignore', 'ignore', 'pipe'], shell }
      const child = spawn(shell ? `"${node}"` : node, ['--version'], options)
      child.stderr.on('data', (chunk) => {
        said += chunk
      })
      child.on('error', () => resolve(false))
      child.on('close', (code) => resolve(code === 0))
    })
    if (runs) return
    const program = `the Node ${NEEDED_NODE} installed by npm`
    throw new SetupError(
      missingLibrary(program, said) ?? `${program} does not run on this system: ${unfitSystem()}`,
    )
  }
  if (Number.parseInt(process.versions.node, 10) >= NEEDED_NODE) return
  throw new SetupError(
    `Node ${NEEDED_NODE} or later is needed, but npm has none for ${process.platform}-${process.arch}: ` +
      'install it so that `node` on the PATH is that version, and try again.',
  )
}

/** Runs one setup of this checkout at a time; others wait. The lock holds a process id: npm's, once it runs. */
async function withLock(work) {
  const claim = (pid, flag) => writeFileSync(lock, `${pid}\n`, { flag })
  for (let told = false; ; await sleep(200)) {
    try {
      claim(process.pid, 'wx')
      break
    } catch (error) {
      if (error.code !== 'EEXIST')
        throw new SetupError(`the current user cannot write to ${root} (${error.code}).`)
    }
    const holder = lockHolder()
    if (holder && !isAlive(holder)) dropLockOf(holder)
    else if (holder && !told) {
      told = true
      console.error(`Docket: waiting for another installation (process ${holder}) …`)
    }
  }
  try {
    await work((pid) => claim(pid, 'w'))
  } finally {
    rmSync(lock, { force: true })
  }
}

function lockHolder() {
  try {
    if (Date.now() - statSync(lock).mtimeMs > LOCK_LIMIT) return -1
    return Number.parseInt(readFileSync(lock, 'utf8'), 10)
  } catch {
    return undefined // just released
  }
}

/** Removes a dead holder's lock, but not the one that a racing setup has taken since. */
function dropLockOf(holder) {
  const taken = `${lock}.${process.pid}`
  try {
    renameSync(lock, taken)
    const now = Number.parseInt(readFileSync(taken, 'utf8'), 10)
    if (holder === -1 || now === holder) rmSync(taken)
    else renameSync(taken, lock)
  } catch {} // another setup removed it
}

function isAlive(pid) {
  if (pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')) // ended, but not yet reaped by its parent
  } catch {
    return true // not Linux
  }
}
