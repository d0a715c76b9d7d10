import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const ROOT = join(import.meta.dirname, '../..')

/** Seconds of CPU that a file takes, its processes included, where that is far from what its size lets expect. */
export const SECONDS: Record<string, number> = {
  'frontend/tests/pages.merge.test.ts': 109,
  'scripts/package.merge.test.ts': 68,
  'frontend/tests/shell.merge.test.ts': 54,
  'backend/tests/rolling-restart.merge.test.ts': 53,
  'backend/tests/isolation.merge.test.ts': 47,
  'backend/tests/fuzz.merge.test.ts': 46,
  'backend/src/database/embedded.merge.test.ts': 45,
  'backend/tests/service.merge.test.ts': 45,
  'frontend/tests/passkeys.merge.test.ts': 44,
  'frontend/tests/drag-rows.merge.test.ts': 43,
  'frontend/tests/desktop-notifications.merge.test.ts': 41,
  'frontend/tests/no-storage.merge.test.ts': 40,
  'frontend/tests/workspaces.merge.test.ts': 38,
  'backend/src/database/embedded/owner.merge.test.ts': 36,
  'frontend/tests/push.merge.test.ts': 36,
  'frontend/tests/assistant.merge.test.ts': 36,
  'backend/tests/start.merge.test.ts': 33,
  'frontend/tests/back.merge.test.ts': 33,
  'frontend/tests/lists-look.merge.test.ts': 32,
  'backend/tests/reminders-killed.merge.test.ts': 31,
  'frontend/tests/quick-add-phone.merge.test.ts': 31,
  'frontend/tests/providers.merge.test.ts': 31,
  'backend/tests/ending-workers.merge.test.ts': 30,
  'frontend/tests/reference.merge.test.ts': 26,
  'backend/tests/full-disk.merge.test.ts': 24,
  'backend/src/telemetry/collector.merge.test.ts': 24,
  'backend/tests/pooler.merge.test.ts': 23,
  'backend/src/database/embedded/cluster.merge.test.ts': 23,
  'backend/tests/workers.merge.test.ts': 23,
  'frontend/tests/swipe.merge.test.ts': 21,
  'backend/src/cli/backup.merge.test.ts': 20,
  'backend/tests/convergence.merge.test.ts': 20,
  'backend/tests/undo.merge.test.ts': 18,
  'frontend/tests/lines.merge.test.ts': 18,
  'frontend/tests/drag-touch.merge.test.ts': 18,
  'frontend/tests/list-marks.merge.test.ts': 18,
  'frontend/tests/reminders.merge.test.ts': 18,
  'frontend/tests/serving.merge.test.ts': 17,
  'backend/src/events/resume.merge.test.ts': 16,
  'backend/tests/shared-convergence.merge.test.ts': 16,
  'frontend/tests/two-people.merge.test.ts': 16,
  'frontend/tests/detail.merge.test.ts': 15,
  'frontend/tests/first-load.merge.test.ts': 15,
  'backend/src/database/embedded/failure.merge.test.ts': 14,
  'scripts/setup.merge.test.ts': 14,
  'frontend/tests/inbox.merge.test.ts': 14,
  'frontend/tests/consent.merge.test.ts': 14,
  'backend/tests/mcp-conformance.merge.test.ts': 13,
  'backend/tests/batch.test.ts': 9,
}
/** Milliseconds after the last test in which a process has to end. */
const ENDING = 60_000
/** Bytes of a test that take a second, more or less. */
const BYTES = 4_000

/**
 * Writes modules that run several test files in one process, one after the other, so that what the service loads is
 * loaded and optimised once for all of them. Each file is a suite, so its hooks apply to its own tests only.
 * @param files paths from the root
 * @param processes the number of modules among which the files are divided, so that all take about as long
 * @param common a module loaded before the files, so that its hooks apply to all of them
 * @returns the modules' paths
 */
export async function grouped(
  files: string[],
  processes: number,
  directory: string,
  common?: string,
): Promise<string[]> {
  const weighed = await Promise.all(
    files.map(async (file) => ({
      file,
      seconds: SECONDS[file] ?? (await stat(resolve(ROOT, file))).size / BYTES,
    })),
  )
  await mkdir(directory, { recursive: true })
  return await Promise.all(
    divided(weighed, processes).map(async (group, index) => {
      const path = join(directory, `${index + 1}.test.ts`)
      await writeFile(path, moduleOf(group, costsIn(directory), common))
      return path
    }),
  )
}

/** The longest first, each to the group that has least to do. */
export function divided(files: { file: string; seconds: number }[], count: number): string[][] {
  const groups = Array.from({ length: count }, () => ({ seconds: 0, files: [] as string[] }))
  for (const { file, seconds } of files.toSorted((one, other) => other.seconds - one.seconds)) {
    const group = groups.reduce((least, each) => (each.seconds < least.seconds ? each : least))
    group.files.push(file)
    group.seconds += seconds
  }
  return groups.map((group) => group.files)
}

/** Where the processes note what each file has cost. */
export const costsIn = (directory: string): string => join(directory, 'costs.jsonl')

// The next file starts when the previous file's tests are done, or when that file could not be loaded.
const moduleOf = (
  files: string[],
  costs: string,
  common?: string,
): string => `import { flushCompileCache } from 'node:module'
import { after, describe } from 'node:test'
import { noteCost, usedCpu } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'cpu.ts')).href)}
${common === undefined ? '' : `import ${JSON.stringify(pathToFileURL(common).href)}\n`}
for (const [name, url] of ${JSON.stringify(files.map((file) => [file, pathToFileURL(file).href]))}) {
  const before = usedCpu()
  await new Promise((done) =>
    describe(name, async () => {
      after(done)
      await import(url)
      flushCompileCache() // for the services that its tests start
    }),
  )
  noteCost(${JSON.stringify(costs)}, { file: name, cpu: usedCpu() - before })
}
setTimeout(() => {
  console.error('All tests have ended; what keeps the process:', process.getActiveResourcesInfo())
  process.exit(1)
}, ${ENDING}).unref()
`
