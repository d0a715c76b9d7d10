import { glob } from 'node:fs/promises'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/**
 * When a test runs is read off its name: `*.test.ts` each day, `*.merge.test.ts` at each merge (what takes long, however
 * it is done: a browser, servers killed again and again, a package installed), `*.nightly.test.ts` each night (what is
 * true in the long run).
 */
export const RINGS = ['daily', 'merge', 'nightly'] as const
export type Ring = (typeof RINGS)[number]

/** What a test needs to run is read off its path. */
export const KINDS = ['node', 'dom', 'browser', 'citus'] as const
export type Kind = (typeof KINDS)[number]

export const ringOf = (file: string): Ring =>
  RINGS.find((ring) => file.endsWith(`.${ring}.test.ts`)) ?? 'daily'

export function kindOf(file: string): Kind {
  if (file.startsWith('frontend/tests/')) return 'browser'
  if (file.startsWith('backend/tests/citus/')) return 'citus'
  return /\.dom\.[^/]*test\.ts$/.test(file) ? 'dom' : 'node'
}

/** It needs PgBouncer, which few machines have. */
export const POOLER = 'backend/tests/pooler.merge.test.ts'
/** It needs a whole Chromium and a message bus. */
export const DESKTOP = 'frontend/tests/desktop-notifications.merge.test.ts'

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

/** The files of one kind that a ring has. */
export const filesOf = (files: string[], ring: Ring, kind: Kind): string[] =>
  files.filter((file) => ringOf(file) === ring && kindOf(file) === kind)

/** What is measured at night: everything that runs the service without a browser, in any ring. */
export const measuredTests = (files: string[]): string[] =>
  files.filter((file) => kindOf(file) === 'node' && /^(backend|grammar)\//.test(file))
