import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The list of what Docket is made of (SBOM, CycloneDX 1.6, as JSON): every package that package-lock.json has for the
 * service on any platform, and for the web app. The same from every checkout of one commit.
 */
export async function sbomOf(root: string): Promise<string> {
  const tool = join(root, 'node_modules/@cyclonedx/cyclonedx-npm/bin/cyclonedx-npm-cli.js')
  // npm calls the lock file invalid for a version that a tool of development wants otherwise, and lists all the same.
  const lenient = ['--package-lock-only', '--ignore-npm-errors']
  const options = [...lenient, '--omit', 'dev', '--mc-type', 'application', '--output-reproducible']
  const { stdout } = await run(process.execPath, [tool, ...options, join(root, 'package.json')], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}
