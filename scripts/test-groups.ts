import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Writes modules that run several files of tests in one process, one after the other: what the service loads is loaded
 * once for all of them. Each file is a suite, so its hooks are for its own tests.
 * @param files from the root on
 * @param processes into how many modules the files are dealt out
 * @param common what is loaded before them, so that its hooks are for all of them
 * @returns the modules' paths
 */
export async function grouped(
  files: string[],
  processes: number,
  directory: string,
  common?: string,
): Promise<string[]> {
  const groups = Object.values(Object.groupBy(files, (_, index) => index % processes))
  await mkdir(directory, { recursive: true })
  return await Promise.all(
    groups.map(async (group = [], index) => {
      const path = join(directory, `${index + 1}.test.ts`)
      await writeFile(path, moduleOf(group, common))
      return path
    }),
  )
}

// The next file begins when the tests of the one before are over, or when it could not be loaded.
const moduleOf = (files: string[], common?: string): string => `import { after, describe } from 'node:test'
${common === undefined ? '' : `import ${JSON.stringify(pathToFileURL(common).href)}\n`}
for (const [name, url] of ${JSON.stringify(files.map((file) => [file, pathToFileURL(file).href]))}) {
  await new Promise((done) =>
    describe(name, async () => {
      after(done)
      await import(url)
    }),
  )
}
`
