import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { whyNoCitus } from '../backend/tests/support/citus.ts'
import { globalSetup, globalTeardown } from '../backend/tests/support/global-setup.ts'
import { installPgBouncer, NO_PGBOUNCER } from '../backend/tests/support/pgbouncer.ts'
import { NO_BROWSER } from '../frontend/tests/support/browser.ts'
import { findChromium } from '../frontend/tests/support/chromium.ts'
import { installDesktop, NO_DESKTOP } from '../frontend/tests/support/desktop.ts'
import { citusTests, testsOnCitus } from './check/citus.ts'
import { checkCoverage, MEASURED } from './check/coverage.ts'
import {
  allTests,
  DESKTOP,
  filesOf,
  type Kind,
  measuredTests,
  POOLER,
  RINGS,
  type Ring,
} from './check/plan.ts'
import { createReport } from './check/report.ts'
import { BUILT, check, STATIC } from './check/static.ts'
import { runTests, type TestRun } from './check/tests.ts'

/**
 * Runs rings of checks, one after the other: `npm test` is `daily`, `npm run test:all` is `daily merge`, and
 * `npm run test:nightly` is `nightly`. `citus` alone is the backend's tests on a Citus cluster.
 * The last line is `N passed, N failed`: each static check counts as one, and each test as itself.
 */

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'coverage')
const asked = process.argv.slice(2)
const isAsked = (ring: Ring | 'citus') => asked.includes(ring)

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const report = createReport(process.stdout)
const place = { directory: OUT, signal: stop.signal }
let files: string[] = []

/** How many processes share the files of a kind, and how many of those run at a time. */
const SHARES: Record<Exclude<Kind, 'citus'>, Pick<TestRun, 'processes' | 'concurrency' | 'common'>> = {
  // Many tests wait now and then: three processes keep two cores busy. No test may depend on running alone.
  node: { processes: 6, concurrency: 3 },
  // Each process has one window and, for most of its files, one service.
  dom: { processes: 2, concurrency: 2, common: 'frontend/tests/support/dom.ts' },
  browser: { processes: 4, concurrency: 2, common: 'frontend/tests/support/both.ts' },
}

async function tests(ring: Ring, kind: Exclude<Kind, 'citus'>, shares = SHARES[kind]): Promise<void> {
  const wanted = filesOf(files, ring, kind)
  if (wanted.length === 0 || stop.signal.aborted) return
  const end = report.part(`${ring} ${kind}`)
  await runTests(report, { ...place, name: `${ring}-${kind}`, files: wanted, ...shares })
  end()
}

async function daily(): Promise<void> {
  const end = report.part('daily')
  // Beside each other: what waits for a page looks again and again, which takes longer the less CPU it gets.
  const withoutBrowser = tests('daily', 'node', { ...SHARES.node, concurrency: 2 })
  if (await check(report, BUILT, stop.signal)) {
    await tests('daily', 'dom', { ...SHARES.dom, processes: 1 })
    if ((await findChromium()) !== undefined) await tests('daily', 'browser')
    else report.leftOut(`the journey through the web app. ${NO_BROWSER}`)
  }
  for (const each of STATIC) await check(report, each, stop.signal)
  await withoutBrowser
  end()
}

async function merge(): Promise<void> {
  leaveOutWhatIsMissing()
  if (!(await check(report, BUILT, stop.signal))) return
  await tests('merge', 'dom')
  // Beside each other: both wait a lot, for a page or for a service that starts.
  await Promise.all([tests('merge', 'browser'), tests('merge', 'node', { ...SHARES.node, concurrency: 2 })])
}

/** Not in the tests of every day: which programs they need is told once. */
function leaveOutWhatIsMissing(): void {
  const missing: string[] = []
  if (!installPgBouncer()) {
    report.leftOut(`the service behind a pooler. ${NO_PGBOUNCER}`)
    missing.push(POOLER)
  }
  if (!installDesktop()) {
    report.leftOut(`notifications on a desktop. ${NO_DESKTOP}`)
    missing.push(DESKTOP)
  }
  files = files.filter((file) => !missing.includes(file))
}

async function nightly(): Promise<void> {
  process.env.TEST_LONG = 'yes'
  leaveOutWhatIsMissing()
  const end = report.part('coverage')
  const run = { ...place, name: 'coverage', files: measuredTests(files), ...SHARES.node }
  checkCoverage(report, await runTests(report, { ...run, coverage: MEASURED }))
  end()
  await tests('nightly', 'node')
  if (!(await check(report, BUILT, stop.signal))) return
  await tests('nightly', 'dom')
  // Alone: it measures.
  await tests('nightly', 'browser')
}

async function onCitus(run: typeof citusTests): Promise<void> {
  if (stop.signal.aborted) return
  const why = whyNoCitus()
  if (why === undefined) await run(report, place)
  else if (isAsked('citus')) report.failed(why)
  else report.leftOut(`the tests on Citus. ${why}`)
}

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
files = await allTests()
if (RINGS.some(isAsked)) {
  try {
    await globalSetup()
    if (isAsked('daily')) await daily()
    if (isAsked('merge')) await merge()
    if (isAsked('nightly')) await nightly()
  } finally {
    await globalTeardown()
  }
}
if (isAsked('merge')) await onCitus(citusTests)
if (isAsked('nightly') || isAsked('citus')) await onCitus(testsOnCitus)
if (stop.signal.aborted) report.failed('The run was ended before its end.')
process.exit(report.end() ? 0 : 1)
