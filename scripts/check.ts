import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { globalSetup, globalTeardown } from '../backend/tests/support/global-setup.ts'
import { NO_BROWSER } from '../frontend/tests/support/browser.ts'
import { findChromium } from '../frontend/tests/support/chromium.ts'
import { checkCoverage, MEASURED } from './check/coverage.ts'
import { allTests, plan } from './check/plan.ts'
import { createReport } from './check/report.ts'
import { BUILT, check, STATIC } from './check/static.ts'
import { runTests } from './check/tests.ts'

/**
 * `npm test`: what is checked each day, in minutes. `npm run test:all` (`--all`): everything, with coverage.
 * The last line is `N passed, N failed`: each static check counts as one, and each test as itself.
 */

const ROOT = join(import.meta.dirname, '..')
const OUT = join(ROOT, 'coverage')
const isAll = process.argv.includes('--all')

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
const report = createReport(process.stdout)
const place = { directory: OUT, signal: stop.signal }
const { backend, others, browser, speed } = plan(await allTests(), isAll)

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

await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })
if (isAll) process.env.TEST_LONG = 'yes'
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
if (stop.signal.aborted) report.failed('The run was ended before its end.')
process.exit(report.end() ? 0 : 1)
