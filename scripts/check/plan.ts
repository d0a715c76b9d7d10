import { glob } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** The one journey through the web app that `npm test` makes in a browser. */
export const JOURNEY = 'frontend/tests/journey.test.ts'
/** Its figures only hold on a machine that does nothing else. */
export const SPEED = 'frontend/tests/speed.nightly.test.ts'
/** Tests of what only a Citus cluster does. */
const CITUS = /^backend\/tests\/citus\//
/** Tests with thousands of requests each, which take half as long again with coverage. */
const GENERATED = ['backend/tests/fuzz.test.ts', 'backend/tests/isolation.test.ts']
/** It needs PgBouncer, which few machines have. */
export const POOLER = 'backend/tests/pooler.merge.test.ts'
/** It needs a whole Chromium and a message bus. */
export const DESKTOP = 'frontend/tests/desktop-notifications.merge.test.ts'
/**
 * What is not for each day: what takes too long, however it is done (every scenario measured once, servers killed again
 * and again, a package installed), and what needs a program that few machines have.
 */
export const LONG = [
  'bench/bench.merge.test.ts',
  'backend/tests/rolling-restart.merge.test.ts',
  'backend/tests/reminders-killed.merge.test.ts',
  'backend/src/database/embedded/failure.merge.test.ts',
  'backend/src/database/embedded/owner.merge.test.ts',
  'scripts/package.merge.test.ts',
  POOLER,
]

export interface Plan {
  /** Tests of the service, whose coverage can be measured. */
  backend: string[]
  /** Other tests that need no browser. */
  others: string[]
  browser: string[]
  speed: string[]
  citus: string[]
}

/** Every test file, as a path from the root. */
export async function allTests(): Promise<string[]> {
  const files = await Array.fromAsync(
    glob('{backend,frontend,scripts,bench,sdk,grammar}/**/*.test.ts', {
      cwd: ROOT,
      exclude: ['**/node_modules', 'frontend/dist*'],
    }),
  )
  return files.map((file) => file.replaceAll('\\', '/')).sort()
}

/** Divides the files into those of each kind. @param everything `npm run test:all`; else `npm test` */
export function plan(files: string[], everything: boolean): Plan {
  const wanted = everything ? files : files.filter((file) => isDaily(file))
  const isBrowser = (file: string) => file.startsWith('frontend/tests/') && file !== SPEED
  const isBackend = (file: string) =>
    /^(backend|grammar)\//.test(file) && !GENERATED.includes(file) && !CITUS.test(file)
  return {
    backend: wanted.filter(isBackend),
    browser: wanted.filter(isBrowser),
    speed: wanted.filter((file) => file === SPEED),
    citus: wanted.filter((file) => CITUS.test(file)),
    others: wanted.filter(
      (file) => file !== SPEED && !isBrowser(file) && !isBackend(file) && !CITUS.test(file),
    ),
  }
}

const isDaily = (file: string) =>
  file === JOURNEY || !(LONG.includes(file) || file.startsWith('frontend/tests/') || CITUS.test(file))
