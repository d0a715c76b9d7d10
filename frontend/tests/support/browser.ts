import { type Browser, chromium } from 'playwright-core'
import { findChromium } from './chromium.ts'

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
/** Also said by `npm test`, which needs a browser for one journey only. */
export const NO_BROWSER =
  'There is no Chromium, Chrome or Edge on the PATH for the tests of the web app. ' +
  'Install one, or name it with CHROMIUM_PATH.'
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  `--host-resolver-rules=${Object.values(NAMED)
    .map((name) => `MAP ${name} 127.0.0.1`)
    .join(',')}`,
  `--disable-features=${[...UNSEEN, ...UNKNOWN_TO_PLAYWRIGHT, ...ASKING].join(',')}`,
]

/**
 * Opens a headless browser. One per test file is enough: each page has cookies and storage of its own.
 * @throws if there is none: a test that needs a browser fails without one, and is not skipped
 */
export async function openBrowser(): Promise<Browser> {
  const program = await findChromium()
  if (program === undefined) throw new Error(NO_BROWSER)
  const { executablePath, env } = program
  return await chromium.launch({ executablePath, env: { ...process.env, ...env }, args: FLAGS })
}
