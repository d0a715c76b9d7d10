import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { installed, namedBy } from '../../../backend/tests/support/programs.ts'

/** Finds the browser that the tests run in. */

export interface Program {
  executablePath: string
  /** What it needs in its environment besides ours. */
  env: Record<string, string>
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const PACKAGE = '@sparticuz/chromium'
const CACHE = join(import.meta.dirname, '../../../node_modules/.cache')

/**
 * `CHROMIUM_PATH`; else the one that npm has installed, the same on each machine; else the machine's own.
 * @returns undefined if there is none
 */
export async function findChromium(): Promise<Program | undefined> {
  const asked = namedBy('CHROMIUM_PATH')
  if (asked !== undefined) return { executablePath: asked, env: {} }
  if (process.platform === 'linux' && process.arch === 'x64') return await packaged()
  const found = installed(NAMES, APPLICATIONS)
  return found === undefined ? undefined : { executablePath: found, env: {} }
}

/** The browser in npm's package, which is packed there: unpacked once for this checkout, which takes some seconds. */
async function packaged(): Promise<Program> {
  const main = createRequire(import.meta.url).resolve(PACKAGE)
  const home = join(main, '../..')
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const place = join(CACHE, `chromium-${version}`)
  if (!existsSync(place)) await unpack(home, place)
  return {
    executablePath: join(place, 'chromium'),
    // A small system lacks these libraries, and fonts.
    env: { LD_LIBRARY_PATH: join(place, 'al2023/lib'), FONTCONFIG_FILE: join(place, 'fonts.conf') },
  }
}

/** The package unpacks to the temporary directory, under names that everybody on the machine would share. */
const UNPACK = `import chromium, { inflate } from '${PACKAGE}'
await chromium.executablePath()
await inflate(process.argv[1])`

/** The folder appears with all that belongs to it, also where several processes unpack at once. */
async function unpack(home: string, place: string): Promise<void> {
  await mkdir(CACHE, { recursive: true })
  const made = await mkdtemp(`${place}-`)
  const script = ['--input-type=module', '--eval', UNPACK, join(home, 'bin/al2023.tar.br')]
  const options = { cwd: import.meta.dirname, env: { ...process.env, TMPDIR: made } }
  await promisify(execFile)(process.execPath, script, options)
  await writeFile(join(made, 'fonts.conf'), fontsIn(join(place, 'fonts')))
  try {
    await rename(made, place)
  } catch (error) {
    await rm(made, { recursive: true })
    if (!existsSync(place)) throw error
  }
}

/** The app brings its own fonts; a browser wants one for everything else. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
</fontconfig>
`
