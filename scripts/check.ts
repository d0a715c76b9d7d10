import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { whyNoCitus } from '../backend/tests/support/citus.ts'
import { globalSetup, globalTeardown } from '../backend/tests/support/global-setup.ts'
import { installPgBouncer, NO_PGBOUNCER } from '../backend/tests/support/pgbouncer.ts'
import { NO_BROWSER } from '../frontend/tests/support/browser.ts'
import { findChromium } from '../frontend/tests/support/chromium.ts'
import { installDesktop, NO_DESKTOP } from '../frontend/tests/support/desktop.ts'
import { testsOnCitus } from './check/citus.ts'
import { checkCoverage, MEASURED } from './check/coverage.ts'
import { allTests, DESKTOP, POOLER, plan } from './check/plan.ts'
import { createReport } from './check/report.ts'
import { BUILT, check, STATIC } from './check/static.ts'
import { runTests } from './check/tests.ts'

/**
 * `npm test`: what is checked each day, in minutes. `npm run test:all` (`--all`): everything, with coverage.
 * `npm run test:citus` (`--citus`): of that, only what runs on a Citus cluster.
 * The last line is `N passed, N failed`: each static check counts as one, and each test as itself.
 */

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'coverage')
const isAll = process.argv.includes('--all')
const onlyCitus = process.argv.includes('--citus')

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const report = createReport(process.stdout)
const place = { directory: OUT, signal: stop.signal }
const { backend, others, browser, speed } = plan(await testsHere(), isAll)

/** Every test file for which this machine has what it needs. */
async function testsHere(): Promise<string[]> {
  const files = await allTests()
  if (!isAll) return files
  const missing: string[] = []
  if (!installPgBouncer()) {
    report.leftOut(`the service behind a pooler. ${NO_PGBOUNCER}`)
    missing.push(POOLER)
  }
  if (!installDesktop()) {
    report.leftOut(`notifications on a desktop. ${NO_DESKTOP}`)
    missing.push(DESKTOP)
  }
  return files.filter((file) => !missing.includes(file))
}

async function staticChecks(): Promise<void> {
  const end = report.part('static checks')
  for (const each of STATIC) await check(report, each, stop.signal)
  end()
}

async function testsWithoutBrowser(): Promise<void> {
  const end = report.part('tests without a browser')
  // Many tests wait now and then: three at a time keep two cores busy. No test may depend on running alone.
  const atATime = { processes: 6, concurrency: 3 }
  if (isAll) {
    const coverage = MEASURED
    const measured = await runTests(report, {
      ...place,
      name: 'backend',
      files: backend,
      ...atATime,
      coverage,
    })
    if (stop.signal.aborted) return
    checkCoverage(report, measured)
    await runTests(report, { ...place, name: 'others', files: others, ...atATime })
  } else {
    await runTests(report, { ...place, name: 'tests', files: [...backend, ...others], ...atATime })
  }
  end()
}

async function testsInBrowser(): Promise<void> {
  if (!isAll && (await findChromium()) === undefined) {
    report.leftOut(`the journey through the web app. ${NO_BROWSER}`)
    return
  }
  const end = report.part('tests in a browser')
  // Each process has one browser and, for most of its files, one service. Two keep two cores busy.
  const atATime = { processes: 6, concurrency: 2, common: 'frontend/tests/support/both.ts' }
  await runTests(report, { ...place, name: 'browser', files: browser, ...atATime })
  if (speed.length > 0) await runTests(report, { ...place, name: 'speed', files: speed, ...atATime })
  end()
}

async function everythingElse(): Promise<void> {
  try {
    await globalSetup()
    const withoutBrowser = testsWithoutBrowser()
    const isBuilt = await check(report, BUILT, stop.signal)
    // The browser's tests keep two cores busy by themselves; one journey does not.
    if (isBuilt && !isAll) await testsInBrowser()
    await staticChecks()
    await withoutBrowser
    if (isBuilt && isAll) await testsInBrowser()
  } finally {
    await globalTeardown()
  }
}

async function onCitus(): Promise<void> {
  const why = whyNoCitus()
  if (why === undefined) return await testsOnCitus(report, place)
  if (isAll) report.leftOut(`the tests on Citus. ${why}`)
  else report.failed(why)
}

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
if (isAll) process.env.TEST_LONG = 'yes'
if (!onlyCitus) await everythingElse()
if ((isAll || onlyCitus) && !stop.signal.aborted) await onCitus()
if (stop.signal.aborted) report.failed('The run was ended before its end.')
process.exit(report.end() ? 0 : 1)
