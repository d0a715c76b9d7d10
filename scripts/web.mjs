// Builds the web app for setup.mjs and, like that, is plain JavaScript without dependencies.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** What the build reads. Contents are compared, not times: after a `git pull` or a copy, times mean nothing. */
const SOURCES = ['frontend', 'sdk', 'grammar/src', 'package-lock.json', 'tsconfig.json']
const NO_SOURCES = /^(node_modules|tests|dist.*|\..*)$|\.test\.ts$/

/** Whether `frontend/dist` was built from the present sources; true also where there are none. */
export function isBuilt(root) {
  if (!existsSync(join(root, 'frontend', 'package.json'))) return true
  return builtFrom(root) === hashOf(root)
}

/** The hash of the sources of the last completed build. */
function builtFrom(root) {
  try {
    return readFileSync(join(root, 'frontend', 'dist', '.made-from'), 'utf8')
  } catch {
    return undefined
  }
}

function hashOf(root) {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap((source) => filesOf(root, source))) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(root, path) {
  let entries
  try {
    entries = readdirSync(join(root, path), { withFileTypes: true })
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path]
    throw error
  }
  return entries
    .filter(({ name }) => !NO_SOURCES.test(name))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesOf(root, `${path}/${entry.name}`) : `${path}/${entry.name}`,
    )
}

/**
 * Builds it in a separate folder, which then replaces the last build at once.
 * @param node the Node to build with
 * @param whenStarted called with the process id of the build
 * @returns whether the build succeeded; if not, the reason has been printed
 */
export async function build(root, node, whenStarted) {
  const folder = join(root, 'frontend')
  const [place, made, old] = ['dist', 'dist.new', 'dist.old'].map((name) => join(folder, name))
  for (const left of [made, old]) rmSync(left, { recursive: true, force: true }) // of an interrupted build
  const from = hashOf(root)
  if ((await vite(folder, ['build', '--outDir', 'dist.new', '--logLevel', 'warn'], node, whenStarted)) !== 0)
    return false
  writeFileSync(join(made, '.made-from'), from)
  if (existsSync(place)) renameSync(place, old)
  renameSync(made, place)
  rmSync(old, { recursive: true, force: true })
  return true
}

function vite(folder, args, node, whenStarted) {
  const cli = join(createRequire(join(folder, 'package.json')).resolve('vite/package.json'), '../bin/vite.js')
  const shell = process.platform === 'win32' // the only way to start .cmd files there
  const [program, script] = shell ? [`"${node}"`, `"${cli}"`] : [node, cli]
  // React and others are slower where NODE_ENV is not `production`.
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(program, [script, ...args], { cwd: folder, env, shell, stdio: ['ignore', 2, 2] })
  if (child.pid) whenStarted(child.pid)
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', resolve)
  })
}
