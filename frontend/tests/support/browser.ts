import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'msedge']
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
/** Each window would have two pages for the drop-down of its address bar, which cost more than the app. */
const UNSEEN = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']
/** The features that Playwright turns off for predictable pages: passing a list replaces its own. */
const UNKNOWN_TO_PLAYWRIGHT = [
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
]
/** Features that contact other servers. */
const ASKING = [
  'AimEnabled',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PreconnectToSearch',
]
/** Further names of the service: one as in home networks, and one that anybody could own. */
export const NAMED = { athome: 'nas.local', anybodys: 'docket.example' }
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  `--host-resolver-rules=${Object.values(NAMED)
    .map((name) => `MAP ${name} 127.0.0.1`)
    .join(',')}`,
  `--disable-features=${[...UNSEEN, ...UNKNOWN_TO_PLAYWRIGHT, ...ASKING].join(',')}`,
]

/** Opens a headless browser. One per test file is enough: each page has cookies and storage of its own. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await findChromium(), args: FLAGS })
}

/**
 * The machine's Chromium, Chrome or Edge; if there is none, Chromium is installed where root runs the tests on Debian.
 * @throws if there is none: a test that needs a browser fails without one, and is not skipped
 */
export async function findChromium(): Promise<string> {
  const asked = process.env.CHROMIUM_PATH
  if (asked !== undefined && asked !== '') {
    if (runs(asked)) return asked
    throw new Error(`CHROMIUM_PATH names no program: ${asked}`)
  }
  const found = installed() ?? (await install())
  if (found !== undefined) return found
  throw new Error(
    'The tests of the web app need Chromium, Chrome or Edge, and there is none on the PATH. ' +
      'Install one (on Debian: sudo apt-get install chromium), or name it with CHROMIUM_PATH.',
  )
}

function installed(): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => places.map((place) => join(place, name)))
  return [...onPath, ...APPLICATIONS].find(runs)
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Installs Debian's package; does nothing on other systems, or for users other than root. */
async function install(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  console.error('There is no Chromium for the tests of the web app: installing the package `chromium` …')
  // A mirror that is being updated fails for a moment.
  const done = (await aptGet()) || (await aptGet())
  return done ? installed() : undefined
}

async function aptGet(): Promise<boolean> {
  const environment = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  const options = ['-qq', '-o', 'DPkg::Lock::Timeout=300']
  try {
    await promisify(execFile)('apt-get', [...options, 'update'], environment)
    await promisify(execFile)(
      'apt-get',
      [...options, 'install', '-y', '--no-install-recommends', 'chromium'],
      environment,
    )
    return true
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return false
  }
}
