import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { User } from './app.ts'
import { PATIENCE } from './eventually.ts'

/**
 * Windows that one test leaves to the next: opening one and loading the app in it costs more than most tests. Whoever
 * signs in next finds the app running, as where several people use one browser.
 */

/** What changes a window in a way that a user cannot undo: it is not used again. */
const LASTING = {
  page: ['addInitScript', 'emulateMedia', 'exposeBinding', 'exposeFunction', 'route', 'setViewportSize'],
  context: [
    ...['addInitScript', 'exposeFunction', 'grantPermissions', 'newCDPSession', 'newPage', 'route'],
    ...['setExtraHTTPHeaders', 'setOffline', 'setStorageState'],
  ],
  clock: ['fastForward', 'install', 'pauseAt', 'runFor', 'setFixedTime', 'setSystemTime'],
} as const

interface Window {
  page: Page
  browser: Browser
  /** The settings with which it was opened. */
  settings: string
  isSpoilt: boolean
}

const windows = new WeakMap<Page, Window>()
/** One is enough: the tests of a file mostly want the same. */
let free: Window | undefined

/** @returns a window with these settings: an empty one, or one that another test has left */
export async function takeWindow(
  browser: Browser,
  options: BrowserContextOptions,
  mayBeUsed: boolean,
): Promise<Page> {
  const settings = JSON.stringify(options)
  if (mayBeUsed && free?.browser === browser && free.settings === settings) {
    const { page } = free
    free = undefined
    return page
  }
  const context = await browser.newContext(options)
  context.setDefaultTimeout(PATIENCE)
  const page = await context.newPage()
  const window = { page, browser, settings, isSpoilt: false }
  windows.set(page, window)
  notice(window, page, LASTING.page)
  notice(window, context, LASTING.context)
  notice(window, page.clock, LASTING.clock)
  return page
}

/** Called when the test has ended. @param mayBeUsed whether the next test may have it */
export async function leaveWindow(page: Page, mayBeUsed: boolean): Promise<void> {
  const window = windows.get(page)
  if (window === undefined || !mayBeUsed || window.isSpoilt || page.isClosed())
    return await page.context().close()
  const former = free
  page.removeAllListeners()
  free = window
  await former?.page.context().close()
}

/** Has this user sign in where another one was, and shows them the page. */
export async function hand(page: Page, { email }: User, path: string): Promise<void> {
  // Nothing may be held down, and the next test does not expect the pointer over anything.
  await page.mouse.move(0, 0)
  // On a page that is the same for everybody: where the last user is, the next one may not be allowed.
  await visit(page, '/verify-email')
  await page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
    // As another window of the browser says it.
    new BroadcastChannel('docket-session').postMessage('changed')
  })
  await page.waitForFunction((name) => {
    const stored = JSON.parse(localStorage.getItem('docket.user') ?? 'null') as {
      user: { email: string }
    } | null
    return stored?.user.email === name && document.querySelector('main#main') === null
  }, email)
  await visit(page, path)
}

/** Shows another page of the app, without loading the app again. */
export const visit = (page: Page, path: string): Promise<void> =>
  page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

function notice<Of extends object>(window: Window, of: Of, names: readonly (keyof Of)[]): void {
  for (const name of names) {
    const call = of[name]
    if (typeof call !== 'function') throw new Error(`There is no ${String(name)}.`)
    of[name] = ((...values: unknown[]) => {
      window.isSpoilt = true
      return call.apply(of, values) as unknown
    }) as Of[typeof name]
  }
}
