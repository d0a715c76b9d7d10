import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installCitus } from '../../backend/tests/support/citus.ts'
import { startCluster } from '../../backend/tests/support/citus-cluster.ts'
import { globalSetup, globalTeardown } from '../../backend/tests/support/global-setup.ts'
import { importsOf, textOf } from '../../backend/tests/support/imports.ts'
import { EXCEPTIONS } from './citus-exceptions.ts'
import { allTests, filesOf } from './plan.ts'
import type { Report } from './report.ts'
import { runTests, type TestRun } from './tests.ts'

const ROOT = join(import.meta.dirname, '../..')

type Place = Pick<TestRun, 'directory' | 'signal'>

/** For merges: runs the tests of what only a Citus cluster does. Each process loads the service: they are few. */
export const citusTests = async (report: Report, place: Place) =>
  onCluster(report, place, filesOf(await allTests(), 'merge', 'citus'), 3)

/** For each night: runs them, and all other tests of the backend that use the tests' database. */
export const testsOnCitus = async (report: Report, place: Place) =>
  onCluster(report, place, (await allTests()).filter(usesDatabase), 6)

async function onCluster(report: Report, place: Place, files: string[], processes: number): Promise<void> {
  const refused = await installCitus().then(
    () => undefined,
    (error: Error) => error.message,
  )
  report.check('Citus is installed', refused === undefined, refused)
  if (refused !== undefined) return
  const end = report.part('tests on Citus')
  const cluster = await startCluster()
  try {
    Object.assign(process.env, {
      TEST_DATABASE_URL: cluster.url,
      TEST_CITUS_WORKERS: cluster.workers.join(' '),
    })
    // Random tests try as much as each day.
    delete process.env.TEST_LONG
    await globalSetup()
    await runTests(report, {
      ...place,
      name: 'citus',
      files,
      ...{ processes, concurrency: 3 },
      except: EXCEPTIONS.map(
        ({ file, title }) => new RegExp(`^${RegExp.escape(file)} .*${RegExp.escape(title)}`),
      ),
    })
  } finally {
    await globalTeardown()
    delete process.env.TEST_CITUS_WORKERS
    await cluster.stop()
  }
  end()
}

const DATABASE = 'backend/tests/support/database.ts'
const EMBEDDED = 'backend/src/database/embedded.ts'

/**
 * Whether the file tests something on the tests' server: what needs no database, or starts one of its own, is the same
 * on Citus.
 */
function usesDatabase(file: string): boolean {
  return file.startsWith('backend/') && reachable(file).has(DATABASE) && !importsIn(file).includes(EMBEDDED)
}

const importsIn = (path: string): string[] => importsOf({ path, text: textOf(path) })

/** What a file imports that is only for tests, directly or not. */
function reachable(path: string, found = new Set<string>()): Set<string> {
  for (const next of importsIn(path)) {
    if (found.has(next) || !FOR_TESTS.test(next) || !existsSync(join(ROOT, next))) continue
    found.add(next)
    reachable(next, found)
  }
  return found
}

const FOR_TESTS = /^backend\/tests\/|\/(fixture|testing)\.ts$/
