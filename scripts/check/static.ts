import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Report } from './report.ts'

const ROOT = join(import.meta.dirname, '../..')

type Check = [name: string, command: string, args: string[]]

/** What the browser tests need, too. */
export const BUILT: Check = [
  'the web app is built',
  process.execPath,
  ['scripts/setup.mjs', '--dev', '--web'],
]
/** More checkers in one process do much of the work twice: two cores have other things to do meanwhile. */
const ONE = ['--checkers', '1']
/** Each counts as one check. */
export const STATIC: Check[] = [
  ['format and lint (biome)', 'biome', ['ci', '.']],
  ['types (backend, scripts, benchmarks)', 'tsc', ['-p', '.', ...ONE]],
  ['types (web app)', 'tsc', ['-p', 'frontend', ...ONE]],
  ['types (its build and its tests)', 'tsc', ['-p', 'frontend/tsconfig.node.json', ...ONE]],
  ['types (its service worker)', 'tsc', ['-p', 'frontend/worker', ...ONE]],
  ['types (its first script)', 'tsc', ['-p', 'frontend/begin', ...ONE]],
  ['generated files are current', process.execPath, ['scripts/generate.ts', '--check']],
  ['OpenAPI (redocly)', 'redocly', ['lint', 'backend/openapi.json']],
]

/** Runs the check; what it prints is shown if it fails. */
export async function check(
  report: Report,
  [name, command, args]: Check,
  signal: AbortSignal,
): Promise<boolean> {
  const { code, said } = await run(command, args, signal)
  if (signal.aborted) return false
  report.check(name, code === 0, said)
  return code === 0
}

function run(
  command: string,
  args: string[],
  signal: AbortSignal,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Coverage is that of the tests.
      env: { ...process.env, NODE_V8_COVERAGE: undefined },
      shell: process.platform === 'win32',
      signal,
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
      })
    }
    child.on('error', (error) => (signal.aborted ? resolve({ code: null, said }) : reject(error)))
    child.on('close', (code) => resolve({ code, said }))
  })
}
