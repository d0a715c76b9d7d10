#!/usr/bin/env node
// Starts the command line on the Node that it needs, which npm brings along. Plain JavaScript without dependencies,
// because it must run on Node 20 or later, in the package and in a checkout.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { missingLibrary, unfitSystem } from './missing-library.mjs'

const NEEDED_NODE = 26
/** What `npm start` passes too. */
const FLAGS = { serve: ['--max-semi-space-size=8', '--max-old-space-size=512'] }

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const program = ['docket.js', 'docket.ts']
  .map((name) => join(root, 'backend', 'src', 'cli', name))
  .find((file) => existsSync(file))
const args = process.argv.slice(2)
const flags = Object.hasOwn(FLAGS, args[0] ?? '') ? FLAGS[args[0]] : []
const isFit = Number.parseInt(process.versions.node, 10) >= NEEDED_NODE

if (isFit && flags.length === 0) await import(pathToFileURL(program).href)
else run((isFit ? undefined : installedNode()) ?? process.execPath)

/** The Node that npm has installed for this platform. */
function installedNode() {
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const { resolve } = createRequire(import.meta.url)
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    try {
      const file = join(
        dirname(resolve(`${name}/package.json`)),
        'bin',
        process.platform === 'win32' ? 'node.exe' : 'node',
      )
      if (existsSync(file)) return file
    } catch {} // npm has none of this name here
  }
  fail(
    `Node ${NEEDED_NODE} or later is needed, and npm has installed none for ${platform}. Run npm install again (not with ` +
      '--omit=optional) or, where npm has none, install it so that `node` on the PATH is that version.',
  )
}

/** Runs the program until it ends, with the signals that this process gets, and ends like it. */
function run(node) {
  // With it, the service ends when this process has been killed.
  const env = { ...process.env, DOCKET_LAUNCHED: '1' }
  const child = spawn(node, [...flags, program, ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) =>
    fail(`${node} does not run on this system (${error.message}): ${unfitSystem()}`),
  )
  child.on('close', (code, signal) => {
    // The system's loader has said why, in its own words.
    if (code === 127) {
      const { stderr } = spawnSync(node, ['--version'], { encoding: 'utf8' })
      const sentence = missingLibrary('The Node that npm has installed', stderr ?? '')
      if (sentence !== undefined) fail(sentence)
    }
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
  })
}

function fail(sentence) {
  console.error(`Docket: ${sentence}`)
  process.exit(1)
}
