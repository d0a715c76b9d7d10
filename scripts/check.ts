import { spawn } from 'node:child_process'
import { glob, mkdir, readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { grouped } from './test-groups.ts'

/**
 * `npm test`: every check of the repository, then one line `N passed, N failed`.
 * Each static check counts as one; each test counts as itself.
 */

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'coverage')
const LCOV = join(OUT, 'lcov.info')
const SUMMARY = join(OUT, 'summary.json')
/** Percentage of lines and branches that tests must cover overall; files that decide who gets in must be at 100. */
const COVERED = 95
const FULLY_COVERED = ['backend/src/core/auth.ts']

const failures: string[] = []
let passed = 0

function record(name: string, ok: boolean): void {
  if (ok) passed += 1
  else failures.push(name)
  console.log(`${ok ? '✔' : '✘'} ${name}`)
}

function run(command: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}

async function check(name: string, command: string, args: string[]): Promise<void> {
  record(name, (await run(command, args)) === 0)
}

const COVERAGE = [
  '--experimental-test-coverage',
  '--test-coverage-include=backend/src/**/*.ts',
  '--test-coverage-exclude=**/*.test.ts',
  '--test-coverage-exclude=**/embedded/{fixture,testing}.ts',
  '--test-reporter=lcov',
  `--test-reporter-destination=${LCOV}`,
]
/** Tests with thousands of requests each, which take half as long again with coverage. */
const GENERATED = ['backend/tests/fuzz.test.ts', 'backend/tests/isolation.test.ts']
/** Processes for the tests: enough to keep all cores busy to the end, few enough to rarely load the same modules. */
const PROCESSES = 18
/** Processes for browser tests: each has one browser and, for most of its files, one service. */
const BROWSERS = 6
const BOTH = 'frontend/tests/support/both.ts'
/** Options for browser tests, which keep two cores busy by themselves: a browser has many processes. */
const IN_BROWSER = ['--test-concurrency=2']
/** Its figures only hold on a machine that does nothing else. */
const SPEED = 'frontend/tests/speed.test.ts'

async function runTests(files: string[], options: string[] = []): Promise<void> {
  await rm(SUMMARY, { force: true })
  const code = await run(process.execPath, [
    '--import=./backend/src/loading.ts',
    '--test',
    // Many tests wait now and then: three at a time keep two cores busy. No test may depend on running alone.
    '--test-concurrency=3',
    // Milliseconds after which a hanging test is reported instead of waited for.
    '--test-timeout=900000',
    '--test-global-setup=backend/tests/support/global-setup.ts',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/summary-reporter.ts',
    `--test-reporter-destination=${SUMMARY}`,
    ...options,
    ...files,
  ])
  const summary = JSON.parse(await readFile(SUMMARY, 'utf8').catch(() => '{}')) as Partial<
    Record<'passed' | 'failed' | 'cancelled' | 'skipped' | 'todo', number>
  >
  const { passed: succeeded = 0, failed = 0, cancelled = 0, skipped = 0 } = summary
  passed += succeeded
  for (let test = 0; test < failed + cancelled; test += 1) failures.push('a test, see above')
  if (skipped > 0) console.log(`! ${skipped} tests were skipped`)
  if (code !== 0 && failed + cancelled === 0) failures.push('the test run ended with an error')
  if (succeeded === 0) failures.push('no test ran')
}

/** Every test file below `directories`, as a path from the root. */
async function testsIn(...directories: string[]): Promise<string[]> {
  const files = await Array.fromAsync(
    glob(
      directories.map((directory) => `${directory}/**/*.test.ts`),
      { cwd: ROOT, exclude: ['**/node_modules'] },
    ),
  )
  return files.map((file) => file.replaceAll('\\', '/')).sort()
}

const without = (left: string[], files: string[]) => files.filter((file) => !left.includes(file))

interface Coverage {
  file: string
  lines: [found: number, hit: number]
  branches: [found: number, hit: number]
}

async function checkCoverage(): Promise<void> {
  const files = parseLcov(await readFile(LCOV, 'utf8').catch(() => ''))
  for (const kind of ['lines', 'branches'] as const) {
    const found = files.reduce((sum, file) => sum + file[kind][0], 0)
    const hit = files.reduce((sum, file) => sum + file[kind][1], 0)
    const percent = (100 * hit) / found
    record(`${percent.toFixed(2)} % of ${kind} covered, ${COVERED} wanted`, percent >= COVERED)
  }
  for (const name of FULLY_COVERED) {
    const file = files.find((candidate) => candidate.file === name)
    const whole = file !== undefined && [file.lines, file.branches].every(([found, hit]) => found === hit)
    record(`${name} is covered whole`, whole)
  }
}

function parseLcov(text: string): Coverage[] {
  return text
    .split('end_of_record')
    .filter((record) => record.includes('SF:'))
    .map((record) => {
      const number = (key: string) => Number(new RegExp(`^${key}:(\\d+)`, 'm').exec(record)?.[1] ?? 0)
      const path = /^SF:(.+)$/m.exec(record)?.[1] ?? ''
      return {
        file: relative(ROOT, join(ROOT, path)).replaceAll('\\', '/'),
        lines: [number('LF'), number('LH')],
        branches: [number('BRF'), number('BRH')],
      }
    })
}

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
await check('format and lint (biome)', 'biome', ['ci', '.'])
await check('types (tsc)', 'tsc', ['-p', '.'])
for (const [part, project] of [
  ['web app', 'frontend'],
  ['its build and its tests', 'frontend/tsconfig.node.json'],
  ['its service worker', 'frontend/worker'],
  ['its first script', 'frontend/begin'],
] as const) {
  await check(`types (${part})`, 'tsc', ['-p', project])
}
await check('generated files are current', process.execPath, ['scripts/generate.ts', '--check'])
await check('OpenAPI (redocly)', 'redocly', ['lint', 'backend/openapi.json'])
await check('the web app is built', process.execPath, ['scripts/setup.mjs', '--dev', '--web'])
const inBackend = without(GENERATED, await testsIn('backend'))
await runTests(await grouped(inBackend, PROCESSES, join(OUT, 'backend')), COVERAGE)
await checkCoverage()
const inWebApp = await grouped(await testsIn('frontend/src'), 3, join(OUT, 'frontend'))
await runTests([...GENERATED, ...inWebApp, ...(await testsIn('scripts', 'bench'))])
const inBrowser = without([SPEED], await testsIn('frontend/tests'))
await runTests(await grouped(inBrowser, BROWSERS, join(OUT, 'browser'), BOTH), IN_BROWSER)
await runTests([SPEED])

for (const failure of failures) console.log(`failed: ${failure}`)
console.log(`${passed} passed, ${failures.length} failed`)
process.exit(failures.length === 0 ? 0 : 1)
