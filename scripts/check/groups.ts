import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Writes modules that run several test files in one process, one after the other, so that what the service loads is
 * loaded once for all of them. Each file is a suite, so its hooks apply to its own tests only.
 * @param files paths from the root
 * @param processes the number of modules among which the files are divided
 * @param common a module loaded before the files, so that its hooks apply to all of them
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

// The next file starts when the previous file's tests are done, or when that file could not be loaded.
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
